/* SPDX-License-Identifier: MIT */
/* Work and service: who is the employer and what the position, when a line says both. */
#include "importers/outline/kinds.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

enum {
    PLACE_LEN = 48, /* bytes of a place; what is longer is none */
    NEAR_LEN = 32,  /* of one that only its marks set apart: "**Acme** Berlin" */
};

static size_t count_words(enum cvx_word_class words, const struct cvx_part *part)
{
    return part->text ? cvx_words_count(words, part->text, strlen(part->text)) : 0;
}

/* "Freelance" beside a position stands where the employer would. */
static bool is_own_boss(const struct cvx_part *part)
{
    static const char *const words[] = {
        "freelance",     "freelancer",  "self-employed", "self employed", "freiberuflich",
        "selbstständig", "independent", "indépendant",   "autônomo",      "autónomo"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(part->text, words[i]) == 0)
            return true;
    return false;
}

/* The part that says what the person did: the first that names an occupation and no organization,
 * else the first that names an occupation at all. */
static struct cvx_part *find_position(struct cvx_head *head, const struct cvx_part *employer)
{
    struct cvx_part *found = NULL;
    for (size_t i = 0; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        if (part == employer || count_words(CVX_WORDS_ROLE, part) == 0)
            continue;
        if (count_words(CVX_WORDS_BODY, part) == 0 && !is_own_boss(part))
            return part;
        found = found ? found : part;
    }
    return found;
}

/* "Emergency Department", "School of Physics": a part of an organization. "Ant Group" and "Harvard
 * Medical School" are employers, whatever else is said. */
static bool is_unit(const struct cvx_part *part)
{
    static const char *const lasts[] = {"department", "dept", "division",
                                        "unit",       "team", "abteilung"};
    const char *blank = strrchr(part->text, ' ');
    for (size_t i = 0; blank && i < sizeof lasts / sizeof *lasts; i++)
        if (strcasecmp(blank + 1, lasts[i]) == 0)
            return true;
    const char *fact = cvx_fact_of_entry(part->text, strcspn(part->text, " "));
    return blank && fact && strcmp(fact, "department") == 0;
}

/* The part after a word such as "at"; else one that names an organization, and rather a whole one.
 */
static struct cvx_part *find_employer(struct cvx_head *head, const struct cvx_part *position)
{
    for (size_t i = 0; i < head->count; i++)
        if (head->parts[i].text && head->parts[i].joint == CVX_JOINT_AT && i > 0)
            return &head->parts[i];
    struct cvx_part *unit = NULL;
    for (size_t i = 0; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        if (part == position || count_words(CVX_WORDS_BODY, part) == 0 ||
            count_words(CVX_WORDS_ROLE, part) > 0)
            continue;
        if (!is_unit(part))
            return part;
        unit = unit ? unit : part;
    }
    return unit;
}

/* "某公司 | 后端开发": behind a bar, in Chinese, Japanese or Korean, what is longer than the name
 * of a city is what one did there. */
static bool is_foreign_position(const struct cvx_part *part)
{
    static const char *const places[] = {"市", "省", "区", "县", "都",
                                         "府", "県", "시", "도", "구"};
    const size_t len = strlen(part->text);
    if (part->joint != CVX_JOINT_BAR || (unsigned char)part->text[0] < 0xE3 || len < 12)
        return false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (strcmp(part->text + len - 3, places[i]) == 0)
            return false;
    return true;
}

/* "*Illustrator* · Berlin" below the employer: what begins a line that says more. */
static bool begins_line(const struct cvx_head *head, size_t i)
{
    const struct cvx_part *part = &head->parts[i];
    return i > 0 && part[-1].at != part->at && i + 1 < head->count && part[1].at == part->at &&
           part[1].joint == CVX_JOINT_BAR &&
           cvx_styled_all(&part->styled, CVX_MARK_EMPHASIS | CVX_MARK_STRONG);
}

/* Decides who is who; either may stay NULL. True when a word told which is which. */
static bool tell_apart(struct cvx_head *head, struct cvx_part **position,
                       struct cvx_part **employer)
{
    *employer = find_employer(head, NULL);
    *position = find_position(head, *employer);
    if (!*employer)
        *employer = find_employer(head, *position);
    const bool told = *employer || *position;
    for (size_t i = 0; i < head->count && head->count > 1; i++) {
        struct cvx_part *part = &head->parts[i];
        if (!part->text || part == *position || part == *employer)
            continue;
        if (!*position &&
            (!*employer || part < *employer || is_foreign_position(part) || begins_line(head, i)))
            *position = part;
        else if (!*employer && !(part->joint == CVX_JOINT_PAREN))
            *employer = part;
    }
    if (!told && head->count == 1)
        *employer = &head->parts[0];
    return told || head->count < 2;
}

/* "Ant Group, Berlin" in one marked part: the employer, and the place behind the comma. */
static const char *split_place(struct cvx_outlining *out, const char *text, const char **place)
{
    const char *comma = strstr(text, ", ");
    *place = NULL;
    if (!comma || strlen(comma) > PLACE_LEN ||
        cvx_words_count(CVX_WORDS_BODY, comma, strlen(comma)) > 0)
        return text;
    *place = comma + 2;
    return cvx_out_trim(out, text, (size_t)(comma - text));
}

/* "Siemens AG in Erlangen": behind the form of a company stands where it is. */
static const char *split_in(struct cvx_outlining *out, const char *text, const char **place)
{
    static const char *const forms[] = {"AG",   "GmbH", "KG",   "SE", "e.V.", "Inc.", "Ltd",
                                        "Ltd.", "LLC",  "S.A.", "SA", "SAS",  "OHG",  "mbH"};
    static const char *const words[] = {" in ", " à ", " en ", " em "};
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        const char *at = strstr(text, words[w]);
        const size_t len = at ? (size_t)(at - text) : 0;
        for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
            const size_t size = strlen(forms[i]);
            if (len > size + 1 && at[-(ptrdiff_t)size - 1] == ' ' &&
                strncmp(at - size, forms[i], size) == 0) {
                *place = at + strlen(words[w]);
                return cvx_out_trim(out, text, len);
            }
        }
    }
    return text;
}

const char *cvx_paren_split(struct cvx_outlining *out, const char *text, const char **before)
{
    const size_t len = strlen(text);
    *before = text;
    if (len < 3 || text[len - 1] != ')')
        return NULL;
    const char *open = strrchr(text, '(');
    if (!open || open == text || open[-1] != ' ')
        return NULL;
    *before = cvx_out_trim(out, text, (size_t)(open - text));
    return cvx_out_trim(out, open + 1, strlen(open + 1) - 1);
}

static bool is_place(const char *text)
{
    const char *digit = strpbrk(text, "0123456789"); /* only of a postal code, before the city */
    return strlen(text) <= PLACE_LEN && !strpbrk(text, ".!?;:") && (!digit || digit == text) &&
           cvx_words_count(CVX_WORDS_BODY, text, strlen(text)) == 0 &&
           (isupper((unsigned char)*text) || (unsigned char)*text >= 0x80 || digit == text);
}

/* "São Paulo, SP": letters of a state are a place, whatever else they stand for. */
static bool is_region(const char *text)
{
    return isupper((unsigned char)text[0]) && isupper((unsigned char)text[1]) && !text[2];
}

static size_t count_blanks(const char *text)
{
    size_t blanks = 0;
    for (; *text; text++)
        blanks += *text == ' ';
    return blanks;
}

/* The parts after the employer that say where: behind a comma, a bar, or on the same line. */
static void take_places(struct cvx_outlining *out, struct cvx_head *head, size_t employer,
                        struct cvx_node *node)
{
    for (size_t i = employer + 1; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        if (!part->text)
            continue;
        if (part->joint == CVX_JOINT_LINE && count_blanks(part->text) > 2)
            return; /* a line of its own that says more than where */
        if ((part->joint != CVX_JOINT_COMMA && part->joint != CVX_JOINT_BAR &&
             part->joint != CVX_JOINT_LINE && part->joint != CVX_JOINT_PAREN &&
             !(part->joint == CVX_JOINT_MARK && i + 1 == head->count &&
               strlen(part->text) < NEAR_LEN)) ||
            !(is_place(part->text) || is_region(part->text)) ||
            cvx_words_count(CVX_WORDS_ROLE, part->text, strlen(part->text)) > 0)
            return;
        cvx_out_text(out, node, "location", cvx_part_take(part), part->at);
    }
}

/* What is left of a head: a group or laboratory is the department, the rest is text. */
static void take_rest(struct cvx_outlining *out, struct cvx_head *head, struct cvx_node *node)
{
    for (size_t i = 0; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        if (part->text && count_words(CVX_WORDS_BODY, part) > 0 && strlen(part->text) < 120 &&
            !cvx_node_find(node, "department"))
            cvx_out_text(out, node, "department", cvx_part_take(part), part->at);
    }
    const struct cvx_part *first = cvx_head_next(head);
    cvx_out_text(out, node, "summary", cvx_head_rest(out, head), first ? first->at : head->at);
}

static void set_employer(struct cvx_outlining *out, struct cvx_head *head,
                         struct cvx_part *employer, struct cvx_node *node, const char *key)
{
    const struct cvx_block_line *at = employer->at;
    const char *place;
    const char *name = cvx_part_take(employer);
    const bool marked =
        cvx_styled_all(&employer->styled, CVX_MARK_EMPHASIS | CVX_MARK_STRONG | CVX_MARK_LINK);
    if (marked)
        name = split_place(out, name, &place);
    else
        place = cvx_paren_split(out, name, &name);
    if (!place)
        name = split_in(out, name, &place);
    cvx_out_text(out, node, key, name, at);
    if (place && is_place(place))
        cvx_out_text(out, node, "location", place, at);
    else if (place)
        cvx_out_text(out, node, "summary", place, at);
    take_places(out, head, (size_t)(employer - head->parts), node);
}

static void make_job(struct cvx_outlining *out, struct cvx_entry *entry, struct cvx_node *node,
                     const char *section)
{
    struct cvx_head *head = &entry->head;
    struct cvx_part *position;
    struct cvx_part *employer;
    cvx_head_facts(out, head, node, section);
    if (!tell_apart(head, &position, &employer) && position)
        cvx_out_report(out, CVX_CODE_GUESSED, head->at, "%s was taken for the position",
                       cvx_diag_quote(out->diag, position->text));
    if (position)
        cvx_out_text(out, node, "position", cvx_part_take(position), position->at);
    if (employer)
        set_employer(out, head, employer, node,
                     strcmp(section, "work") == 0 ? "name" : "organization");
    if (head->url)
        cvx_out_text(out, node, "url", head->url, head->url_at);
    take_rest(out, head, node);
    cvx_head_dates(out, head, node, false);
    cvx_entry_body(out, entry, node, section, "summary");
}

void cvx_make_work(struct cvx_outlining *out, struct cvx_entry *entry,
                   const struct cvx_chapter *chapter)
{
    (void)chapter;
    make_job(out, entry, cvx_out_entry(out, "work", entry->head.at), "work");
}

/* Where the words for a role in a committee begin: "Shadow TPC" in "Eurosys Shadow TPC". */
static size_t find_service(const char *text)
{
    const size_t len = strlen(text);
    size_t word_len;
    size_t at = cvx_words_find(CVX_WORDS_SERVICE, text, len, &word_len);
    if (at == len)
        return 0;
    for (;;) { /* the words before it that belong to it */
        size_t before = at;
        while (before > 0 && text[before - 1] == ' ')
            before--;
        size_t start = before;
        while (start > 0 && text[start - 1] != ' ')
            start--;
        size_t unused;
        if (before == start ||
            cvx_words_find(CVX_WORDS_RANK, text + start, before - start, &unused) != 0)
            return at;
        at = start;
    }
}

/* "ICCD TPC member": an event, and what one did there. */
static bool split_service(struct cvx_outlining *out, struct cvx_head *head, struct cvx_node *node)
{
    struct cvx_part *part = cvx_head_next(head);
    if (!part || cvx_head_left(head) != 1)
        return false;
    const size_t at = find_service(part->text);
    if (at == 0)
        return false;
    const char *text = cvx_part_take(part);
    cvx_out_text(out, node, "organization", cvx_out_trim(out, text, at), part->at);
    cvx_out_text(out, node, "position", text + at, part->at);
    return true;
}

/* "Reviewer for TPDS", "Mitglied der Jury": a role, and whose. */
static bool split_role_of(struct cvx_outlining *out, struct cvx_head *head, struct cvx_node *node)
{
    static const char *const words[] = {" for ",   " of the ", " of ",   " für ", " der ", " des ",
                                        " de la ", " de ",     " pour ", " del ", " di "};
    struct cvx_part *part = cvx_head_next(head);
    if (!part || cvx_head_left(head) != 1)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *word = strstr(part->text, words[i]);
        if (!word ||
            cvx_words_count(CVX_WORDS_SERVICE, part->text, (size_t)(word - part->text)) == 0)
            continue;
        const char *text = cvx_part_take(part);
        cvx_out_text(out, node, "position", cvx_out_trim(out, text, (size_t)(word - text)),
                     part->at);
        cvx_out_text(out, node, "organization", word + strlen(words[i]), part->at);
        return true;
    }
    return false;
}

/* "Reviewer: AoS, JASA, JRSSB": a role, and the list of whose. */
static bool split_role_list(struct cvx_outlining *out, struct cvx_head *head, struct cvx_node *node)
{
    struct cvx_part *part = cvx_head_next(head);
    const char *colon = part ? strstr(part->text, ": ") : NULL;
    if (!colon || cvx_words_count(CVX_WORDS_SERVICE, part->text, (size_t)(colon - part->text)) == 0)
        return false;
    const char *text = cvx_part_take(part);
    cvx_out_text(out, node, "position", cvx_out_trim(out, text, (size_t)(colon - text)), part->at);
    cvx_out_text(out, node, "organization", colon + 2, part->at);
    for (struct cvx_part *next = part + 1;
         next < head->parts + head->count && next->text && next->joint == CVX_JOINT_COMMA; next++)
        cvx_out_text(out, node, "organization", cvx_part_take(next), next->at);
    return true;
}

void cvx_make_volunteer(struct cvx_outlining *out, struct cvx_entry *entry,
                        const struct cvx_chapter *chapter)
{
    (void)chapter;
    struct cvx_node *node = cvx_out_entry(out, "volunteer", entry->head.at);
    if (!split_role_list(out, &entry->head, node) && !split_service(out, &entry->head, node))
        split_role_of(out, &entry->head, node);
    make_job(out, entry, node, "volunteer");
}
