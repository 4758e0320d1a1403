/* SPDX-License-Identifier: MIT */
/* From document to pages: sets the column, tightens it where it must fit on so many pages or would
 * leave a nearly empty last one, cuts it into pages, and puts everything into its place. */
#include "exporters/pdf/layout.h"

#include "core/lang/labels.h"
#include "exporters/pdf/flow.h"
#include "exporters/pdf/hyphen.h"
#include "exporters/pdf/linebreak.h"

#include <math.h>
#include <stdio.h>

#define SMALLEST_TYPE    9.5 /* points: --fit-pages makes no type smaller */
#define TIGHTEST_SPACE   0.6 /* factors that --fit-pages may go down to */
#define TIGHTEST_LEADING 0.91
#define SPACE_STEP       0.05
#define LEADING_STEP     0.015
#define SIZE_STEP        0.02
#define SPARSE_PAGE      0.25 /* a last page with no more on it is worth saving */
#define SLIGHTLY_SPACE   0.6  /* what that may cost unasked */
#define SLIGHTLY_LEADING 0.965
#define RUNNING_LINE     0.55 /* of the bottom margin: how far up its baseline stands */

enum { RUNNING_ITEMS = 2 };

/* By what the theme's measures are multiplied. */
struct tightness {
    double space, leading, size;
};

struct build {
    const struct cvx_job *job;
    struct cvx_flow flow;
    struct tightness tightness;
    uint32_t *ends; /* of pages, in rows */
    size_t page_count;
    double body; /* height of a page's text area */
};

/* The theme for the document's script, tightened. No type gets smaller than SMALLEST_TYPE that was
 * not before. */
static struct cvx_theme theme_tighten(const struct cvx_job *job, const struct tightness *tightness)
{
    struct cvx_theme tight;
    cvx_theme_adapt(job->theme, job->doc->language->script, &tight);
    for (size_t i = 0; i < CVX_THEME_STYLE_COUNT; i++) {
        struct cvx_paragraph_style *style = &tight.styles[i];
        const double smallest = fmin(style->size, SMALLEST_TYPE);
        const double size = fmax(style->size * tightness->size, smallest);
        style->leading *= tightness->leading * size / style->size;
        style->size = size;
    }
    return tight;
}

/* Sets the column anew. */
static enum cvx_status column_set(struct build *build)
{
    struct cvx_flow *flow = &build->flow;
    struct cvx_arena *arena = flow->setter.arena;
    const struct cvx_job *job = build->job;
    const bool photo = flow->photo;
    *flow = (struct cvx_flow){
        .setter = flow->setter,
        .doc = job->doc,
        .theme = theme_tighten(job, &build->tightness),
        .page_width = job->options->page_width,
        .photo = photo,
    };
    cvx_shaper_recount(flow->setter.shaper);
    flow->column = flow->page_width - 2 * flow->theme.margin_side;
    cvx_flow_document(flow);
    if (arena->failed && flow->setter.status == CVX_OK)
        flow->setter.status = cvx_diag_memory(job->diag);
    build->body = job->options->page_height - flow->theme.margin_top - flow->theme.margin_bottom;
    build->ends = cvx_arena_alloc_array(arena, flow->row_count + 1, sizeof *build->ends);
    flow->photo = photo;
    return flow->setter.status;
}

static enum cvx_status pages_choose(struct build *build)
{
    struct cvx_flow *flow = &build->flow;
    const struct cvx_page_measure measure = {build->body, build->tightness.space};
    build->page_count = 0;
    if (build->ends && flow->row_count)
        build->page_count = cvx_pages_choose(flow->setter.arena, flow->rows, flow->row_count,
                                             &measure, build->ends);
    return flow->setter.arena->failed ? cvx_diag_memory(build->job->diag) : CVX_OK;
}

static size_t page_first(const struct build *build, size_t page)
{
    return page ? build->ends[page - 1] : 0;
}

static double page_height(const struct build *build, size_t page)
{
    return cvx_pages_height(build->flow.rows, page_first(build, page), build->ends[page],
                            build->tightness.space);
}

/* Chooses pages for a tightness; sets the column anew where lines change. */
static enum cvx_status pages_try(struct build *build, struct tightness tightness)
{
    const bool reset = tightness.leading < build->tightness.leading ||
                       tightness.leading > build->tightness.leading ||
                       tightness.size < build->tightness.size;
    enum cvx_status status = CVX_OK;
    build->tightness = tightness;
    build->flow.setter.quiet = true;
    if (reset)
        status = column_set(build);
    return status == CVX_OK ? pages_choose(build) : status;
}

/* Saves a last page with next to nothing on it, where slightly less space does. */
static enum cvx_status page_save(struct build *build)
{
    const size_t count = build->page_count;
    const struct tightness comfortable = build->tightness;
    enum cvx_status status = CVX_OK;
    if (count < 2 || page_height(build, count - 1) > SPARSE_PAGE * build->body)
        return CVX_OK;
    for (struct tightness try = comfortable;
         status == CVX_OK && build->page_count == count && try.leading > SLIGHTLY_LEADING;) {
        if (try.space > SLIGHTLY_SPACE + SPACE_STEP / 2)
            try.space -= SPACE_STEP;
        else
            try.leading -= 0.01;
        status = pages_try(build, try);
    }
    if (status != CVX_OK || build->page_count < count)
        return status;
    return pages_try(build, comfortable);
}

static bool fits(const struct build *build)
{
    return build->page_count <= (size_t)build->job->options->fit_pages;
}

/* How much of the column is on pages beyond those it may have. */
static double excess(const struct build *build)
{
    double height = 0;
    for (size_t page = (size_t)build->job->options->fit_pages; page < build->page_count; page++)
        height += page_height(build, page);
    return height;
}

/* The size of running text when nothing is tightened. */
static double body_size(const struct build *build)
{
    struct cvx_theme theme;
    cvx_theme_adapt(build->job->theme, build->job->doc->language->script, &theme);
    return theme.styles[CVX_THEME_PARAGRAPH].size;
}

/* One step tighter: space first, then leading, then size. False at the end of what is bearable. */
static bool tighten(const struct build *build, struct tightness *tightness)
{
    const double body = body_size(build);
    if (tightness->space > TIGHTEST_SPACE + SPACE_STEP / 2)
        tightness->space -= SPACE_STEP;
    else if (tightness->leading > TIGHTEST_LEADING + LEADING_STEP / 2)
        tightness->leading -= LEADING_STEP;
    else if (tightness->size * body > SMALLEST_TYPE + 0.01)
        tightness->size = fmax(tightness->size - SIZE_STEP, SMALLEST_TYPE / body);
    else
        return false;
    return true;
}

/* What fits may leave room: gives it back to the space between blocks. */
static enum cvx_status loosen(struct build *build)
{
    struct tightness fitting = build->tightness;
    enum cvx_status status = CVX_OK;
    while (status == CVX_OK && fits(build) && fitting.space < 1 - SPACE_STEP / 2) {
        struct tightness looser = fitting;
        looser.space += SPACE_STEP;
        status = pages_try(build, looser);
        if (fits(build))
            fitting = looser;
    }
    return status == CVX_OK ? pages_try(build, fitting) : status;
}

static void fitted_note(const struct build *build)
{
    const struct tightness *tightness = &build->tightness;
    const double body = body_size(build);
    cvx_diag_add(build->job->diag, CVX_CODE_FITTED, NULL,
                 "to fit on %d page%s: space %.0f %%, leading %.0f %%, type %.1f pt",
                 build->job->options->fit_pages, build->job->options->fit_pages == 1 ? "" : "s",
                 tightness->space * 100, tightness->leading * 100, body * tightness->size);
}

static enum cvx_status cannot_fit(const struct build *build)
{
    const double lines = excess(build) / build->flow.theme.styles[CVX_THEME_PARAGRAPH].leading;
    cvx_diag_add(build->job->diag, CVX_CODE_CANNOT_FIT, NULL,
                 "the CV needs %zu pages at its tightest: about %.0f lines too many for %d",
                 build->page_count, ceil(lines), build->job->options->fit_pages);
    return CVX_REJECTED;
}

static enum cvx_status pages_fit(struct build *build)
{
    enum cvx_status status = CVX_OK;
    if (fits(build))
        return CVX_OK;
    while (status == CVX_OK && !fits(build)) {
        struct tightness tightness = build->tightness;
        if (!tighten(build, &tightness))
            return cannot_fit(build);
        status = pages_try(build, tightness);
    }
    if (status == CVX_OK)
        status = loosen(build);
    if (status == CVX_OK)
        fitted_note(build);
    return status;
}

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

static struct cvx_shaped *running_text(struct build *build, const char *text)
{
    struct cvx_spans spans = {NULL, 0, 0};
    const struct cvx_paragraph_style *style = &build->flow.theme.styles[CVX_THEME_FOOTER];
    const struct cvx_look look = {.style = style,
                                  .part = CVX_PART_RUNNING,
                                  .color = style->color,
                                  .features = CVX_FEATURE_TABULAR};
    cvx_flow_text(&build->flow, &spans, &look, text);
    return cvx_flow_shape(&build->flow, &spans);
}

/* The running line: the name at the start, the page's number at the far end. Its items go to the
 * end of the flow's, their places already the page's. */
static void running_line_add(struct build *build, size_t page)
{
    struct cvx_flow *flow = &build->flow;
    struct cvx_str label;
    char number[24], total[24];
    snprintf(number, sizeof number, "%zu", page + 1);
    snprintf(total, sizeof total, "%zu", build->page_count);
    cvx_str_init(&label, flow->setter.arena);
    cvx_label_format(flow->doc->language, CVX_LABEL_PAGE_OF, number, total, &label);
    const char *name = flow->doc->info.author ? flow->doc->info.author : flow->doc->info.title;
    const double baseline =
        build->job->options->page_height - flow->theme.margin_bottom * RUNNING_LINE;
    struct cvx_shaped *left = running_text(build, name);
    struct cvx_shaped *right = running_text(build, cvx_str_get(&label));
    if (!left || !right)
        return;
    if (left->width + right->width < flow->column) /* a name that does not fit is left out */
        cvx_flow_single(flow, left, (struct cvx_box){0, flow->column}, baseline);
    cvx_flow_single(flow, right, (struct cvx_box){flow->column - right->width, right->width},
                    baseline);
}

/* The items of a page: those of its rows, and from the second page on those of the running line. */
static void page_place(struct build *build, size_t page, struct cvx_layout_page *placed)
{
    struct cvx_flow *flow = &build->flow;
    const size_t first = page_first(build, page), end = build->ends[page];
    const uint32_t last_item = flow->row_items[end - 1];
    const size_t all = flow->item_count;
    uint32_t item = first ? flow->row_items[first - 1] : 0;
    struct cvx_item *items =
        cvx_arena_alloc_array(flow->setter.arena, last_item - item + RUNNING_ITEMS, sizeof *items);
    if (!items)
        return;
    placed->items = items;
    double top = flow->theme.margin_top;
    for (size_t row = first; row < end; row++) {
        const double before = flow->rows[row].before;
        if (row > first)
            top += flow->rows[row].fixed ? before : before * build->tightness.space;
        for (; item < flow->row_items[row]; item++)
            items[placed->item_count++] = item_place(&flow->items[item], top);
        top += flow->rows[row].height;
    }
    if (page == 0)
        return;
    running_line_add(build, page);
    for (size_t i = all; i < flow->item_count && i < all + RUNNING_ITEMS; i++)
        items[placed->item_count++] = item_place(&flow->items[i], 0);
    flow->item_count = all;
    flow->row_items[flow->row_count - 1] = (uint32_t)all;
}

static enum cvx_status pages_place(struct build *build, struct cvx_layout *layout)
{
    struct cvx_arena *arena = build->flow.setter.arena;
    const size_t count = build->page_count ? build->page_count : 1;
    struct cvx_layout_page *pages = cvx_arena_alloc_array(arena, count, sizeof *pages);
    if (!pages)
        return cvx_diag_memory(build->job->diag);
    for (size_t i = 0; i < count; i++) {
        pages[i].width = build->job->options->page_width;
        pages[i].height = build->job->options->page_height;
        if (build->page_count)
            page_place(build, i, &pages[i]);
    }
    *layout = (struct cvx_layout){count, pages};
    if (build->flow.setter.status != CVX_OK)
        return build->flow.setter.status;
    return arena->failed ? cvx_diag_memory(build->job->diag) : CVX_OK;
}

static enum cvx_status setter_open(struct build *build, struct cvx_fonts *fonts)
{
    const struct cvx_job *job = build->job;
    build->flow.setter = (struct cvx_setter){
        .arena = job->scratch,
        .diag = job->diag,
        .shaper = cvx_shaper_new(fonts, job->scratch, job->diag),
        .breaker = cvx_breaker_new(job->scratch, job->diag),
        .hyphenator = cvx_hyphenator_new(job->scratch),
        .lang = job->doc->lang,
    };
    const struct cvx_setter *setter = &build->flow.setter;
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
    struct build build = {.job = job, .tightness = {1, 1, 1}};
    *layout = (struct cvx_layout){0, NULL};
    enum cvx_status status = setter_open(&build, options->fonts);
    build.flow.photo = options->photo;
    if (status == CVX_OK)
        status = column_set(&build);
    if (status == CVX_OK)
        status = pages_choose(&build);
    if (status == CVX_OK)
        status = page_save(&build);
    if (status == CVX_OK && job->options->fit_pages > 0)
        status = pages_fit(&build);
    if (status == CVX_OK)
        status = pages_place(&build, layout);
    if (status == CVX_OK && options->account)
        cvx_shaper_describe(build.flow.setter.shaper, options->account);
    setter_close(&build.flow.setter);
    return status;
}
