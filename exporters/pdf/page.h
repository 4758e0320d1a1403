/* SPDX-License-Identifier: MIT */
/* Where pages end. Pure arithmetic over rows of known height; knows no text and no blocks. Called
 * by tighten.c. */
#ifndef CVX_EXPORTERS_PDF_PAGE_H
#define CVX_EXPORTERS_PDF_PAGE_H

#include "core/base/arena.h"

#include <stdint.h>

/* What a page's end after a row costs. An empty tenth of a page costs 0.3. */
#define CVX_KEEP_FREE      0.0
#define CVX_KEEP_ITEM      0.05  /* between the parts of an entry */
#define CVX_KEEP_PARAGRAPH 0.2   /* inside a paragraph, two lines or more on both sides */
#define CVX_KEEP_META      2.0   /* between the secondary lines under a head, and after them */
#define CVX_KEEP_ALWAYS    10000 /* after a heading; only what is higher than a page breaks it */

/* A strip of the column, as high as a line mostly, that is never cut. */
struct cvx_row {
    double before; /* space above; lost at a page's top */
    double height;
    double keep;      /* cost of a page's end after it */
    bool fixed;       /* its space above is not to be tightened */
    bool starts_page; /* whatever came before */
};

struct cvx_page_measure {
    double height; /* of a page's text area */
    double space;  /* factor of the spaces above rows */
};

/* Chooses where pages end: the fewest pages first, then the cheapest ends, then full pages, and no
 * last page with next to nothing on it. Sets ends[] to the number of the row after each page's last
 * one and returns the number of pages; 0 when memory is out. `ends` has room for `count`. A row
 * higher than a page gets a page of its own. */
size_t cvx_pages_choose(struct cvx_arena *arena, const struct cvx_row *rows, size_t count,
                        const struct cvx_page_measure *measure, uint32_t *ends);

/* The fewest pages that could hold the rows if a page might end after any of them: never more than
 * cvx_pages_choose finds, and found much faster. `last` gets the height of what is on the last. */
size_t cvx_pages_least(const struct cvx_row *rows, size_t count,
                       const struct cvx_page_measure *measure, double *last);

/* The height of the rows [first, end) on one page. */
double cvx_pages_height(const struct cvx_row *rows, size_t first, size_t end, double space);

#endif
