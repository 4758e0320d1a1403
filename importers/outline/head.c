/* SPDX-License-Identifier: MIT */
/* Cutting heads. A part ends where the marks change, at a separator outside brackets, and before a
 * word that says where. */
#include "importers/outline/head.h"

#include "core/base/str.h"
#include "core/lang/fold.h"
#include "importers/outline/dates.h"
#include "importers/outline/notes.h"

#include <ctype.h>
#include <string.h>

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

static bool is_content(const char *text)
{
    for (; *text; text++)
        if (isalnum((unsigned char)*text) || (unsigned char)*text >= 0xC0)
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

/* What a part has at its ends and does not belong to it. */
static struct cvx_styled trim_part(struct cvx_outlining *out, const struct cvx_styled *styled,
                                   size_t from, size_t to)
{
    while (from < to &&
           (strchr(" \t\n,;:|-", styled->text[from]) || strncmp(styled->text + from, "–", 3) == 0 ||
            strncmp(styled->text + from, "—", 3) == 0))
        from += styled->text[from] == "–"[0] ? 3 : 1;
    while (to > from && strchr(" \t\n,;:|-", styled->text[to - 1]))
        to--;
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
    cutter->start = next;
    cutter->joint = joiner ? CVX_JOINT_AT : joint;
}

static bool is_mark_change(const struct cvx_styled *styled, size_t i)
{
    if (i == 0 || ((styled->marks[i] ^ styled->marks[i - 1]) & STYLE_MARKS) == 0)
        return false;
    /* "(**Bold**)": brackets and quotes are no parts of their own. */
    return is_content(styled->text + i) && !strchr("\"'(", styled->text[i - 1]);
}

static void cut_styled(struct cvx_outlining *out, struct cvx_head *head,
                       const struct cvx_styled *styled, const struct cvx_block_line *at)
{
    struct cutter cutter = {.out = out, .head = head, .styled = styled, .at = at};
    int depth = 0;
    for (size_t i = 0; i < styled->len;) {
        enum cvx_joint joint = CVX_JOINT_LINE;
        depth += styled->text[i] == '(' || strncmp(styled->text + i, "（", 3) == 0;
        depth -= depth > 0 && (styled->text[i] == ')' || strncmp(styled->text + i, "）", 3) == 0);
        if (depth == 0 && is_mark_change(styled, i))
            cut_at(&cutter, i, i, CVX_JOINT_MARK);
        const size_t len = depth ? 0 : separator_at(styled->text + i, &joint);
        if (len)
            cut_at(&cutter, i, i + len, joint);
        i += len ? len : 1;
    }
    cut_at(&cutter, styled->len, styled->len, CVX_JOINT_LINE);
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
    head->start = dates.start;
    head->end = dates.end;
    head->range = dates.range;
    head->dated = true;
    head->dates_at = at;
    struct cvx_styled before = cvx_styled_cut(styled, 0, dates.from, out->arena);
    const struct cvx_styled after = cvx_styled_cut(styled, dates.to, styled->len, out->arena);
    before = trim_part(out, &before, 0, before.len);
    if (has_content(&before))
        cut_styled(out, head, &before, at);
    *styled = after;
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
    if (styled.len > HEAD_MAX) {
        add_part(out, head, &styled, (struct cvx_part){.at = at});
        return;
    }
    if (!head->dated)
        take_dates(out, head, &styled, at);
    if (has_content(&styled))
        cut_styled(out, head, &styled, at);
}

struct cvx_part *cvx_head_next(struct cvx_head *head)
{
    for (size_t i = 0; i < head->count; i++)
        if (head->parts[i].text)
            return &head->parts[i];
    return NULL;
}

size_t cvx_head_left(const struct cvx_head *head)
{
    size_t left = 0;
    for (size_t i = 0; i < head->count; i++)
        left += head->parts[i].text != NULL;
    return left;
}

const char *cvx_part_take(struct cvx_part *part)
{
    if (!part || !part->text)
        return "";
    const char *text = part->text;
    part->text = NULL;
    return text;
}

const char *cvx_head_rest(struct cvx_outlining *out, struct cvx_head *head)
{
    static const char *const joints[] = {
        [CVX_JOINT_LINE] = "\n", [CVX_JOINT_MARK] = " ", [CVX_JOINT_COMMA] = ", ",
        [CVX_JOINT_BAR] = " – ", [CVX_JOINT_AT] = ", ",  [CVX_JOINT_COLON] = ": ",
        [CVX_JOINT_PAREN] = " ",
    };
    struct cvx_str text;
    cvx_str_init(&text, out->arena);
    for (size_t i = 0; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        if (!part->text)
            continue;
        if (text.len > 0)
            cvx_str_add(&text, joints[part->joint]);
        cvx_str_add(&text, cvx_part_take(part));
    }
    return text.len ? cvx_str_get(&text) : NULL;
}

void cvx_head_dates(struct cvx_outlining *out, const struct cvx_head *head, struct cvx_node *entry,
                    bool single_ends)
{
    if (!head->dated)
        return;
    const bool single = !head->range && head->start && !head->end;
    if (head->start && !(single && single_ends))
        cvx_out_text(out, entry, "startDate", head->start, head->dates_at);
    const char *end = single ? head->start : head->end;
    if (end)
        cvx_out_text(out, entry, "endDate", end, head->dates_at);
}
