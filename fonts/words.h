/* SPDX-License-Identifier: MIT */
/* Words shaped once. Most of a CV's words come again (authors above all), and shaping is the larger
 * part of what setting it costs. Where a face neither kerns nor joins across a space, a word looks
 * the same wherever it stands, and is remembered. Private to fonts/. */
#ifndef CVX_FONTS_WORDS_H
#define CVX_FONTS_WORDS_H

#include "fonts/opentype.h"

struct cvx_words;

/* Words live in `arena`. NULL when memory is out. */
struct cvx_words *cvx_words_new(struct cvx_opentype_shaper *engine, struct cvx_arena *arena);

/* As cvx_opentype_shape(), with the same result. */
bool cvx_words_shape(struct cvx_words *words, const struct cvx_opentype_item *item,
                     struct cvx_glyphs *glyphs, size_t *room);

#endif
