/* SPDX-License-Identifier: MIT */
/* From laid-out pages to PDF pages: what is painted goes to the canvas, what it means to the
 * structure tree, links to annotations, headings to the outline. Called by pdf.c. */
#ifndef CVX_EXPORTERS_PDF_PAINT_H
#define CVX_EXPORTERS_PDF_PAINT_H

#include "exporters/pdf/font.h"
#include "exporters/pdf/image.h"
#include "exporters/pdf/layout.h"
#include "exporters/pdf/object.h"

/* What is painted. */
struct cvx_painting {
    struct cvx_pdf *pdf;
    const struct cvx_doc *doc;
    const struct cvx_layout *layout;
    struct cvx_pdf_fonts *fonts;
    const struct cvx_image *photo; /* NULL: none */
};

/* Tells the fonts what all pages show: before they are embedded. */
void cvx_paint_collect(const struct cvx_painting *painting);

/* Writes the pages, the structure tree and the outline: after. Failures show in the PDF. */
void cvx_paint_pages(const struct cvx_painting *painting);

#endif
