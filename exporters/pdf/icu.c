/* SPDX-License-Identifier: MIT */
/* The only file that includes ICU: line break iterators and the bidirectional algorithm. */
#include "exporters/pdf/icu.h"

#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

static void *breaker_open(const char *locale)
{
    UErrorCode error = U_ZERO_ERROR;
    return ubrk_open(UBRK_LINE, locale, NULL, 0, &error);
}

static void breaker_close(void *breaker)
{
    ubrk_close(breaker);
}

static bool breaker_run(void *breaker, const char *text, size_t len, uint8_t *marks)
{
    UErrorCode error = U_ZERO_ERROR;
    UText *utf8 = utext_openUTF8(NULL, text, (int64_t)len, &error);
    if (U_SUCCESS(error))
        ubrk_setUText(breaker, utf8, &error);
    memset(marks, 0, len);
    for (int32_t at = U_SUCCESS(error) ? ubrk_first(breaker) : UBRK_DONE; at != UBRK_DONE;
         at = ubrk_next(breaker))
        if (at > 0 && (size_t)at < len)
            marks[at] = 1;
    if (utf8)
        utext_close(utf8);
    return U_SUCCESS(error);
}

static bool levels_find(const uint16_t *units, size_t count, bool rtl, uint8_t *levels)
{
    UErrorCode error = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_openSized((int32_t)count, 0, &error);
    if (!bidi)
        return false;
    ubidi_setPara(bidi, (const UChar *)units, (int32_t)count, rtl ? 1 : 0, NULL, &error);
    const UBiDiLevel *found = ubidi_getLevels(bidi, &error);
    if (U_SUCCESS(error))
        memcpy(levels, found, count);
    ubidi_close(bidi);
    return U_SUCCESS(error);
}

static enum cvx_direction direction_find(uint32_t code_point)
{
    switch (u_charDirection((UChar32)code_point)) {
    case U_LEFT_TO_RIGHT:
        return CVX_DIRECTION_LTR;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
        return CVX_DIRECTION_RTL;
    case U_EUROPEAN_NUMBER:
    case U_EUROPEAN_NUMBER_SEPARATOR:
    case U_EUROPEAN_NUMBER_TERMINATOR:
    case U_ARABIC_NUMBER:
    case U_COMMON_NUMBER_SEPARATOR:
        return CVX_DIRECTION_NUMBER;
    default:
        return CVX_DIRECTION_NEUTRAL;
    }
}

const struct cvx_icu cvx_icu_module = {
    .breaker_open = breaker_open,
    .breaker_close = breaker_close,
    .breaker_run = breaker_run,
    .levels_find = levels_find,
    .direction_find = direction_find,
};
