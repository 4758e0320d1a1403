/* SPDX-License-Identifier: MIT */
/* The column cut into pages, and tightened where that saves one. tighten.c makes it, layout.c puts
 * everything into its place. Private to the layout. */
#ifndef CVX_EXPORTERS_PDF_TIGHTEN_H
#define CVX_EXPORTERS_PDF_TIGHTEN_H

#include "core/theme/tighten.h"
#include "exporters/pdf/flow.h"

struct cvx_column {
    const struct cvx_job *job;
    struct cvx_flow flow;
    struct cvx_tightness tightness;
    uint32_t *ends; /* of pages, in rows */
    size_t page_count;
    double body; /* height of a page's text area */
};

/* Sets the job's document and chooses where its pages end: tightened slightly where the last page
 * would be nearly empty, or as much as options->fit_pages asks for. The column has its job, its
 * setter, its photo and cvx_tightness_none. Fails like cvx_layout_build. */
enum cvx_status cvx_column_build(struct cvx_column *column);

/* The number of a page's first row. */
size_t cvx_column_page_first(const struct cvx_column *column, size_t page);

#endif
