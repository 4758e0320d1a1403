/* SPDX-License-Identifier: MIT */
/* What fonts need to know of characters beyond what HarfBuzz tells: which are not drawn, which form
 * one cluster, which kind of font sets them. Private to fonts/. */
#ifndef CVX_FONTS_UNICODE_H
#define CVX_FONTS_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Default_Ignorable_Code_Point (Unicode 15.0): drawn as nothing where no font says otherwise. */
bool cvx_unicode_is_invisible(uint32_t code_point);

/* A private use character: its meaning is the font's own. */
bool cvx_unicode_is_private(uint32_t code_point);

/* The character whose glyph HarfBuzz takes for one that a face lacks: a space for spaces of other
 * widths, a hyphen for U+2011; 0 when there is none. */
uint32_t cvx_unicode_stand_in(uint32_t code_point);

/* A cluster: what must be set by one face. */
struct cvx_grapheme {
    uint32_t start, len; /* bytes */
    uint32_t base;       /* its first character */
    uint32_t script;     /* never inherited; common where its neighbours do not tell */
};

/* The cluster at `start` of `text`, which ends at `end`: a grapheme cluster (UAX #29), its script
 * not yet resolved against its neighbours. */
struct cvx_grapheme cvx_unicode_cluster(const char *text, size_t start, size_t end);

/* Punctuation and signs that East Asian fonts draw on a full square and Latin ones do not. */
bool cvx_unicode_is_wide_or_narrow(uint32_t code_point);

#endif
