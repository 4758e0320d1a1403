/* SPDX-License-Identifier: MIT */
/* UTF-8, over every code point and every kind of bytes that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/utf8.h"

static void every_scalar_value_round_trips(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
        char bytes[CVX_UTF8_MAX + 1] = {0};
        size_t size;
        const size_t len = cvx_utf8_encode(c, bytes);
        const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        assert_int_equal(cvx_utf8_decode(bytes, len, &size), surrogate ? CVX_UTF8_INVALID : c);
        assert_int_equal(size, len);
        assert_int_equal(cvx_utf8_valid_len(bytes, len), len);
        const char *cursor = bytes;
        assert_int_equal(cvx_utf8_next(&cursor), surrogate ? CVX_UTF8_INVALID : c);
        assert_ptr_equal(cursor, bytes + len);
        assert_int_equal(cvx_utf8_next(&cursor), 0);
        assert_ptr_equal(cursor, bytes + len);
    }
    char bytes[CVX_UTF8_MAX];
    assert_int_equal(cvx_utf8_encode(0x110000, bytes), 3);
    assert_memory_equal(bytes, "\uFFFD", 3);
}

static void what_is_no_utf8_is_told(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "\x80",
        "\xBF",
        "\xC0\xAF",
        "\xC1\x81",
        "\xC3",
        "\xC3(",
        "\xE0\x9F\x80",
        "\xE2\x82",
        "\xE2(\xA1",
        "\xED\xA0\x80",
        "\xF0\x8F\x80\x80",
        "\xF0\x9F\x92",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFF",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[32] = "abcdefgh\xC3\xA9";
        strcat(text, bad[i]);
        size_t size;
        assert_int_equal(cvx_utf8_decode(bad[i], strlen(bad[i]), &size), CVX_UTF8_INVALID);
        assert_int_equal(size, 1);
        assert_int_equal(cvx_utf8_valid_len(text, strlen(text)), 10);
    }
    assert_int_equal(cvx_utf8_valid_len("a\uFFFD", 4), 4); /* U+FFFD itself is valid */
}

/* Words of eight bytes and what is left of them. */
static void counting_works_at_every_length(void **state)
{
    (void)state;
    char text[200] = "";
    size_t count = 0;
    static const char *const letters[] = {"a", "é", "中", "🪑"};
    for (size_t i = 0; i < 60; i++) {
        assert_int_equal(cvx_utf8_count(text, strlen(text)), count++);
        assert_int_equal(cvx_utf8_valid_len(text, strlen(text)), strlen(text));
        strcat(text, letters[i * 7 % 4]);
    }
    memset(text, 'x', sizeof text);
    for (size_t at = 0; at < 40; at++) {
        text[at] = '\xC3';
        assert_int_equal(cvx_utf8_ascii_len(text, 64), at);
        text[at] = 'x';
    }
    assert_int_equal(cvx_utf8_ascii_len(text, 61), 61);
}

static void any_byte_but_printable_ascii_ends_it(void **state)
{
    (void)state;
    for (int byte = 0; byte <= 0xFF; byte++)
        for (size_t at = 0; at < 20; at++) {
            char text[] = " ~ ~ ~ ~ ~ ~ ~ ~ ~ ~";
            text[at] = (char)(unsigned char)byte;
            const bool prints = byte >= 0x20 && byte < 0x7F;
            assert_int_equal(cvx_utf8_print_len(text, 20), prints ? 20 : at);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scalar_value_round_trips),
        cmocka_unit_test(what_is_no_utf8_is_told),
        cmocka_unit_test(counting_works_at_every_length),
        cmocka_unit_test(any_byte_but_printable_ascii_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
