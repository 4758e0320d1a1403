/* SPDX-License-Identifier: MIT */
/* The outline, or bookmarks (ISO 32000-1, 12.3.3): sections, and within them groups and entries.
 * Headings are added in reading order while pages are painted. */
#ifndef CVX_EXPORTERS_PDF_OUTLINE_H
#define CVX_EXPORTERS_PDF_OUTLINE_H

#include "core/doc/doc.h"
#include "exporters/pdf/object.h"

struct cvx_outline;

/* An empty outline. NULL when memory is out. */
struct cvx_outline *cvx_outline_new(struct cvx_pdf *pdf);

/* Adds a bookmark to the heading of `block` (SECTION, GROUP or ENTRY; others are left out, and so
 * is the block that was added last) at `y`, points upwards, on `page`. */
void cvx_outline_add(struct cvx_outline *outline, const struct cvx_block *block,
                     const struct cvx_object *page, double y);

/* Hangs the outline into the catalog; an empty one leaves no trace. */
void cvx_outline_write(struct cvx_outline *outline);

#endif
