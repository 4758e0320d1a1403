/* SPDX-License-Identifier: MIT */
/* The grammars of numbers: RFC 8259, section 6, and JSON5, section 6. */
#include "formats/number.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_digits(const char *at, const char *end)
{
    while (at < end && is_digit(*at))
        at++;
    return at;
}

/* The end of "." or "e" with the digits that must follow; `at` when neither stands there, NULL when
 * the digits are missing. */
static const char *part_end(const char *at, const char *end, bool exponent)
{
    if (at == end || (exponent ? (*at | 0x20) != 'e' : *at != '.'))
        return at;
    at++;
    at += exponent && at < end && (*at == '+' || *at == '-');
    const char *digits = skip_digits(at, end);
    return digits == at ? NULL : digits;
}

const char *cvx_number_end(const char *at, const char *end)
{
    at += at < end && *at == '-';
    const char *stop = skip_digits(at, end);
    if (stop == at)
        return NULL;
    stop = part_end(stop, end, false);
    return stop ? part_end(stop, end, true) : NULL;
}

static const char *skip_hex(const char *at, const char *end)
{
    while (at < end && (is_digit(*at) || ((*at | 0x20) >= 'a' && (*at | 0x20) <= 'f')))
        at++;
    return at;
}

/* "12", "12.", ".5", "1e5" and what leads with zeros. */
static const char *decimal_end(const char *at, const char *end)
{
    const char *start = at;
    at = skip_digits(at, end);
    size_t digits = (size_t)(at - start);
    if (at < end && *at == '.') {
        const char *fraction = at + 1;
        at = skip_digits(fraction, end);
        digits += (size_t)(at - fraction);
    }
    if (!digits)
        return NULL;
    return part_end(at, end, true);
}

static bool starts(const char *at, const char *end, const char *word)
{
    const size_t len = strlen(word);
    return (size_t)(end - at) >= len && memcmp(at, word, len) == 0;
}

/* Whether a number could go on with `c`. */
static bool goes_on(char c)
{
    return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == '$' ||
           c == '.' || (unsigned char)c >= 0x80;
}

const char *cvx_odd_number_end(const char *at, const char *end)
{
    static const char *const words[] = {"Infinity", "NaN"};
    const char *stop = NULL;
    at += at < end && (*at == '+' || *at == '-');
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (starts(at, end, words[i]))
            stop = at + strlen(words[i]);
    if (!stop && (starts(at, end, "0x") || starts(at, end, "0X"))) {
        stop = skip_hex(at + 2, end);
        stop = stop == at + 2 ? NULL : stop;
    } else if (!stop) {
        stop = decimal_end(at, end);
    }
    return stop && (stop == end || !goes_on(*stop)) ? stop : NULL;
}
