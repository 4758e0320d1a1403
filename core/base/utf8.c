/* SPDX-License-Identifier: MIT */
/* UTF-8, by the table of well-formed byte sequences (Unicode 15.0, table 3-7). */
#include "core/base/utf8.h"

#include <string.h>

/* The range that the second byte must lie in, and the length of the sequence; none comes first. */
static const struct form {
    unsigned char second_min, second_max, size;
} forms[] = {
    {0xFF, 0x00, 0}, /* none */
    {0x80, 0xBF, 2}, /* C2 to DF */
    {0xA0, 0xBF, 3}, /* E0 */
    {0x80, 0xBF, 3}, /* E1 to EC, EE, EF */
    {0x80, 0x9F, 3}, /* ED */
    {0x90, 0xBF, 4}, /* F0 */
    {0x80, 0xBF, 4}, /* F1 to F3 */
    {0x80, 0x8F, 4}, /* F4 */
};

/* The place in forms[] for each lead byte from 0xC0 on. */
static const uint8_t form_of[0x40] = {
    0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* C0 */
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, /* D0 */
    2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 3, 3, /* E0 */
    5, 6, 6, 6, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* F0 */
};

uint32_t cvx_utf8_decode(const char *bytes, size_t len, size_t *size)
{
    const unsigned char *b = (const unsigned char *)bytes;
    *size = 1;
    if (b[0] < 0x80)
        return b[0];
    const struct form *form = &forms[b[0] < 0xC0 ? 0 : form_of[b[0] - 0xC0]];
    if (len < 2 || len < form->size || b[1] < form->second_min || b[1] > form->second_max)
        return CVX_UTF8_INVALID;
    uint32_t code_point = b[0] & (0x7FU >> form->size);
    for (size_t i = 1; i < form->size; i++) {
        if ((b[i] & 0xC0) != 0x80)
            return CVX_UTF8_INVALID;
        code_point = code_point << 6 | (b[i] & 0x3FU);
    }
    *size = form->size;
    return code_point;
}

uint32_t cvx_utf8_next(const char **cursor)
{
    const char *at = *cursor;
    if ((unsigned char)*at < 0x80) {
        *cursor = at + (*at != '\0');
        return (unsigned char)*at;
    }
    size_t len = 1;
    while (len < CVX_UTF8_MAX && at[len])
        len++;
    size_t size;
    const uint32_t code_point = cvx_utf8_decode(at, len, &size);
    *cursor = at + size;
    return code_point;
}

size_t cvx_utf8_encode(uint32_t code_point, char bytes[CVX_UTF8_MAX])
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        code_point = CVX_UTF8_INVALID;
    if (code_point < 0x80) {
        bytes[0] = (char)code_point;
        return 1;
    }
    const size_t size = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    static const unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = size - 1; i > 0; i--) {
        bytes[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    bytes[0] = (char)(marks[size] | code_point);
    return size;
}

/* Eight bytes at once, in whatever order the machine has: they are only counted and tested. */
static uint64_t load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

size_t cvx_utf8_ascii_len(const char *bytes, size_t len)
{
    size_t at = 0;
    while (len - at >= sizeof(uint64_t) && !(load(bytes + at) & 0x8080808080808080))
        at += sizeof(uint64_t);
    while (at < len && (unsigned char)bytes[at] < 0x80)
        at++;
    return at;
}

size_t cvx_utf8_print_len(const char *bytes, size_t len)
{
    const uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
    size_t at = 0;
    for (; len - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
        const uint64_t word = load(bytes + at);
        /* what is above 0x7F, below 0x20, 0x7F, or behind one of these */
        if ((word | (word - 0x20 * ones) | (word + ones)) & tops)
            break;
    }
    while (at < len && bytes[at] >= 0x20 && bytes[at] < 0x7F)
        at++;
    return at;
}

size_t cvx_utf8_valid_len(const char *bytes, size_t len)
{
    size_t at = cvx_utf8_ascii_len(bytes, len);
    while (at < len) {
        size_t size;
        const uint32_t code_point = cvx_utf8_decode(bytes + at, len - at, &size);
        if (code_point == CVX_UTF8_INVALID && size == 1)
            break;
        at += size;
        if (at < len && (unsigned char)bytes[at] < 0x80)
            at += cvx_utf8_ascii_len(bytes + at, len - at);
    }
    return at;
}

size_t cvx_utf8_count(const char *bytes, size_t len)
{
    const uint64_t ones = 0x0101010101010101;
    size_t count = len;
    size_t at = 0;
    for (; len - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
        const uint64_t word = load(bytes + at);
        const uint64_t continuations = (word >> 7) & ~(word >> 6) & ones; /* 10xxxxxx */
        count -= continuations * ones >> 56;
    }
    for (; at < len; at++)
        count -= ((unsigned char)bytes[at] & 0xC0) == 0x80;
    return count;
}
