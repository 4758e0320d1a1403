/* SPDX-License-Identifier: MIT */
/* The strict JSON reader: one pass, no recursion, one function per thing that the grammar may want
 * next. Strings are unescaped into a buffer as long as the input, so a text costs no allocation but
 * its node. What is wrong is put into words by json_fault.c. */
#include "formats/json.h"

#include "core/base/limits.h"
#include "core/base/utf8.h"
#include "formats/json_fault.h"
#include "formats/text.h"

#include <stdlib.h>
#include <string.h>

/* Objects with at most so many members are searched for duplicate keys pair by pair; wider ones are
 * sorted, so that hostile ones take no quadratic time. */
enum { NARROW = 16 };

struct reader {
    const char *begin, *at, *end;
    const char *before; /* the end of the newest token */
    bool ascii;
    char *out; /* where the next unescaped byte goes */
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    enum cvx_json_want want;
    struct cvx_node *root, *parent;
    const char *key; /* of the next value */
    uint32_t depth, values;
    uint32_t line;
    const char *counted; /* columns on this line are counted up to here … */
    uint32_t column;     /* … which is this one */
    uint32_t lone;       /* lone surrogates in the newest string */
};

static enum cvx_status reject(struct reader *reader, const char *at, enum cvx_json_fault fault)
{
    return cvx_json_reject(reader->begin, at, fault, reader->diag);
}

static enum cvx_status explain(struct reader *reader)
{
    const struct cvx_json_spot spot = {reader->begin,  reader->at,   reader->end,
                                       reader->before, reader->want, reader->parent};
    return cvx_json_explain(&spot, reader->diag);
}

static void skip_space(struct reader *reader)
{
    const char *at = reader->at;
    for (; at < reader->end; at++) {
        if (*at == '\n' || *at == '\r') {
            at += *at == '\r' && at + 1 < reader->end && at[1] == '\n';
            reader->line++;
            reader->counted = at + 1;
            reader->column = 1;
        } else if (*at != ' ' && *at != '\t') {
            break;
        }
    }
    reader->at = at;
}

/* Where the reader stands. Counts on from the last call, so that all calls together are linear. */
static struct cvx_place here(struct reader *reader)
{
    const size_t len = (size_t)(reader->at - reader->counted);
    reader->column += (uint32_t)(reader->ascii ? len : cvx_utf8_count(reader->counted, len));
    reader->counted = reader->at;
    return (struct cvx_place){.line = reader->line, .column = reader->column};
}

/* Strings */

static bool read_hex(const struct reader *reader, const char *at, uint32_t *value)
{
    if (reader->end - at < 4)
        return false;
    *value = 0;
    for (int i = 0; i < 4; i++) {
        const char c = at[i];
        const bool digit = c >= '0' && c <= '9';
        const char letter = (char)(c | 0x20);
        if (!digit && (letter < 'a' || letter > 'f'))
            return false;
        *value = *value << 4 | (uint32_t)(digit ? c - '0' : letter - 'a' + 10);
    }
    return true;
}

static const char *skip_hex(const struct reader *reader, const char *at)
{
    while (at < reader->end && strchr("0123456789abcdefABCDEF", *at))
        at++;
    return at;
}

/* The code point of "\uXXXX", or of two that are a surrogate pair. */
static enum cvx_status read_unicode(struct reader *reader, bool is_key)
{
    uint32_t code_point;
    uint32_t low;
    if (!read_hex(reader, reader->at + 2, &code_point)) {
        const bool cut = skip_hex(reader, reader->at + 2) == reader->end;
        return reject(reader, reader->at, cut ? CVX_JSON_CUT_STRING : CVX_JSON_BAD_HEX);
    }
    if (code_point == 0)
        return reject(reader, reader->at, CVX_JSON_ESCAPED_NUL);
    if (is_key && code_point < 0x20)
        return reject(reader, reader->at, CVX_JSON_CONTROL_KEY);
    const char *next = reader->at + 6;
    const bool high = code_point >= 0xD800 && code_point < 0xDC00;
    if (high && reader->end - next >= 6 && next[0] == '\\' && next[1] == 'u' &&
        read_hex(reader, next + 2, &low) && low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        next += 6;
    }
    reader->lone += code_point >= 0xD800 && code_point < 0xE000;
    reader->out += cvx_utf8_encode(code_point, reader->out);
    reader->at = next;
    return CVX_OK;
}

static enum cvx_status read_escape(struct reader *reader, bool is_key)
{
    static const char names[] = "\"\\/bfnrt";
    static const char values[] = "\"\\/\b\f\n\r\t";
    if (reader->end - reader->at < 2)
        return reject(reader, reader->end, CVX_JSON_CUT_STRING);
    if (reader->at[1] == 'u')
        return read_unicode(reader, is_key);
    const char *name = reader->at[1] ? strchr(names, reader->at[1]) : NULL;
    if (!name)
        return reject(reader, reader->at, CVX_JSON_BAD_ESCAPE);
    const char value = values[name - names];
    if (is_key && (unsigned char)value < 0x20)
        return reject(reader, reader->at, CVX_JSON_CONTROL_KEY);
    *reader->out++ = value;
    reader->at += 2;
    return CVX_OK;
}

/* A string from its opening quote on. */
static enum cvx_status read_string(struct reader *reader, bool is_key, const char **text)
{
    const char *quote = reader->at++;
    *text = reader->out;
    reader->lone = 0;
    for (;;) {
        const char *plain = reader->at;
        const char *at = plain;
        while (at < reader->end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20)
            at++;
        memcpy(reader->out, plain, (size_t)(at - plain));
        reader->out += at - plain;
        reader->at = at;
        if (at == reader->end)
            return reject(reader, quote, CVX_JSON_CUT_STRING);
        if (*at == '"')
            break;
        if (*at == '\n' || *at == '\r')
            return reject(reader, quote, CVX_JSON_OPEN_STRING);
        if (*at != '\\')
            return reject(reader, at, *at == '\t' ? CVX_JSON_RAW_TAB : CVX_JSON_RAW_CONTROL);
        const enum cvx_status status = read_escape(reader, is_key);
        if (status != CVX_OK)
            return status;
    }
    *reader->out++ = '\0';
    reader->at++;
    return CVX_OK;
}

/* Duplicate keys */

static void drop(struct reader *reader, struct cvx_node *older, const struct cvx_node *newer)
{
    cvx_diag_add(reader->diag, CVX_CODE_DUPLICATE_KEY, newer,
                 "the key %s is here again: the one at %u:%u is left out",
                 cvx_diag_quote(reader->diag, newer->key), (unsigned)older->line,
                 (unsigned)older->column);
    older->parent = NULL;
}

static bool has_parent(struct cvx_node *node, void *context)
{
    (void)context;
    return node->parent != NULL;
}

static int by_key(const void *a, const void *b)
{
    const struct cvx_node *first = *(struct cvx_node *const *)a;
    const struct cvx_node *second = *(struct cvx_node *const *)b;
    const int order = strcmp(first->key, second->key);
    return order ? order : (first->index > second->index) - (first->index < second->index);
}

static bool drop_older_sorted(struct reader *reader, struct cvx_node *object)
{
    struct cvx_arena scratch;
    cvx_arena_init(&scratch, reader->arena->memory);
    struct cvx_node **sorted = cvx_arena_alloc_array(&scratch, object->count, sizeof *sorted);
    if (!sorted) {
        reader->arena->failed = true;
        return false;
    }
    size_t count = 0;
    for (struct cvx_node *child = object->first; child; child = child->next)
        sorted[count++] = child;
    qsort(sorted, count, sizeof(*sorted), by_key);
    bool any = false;
    for (size_t i = count - 1; i > 0; i--) {
        if (strcmp(sorted[i - 1]->key, sorted[i]->key) != 0)
            continue;
        drop(reader, sorted[i - 1], sorted[i]);
        any = true;
    }
    cvx_arena_clear(&scratch);
    return any;
}

static bool drop_older_paired(struct reader *reader, struct cvx_node *object)
{
    bool any = false;
    for (struct cvx_node *older = object->first; older; older = older->next) {
        const struct cvx_node *newer = older->next;
        while (newer && (newer->key[0] != older->key[0] || strcmp(newer->key, older->key) != 0))
            newer = newer->next;
        if (newer)
            drop(reader, older, newer);
        any = any || newer;
    }
    return any;
}

static void drop_duplicates(struct reader *reader, struct cvx_node *object)
{
    if (object->count < 2)
        return;
    const bool any = object->count <= NARROW ? drop_older_paired(reader, object)
                                             : drop_older_sorted(reader, object);
    if (any)
        cvx_node_filter(object, has_parent, NULL);
}

/* Values */

/* A new node where the reader stands, in its place in the tree; NULL when memory is out. */
static struct cvx_node *add_node(struct reader *reader, enum cvx_node_kind kind)
{
    struct cvx_node *node = cvx_node_new(reader->arena, kind, NULL);
    if (!node)
        return NULL;
    const struct cvx_place place = here(reader);
    node->line = place.line;
    node->column = place.column;
    node->id = reader->values++;
    node->key = reader->key;
    reader->key = NULL;
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
    if (reader->lone)
        cvx_diag_add(reader->diag, CVX_CODE_SURROGATE, node,
                     "%u escapes are half a character; U+FFFD stands for each",
                     (unsigned)reader->lone);
    return value_read(reader);
}

static enum cvx_status add_container(struct reader *reader, char opening)
{
    if (reader->depth == CVX_LIMIT_DEPTH)
        return reject(reader, reader->at, CVX_JSON_TOO_DEEP);
    const bool object = opening == '{';
    struct cvx_node *node = add_node(reader, object ? CVX_NODE_OBJECT : CVX_NODE_ARRAY);
    if (!node)
        return cvx_diag_memory(reader->diag);
    reader->at++;
    reader->depth++;
    reader->parent = node;
    reader->want = object ? CVX_JSON_MEMBER : CVX_JSON_ITEM;
    return CVX_OK;
}

static enum cvx_status close_container(struct reader *reader)
{
    struct cvx_node *closed = reader->parent;
    if (closed->kind == CVX_NODE_OBJECT)
        drop_duplicates(reader, closed);
    reader->at++;
    reader->depth--;
    reader->parent = closed->parent;
    return value_read(reader);
}

/* Whether a number or a word can end before `c`. */
static bool is_boundary(const struct reader *reader, const char *at)
{
    return at == reader->end || (*at && strchr(" \t\r\n,]}:[{\"/", *at));
}

static enum cvx_status add_literal(struct reader *reader)
{
    static const struct literal {
        const char *word;
        size_t len;
        enum cvx_node_kind kind;
    } literals[] = {
        {"true", 4, CVX_NODE_BOOL}, {"false", 5, CVX_NODE_BOOL}, {"null", 4, CVX_NODE_NULL}};
    const size_t rest = (size_t)(reader->end - reader->at);
    for (size_t i = 0; i < sizeof literals / sizeof *literals; i++) {
        const struct literal *literal = &literals[i];
        if (rest < literal->len || memcmp(reader->at, literal->word, literal->len) != 0 ||
            !is_boundary(reader, reader->at + literal->len))
            continue;
        struct cvx_node *node = add_node(reader, literal->kind);
        if (!node)
            return cvx_diag_memory(reader->diag);
        node->text = literal->kind == CVX_NODE_NULL ? NULL : literal->word;
        reader->at += literal->len;
        return value_read(reader);
    }
    return explain(reader);
}

static const char *skip_digits(const struct reader *reader, const char *at)
{
    while (at < reader->end && *at >= '0' && *at <= '9')
        at++;
    return at;
}

/* The end of the number at `at`; NULL when it is none by RFC 8259, section 6. */
static const char *number_end(const struct reader *reader, const char *at)
{
    at += *at == '-';
    const char *end = skip_digits(reader, at);
    if (end == at)
        return NULL;
    if (end < reader->end && *end == '.') {
        at = end + 1;
        end = skip_digits(reader, at);
        if (end == at)
            return NULL;
    }
    if (end < reader->end && (*end | 0x20) == 'e') {
        at = end + 1;
        at += at < reader->end && (*at == '+' || *at == '-');
        end = skip_digits(reader, at);
        if (end == at)
            return NULL;
    }
    return is_boundary(reader, end) ? end : NULL;
}

static enum cvx_status add_number(struct reader *reader)
{
    const char *end = number_end(reader, reader->at);
    if (!end)
        return reject(reader, reader->at, CVX_JSON_BAD_NUMBER);
    const char *digits = reader->at + (*reader->at == '-');
    if (digits[0] == '0' && end - digits > 1 && digits[1] >= '0' && digits[1] <= '9')
        return reject(reader, reader->at, CVX_JSON_LEADING_ZERO);
    struct cvx_node *node = add_node(reader, CVX_NODE_NUMBER);
    if (!node)
        return cvx_diag_memory(reader->diag);
    const size_t len = (size_t)(end - reader->at);
    node->text = reader->out;
    memcpy(reader->out, reader->at, len);
    reader->out += len;
    *reader->out++ = '\0';
    reader->at = end;
    return value_read(reader);
}

/* What the grammar wants next */

static enum cvx_status want_value(struct reader *reader)
{
    if (reader->values == CVX_LIMIT_VALUES)
        return reject(reader, reader->at, CVX_JSON_TOO_MANY);
    const char c = *reader->at;
    if (c == '"')
        return add_string(reader);
    if (c == '{' || c == '[')
        return add_container(reader, c);
    if (c == '-' || (c >= '0' && c <= '9'))
        return add_number(reader);
    return add_literal(reader);
}

static enum cvx_status want_item(struct reader *reader)
{
    return *reader->at == ']' ? close_container(reader) : want_value(reader);
}

static enum cvx_status want_key(struct reader *reader)
{
    if (*reader->at != '"')
        return explain(reader);
    const struct cvx_place place = here(reader);
    const enum cvx_status status = read_string(reader, true, &reader->key);
    if (status != CVX_OK)
        return status;
    if (reader->lone)
        cvx_diag_add_at(reader->diag, CVX_CODE_SURROGATE, place,
                        "a key holds escapes that are half a character; U+FFFD stands for each");
    reader->want = CVX_JSON_COLON;
    return CVX_OK;
}

static enum cvx_status want_member(struct reader *reader)
{
    return *reader->at == '}' ? close_container(reader) : want_key(reader);
}

static enum cvx_status want_colon(struct reader *reader)
{
    if (*reader->at != ':')
        return explain(reader);
    reader->at++;
    reader->want = CVX_JSON_VALUE;
    return CVX_OK;
}

static enum cvx_status want_more(struct reader *reader)
{
    const bool object = reader->parent->kind == CVX_NODE_OBJECT;
    if (*reader->at == (object ? '}' : ']'))
        return close_container(reader);
    if (*reader->at != ',')
        return explain(reader);
    reader->at++;
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
        skip_space(reader);
        if (reader->at == reader->end)
            return reader->want == CVX_JSON_END ? CVX_OK : explain(reader);
        const enum cvx_status status = steps[reader->want](reader);
        if (status != CVX_OK)
            return status;
        reader->before = reader->at;
    }
}

enum cvx_status cvx_json_read(const char *bytes, size_t len, struct cvx_arena *arena,
                              struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_decoded text;
    enum cvx_status status = cvx_text_decode(bytes, len, arena, diag, &text);
    if (status != CVX_OK)
        return status;
    struct reader reader = {
        .begin = text.bytes,
        .at = text.bytes,
        .end = text.bytes + text.len,
        .before = text.bytes,
        .ascii = text.ascii,
        .out = cvx_arena_alloc(arena, text.len + 1),
        .arena = arena,
        .diag = diag,
        .line = 1,
        .counted = text.bytes,
        .column = 1,
    };
    status = reader.out ? read_tokens(&reader) : cvx_diag_memory(diag);
    if (status == CVX_OK && arena->failed)
        status = cvx_diag_memory(diag);
    *root = reader.root;
    return status;
}
