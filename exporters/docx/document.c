/* SPDX-License-Identifier: MIT */
/* word/document.xml: the body, written from meaning. One row of the table below for each kind of
 * block; a paragraph's look is its style's business. */
#include "exporters/docx/docx.h"

#include "core/base/hash.h"
#include "exporters/docx/run.h"

#include <string.h>

typedef void write_block(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block);

static write_block write_nothing, write_plain, write_dated, write_contact, write_row, write_list,
    write_item, write_publication;

/* What begins with each kind of block. Children follow after it. */
static write_block *const writers[CVX_BLOCK_KIND_COUNT] = {
    [CVX_BLOCK_DOCUMENT] = write_nothing, [CVX_BLOCK_TITLE] = write_plain,
    [CVX_BLOCK_SUBTITLE] = write_plain,   [CVX_BLOCK_PHOTO] = write_nothing,
    [CVX_BLOCK_CONTACT] = write_contact,  [CVX_BLOCK_CONTACT_ITEM] = write_nothing,
    [CVX_BLOCK_SECTION] = write_plain,    [CVX_BLOCK_GROUP] = write_dated,
    [CVX_BLOCK_ENTRY] = write_dated,      [CVX_BLOCK_META] = write_plain,
    [CVX_BLOCK_PARAGRAPH] = write_plain,  [CVX_BLOCK_LIST] = write_list,
    [CVX_BLOCK_ITEM] = write_item,        [CVX_BLOCK_PUBLICATION] = write_publication,
    [CVX_BLOCK_ROW] = write_row,          [CVX_BLOCK_NOTE] = write_plain,
};

/* Numbered lists and citations restart: each of them has a numbering of its own. */
static void restart(struct cvx_docx *docx, int abstract, int start)
{
    struct cvx_docx_restart *restart = cvx_arena_alloc(docx->arena, sizeof *restart);
    if (!restart)
        return;
    restart->abstract = abstract;
    restart->start = start;
    if (docx->last_restart)
        docx->last_restart->next = restart;
    else
        docx->restarts = restart;
    docx->last_restart = restart;
    docx->restart_count++;
}

static int newest_restart(const struct cvx_docx *docx)
{
    return CVX_DOCX_NUM_FIRST_RESTART + docx->restart_count - 1;
}

/* <w:p> with its style, and what the block itself decides. `num_id` 0: the style's own. */
static void start_paragraph(struct cvx_docx *docx, struct cvx_xml *xml,
                            const struct cvx_block *block, int num_id)
{
    const char *style = cvx_docx_style_of(block);
    const bool last_meta = block->kind == CVX_BLOCK_META && block->next;
    cvx_xml_start(xml, "w:p");
    cvx_xml_start(xml, "w:pPr");
    if (style)
        cvx_xml_empty(xml, "w:pStyle", "w:val", style);
    if (last_meta) /* an entry's head stays with its first lines */
        cvx_xml_empty(xml, "w:keepNext", NULL, NULL);
    if (block->page_break)
        cvx_xml_empty(xml, "w:pageBreakBefore", NULL, NULL);
    if (num_id) {
        cvx_xml_start(xml, "w:numPr");
        cvx_xml_empty_int(xml, "w:ilvl", "w:val", 0);
        cvx_xml_empty_int(xml, "w:numId", "w:val", num_id);
        cvx_xml_end(xml);
    }
    if (docx->job->doc->rtl)
        cvx_xml_empty(xml, "w:bidi", NULL, NULL);
    cvx_xml_end(xml);
}

static void end_paragraph(struct cvx_docx *docx, struct cvx_xml *xml)
{
    docx->text_hash = cvx_hash_add(docx->text_hash, "\n", 1);
    cvx_xml_end(xml);
}

static void write_nothing(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    (void)docx;
    (void)xml;
    (void)block;
}

static void write_paragraph(struct cvx_docx *docx, struct cvx_xml *xml,
                            const struct cvx_block *block, int num_id)
{
    start_paragraph(docx, xml, block, num_id);
    cvx_docx_write_runs(docx, xml, &block->text, NULL);
    end_paragraph(docx, xml);
}

static void write_plain(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    if (block->text.first)
        write_paragraph(docx, xml, block, 0);
}

/* A head, and its dates at the right tab stop of the style. */
static void write_dated(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    if (!block->text.first && !block->aside.first)
        return;
    start_paragraph(docx, xml, block, 0);
    cvx_docx_write_runs(docx, xml, &block->text, NULL);
    if (block->aside.first) {
        cvx_docx_write_tab(xml);
        cvx_docx_write_runs(docx, xml, &block->aside, "EntryDate");
    }
    end_paragraph(docx, xml);
}

static void write_contact(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    if (!block->first)
        return;
    start_paragraph(docx, xml, block, 0);
    for (const struct cvx_block *item = block->first; item; item = item->next) {
        if (item != block->first)
            cvx_docx_write_text(docx, xml, docx->job->theme->contact_separator, "Secondary");
        cvx_docx_write_runs(docx, xml, &item->text, NULL);
    }
    end_paragraph(docx, xml);
}

static void write_row(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    start_paragraph(docx, xml, block, 0);
    cvx_docx_write_runs(docx, xml, &block->label, NULL);
    if (block->label.first && block->text.first)
        cvx_docx_write_text(docx, xml, " ", NULL);
    cvx_docx_write_runs(docx, xml, &block->text, NULL);
    end_paragraph(docx, xml);
}

static void write_list(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    (void)xml;
    if (block->ordered)
        restart(docx, CVX_DOCX_NUM_DECIMAL, block->first ? block->first->number : 1);
}

static void write_item(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    const bool ordered = block->parent && block->parent->ordered;
    write_paragraph(docx, xml, block, ordered ? newest_restart(docx) : 0);
}

/* The first citation of a group starts its numbering. */
static void write_publication(struct cvx_docx *docx, struct cvx_xml *xml,
                              const struct cvx_block *block)
{
    if (block->number <= 1)
        restart(docx, CVX_DOCX_NUM_PUBLICATIONS, 1);
    write_paragraph(docx, xml, block, newest_restart(docx));
}

static void write_section_properties(const struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct cvx_theme *theme = docx->job->theme;
    const struct cvx_job_options *options = docx->job->options;
    cvx_xml_start(xml, "w:sectPr");
    cvx_xml_start(xml, "w:footerReference");
    cvx_xml_attr(xml, "w:type", "default");
    cvx_xml_attr(xml, "r:id", "rIdFooter");
    cvx_xml_end(xml);
    cvx_xml_start(xml, "w:pgSz");
    cvx_xml_attr_int(xml, "w:w", cvx_docx_twips(options->page_width));
    cvx_xml_attr_int(xml, "w:h", cvx_docx_twips(options->page_height));
    cvx_xml_end(xml);
    cvx_xml_start(xml, "w:pgMar");
    cvx_xml_attr_int(xml, "w:top", cvx_docx_twips(theme->margin_top));
    cvx_xml_attr_int(xml, "w:right", cvx_docx_twips(theme->margin_side));
    cvx_xml_attr_int(xml, "w:bottom", cvx_docx_twips(theme->margin_bottom));
    cvx_xml_attr_int(xml, "w:left", cvx_docx_twips(theme->margin_side));
    cvx_xml_attr_int(xml, "w:header", cvx_docx_twips(theme->margin_top / 2));
    cvx_xml_attr_int(xml, "w:footer", cvx_docx_twips(theme->margin_bottom / 2));
    cvx_xml_attr(xml, "w:gutter", "0");
    cvx_xml_end(xml);
    cvx_xml_empty(xml, "w:titlePg", NULL, NULL);
    if (docx->job->doc->rtl)
        cvx_xml_empty(xml, "w:bidi", NULL, NULL);
    cvx_xml_end(xml);
}

/* A document without any text still needs a paragraph. */
static void write_blocks(struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct cvx_block *root = docx->job->doc->root;
    for (const struct cvx_block *block = root; block; block = cvx_block_next(block, root))
        writers[block->kind](docx, xml, block);
    if (!root->first)
        cvx_xml_empty(xml, "w:p", NULL, NULL);
}

void cvx_docx_write_document(struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:document");
    cvx_xml_attr(xml, "xmlns:w", CVX_NS_W);
    cvx_xml_attr(xml, "xmlns:r", CVX_NS_R);
    cvx_xml_attr(xml, "xmlns:mc", CVX_NS_MC);
    cvx_xml_attr(xml, "xmlns:w15", CVX_NS_W15);
    cvx_xml_attr(xml, "mc:Ignorable", "w15");
    cvx_xml_start(xml, "w:body");
    write_blocks(docx, xml);
    write_section_properties(docx, xml);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}
