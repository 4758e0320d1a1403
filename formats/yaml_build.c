/* SPDX-License-Identifier: MIT */
/* From events to nodes: keys, anchors and aliases, merge keys, and the limits of each. */
#include "formats/yaml_part.h"

#include "core/base/limits.h"
#include "formats/keys.h"

#include <string.h>

struct cvx_yaml_anchor {
    const char *name;
    const struct cvx_node *node;
    const struct cvx_yaml_anchor *next;
};

static enum cvx_status reject(struct cvx_yaml_builder *builder, enum cvx_code code,
                              const struct cvx_yaml_mark *mark, const char *message)
{
    cvx_diag_add_at(builder->diag, code,
                    (struct cvx_place){.line = mark->line, .column = mark->column}, "%s", message);
    return CVX_REJECTED;
}

static enum cvx_status reject_limit(struct cvx_yaml_builder *builder,
                                    const struct cvx_yaml_mark *mark, const char *what, int limit)
{
    cvx_diag_add_at(builder->diag, CVX_CODE_LIMIT,
                    (struct cvx_place){.line = mark->line, .column = mark->column},
                    "%s: at most %d are read", what, limit);
    return CVX_REJECTED;
}

/* Texts */

static bool has_control(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20)
            return true;
    return false;
}

/* Puts "*" back where something else stood for it; a text only shrinks. */
static void restore_stars(char *text)
{
    const size_t len = strlen(CVX_YAML_STAR);
    char *out = text;
    while (*text) {
        if (strncmp(text, CVX_YAML_STAR, len) == 0) {
            *out++ = '*';
            text += len;
        } else {
            *out++ = *text++;
        }
    }
    *out = '\0';
}

static const char *copy_text(struct cvx_yaml_builder *builder, const struct cvx_yaml_scalar *scalar)
{
    char *text = cvx_arena_copy(builder->arena, scalar->bytes, scalar->len);
    if (text && builder->stars)
        restore_stars(text);
    return text;
}

/* Nodes */

static bool wants_key(const struct cvx_yaml_builder *builder)
{
    return builder->parent && builder->parent->kind == CVX_NODE_OBJECT && !builder->key;
}

static enum cvx_status add_anchor(struct cvx_yaml_builder *builder, const struct cvx_node *node,
                                  const struct cvx_yaml_mark *mark)
{
    if (builder->anchor_count == CVX_LIMIT_ANCHORS)
        return reject_limit(builder, mark, "too many anchors (&)", CVX_LIMIT_ANCHORS);
    struct cvx_yaml_anchor *anchor = cvx_arena_alloc(builder->arena, sizeof *anchor);
    const char *name = cvx_arena_strdup(builder->arena, mark->anchor);
    if (!anchor || !name)
        return cvx_diag_memory(builder->diag);
    *anchor = (struct cvx_yaml_anchor){name, node, builder->anchors};
    builder->anchors = anchor;
    builder->anchor_count++;
    return CVX_OK;
}

/* A new node in its place in the tree. */
static enum cvx_status add_node(struct cvx_yaml_builder *builder, enum cvx_node_kind kind,
                                const struct cvx_yaml_mark *mark, struct cvx_node **node)
{
    if (builder->values == CVX_LIMIT_VALUES)
        return reject_limit(builder, mark, "too many values", CVX_LIMIT_VALUES);
    *node = cvx_node_new(builder->arena, kind, NULL);
    if (!*node)
        return cvx_diag_memory(builder->diag);
    builder->values++;
    (*node)->line = mark->line;
    (*node)->column = mark->column;
    (*node)->key = builder->key;
    if (builder->key) {
        (*node)->key_line = builder->key_line;
        (*node)->key_column = builder->key_column;
        builder->key = NULL;
    }
    if (builder->parent)
        cvx_node_append(builder->parent, *node);
    else
        builder->root = *node;
    return CVX_OK;
}

static enum cvx_status add_key(struct cvx_yaml_builder *builder,
                               const struct cvx_yaml_scalar *scalar,
                               const struct cvx_yaml_mark *mark)
{
    builder->key = copy_text(builder, scalar);
    builder->key_line = mark->line;
    builder->key_column = mark->column;
    if (!builder->key)
        return cvx_diag_memory(builder->diag);
    if (has_control(builder->key))
        return reject(builder, CVX_CODE_CONTROL, mark, "a key holds a control character");
    return CVX_OK;
}

enum cvx_status cvx_yaml_add_scalar(struct cvx_yaml_builder *builder,
                                    const struct cvx_yaml_scalar *scalar,
                                    const struct cvx_yaml_mark *mark)
{
    if (memchr(scalar->bytes, 0, scalar->len))
        return reject(builder, CVX_CODE_CONTROL, mark, "U+0000 is not allowed in a CV");
    if (wants_key(builder))
        return add_key(builder, scalar, mark);
    struct cvx_node *node;
    const enum cvx_status status = add_node(builder, cvx_yaml_scalar_kind(scalar), mark, &node);
    if (status != CVX_OK)
        return status;
    if (node->kind == CVX_NODE_BOOL)
        node->text = (scalar->bytes[0] | 0x20) == 't' ? "true" : "false";
    else if (node->kind != CVX_NODE_NULL)
        node->text = copy_text(builder, scalar);
    return mark->anchor ? add_anchor(builder, node, mark) : CVX_OK;
}

enum cvx_status cvx_yaml_begin(struct cvx_yaml_builder *builder, enum cvx_node_kind kind,
                               const struct cvx_yaml_mark *mark)
{
    struct cvx_node *node;
    if (wants_key(builder)) {
        reject(builder, CVX_CODE_SYNTAX, mark, "a key must be a text, not a list or an object");
        cvx_diag_hint(builder->diag, "a text that begins with { or [ must stand in quotes");
        return CVX_REJECTED;
    }
    if (builder->depth == CVX_LIMIT_DEPTH)
        return reject_limit(builder, mark, "too many levels of nesting", CVX_LIMIT_DEPTH);
    enum cvx_status status = add_node(builder, kind, mark, &node);
    if (status == CVX_OK && mark->anchor)
        status = add_anchor(builder, node, mark);
    builder->parent = status == CVX_OK ? node : builder->parent;
    builder->depth++;
    return status;
}

/* Aliases */

static const struct cvx_node *find_anchor(const struct cvx_yaml_builder *builder, const char *name)
{
    for (const struct cvx_yaml_anchor *at = builder->anchors; at; at = at->next)
        if (strcmp(at->name, name) == 0)
            return at->node;
    return NULL;
}

static bool is_open(const struct cvx_yaml_builder *builder, const struct cvx_node *node)
{
    const struct cvx_node *open = builder->parent;
    while (open && open != node)
        open = open->parent;
    return open != NULL;
}

/* Counts one more value that an alias stands for. */
static enum cvx_status count_copy(struct cvx_yaml_builder *builder, const struct cvx_node *node,
                                  const struct cvx_yaml_mark *mark)
{
    builder->aliased += CVX_LIMIT_ALIAS_VALUE + (node->text ? strlen(node->text) : 0) +
                        (node->key ? strlen(node->key) : 0);
    if (builder->aliased <= CVX_LIMIT_ALIASED)
        return CVX_OK;
    return reject_limit(builder, mark, "aliases (*) that multiply, and stand for too many bytes",
                        CVX_LIMIT_ALIASED);
}

/* Copies `node` and all that is in it to where the builder stands. It is no deeper than it was
 * allowed to be where its anchor is; together with where it goes it is looked at here. */
static enum cvx_status copy_tree(struct cvx_yaml_builder *builder, const struct cvx_node *from,
                                 const struct cvx_yaml_mark *mark)
{
    struct cvx_node *const outer = builder->parent;
    const uint32_t outer_depth = builder->depth;
    const struct cvx_node *at = from;
    while (at) {
        struct cvx_node *copy;
        const struct cvx_yaml_mark place = {at->line, at->column, NULL};
        enum cvx_status status = count_copy(builder, at, mark);
        if (status == CVX_OK && at->first && builder->depth == CVX_LIMIT_DEPTH)
            status = reject_limit(builder, mark, "too many levels of nesting", CVX_LIMIT_DEPTH);
        if (at != from) {
            builder->key = at->key;
            builder->key_line = at->key_line;
            builder->key_column = at->key_column;
        }
        if (status == CVX_OK)
            status = add_node(builder, at->kind, &place, &copy);
        if (status != CVX_OK)
            return status;
        copy->text = at->text;
        if (at->first) {
            builder->parent = copy;
            builder->depth++;
            at = at->first;
            continue;
        }
        for (; at != from && !at->next; at = at->parent) {
            builder->parent = builder->parent->parent;
            builder->depth--;
        }
        at = at == from ? NULL : at->next;
    }
    builder->parent = outer;
    builder->depth = outer_depth;
    return CVX_OK;
}

enum cvx_status cvx_yaml_add_alias(struct cvx_yaml_builder *builder,
                                   const struct cvx_yaml_mark *mark)
{
    const struct cvx_node *node = find_anchor(builder, mark->anchor);
    if (!node || wants_key(builder)) {
        cvx_diag_add_at(builder->diag, CVX_CODE_SYNTAX,
                        (struct cvx_place){.line = mark->line, .column = mark->column},
                        node ? "a key cannot be an alias: *%s"
                             : "*%s means the value with the anchor &%s, and there is none before "
                               "this",
                        mark->anchor, mark->anchor);
        cvx_diag_hint(builder->diag, "a text that begins with * must stand in quotes");
        return CVX_REJECTED;
    }
    if (is_open(builder, node))
        return reject(builder, CVX_CODE_SYNTAX, mark,
                      "this alias stands for the value that it is in, without end");
    return copy_tree(builder, node, mark);
}

/* Merge keys */

static const char merge_key[] = "<<";

/* Members of an object up to which it is merged: what takes quadratic time must be small. */
enum { MERGED = 256 };

static size_t members_in(const struct cvx_node *array)
{
    size_t count = 0;
    for (const struct cvx_node *item = array->first; item; item = item->next)
        count += item->count;
    return count;
}

static bool is_mergeable(const struct cvx_node *node)
{
    if (strcmp(node->key, merge_key) != 0)
        return false;
    if (node->kind == CVX_NODE_OBJECT)
        return node->count <= MERGED && node->parent->count <= MERGED;
    for (const struct cvx_node *item = node->first; item; item = item->next)
        if (item->kind != CVX_NODE_OBJECT)
            return false;
    return node->kind == CVX_NODE_ARRAY && members_in(node) + node->parent->count <= MERGED;
}

/* Moves the members of `from` that `into` does not have to it. */
static void merge_object(struct cvx_node *into, struct cvx_node *from)
{
    struct cvx_node *next;
    for (struct cvx_node *child = from->first; child; child = next) {
        next = child->next;
        if (!cvx_node_find(into, child->key)) {
            child->next = NULL;
            cvx_node_append(into, child);
        }
    }
}

static bool is_no_merge_key(struct cvx_node *child, void *merged)
{
    return child != merged;
}

/* "<<: *base": what the object does not have itself comes from there; of a list, the first that has
 * it counts. */
static void merge(struct cvx_node *object)
{
    struct cvx_node *from = object->first;
    while (from && !is_mergeable(from))
        from = from->next;
    if (!from)
        return;
    cvx_node_filter(object, is_no_merge_key, from);
    if (from->kind == CVX_NODE_OBJECT) {
        merge_object(object, from);
        return;
    }
    for (struct cvx_node *item = from->first; item; item = item->next)
        merge_object(object, item);
}

enum cvx_status cvx_yaml_end(struct cvx_yaml_builder *builder)
{
    struct cvx_node *closed = builder->parent;
    if (closed->kind == CVX_NODE_OBJECT) {
        const enum cvx_status status =
            cvx_keys_drop_duplicates(closed, builder->arena, builder->diag);
        if (status != CVX_OK)
            return status;
        merge(closed);
    }
    builder->parent = closed->parent;
    builder->depth--;
    return CVX_OK;
}
