/* SPDX-License-Identifier: MIT */
/* Styled lines: the words, which of them are marked how, and where links lead. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "importers/outline/styled.h"

/* `marks` has a letter for each byte of `text`: s strong, e emphasis, b both, c code, l link, i
 * image, '.' none. */
static const struct row {
    const char *markdown, *text, *marks, *url;
} rows[] = {
    {"plain", "plain", ".....", NULL},
    {"**a** b", "a b", "s..", NULL},
    {"*a* __b__", "a b", "e.s", NULL},
    {"***a***", "a", "b", NULL},
    {"a * b", "a * b", ".....", NULL},
    {"snake_case_name", "snake_case_name", "...............", NULL},
    {"**open", "**open", "......", NULL},
    {"\\*a\\*", "*a*", "...", NULL},
    {"`*a*`", "*a*", "ccc", NULL},
    {"[a](https://a.example) b", "a b", "l..", "https://a.example"},
    {"<https://a.example>", "https://a.example", "lllllllllllllllll", "https://a.example"},
    {"[a](#)", "a", "l", NULL},
    {"[a] (b)", "[a] (b)", ".......", NULL},
    {"![a](a.png)", "a", "i", NULL},
    {"[![a](a.svg)](https://a.example) b", "a b", "i..", "https://a.example"},
    {"[[PDF]](https://a.example)", "[PDF]", "lllll", "https://a.example"},
    {"a^[b [c](d)] e", "a (b c) e", ".....l...", "d"},
    {"a^[b", "a^[b", "....", NULL},
    {"<b>a</b> &amp; <i>b</i>", "a & b", "s...e", NULL},
    {"a<br>b", "a\nb", "...", NULL},
    {"1 < 2 & 3", "1 < 2 & 3", ".........", NULL},
    {"&#65;&#x42;", "AB", "..", NULL},
    {"", "", "", NULL},
};

static char letter_of(unsigned marks)
{
    if (marks & CVX_MARK_IMAGE)
        return 'i';
    if (marks & CVX_MARK_LINK)
        return 'l';
    if (marks & CVX_MARK_CODE)
        return 'c';
    const unsigned both = marks & (CVX_MARK_STRONG | CVX_MARK_EMPHASIS);
    return both == (CVX_MARK_STRONG | CVX_MARK_EMPHASIS) ? 'b'
           : both == CVX_MARK_STRONG                     ? 's'
           : both                                        ? 'e'
                                                         : '.';
}

static void reads(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct cvx_styled styled = cvx_styled_read(rows[i].markdown, &arena);
        char marks[64] = {0};
        assert_string_equal(styled.text, rows[i].text);
        assert_int_equal(styled.len, strlen(rows[i].text));
        for (size_t byte = 0; byte < styled.len; byte++)
            marks[byte] = letter_of(styled.marks[byte]);
        assert_string_equal(marks, rows[i].marks);
        const char *url = cvx_styled_url(&styled);
        assert_string_equal(url ? url : "", rows[i].url ? rows[i].url : "");
    }
    cvx_arena_clear(&arena);
}

static void keeps_titles(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    const struct cvx_styled styled =
        cvx_styled_read("[a](https://a.example \"What it is\") [b](https://b.example)", &arena);
    assert_int_equal(styled.link_count, 2);
    assert_string_equal(styled.links[0].url, "https://a.example");
    assert_string_equal(styled.links[0].title, "What it is");
    assert_null(styled.links[1].title);
    cvx_arena_clear(&arena);
}

static void cuts(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    const struct cvx_styled styled = cvx_styled_read("a [b](https://b.example) **c**", &arena);
    const struct cvx_styled link = cvx_styled_cut(&styled, 1, 4, &arena);
    const struct cvx_styled strong = cvx_styled_cut(&styled, 4, styled.len, &arena);
    assert_string_equal(link.text, "b");
    assert_string_equal(cvx_styled_url(&link), "https://b.example");
    assert_string_equal(strong.text, "c");
    assert_null(cvx_styled_url(&strong));
    assert_true(cvx_styled_all(&strong, CVX_MARK_STRONG));
    assert_false(cvx_styled_all(&styled, CVX_MARK_STRONG));
    assert_string_equal(cvx_styled_plain(" **a** b ", &arena), "a b");
    cvx_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads), cmocka_unit_test(keeps_titles),
                                       cmocka_unit_test(cuts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
