/* SPDX-License-Identifier: MIT */
/* RFC 3492, section 6.3, with its parameters for host names (section 5). */
#include "core/model/punycode.h"

#include "core/base/utf8.h"

enum { BASE = 36, T_MIN = 1, T_MAX = 26, SKEW = 38, DAMP = 700, BIAS = 72, FIRST = 0x80 };

static char digit(uint32_t value)
{
    return (char)(value < 26 ? 'a' + value : '0' + value - 26);
}

static uint32_t adapt(uint32_t delta, uint32_t points, bool first)
{
    delta = first ? delta / DAMP : delta / 2;
    delta += delta / points;
    uint32_t k = 0;
    for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
        delta /= BASE - T_MIN;
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static void add_integer(struct cvx_str *out, uint32_t value, uint32_t bias)
{
    for (uint32_t k = BASE;; k += BASE) {
        const uint32_t t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
        if (value < t)
            break;
        cvx_str_add_char(out, digit(t + (value - t) % (BASE - t)));
        value = (value - t) / (BASE - t);
    }
    cvx_str_add_char(out, digit(value));
}

/* The smallest of the code points that is at least `least`. */
static uint32_t next_point(const uint32_t points[], size_t count, uint32_t least)
{
    uint32_t next = UINT32_MAX;
    for (size_t i = 0; i < count; i++)
        if (points[i] >= least && points[i] < next)
            next = points[i];
    return next;
}

bool cvx_punycode_add(struct cvx_str *out, const char *label, size_t len)
{
    uint32_t points[CVX_PUNYCODE_LABEL_MAX];
    size_t count = 0;
    const size_t start = out->len;
    cvx_str_add(out, "xn--");
    for (size_t at = 0, size; at < len; at += size) {
        if (count == CVX_PUNYCODE_LABEL_MAX)
            return false;
        uint32_t c = cvx_utf8_decode(label + at, len - at, &size);
        if (c >= 'A' && c <= 'Z')
            c |= 0x20;
        points[count++] = c;
        if (c < FIRST)
            cvx_str_add_char(out, (char)c);
    }
    const size_t basic = out->len - start - 4;
    if (basic)
        cvx_str_add_char(out, '-');
    uint32_t n = FIRST;
    uint32_t delta = 0;
    uint32_t bias = BIAS;
    for (size_t handled = basic; handled < count;) {
        /* At most 63 points up to U+10FFFF: delta stays far below 2^32. */
        const uint32_t m = next_point(points, count, n);
        delta += (m - n) * (uint32_t)(handled + 1);
        n = m;
        for (size_t i = 0; i < count; i++) {
            delta += points[i] < n;
            if (points[i] != n)
                continue;
            add_integer(out, delta, bias);
            bias = adapt(delta, (uint32_t)handled + 1, handled == basic);
            delta = 0;
            handled++;
        }
        delta++;
        n++;
    }
    return out->len - start <= CVX_PUNYCODE_LABEL_MAX;
}
