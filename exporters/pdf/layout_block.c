/* SPDX-License-Identifier: MIT */
/* How each kind of block is set: a row of the table at the end of this file. The order of what is
 * set is the order in which it is read. */
#include "exporters/pdf/layout_block.h"

#include <math.h>

#define ASIDE_GAP  14.0 /* points between a head and its date */
#define ASIDE_PART 0.5  /* of the column: a wider date goes below */
#define PHOTO_GAP  16.0

static const enum cvx_theme_style styles[CVX_BLOCK_KIND_COUNT] = {
    [CVX_BLOCK_TITLE] = CVX_THEME_TITLE,
    [CVX_BLOCK_SUBTITLE] = CVX_THEME_SUBTITLE,
    [CVX_BLOCK_CONTACT] = CVX_THEME_CONTACT,
    [CVX_BLOCK_CONTACT_ITEM] = CVX_THEME_CONTACT,
    [CVX_BLOCK_SECTION] = CVX_THEME_SECTION,
    [CVX_BLOCK_GROUP] = CVX_THEME_GROUP,
    [CVX_BLOCK_ENTRY] = CVX_THEME_ENTRY,
    [CVX_BLOCK_META] = CVX_THEME_META,
    [CVX_BLOCK_PARAGRAPH] = CVX_THEME_PARAGRAPH,
    [CVX_BLOCK_LIST] = CVX_THEME_ITEM,
    [CVX_BLOCK_ITEM] = CVX_THEME_ITEM,
    [CVX_BLOCK_PUBLICATION] = CVX_THEME_PUBLICATION,
    [CVX_BLOCK_ROW] = CVX_THEME_ROW,
    [CVX_BLOCK_NOTE] = CVX_THEME_NOTE,
};

static const struct cvx_block *block_set(struct cvx_flow *flow, const struct cvx_block *block);

const struct cvx_paragraph_style *cvx_block_style(const struct cvx_flow *flow,
                                                  const struct cvx_block *block)
{
    return &flow->theme.styles[styles[block->kind]];
}

struct cvx_look cvx_block_look(const struct cvx_flow *flow, const struct cvx_block *block,
                               enum cvx_part part)
{
    const struct cvx_paragraph_style *style = cvx_block_style(flow, block);
    return (struct cvx_look){.block = block, .style = style, .part = part, .color = style->color};
}

struct cvx_shaped *cvx_block_text(struct cvx_flow *flow, const struct cvx_block *block,
                                  bool followed)
{
    struct cvx_spans spans = {NULL, 0, 0};
    struct cvx_look look = cvx_block_look(flow, block, CVX_PART_TEXT);
    look.phrase = block->kind == CVX_BLOCK_ENTRY || block->kind == CVX_BLOCK_GROUP ||
                  block->kind == CVX_BLOCK_TITLE;
    cvx_flow_runs(flow, &spans, &look, &block->text);
    if (followed && spans.count)
        cvx_flow_text(flow, &spans, &look, " ");
    return cvx_flow_shape(flow, &spans);
}

struct cvx_box cvx_block_box(const struct cvx_flow *flow, const struct cvx_paragraph_style *style)
{
    const double start = flow->start + style->indent;
    return (struct cvx_box){start, flow->column - flow->end - start};
}

void cvx_block_children(struct cvx_flow *flow, const struct cvx_block *block)
{
    for (const struct cvx_block *child = block->first; child;)
        child = block_set(flow, child);
}

void cvx_block_plain(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *style = cvx_block_style(flow, block);
    const struct cvx_flow_paragraph paragraph = {
        .block = block,
        .style = style,
        .text = cvx_block_text(flow, block, false),
        .box = cvx_block_box(flow, style),
    };
    cvx_flow_space(flow, style->before);
    cvx_flow_paragraph(flow, &paragraph);
    cvx_flow_space(flow, style->after);
}

static const struct cvx_block *paragraph_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    cvx_block_plain(flow, block);
    cvx_block_children(flow, block);
    return block->next;
}

/* Name, label and contact leave room for the photo; a centred one on both sides, to stay centred.
 */
static void beside_photo(struct cvx_flow *flow, const struct cvx_block *block, bool enter)
{
    const double room = flow->photo ? flow->theme.photo_width + PHOTO_GAP : 0;
    const bool centred = cvx_block_style(flow, block)->align == CVX_ALIGN_CENTER;
    flow->end += enter ? room : -room;
    if (centred)
        flow->start += enter ? room : -room;
    flow->fixed = enter;
}

static const struct cvx_block *title_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    beside_photo(flow, block, true);
    flow->heading = true;
    flow->keep = CVX_KEEP_ALWAYS;
    cvx_block_plain(flow, block);
    flow->keep = CVX_KEEP_FREE;
    flow->heading = false;
    beside_photo(flow, block, false);
    return block->next;
}

static const struct cvx_block *contact_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *style = cvx_block_style(flow, block);
    struct cvx_spans spans = {NULL, 0, 0};
    const struct cvx_look separator = cvx_block_look(flow, block, CVX_PART_SEPARATOR);
    for (const struct cvx_block *item = block->first; item; item = item->next) {
        struct cvx_look look = cvx_block_look(flow, item, CVX_PART_TEXT);
        look.item = true;
        if (spans.count)
            cvx_flow_text(flow, &spans, &separator, flow->theme.contact_separator);
        cvx_flow_runs(flow, &spans, &look, &item->text);
    }
    beside_photo(flow, block, true);
    const struct cvx_flow_paragraph paragraph = {
        .block = block,
        .style = style,
        .text = cvx_flow_shape(flow, &spans),
        .box = cvx_block_box(flow, style),
        .balance = true,
    };
    cvx_flow_space(flow, style->before);
    cvx_flow_paragraph(flow, &paragraph);
    cvx_flow_space(flow, style->after);
    beside_photo(flow, block, false);
    return block->next;
}

/* The photo hangs in the far top corner, from the page's first row; it is read where it stands in
 * the document. */
static const struct cvx_block *photo_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_theme *theme = &flow->theme;
    if (!flow->photo)
        return block->next;
    if (!flow->row_count)
        cvx_flow_row(flow, NULL);
    const double x = flow->doc->rtl ? 0 : flow->column - theme->photo_width;
    const struct cvx_flow_item item = {
        .item = {.kind = CVX_ITEM_IMAGE,
                 .block = block,
                 .image = {.x = theme->margin_side + x,
                           .width = theme->photo_width,
                           .height = theme->photo_height,
                           .radius = theme->photo_radius}},
    };
    cvx_flow_item(flow, &item);
    return block->next;
}

/* The title block is over: what follows starts below the photo. */
static void photo_clear(struct cvx_flow *flow)
{
    if (!flow->photo)
        return;
    const double space = flow->space;
    flow->fixed = true;
    flow->space = 0;
    cvx_flow_row_down_to(flow, flow->theme.photo_height);
    flow->fixed = false;
    flow->space = space;
    flow->photo = false;
}

static void rule_add(struct cvx_flow *flow, const struct cvx_block *block,
                     const struct cvx_paragraph_style *style)
{
    if (style->rule <= 0)
        return;
    const struct cvx_flow_item item = {
        .item = {.kind = CVX_ITEM_RULE,
                 .block = block,
                 .rule = {.x = flow->theme.margin_side,
                          .width = flow->column,
                          .thickness = style->rule,
                          .color = flow->theme.colors[CVX_COLOR_RULE]}},
        .style = style,
    };
    cvx_flow_item(flow, &item);
}

static const struct cvx_block *section_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *style = cvx_block_style(flow, block);
    const size_t first_row = flow->row_count;
    photo_clear(flow);
    flow->kept = 0;
    flow->keep = CVX_KEEP_FREE;
    if (block->text.first) {
        flow->heading = true;
        cvx_block_plain(flow, block);
        flow->heading = false;
        rule_add(flow, block, style);
        cvx_flow_keep(flow, 2);
    } else {
        cvx_flow_space(flow, style->before);
    }
    cvx_block_children(flow, block);
    if (first_row < flow->row_count)
        flow->rows[first_row].starts_page = block->page_break && first_row > 0;
    flow->kept = 0;
    return block->next;
}

/* The aside's date, shaped in figures of one width. */
static struct cvx_shaped *aside_shape(struct cvx_flow *flow, const struct cvx_block *block)
{
    struct cvx_spans spans = {NULL, 0, 0};
    struct cvx_look look = cvx_block_look(flow, block, CVX_PART_ASIDE);
    struct cvx_paragraph_style *style = cvx_arena_alloc(flow->setter.arena, sizeof *style);
    if (!style || !block->aside.first)
        return NULL;
    /* Quiet beside a bold head: the type of secondary lines at the size of the head. */
    *style = flow->theme.styles[CVX_THEME_META];
    look.style = style;
    look.color = style->color;
    look.features = CVX_FEATURE_TABULAR;
    cvx_flow_runs(flow, &spans, &look, &block->aside);
    return cvx_flow_shape(flow, &spans);
}

/* A date too wide to stand beside its head. */
static void aside_below(struct cvx_flow *flow, const struct cvx_block *block,
                        const struct cvx_shaped *aside)
{
    const struct cvx_paragraph_style *style = &flow->theme.styles[CVX_THEME_META];
    const struct cvx_flow_paragraph paragraph = {
        .block = block, .style = style, .text = aside, .box = cvx_block_box(flow, style)};
    cvx_flow_paragraph(flow, &paragraph);
}

/* A head: its text wraps so that it never runs under the date at the far end of its first line.
 * Returns the number of its rows. */
static size_t head_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *style = cvx_block_style(flow, block);
    struct cvx_shaped *aside = aside_shape(flow, block);
    struct cvx_box box = cvx_block_box(flow, style);
    const bool beside = aside && aside->width <= ASIDE_PART * box.width;
    flow->heading = true;
    struct cvx_flow_paragraph paragraph = {
        .block = block,
        .style = style,
        .text = cvx_block_text(flow, block, aside != NULL),
        .box = box,
        .sense = true,
        .aside = beside ? aside : NULL,
    };
    if (beside)
        paragraph.box.width -= aside->width + ASIDE_GAP;
    cvx_flow_space(flow, style->before);
    const size_t first = flow->row_count;
    cvx_flow_paragraph(flow, &paragraph);
    flow->heading = false;
    if (aside && !beside)
        aside_below(flow, block, aside);
    for (size_t i = first; i + 1 < flow->row_count; i++)
        flow->rows[i].keep = CVX_KEEP_ALWAYS;
    cvx_flow_space(flow, style->after);
    return flow->row_count - first;
}

/* The secondary lines under a head: better not parted. Returns what follows them. */
static const struct cvx_block *metas_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const double keep = flow->keep;
    const struct cvx_block *child = block->first;
    flow->keep = fmax(keep, CVX_KEEP_META);
    for (; child && child->kind == CVX_BLOCK_META; child = child->next)
        cvx_block_plain(flow, child);
    flow->keep = keep;
    return child;
}

void cvx_block_ends_keep(struct cvx_flow *flow, size_t first, size_t top, size_t bottom)
{
    for (size_t i = first; i + 1 < flow->row_count; i++)
        if (i + 1 < first + top || flow->row_count - (i + 1) < bottom)
            flow->rows[i].keep = CVX_KEEP_ALWAYS;
}

/* An entry may be parted, but its head takes a line or two along, and two at least go over. */
static const struct cvx_block *entry_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const bool under_heading = flow->kept > 0;
    const double keep = flow->keep;
    const size_t first = flow->row_count;
    flow->keep = CVX_KEEP_ITEM;
    const size_t head = head_set(flow, block);
    const struct cvx_block *child = metas_set(flow, block);
    while (child)
        child = block_set(flow, child);
    cvx_block_ends_keep(flow, first, head + (under_heading && head == 1 ? 2 : 1), 2);
    if (flow->row_count)
        flow->rows[flow->row_count - 1].keep = keep;
    flow->keep = keep;
    return block->next;
}

static const struct cvx_block *group_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const size_t first = flow->row_count;
    head_set(flow, block);
    const struct cvx_block *child = metas_set(flow, block);
    cvx_block_ends_keep(flow, first, flow->row_count - first, 0);
    cvx_flow_keep(flow, child ? 2 : 0);
    while (child)
        child = block_set(flow, child);
    flow->kept = 0;
    return block->next;
}

static const struct cvx_block *list_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    cvx_block_children(flow, block);
    return block->next;
}

static const struct cvx_block *document_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    cvx_block_children(flow, block);
    photo_clear(flow);
    return NULL;
}

/* Sets a block, and perhaps its siblings after it; returns the block to go on with. */
static const struct cvx_block *(*const setters[CVX_BLOCK_KIND_COUNT])(struct cvx_flow *,
                                                                      const struct cvx_block *) = {
    [CVX_BLOCK_DOCUMENT] = document_set,   [CVX_BLOCK_TITLE] = title_set,
    [CVX_BLOCK_SUBTITLE] = title_set,      [CVX_BLOCK_PHOTO] = photo_set,
    [CVX_BLOCK_CONTACT] = contact_set,     [CVX_BLOCK_CONTACT_ITEM] = paragraph_set,
    [CVX_BLOCK_SECTION] = section_set,     [CVX_BLOCK_GROUP] = group_set,
    [CVX_BLOCK_ENTRY] = entry_set,         [CVX_BLOCK_META] = paragraph_set,
    [CVX_BLOCK_PARAGRAPH] = paragraph_set, [CVX_BLOCK_LIST] = list_set,
    [CVX_BLOCK_ITEM] = cvx_block_item,     [CVX_BLOCK_PUBLICATION] = cvx_block_publications,
    [CVX_BLOCK_ROW] = cvx_block_rows,      [CVX_BLOCK_NOTE] = paragraph_set,
};

static const struct cvx_block *block_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    return flow->setter.status == CVX_OK ? setters[block->kind](flow, block) : NULL;
}

void cvx_flow_document(struct cvx_flow *flow)
{
    block_set(flow, flow->doc->root);
}
