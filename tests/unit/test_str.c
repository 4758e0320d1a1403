/* SPDX-License-Identifier: MIT */
/* The string builder: numbers as documents want them, and what a failed arena leaves. */
#include "core/base/str.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static int setup(void **state)
{
    static struct cvx_arena arena;
    static struct cvx_str str;
    cvx_arena_init(&arena, NULL);
    cvx_str_init(&str, &arena);
    *state = &str;
    return 0;
}

static int teardown(void **state)
{
    cvx_arena_clear(((struct cvx_str *)*state)->arena);
    return 0;
}

static void whole_numbers(void **state)
{
    static const long long values[] = {0, 7, -7, 10, 100, -1000, LLONG_MAX, LLONG_MIN};
    struct cvx_str *str = *state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        char expected[32];
        snprintf(expected, sizeof expected, "%lld", values[i]);
        cvx_str_reset(str);
        cvx_str_add_int(str, values[i]);
        assert_string_equal(cvx_str_get(str), expected);
    }
}

static void reals_have_no_more_digits_than_they_need(void **state)
{
    static const struct {
        double value;
        int decimals;
        const char *text;
    } cases[] = {
        {0, 2, "0"},
        {-0.001, 2, "0"},
        {0.5, 0, "1"},
        {1.25, 3, "1.25"},
        {-0.5, 1, "-0.5"},
        {595.276, 3, "595.276"},
        {10.10, 2, "10.1"},
        {10.01, 2, "10.01"},
        {-12.3456, 2, "-12.35"},
        {0.000001, 6, "0.000001"},
        {2.000049, 4, "2"},
        {99.999, 2, "100"},
    };
    struct cvx_str *str = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cvx_str_reset(str);
        cvx_str_add_real(str, cases[i].value, cases[i].decimals);
        assert_string_equal(cvx_str_get(str), cases[i].text);
    }
}

static void nothing_is_added_once_memory_is_out(void **state)
{
    struct cvx_str *str = *state;
    cvx_str_add(str, "before");
    str->arena->failed = true;
    for (int i = 0; i < 100; i++)
        cvx_str_add(str, "a text that needs room");
    assert_true(str->len < 100);
    assert_true(str->bytes[str->len] == '\0');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(whole_numbers, setup, teardown),
        cmocka_unit_test_setup_teardown(reals_have_no_more_digits_than_they_need, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_is_added_once_memory_is_out, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
