/* SPDX-License-Identifier: MIT */
/* The JSON writer: brackets, commas and lines are set here, strings are cJSON's, which prints them
 * into the text's own room: nothing is allocated, and cJSON's global hooks are left alone. */
#include "formats/json.h"

#include "core/base/limits.h"

#include <cjson/cJSON.h>
#include <limits.h>
#include <string.h>

enum {
    INDENT = 2,
    FEW_ESCAPES = 64, /* bytes that most strings need at most beside an eighth of their length */
    LONGEST = 6,      /* bytes of one byte, escaped: \u0001 */
    SPARE = 8,        /* bytes: quotes, NUL, and what cJSON asks for */
};

struct cvx_json_writer {
    struct cvx_str *out;
    char closing[CVX_LIMIT_DEPTH + 8]; /* a resume may be a little deeper than its source */
    size_t depth;
};

struct cvx_json_writer *cvx_json_open(struct cvx_str *out)
{
    struct cvx_json_writer *writer = cvx_arena_alloc(out->arena, sizeof *writer);
    if (writer)
        writer->out = out;
    return writer;
}

static bool usable(const struct cvx_json_writer *writer)
{
    return writer && !writer->out->arena->failed;
}

static void add_line(struct cvx_json_writer *writer)
{
    static const char blanks[] = "                                ";
    cvx_str_add_char(writer->out, '\n');
    for (size_t left = writer->depth * INDENT; left;) {
        const size_t len = left < sizeof blanks - 1 ? left : sizeof blanks - 1;
        cvx_str_add_bytes(writer->out, blanks, len);
        left -= len;
    }
}

/* Prints a string into `room` bytes, a NUL included. False when that is too little, or memory is
 * out. */
static bool print(struct cvx_str *out, cJSON *string, size_t room)
{
    const size_t before = out->len;
    char *at = cvx_str_extend(out, room);
    const bool printed = at && cJSON_PrintPreallocated(string, at, (int)room, false);
    if (!at)
        return false;
    out->len = before + (printed ? strlen(at) : 0);
    out->bytes[out->len] = '\0';
    return printed;
}

static void add_text(struct cvx_str *out, const char *text)
{
    union {
        const char *constant;
        char *plain; /* as cJSON has it, though it changes nothing */
    } same = {text};
    cJSON string = {.type = cJSON_String, .valuestring = same.plain};
    const size_t len = strlen(text);
    if (len > INT_MAX / LONGEST - SPARE || (!print(out, &string, len + len / 8 + FEW_ESCAPES) &&
                                            !print(out, &string, len * LONGEST + SPARE)))
        out->arena->failed = true;
}

static bool is_open(char byte)
{
    return byte == '{' || byte == '[';
}

/* What stands before a value: a comma, a new line, the key. */
static void add_key(struct cvx_json_writer *writer, const char *key)
{
    struct cvx_str *out = writer->out;
    if (!writer->depth)
        return;
    if (!is_open(out->bytes[out->len - 1]))
        cvx_str_add_char(out, ',');
    add_line(writer);
    if (!key)
        return;
    add_text(out, key);
    cvx_str_add(out, ": ");
}

static void begin(struct cvx_json_writer *writer, const char *key, const char brackets[2])
{
    if (!usable(writer))
        return;
    if (writer->depth == sizeof writer->closing) {
        writer->out->arena->failed = true;
        return;
    }
    add_key(writer, key);
    cvx_str_add_char(writer->out, brackets[0]);
    writer->closing[writer->depth++] = brackets[1];
}

void cvx_json_begin_object(struct cvx_json_writer *writer, const char *key)
{
    begin(writer, key, "{}");
}

void cvx_json_begin_array(struct cvx_json_writer *writer, const char *key)
{
    begin(writer, key, "[]");
}

void cvx_json_end(struct cvx_json_writer *writer)
{
    if (!usable(writer))
        return;
    const char closing = writer->closing[--writer->depth];
    if (!is_open(writer->out->bytes[writer->out->len - 1]))
        add_line(writer);
    cvx_str_add_char(writer->out, closing);
}

void cvx_json_add_string(struct cvx_json_writer *writer, const char *key, const char *text)
{
    if (!usable(writer))
        return;
    add_key(writer, key);
    add_text(writer->out, text);
}

/* A number, true, false or null. */
static void add_word(struct cvx_json_writer *writer, const char *key, const char *word)
{
    add_key(writer, key);
    cvx_str_add(writer->out, word);
}

void cvx_json_add_node(struct cvx_json_writer *writer, const char *key, const struct cvx_node *node)
{
    if (!usable(writer))
        return;
    switch (node->kind) {
    case CVX_NODE_STRING:
        cvx_json_add_string(writer, key, node->text);
        return;
    case CVX_NODE_NULL:
        add_word(writer, key, "null");
        return;
    case CVX_NODE_BOOL:
    case CVX_NODE_NUMBER:
        add_word(writer, key, node->text);
        return;
    case CVX_NODE_ARRAY:
        begin(writer, key, "[]");
        break;
    case CVX_NODE_OBJECT:
        begin(writer, key, "{}");
        break;
    }
    for (const struct cvx_node *child = node->first; child; child = child->next)
        cvx_json_add_node(writer, child->key, child);
    cvx_json_end(writer);
}

enum cvx_status cvx_json_close(struct cvx_json_writer *writer, struct cvx_diag *diag)
{
    if (usable(writer))
        cvx_str_add_char(writer->out, '\n');
    return usable(writer) ? CVX_OK : cvx_diag_memory(diag);
}
