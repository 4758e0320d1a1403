/* SPDX-License-Identifier: MIT */
/* Marks and blocks. Runs are in runs.c. */
#include "core/doc/builder.h"

#include <string.h>

void cvx_builder_mark(struct cvx_builder *builder, const struct cvx_node *node, enum cvx_seen seen)
{
    if (node && node->id < builder->seen_count)
        builder->seen[node->id] |= (unsigned char)seen;
}

bool cvx_builder_shown(const struct cvx_builder *builder, const struct cvx_node *node)
{
    return node && node->id < builder->seen_count &&
           (builder->seen[node->id] & CVX_SEEN_SHOWN) != 0;
}

bool cvx_builder_seen(const struct cvx_builder *builder, const struct cvx_node *node)
{
    return node && node->id < builder->seen_count && builder->seen[node->id] != 0;
}

void cvx_builder_mark_text(struct cvx_builder *builder, struct cvx_text text)
{
    for (const struct cvx_node *at = text.s ? text.at : NULL; at; at = cvx_node_next(at, text.at))
        if (at == text.at || (at->text && strstr(text.s, at->text)))
            cvx_builder_mark(builder, at, CVX_SEEN_SHOWN);
}

void cvx_builder_mark_all(struct cvx_builder *builder, const struct cvx_node *node,
                          enum cvx_seen seen)
{
    for (const struct cvx_node *at = node; at; at = cvx_node_next(at, node))
        cvx_builder_mark(builder, at, seen);
}

struct cvx_block *cvx_block_add(struct cvx_builder *builder, struct cvx_block *parent,
                                enum cvx_block_kind kind, const struct cvx_node *at)
{
    struct cvx_block *block = parent ? cvx_arena_alloc(builder->arena, sizeof *block) : NULL;
    if (!block)
        return NULL;
    block->kind = kind;
    block->at = at;
    block->parent = parent;
    if (parent->last)
        parent->last->next = block;
    else
        parent->first = block;
    parent->last = block;
    return block;
}

void cvx_block_drop_last(struct cvx_block *parent)
{
    if (!parent || !parent->last)
        return;
    struct cvx_block *last = parent->last;
    parent->last = NULL;
    for (struct cvx_block *child = parent->first; child != last; child = child->next)
        parent->last = child;
    if (parent->last)
        parent->last->next = NULL;
    else
        parent->first = NULL;
}
