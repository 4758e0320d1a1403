/* SPDX-License-Identifier: MIT */
/* Folding by a table made at build time. */
#include "core/lang/fold.h"

#include "core/base/utf8.h"

#include <stdbool.h>

struct fold {
    uint16_t from, to; /* code points; to 0: dropped */
};
#include "generated/fold.h"

#define FOLD_COUNT (sizeof fold_rows / sizeof *fold_rows)

uint32_t cvx_fold(uint32_t code_point)
{
    if (code_point < 0x80) /* most text is */
        return code_point >= 'A' && code_point <= 'Z' ? code_point + ('a' - 'A') : code_point;
    size_t low = 0, high = FOLD_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fold_rows[middle].from == code_point)
            return fold_rows[middle].to;
        if (code_point < fold_rows[middle].from)
            high = middle;
        else
            low = middle + 1;
    }
    return code_point;
}

size_t cvx_fold_text(const char *text, size_t len, char *folded, size_t room)
{
    size_t used = 0;
    bool blank = false; /* white space is due before the next letter */
    for (size_t i = 0, size; i < len; i += size) {
        uint32_t letter = cvx_fold(cvx_utf8_decode(text + i, len - i, &size));
        if (letter == 0)
            continue;
        if (letter == ' ' || (letter >= '\t' && letter <= '\r')) {
            blank = used > 0;
            continue;
        }
        if (used + CVX_UTF8_MAX + 2 > room) {
            used = 0;
            break;
        }
        if (blank)
            folded[used++] = ' ';
        blank = false;
        used += cvx_utf8_encode(letter, folded + used);
    }
    if (room > 0)
        folded[used] = '\0';
    return used;
}
