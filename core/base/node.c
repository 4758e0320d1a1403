/* SPDX-License-Identifier: MIT */
/* The node tree: building, finding, walking, pointers. */
#include "core/base/node.h"

#include "core/base/str.h"

#include <string.h>

struct cvx_node *cvx_node_new(struct cvx_arena *arena, enum cvx_node_kind kind, const char *text)
{
    struct cvx_node *node = cvx_arena_alloc(arena, sizeof *node);
    if (node) {
        node->kind = kind;
        node->text = text;
    }
    return node;
}

void cvx_node_append(struct cvx_node *parent, struct cvx_node *child)
{
    child->parent = parent;
    child->index = parent->count++;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

const struct cvx_node *cvx_node_find(const struct cvx_node *object, const char *key)
{
    if (!object || object->kind != CVX_NODE_OBJECT)
        return NULL;
    for (const struct cvx_node *child = object->first; child; child = child->next)
        if (strcmp(child->key, key) == 0)
            return child;
    return NULL;
}

static bool blank_text(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

bool cvx_node_blank(const struct cvx_node *node)
{
    for (const struct cvx_node *at = node; at; at = cvx_node_next(at, node)) {
        if (at->kind == CVX_NODE_BOOL || at->kind == CVX_NODE_NUMBER)
            return false;
        if (at->kind == CVX_NODE_STRING && !blank_text(at->text))
            return false;
    }
    return true;
}

bool cvx_node_private(const struct cvx_node *node)
{
    for (; node; node = node->parent) {
        const struct cvx_node *mark = cvx_node_find(node, "private");
        if (mark && mark->kind == CVX_NODE_BOOL && strcmp(mark->text, "true") == 0)
            return true;
    }
    return false;
}

static void add_step(struct cvx_str *str, const struct cvx_node *node)
{
    cvx_str_add_char(str, '/');
    if (!node->key) {
        cvx_str_add_int(str, node->index);
        return;
    }
    for (const char *key = node->key; *key; key++) {
        if (*key == '~' || *key == '/')
            cvx_str_add(str, *key == '~' ? "~0" : "~1");
        else
            cvx_str_add_char(str, *key);
    }
}

const char *cvx_node_pointer(const struct cvx_node *node, struct cvx_arena *arena)
{
    size_t depth = 0;
    for (const struct cvx_node *at = node; at->parent; at = at->parent)
        depth++;
    const struct cvx_node **path = cvx_arena_alloc_array(arena, depth, sizeof(*path));
    if (!path)
        return NULL;
    for (size_t i = depth; i > 0; i--, node = node->parent)
        path[i - 1] = node;
    struct cvx_str str;
    cvx_str_init(&str, arena);
    for (size_t i = 0; i < depth; i++)
        add_step(&str, path[i]);
    return arena->failed ? NULL : cvx_str_get(&str);
}

const struct cvx_node *cvx_node_next(const struct cvx_node *node, const struct cvx_node *root)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}
