/* SPDX-License-Identifier: MIT */
/* Looking words up in the sorted tables that the build makes: for core/lang, and for what importers
 * look up (importers/section.c). */
#ifndef CVX_LANG_WORDTABLE_H
#define CVX_LANG_WORDTABLE_H

#include <stddef.h>
#include <stdint.h>

/* A row: its key lies in the table's text, at `offset`. */
struct cvx_word {
    uint32_t value; /* never 0 */
    uint16_t offset;
};

/* No key is longer; what is longer is no word that we know. */
#define CVX_WORD_MAX 160

/* Makes the key under which a word is kept: folded, without ASCII punctuation, with a blank for
 * hyphens and slashes. Returns its bytes; 0 when nothing is left or it would not fit. */
size_t cvx_word_key(const char *text, size_t len, char key[CVX_WORD_MAX]);

/* The value of `key` among `count` rows sorted by key; 0 when there is no such row. */
uint32_t cvx_word_find(const struct cvx_word *rows, size_t count, const char *text,
                       const char *key);

#endif
