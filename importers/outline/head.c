/* SPDX-License-Identifier: MIT */
/* Cutting heads. A part ends where the marks change, at a separator outside brackets, and before a
 * word that says where. */
#include "importers/outline/head.h"

#include "core/base/str.h"
#include "core/lang/fold.h"
#include "importers/outline/dates.h"
#include "importers/outline/notes.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum {
    HEAD_MAX = 600, /* bytes; a longer line is no head but text */
    STYLE_MARKS = CVX_MARK_STRONG | CVX_MARK_EMPHASIS | CVX_MARK_LINK | CVX_MARK_BLOCK,
};

/* Between parts, the longer ones first. */
static const struct {
    const char *text;
    enum cvx_joint joint;
} separators[] = {
    {" --- ", CVX_JOINT_BAR}, {" -- ", CVX_JOINT_BAR},  {" - ", CVX_JOINT_BAR},
    {" – ", CVX_JOINT_BAR},   {" — ", CVX_JOINT_BAR},   {" | ", CVX_JOINT_BAR},
    {"|", CVX_JOINT_BAR},     {"｜", CVX_JOINT_BAR},    {"\t", CVX_JOINT_BAR},
    {" · ", CVX_JOINT_BAR},   {" • ", CVX_JOINT_BAR},   {" / ", CVX_JOINT_BAR},
    {"; ", CVX_JOINT_BAR},    {"；", CVX_JOINT_BAR},    {"   ", CVX_JOINT_BAR},
    {"  ", CVX_JOINT_BAR},    {"　", CVX_JOINT_BAR},    {"\n", CVX_JOINT_LINE},
    {", ", CVX_JOINT_COMMA},  {"，", CVX_JOINT_COMMA},  {"、", CVX_JOINT_COMMA},
    {"،", CVX_JOINT_COMMA},   {" at ", CVX_JOINT_AT},   {" @ ", CVX_JOINT_AT},
    {" bei ", CVX_JOINT_AT},  {" chez ", CVX_JOINT_AT}, {" presso ", CVX_JOINT_AT},
    {" bij ", CVX_JOINT_AT},  {"——", CVX_JOINT_BAR},    {" ー ", CVX_JOINT_BAR},
};

/* Words at the end of a part that say that what comes is where. */
static const char *const joiners[] = {"in", "at", "bei", "an der", "am", "chez",
                                      "en", "à",  "@",   "of",     "for"};

static size_t separator_at(const char *text, enum cvx_joint *joint)
{
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        if (*text != separators[i].text[0])
            continue;
        const size_t len = strlen(separators[i].text);
        if (strncmp(text, separators[i].text, len) == 0) {
            *joint = separators[i].joint;
            return len;
        }
    }
    return 0;
}

/* Between a role or a degree and an organization, but within many other names. */
static const char *const ats[] = {" bei der ", " bei den ", " beim ", " an der ", " am ",
                                  " im ",      " in der ",  " na ",   " no ",     " en ",
                                  " à la ",    " à l'",     " à l’",  " au ",     " en el ",
                                  " en la ",   " nella ",   " em "};

/* Bytes of such words at `i`: "Trainerin im SV Lindenau", not "Ingenieurin im Außendienst". */
static size_t at_len(const char *text, size_t start, size_t i)
{
    size_t found = 0;
    for (size_t a = 0; text[i] == ' ' && a < sizeof ats / sizeof *ats; a++)
        if (strncmp(text + i, ats[a], strlen(ats[a])) == 0 && strlen(ats[a]) > found)
            found = strlen(ats[a]);
    if (!found || (cvx_words_count(CVX_WORDS_ROLE, text + start, i - start) == 0 &&
                   cvx_words_count(CVX_WORDS_DEGREE, text + start, i - start) == 0))
        return 0;
    if (strncmp(text + i, " bei", 4) == 0)
        return found;
    const char *after = text + i + found;
    enum cvx_joint joint;
    size_t len = 0;
    while (after[len] && after[len] != '(' && !separator_at(after + len, &joint))
        len++;
    return cvx_words_count(CVX_WORDS_BODY, after, len) > 0 ? found : 0;
}

/* The same where marks end before it: the role is the part that was cut off. */
static size_t at_len_behind(const struct cvx_part *part, const char *text)
{
    char both[160];
    const size_t len = strlen(part->text);
    if (*text != ' ' || len + strcspn(text, "\n") + 1 >= sizeof both)
        return 0;
    memcpy(both, part->text, len);
    memcpy(both + len, text, strcspn(text, "\n"));
    both[len + strcspn(text, "\n")] = '\0';
    return at_len(both, 0, len);
}

/* True inside and at the start of pictographs: "🗓". */
static bool is_pictograph(const char *text)
{
    return (unsigned char)text[0] == 0xF0 && (unsigned char)text[1] == 0x9F;
}

static bool is_content(const char *text)
{
    for (; *text; text++)
        if (isalnum((unsigned char)*text) || ((unsigned char)*text >= 0xC0 && !is_pictograph(text)))
            return true;
    return false;
}

static bool has_content(const struct cvx_styled *styled)
{
    /* Dashes and bullets are no content, though they lie beyond ASCII. */
    for (size_t i = 0; i < styled->len; i++) {
        const unsigned char byte = (unsigned char)styled->text[i];
        if (isalnum(byte) || (byte >= 0xC3 && byte != 0xE2 && byte != 0xEF) ||
            (byte == 0xEF && (unsigned char)styled->text[i + 1] != 0xBC))
            return true;
    }
    return false;
}

/* Cuts " in" off the end of a part when the next one is set apart by its marks. */
static size_t joiner_len(const char *text, size_t len)
{
    for (size_t i = 0; i < sizeof joiners / sizeof *joiners; i++) {
        const size_t size = strlen(joiners[i]);
        if (len > size + 1 && text[len - size - 1] == ' ' &&
            strncmp(text + len - size, joiners[i], size) == 0)
            return size + 1;
    }
    return 0;
}

/* "(PI)", all of a part: what the brackets hold. */
static bool strip_brackets(struct cvx_outlining *out, struct cvx_styled *cut)
{
    if (cut->len < 3 || cut->text[0] != '(' || cut->text[cut->len - 1] != ')' ||
        strchr(cut->text + 1, '(') || strchr(cut->text, ')') != cut->text + cut->len - 1)
        return false;
    *cut = cvx_styled_cut(cut, 1, cut->len - 1, out->arena);
    return true;
}

static void add_part(struct cvx_outlining *out, struct cvx_head *head, const struct cvx_styled *cut,
                     struct cvx_part made)
{
    if (!has_content(cut) && cut->link_count == 0)
        return;
    const char *url = cvx_styled_url(cut);
    if (url && !head->url) {
        head->url = url;
        head->url_at = made.at;
    }
    if (!is_content(cut->text))
        return;
    struct cvx_styled inside = *cut;
    if (strip_brackets(out, &inside)) {
        made.joint = CVX_JOINT_PAREN;
        cut = &inside;
    }
    if (head->count == CVX_PARTS_MAX) {
        struct cvx_part *last = &head->parts[CVX_PARTS_MAX - 1];
        if (last->text) {
            const char *both = cvx_arena_printf(out->arena, "%s, %s", last->text, cut->text);
            last->text = both ? both : last->text;
        }
        return;
    }
    made.styled = *cut;
    made.text = cut->text;
    head->parts[head->count++] = made;
}

/* Bytes at the start of a part that do not belong to it: blanks, separators, pictographs. */
static size_t skip_len(const char *text)
{
    if (is_pictograph(text))
        return strnlen(text, 4) +
               (strncmp(text + strnlen(text, 4), "\xEF\xB8\x8F", 3) == 0 ? 3 : 0);
    if ((unsigned char)*text == 0xE2)
        return strncmp(text, "–", 3) == 0 || strncmp(text, "—", 3) == 0 ||
                       strncmp(text, "•", 3) == 0
                   ? 3
                   : 0;
    if (strncmp(text, "·", 2) == 0)
        return 2;
    return (*text && strchr(" \t\n,;:|-", *text)) || (text[0] == '.' && text[1] == ' ') ? 1 : 0;
}

/* What a part has at its ends and does not belong to it. */
static struct cvx_styled trim_part(struct cvx_outlining *out, const struct cvx_styled *styled,
                                   size_t from, size_t to)
{
    for (size_t skip; from < to; from += skip) {
        skip = skip_len(styled->text + from);
        if (skip == 0 || from + skip > to)
            break;
    }
    for (;;) {
        if (to > from && strchr(" \t\n,;:|-", styled->text[to - 1]))
            to--;
        else if (to >= from + 3 && (unsigned char)styled->text[to - 3] == 0xE2 &&
                 skip_len(styled->text + to - 3) == 3)
            to -= 3;
        else if (to >= from + 2 && strncmp(styled->text + to - 2, "·", 2) == 0)
            to -= 2;
        else
            break;
    }
    return cvx_styled_cut(styled, from, to, out->arena);
}

struct cutter {
    struct cvx_outlining *out;
    struct cvx_head *head;
    const struct cvx_styled *styled;
    const struct cvx_block_line *at;
    size_t start;
    enum cvx_joint joint;
};

static void cut_at(struct cutter *cutter, size_t end, size_t next, enum cvx_joint joint)
{
    size_t to = end;
    while (to > cutter->start && strchr(" ,", cutter->styled->text[to - 1]))
        to--;
    const size_t joiner = joint == CVX_JOINT_MARK
                              ? joiner_len(cutter->styled->text + cutter->start, to - cutter->start)
                              : 0;
    const struct cvx_styled cut =
        trim_part(cutter->out, cutter->styled, cutter->start, to - joiner);
    add_part(cutter->out, cutter->head, &cut,
             (struct cvx_part){.joint = cutter->joint, .at = cutter->at});
    /* "Acme — *Berlin*": the dash says more than the marks right behind it */
    const bool same = joint == CVX_JOINT_MARK && end == cutter->start;
    cutter->start = next;
    if (!same)
        cutter->joint = joiner ? CVX_JOINT_AT : joint;
}

static bool is_mark_change(const struct cvx_styled *styled, size_t i)
{
    if (i == 0 || ((styled->marks[i] ^ styled->marks[i - 1]) & STYLE_MARKS) == 0)
        return false;
    /* "(**Bold**)": brackets and quotes are no parts of their own. */
    return is_content(styled->text + i) && !strchr("\"'(", styled->text[i - 1]);
}

/* Bytes of a bracket that opens (1) or closes (-1) at `text`. */
static size_t bracket_len(const char *text, int way)
{
    if ((unsigned char)*text != 0xEF)
        return *text == (way > 0 ? '(' : ')');
    return strncmp(text, way > 0 ? "（" : "）", 3) == 0 ? 3 : 0;
}

/* " at " in "Engineer at Large" and "University of Texas at Austin" and ", " in "Acme, Inc."
 * separate nothing. */
static bool is_inside_name(const struct cutter *cutter, size_t i, size_t len)
{
    if (strncmp(cutter->styled->text + i, " at Large", 9) == 0 &&
        !isalpha((unsigned char)cutter->styled->text[i + 9]))
        return true;
    static const char *const forms[] = {"Inc",    "LLC",  "Ltd",  "Corp",         "L.L.C.",
                                        "Co.",    "LP",   "GmbH", "S.A.",         "S.L.",
                                        "S.p.A.", "PLC",  "LLP",  "PLLC",         "B.V.",
                                        "N.V.",   "e.V.", "Pty",  "Incorporated", "Limited"};
    const char *after = cutter->styled->text + i + len;
    const char *before = cutter->styled->text + cutter->start;
    if (cutter->styled->text[i] == ',') {
        for (size_t f = 0; f < sizeof forms / sizeof *forms; f++)
            if (strncasecmp(after, forms[f], strlen(forms[f])) == 0 &&
                !isalnum((unsigned char)after[strlen(forms[f])]))
                return true;
        return false;
    }
    if (strncmp(cutter->styled->text + i, " at ", 4) != 0)
        return false;
    const size_t before_len = i - cutter->start;
    const size_t after_len = strcspn(after, ",;|\t\n(");
    return cvx_words_count(CVX_WORDS_BODY, before, before_len) > 0 &&
           cvx_words_count(CVX_WORDS_ROLE, before, before_len) == 0 &&
           cvx_words_count(CVX_WORDS_BODY, after, after_len) == 0;
}

static void cut_styled(struct cvx_outlining *out, struct cvx_head *head,
                       const struct cvx_styled *styled, struct cvx_part first)
{
    struct cutter cutter = {
        .out = out, .head = head, .styled = styled, .at = first.at, .joint = first.joint};
    int depth = 0;
    for (size_t i = 0; i < styled->len;) {
        enum cvx_joint joint = CVX_JOINT_LINE;
        depth += bracket_len(styled->text + i, 1) > 0;
        depth -= depth > 0 && bracket_len(styled->text + i, -1) > 0;
        if (depth == 0 && is_mark_change(styled, i))
            cut_at(&cutter, i, i, CVX_JOINT_MARK);
        size_t len = depth ? 0 : at_len(styled->text, cutter.start, i);
        if (!len && !depth && i == cutter.start && head->count > 0) /* "**Role** en Organization" */
            len = at_len_behind(&head->parts[head->count - 1], styled->text + i);
        if (len)
            joint = CVX_JOINT_AT;
        else
            len = depth ? 0 : separator_at(styled->text + i, &joint);
        if (len && is_inside_name(&cutter, i, len))
            len = 0;
        if (len)
            cut_at(&cutter, i, i + len, joint);
        i += len ? len : 1;
    }
    cut_at(&cutter, styled->len, styled->len, CVX_JOINT_LINE);
}

/* Where the bracket is that `text` opens and does not close; its length when there is none. */
static size_t find_open_bracket(const struct cvx_styled *text)
{
    size_t found = text->len;
    for (size_t i = 0; i < text->len; i++)
        if (bracket_len(text->text + i, 1))
            found = i;
        else if (bracket_len(text->text + i, -1))
            found = text->len;
    return found;
}

static void cut_part(struct cvx_outlining *out, struct cvx_head *head,
                     const struct cvx_styled *styled, struct cvx_part first)
{
    const struct cvx_styled part = trim_part(out, styled, 0, styled->len);
    if (has_content(&part))
        cut_styled(out, head, &part, first);
}

/* "Title (2015, Giver)": the brackets hold more than the date, and lose it. Cuts what is before the
 * date and inside of them; `after` is what follows the brackets. */
static void cut_brackets(struct cvx_outlining *out, struct cvx_head *head,
                         const struct cvx_styled *before, struct cvx_styled *after,
                         const struct cvx_block_line *at)
{
    const size_t open = find_open_bracket(before);
    size_t close = 0;
    while (close < after->len && !bracket_len(after->text + close, -1))
        close++;
    const struct cvx_styled outside = cvx_styled_cut(before, 0, open, out->arena);
    cut_part(out, head, &outside, (struct cvx_part){.at = at});
    if (open == before->len || close == after->len) {
        const struct cvx_styled rest = cvx_styled_cut(before, open, before->len, out->arena);
        cut_part(out, head, &rest, (struct cvx_part){.at = at});
        return;
    }
    const struct cvx_styled first =
        cvx_styled_cut(before, open + bracket_len(before->text + open, 1), before->len, out->arena);
    const struct cvx_styled second = cvx_styled_cut(after, 0, close, out->arena);
    cut_part(out, head, &first, (struct cvx_part){.at = at, .joint = CVX_JOINT_PAREN});
    cut_part(out, head, &second, (struct cvx_part){.at = at, .joint = CVX_JOINT_PAREN});
    *after =
        cvx_styled_cut(after, close + bracket_len(after->text + close, -1), after->len, out->arena);
}

/* "**2021-** Researcher": the dash is marked as the date is, and so belongs to it. */
static bool is_left_open(const struct cvx_styled *styled, const struct cvx_dates *dates)
{
    const size_t at = dates->to;
    if (dates->range || at == 0 || at >= styled->len)
        return false;
    const size_t len = styled->text[at] == '-'                   ? 1
                       : strncmp(styled->text + at, "–", 3) == 0 ? 3
                                                                 : 0;
    const unsigned marks = styled->marks[at - 1] & STYLE_MARKS;
    return len > 0 && marks && (styled->marks[at] & STYLE_MARKS) == marks &&
           at + len < styled->len && (styled->marks[at + len] & STYLE_MARKS) != marks;
}

/* "(2014, 2015, 2016)" at the end: the years in which something was given. The last is the date,
 * all are said in a note. */
static bool take_more_years(struct cvx_outlining *out, struct cvx_head *head,
                            struct cvx_styled *styled, const struct cvx_dates *dates)
{
    if (!dates->bare || dates->from == 0 || styled->text[dates->from - 1] != '(' ||
        head->note_count == CVX_NOTES_MAX)
        return false;
    size_t at = dates->to;
    const char *last = NULL;
    while (strncmp(styled->text + at, ", ", 2) == 0 &&
           strspn(styled->text + at + 2, "0123456789") == 4) {
        last = cvx_out_trim(out, styled->text + at + 2, 4);
        at += 6;
    }
    if (!last || strcmp(styled->text + at, ")") != 0)
        return false;
    head->start = last;
    head->end = NULL;
    head->dated = true;
    head->dates_at = head->at;
    head->notes[head->note_count++] =
        cvx_out_trim(out, styled->text + dates->from, at - dates->from);
    *styled = cvx_styled_cut(styled, 0, dates->from - 1, out->arena);
    return true;
}

/* Takes the dates out of a line: what stands before them is cut, what stands behind is left. */
static void take_dates(struct cvx_outlining *out, struct cvx_head *head, struct cvx_styled *styled,
                       const struct cvx_block_line *at)
{
    struct cvx_dates dates;
    if (!cvx_dates_at_start(styled->text, out->arena, &dates) &&
        !cvx_dates_find(styled->text, out->arena, &dates))
        return;
    if (dates.from == 0 && styled->text[dates.to] && isalnum((unsigned char)styled->text[dates.to]))
        return;
    if (take_more_years(out, head, styled, &dates))
        return;
    head->start = dates.start;
    head->end = dates.end;
    head->range = dates.range;
    head->dated = true;
    head->dates_at = at;
    head->range |= is_left_open(styled, &dates);
    if (dates.duration)
        cvx_out_report(out, CVX_CODE_GUESSED, at, "how long it was is said by its dates: %s",
                       cvx_diag_quote(out->diag, styled->text + dates.from));
    const struct cvx_styled before = cvx_styled_cut(styled, 0, dates.from, out->arena);
    *styled = cvx_styled_cut(styled, dates.to, styled->len, out->arena);
    cut_brackets(out, head, &before, styled, at);
}

void cvx_head_add(struct cvx_outlining *out, struct cvx_head *head, const char *text,
                  const struct cvx_block_line *at)
{
    if (!head->at)
        head->at = at;
    const char *note;
    if (head->note_count < CVX_NOTES_MAX) {
        text = cvx_notes_split(text, out->arena, &note);
        if (note)
            head->notes[head->note_count++] = note;
    }
    struct cvx_styled styled = cvx_styled_read(text, out->arena);
    cvx_out_report_titles(out, &styled, at);
    if (styled.len > HEAD_MAX) {
        add_part(out, head, &styled, (struct cvx_part){.at = at});
        return;
    }
    if (!head->dated)
        take_dates(out, head, &styled, at);
    if (has_content(&styled))
        cut_styled(out, head, &styled, (struct cvx_part){.at = at});
}
