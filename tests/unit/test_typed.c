/* SPDX-License-Identifier: MIT */
/* What people type: what is taken for markup at all, and what Markdown is made of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/doc/typed.h"
#include "formats/markup.h"

static void plain_text_is_told_from_markup(void **state)
{
    (void)state;
    static const char *const plain[] = {
        "",           "R&D at AT&T",
        "C* and C++", "*nix",
        "5 * 3 * 2",  "snake_case_name",
        "a < b > c",  "I <3 it",
        "[sic]",      "[1]: note",
        "~10 %",      "C:\\temp",
        "1. FC Köln", "2019. A good year.",
        "+ 30 %",     "#1 seller",
        "-5 degrees", "> 90 % less",
        ">5 years",   "One.\nTwo.\n\nThree.",
        "--",         "---",
        "* * *\n",
    };
    static const char *const markup[] = {
        "**bold**",
        "_stress_",
        "`code`",
        "[a](http://x)",
        "<b>a</b>",
        "a<br>b",
        "&amp;",
        "&#8212;",
        "- a",
        "* a",
        "• a",
        "a\n• b",
        "1. a\n2. b",
        "+ a\n+ b",
        "# Heading",
        "> He said",
        "```\ncode\n```",
        "| a | b |",
        "~~gone~~",
        "Title\n-----",
        "\\*not\\*",
        "\xEF\x82\xB7 Word's bullet",
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (!cvx_typed_plain(plain[i], true))
            fail_msg("\"%s\" is taken for markup", plain[i]);
    for (size_t i = 0; i < sizeof markup / sizeof *markup; i++)
        if (cvx_typed_plain(markup[i], true))
            fail_msg("\"%s\" is not taken for markup", markup[i]);
}

static void one_line_has_no_lists(void **state)
{
    (void)state;
    assert_true(cvx_typed_plain("- CTO", false));
    assert_true(cvx_typed_plain("# 1 Company", false));
    assert_false(cvx_typed_plain("**CTO**", false));
}

static void typed_text_becomes_markdown(void **state)
{
    (void)state;
    static const struct {
        const char *text, *markdown;
        bool prose;
        unsigned dropped;
    } cases[] = {
        {"• a\n\t– b\n■ c", "- a\n    - b\n- c\n", true, 0},
        {"Intro:\n- a\nOutro", "Intro:\n\n- a\n\nOutro\n", true, 0},
        {"- a\n  more of a\n- b", "- a\n  more of a\n- b\n", true, 0},
        {"1. a\n2) b", "1. a\n2) b\n", true, 0},
        {"1. FC Köln", "1\\. FC Köln\n", true, 0},
        {"3. a\n4. b", "3\\. a\n4\\. b\n", true, 0},
        {"+ 30 %", "\\+ 30 %\n", true, 0},
        {"> 90 %", "\\> 90 %\n", true, 0},
        {"[1]: x", "\\[1]: x\n", true, 0},
        {"    indented", "indented\n", true, 0},
        {"a\n===", "a\n\n", true, CVX_DROP_HEADING},
        {"a\n\n* * *\nb", "a\n\n\nb\n", true, CVX_DROP_RULE},
        {"2*3*4", "2\\*3\\*4\n", true, 0},
        {"~~a bit~~ gone", "a bit gone\n", true, 0},
        {"| a | b |\n|---|:-:|\n| c | d |", "a · b \nc · d \n", true, CVX_DROP_TABLE},
        {"```\n- no list\n```", "```\n- no list\n```\n", true, 0},
        {"- CTO\n# 1", "\\- CTO \\# 1", false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvx_arena arena;
        struct cvx_str out;
        cvx_arena_init(&arena, NULL);
        cvx_str_init(&out, &arena);
        const unsigned dropped = cvx_typed_markdown(cases[i].text, cases[i].prose, &out);
        assert_string_equal(cvx_str_get(&out), cases[i].markdown);
        assert_int_equal(dropped, cases[i].dropped);
        cvx_arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_told_from_markup),
        cmocka_unit_test(one_line_has_no_lists),
        cmocka_unit_test(typed_text_becomes_markdown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
