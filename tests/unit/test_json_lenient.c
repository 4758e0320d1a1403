/* SPDX-License-Identifier: MIT */
/* The JSON reader when it is lenient: what it takes beyond JSON, that it says so once, and what it
 * still refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "formats/json.h"
#include "tests/support/read.h"

static void read_text(struct cvx_test_read *test, const char *json)
{
    *test = (struct cvx_test_read){.status = CVX_OK};
    cvx_arena_init(&test->arena, NULL);
    cvx_diag_init(&test->diag, NULL);
    cvx_str_init(&test->json, &test->arena);
    test->status =
        cvx_json_read_lenient(json, strlen(json), &test->arena, &test->diag, &test->root);
}

/* What a text is read as, written as JSON without white space around it. */
static const struct liberty {
    const char *json;
    const char *strict;
    uint32_t line, column;
    const char *note; /* part of it; NULL: there is none */
} liberties[] = {
    {"{\"a\": [1]}", "{\n  \"a\": [\n    1\n  ]\n}\n", 0, 0, NULL},
    {"// c\n[1]", "[\n  1\n]\n", 1, 1, "comments"},
    {"[1, /* 2,\n */ 3]", "[\n  1,\n  3\n]\n", 1, 5, "comments"},
    {"# c\r\n[] # d", "[]\n", 1, 1, "comments"},
    {"[1,\n 2,\n]", "[\n  1,\n  2\n]\n", 2, 3, "closing bracket"},
    {"{\"a\": 1,}", "{\n  \"a\": 1\n}\n", 1, 8, "closing bracket"},
    {"{\"a\": 1\n \"b\": 2}", "{\n  \"a\": 1,\n  \"b\": 2\n}\n", 1, 8, "missing"},
    {"['it \"x\"']", "[\n  \"it \\\"x\\\"\"\n]\n", 1, 2, "single quotes"},
    {"{$a_1: 1}", "{\n  \"$a_1\": 1\n}\n", 1, 2, "keys without quotes"},
    {"{é: 1}", "{\n  \"é\": 1\n}\n", 1, 2, "keys without quotes"},
    {"[0x1F, +5, .5, 5., -.5, 007, 1e5]",
     "[\n  \"0x1F\",\n  \"+5\",\n  \".5\",\n  \"5.\",\n  \"-.5\",\n  \"007\",\n  1e5\n]\n", 1, 2,
     "numbers"},
    {"[Infinity, -Infinity, NaN]", "[\n  \"Infinity\",\n  \"-Infinity\",\n  \"NaN\"\n]\n", 1, 2,
     "numbers"},
    {"[\"a\\\nb\", 1]", "[\n  \"ab\",\n  1\n]\n", 1, 2, "line ends"},
    {"[\"\\x41\\q\\'\"]", "[\n  \"Aq'\"\n]\n", 1, 2, "escapes"},
    {"[\"a\tb\"]", "[\n  \"a\\tb\"\n]\n", 1, 2, "tabs"},
    {"[\xC2\xA0"
     "1]",
     "[\n  1\n]\n", 1, 2, "white space"},
};

static void liberties_are_read_and_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof liberties / sizeof *liberties; i++) {
        const struct liberty *liberty = &liberties[i];
        struct cvx_test_read test;
        read_text(&test, liberty->json);
        if (test.status != CVX_OK)
            fail_msg("%s: %s", liberty->json, test.diag.first->message);
        struct cvx_json_writer *writer = cvx_json_open(&test.json);
        cvx_json_add_node(writer, NULL, test.root);
        assert_int_equal(cvx_json_close(writer, &test.diag), CVX_OK);
        assert_string_equal(cvx_str_get(&test.json), liberty->strict);
        const struct cvx_diagnostic *said = test.diag.first;
        if (!liberty->note) {
            assert_null(said);
        } else {
            assert_non_null(said);
            assert_int_equal(said->code, CVX_CODE_LENIENT);
            if (!strstr(said->message, liberty->note) || said->line != liberty->line ||
                said->column != liberty->column)
                fail_msg("%s: %u:%u %s", liberty->json, said->line, said->column, said->message);
            assert_null(said->next);
        }
        cvx_test_clear(&test);
    }
}

static void lines_are_counted_through_comments_and_texts(void **state)
{
    (void)state;
    struct cvx_test_read test;
    read_text(&test, "/* a\r\nb */ {\"k\": \"x\\\r\ny\", // c\n  l: 'é', m: 3}");
    assert_int_equal(test.status, CVX_OK);
    const struct cvx_node *last = cvx_node_find(test.root, "m");
    assert_int_equal(last->line, 4);
    assert_int_equal(last->column, 14);
    cvx_test_clear(&test);
}

static void each_kind_is_told_once(void **state)
{
    (void)state;
    struct cvx_test_read test;
    read_text(&test, "// a\n{a: 'x', // b\n b: 'y',}");
    assert_int_equal(test.status, CVX_OK);
    assert_int_equal(test.diag.counts[CVX_NOTE], 4);
    cvx_test_clear(&test);
}

static void what_is_broken_stays_refused(void **state)
{
    (void)state;
    static const char *const broken[] = {
        "[1 2]",     "[,]",        "{,}",       "{\"a\": }",    "[\"a\nb\"]",  "['a\"]",
        "[01x]",     "[+]",        "[0x]",      "[.]",          "[1e]",        "{a b: 1}",
        "[\"\\0\"]", "[\"\\x0\"]", "/* no end", "[1] [2]",      "{1: 2}",      "[maybe]",
        "{\"a\" 1}", "[NaNa]",     "",          "{\"a\": 1,,}", "[\"\\x00\"]", "[\"a\vb\"]"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct cvx_test_read test;
        read_text(&test, broken[i]);
        if (test.status != CVX_REJECTED || test.diag.counts[CVX_ERROR] != 1)
            fail_msg("%s was read", broken[i]);
        cvx_test_clear(&test);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(liberties_are_read_and_told),
        cmocka_unit_test(lines_are_counted_through_comments_and_texts),
        cmocka_unit_test(each_kind_is_told_once),
        cmocka_unit_test(what_is_broken_stays_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
