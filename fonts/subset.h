/* SPDX-License-Identifier: MIT */
/* Subsetting: a font program with just the glyphs that a file shows, ready to be embedded as PDF
 * 32000-1, 9.9 asks: a TrueType file for FontFile2, or a bare CFF table for a FontFile3 of subtype
 * CIDFontType0C. Called by exporters/pdf/font.c; knows no PDF syntax. */
#ifndef CVX_FONTS_SUBSET_H
#define CVX_FONTS_SUBSET_H

#include "core/base/arena.h"
#include "core/base/diag.h"

#include <stdint.h>

struct cvx_face;

struct cvx_subset {
    const unsigned char *bytes; /* the program, in the arena */
    size_t len;
    uint16_t *cids; /* for each glyph asked for, the number that selects it in the program: its CID
                       for CID-keyed CFF, else its new glyph id */
    uint16_t *widths; /* for each glyph asked for, its advance in thousandths of an em, rounded */
};

/* Cuts `face` down to glyph 0 and `glyphs` (distinct, never 0). The same glyphs in the same order
 * give the same bytes. CVX_ENVIRONMENT, with one error added, when memory is out or the font cannot
 * be subset. */
enum cvx_status cvx_subset_build(const struct cvx_face *face, const uint16_t *glyphs, size_t count,
                                 struct cvx_arena *arena, struct cvx_diag *diag,
                                 struct cvx_subset *subset);

#endif
