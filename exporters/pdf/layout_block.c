/* SPDX-License-Identifier: MIT */
/* How each kind of block is set: a row of the table at the end of this file. The order of what is
 * set is the order in which it is read. */
#include "exporters/pdf/flow.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define ASIDE_GAP  18.0 /* points between a head and its date */
#define ASIDE_PART 0.5  /* of the column: a wider date goes below */
#define LABEL_GAP  9.0  /* between the column of labels and the values */
#define LABEL_PART 0.28 /* of the column: wider labels do not widen the column */
#define NUMBER_GAP 5.0
#define PHOTO_GAP  16.0
#define NUMBER_MAX 16 /* bytes of "2147483647." */

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

static const struct cvx_paragraph_style *style_of(const struct cvx_flow *flow,
                                                  const struct cvx_block *block)
{
    return &flow->theme.styles[styles[block->kind]];
}

static void children_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    for (const struct cvx_block *child = block->first; child;)
        child = block_set(flow, child);
}

static struct cvx_look look_of(const struct cvx_flow *flow, const struct cvx_block *block,
                               enum cvx_part part)
{
    const struct cvx_paragraph_style *style = style_of(flow, block);
    return (struct cvx_look){.block = block, .style = style, .part = part, .color = style->color};
}

/* The block's text, shaped; a space after it where something follows on its line. */
static struct cvx_shaped *text_shape(struct cvx_flow *flow, const struct cvx_block *block,
                                     bool followed)
{
    struct cvx_spans spans = {NULL, 0, 0};
    const struct cvx_look look = look_of(flow, block, CVX_PART_TEXT);
    cvx_flow_runs(flow, &spans, &look, &block->text);
    if (followed && spans.count)
        cvx_flow_text(flow, &spans, &look, " ");
    return cvx_flow_shape(flow, &spans);
}

/* A bullet or number, and the space that parts it from the text. */
static struct cvx_shaped *bullet_shape(struct cvx_flow *flow, const struct cvx_block *block,
                                       const char *text)
{
    struct cvx_spans spans = {NULL, 0, 0};
    struct cvx_look look = look_of(flow, block, CVX_PART_BULLET);
    look.features = CVX_FEATURE_TABULAR;
    look.color = CVX_COLOR_MUTED;
    cvx_flow_text(flow, &spans, &look, text);
    cvx_flow_text(flow, &spans, &look, " ");
    return cvx_flow_shape(flow, &spans);
}

/* Where a block's text stands: between the insets, after the style's indent. */
static struct cvx_box box_of(const struct cvx_flow *flow, const struct cvx_paragraph_style *style)
{
    const double start = flow->start + style->indent;
    return (struct cvx_box){start, flow->column - flow->end - start};
}

/* A paragraph of the block's text and nothing else. */
static void plain_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *style = style_of(flow, block);
    const struct cvx_flow_paragraph paragraph = {
        .block = block,
        .style = style,
        .text = text_shape(flow, block, false),
        .box = box_of(flow, style),
    };
    cvx_flow_space(flow, style->before);
    cvx_flow_paragraph(flow, &paragraph);
    cvx_flow_space(flow, style->after);
}

static const struct cvx_block *paragraph_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    plain_set(flow, block);
    children_set(flow, block);
    return block->next;
}

/* Name, label and contact leave room for the photo; a centred one on both sides, to stay centred.
 */
static void beside_photo(struct cvx_flow *flow, const struct cvx_block *block, bool enter)
{
    const double room = flow->photo ? flow->theme.photo_width + PHOTO_GAP : 0;
    const bool centred = style_of(flow, block)->align == CVX_ALIGN_CENTER;
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
    plain_set(flow, block);
    flow->keep = CVX_KEEP_FREE;
    flow->heading = false;
    beside_photo(flow, block, false);
    return block->next;
}

static const struct cvx_block *contact_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *style = style_of(flow, block);
    struct cvx_spans spans = {NULL, 0, 0};
    const struct cvx_look separator = look_of(flow, block, CVX_PART_SEPARATOR);
    for (const struct cvx_block *item = block->first; item; item = item->next) {
        struct cvx_look look = look_of(flow, item, CVX_PART_TEXT);
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
        .box = box_of(flow, style),
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
    const double above =
        flow->row_count ? cvx_flow_height(flow) - flow->rows[flow->row_count - 1].height : 0;
    if (!flow->row_count)
        cvx_flow_row(flow, 0);
    const double x = flow->doc->rtl ? 0 : flow->column - theme->photo_width;
    const struct cvx_flow_item item = {
        .item = {.kind = CVX_ITEM_IMAGE,
                 .block = block,
                 .image = {.x = theme->margin_side + x,
                           .y = -above,
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
    const double missing = flow->theme.photo_height - cvx_flow_height(flow);
    if (missing > 0) {
        flow->fixed = true;
        flow->space = 0;
        cvx_flow_row(flow, missing);
        flow->fixed = false;
    }
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
                          .y = style->leading,
                          .width = flow->column,
                          .thickness = style->rule,
                          .color = flow->theme.colors[CVX_COLOR_RULE]}},
    };
    cvx_flow_item(flow, &item);
}

static const struct cvx_block *section_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *style = style_of(flow, block);
    const size_t first_row = flow->row_count;
    photo_clear(flow);
    flow->kept = 0;
    flow->keep = CVX_KEEP_FREE;
    if (block->text.first) {
        flow->heading = true;
        plain_set(flow, block);
        flow->heading = false;
        rule_add(flow, block, style);
        cvx_flow_keep(flow, 2);
    } else {
        cvx_flow_space(flow, style->before);
    }
    children_set(flow, block);
    if (first_row < flow->row_count)
        flow->rows[first_row].starts_page = block->page_break && first_row > 0;
    flow->kept = 0;
    return block->next;
}

/* The aside's date, shaped in figures of one width. */
static struct cvx_shaped *aside_shape(struct cvx_flow *flow, const struct cvx_block *block)
{
    struct cvx_spans spans = {NULL, 0, 0};
    struct cvx_look look = look_of(flow, block, CVX_PART_ASIDE);
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
        .block = block, .style = style, .text = aside, .box = box_of(flow, style)};
    cvx_flow_paragraph(flow, &paragraph);
}

/* A head: its text wraps so that it never runs under the date at the far end of its first line. */
static void head_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *style = style_of(flow, block);
    struct cvx_shaped *aside = aside_shape(flow, block);
    struct cvx_box box = box_of(flow, style);
    const bool beside = aside && aside->width <= ASIDE_PART * box.width;
    flow->heading = true;
    struct cvx_flow_paragraph paragraph = {
        .block = block,
        .style = style,
        .text = text_shape(flow, block, beside),
        .box = box,
        .aside = beside ? aside : NULL,
    };
    if (beside)
        paragraph.box.width -= aside->width + ASIDE_GAP;
    flow->heading = false;
    cvx_flow_space(flow, style->before);
    const size_t first = flow->row_count;
    cvx_flow_paragraph(flow, &paragraph);
    if (aside && !beside)
        aside_below(flow, block, aside);
    for (size_t i = first; i + 1 < flow->row_count; i++)
        flow->rows[i].keep = CVX_KEEP_ALWAYS;
    cvx_flow_space(flow, style->after);
}

/* The secondary lines under a head stay with it. Returns what follows them. */
static const struct cvx_block *metas_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_block *child = block->first;
    for (; child && child->kind == CVX_BLOCK_META; child = child->next) {
        cvx_flow_keep(flow, 1);
        const size_t first = flow->row_count;
        plain_set(flow, child);
        for (size_t i = first; i + 1 < flow->row_count; i++)
            flow->rows[i].keep = CVX_KEEP_ALWAYS;
    }
    return child;
}

static const struct cvx_block *entry_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const unsigned kept = flow->kept;
    const double keep = flow->keep;
    const size_t first = flow->row_count;
    flow->keep = CVX_KEEP_ITEM;
    head_set(flow, block);
    const struct cvx_block *child = metas_set(flow, block);
    const size_t body = flow->row_count;
    if (child)
        cvx_flow_keep(flow, 2);
    while (child)
        child = block_set(flow, child);
    /* Its last line does not stand alone on the next page. */
    if (flow->row_count >= body + 2)
        flow->rows[flow->row_count - 2].keep = CVX_KEEP_ALWAYS;
    if (flow->row_count)
        flow->rows[flow->row_count - 1].keep = keep;
    flow->keep = keep;
    const size_t rows = flow->row_count - first;
    flow->kept = kept > rows ? kept - (unsigned)rows : 0;
    return block->next;
}

static const struct cvx_block *group_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    head_set(flow, block);
    const struct cvx_block *child = metas_set(flow, block);
    cvx_flow_keep(flow, child ? 2 : 0);
    while (child)
        child = block_set(flow, child);
    flow->kept = 0;
    return block->next;
}

static const struct cvx_block *list_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    children_set(flow, block);
    return block->next;
}

static const struct cvx_block *item_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *style = style_of(flow, block);
    const bool ordered = block->parent && block->parent->ordered;
    char number[NUMBER_MAX];
    snprintf(number, sizeof number, "%d.", block->number);
    struct cvx_box box = box_of(flow, style);
    struct cvx_shaped *bullet = bullet_shape(flow, block, ordered ? number : flow->theme.bullet);
    struct cvx_flow_paragraph paragraph = {
        .block = block,
        .style = style,
        .text = text_shape(flow, block, false),
        .label = bullet,
        .label_box = {box.start, style->hanging},
        .label_align = ordered ? CVX_ALIGN_END : CVX_ALIGN_START,
    };
    double hanging = style->hanging;
    if (ordered && bullet) { /* room for two figures, whatever the item's own number */
        hanging = fmax(bullet->width, 1.5 * style->size) + NUMBER_GAP;
        paragraph.label_box.width = hanging - NUMBER_GAP;
    }
    paragraph.box = (struct cvx_box){box.start + hanging, box.width - hanging};
    cvx_flow_space(flow, style->before);
    cvx_flow_paragraph(flow, &paragraph);
    cvx_flow_space(flow, style->after);
    flow->start += style->indent + hanging;
    children_set(flow, block);
    flow->start -= style->indent + hanging;
    return block->next;
}

/* The citations of a group, their numbers aligned at the right in a column as wide as the widest.
 */
static const struct cvx_block *publications_set(struct cvx_flow *flow,
                                                const struct cvx_block *first)
{
    const struct cvx_paragraph_style *style = style_of(flow, first);
    const struct cvx_block *block = first;
    const struct cvx_box box = box_of(flow, style);
    char number[NUMBER_MAX];
    int highest = 0;
    for (; block && block->kind == first->kind; block = block->next)
        highest = block->number > highest ? block->number : highest;
    snprintf(number, sizeof number, "%d.", highest);
    const struct cvx_shaped *widest = bullet_shape(flow, first, number);
    const double hanging = (widest ? widest->width : 0) + NUMBER_GAP;
    for (block = first; block && block->kind == first->kind; block = block->next) {
        snprintf(number, sizeof number, "%d.", block->number);
        const struct cvx_flow_paragraph paragraph = {
            .block = block,
            .style = style,
            .text = text_shape(flow, block, false),
            .box = {box.start + hanging, box.width - hanging},
            .label = bullet_shape(flow, block, number),
            .label_box = {box.start, hanging - NUMBER_GAP},
            .label_align = CVX_ALIGN_END,
        };
        cvx_flow_space(flow, style->before);
        cvx_flow_paragraph(flow, &paragraph);
        cvx_flow_space(flow, style->after);
    }
    return block;
}

static struct cvx_shaped *label_shape(struct cvx_flow *flow, const struct cvx_block *block)
{
    struct cvx_spans spans = {NULL, 0, 0};
    struct cvx_paragraph_style *style = cvx_arena_alloc(flow->setter.arena, sizeof *style);
    struct cvx_look look = look_of(flow, block, CVX_PART_LABEL);
    if (!style)
        return NULL;
    *style = *look.style;
    style->bold = true;
    look.style = style;
    cvx_flow_runs(flow, &spans, &look, &block->label);
    return cvx_flow_shape(flow, &spans);
}

/* Sets one row. A label as wide as the column of labels, or narrower, stands in it; after a wider
 * one the value follows at once, its later lines under the other values. */
static void row_set(struct cvx_flow *flow, const struct cvx_block *block,
                    const struct cvx_shaped *label, double column)
{
    const struct cvx_paragraph_style *style = style_of(flow, block);
    const struct cvx_box box = box_of(flow, style);
    const bool has_label = label && label->cluster_count;
    const double inset = has_label ? column : 0;
    struct cvx_flow_paragraph paragraph = {
        .block = block,
        .style = style,
        .text = text_shape(flow, block, false),
        .box = {box.start + inset, box.width - inset},
        .label = has_label ? label : NULL,
        .label_box = box,
    };
    const double reach = has_label ? label->width + style->size * 0.5 : 0;
    if (reach > inset)
        paragraph.first_indent = fmin(reach - inset, paragraph.box.width * 0.8);
    cvx_flow_space(flow, style->before);
    cvx_flow_paragraph(flow, &paragraph);
    cvx_flow_space(flow, style->after);
}

/* Rows that follow one another share a column of labels. */
static const struct cvx_block *rows_set(struct cvx_flow *flow, const struct cvx_block *first)
{
    const struct cvx_paragraph_style *style = style_of(flow, first);
    const double limit = LABEL_PART * box_of(flow, style).width;
    const struct cvx_block *block = first;
    size_t count = 0;
    for (; block && block->kind == first->kind; block = block->next)
        count++;
    struct cvx_shaped **labels =
        cvx_arena_alloc_array(flow->setter.arena, count, sizeof(struct cvx_shaped *));
    if (!labels)
        return NULL;
    double column = style->hanging;
    block = first;
    for (size_t i = 0; i < count; i++, block = block->next) {
        labels[i] = label_shape(flow, block);
        const double width = labels[i] ? labels[i]->width + LABEL_GAP : 0;
        if (width > column && width <= limit)
            column = width;
    }
    block = first;
    for (size_t i = 0; i < count; i++, block = block->next)
        row_set(flow, block, labels[i], column);
    return block;
}

static const struct cvx_block *document_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    children_set(flow, block);
    photo_clear(flow);
    return NULL;
}

/* Sets a block, and perhaps its siblings after it; returns the block to go on with. */
static const struct cvx_block *(*const setters[CVX_BLOCK_KIND_COUNT])(struct cvx_flow *,
                                                                      const struct cvx_block *) = {
    [CVX_BLOCK_DOCUMENT] = document_set,
    [CVX_BLOCK_TITLE] = title_set,
    [CVX_BLOCK_SUBTITLE] = title_set,
    [CVX_BLOCK_PHOTO] = photo_set,
    [CVX_BLOCK_CONTACT] = contact_set,
    [CVX_BLOCK_CONTACT_ITEM] = paragraph_set,
    [CVX_BLOCK_SECTION] = section_set,
    [CVX_BLOCK_GROUP] = group_set,
    [CVX_BLOCK_ENTRY] = entry_set,
    [CVX_BLOCK_META] = paragraph_set,
    [CVX_BLOCK_PARAGRAPH] = paragraph_set,
    [CVX_BLOCK_LIST] = list_set,
    [CVX_BLOCK_ITEM] = item_set,
    [CVX_BLOCK_PUBLICATION] = publications_set,
    [CVX_BLOCK_ROW] = rows_set,
    [CVX_BLOCK_NOTE] = paragraph_set,
};

static const struct cvx_block *block_set(struct cvx_flow *flow, const struct cvx_block *block)
{
    return flow->setter.status == CVX_OK ? setters[block->kind](flow, block) : NULL;
}

void cvx_flow_document(struct cvx_flow *flow)
{
    block_set(flow, flow->doc->root);
}
