/* SPDX-License-Identifier: MIT */
/* Lines and blocks, whatever the notation. */
#include "formats/outline_part.h"

#include "core/base/limits.h"
#include "core/base/utf8.h"

#include <string.h>

enum { TAB_WIDTH = 4 };

enum cvx_status cvx_outline_open(struct cvx_outline_reading *reading, const char *bytes, size_t len)
{
    const enum cvx_status status =
        cvx_text_decode(bytes, len, reading->arena, reading->diag, &reading->source);
    if (status != CVX_OK || reading->source.len <= CVX_LIMIT_TEXT)
        return status;
    cvx_diag_add(reading->diag, CVX_CODE_LIMIT, NULL, "a CV as text has at most %d MB",
                 CVX_LIMIT_TEXT >> 20);
    return CVX_REJECTED;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\f' || byte == '\v';
}

/* Bytes of the line at `at`, and of its end. */
static size_t line_len(const struct cvx_decoded *source, size_t at, size_t *end)
{
    size_t len = 0;
    while (at + len < source->len && source->bytes[at + len] != '\n' &&
           source->bytes[at + len] != '\r')
        len++;
    *end = at + len < source->len;
    if (*end && source->bytes[at + len] == '\r' && at + len + 1 < source->len &&
        source->bytes[at + len + 1] == '\n')
        *end = 2;
    return len;
}

static struct cvx_source_line read_line(const char *text, size_t len, uint32_t number)
{
    struct cvx_source_line line = {.text = text, .len = len, .number = number, .column = 1};
    while (line.len > 0 && (is_space(*line.text) || strncmp(line.text, "\xC2\xA0", 2) == 0)) {
        const size_t size = is_space(*line.text) ? 1 : 2;
        line.indent =
            *line.text == '\t' ? (line.indent / TAB_WIDTH + 1) * TAB_WIDTH : line.indent + 1;
        line.column++;
        line.text += size;
        line.len -= line.len < size ? line.len : size;
    }
    size_t blanks = 0;
    while (line.len > 0 && is_space(line.text[line.len - 1])) {
        line.len--;
        blanks++;
    }
    line.hard = blanks >= 2;
    if (line.len > 1 && line.text[line.len - 1] == '\\') {
        line.hard = true;
        line.len--;
    }
    return line;
}

bool cvx_outline_next(struct cvx_outline_reading *reading)
{
    if (reading->at >= reading->source.len || reading->number > CVX_LIMIT_LINES)
        return false;
    size_t end;
    const size_t len = line_len(&reading->source, reading->at, &end);
    reading->blank = reading->number == 0 || reading->line.len == 0;
    reading->line = read_line(reading->source.bytes + reading->at, len, ++reading->number);
    reading->at += len + end;
    return true;
}

struct cvx_source_line cvx_outline_peek(const struct cvx_outline_reading *reading)
{
    if (reading->at >= reading->source.len)
        return (struct cvx_source_line){.text = ""};
    size_t end;
    const size_t len = line_len(&reading->source, reading->at, &end);
    return read_line(reading->source.bytes + reading->at, len, reading->number + 1);
}

struct cvx_block *cvx_outline_add_block(struct cvx_outline_reading *reading,
                                        enum cvx_block_kind kind, unsigned level)
{
    struct cvx_block *block = cvx_arena_alloc(reading->arena, sizeof *block);
    if (!block)
        return NULL;
    *block = (struct cvx_block){.kind = kind, .level = level, .close = !reading->blank};
    if (reading->outline->last)
        reading->outline->last->next = block;
    else
        reading->outline->first = block;
    reading->outline->last = block;
    return block;
}

static void append(struct cvx_outline_reading *reading, struct cvx_block *block, const char *text,
                   size_t skip)
{
    struct cvx_block_line *line =
        block && text ? cvx_arena_alloc(reading->arena, sizeof *line) : NULL;
    if (!line)
        return;
    *line = (struct cvx_block_line){
        .text = text,
        .line = reading->line.number,
        .column = reading->line.column + (uint32_t)cvx_utf8_count(reading->line.text, skip),
        .hard = reading->line.hard,
        .gap = block->last && reading->blank,
    };
    if (block->last)
        block->last->next = line;
    else
        block->first = line;
    block->last = line;
}

void cvx_outline_add_line(struct cvx_outline_reading *reading, struct cvx_block *block, size_t skip,
                          size_t len)
{
    const char *text = reading->line.text + skip;
    while (len > 0 && is_space(*text)) {
        text++;
        len--;
        skip++;
    }
    while (len > 0 && is_space(text[len - 1]))
        len--;
    append(reading, block, cvx_arena_copy(reading->arena, text, len), skip);
}

void cvx_outline_cut_line(struct cvx_outline_reading *reading, size_t len)
{
    struct cvx_source_line *line = &reading->line;
    while (len < line->len && is_space(line->text[len]))
        len++;
    line->column += (uint32_t)cvx_utf8_count(line->text, len);
    line->text += len;
    line->len -= len;
}

void cvx_outline_add_text(struct cvx_outline_reading *reading, struct cvx_block *block,
                          const char *text, size_t skip)
{
    append(reading, block, text, skip);
}

enum cvx_status cvx_outline_close(struct cvx_outline_reading *reading)
{
    if (reading->arena->failed)
        return cvx_diag_memory(reading->diag);
    if (reading->number <= CVX_LIMIT_LINES)
        return CVX_OK;
    cvx_diag_add_at(reading->diag, CVX_CODE_LIMIT, (struct cvx_place){.line = reading->number},
                    "there are more than %d lines", CVX_LIMIT_LINES);
    return CVX_REJECTED;
}

size_t cvx_outline_bullet(const char *text, size_t len)
{
    static const char *const pasted[] = {"•", "◦", "▪", "‣", "●", "○", "■", "►", "➢",
                                         "➤", "✓", "✔", "·", "∙", "–", "—", "▸", "※"};
    size_t mark = 0;
    bool needs_space = true;
    if (len > 0 && strchr("-*+", text[0]))
        mark = 1;
    for (size_t i = 0; mark == 0 && i < sizeof pasted / sizeof *pasted; i++) {
        const size_t size = strlen(pasted[i]);
        if (len > size && memcmp(text, pasted[i], size) == 0) {
            mark = size;
            needs_space = text[0] == "–"[0] && i >= 12 && i <= 15;
        }
    }
    if (mark == 0) {
        size_t digits = 0;
        while (digits < len && digits < 4 && text[digits] >= '0' && text[digits] <= '9')
            digits++;
        if (digits > 0 && digits < 4 && digits < len && strchr(".)", text[digits]))
            mark = digits + 1;
    }
    if (mark == 0 || (needs_space && mark < len && !is_space(text[mark])))
        return 0;
    while (mark < len && is_space(text[mark]))
        mark++;
    return mark;
}

static void add_cell(struct cvx_str *out, const char *cell, size_t len, size_t index)
{
    while (len > 0 && is_space(*cell)) {
        cell++;
        len--;
    }
    while (len > 0 && is_space(cell[len - 1]))
        len--;
    if (index > 0)
        cvx_str_add_char(out, '\t');
    for (size_t i = 0; i < len; i++)
        if (cell[i] != '\\' || i + 1 == len || cell[i + 1] != '|')
            cvx_str_add_char(out, cell[i]);
}

const char *cvx_outline_cells(struct cvx_arena *arena, const char *text, size_t len)
{
    size_t plain = 0;
    while (plain < len && strchr("|-+: \t", text[plain]) && text[plain])
        plain++;
    if (plain == len)
        return NULL;
    struct cvx_str out;
    cvx_str_init(&out, arena);
    if (len > 0 && text[0] == '|') {
        text++;
        len--;
    }
    if (len > 0 && text[len - 1] == '|')
        len--;
    size_t start = 0;
    size_t index = 0;
    for (size_t at = 0; at <= len; at++)
        if (at == len || (text[at] == '|' && (at == 0 || text[at - 1] != '\\'))) {
            add_cell(&out, text + start, at - start, index++);
            start = at + 1;
        }
    return arena->failed ? NULL : cvx_str_get(&out);
}

size_t cvx_outline_row_start(const char *text, size_t len)
{
    size_t at = 0;
    while (at < len && (text[at] == '|' || is_space(text[at])))
        at++;
    return at;
}
