/* SPDX-License-Identifier: MIT */
/* The JSON reader: one pass, no recursion, one function per thing that the grammar may want next.
 * It is strict, and where it is to be lenient asks json_lenient.c. Strings are unescaped into a
 * buffer as long as the input, so a text costs no allocation but its node. What is wrong is put
 * into words by json_fault.c. */
#include "formats/json.h"

#include "core/base/limits.h"
#include "formats/json_fault.h"
#include "formats/json_lenient.h"
#include "formats/json_part.h"
#include "formats/keys.h"
#include "formats/number.h"
#include "formats/text.h"

#include <string.h>

struct reader {
    struct cvx_json_cursor cursor;
    const char *before;            /* the end of the newest token */
    struct cvx_json_string string; /* the newest one; its `out` is where the next bytes go */
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    enum cvx_json_want want;
    struct cvx_node *root, *parent;
    const char *key; /* of the next value */
    struct cvx_place key_place;
    uint32_t depth, values;
    struct cvx_json_liberties *liberties; /* NULL: strict */
};

static enum cvx_status reject(struct reader *reader, const char *at, enum cvx_json_fault fault)
{
    return cvx_json_reject(reader->cursor.begin, at, fault, reader->diag);
}

static enum cvx_status explain(struct reader *reader)
{
    const struct cvx_json_spot spot = {reader->cursor.begin, reader->cursor.at, reader->cursor.end,
                                       reader->before,       reader->want,      reader->parent};
    return cvx_json_explain(&spot, reader->diag);
}

static void allow(struct reader *reader, enum cvx_json_liberty liberty, const char *at)
{
    cvx_json_allow(reader->liberties, liberty, reader->cursor.begin, at, reader->diag);
}

static void skip_blanks(struct reader *reader)
{
    cvx_json_cursor_skip_space(&reader->cursor);
    while (reader->liberties && reader->cursor.at < reader->cursor.end) {
        enum cvx_json_liberty liberty;
        const char *end = cvx_json_blank_end(reader->cursor.at, reader->cursor.end, &liberty);
        if (!end)
            return;
        allow(reader, liberty, reader->cursor.at);
        cvx_json_cursor_pass(&reader->cursor, end);
        cvx_json_cursor_skip_space(&reader->cursor);
    }
}

/* A string from its opening quote on. */
static enum cvx_status read_string(struct reader *reader, bool is_key, const char **text)
{
    reader->string.at = reader->cursor.at;
    reader->string.is_key = is_key;
    *text = reader->string.out;
    if (!cvx_json_string_read(&reader->string))
        return reject(reader, reader->string.fault_at, reader->string.fault);
    if (*reader->cursor.at == '\'')
        allow(reader, CVX_JSON_SINGLE_QUOTES, reader->cursor.at);
    if (reader->string.odd) {
        allow(reader, CVX_JSON_ODD_STRING, reader->cursor.at);
        cvx_json_cursor_pass(&reader->cursor, reader->string.at);
    }
    reader->cursor.at = reader->string.at;
    return CVX_OK;
}

/* Values */

/* A new node where the reader stands, in its place in the tree; NULL when memory is out. */
static struct cvx_node *add_node(struct reader *reader, enum cvx_node_kind kind)
{
    struct cvx_node *node = cvx_node_new(reader->arena, kind, NULL);
    if (!node)
        return NULL;
    const struct cvx_place place = cvx_json_cursor_place(&reader->cursor);
    node->line = place.line;
    node->column = place.column;
    node->id = reader->values++;
    node->key = reader->key;
    if (node->key) {
        node->key_line = reader->key_place.line;
        node->key_column = reader->key_place.column;
        reader->key = NULL;
    }
    if (reader->parent)
        cvx_node_append(reader->parent, node);
    else
        reader->root = node;
    return node;
}

static enum cvx_status value_read(struct reader *reader)
{
    reader->want = reader->parent ? CVX_JSON_MORE : CVX_JSON_END;
    return CVX_OK;
}

static enum cvx_status add_string(struct reader *reader)
{
    struct cvx_node *node = add_node(reader, CVX_NODE_STRING);
    if (!node)
        return cvx_diag_memory(reader->diag);
    const enum cvx_status status = read_string(reader, false, &node->text);
    if (status != CVX_OK)
        return status;
    if (reader->string.lone)
        cvx_diag_add(reader->diag, CVX_CODE_SURROGATE, node,
                     "%u escapes are half a character; U+FFFD stands for each",
                     (unsigned)reader->string.lone);
    return value_read(reader);
}

static enum cvx_status add_container(struct reader *reader, char opening)
{
    if (reader->depth == CVX_LIMIT_DEPTH)
        return reject(reader, reader->cursor.at, CVX_JSON_TOO_DEEP);
    const bool object = opening == '{';
    struct cvx_node *node = add_node(reader, object ? CVX_NODE_OBJECT : CVX_NODE_ARRAY);
    if (!node)
        return cvx_diag_memory(reader->diag);
    reader->cursor.at++;
    reader->depth++;
    reader->parent = node;
    reader->want = object ? CVX_JSON_MEMBER : CVX_JSON_ITEM;
    return CVX_OK;
}

static enum cvx_status close_container(struct reader *reader)
{
    struct cvx_node *closed = reader->parent;
    if (closed->kind == CVX_NODE_OBJECT &&
        cvx_keys_drop_duplicates(closed, reader->arena, reader->diag) != CVX_OK)
        return CVX_ENVIRONMENT;
    reader->cursor.at++;
    reader->depth--;
    reader->parent = closed->parent;
    return value_read(reader);
}

/* Whether a number or a word can end before `c`. */
static bool is_boundary(const struct reader *reader, const char *at)
{
    return at == reader->cursor.end || (*at && strchr(" \t\r\n,]}:[{\"/", *at));
}

static enum cvx_status add_literal(struct reader *reader)
{
    static const struct literal {
        const char *word;
        size_t len;
        enum cvx_node_kind kind;
    } literals[] = {
        {"true", 4, CVX_NODE_BOOL}, {"false", 5, CVX_NODE_BOOL}, {"null", 4, CVX_NODE_NULL}};
    const size_t rest = (size_t)(reader->cursor.end - reader->cursor.at);
    for (size_t i = 0; i < sizeof literals / sizeof *literals; i++) {
        const struct literal *literal = &literals[i];
        if (rest < literal->len || memcmp(reader->cursor.at, literal->word, literal->len) != 0 ||
            !is_boundary(reader, reader->cursor.at + literal->len))
            continue;
        struct cvx_node *node = add_node(reader, literal->kind);
        if (!node)
            return cvx_diag_memory(reader->diag);
        node->text = literal->kind == CVX_NODE_NULL ? NULL : literal->word;
        reader->cursor.at += literal->len;
        return value_read(reader);
    }
    return explain(reader);
}

/* A node whose text is what stands there up to `end`. */
static enum cvx_status add_spelled(struct reader *reader, enum cvx_node_kind kind, const char *end)
{
    struct cvx_node *node = add_node(reader, kind);
    if (!node)
        return cvx_diag_memory(reader->diag);
    const size_t len = (size_t)(end - reader->cursor.at);
    char *copy = reader->string.out;
    memcpy(copy, reader->cursor.at, len);
    copy[len] = '\0';
    node->text = copy;
    reader->string.out = copy + len + 1;
    reader->cursor.at = end;
    return value_read(reader);
}

/* A number that is none in JSON, which is kept as a text; without liberties, or when it is none at
 * all, it is at fault. */
static enum cvx_status add_odd_number(struct reader *reader, enum cvx_json_fault fault)
{
    const char *end =
        reader->liberties ? cvx_odd_number_end(reader->cursor.at, reader->cursor.end) : NULL;
    if (!end || !is_boundary(reader, end))
        return reject(reader, reader->cursor.at, fault);
    allow(reader, CVX_JSON_ODD_NUMBER, reader->cursor.at);
    return add_spelled(reader, CVX_NODE_STRING, end);
}

static enum cvx_status add_number(struct reader *reader)
{
    const char *end = cvx_number_end(reader->cursor.at, reader->cursor.end);
    if (!end || !is_boundary(reader, end))
        return add_odd_number(reader, CVX_JSON_BAD_NUMBER);
    const char *digits = reader->cursor.at + (*reader->cursor.at == '-');
    if (digits[0] == '0' && end - digits > 1 && digits[1] >= '0' && digits[1] <= '9')
        return add_odd_number(reader, CVX_JSON_LEADING_ZERO);
    return add_spelled(reader, CVX_NODE_NUMBER, end);
}

/* What the grammar wants next */

/* The container ends after a comma. */
static enum cvx_status close_after_comma(struct reader *reader)
{
    allow(reader, CVX_JSON_TRAILING_COMMA, reader->before - 1);
    return close_container(reader);
}

static enum cvx_status want_value(struct reader *reader)
{
    if (reader->values == CVX_LIMIT_VALUES)
        return reject(reader, reader->cursor.at, CVX_JSON_TOO_MANY);
    const char c = *reader->cursor.at;
    if (c == '"')
        return add_string(reader);
    if (c == '{' || c == '[')
        return add_container(reader, c);
    if (c == '-' || (c >= '0' && c <= '9'))
        return add_number(reader);
    if (!reader->liberties)
        return add_literal(reader);
    if (c == '\'')
        return add_string(reader);
    if (c == ']' && reader->parent && reader->parent->kind == CVX_NODE_ARRAY)
        return close_after_comma(reader);
    return cvx_odd_number_end(reader->cursor.at, reader->cursor.end)
               ? add_odd_number(reader, CVX_JSON_BAD_NUMBER)
               : add_literal(reader);
}

static enum cvx_status want_item(struct reader *reader)
{
    return *reader->cursor.at == ']' ? close_container(reader) : want_value(reader);
}

static enum cvx_status want_bare_key(struct reader *reader)
{
    const char *end = cvx_json_bare_key_end(reader->cursor.at, reader->cursor.end);
    if (end == reader->cursor.at)
        return explain(reader);
    const size_t len = (size_t)(end - reader->cursor.at);
    allow(reader, CVX_JSON_BARE_KEY, reader->cursor.at);
    reader->key_place = cvx_json_cursor_place(&reader->cursor);
    memcpy(reader->string.out, reader->cursor.at, len);
    reader->string.out[len] = '\0';
    reader->key = reader->string.out;
    reader->string.out += len + 1;
    reader->cursor.at = end;
    reader->want = CVX_JSON_COLON;
    return CVX_OK;
}

static enum cvx_status want_key(struct reader *reader)
{
    const char c = *reader->cursor.at;
    if (reader->liberties && c == '}' && reader->want == CVX_JSON_KEY)
        return close_after_comma(reader);
    if (reader->liberties && c != '"' && c != '\'')
        return want_bare_key(reader);
    if (c != '"' && !reader->liberties)
        return explain(reader);
    reader->key_place = cvx_json_cursor_place(&reader->cursor);
    const enum cvx_status status = read_string(reader, true, &reader->key);
    if (status != CVX_OK)
        return status;
    if (reader->string.lone)
        cvx_diag_add_at(reader->diag, CVX_CODE_SURROGATE, reader->key_place,
                        "a key holds escapes that are half a character; U+FFFD stands for each");
    reader->want = CVX_JSON_COLON;
    return CVX_OK;
}

static enum cvx_status want_member(struct reader *reader)
{
    return *reader->cursor.at == '}' ? close_container(reader) : want_key(reader);
}

static enum cvx_status want_colon(struct reader *reader)
{
    if (*reader->cursor.at != ':')
        return explain(reader);
    reader->cursor.at++;
    reader->want = CVX_JSON_VALUE;
    return CVX_OK;
}

/* True when what stands here can be the next member or item: it begins as one, on a line of its
 * own. */
static bool lacks_comma(const struct reader *reader)
{
    const char *at = reader->before;
    while (at < reader->cursor.at && *at != '\n' && *at != '\r')
        at++;
    return at < reader->cursor.at &&
           (strchr("\"'{[-0123456789", *reader->cursor.at) ||
            cvx_json_bare_key_end(reader->cursor.at, reader->cursor.end) > reader->cursor.at);
}

static enum cvx_status want_more(struct reader *reader)
{
    const bool object = reader->parent->kind == CVX_NODE_OBJECT;
    if (*reader->cursor.at == (object ? '}' : ']'))
        return close_container(reader);
    if (*reader->cursor.at == ',')
        reader->cursor.at++;
    else if (reader->liberties && lacks_comma(reader))
        allow(reader, CVX_JSON_NO_COMMA, reader->before);
    else
        return explain(reader);
    reader->want = object ? CVX_JSON_KEY : CVX_JSON_VALUE;
    return CVX_OK;
}

static enum cvx_status read_tokens(struct reader *reader)
{
    static enum cvx_status (*const steps[])(struct reader * reader) = {
        [CVX_JSON_VALUE] = want_value,   [CVX_JSON_ITEM] = want_item,
        [CVX_JSON_MEMBER] = want_member, [CVX_JSON_KEY] = want_key,
        [CVX_JSON_COLON] = want_colon,   [CVX_JSON_MORE] = want_more,
        [CVX_JSON_END] = explain,
    };
    for (;;) {
        skip_blanks(reader);
        if (reader->cursor.at == reader->cursor.end)
            return reader->want == CVX_JSON_END ? CVX_OK : explain(reader);
        const enum cvx_status status = steps[reader->want](reader);
        if (status != CVX_OK)
            return status;
        reader->before = reader->cursor.at;
    }
}

static enum cvx_status read_text(const struct cvx_decoded *decoded,
                                 struct cvx_json_liberties *liberties, struct cvx_arena *arena,
                                 struct cvx_diag *diag, struct cvx_node **root)
{
    const struct cvx_decoded text = *decoded;
    struct reader reader = {
        .cursor = {.begin = text.bytes,
                   .at = text.bytes,
                   .end = text.bytes + text.len,
                   .ascii = text.ascii,
                   .line = 1,
                   .counted = text.bytes,
                   .column = 1},
        .before = text.bytes,
        .string = {.end = text.bytes + text.len,
                   .out = cvx_arena_alloc(arena, text.len + 1),
                   .lenient = liberties != NULL},
        .liberties = liberties,
        .arena = arena,
        .diag = diag,
    };
    enum cvx_status status = reader.string.out ? read_tokens(&reader) : cvx_diag_memory(diag);
    if (status == CVX_OK && arena->failed)
        status = cvx_diag_memory(diag);
    *root = reader.root;
    return status;
}

enum cvx_status cvx_json_read(const char *bytes, size_t len, struct cvx_arena *arena,
                              struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_decoded text;
    const enum cvx_status status = cvx_text_decode(bytes, len, arena, diag, &text);
    return status == CVX_OK ? read_text(&text, NULL, arena, diag, root) : status;
}

enum cvx_status cvx_json_read_lenient(const char *bytes, size_t len, struct cvx_arena *arena,
                                      struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_json_liberties liberties = {0};
    struct cvx_decoded text;
    const enum cvx_status status = cvx_text_decode(bytes, len, arena, diag, &text);
    return status == CVX_OK ? read_text(&text, &liberties, arena, diag, root) : status;
}
