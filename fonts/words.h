/* SPDX-License-Identifier: MIT */
/* Words shaped once. Most of a CV's words come again (authors above all), and shaping is the larger
 * part of what setting it costs. Where a face neither kerns nor joins across a space, a word looks
 * the same wherever it stands, and is remembered: within one export and, since `struct cvx_fonts`
 * keeps these memories while they are idle, for later ones. Private to fonts/. */
#ifndef CVX_FONTS_WORDS_H
#define CVX_FONTS_WORDS_H

#include "fonts/opentype.h"

struct cvx_words;

/* Memory from `memory`, whose faces must outlive it. NULL when it is out. */
struct cvx_words *cvx_words_new(const struct cvx_memory *memory);

/* NULL is fine. */
void cvx_words_free(struct cvx_words *words);

/* As cvx_opentype_shape(), with the same result; used by one thread at a time. */
bool cvx_words_shape(struct cvx_words *words, const struct cvx_opentype_item *item,
                     struct cvx_arena *arena, struct cvx_glyphs *glyphs, size_t *room);

/* True when it is worth keeping: it did not fail, and is not grown large. */
bool cvx_words_usable(const struct cvx_words *words);

/* The next in a list that the owner keeps. */
struct cvx_words **cvx_words_next(struct cvx_words *words);

#endif
