/* SPDX-License-Identifier: MIT */
/* From document to pages: has tighten.c set the column and cut it, puts everything into its place,
 * and adds the running line. */
#include "exporters/pdf/layout.h"

#include "core/lang/labels.h"
#include "exporters/pdf/hyphen.h"
#include "exporters/pdf/linebreak.h"
#include "exporters/pdf/tighten.h"

#include <stdio.h>

#define RUNNING_LINE 0.55 /* of the bottom margin: how far up its baseline stands */

enum { RUNNING_ITEMS = 2 };

/* Moves an item from its row down to the page. */
static struct cvx_item item_place(struct cvx_flow_item *placed, double top)
{
    struct cvx_item item = placed->item;
    switch (item.kind) {
    case CVX_ITEM_LINE:
        item.line.baseline = cvx_round_point(item.line.baseline + top);
        for (size_t i = 0; i < item.line.piece_count; i++)
            placed->pieces[i].baseline =
                cvx_round_point(placed->pieces[i].baseline + item.line.baseline);
        item.line.pieces = placed->pieces;
        break;
    case CVX_ITEM_RULE:
        item.rule.y = cvx_round_point(item.rule.y + top);
        break;
    case CVX_ITEM_IMAGE:
        item.image.y = cvx_round_point(item.image.y + top);
        break;
    }
    return item;
}

static struct cvx_shaped *running_text(struct cvx_column *column, const char *text)
{
    struct cvx_spans spans = {NULL, 0, 0};
    const struct cvx_paragraph_style *style = &column->flow.theme.styles[CVX_THEME_FOOTER];
    const struct cvx_look look = {.style = style,
                                  .part = CVX_PART_RUNNING,
                                  .color = style->color,
                                  .features = CVX_FEATURE_TABULAR};
    cvx_flow_text(&column->flow, &spans, &look, text);
    return cvx_flow_shape(&column->flow, &spans);
}

/* The running line: the name at the start, the page's number at the far end. Its items go to the
 * end of the flow's, their places already the page's. */
static void running_line_add(struct cvx_column *column, size_t page)
{
    struct cvx_flow *flow = &column->flow;
    struct cvx_str label;
    char number[24], total[24];
    snprintf(number, sizeof number, "%zu", page + 1);
    snprintf(total, sizeof total, "%zu", column->page_count);
    cvx_str_init(&label, flow->setter.arena);
    cvx_label_format(flow->doc->language, CVX_LABEL_PAGE_OF, number, total, &label);
    const char *name = flow->doc->info.author ? flow->doc->info.author : flow->doc->info.title;
    const double baseline =
        column->job->options->page_height - flow->theme.margin_bottom * RUNNING_LINE;
    struct cvx_shaped *left = running_text(column, name);
    struct cvx_shaped *right = running_text(column, cvx_str_get(&label));
    if (!left || !right)
        return;
    if (left->width + right->width < flow->column) /* a name that does not fit is left out */
        cvx_flow_single(flow, left, (struct cvx_box){0, flow->column}, baseline);
    cvx_flow_single(flow, right, (struct cvx_box){flow->column - right->width, right->width},
                    baseline);
}

/* The items of a page: those of its rows, and from the second page on those of the running line. */
static void page_place(struct cvx_column *column, size_t page, struct cvx_layout_page *placed)
{
    struct cvx_flow *flow = &column->flow;
    const size_t first = cvx_column_page_first(column, page), end = column->ends[page];
    const uint32_t last_item = flow->row_makes[end - 1].items_end;
    const size_t all = flow->item_count;
    uint32_t item = first ? flow->row_makes[first - 1].items_end : 0;
    struct cvx_item *items =
        cvx_arena_alloc_array(flow->setter.arena, last_item - item + RUNNING_ITEMS, sizeof *items);
    if (!items)
        return;
    placed->items = items;
    double top = flow->theme.margin_top;
    for (size_t row = first; row < end; row++) {
        const double before = flow->rows[row].before;
        if (row > first)
            top += flow->rows[row].fixed ? before : before * column->tightness.space;
        for (; item < flow->row_makes[row].items_end; item++)
            items[placed->item_count++] = item_place(&flow->items[item], top);
        top += flow->rows[row].height;
    }
    if (page == 0)
        return;
    running_line_add(column, page);
    for (size_t i = all; i < flow->item_count && i < all + RUNNING_ITEMS; i++)
        items[placed->item_count++] = item_place(&flow->items[i], 0);
    flow->item_count = all;
    flow->row_makes[flow->row_count - 1].items_end = (uint32_t)all;
}

static enum cvx_status pages_place(struct cvx_column *column, struct cvx_layout *layout)
{
    struct cvx_arena *arena = column->flow.setter.arena;
    const size_t count = column->page_count ? column->page_count : 1;
    struct cvx_layout_page *pages = cvx_arena_alloc_array(arena, count, sizeof *pages);
    if (!pages)
        return cvx_diag_memory(column->job->diag);
    for (size_t i = 0; i < count; i++) {
        pages[i].width = column->job->options->page_width;
        pages[i].height = column->job->options->page_height;
        if (column->page_count)
            page_place(column, i, &pages[i]);
    }
    *layout = (struct cvx_layout){count, pages};
    if (column->flow.setter.status != CVX_OK)
        return column->flow.setter.status;
    return arena->failed ? cvx_diag_memory(column->job->diag) : CVX_OK;
}

static enum cvx_status setter_open(struct cvx_column *column, struct cvx_fonts *fonts)
{
    const struct cvx_job *job = column->job;
    column->flow.setter = (struct cvx_setter){
        .arena = job->scratch,
        .diag = job->diag,
        .shaper = cvx_shaper_new(fonts, job->scratch, job->diag),
        .breaker = cvx_breaker_new(job->scratch, job->diag),
        .hyphenator = cvx_hyphenator_new(job->scratch),
        .lang = job->doc->lang,
    };
    const struct cvx_setter *setter = &column->flow.setter;
    return setter->shaper && setter->breaker && setter->hyphenator ? CVX_OK
                                                                   : cvx_diag_memory(job->diag);
}

static void setter_close(const struct cvx_setter *setter)
{
    cvx_shaper_free(setter->shaper);
    cvx_breaker_free(setter->breaker);
    cvx_hyphenator_free(setter->hyphenator);
}

enum cvx_status cvx_layout_build(const struct cvx_job *job,
                                 const struct cvx_layout_options *options,
                                 struct cvx_layout *layout)
{
    struct cvx_column column = {.job = job, .tightness = cvx_tightness_none};
    *layout = (struct cvx_layout){0, NULL};
    enum cvx_status status = setter_open(&column, options->fonts);
    column.flow.photo = options->photo;
    if (status == CVX_OK)
        status = cvx_column_build(&column);
    if (status == CVX_OK)
        status = pages_place(&column, layout);
    if (status == CVX_OK && options->account)
        cvx_shaper_describe(column.flow.setter.shaper, options->account);
    setter_close(&column.flow.setter);
    return status;
}
