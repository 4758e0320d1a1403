/* SPDX-License-Identifier: MIT */
/* Walking a finished document. */
#include "core/doc/doc.h"

static const char *const kind_names[CVX_BLOCK_KIND_COUNT] = {
    [CVX_BLOCK_DOCUMENT] = "document",
    [CVX_BLOCK_TITLE] = "title",
    [CVX_BLOCK_SUBTITLE] = "subtitle",
    [CVX_BLOCK_PHOTO] = "photo",
    [CVX_BLOCK_CONTACT] = "contact",
    [CVX_BLOCK_CONTACT_ITEM] = "contact-item",
    [CVX_BLOCK_SECTION] = "section",
    [CVX_BLOCK_GROUP] = "group",
    [CVX_BLOCK_ENTRY] = "entry",
    [CVX_BLOCK_META] = "meta",
    [CVX_BLOCK_PARAGRAPH] = "paragraph",
    [CVX_BLOCK_LIST] = "list",
    [CVX_BLOCK_ITEM] = "item",
    [CVX_BLOCK_PUBLICATION] = "publication",
    [CVX_BLOCK_ROW] = "row",
    [CVX_BLOCK_NOTE] = "note",
};

const char *cvx_block_kind_name(enum cvx_block_kind kind)
{
    return kind_names[kind];
}

const struct cvx_block *cvx_block_next(const struct cvx_block *block, const struct cvx_block *root)
{
    if (block->first)
        return block->first;
    while (block != root && !block->next)
        block = block->parent;
    return block == root ? NULL : block->next;
}
