/* SPDX-License-Identifier: MIT */
/* How tight the column is: as the theme has it, slightly tighter where that saves a last page with
 * next to nothing on it, or as tight as --fit-pages needs. */
#include "exporters/pdf/tighten.h"

#include <math.h>

static const char *script_of(const struct cvx_column *column)
{
    return column->job->doc->language->script;
}

/* Breaks the document into the lines of the column. */
static enum cvx_status lines_set(struct cvx_column *column)
{
    struct cvx_flow *flow = &column->flow;
    struct cvx_arena *arena = flow->setter.arena;
    const struct cvx_job *job = column->job;
    const bool photo = flow->photo;
    *flow = (struct cvx_flow){
        .setter = flow->setter,
        .doc = job->doc,
        .page_width = job->options->page_width,
        .photo = photo,
    };
    cvx_theme_tighten(job->theme, script_of(column), &column->tightness, &flow->theme);
    cvx_shaper_recount(flow->setter.shaper);
    flow->column = flow->page_width - 2 * flow->theme.margin_side;
    cvx_flow_document(flow);
    if (arena->failed && flow->setter.status == CVX_OK)
        flow->setter.status = cvx_diag_memory(job->diag);
    column->body = job->options->page_height - flow->theme.margin_top - flow->theme.margin_bottom;
    column->ends = cvx_arena_alloc_array(arena, flow->row_count + 1, sizeof *column->ends);
    flow->photo = photo;
    return flow->setter.status;
}

static struct cvx_page_measure measure_of(const struct cvx_column *column)
{
    return (struct cvx_page_measure){column->body, column->tightness.space};
}

static enum cvx_status pages_choose(struct cvx_column *column)
{
    struct cvx_flow *flow = &column->flow;
    const struct cvx_page_measure measure = measure_of(column);
    column->page_count = 0;
    if (column->ends && flow->row_count)
        column->page_count = cvx_pages_choose(flow->setter.arena, flow->rows, flow->row_count,
                                              &measure, column->ends);
    return flow->setter.arena->failed ? cvx_diag_memory(column->job->diag) : CVX_OK;
}

size_t cvx_column_page_first(const struct cvx_column *column, size_t page)
{
    return page ? column->ends[page - 1] : 0;
}

static double page_height(const struct cvx_column *column, size_t page)
{
    return cvx_pages_height(column->flow.rows, cvx_column_page_first(column, page),
                            column->ends[page], column->tightness.space);
}

/* Makes the column as tight as asked. Lines are broken anew only where their type changes. */
static enum cvx_status tightness_set(struct cvx_column *column, struct cvx_tightness tightness)
{
    const bool resized = tightness.size < column->tightness.size;
    enum cvx_status status = CVX_OK;
    column->tightness = tightness;
    column->flow.setter.quiet = true;
    cvx_theme_tighten(column->job->theme, script_of(column), &tightness, &column->flow.theme);
    if (resized)
        status = lines_set(column);
    cvx_flow_stack(&column->flow);
    return status;
}

static size_t pages_least(const struct cvx_column *column, double *last)
{
    const struct cvx_page_measure measure = measure_of(column);
    return cvx_pages_least(column->flow.rows, column->flow.row_count, &measure, last);
}

/* Chooses pages for a tightness. Where there are more than `wanted` at any rate, they are only
 * counted. */
static enum cvx_status pages_try(struct cvx_column *column, struct cvx_tightness tightness,
                                 size_t wanted)
{
    const enum cvx_status status = tightness_set(column, tightness);
    double last;
    if (status != CVX_OK)
        return status;
    column->page_count = pages_least(column, &last);
    return column->page_count > wanted ? CVX_OK : pages_choose(column);
}

/* What fits on `most` pages may leave room: gives it back to the space between blocks. */
static enum cvx_status loosen(struct cvx_column *column, size_t most)
{
    struct cvx_tightness fitting = column->tightness, looser = fitting;
    enum cvx_status status = CVX_OK;
    while (status == CVX_OK && column->page_count <= most && cvx_tighten_less(&looser)) {
        status = pages_try(column, looser, most);
        if (column->page_count <= most)
            fitting = looser;
    }
    return status == CVX_OK ? pages_try(column, fitting, SIZE_MAX) : status;
}

/* True when the last page holds little but what did not fit on the others: what is on it because
 * it was to stay together does not count. */
static bool is_sparse(const struct cvx_column *column)
{
    double last;
    const size_t least = pages_least(column, &last);
    return column->page_count > 1 &&
           (least < column->page_count || last <= CVX_SPARSE_PAGE * column->body);
}

/* Saves a sparse last page, where slightly less space does. */
static enum cvx_status page_save(struct cvx_column *column)
{
    const size_t count = column->page_count;
    struct cvx_tightness try = column->tightness;
    enum cvx_status status = CVX_OK;
    if (!is_sparse(column))
        return CVX_OK;
    while (status == CVX_OK && column->page_count >= count &&
           cvx_tighten_slightly(column->job->theme, script_of(column), &try))
        status = pages_try(column, try, count - 1);
    if (status != CVX_OK)
        return status;
    return column->page_count < count ? loosen(column, count - 1)
                                      : pages_try(column, cvx_tightness_none, SIZE_MAX);
}

/* True when a page ends amid what is to stay together. */
static bool ends_badly(const struct cvx_column *column)
{
    const struct cvx_row *rows = column->flow.rows;
    for (size_t page = 0; page + 1 < column->page_count; page++) {
        const uint32_t end = column->ends[page];
        if (rows[end - 1].keep >= CVX_KEEP_META && !rows[end].starts_page)
            return true;
    }
    return false;
}

/* Pages that are all but full may leave no other place to end: slightly less space does. */
static enum cvx_status ends_mend(struct cvx_column *column)
{
    const size_t count = column->page_count;
    const struct cvx_tightness before = column->tightness;
    struct cvx_tightness try = before;
    enum cvx_status status = CVX_OK;
    if (!ends_badly(column))
        return CVX_OK;
    do {
        if (!cvx_tighten_slightly(column->job->theme, script_of(column), &try))
            return pages_try(column, before, SIZE_MAX);
        status = pages_try(column, try, count);
    } while (status == CVX_OK && ends_badly(column));
    return status;
}

static size_t pages_wanted(const struct cvx_column *column)
{
    return (size_t)column->job->options->fit_pages;
}

static bool fits(const struct cvx_column *column)
{
    return column->page_count <= pages_wanted(column);
}

/* How much of the column is on pages beyond those it may have. */
static double excess(const struct cvx_column *column)
{
    double height = 0;
    for (size_t page = pages_wanted(column); page < column->page_count; page++)
        height += page_height(column, page);
    return height;
}

static void fitted_note(const struct cvx_column *column)
{
    const struct cvx_tightness *tightness = &column->tightness;
    const double type = cvx_tightness_type(column->job->theme, script_of(column), tightness);
    cvx_diag_add(column->job->diag, CVX_CODE_FITTED, NULL,
                 "to fit on %d page%s: space %.0f %%, leading %.0f %%, type %.1f pt",
                 column->job->options->fit_pages, column->job->options->fit_pages == 1 ? "" : "s",
                 tightness->space * 100, tightness->leading * 100, type);
}

static enum cvx_status cannot_fit(struct cvx_column *column)
{
    const enum cvx_status status = pages_choose(column);
    if (status != CVX_OK)
        return status;
    const double lines = excess(column) / column->flow.theme.styles[CVX_THEME_PARAGRAPH].leading;
    cvx_diag_add(column->job->diag, CVX_CODE_CANNOT_FIT, NULL,
                 "the CV needs %zu pages at its tightest: about %.0f lines too many for %d",
                 column->page_count, ceil(lines), column->job->options->fit_pages);
    return CVX_REJECTED;
}

static enum cvx_status pages_fit(struct cvx_column *column)
{
    enum cvx_status status = CVX_OK;
    if (fits(column))
        return CVX_OK;
    while (status == CVX_OK && !fits(column)) {
        struct cvx_tightness tightness = column->tightness;
        if (!cvx_tighten_further(column->job->theme, script_of(column), &tightness))
            return cannot_fit(column);
        status = pages_try(column, tightness, pages_wanted(column));
    }
    if (status == CVX_OK)
        status = loosen(column, pages_wanted(column));
    if (status == CVX_OK)
        fitted_note(column);
    return status;
}

enum cvx_status cvx_column_build(struct cvx_column *column)
{
    enum cvx_status status = lines_set(column);
    cvx_flow_stack(&column->flow);
    if (status == CVX_OK)
        status = pages_choose(column);
    if (status == CVX_OK)
        status = page_save(column);
    if (status == CVX_OK)
        status = ends_mend(column);
    if (status == CVX_OK && column->job->options->fit_pages > 0)
        status = pages_fit(column);
    return status;
}
