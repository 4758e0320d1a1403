/* SPDX-License-Identifier: MIT */
/* What the layout asks of ICU, as a module: loading ICU costs more than laying out a page, and most
 * CVs need none of it. Called by linebreak.c, bidi.c and marks.c. */
#ifndef CVX_EXPORTERS_PDF_ICU_H
#define CVX_EXPORTERS_PDF_ICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which way a character runs, as far as that is its own (UAX #9, table 4). */
enum cvx_direction {
    CVX_DIRECTION_NEUTRAL,
    CVX_DIRECTION_NUMBER, /* digits, and what stands in numbers: + - . , : / % $ and others */
    CVX_DIRECTION_LTR,
    CVX_DIRECTION_RTL,
};

struct cvx_icu {
    /* A line breaker for an ICU locale such as "ja@lb=strict". NULL when ICU or memory fails. */
    void *(*breaker_open)(const char *locale);
    void (*breaker_close)(void *breaker);
    /* Sets marks[i] to 1 for each byte of the UTF-8 text before which a line may end, but for its
     * first byte; to 0 for all others. False when ICU or memory fails. */
    bool (*breaker_run)(void *breaker, const char *text, size_t len, uint8_t *marks);
    /* The bidi levels of UTF-16 units in a paragraph whose base direction is given. */
    bool (*levels_find)(const uint16_t *units, size_t count, bool rtl, uint8_t *levels);
    enum cvx_direction (*direction_find)(uint32_t code_point);
};

extern const struct cvx_icu cvx_icu_module;

#endif
