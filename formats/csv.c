/* SPDX-License-Identifier: MIT */
/* CSV by libcsv, which tells fields but not where they stand. It is fed piece by piece, each to the
 * next byte that may end a field: where one ends the next begins, and that place is known. */
#include "formats/csv.h"

#include "core/base/limits.h"
#include "core/base/str.h"
#include "core/base/utf8.h"
#include "formats/text.h"

#include <csv.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024 };

struct reading {
    struct csv_parser parser;
    struct cvx_decoded input;
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    struct cvx_csv csv;
    struct cvx_node *row;   /* the one being read; NULL between rows */
    struct cvx_node *label; /* the header of the next field; NULL beyond the last */
    size_t fields;          /* in this row */
    size_t values;
    struct cvx_place here;  /* the end of what has been fed */
    struct cvx_place field; /* the start of the next field */
    enum cvx_status status;
};

static void refuse(struct reading *reading, enum cvx_code code, const char *what, int limit)
{
    if (reading->status != CVX_OK)
        return;
    if (code == CVX_CODE_LIMIT)
        cvx_diag_add_at(reading->diag, code, reading->field, "%s: more than %d, the limit", what,
                        limit);
    else
        cvx_diag_add_at(reading->diag, code, reading->field, "%s", what);
    if (code == CVX_CODE_SYNTAX)
        cvx_diag_hint(reading->diag, "close it; a quote that is meant is written twice");
    reading->status = CVX_REJECTED;
}

static struct cvx_node *new_node(struct reading *reading, enum cvx_node_kind kind, const char *text)
{
    if (++reading->values > CVX_LIMIT_VALUES)
        refuse(reading, CVX_CODE_LIMIT, "values", CVX_LIMIT_VALUES);
    struct cvx_node *node =
        reading->status == CVX_OK ? cvx_node_new(reading->arena, kind, text) : NULL;
    if (!node && reading->status == CVX_OK)
        reading->status = cvx_diag_memory(reading->diag);
    if (node) {
        node->line = reading->field.line;
        node->column = reading->field.column;
    }
    return node;
}

/* A column's name: what the header says, on one line; with a number when another column is called
 * that. */
static const char *name_column(struct reading *reading, char *text)
{
    const char *name = text;
    for (char *at = text; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            *at = ' ';
    if (!*text)
        name = cvx_arena_printf(reading->arena, "column %zu", reading->fields);
    for (int i = 2; name; i++) {
        const struct cvx_node *other = reading->csv.header->first;
        while (other && strcmp(other->text, name) != 0)
            other = other->next;
        if (!other)
            return name;
        name = cvx_arena_printf(reading->arena, "%s %d", text, i);
    }
    return NULL;
}

/* The key of the field that comes now. */
static const char *next_key(struct reading *reading)
{
    const struct cvx_node *label = reading->label;
    if (!label)
        return cvx_arena_printf(reading->arena, "column %zu", reading->fields);
    reading->label = label->next;
    return label->text;
}

static void begin_row(struct reading *reading)
{
    const bool header = !reading->csv.header;
    reading->fields = 0;
    reading->row = new_node(reading, header ? CVX_NODE_ARRAY : CVX_NODE_OBJECT, NULL);
    if (header)
        reading->csv.header = reading->row;
    else
        reading->label = reading->csv.header->first;
}

static void end_field(void *text, size_t len, void *context)
{
    struct reading *reading = context;
    if (reading->status == CVX_OK && !reading->row)
        begin_row(reading);
    if (++reading->fields > CVX_LIMIT_COLUMNS)
        refuse(reading, CVX_CODE_LIMIT, "columns", CVX_LIMIT_COLUMNS);
    char *copy = reading->status == CVX_OK ? cvx_arena_copy(reading->arena, text, len) : NULL;
    struct cvx_node *node = copy ? new_node(reading, CVX_NODE_STRING, copy) : NULL;
    if (node && reading->row == reading->csv.header)
        node->text = name_column(reading, copy);
    else if (node)
        node->key = next_key(reading);
    if (node && node->text)
        cvx_node_append(reading->row, node);
    if (reading->arena->failed && reading->status == CVX_OK)
        reading->status = cvx_diag_memory(reading->diag);
    reading->field = reading->here;
}

static void end_row(int terminator, void *context)
{
    struct reading *reading = context;
    (void)terminator;
    if (reading->row && reading->row != reading->csv.header && !cvx_node_blank(reading->row))
        cvx_node_append(reading->csv.rows, reading->row);
    reading->row = NULL;
    reading->field = reading->here;
}

/* What parts the fields: the sign that the first row has most of, outside of quotes. */
static char find_delimiter(const char *bytes, size_t len)
{
    static const char signs[] = ",;\t";
    size_t counts[sizeof signs] = {0};
    bool quoted = false;
    for (size_t i = 0; i < len && (quoted || (bytes[i] != '\n' && bytes[i] != '\r')); i++) {
        const char *sign = strchr(signs, bytes[i]);
        if (bytes[i] == '"')
            quoted = !quoted;
        else if (sign && !quoted)
            counts[sign - signs]++;
    }
    size_t most = 0;
    for (size_t i = 1; i < sizeof signs - 1; i++)
        if (counts[i] > counts[most])
            most = i;
    return signs[most];
}

/* Moves `here` over a piece. */
static void advance(struct cvx_place *here, const char *piece, size_t len)
{
    const char last = piece[len - 1];
    here->column += (uint32_t)cvx_utf8_count(piece, len);
    if (last == '\n' || last == '\r') {
        here->line++;
        here->column = 1;
    }
}

/* The bytes up to and with the next one that may end a field. CR LF are one piece. */
static size_t piece_len(const char *bytes, size_t len, char delimiter)
{
    size_t at = 0;
    while (at < len && bytes[at] != delimiter && bytes[at] != '\n' && bytes[at] != '\r')
        at++;
    if (at + 1 < len && bytes[at] == '\r' && bytes[at + 1] == '\n')
        at++;
    return at < len ? at + 1 : len;
}

static void parse(struct reading *reading)
{
    const char *bytes = reading->input.bytes;
    const char delimiter = find_delimiter(bytes, reading->input.len);
    csv_set_delim(&reading->parser, (unsigned char)delimiter);
    csv_set_blk_size(&reading->parser, BLOCK_SIZE);
    for (size_t at = 0; at < reading->input.len && reading->status == CVX_OK;) {
        const size_t len = piece_len(bytes + at, reading->input.len - at, delimiter);
        advance(&reading->here, bytes + at, len);
        if (csv_parse(&reading->parser, bytes + at, len, end_field, end_row, reading) != len)
            reading->status = cvx_diag_memory(reading->diag); /* it fails at nothing else */
        at += len;
    }
    if (reading->status != CVX_OK)
        return;
    /* People's quotes are taken as they come, but for one that takes in all that follows. */
    csv_set_opts(&reading->parser, CSV_STRICT | CSV_STRICT_FINI);
    if (csv_fini(&reading->parser, end_field, end_row, reading) != 0)
        refuse(reading, CVX_CODE_SYNTAX, "a quote that opens here is never closed", 0);
}

static enum cvx_status read_csv(const char *bytes, size_t len, struct cvx_arena *arena,
                                struct cvx_diag *diag, struct cvx_csv *csv)
{
    struct reading reading = {
        .arena = arena, .diag = diag, .here = {NULL, 1, 1}, .field = {NULL, 1, 1}};
    const enum cvx_status status = cvx_text_decode(bytes, len, arena, diag, &reading.input);
    if (status != CVX_OK)
        return status;
    reading.csv.rows = new_node(&reading, CVX_NODE_ARRAY, NULL);
    if (reading.status == CVX_OK && csv_init(&reading.parser, 0) != 0)
        reading.status = cvx_diag_memory(diag);
    if (reading.status != CVX_OK)
        return reading.status;
    parse(&reading);
    csv_free(&reading.parser);
    if (reading.status == CVX_OK && !reading.csv.header)
        refuse(&reading, CVX_CODE_NO_INPUT, "the table is empty", 0);
    *csv = reading.csv;
    return reading.status;
}

const struct cvx_csv_module cvx_csv_module = {read_csv};
