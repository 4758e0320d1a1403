/* SPDX-License-Identifier: MIT */
/* Education: the degree, its subject, the school. */
#include "core/lang/country.h"
#include "importers/outline/kinds.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { PLACE_LEN = 48 };

static size_t count_words(enum cvx_word_class words, const struct cvx_part *part)
{
    return part->text ? cvx_words_count(words, part->text, strlen(part->text)) : 0;
}

static struct cvx_part *find_degree(struct cvx_head *head)
{
    struct cvx_part *found = NULL;
    for (size_t i = 0; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        if (count_words(CVX_WORDS_DEGREE, part) == 0 || part->joint == CVX_JOINT_AT)
            continue;
        if (count_words(CVX_WORDS_BODY, part) == 0)
            return part;
        found = found ? found : part;
    }
    return found;
}

/* "Bachelor, Physics": behind a degree stands the school, or else what was studied, which ends as
 * subjects do. */
static bool is_subject(const struct cvx_part *part, const struct cvx_part *degree)
{
    static const char *const endings[] = {
        "ics",      "logy",    "ing",      "istry",      "ience",      "iences",  "studies",
        "arts",     "history", "law",      "nance",      "nomy",       "metry",   "graphy",
        "cture",    "design",  "medicine", "philosophy", "psychology", "ik",      "schaft",
        "schaften", "logie",   "nomie",    "chemie",     "kunde",      "medizin", "geschichte",
        "ique",     "iques",   "logía",    "mática",     "ería",       "logia",   "tica"};
    const size_t len = strlen(part->text);
    if (!degree || part != degree + 1 || part->joint != CVX_JOINT_COMMA)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const size_t size = strlen(endings[i]);
        if (len > size && strcasecmp(part->text + len - size, endings[i]) == 0)
            return true;
    }
    return false;
}

/* Where the name of the degree ends and the subject begins: "PhD in X", "M.Sc. X", "PhD, X". 0 when
 * there is no subject. `skip` is what is between. */
static size_t degree_len(const char *text, size_t *skip)
{
    static const char *const between[] = {", ", " in ", " en ",  " em ", " - ",
                                          ": ", " – ",  " der ", "，",   "、"};
    size_t first = 0;
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        const char *at = strstr(text, between[i]);
        if (at && (first == 0 || (size_t)(at - text) < first) &&
            cvx_words_count(CVX_WORDS_DEGREE, text, (size_t)(at - text)) > 0) {
            first = (size_t)(at - text);
            *skip = strlen(between[i]);
        }
    }
    if (first)
        return first;
    const size_t word = strcspn(text, " ");
    size_t unused;
    if (!text[word] || cvx_words_find(CVX_WORDS_DEGREE, text, word, &unused) != 0 || word < 2 ||
        strncmp(text, "Degree", 6) == 0)
        return 0;
    if (text[word + 1] == '(') { /* "BSc (Hons) Mathematics" */
        const char *close = strchr(text, ')');
        *skip = 1;
        return close && close[1] == ' ' && isupper((unsigned char)close[2])
                   ? (size_t)(close + 1 - text)
                   : 0;
    }
    /* "Master of Arts" has no subject; "M.Sc. Physics", "Bachelor Informatik" have. */
    static const char *const parts[] = {"of",     "de", "en", "der", "degree",
                                        "thesis", "(",  "d'", "di",  "em"};
    const char *next = text + word + 1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strncmp(next, parts[i], strlen(parts[i])) == 0 &&
            (parts[i][0] == '(' || !isalpha((unsigned char)next[strlen(parts[i])])))
            return 0;
    *skip = 1;
    return word;
}

/* What a part says of where one stands, not what or where: "졸업", "在读". */
static bool is_status(const char *text)
{
    return cvx_words_is(CVX_WORDS_STATUS, text, strlen(text));
}

/* Takes such parts out, before others are told. */
static const char *take_status(struct cvx_outlining *out, struct cvx_head *head)
{
    const char *status = NULL;
    for (size_t i = 0; i < head->count; i++)
        if (head->parts[i].text && cvx_head_left(head) > 1 && is_status(head->parts[i].text)) {
            const char *text = cvx_part_take(&head->parts[i]);
            status = status ? cvx_arena_printf(out->arena, "%s, %s", status, text) : text;
        }
    return status;
}

/* "University | Subject | Degree": what stands between them. */
static void take_subject_between(struct cvx_outlining *out, struct cvx_head *head,
                                 const struct cvx_part *school, const struct cvx_part *degree,
                                 struct cvx_node *node)
{
    struct cvx_part *part = head->parts + (school - head->parts) + 1;
    size_t unused;
    if (degree == part + 1 && part->text && part->joint == CVX_JOINT_BAR &&
        degree->joint == CVX_JOINT_BAR && !degree_len(degree->text, &unused) &&
        count_words(CVX_WORDS_BODY, part) == 0)
        cvx_out_text(out, node, "area", cvx_part_take(part), part->at);
}

/* "KNUST": from three to eight capitals. */
static bool is_acronym(const char *text)
{
    const size_t len = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return len >= 3 && len <= 8 && !text[len] &&
           cvx_words_count(CVX_WORDS_DEGREE, text, len) == 0 && !cvx_country_find(text, len);
}

/* The school: what comes after "at", else what names an organization, else the first part that is
 * not the degree and does not go on with it behind a comma. */
static struct cvx_part *find_school(struct cvx_head *head, const struct cvx_part *degree)
{
    for (size_t i = 1; i < head->count; i++)
        if (head->parts[i].text && head->parts[i].joint == CVX_JOINT_AT &&
            !(head->parts[0].text && head->parts[0].at != head->parts[i].at &&
              count_words(CVX_WORDS_BODY, &head->parts[0]) > 0))
            return &head->parts[i]; /* not "Exchange at X" below the school */
    for (size_t i = 0; i < head->count; i++)
        if (&head->parts[i] != degree && count_words(CVX_WORDS_BODY, &head->parts[i]) > 0)
            return &head->parts[i];
    for (size_t i = 0; degree && i < head->count; i++) /* "BSc Mathematics, KNUST, Kumasi" */
        if (head->parts[i].text && &head->parts[i] != degree && is_acronym(head->parts[i].text))
            return &head->parts[i];
    for (size_t i = 0; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        if (part->text && part != degree && !is_subject(part, degree) &&
            !(degree && part == degree + 1 && part->joint == CVX_JOINT_COMMA &&
              i + 1 < head->count))
            return part;
    }
    return NULL;
}

const char *cvx_degree_without_score(struct cvx_outlining *out, struct cvx_node *node,
                                     const char *text, const struct cvx_block_line *at)
{
    const char *before;
    const char *said = cvx_paren_split(out, text, &before);
    if (!said || cvx_node_find(node, "score"))
        return text;
    const size_t word = strcspn(said, " :");
    const char *fact = said[word] ? cvx_fact_of_entry(said, word) : NULL;
    const char *mark =
        fact && strcmp(fact, "score") == 0 ? said + word + strspn(said + word, " :") : said;
    const size_t digits = strspn(mark, "0123456789.,/");
    if (!isdigit((unsigned char)*mark) || mark[digits] || (mark == said && digits > 7) ||
        (mark == said && !strpbrk(mark, ".,/")))
        return text;
    cvx_out_text(out, node, "score", mark, at);
    return before;
}

static void set_degree(struct cvx_outlining *out, struct cvx_head *head, struct cvx_part *degree,
                       struct cvx_node *node)
{
    size_t skip = 0;
    const char *text = cvx_degree_without_score(out, node, cvx_part_take(degree), degree->at);
    if (cvx_node_find(node, "studyType")) { /* a name of a fact told it */
        cvx_out_text(out, node, "area", text, degree->at);
        return;
    }
    const char *open = (unsigned char)*text >= 0xE3 ? strstr(text, "（") : NULL;
    const size_t size = strlen(text);
    if (open && open > text && size > 3 && strcmp(text + size - 3, "）") == 0 &&
        cvx_words_count(CVX_WORDS_DEGREE, open, strlen(open)) > 0 &&
        cvx_words_count(CVX_WORDS_DEGREE, text, (size_t)(open - text)) == 0) {
        cvx_out_text(out, node, "studyType", /* "软件工程（本科）" */
                     cvx_out_trim(out, open + 3, strlen(open) - 6), degree->at);
        cvx_out_text(out, node, "area", cvx_out_trim(out, text, (size_t)(open - text)), degree->at);
        return;
    }
    const size_t len = degree_len(text, &skip);
    const char *last = strrchr(text, ' ');
    if (!len && last && (unsigned char)*text >= 0xE0 &&
        cvx_words_count(CVX_WORDS_DEGREE, last, strlen(last)) > 0 &&
        cvx_words_count(CVX_WORDS_DEGREE, text, (size_t)(last - text)) == 0) {
        cvx_out_text(out, node, "studyType", last + 1, degree->at); /* "软件工程 本科" */
        cvx_out_text(out, node, "area", cvx_out_trim(out, text, (size_t)(last - text)), degree->at);
        return;
    }
    cvx_out_text(out, node, "studyType", len ? cvx_out_trim(out, text, len) : text, degree->at);
    if (len)
        cvx_out_text(out, node, "area", text + len + skip, degree->at);
    /* "Bachelor of Science, Life Sciences" */
    struct cvx_part *next = degree + 1;
    if (!len && next < head->parts + head->count && next->text &&
        (next->joint == CVX_JOINT_COMMA || next->joint == CVX_JOINT_AT ||
         next->joint == CVX_JOINT_BAR) &&
        count_words(CVX_WORDS_BODY, next) == 0 && count_words(CVX_WORDS_DEGREE, next) == 0)
        cvx_out_text(out, node, "area", cvx_part_take(next), next->at);
}

static bool is_place(const char *text)
{
    return strlen(text) <= PLACE_LEN && !strpbrk(text, "!?;:") &&
           (isupper((unsigned char)*text) || (unsigned char)*text >= 0x80);
}

/* "Universidade Federal de São Carlos (UFSCar)": its short name, not where it is. */
static bool is_short_name(const char *text)
{
    size_t capitals = 0;
    for (const char *at = text; *at; at++)
        capitals += isupper((unsigned char)*at) != 0;
    /* not "(HomeTown)" */
    return capitals > 1 && 2 * capitals >= strlen(text) && strlen(text) < 12 &&
           !strpbrk(text, " ,.") && !cvx_country_find(text, strlen(text));
}

/* "Shanghai Jiao Tong University, Shanghai" in one part, "Awesome University (MyTown)". */
static void set_school(struct cvx_outlining *out, struct cvx_head *head, struct cvx_part *school,
                       struct cvx_node *node)
{
    const char *whole = cvx_part_take(school);
    const char *name;
    const char *place = cvx_paren_split(out, whole, &name);
    if (place && is_short_name(place)) {
        place = NULL;
        name = whole;
    }
    const char *comma = place ? NULL : strstr(name, ", ");
    if (comma && is_place(comma + 2) &&
        cvx_words_count(CVX_WORDS_BODY, comma, strlen(comma)) == 0) {
        place = comma + 2;
        name = cvx_out_trim(out, name, (size_t)(comma - name));
    }
    cvx_out_text(out, node, "institution", name, school->at);
    struct cvx_fact fact = {.at = school->at}; /* "(Advisor: Prof. X)" */
    fact.value = place ? cvx_fact_split(out, place, &fact.name) : NULL;
    if (fact.value && cvx_fact_set(out, node, "education", &fact))
        place = NULL;
    cvx_out_text(out, node, place && isdigit((unsigned char)*place) ? "summary" : "location", place,
                 school->at);
    for (struct cvx_part *part = school + 1; part < head->parts + head->count; part++) {
        if (!part->text)
            continue;
        if ((part->joint != CVX_JOINT_COMMA && part->joint != CVX_JOINT_BAR) ||
            !is_place(part->text) || count_words(CVX_WORDS_BODY, part) > 0 ||
            count_words(CVX_WORDS_DEGREE, part) > 0)
            return;
        cvx_out_text(out, node, "location", cvx_part_take(part), part->at);
    }
}

/* "mention Bien", "2:1", "grade A": how well one did, behind a comma. */
static void take_score(struct cvx_outlining *out, struct cvx_head *head, struct cvx_node *node)
{
    for (size_t i = 1; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        if (!part->text || cvx_node_find(node, "score") || count_words(CVX_WORDS_BODY, part) > 0)
            continue;
        const size_t word = strcspn(part->text, " ");
        const char *value = part->text + word + strspn(part->text + word, " ");
        const char *fact = *value ? cvx_fact_of_entry(part->text, word) : NULL;
        const bool class = isdigit((unsigned char)part->text[0]) && part->text[1] == ':' &&
                           isdigit((unsigned char)part->text[2]) && !part->text[3];
        if (!class && !(fact && strcmp(fact, "score") == 0 && strlen(value) < 24))
            continue;
        const bool number = fact && isdigit((unsigned char)*value);
        cvx_out_text(out, node, "score", number ? value : part->text, part->at);
        cvx_part_take(part);
    }
}

/* True when a property names the school. */
static bool has_school(const struct cvx_entry *entry)
{
    static const char *const keys[] = {"HOST", "SCHOOL", "EMPLOYER", "INSTITUTION", "UNIVERSITY"};
    for (const struct cvx_piece *piece = entry->first; piece; piece = piece->next)
        for (size_t i = 0; piece->kind == CVX_BLOCK_PROPERTY && i < sizeof keys / sizeof *keys; i++)
            if (strcasecmp(piece->key, keys[i]) == 0)
                return true;
    return false;
}

void cvx_make_education(struct cvx_outlining *out, struct cvx_entry *entry,
                        const struct cvx_chapter *chapter)
{
    (void)chapter;
    struct cvx_head *head = &entry->head;
    struct cvx_node *node = cvx_out_entry(out, "education", head->at);
    cvx_head_facts(out, head, node, "education");
    take_score(out, head, node);
    const char *status = take_status(out, head);
    struct cvx_part *degree = find_degree(head);
    const bool named = has_school(entry);
    if (!degree && named)
        degree = cvx_head_next(head);
    if (!degree && head->count > 1 && count_words(CVX_WORDS_BODY, &head->parts[0]) == 0)
        degree = cvx_head_next(head);
    struct cvx_part *school = degree && named ? NULL : find_school(head, degree);
    if (degree && school == degree + 1 && school->joint == CVX_JOINT_AT &&
        count_words(CVX_WORDS_BODY, school) == 0 && cvx_head_left(head) > 2)
        school = find_school(head, school); /* "Ph.D. in *Physics*, somewhere" */
    if (school && degree > school)
        take_subject_between(out, head, school, degree, node);
    if (school)
        set_school(out, head, school, node);
    if (degree && !school && (unsigned char)degree->text[0] >= 0xE3 &&
        count_words(CVX_WORDS_BODY, degree) > 0)
        cvx_school_words(out, node, cvx_part_take(degree), degree->at);
    else if (degree)
        set_degree(out, head, degree, node);
    struct cvx_part *beside = degree ? NULL : cvx_head_next(head);
    if (beside && (unsigned char)beside->text[0] >= 0xE3 && strlen(beside->text) < PLACE_LEN * 2 &&
        cvx_node_find(node, "institution"))
        cvx_school_words(out, node, cvx_part_take(beside), beside->at);
    if (head->url)
        cvx_out_text(out, node, "url", head->url, head->url_at);
    for (size_t i = 0; i < head->count; i++)
        if (count_words(CVX_WORDS_BODY, &head->parts[i]) > 0)
            cvx_out_text(out, node, "department", cvx_part_take(&head->parts[i]),
                         head->parts[i].at);
    if (cvx_head_left(head) == 1 && !cvx_node_find(node, "area") && degree)
        cvx_out_text(out, node, "area", cvx_part_take(cvx_head_next(head)), head->at);
    cvx_out_text(out, node, "summary", cvx_head_rest(out, head), head->at);
    cvx_out_text(out, node, "summary", status, head->at);
    cvx_head_dates(out, head, node, true);
    cvx_entry_body(out, entry, node, "education", "summary");
}
