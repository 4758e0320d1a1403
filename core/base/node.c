/* SPDX-License-Identifier: MIT */
/* The node tree: building, finding, walking, pointers. */
#include "core/base/node.h"

#include <inttypes.h>
#include <stdio.h>
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

void cvx_node_filter(struct cvx_node *parent, bool (*keep)(struct cvx_node *child, void *context),
                     void *context)
{
    struct cvx_node *child = parent->first;
    parent->first = NULL;
    parent->last = NULL;
    parent->count = 0;
    while (child) {
        struct cvx_node *next = child->next;
        child->next = NULL;
        if (keep(child, context)) {
            if (parent->last)
                parent->last->next = child;
            else
                parent->first = child;
            parent->last = child;
            parent->count++;
        }
        child = next;
    }
}

/* cvx_node_next() for trees that may be changed. */
static struct cvx_node *next_of(struct cvx_node *node, const struct cvx_node *root)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

uint32_t cvx_node_number(struct cvx_node *root)
{
    uint32_t count = 0;
    for (struct cvx_node *at = root; at; at = next_of(at, root))
        at->id = count++;
    return count;
}

const char *cvx_node_file(const struct cvx_node *node)
{
    return node->kind >= CVX_NODE_ARRAY ? node->text : NULL;
}

void cvx_node_forget_places(struct cvx_node *root)
{
    for (struct cvx_node *at = root; at; at = next_of(at, root)) {
        at->line = 0;
        at->column = 0;
        at->key_line = 0;
    }
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

/* The bytes of one step of a pointer, written backwards from `end` when that is not NULL. */
static size_t step_len(const struct cvx_node *node, char *end)
{
    char digits[16];
    const char *name = node->key;
    if (!name) {
        snprintf(digits, sizeof digits, "%" PRIu32, node->index);
        name = digits;
    }
    size_t len = 0;
    for (size_t i = strlen(name); i > 0; i--) {
        const char *escape = name[i - 1] == '~' ? "0~" : name[i - 1] == '/' ? "1~" : NULL;
        for (int j = 0; j < (escape ? 2 : 1); j++) {
            len++;
            if (end)
                *--end = escape ? escape[j] : name[i - 1];
        }
    }
    if (end)
        *--end = '/';
    return len + 1;
}

const char *cvx_node_pointer(const struct cvx_node *node, struct cvx_arena *arena)
{
    size_t len = 0;
    for (const struct cvx_node *at = node; at->parent; at = at->parent)
        len += step_len(at, NULL);
    char *pointer = cvx_arena_alloc(arena, len + 1);
    if (!pointer)
        return NULL;
    char *end = pointer + len;
    for (const struct cvx_node *at = node; at->parent; at = at->parent)
        end -= step_len(at, end);
    return pointer;
}

/* Whether the step at `step`, up to the next slash or the end, is `name` escaped. */
static bool is_step(const char *step, const char *name)
{
    for (; *name; name++) {
        const bool escaped = *name == '~' || *name == '/';
        if (escaped && *step++ != '~')
            return false;
        if (*step++ != (*name == '~' ? '0' : *name == '/' ? '1' : *name))
            return false;
    }
    return *step == '\0' || *step == '/';
}

/* The place in an array that the step names; UINT64_MAX: it names none. */
static uint64_t step_index(const char *step)
{
    const bool zero = *step == '0';
    uint64_t index = 0;
    int digits = 0;
    for (; *step >= '0' && *step <= '9' && digits < 11; step++, digits++)
        index = index * 10 + (uint64_t)(*step - '0');
    const bool ends = *step == '\0' || *step == '/';
    return digits && ends && !(zero && digits > 1) ? index : UINT64_MAX;
}

struct cvx_node *cvx_node_resolve(struct cvx_node *root, const char *pointer)
{
    struct cvx_node *node = root;
    while (node && *pointer == '/') {
        const uint64_t index = step_index(++pointer);
        struct cvx_node *child = node->first;
        while (child && !(child->key ? is_step(pointer, child->key) : child->index == index))
            child = child->next;
        node = child;
        pointer += strcspn(pointer, "/");
    }
    return *pointer ? NULL : node;
}

const struct cvx_node *cvx_node_next(const struct cvx_node *node, const struct cvx_node *root)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}
