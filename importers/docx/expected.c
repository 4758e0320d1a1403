/* SPDX-License-Identifier: MIT */
/* From the attached JSON to a body. It goes the exporter's way, by the document tree, which is why
 * this importer alone may include core/doc: what was exported cannot be told in any other way. */
#include "importers/docx/expected.h"

#include "core/doc/build.h"
#include "core/model/read.h"
#include "formats/json.h"

#include <string.h>

/* Styles of a run that Markdown or HTML in the JSON, or the document's design, gave it. */
static unsigned marks_of(unsigned style)
{
    return (style & CVX_STYLE_STRONG ? CVX_DOCX_STRONG : 0U) |
           (style & CVX_STYLE_EMPHASIS ? CVX_DOCX_EMPHASIS : 0U) |
           (style & CVX_STYLE_CODE ? CVX_DOCX_CODE : 0U);
}

static void add_runs(struct cvx_docx_body *body, const struct cvx_runs *runs,
                     struct cvx_arena *arena)
{
    for (const struct cvx_run *run = runs->first; run; run = run->next)
        cvx_docx_add_piece(body,
                           (struct cvx_docx_piece){
                               .pointer = run->at ? cvx_node_pointer(run->at, arena) : NULL,
                               .text = run->kind == CVX_RUN_BREAK ? "\n" : run->text,
                               .marks = marks_of(run->style),
                               .href = run->href,
                           },
                           arena);
}

/* A group's own text, and what stands in it outside of its entries. */
static bool is_shared(const struct cvx_block *block)
{
    while (block->kind != CVX_BLOCK_GROUP && block->kind != CVX_BLOCK_ENTRY &&
           block->kind != CVX_BLOCK_PUBLICATION && block->parent)
        block = block->parent;
    return block->kind == CVX_BLOCK_GROUP;
}

static void add_block(struct cvx_docx_body *body, const struct cvx_block *block,
                      struct cvx_arena *arena)
{
    static const struct cvx_docx_piece tab = {.text = "\t"};
    if (!block->text.first && !block->label.first)
        return;
    cvx_docx_add_paragraph(body,
                           (struct cvx_docx_paragraph){
                               .section = block->name,
                               .heading = block->kind == CVX_BLOCK_SECTION,
                               .bullet = block->kind == CVX_BLOCK_ITEM,
                               .shared = is_shared(block),
                           },
                           arena);
    add_runs(body, &block->label, arena);
    if (block->label.first)
        cvx_docx_add_piece(body, tab, arena);
    add_runs(body, &block->text, arena);
    if (block->aside.first)
        cvx_docx_add_piece(body, tab, arena);
    add_runs(body, &block->aside, arena);
}

enum cvx_status cvx_docx_expect_body(const char *json, const char *lang, struct cvx_arena *arena,
                                     struct cvx_diag *diag, struct cvx_docx_body *body)
{
    struct cvx_node *root = NULL;
    *body = (struct cvx_docx_body){0};
    enum cvx_status status = cvx_json_read(json, strlen(json), arena, diag, &root);
    if (status != CVX_OK)
        return status;
    struct cvx_diag unheard;
    cvx_diag_init(&unheard, arena->memory);
    struct cvx_resume resume;
    struct cvx_doc *doc = NULL;
    const struct cvx_doc_options options = {.lang = lang};
    status = cvx_resume_make(root, lang, arena, &unheard, &resume);
    if (status == CVX_OK)
        status = cvx_doc_build(&resume, &options, arena, &unheard, &doc);
    cvx_diag_clear(&unheard);
    if (status != CVX_OK)
        return cvx_diag_memory(diag);
    const struct cvx_block *const top = doc->root;
    for (const struct cvx_block *block = top; block; block = cvx_block_next(block, top))
        add_block(body, block, arena);
    return arena->failed ? cvx_diag_memory(diag) : CVX_OK;
}
