/* SPDX-License-Identifier: MIT */
/* The best set of page ends, by dynamic programming over the rows; a page reaches only as far back
 * as it is high. */
#include "exporters/pdf/page.h"

#include <math.h>

#define PAGE_COST   100.0 /* no comfort is worth a page */
#define EMPTY_COST  30.0  /* a page all empty; goes with the square */
#define SPARSE_PART 0.15  /* of a page: what a last page should have at least */
#define SPARSE_COST 4.0
#define TOLERANCE   0.01 /* points */

static double row_before(const struct cvx_row *row, double space)
{
    return row->fixed ? row->before : row->before * space;
}

double cvx_pages_height(const struct cvx_row *rows, size_t first, size_t end, double space)
{
    double height = 0;
    for (size_t i = first; i < end; i++)
        height += rows[i].height + (i > first ? row_before(&rows[i], space) : 0);
    return height;
}

size_t cvx_pages_least(const struct cvx_row *rows, size_t count,
                       const struct cvx_page_measure *measure, double *last)
{
    size_t pages = count > 0;
    *last = 0;
    for (size_t i = 0; i < count; i++) {
        const double added = rows[i].height + row_before(&rows[i], measure->space);
        const bool full = i && *last + added > measure->height + TOLERANCE;
        pages += i && (full || rows[i].starts_page);
        *last = !i || full || rows[i].starts_page ? rows[i].height : *last + added;
    }
    return pages;
}

static double page_cost(const struct cvx_row *last_row, double height, bool is_last,
                        const struct cvx_page_measure *measure)
{
    const double full = height / measure->height;
    if (is_last)
        return PAGE_COST + (full < SPARSE_PART ? (SPARSE_PART - full) * SPARSE_COST : 0);
    const double empty = full < 1 ? 1 - full : 0;
    return PAGE_COST + last_row->keep + EMPTY_COST * empty * empty;
}

size_t cvx_pages_choose(struct cvx_arena *arena, const struct cvx_row *rows, size_t count,
                        const struct cvx_page_measure *measure, uint32_t *ends)
{
    double *best = cvx_arena_alloc_array(arena, count + 1, sizeof *best);
    uint32_t *from = cvx_arena_alloc_array(arena, count + 1, sizeof *from);
    if (!best || !from)
        return 0;
    for (size_t j = 1; j <= count; j++) {
        double height = 0;
        const bool forced = j < count && rows[j].starts_page;
        best[j] = INFINITY;
        for (size_t i = j; i-- > 0;) {
            height += rows[i].height; /* without the space above it: row i is the page's first */
            if (height > measure->height + TOLERANCE && i + 1 < j)
                break;
            struct cvx_row last = rows[j - 1];
            if (forced)
                last.keep = 0;
            /* A page that ends by force may be as empty as it likes. */
            const double cost =
                best[i] + page_cost(&last, forced ? measure->height : height, j == count, measure);
            if (cost < best[j]) {
                best[j] = cost;
                from[j] = (uint32_t)i;
            }
            if (rows[i].starts_page)
                break;
            height += row_before(&rows[i], measure->space);
        }
    }
    size_t pages = 0;
    for (size_t j = count; j > 0; j = from[j])
        pages++;
    size_t page = pages;
    for (size_t j = count; j > 0; j = from[j])
        ends[--page] = (uint32_t)j;
    return pages;
}
