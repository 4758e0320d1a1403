/* SPDX-License-Identifier: MIT */
/* Markdown to an outline, line by line: the blocks of CommonMark, pandoc's definition lists, tables
 * and front matter, and what people write for them. cmark is not asked: it joins lines that a CV
 * keeps apart, and knows neither tabs nor definitions. Inside lines it is asked later, where a text
 * is shown. */
#include "formats/outline_part.h"

#include <string.h>
#include <strings.h>

enum { LISTS_MAX = 32 }; /* lists inside each other whose indents are kept apart */

struct markdown {
    struct cvx_outline_reading reading;
    unsigned indents[LISTS_MAX]; /* of the items of the lists that are open */
    unsigned lists;
    bool defining; /* the last block is a definition, or a footnote */
    struct cvx_references references;
    struct cvx_notes notes;
};

/* A recognizer takes the current line, or lines from it on, or returns false. */
typedef bool take(struct markdown *markdown);

static bool starts(const struct cvx_source_line *line, const char *prefix)
{
    const size_t len = strlen(prefix);
    return line->len >= len && strncasecmp(line->text, prefix, len) == 0;
}

static struct cvx_block *last_block(const struct markdown *markdown)
{
    return markdown->reading.outline->last;
}

static void close_block(struct markdown *markdown)
{
    markdown->reading.open = false;
    markdown->lists = 0;
    markdown->defining = false;
}

static void add_whole_line(struct markdown *markdown, struct cvx_block *block)
{
    cvx_outline_add_line(&markdown->reading, block, 0, markdown->reading.line.len);
}

static bool take_front_matter(struct markdown *markdown)
{
    return cvx_outline_take_front_matter(&markdown->reading);
}

static bool take_fence(struct markdown *markdown)
{
    struct cvx_outline_reading *reading = &markdown->reading;
    const char *fence = starts(&reading->line, "```")   ? "```"
                        : starts(&reading->line, "~~~") ? "~~~"
                                                        : NULL;
    if (!fence)
        return false;
    close_block(markdown);
    struct cvx_block *block = cvx_outline_add_block(reading, CVX_BLOCK_CODE, 0);
    while (cvx_outline_next(reading) && !starts(&reading->line, fence))
        if (reading->line.len > 0)
            add_whole_line(markdown, block);
    return true;
}

/* Whether a line holds `end`, in any case. */
static bool holds(const struct cvx_source_line *line, const char *end)
{
    const size_t len = strlen(end);
    for (size_t at = 0; at + len <= line->len; at++)
        if (strncasecmp(line->text + at, end, len) == 0)
            return true;
    return false;
}

/* Takes lines up to the one that holds `end`. */
static void take_comment(struct markdown *markdown, const char *end)
{
    struct cvx_outline_reading *reading = &markdown->reading;
    struct cvx_block *block = cvx_outline_add_block(reading, CVX_BLOCK_COMMENT, 0);
    do {
        if (reading->line.len > 0)
            add_whole_line(markdown, block);
    } while (!holds(&reading->line, end) && cvx_outline_next(reading));
    close_block(markdown);
}

/* Elements that hold nothing to be read, from their opening tag to the end mark. */
static bool take_unread(struct markdown *markdown)
{
    static const char *const elements[][2] = {
        {"<!--", "-->"}, {"<style", "</style>"}, {"<script", "</script>"},
        {"<link", ">"},  {"<meta", ">"},
    };
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (starts(&markdown->reading.line, elements[i][0])) {
            take_comment(markdown, elements[i][1]);
            return true;
        }
    return false;
}

/* The length of a heading's text without closing "##" and pandoc's "{#id .class}". */
static size_t heading_len(const char *text, size_t len)
{
    if (len > 0 && text[len - 1] == '}') {
        size_t at = len;
        while (at > 0 && text[at - 1] != '{')
            at--;
        if (at > 0 && at < len && strchr("#.-", text[at]))
            len = at - 1;
    }
    while (len > 0 && strchr("# \t", text[len - 1]))
        len--;
    return len;
}

static bool take_heading(struct markdown *markdown)
{
    const struct cvx_source_line *line = &markdown->reading.line;
    size_t marks = 0;
    while (marks < line->len && marks < 7 && line->text[marks] == '#')
        marks++;
    if (marks == 0 || marks > 6 || line->indent > 3 || marks == line->len ||
        (marks == 1 && line->text[1] != ' ' && line->text[1] != '\t'))
        return false;
    close_block(markdown);
    struct cvx_block *block =
        cvx_outline_add_block(&markdown->reading, CVX_BLOCK_HEADING, (unsigned)marks);
    const size_t len = heading_len(line->text, line->len);
    if (len > marks)
        cvx_outline_add_line(&markdown->reading, block, marks, len - marks);
    return true;
}

/* True for a line of nothing but `byte` (at least `least`) and blanks. */
static bool only(const struct cvx_source_line *line, char byte, size_t least)
{
    size_t count = 0;
    for (size_t i = 0; i < line->len; i++) {
        if (line->text[i] != byte && line->text[i] != ' ')
            return false;
        count += line->text[i] == byte;
    }
    return count >= least;
}

/* A line under a paragraph of one line makes it a heading. */
static bool take_underline(struct markdown *markdown)
{
    const struct cvx_source_line *line = &markdown->reading.line;
    struct cvx_block *block = last_block(markdown);
    const bool first = only(line, '=', 2);
    if (!markdown->reading.open || !block || block->kind != CVX_BLOCK_PARAGRAPH ||
        block->first != block->last || markdown->reading.blank || (!first && !only(line, '-', 2)))
        return false;
    block->kind = CVX_BLOCK_HEADING;
    block->level = first ? 1 : 2;
    close_block(markdown);
    return true;
}

static bool take_rule(struct markdown *markdown)
{
    const struct cvx_source_line *line = &markdown->reading.line;
    if (!only(line, '-', 3) && !only(line, '*', 3) && !only(line, '_', 3) && !only(line, '=', 3))
        return false;
    close_block(markdown);
    cvx_outline_add_block(&markdown->reading, CVX_BLOCK_RULE, 0);
    return true;
}

/* ":   text" under a line, which becomes the term. */
static bool take_definition(struct markdown *markdown)
{
    const struct cvx_source_line *line = &markdown->reading.line;
    struct cvx_block *block = last_block(markdown);
    if (line->len < 2 || (*line->text != ':' && *line->text != '~') ||
        (line->text[1] != ' ' && line->text[1] != '\t') || !block ||
        (block->kind != CVX_BLOCK_DEFINITION && block->kind != CVX_BLOCK_PARAGRAPH &&
         block->kind != CVX_BLOCK_ITEM) ||
        (block->kind != CVX_BLOCK_DEFINITION && block->first != block->last))
        return false;
    if (block->kind == CVX_BLOCK_PARAGRAPH)
        block->kind = CVX_BLOCK_TERM;
    close_block(markdown);
    size_t skip = 1 + strspn(line->text + 1, " \t");
    const size_t mark = cvx_outline_bullet(line->text + skip, line->len - skip);
    block =
        cvx_outline_add_block(&markdown->reading, mark ? CVX_BLOCK_ITEM : CVX_BLOCK_DEFINITION, 0);
    skip += mark; /* "- " in a definition begins a list */
    cvx_outline_add_line(&markdown->reading, block, skip, line->len - skip);
    markdown->reading.open = true;
    markdown->defining = true;
    return true;
}

/* "[label]: address" */
static bool take_reference(struct markdown *markdown)
{
    struct cvx_outline_reading *reading = &markdown->reading;
    const struct cvx_source_line *line = &reading->line;
    if (!cvx_references_take(&markdown->references, reading->arena, line->text, line->len))
        return false;
    close_block(markdown);
    struct cvx_block *block = cvx_outline_add_block(reading, CVX_BLOCK_PARAGRAPH, 0);
    add_whole_line(markdown, block);
    if (markdown->references.first)
        markdown->references.first->block = block;
    return true;
}

/* "[^label]: text", and the indented lines after it */
static bool take_note(struct markdown *markdown)
{
    struct cvx_outline_reading *reading = &markdown->reading;
    const struct cvx_source_line *line = &reading->line;
    const char *close = line->len > 4 && line->text[0] == '[' && line->text[1] == '^'
                            ? memchr(line->text, ']', line->len)
                            : NULL;
    const size_t label = close ? (size_t)(close - line->text) - 2 : 0;
    if (!close || label + 5 > line->len || close[1] != ':' ||
        !cvx_notes_take(&markdown->notes, reading->arena, line->text + 2, label))
        return false;
    close_block(markdown);
    struct cvx_block *block = cvx_outline_add_block(reading, CVX_BLOCK_PARAGRAPH, 0);
    cvx_outline_add_line(reading, block, label + 4, line->len - label - 4);
    markdown->notes.first->block = block;
    reading->open = true;
    markdown->defining = true;
    return true;
}

static bool take_html(struct markdown *markdown)
{
    const char *start = markdown->reading.line.text;
    const bool whole = cvx_outline_take_html(&markdown->reading);
    if (whole || markdown->reading.line.text != start) {
        markdown->lists = 0;
        markdown->defining = false;
    }
    return whole;
}

static bool is_delimiter(struct cvx_source_line line)
{
    bool bar = false;
    for (size_t i = 0; i < line.len; i++) {
        if (!strchr("|-: ", line.text[i]) || !line.text[i])
            return false;
        bar |= line.text[i] == '|';
    }
    return bar && line.len > 2 && memchr(line.text, '-', line.len);
}

static bool take_row(struct markdown *markdown)
{
    struct cvx_outline_reading *reading = &markdown->reading;
    const struct cvx_source_line *line = &reading->line;
    const struct cvx_block *block = last_block(markdown);
    const bool goes_on = block && block->kind == CVX_BLOCK_ROW && !reading->blank &&
                         line->len > 0 && memchr(line->text, '|', line->len);
    const bool head = is_delimiter(cvx_outline_peek(reading)) && line->len > 0 &&
                      memchr(line->text, '|', line->len);
    if (line->len == 0 || (*line->text != '|' && !goes_on && !head))
        return false;
    close_block(markdown);
    const char *cells = cvx_outline_cells(reading->arena, line->text, line->len);
    if (!cells || cells[strspn(cells, "\t ")] == '\0')
        return true;
    cvx_outline_add_text(reading, cvx_outline_add_block(reading, CVX_BLOCK_ROW, head), cells,
                         cvx_outline_row_start(line->text, line->len));
    return true;
}

/* How many of the open lists an item at `indent` is inside of. */
static unsigned item_level(struct markdown *markdown, unsigned indent)
{
    while (markdown->lists > 0 && indent < markdown->indents[markdown->lists - 1])
        markdown->lists--;
    if (markdown->lists == 0 || indent > markdown->indents[markdown->lists - 1] + 1) {
        if (markdown->lists == LISTS_MAX)
            return LISTS_MAX - 1;
        markdown->indents[markdown->lists++] = indent;
    }
    return markdown->lists - 1;
}

/* Bytes of ">" marks, and of the white space about them. */
static size_t quote_len(const char *text, size_t len)
{
    size_t at = 0;
    while (at < len && (text[at] == '>' || (at > 0 && (text[at] == ' ' || text[at] == '\t'))))
        at++;
    return at;
}

static bool take_item(struct markdown *markdown)
{
    const struct cvx_source_line *line = &markdown->reading.line;
    const size_t quote = quote_len(line->text, line->len);
    size_t mark = cvx_outline_bullet(line->text + quote, line->len - quote);
    if (mark == 0)
        return false;
    mark += quote;
    if (line->len - mark >= 3 && line->text[mark] == '[' && strchr(" xX", line->text[mark + 1]) &&
        line->text[mark + 2] == ']')
        mark += 3;
    mark += quote_len(line->text + mark, line->len - mark);
    struct cvx_block *block = cvx_outline_add_block(&markdown->reading, CVX_BLOCK_ITEM,
                                                    item_level(markdown, line->indent));
    cvx_outline_add_line(&markdown->reading, block, mark, line->len - mark);
    markdown->reading.open = true;
    return true;
}

/* True when the line goes on with the last block: no blank line is between, or it is indented under
 * an item or a definition. */
static bool continues(const struct markdown *markdown)
{
    const struct cvx_outline_reading *reading = &markdown->reading;
    if (!reading->open || !reading->outline->last)
        return false;
    if (!reading->blank)
        return true;
    if (markdown->lists > 0)
        return reading->line.indent > markdown->indents[markdown->lists - 1] + 1;
    return markdown->defining && reading->line.indent >= 2;
}

static bool take_text(struct markdown *markdown)
{
    struct cvx_outline_reading *reading = &markdown->reading;
    const size_t quote = quote_len(reading->line.text, reading->line.len);
    struct cvx_block *block = last_block(markdown);
    if (!continues(markdown)) {
        close_block(markdown);
        block = cvx_outline_add_block(reading, CVX_BLOCK_PARAGRAPH, 0);
        reading->open = true;
    }
    if (quote < reading->line.len)
        cvx_outline_add_line(reading, block, quote, reading->line.len - quote);
    return true;
}

enum cvx_status cvx_outline_read_markdown(const char *bytes, size_t len, struct cvx_arena *arena,
                                          struct cvx_diag *diag, struct cvx_outline *outline)
{
    static take *const takes[] = {
        take_front_matter, take_fence, take_unread,    take_heading,    take_underline,
        take_rule,         take_note,  take_reference, take_definition, take_html,
        take_row,          take_item,  take_text,
    };
    struct markdown markdown = {.reading = {.arena = arena, .diag = diag, .outline = outline}};
    enum cvx_status status = cvx_outline_open(&markdown.reading, bytes, len);
    if (status != CVX_OK)
        return status;
    while (!arena->failed && cvx_outline_next(&markdown.reading))
        for (size_t i = 0; markdown.reading.line.len > 0 && !takes[i](&markdown); i++)
            continue;
    status = cvx_references_resolve(&markdown.references, &markdown.reading);
    cvx_notes_resolve(&markdown.notes, arena, outline);
    return status == CVX_OK ? cvx_outline_close(&markdown.reading) : status;
}
