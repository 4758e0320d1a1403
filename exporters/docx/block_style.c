/* SPDX-License-Identifier: MIT */
/* Which style a block's paragraph has, and which of the theme's looks that is. */
#include "exporters/docx/docx.h"

static const struct block_row {
    const char *id; /* NULL: Normal, or none of its own */
    enum cvx_theme_style look;
} blocks[CVX_BLOCK_KIND_COUNT] = {
    [CVX_BLOCK_DOCUMENT] = {NULL, CVX_THEME_PARAGRAPH},
    [CVX_BLOCK_TITLE] = {"Title", CVX_THEME_TITLE},
    [CVX_BLOCK_SUBTITLE] = {"Subtitle", CVX_THEME_SUBTITLE},
    [CVX_BLOCK_PHOTO] = {NULL, CVX_THEME_PARAGRAPH},
    [CVX_BLOCK_CONTACT] = {"ContactLine", CVX_THEME_CONTACT},
    [CVX_BLOCK_CONTACT_ITEM] = {"ContactLine", CVX_THEME_CONTACT},
    [CVX_BLOCK_SECTION] = {"Heading1", CVX_THEME_SECTION},
    [CVX_BLOCK_GROUP] = {"GroupHeading", CVX_THEME_GROUP},
    [CVX_BLOCK_ENTRY] = {"Heading2", CVX_THEME_ENTRY},
    [CVX_BLOCK_META] = {"EntryMeta", CVX_THEME_META},
    [CVX_BLOCK_PARAGRAPH] = {NULL, CVX_THEME_PARAGRAPH},
    [CVX_BLOCK_LIST] = {NULL, CVX_THEME_ITEM},
    [CVX_BLOCK_ITEM] = {"ListBullet", CVX_THEME_ITEM},
    [CVX_BLOCK_PUBLICATION] = {"Publication", CVX_THEME_PUBLICATION},
    [CVX_BLOCK_ROW] = {"KeyValue", CVX_THEME_ROW},
    [CVX_BLOCK_NOTE] = {"ClosingNote", CVX_THEME_NOTE},
};

int cvx_docx_list_depth(const struct cvx_block *block)
{
    int depth = 0;
    for (const struct cvx_block *at = block->parent; at; at = at->parent)
        depth += at->kind == CVX_BLOCK_ITEM;
    return depth < CVX_DOCX_LIST_LEVELS ? depth : CVX_DOCX_LIST_LEVELS - 1;
}

const char *cvx_docx_row_style(int column)
{
    static const char *const styles[CVX_DOCX_LABEL_COLUMNS] = {
        "KeyValue", "KeyValue2", "KeyValue3", "KeyValue4", "KeyValue5", "KeyValue6"};
    return styles[column];
}

/* The name; in a CV without one, what it opens with: readers take that for the document's title. */
static bool is_title(const struct cvx_block *block)
{
    return block->kind == CVX_BLOCK_TITLE ||
           (block->kind == CVX_BLOCK_SUBTITLE && block->parent && block == block->parent->first);
}

const char *cvx_docx_style_of(const struct cvx_block *block)
{
    static const char *const bullets[CVX_DOCX_LIST_LEVELS] = {"ListBullet", "ListBullet2",
                                                              "ListBullet3"};
    static const char *const numbers[CVX_DOCX_LIST_LEVELS] = {"ListNumber", "ListNumber2",
                                                              "ListNumber3"};
    static const char *const inside[CVX_DOCX_LIST_LEVELS] = {"ListContinue", "ListContinue2",
                                                             "ListContinue3"};
    if (is_title(block))
        return "Title";
    if (block->kind == CVX_BLOCK_ENTRY && block->level > 2)
        return "Heading3";
    if (block->kind == CVX_BLOCK_ITEM)
        return (block->parent && block->parent->ordered ? numbers
                                                        : bullets)[cvx_docx_list_depth(block)];
    if (block->kind == CVX_BLOCK_PARAGRAPH && block->parent &&
        block->parent->kind == CVX_BLOCK_ITEM)
        return inside[cvx_docx_list_depth(block->parent)];
    return blocks[block->kind].id;
}

const struct cvx_paragraph_style *cvx_docx_look_of(const struct cvx_theme *theme,
                                                   const struct cvx_block *block)
{
    return &theme->styles[blocks[block->kind].look];
}
