/* SPDX-License-Identifier: MIT */
/* The string builder. Room doubles; the arena lengthens the newest block in place. */
#include "core/base/str.h"

#include "core/base/utf8.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
    FIRST_ROOM = 64,
    USUAL_FORMAT = 32, /* bytes that most formats make at most */
};

void cvx_str_init(struct cvx_str *str, struct cvx_arena *arena)
{
    *str = (struct cvx_str){.arena = arena};
}

void cvx_str_reset(struct cvx_str *str)
{
    str->len = 0;
    if (str->bytes)
        str->bytes[0] = '\0';
}

const char *cvx_str_get(const struct cvx_str *str)
{
    return str->bytes ? str->bytes : "";
}

/* Makes room for `more` bytes and a NUL. */
static bool reserve(struct cvx_str *str, size_t more)
{
    if (more >= SIZE_MAX / 4 - str->len) {
        str->arena->failed = true;
        return false;
    }
    const size_t need = str->len + more + 1;
    if (need <= str->room)
        return true;
    size_t room = str->room ? str->room * 2 : FIRST_ROOM;
    if (room < need)
        room = need;
    char *bytes = cvx_arena_grow(str->arena, str->bytes, str->room, room);
    if (!bytes)
        return false;
    str->bytes = bytes;
    str->room = room;
    return true;
}

char *cvx_str_extend(struct cvx_str *str, size_t len)
{
    if (!reserve(str, len))
        return NULL;
    char *bytes = str->bytes + str->len;
    str->len += len;
    str->bytes[str->len] = '\0';
    return bytes;
}

void cvx_str_add_bytes(struct cvx_str *str, const void *bytes, size_t len)
{
    char *at = cvx_str_extend(str, len);
    if (at && len)
        memcpy(at, bytes, len);
}

void cvx_str_add(struct cvx_str *str, const char *string)
{
    cvx_str_add_bytes(str, string, strlen(string));
}

extern inline void cvx_str_add_char(struct cvx_str *str, char byte);

void cvx_str_add_code_point(struct cvx_str *str, uint32_t code_point)
{
    char bytes[CVX_UTF8_MAX];
    cvx_str_add_bytes(str, bytes, cvx_utf8_encode(code_point, bytes));
}

void cvx_str_add_int(struct cvx_str *str, long long value)
{
    char digits[24];
    size_t start = sizeof digits;
    unsigned long long rest = value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value;
    do
        digits[--start] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        digits[--start] = '-';
    cvx_str_add_bytes(str, digits + start, sizeof digits - start);
}

void cvx_str_add_real(struct cvx_str *str, double value, int decimals)
{
    static const long long scales[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    const long long scale = scales[decimals];
    const long long scaled = llround(value * (double)scale);
    const long long whole = scaled / scale;
    long long rest = scaled % scale;
    if (scaled < 0 && whole == 0)
        cvx_str_add_char(str, '-');
    cvx_str_add_int(str, whole);
    if (rest == 0)
        return;
    rest = rest < 0 ? -rest : rest;
    cvx_str_add_char(str, '.');
    for (long long place = scale / 10; rest; rest %= place, place /= 10)
        cvx_str_add_char(str, (char)('0' + rest / place));
}

/* Prints where the string ends, as far as there is room; returns what vsnprintf() does. */
__attribute__((format(printf, 2, 0))) static int print(struct cvx_str *str, const char *format,
                                                       va_list args)
{
    return vsnprintf(str->bytes + str->len, str->room - str->len, format, args);
}

void cvx_str_add_format(struct cvx_str *str, const char *format, ...)
{
    va_list args, again;
    if (!reserve(str, USUAL_FORMAT))
        return;
    va_start(args, format);
    va_copy(again, args);
    int len = print(str, format, args);
    if (len >= 0 && (size_t)len >= str->room - str->len && reserve(str, (size_t)len))
        len = print(str, format, again);
    va_end(again);
    va_end(args);
    if (len >= 0 && (size_t)len < str->room - str->len)
        str->len += (size_t)len;
    else
        str->bytes[str->len] = '\0';
}
