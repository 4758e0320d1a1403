/* SPDX-License-Identifier: MIT */
/* Words that people write where a date is due, in all our languages at once: months and "present".
 * For reading only; dates are written by core/doc/dateformat.h. Words are compared folded (fold.h):
 * case, accents and full stops at the end do not matter. The tables are made at build time from
 * CLDR (with all its regional variants, so Levantine and Maghrebi months too) and the language
 * files (other abbreviations, common misspellings). */
#ifndef CVX_LANG_WORDS_H
#define CVX_LANG_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* The month, 1 to 12, that `len` bytes of UTF-8 name ("Sept.", "MARÇO", "10月", "Febuary"); 0 when
 * they name none. A few names have two words ("tháng 10", "كانون الثاني"): pass both. */
int cvx_month_find(const char *word, size_t len);

/* True when the text means "until now": "Present", "till now", "至今", "по настоящее время".
 * Brackets and punctuation around it do not matter; anything else beside it does. */
bool cvx_present_word(const char *words, size_t len);

#endif
