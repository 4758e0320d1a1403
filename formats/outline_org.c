/* SPDX-License-Identifier: MIT */
/* Org to an outline: headings with tags, drawers, keywords, lists, tables. What marks text inside a
 * line is written as Markdown marks it, so that what comes after knows one notation. */
#include "formats/outline_part.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LISTS_MAX = 32, FIND_MAX = 2000 };

struct org {
    struct cvx_outline_reading reading;
    unsigned indents[LISTS_MAX]; /* of the items of the lists that are open */
    unsigned lists;
    unsigned hidden; /* the level of the heading that is tagged :noexport:; 0: none */
};

typedef bool take(struct org *org);

static bool starts(const struct cvx_source_line *line, const char *prefix)
{
    const size_t len = strlen(prefix);
    return line->len >= len && strncasecmp(line->text, prefix, len) == 0;
}

static void close_block(struct org *org)
{
    org->reading.open = false;
    org->lists = 0;
}

static bool is_before(char byte)
{
    return byte == '\0' || strchr(" \t-({'\"|", byte);
}

static bool is_after(char byte)
{
    return byte == '\0' || strchr(" \t-.,:!?;'\")}[|\\", byte);
}

/* What a mark of Org is in Markdown: "*bold*", "/italic/", "=verbatim=", "~code~", "_underlined_",
 * "+struck+". */
static const struct {
    char org;
    const char *markdown;
} marks[] = {{'*', "**"}, {'/', "*"}, {'=', "`"}, {'~', "`"}, {'_', ""}, {'+', ""}};

/* Writes text between two marks; returns the bytes that it took, 0 when there are no two. */
static size_t add_marked(struct cvx_str *out, const char *text, size_t at, size_t len)
{
    if (at > 0 && !is_before(text[at - 1]))
        return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].org != text[at] || at + 2 >= len || text[at + 1] == ' ')
            continue;
        size_t end = at + 2;
        while (end < len && (text[end] != text[at] || text[end - 1] == ' ' ||
                             (end + 1 < len && !is_after(text[end + 1]))))
            end++;
        if (end >= len)
            return 0;
        cvx_str_add(out, marks[i].markdown);
        cvx_str_add_bytes(out, text + at + 1, end - at - 1);
        cvx_str_add(out, marks[i].markdown);
        return end + 1 - at;
    }
    return 0;
}

/* Looks FIND_MAX bytes far: what is longer is neither a link nor a macro. */
static const char *find(const char *text, size_t len, const char *what)
{
    const size_t size = strlen(what);
    len = len < FIND_MAX ? len : FIND_MAX;
    for (size_t at = 0; at + size <= len; at++)
        if (memcmp(text + at, what, size) == 0)
            return text + at;
    return NULL;
}

/* "[[address][text]]" and "[[address]]". */
static size_t add_link(struct cvx_str *out, const char *text, size_t len)
{
    const char *end = len > 4 && text[0] == '[' && text[1] == '[' ? find(text, len, "]]") : NULL;
    if (!end)
        return 0;
    const size_t inside = (size_t)(end - text) - 2;
    const char *middle = find(text + 2, inside, "][");
    const size_t address = middle ? (size_t)(middle - text) - 2 : inside;
    cvx_str_add_char(out, '[');
    if (middle)
        cvx_str_add_bytes(out, middle + 2, (size_t)(end - middle) - 2);
    else
        cvx_str_add_bytes(out, text + 2, address);
    cvx_str_add(out, "](");
    cvx_str_add_bytes(out, text + 2, address);
    cvx_str_add_char(out, ')');
    return inside + 4;
}

/* "{{{date(Jan 2011 -- Current)}}}": what a macro is given, set apart. */
static size_t add_macro(struct cvx_str *out, const char *text, size_t len)
{
    const char *end = len > 6 && memcmp(text, "{{{", 3) == 0 ? find(text, len, "}}}") : NULL;
    if (!end)
        return 0;
    const size_t inside = (size_t)(end - text) - 3;
    const char *open = memchr(text + 3, '(', inside);
    size_t given = open ? (size_t)(end - open) - 1 : 0;
    if (given > 0 && open[given] == ')')
        given--;
    if (given > 0) {
        cvx_str_add_char(out, '\t');
        cvx_str_add_bytes(out, open + 1, given);
    }
    return inside + 6;
}

/* "<2014-09-01 Mon>" and "[2014-09]": a date without its day of the week. */
static size_t add_timestamp(struct cvx_str *out, const char *text, size_t len)
{
    const char close = *text == '<' ? '>' : *text == '[' ? ']' : '\0';
    const char *end = close && len > 6 && isdigit((unsigned char)text[1]) &&
                              isdigit((unsigned char)text[4]) && text[5] == '-'
                          ? memchr(text, close, len < 40 ? len : 40)
                          : NULL;
    if (!end)
        return 0;
    size_t date = 1;
    while (text + date < end && strchr("0123456789-", text[date]))
        date++;
    cvx_str_add_bytes(out, text + 1, date - 1);
    return (size_t)(end - text) + 1;
}

/* A line as Markdown. */
static const char *to_markdown(struct cvx_arena *arena, const char *text, size_t len)
{
    struct cvx_str out;
    cvx_str_init(&out, arena);
    bool lonely[128] = {false}; /* marks of which no partner is left */
    for (size_t at = 0; at < len;) {
        size_t took = add_link(&out, text + at, len - at);
        took = took ? took : add_macro(&out, text + at, len - at);
        took = took ? took : add_timestamp(&out, text + at, len - at);
        const unsigned char byte = (unsigned char)text[at];
        if (!took && byte < 128 && !lonely[byte] && strchr("*/=~_+", byte)) {
            took = add_marked(&out, text, at, len);
            lonely[byte] = !took && (at == 0 || is_before(text[at - 1]));
        }
        if (!took)
            cvx_str_add_char(&out, text[at]);
        at += took ? took : 1;
    }
    return cvx_str_get(&out);
}

static void add_line(struct org *org, struct cvx_block *block, size_t skip, size_t len)
{
    struct cvx_outline_reading *reading = &org->reading;
    while (len > 0 && reading->line.text[skip] == ' ') {
        skip++;
        len--;
    }
    cvx_outline_add_text(reading, block,
                         to_markdown(reading->arena, reading->line.text + skip, len));
}

static void add_raw(struct org *org, enum cvx_block_kind kind)
{
    cvx_outline_add_line(&org->reading, cvx_outline_add_block(&org->reading, kind, 0), 0,
                         org->reading.line.len);
}

/* Bytes of ":tag:other:" at the end of a heading, with the blanks before. */
static size_t tags_len(const char *text, size_t len)
{
    size_t at = len;
    if (len == 0 || text[len - 1] != ':')
        return 0;
    while (at > 0 && text[at - 1] != ' ')
        at--;
    if (text[at] != ':' || len - at < 3)
        return 0;
    while (at > 0 && text[at - 1] == ' ')
        at--;
    return len - at;
}

static bool take_heading(struct org *org)
{
    const struct cvx_source_line *line = &org->reading.line;
    size_t stars = 0;
    while (stars < line->len && line->text[stars] == '*')
        stars++;
    if (stars == 0 || line->indent > 0 || stars >= line->len || line->text[stars] != ' ')
        return false;
    close_block(org);
    if (org->hidden && stars <= org->hidden)
        org->hidden = 0;
    const size_t tags = tags_len(line->text, line->len);
    if (!org->hidden && tags && find(line->text + line->len - tags, tags, ":noexport:"))
        org->hidden = (unsigned)stars;
    if (org->hidden) {
        add_raw(org, CVX_BLOCK_HIDDEN);
        return true;
    }
    /* the blank after the stars may be that before the tags */
    const size_t end = line->len - tags > stars ? line->len - tags : stars + 1;
    const char *text = to_markdown(org->reading.arena, line->text + stars + 1, end - stars - 1);
    if (!text || text[strspn(text, " \t")] == '\0') /* "** {{{pagebreak()}}}" arranges pages */
        add_raw(org, CVX_BLOCK_COMMENT);
    else
        cvx_outline_add_text(
            &org->reading, cvx_outline_add_block(&org->reading, CVX_BLOCK_HEADING, (unsigned)stars),
            text);
    return true;
}

static bool take_hidden(struct org *org)
{
    if (!org->hidden)
        return false;
    add_raw(org, CVX_BLOCK_HIDDEN);
    return true;
}

static void add_property(struct org *org, size_t key, size_t key_len)
{
    const struct cvx_source_line *line = &org->reading.line;
    struct cvx_block *block = cvx_outline_add_block(&org->reading, CVX_BLOCK_PROPERTY, 0);
    const char *name = cvx_arena_copy(org->reading.arena, line->text + key, key_len);
    if (block)
        block->key = name ? name : "";
    const size_t skip = key + key_len + 1;
    if (skip < line->len)
        add_line(org, block, skip, line->len - skip);
}

static bool take_drawer(struct org *org)
{
    struct cvx_outline_reading *reading = &org->reading;
    if (!starts(&reading->line, ":PROPERTIES:"))
        return false;
    close_block(org);
    while (cvx_outline_next(reading) && !starts(&reading->line, ":END:")) {
        const struct cvx_source_line *line = &reading->line;
        const char *end =
            line->len > 2 && *line->text == ':' ? memchr(line->text + 1, ':', line->len - 1) : NULL;
        if (end)
            add_property(org, 1, (size_t)(end - line->text) - 1);
        else if (line->len > 0)
            add_raw(org, CVX_BLOCK_COMMENT);
    }
    return true;
}

/* "#+BEGIN_X" up to "#+END_X": comments, exports for other formats, sources; quotes are text. */
static bool take_begin(struct org *org)
{
    struct cvx_outline_reading *reading = &org->reading;
    if (!starts(&reading->line, "#+BEGIN_"))
        return false;
    close_block(org);
    const bool text = starts(&reading->line, "#+BEGIN_QUOTE") ||
                      starts(&reading->line, "#+BEGIN_CENTER") ||
                      starts(&reading->line, "#+BEGIN_VERSE");
    if (text)
        return true;
    while (cvx_outline_next(reading) && !starts(&reading->line, "#+END_"))
        if (reading->line.len > 0)
            add_raw(org, CVX_BLOCK_COMMENT);
    return true;
}

static bool take_keyword(struct org *org)
{
    const struct cvx_source_line *line = &org->reading.line;
    if (starts(line, "#+END_"))
        return true;
    if (line->len > 2 && memcmp(line->text, "#+", 2) == 0) {
        const char *end = memchr(line->text, ':', line->len);
        close_block(org);
        if (end && !starts(line, "#+ATTR_") && !starts(line, "#+MACRO") &&
            !starts(line, "#+LATEX") && !starts(line, "#+HTML") && !starts(line, "#+OPTIONS"))
            add_property(org, 2, (size_t)(end - line->text) - 2);
        else
            add_raw(org, CVX_BLOCK_COMMENT);
        return true;
    }
    if (*line->text != '#' || (line->len > 1 && line->text[1] != ' '))
        return false;
    add_raw(org, CVX_BLOCK_COMMENT);
    return true;
}

static bool take_row(struct org *org)
{
    struct cvx_outline_reading *reading = &org->reading;
    if (*reading->line.text != '|')
        return false;
    close_block(org);
    const char *cells = cvx_outline_cells(reading->arena, reading->line.text, reading->line.len);
    const struct cvx_source_line next = cvx_outline_peek(reading);
    const bool head = next.len > 2 && next.text[0] == '|' && next.text[1] == '-' &&
                      !(cells && strstr(cells, ":\t")); /* "Tools: | git" is no head */
    if (cells && cells[strspn(cells, " \t")])
        cvx_outline_add_text(reading, cvx_outline_add_block(reading, CVX_BLOCK_ROW, head),
                             to_markdown(reading->arena, cells, strlen(cells)));
    return true;
}

static unsigned item_level(struct org *org, unsigned indent)
{
    while (org->lists > 0 && indent < org->indents[org->lists - 1])
        org->lists--;
    if (org->lists == 0 || indent > org->indents[org->lists - 1]) {
        if (org->lists == LISTS_MAX)
            return LISTS_MAX - 1;
        org->indents[org->lists++] = indent;
    }
    return org->lists - 1;
}

static bool take_item(struct org *org)
{
    const struct cvx_source_line *line = &org->reading.line;
    const size_t mark = cvx_outline_bullet(line->text, line->len);
    if (mark == 0)
        return false;
    struct cvx_block *block =
        cvx_outline_add_block(&org->reading, CVX_BLOCK_ITEM, item_level(org, line->indent));
    add_line(org, block, mark, line->len - mark);
    org->reading.open = true;
    return true;
}

static bool take_text(struct org *org)
{
    struct cvx_outline_reading *reading = &org->reading;
    const struct cvx_block *last = reading->outline->last;
    const bool inside = org->lists > 0 && reading->line.indent > org->indents[org->lists - 1];
    if (!reading->open || !last || (reading->blank && !inside)) {
        close_block(org);
        cvx_outline_add_block(reading, CVX_BLOCK_PARAGRAPH, 0);
        reading->open = true;
    }
    add_line(org, reading->outline->last, 0, reading->line.len);
    return true;
}

enum cvx_status cvx_outline_read_org(const char *bytes, size_t len, struct cvx_arena *arena,
                                     struct cvx_diag *diag, struct cvx_outline *outline)
{
    static take *const takes[] = {take_heading, take_hidden, take_drawer, take_begin,
                                  take_keyword, take_row,    take_item,   take_text};
    struct org org = {.reading = {.arena = arena, .diag = diag, .outline = outline}};
    enum cvx_status status = cvx_outline_open(&org.reading, bytes, len);
    if (status != CVX_OK)
        return status;
    while (!arena->failed && cvx_outline_next(&org.reading))
        for (size_t i = 0; org.reading.line.len > 0 && !takes[i](&org); i++)
            continue;
    return cvx_outline_close(&org.reading);
}
