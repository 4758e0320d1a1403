/* SPDX-License-Identifier: MIT */
/* What people write in HTML between their Markdown because Markdown has it not: headings in the
 * middle of the page, tables, lists in cells. Only the blocks are told; what is inside a line stays
 * as it is written. */
#include "formats/outline_part.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum {
    ELEMENT_LINES = 300, /* lines of an element that are looked at for its end */
    TAG_MAX = 300,       /* bytes of a tag */
};

/* Bytes of the tag of `name` ("h1", "/tr") at `text`; 0 when there is none. */
static size_t tag_len(const char *text, size_t len, const char *name)
{
    const size_t size = strlen(name);
    if (len < size + 2 || *text != '<' || strncasecmp(text + 1, name, size) != 0 ||
        isalnum((unsigned char)text[size + 1]))
        return 0;
    const char *end = memchr(text, '>', len < TAG_MAX ? len : TAG_MAX);
    return end ? (size_t)(end - text) + 1 : 0;
}

/* Bytes of one of the tags at `text`, names separated by blanks. */
static size_t any_tag_len(const char *text, size_t len, const char *names)
{
    while (*names) {
        char name[16];
        const size_t size = strcspn(names, " ");
        memcpy(name, names, size);
        name[size] = '\0';
        const size_t tag = tag_len(text, len, name);
        if (tag)
            return tag;
        names += size + (names[size] == ' ');
    }
    return 0;
}

/* Where one of the tags `names` begins in a line, from `at` on; its `len` when there is none. */
static size_t find_tag(const struct cvx_source_line *line, size_t at, const char *names)
{
    while (at < line->len) {
        const char *open = memchr(line->text + at, '<', line->len - at);
        if (!open)
            break;
        at = (size_t)(open - line->text);
        if (any_tag_len(open, line->len - at, names))
            return at;
        at++;
    }
    return line->len;
}

/* True when the element that is open ends on this line or one of those after it. `gap` is where its
 * end was looked for in vain before. */
static bool has_end(const struct cvx_outline_reading *reading, const char *name,
                    struct cvx_outline_gap *gap)
{
    struct cvx_outline_reading ahead = *reading;
    if (gap->at >= ahead.at) {
        ahead.at = gap->at;
        ahead.number = gap->number;
    } else if (find_tag(&ahead.line, 0, name) < ahead.line.len) {
        return true;
    }
    while (ahead.number - reading->number < ELEMENT_LINES && cvx_outline_next(&ahead))
        if (find_tag(&ahead.line, 0, name) < ahead.line.len)
            return true;
    *gap = (struct cvx_outline_gap){ahead.at, ahead.number};
    return false;
}

/* "<h2 align="center">Title</h2>", on one line or more. Like all that follow it returns how many
 * bytes it took of the line that is then the current one; 0: what begins there is something else.
 */
static size_t take_heading(struct cvx_outline_reading *reading)
{
    char end[] = "/h1";
    const struct cvx_source_line *line = &reading->line;
    if (line->len < 4 || (line->text[1] | 0x20) != 'h' || line->text[2] < '1' ||
        line->text[2] > '6')
        return 0;
    end[2] = line->text[2];
    size_t skip = tag_len(line->text, line->len, end + 1);
    if (!skip || !has_end(reading, end, &reading->no_heading_end[end[2] - '1']))
        return 0;
    struct cvx_block *block =
        cvx_outline_add_block(reading, CVX_BLOCK_HEADING, (unsigned)(end[2] - '0'));
    reading->open = false;
    for (;;) {
        const size_t to = find_tag(line, 0, end);
        if (to > skip && !(block && block->first))
            cvx_outline_add_line(reading, block, skip, to - skip);
        else if (to > skip)
            cvx_outline_add_line(reading, cvx_outline_add_block(reading, CVX_BLOCK_PARAGRAPH, 0),
                                 skip, to - skip);
        if (to < line->len)
            return to + tag_len(line->text + to, line->len - to, end);
        if (!cvx_outline_next(reading))
            return line->len;
        skip = 0;
    }
}

/* A table while its rows are read. */
struct table {
    struct cvx_outline_reading *reading;
    struct cvx_str row;
    struct cvx_source_line at; /* where the row's text begins, `skip` bytes in */
    size_t skip;
    bool head, body; /* the row has such cells */
};

static void end_row(struct table *table)
{
    struct cvx_outline_reading *reading = table->reading;
    const char *cells = cvx_str_get(&table->row);
    size_t len = strlen(cells);
    while (len > 0 && strchr(" \t", cells[len - 1]))
        len--;
    const struct cvx_source_line line = reading->line;
    if (len > 0) {
        reading->line = table->at;
        cvx_outline_add_text(
            reading, cvx_outline_add_block(reading, CVX_BLOCK_ROW, table->head && !table->body),
            cvx_arena_copy(reading->arena, cells, len), table->skip);
        reading->line = line;
    }
    cvx_str_reset(&table->row);
    table->head = table->body = false;
}

/* Takes the tag at `text` when it is one of a table's; returns its bytes. */
static size_t take_table_tag(struct table *table, const char *text, size_t len)
{
    const size_t row = any_tag_len(text, len, "tr /tr");
    if (row) {
        end_row(table);
        return row;
    }
    const size_t head = tag_len(text, len, "th");
    const size_t cell = head ? head : tag_len(text, len, "td");
    if (cell) {
        table->head |= head > 0;
        table->body |= head == 0;
        return cell;
    }
    const size_t end = any_tag_len(text, len, "/td /th");
    if (end) {
        cvx_str_add_char(&table->row, '\t');
        return end;
    }
    return any_tag_len(
        text, len, "table /table thead /thead tbody /tbody tfoot /tfoot colgroup /colgroup col");
}

/* Takes what the line has of the table; returns the bytes of that. */
static size_t take_table_line(struct table *table)
{
    const struct cvx_source_line *line = &table->reading->line;
    const size_t close = find_tag(line, 0, "/table");
    if (table->row.len > 0 && cvx_str_get(&table->row)[table->row.len - 1] != '\t')
        cvx_str_add_char(&table->row, ' ');
    for (size_t at = 0; at < close;) {
        const char *text = line->text + at;
        const size_t tag = *text == '<' ? take_table_tag(table, text, line->len - at) : 0;
        if (!tag) {
            if (table->row.len == 0) {
                table->at = *line;
                table->skip = at;
            }
            cvx_str_add_char(&table->row, *text);
        }
        at += tag ? tag : 1;
    }
    return close + tag_len(line->text + close, line->len - close, "/table");
}

static size_t take_table(struct cvx_outline_reading *reading)
{
    if (!tag_len(reading->line.text, reading->line.len, "table") ||
        !has_end(reading, "/table", &reading->no_table_end))
        return 0;
    struct table table = {.reading = reading, .at = reading->line};
    cvx_str_init(&table.row, reading->arena);
    reading->open = false;
    size_t took;
    do
        took = take_table_line(&table);
    while (find_tag(&reading->line, 0, "/table") == reading->line.len && cvx_outline_next(reading));
    end_row(&table);
    return took;
}

/* The tags of lists, and "<li>" with the text behind it. */
static size_t take_list(struct cvx_outline_reading *reading)
{
    const struct cvx_source_line *line = &reading->line;
    const size_t item = tag_len(line->text, line->len, "li");
    if (item) {
        const size_t end = find_tag(line, item, "li /li ul ol /ul /ol");
        struct cvx_block *block = cvx_outline_add_block(
            reading, CVX_BLOCK_ITEM, reading->html_lists > 0 ? reading->html_lists - 1 : 0);
        cvx_outline_add_line(reading, block, item, end - item);
        reading->open = end == line->len;
        return end;
    }
    const size_t open = any_tag_len(line->text, line->len, "ul ol");
    const size_t close = any_tag_len(line->text, line->len, "/ul /ol");
    reading->html_lists += open > 0;
    reading->html_lists -= close > 0 && reading->html_lists > 0;
    const size_t took = open + close + tag_len(line->text, line->len, "/li");
    reading->open &= took == 0;
    return took;
}

static size_t take_rule(struct cvx_outline_reading *reading)
{
    const size_t took = tag_len(reading->line.text, reading->line.len, "hr");
    if (took) {
        cvx_outline_add_block(reading, CVX_BLOCK_RULE, 0);
        reading->open = false;
    }
    return took;
}

/* What begins with "<". */
static size_t take_element(struct cvx_outline_reading *reading)
{
    static size_t (*const takes[])(struct cvx_outline_reading *) = {take_heading, take_table,
                                                                    take_list, take_rule};
    size_t took = 0;
    for (size_t i = 0; i < sizeof takes / sizeof *takes && took == 0; i++)
        took = takes[i](reading);
    return took;
}

bool cvx_outline_take_html(struct cvx_outline_reading *reading)
{
    while (*reading->line.text == '<') {
        const size_t took = take_element(reading);
        if (took == 0)
            return false;
        /* A line that is taken whole stays as it was: one without text would pass for a blank. */
        if (took >= reading->line.len)
            return true;
        cvx_outline_cut_line(reading, took);
    }
    return false;
}
