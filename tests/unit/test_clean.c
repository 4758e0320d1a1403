/* SPDX-License-Identifier: MIT */
/* What cleaning takes out of texts and trees, and what it leaves alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/model/clean.h"
#include "tests/support/read.h"

static const struct {
    const char *text, *clean;
    uint32_t controls, invisible, breaks;
} texts[] = {
    {"plain, é, 中文, 🪑", NULL, 0, 0, 0},
    {"tab\tand\nnewline", NULL, 0, 0, 0},
    {"no\u00A0break, thin\u2009space", NULL, 0, 0, 0},
    {"joiners: 👩\u200D👧, می\u200Cخواهم", NULL, 0, 0, 0},
    {"marks \u200E\u200F stay, \uE000 too", NULL, 0, 0, 0},
    {"a\r\nb\rc\u2028d\u2029e\ff\vg\xC2\x85h", "a\nb\nc\nd\ne\nf\ng\nh", 0, 0, 0},
    {"bell\a, esc\x1B[31m, del\x7F, c1\xC2\x9F", "bell, esc[31m, del, c1", 4, 0, 0},
    {"no characters\uFFFE\uFFFF\U0001FFFF\uFDD0", "no characters", 4, 0, 0},
    {"zero\u200Bwidth \uFEFF, soft\u00ADhyphen, word\u2060joiner",
     "zerowidth , softhyphen, wordjoiner", 0, 4, 0},
    {"\u202Eevil\u202C", "evil", 0, 2, 0},
    {"\u2066balanced\u2069", NULL, 0, 0, 0},
    {"\u2066open", "open", 0, 1, 0},
    {"\u2069wrong way\u2066", "wrong way", 0, 2, 0},
    {"escaped:\\n- twice\\n\\nover", "escaped:\n- twice\n\nover", 0, 0, 3},
    {"a path C:\\new", NULL, 0, 0, 0},
    {"a formula \\nu + \\alpha", NULL, 0, 0, 0},
    {"code `\\n`", NULL, 0, 0, 0},
    {"real\nand \\n", NULL, 0, 0, 0},
    {"", NULL, 0, 0, 0},
};

static void texts_are_cleaned(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct cvx_arena arena;
        struct cvx_cleaning done;
        cvx_arena_init(&arena, NULL);
        const char *clean = cvx_text_clean(texts[i].text, &arena, &done);
        if (texts[i].clean)
            assert_string_equal(clean, texts[i].clean);
        else
            assert_ptr_equal(clean, texts[i].text);
        assert_int_equal(done.controls, texts[i].controls);
        assert_int_equal(done.invisible, texts[i].invisible);
        assert_int_equal(done.breaks, texts[i].breaks);
        cvx_arena_clear(&arena);
    }
}

static void trimming_knows_unicode_spaces(void **state)
{
    (void)state;
    size_t len;
    const char *text = cvx_text_trim(" \u00A0\u3000\n a b\u2009\t", &len);
    assert_int_equal(len, 3);
    assert_memory_equal(text, "a b", 3);
    cvx_text_trim(" \u00A0 ", &len);
    assert_int_equal(len, 0);
    cvx_text_trim("é", &len);
    assert_int_equal(len, 2);
}

static void clean_tree(struct cvx_test_read *test, const char *json)
{
    cvx_test_read_json(test, json, strlen(json));
    assert_int_equal(test->status, CVX_OK);
    assert_int_equal(cvx_tree_clean(test->root, &test->arena, &test->diag), CVX_OK);
}

static void blank_things_are_taken_out(void **state)
{
    (void)state;
    struct cvx_test_read test;
    clean_tree(&test, "{\"a\": null, \"b\": [\"\", {\"c\": \" \\u200b\"}, [[]], 0], \"d\": {},"
                      " \"e\": false}");
    assert_int_equal(test.root->count, 2);
    const struct cvx_node *list = cvx_node_find(test.root, "b");
    assert_int_equal(list->count, 1);
    assert_string_equal(cvx_node_pointer(list->first, &test.arena), "/b/3");
    assert_non_null(cvx_node_find(test.root, "e"));
    cvx_test_clear(&test);
}

static void private_and_switched_off_parts_are_taken_out(void **state)
{
    (void)state;
    struct cvx_test_read test;
    clean_tree(&test, "{\"work\": [{\"name\": \"a\", \"private\": true}, {\"name\": \"b\","
                      " \"private\": false, \"_x\": 1}], \"_off\": [1], \"-off\": {\"a\": 1},"
                      " \"talks\": {\"private\": true, \"x\": {\"y\": 1}}}");
    assert_int_equal(test.root->count, 1);
    const struct cvx_node *work = test.root->first;
    assert_int_equal(work->count, 1);
    assert_string_equal(cvx_node_find(work->first, "name")->text, "b");
    assert_non_null(cvx_node_find(work->first, "_x")); /* only sections are switched off */
    assert_null(cvx_node_find(work->first, "private"));
    assert_non_null(cvx_test_find(&test, CVX_CODE_PRIVATE, "/work/0"));
    assert_non_null(cvx_test_find(&test, CVX_CODE_PRIVATE, "/talks"));
    assert_non_null(cvx_test_find(&test, CVX_CODE_SWITCHED_OFF, "/_off"));
    assert_non_null(cvx_test_find(&test, CVX_CODE_SWITCHED_OFF, "/-off"));
    cvx_test_clear(&test);
}

static void what_is_taken_out_of_texts_is_reported(void **state)
{
    (void)state;
    struct cvx_test_read test;
    clean_tree(&test, "{\"a\": {\"b\": \"x\\u0007\"}, \"c\": \"y\\u200b\", \"d\": \"z\\r\\n\"}");
    assert_string_equal(cvx_test_find(&test, CVX_CODE_TEXT_CLEANED, NULL)->pointer, "/a/b");
    assert_non_null(cvx_test_find(&test, CVX_CODE_TEXT_CLEANED, "/c"));
    assert_null(cvx_test_find(&test, CVX_CODE_TEXT_CLEANED, "/d"));
    cvx_test_clear(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_cleaned),
        cmocka_unit_test(trimming_knows_unicode_spaces),
        cmocka_unit_test(blank_things_are_taken_out),
        cmocka_unit_test(private_and_switched_off_parts_are_taken_out),
        cmocka_unit_test(what_is_taken_out_of_texts_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
