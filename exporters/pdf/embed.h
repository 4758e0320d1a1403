/* SPDX-License-Identifier: MIT */
/* The dictionaries of one font in a PDF (ISO 32000-1, 9.7): Type0 over a CIDFont over a descriptor
 * over the font program. Knows codes, not how they came about; called by font.c. */
#ifndef CVX_EXPORTERS_PDF_EMBED_H
#define CVX_EXPORTERS_PDF_EMBED_H

#include "exporters/pdf/cmap.h"
#include "exporters/pdf/object.h"
#include "fonts/fonts.h"
#include "fonts/subset.h"

/* A font whose codes are known. */
struct cvx_pdf_embedding {
    struct cvx_pdf *pdf;
    struct cvx_object *font; /* the Type0 dictionary, empty so far */
    const struct cvx_face *face;
    const char *name; /* "ABCDEF+NotoSans-Regular" */
    struct cvx_subset program;
    const struct cvx_cmap_row *rows; /* what each code shows, sorted by code; not empty */
    const uint16_t *widths;          /* of the rows */
    size_t count;
    bool again; /* some glyph has several codes: the code is not always the CID */
};

/* Fills the font's dictionaries. Failures show in the PDF and its arena. */
void cvx_pdf_embed(const struct cvx_pdf_embedding *e);

#endif
