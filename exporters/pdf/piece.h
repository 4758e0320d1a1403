/* SPDX-License-Identifier: MIT */
/* What each glyph of a piece of text is extracted as (ISO 32000-1, 9.10): asked for by the fonts
 * before they are embedded, and by the canvas when it shows the glyph. */
#ifndef CVX_EXPORTERS_PDF_PIECE_H
#define CVX_EXPORTERS_PDF_PIECE_H

#include "exporters/pdf/layout.h"

/* The text that a piece's glyph stands for: its cluster's, shared out in order when the cluster has
 * several glyphs, one character each as far as they go. So a mark is extracted as itself; what
 * matters to readers is that all glyphs' texts, joined, are the piece's. */
struct cvx_text_part {
    const char *text; /* not NUL-terminated */
    size_t len;
};
struct cvx_text_part cvx_piece_text(const struct cvx_piece *piece, uint32_t index);

#endif
