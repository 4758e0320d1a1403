/* SPDX-License-Identifier: MIT */
/* The outline: a tree of linked dictionaries, sections open, what is in them closed. */
#include "exporters/pdf/outline.h"

struct bookmark {
    struct cvx_object *object;
    struct bookmark *parent, *first, *last, *before;
    int level, count; /* children */
};

struct cvx_outline {
    struct cvx_pdf *pdf;
    struct bookmark root, *last;
    const struct cvx_block *block; /* of the last */
};

struct cvx_outline *cvx_outline_new(struct cvx_pdf *pdf)
{
    struct cvx_outline *outline = cvx_arena_alloc(cvx_pdf_arena(pdf), sizeof *outline);
    if (!outline)
        return NULL;
    outline->pdf = pdf;
    outline->last = &outline->root;
    return outline;
}

static bool wanted(const struct cvx_block *block)
{
    return block->kind == CVX_BLOCK_SECTION || block->kind == CVX_BLOCK_GROUP ||
           block->kind == CVX_BLOCK_ENTRY;
}

static void put_title(struct cvx_outline *outline, struct cvx_object *object,
                      const struct cvx_runs *runs)
{
    struct cvx_str title;
    cvx_str_init(&title, cvx_pdf_arena(outline->pdf));
    for (const struct cvx_run *run = runs->first; run; run = run->next)
        cvx_str_add(&title, run->kind == CVX_RUN_TEXT ? run->text : " ");
    cvx_object_put_text(object, "Title", cvx_str_get(&title));
}

void cvx_outline_add(struct cvx_outline *outline, const struct cvx_block *block,
                     const struct cvx_object *page, double y)
{
    if (!wanted(block) || block == outline->block || !block->text.first)
        return;
    struct bookmark *parent = outline->last;
    while (parent->level >= block->level && parent->parent)
        parent = parent->parent;
    struct bookmark *bookmark = cvx_arena_alloc(cvx_pdf_arena(outline->pdf), sizeof *bookmark);
    if (!bookmark)
        return;
    bookmark->object = cvx_object_new(outline->pdf);
    bookmark->level = block->level;
    bookmark->parent = parent;
    bookmark->before = parent->last;
    put_title(outline, bookmark->object, &block->text);
    cvx_str_add_format(cvx_object_raw(bookmark->object), "/Dest[%u 0 R/XYZ null ",
                       cvx_object_number(page));
    cvx_str_add_real(cvx_object_raw(bookmark->object), y, 0);
    cvx_str_add(cvx_object_raw(bookmark->object), " null]");
    if (parent->last)
        cvx_object_put_ref(parent->last->object, "Next", bookmark->object);
    else
        parent->first = bookmark;
    parent->last = bookmark;
    parent->count++;
    outline->last = bookmark;
    outline->block = block;
}

static void finish(const struct bookmark *parent, int sign)
{
    if (!parent->first)
        return;
    cvx_object_put_ref(parent->object, "First", parent->first->object);
    cvx_object_put_ref(parent->object, "Last", parent->last->object);
    cvx_object_put_int(parent->object, "Count", sign * parent->count);
    for (const struct bookmark *child = parent->last; child; child = child->before) {
        cvx_object_put_ref(child->object, "Parent", parent->object);
        if (child->before)
            cvx_object_put_ref(child->object, "Prev", child->before->object);
        finish(child, -1);
    }
}

void cvx_outline_write(struct cvx_outline *outline)
{
    if (!outline->root.first)
        return;
    outline->root.object = cvx_object_new(outline->pdf);
    cvx_object_put_name(outline->root.object, "Type", "Outlines");
    finish(&outline->root, 1);
    cvx_object_put_ref(cvx_pdf_catalog(outline->pdf), "Outlines", outline->root.object);
}
