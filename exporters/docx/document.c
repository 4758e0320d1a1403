/* SPDX-License-Identifier: MIT */
/* word/document.xml: the body, written from meaning. One row of the table below for each kind of
 * block; a paragraph's look is its style's business. */
#include "exporters/docx/docx.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "exporters/docx/run.h"

#include <string.h>

#define LEFT_TO_RIGHT_MARK "\u200E"
#define RIGHT_TO_LEFT_MARK "\u200F"

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

/* Numbered lists and citations count anew: each has a numbering of its own. */
static struct cvx_docx_list *add_list(struct cvx_docx *docx, int abstract,
                                      const struct cvx_block *block)
{
    struct cvx_docx_list *list = cvx_arena_alloc(docx->arena, sizeof *list);
    if (!list)
        return NULL;
    list->id = docx->last_list ? docx->last_list->id + 1 : CVX_DOCX_NUM_FIRST_LIST;
    list->abstract = abstract;
    list->block = block;
    list->start = 1;
    if (docx->last_list)
        docx->last_list->next = list;
    else
        docx->lists = list;
    docx->last_list = list;
    return list;
}

/* Where the photo is anchored: not in the title, which for some readers is a title only when
 * nothing else is in it, unless there is no other place. */
static bool holds_photo(const struct cvx_docx *docx, const struct cvx_block *block)
{
    if (!docx->photo)
        return false;
    if (block->kind != CVX_BLOCK_TITLE && block->kind != CVX_BLOCK_SUBTITLE)
        return true;
    const struct cvx_block *next = cvx_block_next(block, docx->job->doc->root);
    while (next && next->kind == CVX_BLOCK_PHOTO)
        next = cvx_block_next(next, docx->job->doc->root);
    return !next;
}

/* <w:p> with its style, and what the block itself decides. `num_id` 0: the style's own. */
static void start_paragraph(struct cvx_docx *docx, struct cvx_xml *xml,
                            const struct cvx_block *block, int num_id)
{
    const char *style = block->kind == CVX_BLOCK_ROW ? cvx_docx_row_style(docx->label_column)
                                                     : cvx_docx_style_of(block);
    cvx_xml_start(xml, "w:p");
    cvx_xml_start(xml, "w:pPr");
    if (style)
        cvx_xml_empty(xml, "w:pStyle", "w:val", style);
    if (block->page_break)
        cvx_xml_empty(xml, "w:pageBreakBefore", NULL, NULL);
    if (num_id) {
        cvx_xml_start(xml, "w:numPr");
        cvx_xml_empty_int(xml, "w:ilvl", "w:val",
                          block->kind == CVX_BLOCK_ITEM ? cvx_docx_list_depth(block) : 0);
        cvx_xml_empty_int(xml, "w:numId", "w:val", num_id);
        cvx_xml_end(xml);
    }
    cvx_xml_end(xml);
    if (holds_photo(docx, block))
        cvx_docx_write_photo(docx, xml);
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

static bool is_heading(const struct cvx_block *block)
{
    return block->level > 0 || block->kind == CVX_BLOCK_TITLE || block->kind == CVX_BLOCK_SUBTITLE;
}

/* The block's text with a line break before the run `at`; NULL: without one. */
static void write_parted(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block,
                         struct cvx_run *at, struct cvx_docx_ink ink)
{
    struct cvx_runs parts[] = {block->text, {at, block->text.last}};
    if (at)
        for (parts[0].last = parts[0].first; parts[0].last->next != at;)
            parts[0].last = parts[0].last->next;
    cvx_docx_write_runs(docx, xml, &parts[0], ink);
    if (!at)
        return;
    cvx_docx_write_break(docx, xml);
    cvx_docx_write_runs(docx, xml, &parts[1], ink);
}

static void write_paragraph(struct cvx_docx *docx, struct cvx_xml *xml,
                            const struct cvx_block *block, int num_id)
{
    if (!block->text.first)
        return;
    const bool is_name = block->kind == CVX_BLOCK_TITLE;
    start_paragraph(docx, xml, block, num_id);
    const struct cvx_docx_ink ink = {
        .heading = is_heading(block),
        .secondary = is_name ? "NativeName" : NULL,
        .secondary_not_bold = is_name && cvx_docx_look_of(docx->job->theme, block)->bold,
    };
    write_parted(docx, xml, block, is_name ? cvx_docx_name_break(docx, block) : NULL, ink);
    end_paragraph(docx, xml);
}

static void write_plain(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    write_paragraph(docx, xml, block, 0);
}

/* A head whose dates do not fit beside its last line breaks between its parts, so that they do.
 * Where no part leaves room for them they get a line of their own: else Word would set them at the
 * start of one. */
static void write_head(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    const struct cvx_docx_ink ink = {.heading = true};
    const bool full = block->aside.first && !cvx_docx_date_fits(docx, block);
    struct cvx_run *at = full ? cvx_docx_head_break(docx, block) : NULL;
    write_parted(docx, xml, block, at, ink);
    if (full && !at)
        cvx_docx_write_break(docx, xml);
}

/* A head, and its dates at the right tab stop of the style. */
static void write_dated(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    if (!block->text.first)
        return;
    start_paragraph(docx, xml, block, 0);
    write_head(docx, xml, block);
    if (block->aside.first) {
        const struct cvx_paragraph_style *look = cvx_docx_look_of(docx->job->theme, block);
        const struct cvx_docx_ink ink = {
            .style = "EntryDate", .not_bold = look->bold, .not_italic = look->italic};
        cvx_docx_write_tab(docx, xml);
        cvx_docx_write_runs(docx, xml, &block->aside, ink);
    }
    end_paragraph(docx, xml);
}

/* The separator, its first spaces no-break: it ends a line rather than beginning one. In a page
 * that runs from right to left a mark says that it does too: between two addresses in Latin letters
 * it would join them into one stretch that is read from its left (UAX #9, N1). */
static void write_separator(struct cvx_docx *docx, struct cvx_xml *xml)
{
    struct cvx_str text;
    cvx_str_init(&text, docx->arena);
    const char *separator = docx->job->theme->contact_separator;
    for (; *separator == ' ' && separator[1]; separator++)
        cvx_str_add(&text, "\u00A0");
    const bool marked = docx->job->doc->rtl && *separator != '\0';
    if (marked) {
        const char *rest = separator;
        cvx_utf8_next(&rest);
        cvx_str_add_bytes(&text, separator, (size_t)(rest - separator));
        cvx_str_add(&text, RIGHT_TO_LEFT_MARK);
        separator = rest;
    }
    cvx_str_add(&text, separator);
    cvx_docx_write_text(docx, xml, cvx_str_get(&text), NULL);
}

static void write_contact(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    if (!block->first)
        return;
    start_paragraph(docx, xml, block, 0);
    double x = 0;
    for (const struct cvx_block *item = block->first; item; item = item->next) {
        if (cvx_docx_contact_breaks(docx, item, &x)) /* no separator hangs at a line's end */
            cvx_docx_write_break(docx, xml);
        else if (item != block->first)
            write_separator(docx, xml);
        /* Else the sign of "+972" would go to the number's other end. */
        if (docx->job->doc->rtl && item->text.first && item->text.first->text &&
            *item->text.first->text == '+')
            cvx_docx_write_text(docx, xml, LEFT_TO_RIGHT_MARK, NULL);
        cvx_docx_write_runs(docx, xml, &item->text, (struct cvx_docx_ink){.isolated = true});
    }
    end_paragraph(docx, xml);
}

/* Rows that follow one another share a column of labels; a label that fits into it ends at the
 * style's tab stop. */
static void write_row(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    if (!block->label.first && !block->text.first)
        return;
    if (!docx->last_row || docx->last_row->next != block)
        docx->label_column = cvx_docx_measure_labels(docx, block);
    docx->last_row = block;
    start_paragraph(docx, xml, block, 0);
    cvx_docx_write_runs(docx, xml, &block->label, (struct cvx_docx_ink){.style = NULL});
    if (block->label.first && block->text.first &&
        cvx_docx_label_fits(docx, block, docx->label_column))
        cvx_docx_write_tab(docx, xml);
    cvx_docx_write_runs(docx, xml, &block->text, (struct cvx_docx_ink){.style = NULL});
    end_paragraph(docx, xml);
}

static void write_list(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    (void)xml;
    if (!block->ordered || !block->first)
        return;
    struct cvx_docx_list *list = add_list(docx, CVX_DOCX_NUM_DECIMAL, block);
    if (!list)
        return;
    list->start = block->first->number;
    list->level = cvx_docx_list_depth(block->first);
    list->outer = docx->open_list;
    docx->open_list = list;
}

/* Lists that have ended since are left on the way. */
static void write_item(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_block *block)
{
    const bool ordered = block->parent && block->parent->ordered;
    while (ordered && docx->open_list && docx->open_list->block != block->parent)
        docx->open_list = docx->open_list->outer;
    write_paragraph(docx, xml, block, ordered && docx->open_list ? docx->open_list->id : 0);
}

/* How many digits the highest number has in the section of a citation: its groups are indented
 * alike. */
static int digits_of(const struct cvx_block *citation)
{
    const struct cvx_block *section = citation;
    while (section->parent && section->kind != CVX_BLOCK_SECTION)
        section = section->parent;
    int highest = 1, digits = 1;
    for (const struct cvx_block *at = section; at; at = cvx_block_next(at, section))
        if (at->kind == CVX_BLOCK_PUBLICATION && at->number > highest)
            highest = at->number;
    for (; highest >= 10 && digits < CVX_DOCX_PUBLICATION_DIGITS; highest /= 10)
        digits++;
    return digits;
}

/* The first citation of a group starts its numbering. */
static void write_publication(struct cvx_docx *docx, struct cvx_xml *xml,
                              const struct cvx_block *block)
{
    const struct cvx_docx_list *list = docx->last_list;
    if (block->number <= 1 || !list || list->block)
        list = add_list(docx, CVX_DOCX_NUM_PUBLICATIONS + digits_of(block) - 1, NULL);
    if (list)
        write_paragraph(docx, xml, block, list->id);
}

static void write_page(const struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct cvx_theme *theme = docx->job->theme;
    const struct cvx_job_options *options = docx->job->options;
    const struct cvx_paragraph_style *footer = &theme->styles[CVX_THEME_FOOTER];
    /* The running line's baseline stands where the PDF's does. */
    const double below = footer->leading / 2 - footer->size * 0.36;
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
    cvx_xml_attr_int(xml, "w:footer", cvx_docx_twips(theme->margin_bottom * 0.55 - below));
    cvx_xml_attr(xml, "w:gutter", "0");
    cvx_xml_end(xml);
}

static void write_section_properties(const struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:sectPr");
    cvx_xml_start(xml, "w:footerReference");
    cvx_xml_attr(xml, "w:type", "default");
    cvx_xml_attr(xml, "r:id", "rIdFooter");
    cvx_xml_end(xml);
    write_page(docx, xml);
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
    if (docx->text_hash == CVX_HASH_START || docx->photo) {
        cvx_xml_start(xml, "w:p");
        if (docx->photo)
            cvx_docx_write_photo(docx, xml);
        end_paragraph(docx, xml);
    }
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
    docx->body_hash = docx->text_hash;
}
