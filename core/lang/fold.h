/* SPDX-License-Identifier: MIT */
/* Folding: the form of a letter in which people's spellings of one word are equal. Case goes,
 * accents and points go, compatibility forms go (Unicode NFKD and case folding, then non-spacing
 * marks dropped; the vowel signs of Indic and Thai stay), and so do the spellings that Arabic and
 * Persian keyboards mix. For comparing words, never for printing. The table is made at build time.
 */
#ifndef CVX_LANG_FOLD_H
#define CVX_LANG_FOLD_H

#include <stddef.h>
#include <stdint.h>

/* The folded code point; 0 when it has no weight of its own (an accent, a joiner). */
uint32_t cvx_fold(uint32_t code_point);

/* Folds `len` bytes of UTF-8 into `folded` and ends it with a NUL; returns its bytes without the
 * NUL. White space at both ends goes, white space inside becomes one U+0020 each. Returns 0 with an
 * empty `folded` when the result would not fit in `room` bytes. */
size_t cvx_fold_text(const char *text, size_t len, char *folded, size_t room);

#endif
