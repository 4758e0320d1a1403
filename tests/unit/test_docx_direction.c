/* SPDX-License-Identifier: MIT */
/* Where runs of a DOCX are split: by direction, and at figures that a family lacks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "exporters/docx/direction.h"

/* The segments of `text`, each behind < or > for its direction. */
static void expect_segments(const char *text, bool base_rtl, const char *expected)
{
    char got[200] = "";
    size_t used = 0;
    for (size_t len; *text; text += len) {
        bool rtl;
        len = cvx_docx_segment_len(text, base_rtl, &rtl);
        assert_in_range(len, 1, strlen(text));
        used += (size_t)snprintf(got + used, sizeof got - used, "%c%.*s", rtl ? '<' : '>', (int)len,
                                 text);
    }
    assert_string_equal(got, expected);
}

static void segments_have_one_direction(void **state)
{
    (void)state;
    expect_segments("Rust, C++ 2019", false, ">Rust, C++ 2019");
    expect_segments("ב־C++ וב־Rust, אחר", true, "<ב־>C++< וב־>Rust<, אחר");
    expect_segments("נוב׳ 2019 – היום", true, "<נוב׳ 2019 – היום");
    expect_segments("2019", true, "<2019");
    expect_segments("Galim (גלים) Ltd", false, ">Galim (<גלים>) Ltd");
}

/* The pieces of right-to-left text, figures in brackets. */
static void expect_figures(const char *text, const char *expected)
{
    char got[200] = "";
    size_t used = 0;
    for (size_t len; *text; text += len) {
        bool figures;
        len = cvx_docx_figures_len(text, strlen(text), &figures);
        assert_in_range(len, 1, strlen(text));
        used += (size_t)snprintf(got + used, sizeof got - used, figures ? "[%.*s]" : "%.*s",
                                 (int)len, text);
    }
    assert_string_equal(got, expected);
}

static void figures_stand_alone(void **state)
{
    (void)state;
    expect_figures("היום", "היום");
    expect_figures("נוב׳ 2019 – היום", "נוב׳ [2019] – היום");
    expect_figures("מ־1.4 שניות, ב־38%.", "מ־[1.4] שניות, ב־[38%].");
    expect_figures("12", "[12]");
    expect_figures("2015 – 2019", "[2015] – [2019]");
}

static void the_length_is_kept_to(void **state)
{
    (void)state;
    bool figures;
    assert_int_equal(cvx_docx_figures_len("2019", 2, &figures), 2);
    assert_true(figures);
    assert_int_equal(cvx_docx_figures_len("ab12", 2, &figures), 2);
    assert_false(figures);
}

static void the_first_letter_says_the_direction(void **state)
{
    (void)state;
    assert_true(cvx_docx_starts_rtl("12 עולם world"));
    assert_false(cvx_docx_starts_rtl("(world) עולם"));
    assert_false(cvx_docx_starts_rtl("12"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(segments_have_one_direction),
        cmocka_unit_test(figures_stand_alone),
        cmocka_unit_test(the_length_is_kept_to),
        cmocka_unit_test(the_first_letter_says_the_direction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
