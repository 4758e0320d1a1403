/* SPDX-License-Identifier: MIT */
/* Keys and binary search for the word tables of this room. tools/language-tables/folding.py makes
 * the same keys at build time. */
#include "core/lang/wordtable.h"

#include "core/lang/fold.h"

#include <stdbool.h>
#include <string.h>

static bool is_alnum(unsigned char byte) /* the C locale's, whatever the environment says */
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

size_t cvx_word_key(const char *text, size_t len, char key[CVX_WORD_MAX])
{
    char folded[CVX_WORD_MAX];
    size_t folded_len = cvx_fold_text(text, len, folded, sizeof folded);
    size_t used = 0;
    for (size_t i = 0; i < folded_len; i++) {
        unsigned char byte = (unsigned char)folded[i];
        bool blank = byte == ' ' || byte == '-' || byte == '/' || byte == '_';
        if (blank && used > 0 && key[used - 1] != ' ')
            key[used++] = ' ';
        else if (byte >= 0x80 || is_alnum(byte))
            key[used++] = (char)byte;
    }
    if (used > 0 && key[used - 1] == ' ')
        used--;
    key[used] = '\0';
    return used;
}

uint32_t cvx_word_find(const struct cvx_word *rows, size_t count, const char *text, const char *key)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(key, text + rows[middle].offset);
        if (order == 0)
            return rows[middle].value;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}
