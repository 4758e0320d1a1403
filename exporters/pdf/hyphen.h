/* SPDX-License-Identifier: MIT */
/* Hyphenation by libhyphen and the installed patterns (hyphen-* packages). A language without
 * patterns is not hyphenated. Called by paragraph_shape.c where the theme asks for it. */
#ifndef CVX_EXPORTERS_PDF_HYPHEN_H
#define CVX_EXPORTERS_PDF_HYPHEN_H

#include "core/base/arena.h"

#include <stdint.h>

struct cvx_hyphenator;

/* Opens no patterns yet. NULL when memory is out. */
struct cvx_hyphenator *cvx_hyphenator_new(struct cvx_arena *arena);
void cvx_hyphenator_free(struct cvx_hyphenator *hyphenator);

/* Marks in breaks[] (as linebreak.h has it) where the words of the text may be hyphenated: at least
 * two letters stay, three go over. Words with capitals, digits or apostrophes stay whole. */
void cvx_hyphenator_mark(struct cvx_hyphenator *hyphenator, const char *text, size_t len,
                         const char *lang, uint8_t *breaks);

#endif
