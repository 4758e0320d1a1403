/* SPDX-License-Identifier: MIT */
/* The JSON writer: a cJSON tree, printed by cJSON and then indented. Keys and texts are referenced,
 * not copied. cJSON's hooks are global to the process and so are left alone. */
#include "formats/json.h"

#include "core/base/limits.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

enum { INDENT = 2 };

struct cvx_json_writer {
    cJSON *open[CVX_LIMIT_DEPTH + 8]; /* a resume may be a little deeper than its source */
    size_t depth;
    cJSON *root;
    bool failed;
};

struct cvx_json_writer *cvx_json_open(void)
{
    return calloc(1, sizeof(struct cvx_json_writer));
}

/* Puts `item` (which it owns from now on; NULL when memory is out) where the writer stands. */
static void add(struct cvx_json_writer *writer, const char *key, cJSON *item)
{
    cJSON *parent = writer->depth ? writer->open[writer->depth - 1] : NULL;
    bool added = item != NULL;
    if (!item)
        ;
    else if (!parent)
        writer->root = item;
    else if (key)
        added = cJSON_AddItemToObjectCS(parent, key, item);
    else
        added = cJSON_AddItemToArray(parent, item);
    if (!added) {
        cJSON_Delete(item);
        writer->failed = true;
    }
}

static bool usable(const struct cvx_json_writer *writer)
{
    return writer && !writer->failed;
}

static void begin(struct cvx_json_writer *writer, const char *key, cJSON *item)
{
    if (writer->depth == sizeof writer->open / sizeof *writer->open) {
        cJSON_Delete(item);
        writer->failed = true;
        return;
    }
    add(writer, key, item);
    if (!writer->failed)
        writer->open[writer->depth++] = item;
}

void cvx_json_begin_object(struct cvx_json_writer *writer, const char *key)
{
    if (usable(writer))
        begin(writer, key, cJSON_CreateObject());
}

void cvx_json_begin_array(struct cvx_json_writer *writer, const char *key)
{
    if (usable(writer))
        begin(writer, key, cJSON_CreateArray());
}

void cvx_json_end(struct cvx_json_writer *writer)
{
    if (usable(writer))
        writer->depth--;
}

void cvx_json_add_string(struct cvx_json_writer *writer, const char *key, const char *text)
{
    if (usable(writer))
        add(writer, key, cJSON_CreateStringReference(text));
}

/* One node without its children. */
static cJSON *make_item(const struct cvx_node *node)
{
    switch (node->kind) {
    case CVX_NODE_NULL:
        return cJSON_CreateNull();
    case CVX_NODE_BOOL:
        return cJSON_CreateBool(node->text[0] == 't');
    case CVX_NODE_NUMBER:
        return cJSON_CreateRaw(node->text);
    case CVX_NODE_STRING:
        return cJSON_CreateStringReference(node->text);
    case CVX_NODE_ARRAY:
        return cJSON_CreateArray();
    case CVX_NODE_OBJECT:
        break;
    }
    return cJSON_CreateObject();
}

void cvx_json_add_node(struct cvx_json_writer *writer, const char *key, const struct cvx_node *node)
{
    if (!usable(writer))
        return;
    if (node->kind != CVX_NODE_ARRAY && node->kind != CVX_NODE_OBJECT) {
        add(writer, key, make_item(node));
        return;
    }
    begin(writer, key, make_item(node));
    for (const struct cvx_node *child = node->first; child; child = child->next)
        cvx_json_add_node(writer, child->key, child);
    cvx_json_end(writer);
}

static void add_line(struct cvx_str *out, size_t depth)
{
    static const char blanks[] = "                                ";
    cvx_str_add_char(out, '\n');
    for (size_t left = depth * INDENT; left;) {
        const size_t len = left < sizeof blanks - 1 ? left : sizeof blanks - 1;
        cvx_str_add_bytes(out, blanks, len);
        left -= len;
    }
}

/* The end of the string that begins at `at`. */
static const char *string_end(const char *at)
{
    for (at++; *at != '"'; at++)
        at += *at == '\\';
    return at + 1;
}

/* The end of the number or word at `at`. */
static const char *word_end(const char *at)
{
    while (*at && *at != ',' && *at != '}' && *at != ']')
        at++;
    return at;
}

/* Lays out JSON that has no white space outside strings. */
static void indent(struct cvx_str *out, const char *at)
{
    size_t depth = 0;
    while (*at) {
        const char *start = at;
        const char c = *at++;
        const char closing = c == '{' ? '}' : c == '[' ? ']' : '\0';
        if (c == '"') {
            at = string_end(start);
        } else if (closing && *at == closing) {
            at++;
        } else if (closing) {
            depth++;
        } else if (c == '}' || c == ']') {
            add_line(out, --depth);
        } else if (c != ',' && c != ':') {
            at = word_end(at);
        }
        cvx_str_add_bytes(out, start, (size_t)(at - start));
        if (c == ',' || (closing && at == start + 1))
            add_line(out, depth);
        else if (c == ':')
            cvx_str_add_char(out, ' ');
    }
    cvx_str_add_char(out, '\n');
}

enum cvx_status cvx_json_close(struct cvx_json_writer *writer, struct cvx_str *out,
                               struct cvx_diag *diag)
{
    char *compact = NULL;
    if (usable(writer))
        compact = cJSON_PrintUnformatted(writer->root);
    if (compact)
        indent(out, compact);
    cJSON_free(compact);
    if (writer)
        cJSON_Delete(writer->root);
    free(writer);
    return compact && !out->arena->failed ? CVX_OK : cvx_diag_memory(diag);
}
