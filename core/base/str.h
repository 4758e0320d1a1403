/* SPDX-License-Identifier: MIT */
/* A string builder over an arena. Always NUL-terminated once it holds anything; sticky: when memory
 * is out the arena is `failed`, later appends do nothing, and the caller asks the arena once, at
 * the end. Numbers are written without the locale: the decimal point is always U+002E. */
#ifndef CVX_BASE_STR_H
#define CVX_BASE_STR_H

#include "core/base/arena.h"

#include <stdint.h>

struct cvx_str {
    struct cvx_arena *arena;
    char *bytes; /* NULL until something is appended */
    size_t len;  /* bytes, without the NUL */
    size_t room; /* bytes allocated */
};

void cvx_str_init(struct cvx_str *str, struct cvx_arena *arena);

/* Forgets the content, keeps the room. */
void cvx_str_reset(struct cvx_str *str);

/* The content; "" when empty. Valid until the next append. */
const char *cvx_str_get(const struct cvx_str *str);

void cvx_str_add(struct cvx_str *str, const char *string);
void cvx_str_add_bytes(struct cvx_str *str, const void *bytes, size_t len);

/* Appends `len` bytes that the caller writes, all of them, to where this points. NULL when memory
 * is out. Valid until the next append. */
char *cvx_str_extend(struct cvx_str *str, size_t len);

/* Inline, since most of what is written is written by it. */
inline void cvx_str_add_char(struct cvx_str *str, char byte)
{
    if (str->len + 1 < str->room) {
        str->bytes[str->len++] = byte;
        str->bytes[str->len] = '\0';
    } else {
        cvx_str_add_bytes(str, &byte, 1);
    }
}

/* One code point as UTF-8. Surrogates and values above U+10FFFF become U+FFFD. */
void cvx_str_add_code_point(struct cvx_str *str, uint32_t code_point);

void cvx_str_add_int(struct cvx_str *str, long long value);

/* `value` rounded to at most `decimals` (0 to 6) places, trailing zeros dropped, never "-0". */
void cvx_str_add_real(struct cvx_str *str, double value, int decimals);

/* printf. Use it where neither reals nor the locale are involved. */
void cvx_str_add_format(struct cvx_str *str, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
