/* SPDX-License-Identifier: MIT */
/* Blocks that hang from a bullet, a number or a label. */
#include "exporters/pdf/layout_block.h"

#include <math.h>
#include <stdio.h>

#define LABEL_GAP   9.0  /* points between the column of labels and the values */
#define LABEL_PART  0.26 /* of the column: no column of labels is wider */
#define RUN_ON_PART 0.6  /* of the column: no label beside a value is wider */
#define RUN_ON_GAP  0.3  /* of the type: a value after its label, in place of a space */
#define NUMBER_GAP  5.0
#define NUMBER_MAX  16 /* bytes of "2147483647." */

/* A bullet or number, and the space that parts it from the text. */
static struct cvx_shaped *bullet_shape(struct cvx_flow *flow, const struct cvx_block *block,
                                       const char *text)
{
    struct cvx_spans spans = {NULL, 0, 0};
    struct cvx_look look = cvx_block_look(flow, block, CVX_PART_BULLET);
    look.features = CVX_FEATURE_TABULAR;
    look.color = CVX_COLOR_MUTED;
    cvx_flow_text(flow, &spans, &look, text);
    cvx_flow_text(flow, &spans, &look, " ");
    return cvx_flow_shape(flow, &spans);
}

/* What more there is to say of an item, under its text. */
static void children_set(struct cvx_flow *flow, const struct cvx_block *block, double inset)
{
    flow->start += inset;
    cvx_block_children(flow, block);
    flow->start -= inset;
}

const struct cvx_block *cvx_block_item(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *style = cvx_block_style(flow, block);
    const bool ordered = block->parent && block->parent->ordered;
    char number[NUMBER_MAX];
    snprintf(number, sizeof number, "%d.", block->number);
    struct cvx_box box = cvx_block_box(flow, style);
    struct cvx_shaped *bullet = bullet_shape(flow, block, ordered ? number : flow->theme.bullet);
    struct cvx_flow_paragraph paragraph = {
        .block = block,
        .style = style,
        .text = cvx_block_text(flow, block, false),
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
    children_set(flow, block, style->indent + hanging);
    return block->next;
}

/* The highest number in the section, so that all its groups are indented alike. */
static int highest_number(const struct cvx_block *block)
{
    const struct cvx_block *section = block;
    int highest = 0;
    while (section->parent && section->kind != CVX_BLOCK_SECTION)
        section = section->parent;
    for (block = section; block; block = cvx_block_next(block, section))
        if (block->kind == CVX_BLOCK_PUBLICATION && block->number > highest)
            highest = block->number;
    return highest;
}

/* The citations of a group, their numbers aligned at the right in a column as wide as the widest.
 */
const struct cvx_block *cvx_block_publications(struct cvx_flow *flow, const struct cvx_block *first)
{
    const struct cvx_paragraph_style *style = cvx_block_style(flow, first);
    const struct cvx_block *block = first;
    const struct cvx_box box = cvx_block_box(flow, style);
    char number[NUMBER_MAX];
    snprintf(number, sizeof number, "%d.", highest_number(first));
    const struct cvx_shaped *widest = bullet_shape(flow, first, number);
    const double hanging = (widest ? widest->width : 0) + NUMBER_GAP;
    for (block = first; block && block->kind == first->kind; block = block->next) {
        snprintf(number, sizeof number, "%d.", block->number);
        const struct cvx_flow_paragraph paragraph = {
            .block = block,
            .style = style,
            .text = cvx_block_text(flow, block, false),
            .box = {box.start + hanging, box.width - hanging},
            .label = bullet_shape(flow, block, number),
            .label_box = {box.start, hanging - NUMBER_GAP},
            .label_align = CVX_ALIGN_END,
        };
        const size_t row = flow->row_count;
        cvx_flow_space(flow, style->before);
        cvx_flow_paragraph(flow, &paragraph);
        if (block->first)
            cvx_flow_keep(flow, 1);
        cvx_flow_space(flow, style->after);
        children_set(flow, block, style->indent + hanging);
        cvx_block_ends_keep(flow, row, 2, 2);
    }
    return block;
}

static struct cvx_shaped *label_shape(struct cvx_flow *flow, const struct cvx_block *block)
{
    struct cvx_spans spans = {NULL, 0, 0};
    const struct cvx_look look = cvx_block_look(flow, block, CVX_PART_LABEL);
    cvx_flow_runs(flow, &spans, &look, &block->label);
    return cvx_flow_shape(flow, &spans);
}

/* A label too wide for a line beside its value, and the value after it, as one paragraph. */
static void row_run_on(struct cvx_flow *flow, const struct cvx_block *block)
{
    const struct cvx_paragraph_style *style = cvx_block_style(flow, block);
    struct cvx_spans spans = {NULL, 0, 0};
    const struct cvx_look label = cvx_block_look(flow, block, CVX_PART_LABEL);
    const struct cvx_look text = cvx_block_look(flow, block, CVX_PART_TEXT);
    cvx_flow_runs(flow, &spans, &label, &block->label);
    cvx_flow_runs(flow, &spans, &text, &block->text);
    const struct cvx_flow_paragraph paragraph = {
        .block = block,
        .style = style,
        .text = cvx_flow_shape(flow, &spans),
        .box = cvx_block_box(flow, style),
    };
    cvx_flow_space(flow, style->before);
    cvx_flow_paragraph(flow, &paragraph);
    cvx_flow_space(flow, style->after);
}

/* Sets one row. A label no wider than the column of labels stands in it; after a wider one the
 * value follows at once, its later lines hanging. */
static void row_set(struct cvx_flow *flow, const struct cvx_block *block,
                    const struct cvx_shaped *label, double column)
{
    const struct cvx_paragraph_style *style = cvx_block_style(flow, block);
    const struct cvx_box box = cvx_block_box(flow, style);
    const bool has_label = label && label->cluster_count;
    const double inset = has_label ? column : 0;
    struct cvx_flow_paragraph paragraph = {
        .block = block,
        .style = style,
        .text = cvx_block_text(flow, block, false),
        .box = {box.start + inset, box.width - inset},
        .label = has_label ? label : NULL,
        .label_box = box,
    };
    const double reach = has_label ? label->width + style->size * RUN_ON_GAP : 0;
    if (reach > RUN_ON_PART * box.width) {
        row_run_on(flow, block);
        return;
    }
    if (reach > inset)
        paragraph.first_indent = reach - inset;
    cvx_flow_space(flow, style->before);
    cvx_flow_paragraph(flow, &paragraph);
    cvx_flow_space(flow, style->after);
}

/* Rows that follow one another share a column of labels, unless one is too wide for that; a single
 * row needs none. */
const struct cvx_block *cvx_block_rows(struct cvx_flow *flow, const struct cvx_block *first)
{
    const struct cvx_paragraph_style *style = cvx_block_style(flow, first);
    const double limit = LABEL_PART * cvx_block_box(flow, style).width;
    const struct cvx_block *block = first;
    size_t count = 0;
    for (; block && block->kind == first->kind; block = block->next)
        count++;
    struct cvx_shaped **labels =
        cvx_arena_alloc_array(flow->setter.arena, count, sizeof(struct cvx_shaped *));
    if (!labels)
        return NULL;
    double widest = 0;
    block = first;
    for (size_t i = 0; i < count; i++, block = block->next) {
        labels[i] = label_shape(flow, block);
        if (labels[i])
            widest = fmax(widest, labels[i]->width + LABEL_GAP);
    }
    const double column = count > 1 && widest <= limit ? widest : style->hanging;
    block = first;
    for (size_t i = 0; i < count; i++, block = block->next)
        row_set(flow, block, labels[i], column);
    return block;
}
