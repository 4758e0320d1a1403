/* SPDX-License-Identifier: MIT */
/* The strict JSON reader: values and places, what is warned of, and every way to be wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/limits.h"
#include "tests/support/read.h"

static void read_text(struct cvx_test_read *test, const char *text)
{
    cvx_test_read_json(test, text, strlen(text));
}

static void values_know_their_place(void **state)
{
    (void)state;
    struct cvx_test_read test;
    read_text(&test, "{\r\n  \"é\": [1, \"ü\",\r true],\n\t\"o\": {}}");
    assert_int_equal(test.status, CVX_OK);
    const struct cvx_node *list = cvx_node_find(test.root, "é");
    assert_non_null(list);
    assert_int_equal(list->line, 2);
    assert_int_equal(list->column, 8);
    const struct cvx_node *text = list->first->next;
    assert_string_equal(text->text, "ü");
    assert_int_equal(text->column, 12);
    assert_int_equal(text->next->line, 3); /* CR alone ends a line */
    assert_int_equal(text->next->column, 2);
    const struct cvx_node *object = cvx_node_find(test.root, "o");
    assert_int_equal(object->line, 4);
    assert_int_equal(object->column, 7);
    assert_int_equal(object->id, 5);
    cvx_test_clear(&test);
}

static void numbers_keep_their_spelling(void **state)
{
    (void)state;
    static const char *const numbers[] = {
        "0", "-0", "4.50", "1.2e6", "1E+2", "1e-9", "12345678901234567890", "0.0"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct cvx_test_read test;
        read_text(&test, numbers[i]);
        assert_int_equal(test.status, CVX_OK);
        assert_int_equal(test.root->kind, CVX_NODE_NUMBER);
        assert_string_equal(test.root->text, numbers[i]);
        cvx_test_clear(&test);
    }
}

static void escapes_are_resolved(void **state)
{
    (void)state;
    struct cvx_test_read test;
    read_text(&test, "\"\\u0041\\u00e9\\uD83E\\uDE91 \\\"\\\\\\/\\b\\f\\n\\r\\t\"");
    assert_int_equal(test.status, CVX_OK);
    assert_string_equal(test.root->text, "Aé\U0001FA91 \"\\/\b\f\n\r\t");
    assert_null(test.diag.first);
    cvx_test_clear(&test);
}

static void half_characters_are_replaced(void **state)
{
    (void)state;
    static const struct {
        const char *json, *text;
    } cases[] = {
        {"\"a\\uD83E\"", "a\uFFFD"},
        {"\"\\uDE91\\uD83E\"", "\uFFFD\uFFFD"},
        {"\"\\uD83Ex\"", "\uFFFDx"},
        {"\"\\uD83E\\u0041\"", "\uFFFD"
                               "A"},
        {"\"\\uD83E\\uD83E\\uDE91\"", "\uFFFD\U0001FA91"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cvx_test_read test;
        read_text(&test, cases[i].json);
        assert_int_equal(test.status, CVX_OK);
        assert_string_equal(test.root->text, cases[i].text);
        assert_non_null(cvx_test_find(&test, CVX_CODE_SURROGATE, ""));
        cvx_test_clear(&test);
    }
}

static void the_last_of_equal_keys_wins(void **state)
{
    (void)state;
    struct cvx_test_read test;
    read_text(&test, "{\"a\": 1,\n \"b\": 2, \"a\": 3, \"\\u0061\": 4}");
    assert_int_equal(test.status, CVX_OK);
    assert_int_equal(test.root->count, 2);
    assert_string_equal(test.root->first->key, "b");
    assert_string_equal(cvx_node_find(test.root, "a")->text, "4");
    assert_ptr_equal(test.root->last, cvx_node_find(test.root, "a"));
    assert_int_equal(test.diag.counts[CVX_WARNING], 2);
    const struct cvx_diagnostic *first = cvx_test_find(&test, CVX_CODE_DUPLICATE_KEY, "/a");
    assert_int_equal(first->line, 2); /* of the key, as in the message */
    assert_int_equal(first->column, 10);
    assert_non_null(strstr(first->message, "1:2"));
    const struct cvx_node *b = cvx_node_find(test.root, "b");
    assert_int_equal(b->line * 100 + b->column, 207);
    assert_int_equal(b->key_line * 100 + b->key_column, 202);
    assert_int_equal(test.root->key_line, 0);
    cvx_test_clear(&test);
}

/* Wide objects take another way. */
static void equal_keys_are_found_in_wide_objects(void **state)
{
    (void)state;
    enum { KEYS = 1000 };
    char *json = malloc(KEYS * 16);
    assert_non_null(json);
    char *at = json;
    *at++ = '{';
    for (int i = 0; i < KEYS; i++)
        at += sprintf(at, "\"k%d\":%d,", i * 7 % (KEYS - 1), i);
    memcpy(at - 1, "}", 2);
    struct cvx_test_read test;
    read_text(&test, json);
    assert_int_equal(test.status, CVX_OK);
    assert_int_equal(test.root->count, KEYS - 1);
    assert_int_equal(test.diag.counts[CVX_WARNING], 1);
    assert_string_equal(cvx_node_find(test.root, "k0")->text, "999");
    cvx_test_clear(&test);
    free(json);
}

/* Each that is left out is told at the one that came after it, by its place in the object. */
static void a_key_may_come_any_number_of_times(void **state)
{
    (void)state;
    enum { TIMES = 40 };
    char json[TIMES * 8 + 2], *at = json;
    *at++ = '{';
    for (int i = 0; i < TIMES; i++)
        at += sprintf(at, "\"a\":%d,", i);
    memcpy(at - 1, "}", 2);
    struct cvx_test_read test;
    cvx_test_read_json(&test, json, strlen(json));
    assert_int_equal(test.root->count, 1);
    assert_string_equal(test.root->first->text, "39");
    assert_int_equal(test.diag.counts[CVX_WARNING], TIMES - 1);
    for (const struct cvx_diagnostic *one = test.diag.first; one; one = one->next) {
        assert_string_equal(one->pointer, "/a");
        assert_null(one->file); /* the test's source has no name */
    }
    cvx_test_clear(&test);
}

/* Every fault: where it is seen, and a word of what is said. */
static const struct {
    const char *json;
    enum cvx_code code;
    unsigned line, column;
    const char *message, *hint;
} faults[] = {
    {"", CVX_CODE_NO_INPUT, 0, 0, "empty", NULL},
    {" \r\n\t", CVX_CODE_NO_INPUT, 0, 0, "empty", NULL},
    {"{\"a\": 1,}", CVX_CODE_SYNTAX, 1, 8, "nothing follows this comma", "remove"},
    {"[1,\n 2, ]", CVX_CODE_SYNTAX, 2, 3, "nothing follows this comma", "remove"},
    {"{\"a\": \"é\"\n \"b\": 2}", CVX_CODE_SYNTAX, 2, 2, "a comma is missing", "add"},
    {"[{}\n{}]", CVX_CODE_SYNTAX, 2, 1, "a comma is missing", "add"},
    {"[1 2]", CVX_CODE_SYNTAX, 1, 4, "a comma is missing", "add"},
    {"{\"a\": 1, // no\n\"b\": 2}", CVX_CODE_SYNTAX, 1, 10, "no comments", "remove"},
    {"/* no */ {}", CVX_CODE_SYNTAX, 1, 1, "no comments", "remove"},
    {"{\n# no\n}", CVX_CODE_SYNTAX, 2, 1, "no comments", "remove"},
    {"{\"é\": \"b\n\"}", CVX_CODE_SYNTAX, 1, 7, "not closed on its line", "quote"},
    {"{\"a\": \"he said \"no\" to\"}", CVX_CODE_SYNTAX, 1, 17, "the text ended", "\\\""},
    {"{'a': 1}", CVX_CODE_SYNTAX, 1, 2, "double quotes", "'"},
    {"{“a”: 1}", CVX_CODE_SYNTAX, 1, 2, "typographic", "“"},
    {"{a: 1}", CVX_CODE_SYNTAX, 1, 2, "keys must be in double quotes", NULL},
    {"{\"a\" 1}", CVX_CODE_SYNTAX, 1, 6, "a colon is missing", NULL},
    {"{\"a\", \"b\": 1}", CVX_CODE_SYNTAX, 1, 5, "no value", NULL},
    {"{\"a\"}", CVX_CODE_SYNTAX, 1, 5, "no value", NULL},
    {"{\"a\": }", CVX_CODE_SYNTAX, 1, 7, "missing after the colon", NULL},
    {"{\"a\": , \"b\": 1}", CVX_CODE_SYNTAX, 1, 7, "missing before this comma", NULL},
    {"{\"a\": abc}", CVX_CODE_SYNTAX, 1, 7, "without quotes", NULL},
    {"{\"a\": True}", CVX_CODE_SYNTAX, 1, 7, "does not know this word", "true"},
    {"[undefined]", CVX_CODE_SYNTAX, 1, 2, "does not know this word", "null"},
    {"[NaN]", CVX_CODE_SYNTAX, 1, 2, "does not know this word", "null"},
    {"[nullable]", CVX_CODE_SYNTAX, 1, 2, "without quotes", NULL},
    {"[03]", CVX_CODE_SYNTAX, 1, 2, "begin with 0", "double quotes"},
    {"[+1]", CVX_CODE_SYNTAX, 1, 2, "no number", NULL},
    {"[.5]", CVX_CODE_SYNTAX, 1, 2, "no number", NULL},
    {"[1.]", CVX_CODE_SYNTAX, 1, 2, "no number", NULL},
    {"[1e]", CVX_CODE_SYNTAX, 1, 2, "no number", NULL},
    {"[-]", CVX_CODE_SYNTAX, 1, 2, "no number", NULL},
    {"[2019-03]", CVX_CODE_SYNTAX, 1, 2, "no number", "double quotes"},
    {"[0x1F]", CVX_CODE_SYNTAX, 1, 2, "no number", NULL},
    {"{\"a\": [1}", CVX_CODE_SYNTAX, 1, 9, "} does not close the [ at 1:7", "]"},
    {"{\"a\": 1]", CVX_CODE_SYNTAX, 1, 8, "] does not close the { at 1:1", "}"},
    {"{\"a\": 1}}", CVX_CODE_SYNTAX, 1, 9, "not opened", NULL},
    {"{} {}", CVX_CODE_SYNTAX, 1, 4, "ended before this", NULL},
    {"{\"a\": 1, {\"b\": 2}}", CVX_CODE_SYNTAX, 1, 10, "a key must stand here", NULL},
    {"{\n<<<<<<< HEAD\n}", CVX_CODE_SYNTAX, 2, 1, "unfinished merge", NULL},
    {"{\"a\":", CVX_CODE_SYNTAX, 1, 6, "the { at 1:1 is not closed", "1 is open"},
    {"{\"a\": [\n[1", CVX_CODE_SYNTAX, 2, 3, "the [ at 2:1 is not closed", "3 are open"},
    {"{\"a", CVX_CODE_SYNTAX, 1, 2, "ends inside this text", "cut"},
    {"\"\\u00", CVX_CODE_SYNTAX, 1, 2, "ends inside this text", "cut"},
    {"\"a\\", CVX_CODE_SYNTAX, 1, 4, "ends inside this text", "cut"},
    {"\"\\x\"", CVX_CODE_SYNTAX, 1, 2, "escape does not exist", "\\\\"},
    {"\"\\u12G4\"", CVX_CODE_SYNTAX, 1, 2, "four hexadecimal digits", NULL},
    {"\"a\tb\"", CVX_CODE_SYNTAX, 1, 3, "tab", "\\t"},
    {"\"a\vb\"", CVX_CODE_CONTROL, 1, 3, "control character", NULL},
    {"\"\\u0000\"", CVX_CODE_CONTROL, 1, 2, "\\u0000", NULL},
    {"{\"\\u0007\": 1}", CVX_CODE_CONTROL, 1, 3, "a key holds a control character", NULL},
    {"{\"\\n\": 1}", CVX_CODE_CONTROL, 1, 3, "a key holds a control character", NULL},
    {"hello", CVX_CODE_SYNTAX, 1, 1, "this is no JSON", "{"},
    {"name: Ann\n", CVX_CODE_SYNTAX, 1, 1, "looks like YAML", NULL},
    {"<?xml version='1.0'?>", CVX_CODE_SYNTAX, 1, 1, "looks like XML", NULL},
    {"# Ann\n", CVX_CODE_SYNTAX, 1, 1, "looks like Markdown", NULL},
    {"{\\rtf1}", CVX_CODE_SYNTAX, 1, 2, "keys must be in double quotes", NULL},
    {"%PDF-1.7\n", CVX_CODE_CONTROL, 0, 0, "looks like a PDF", NULL},
};

static void faults_are_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct cvx_test_read test;
        read_text(&test, faults[i].json);
        const struct cvx_diagnostic *said = test.diag.first;
        assert_int_equal(test.status, CVX_REJECTED);
        assert_int_equal(test.diag.counts[CVX_ERROR], 1);
        if (!strstr(said->message, faults[i].message))
            fail_msg("%s: \"%s\" lacks \"%s\"", faults[i].json, said->message, faults[i].message);
        if (faults[i].hint && (!said->hint || !strstr(said->hint, faults[i].hint)))
            fail_msg("%s: the hint lacks \"%s\"", faults[i].json, faults[i].hint);
        if (said->line != faults[i].line || said->column != faults[i].column)
            fail_msg("%s: at %u:%u", faults[i].json, said->line, said->column);
        assert_int_equal(said->code, faults[i].code);
        cvx_test_clear(&test);
    }
}

static void nul_and_other_encodings_are_rejected(void **state)
{
    (void)state;
    struct cvx_test_read test;
    cvx_test_read_json(&test, "[\n\"a\0b\"]", 9);
    assert_int_equal(test.status, CVX_REJECTED);
    assert_int_equal(test.diag.first->code, CVX_CODE_CONTROL);
    assert_int_equal(test.diag.first->line, 2);
    assert_int_equal(test.diag.first->column, 3);
    cvx_test_clear(&test);
    cvx_test_read_json(&test, "\xFF\xFE{\0}\0", 6);
    assert_int_equal(test.status, CVX_REJECTED);
    assert_non_null(strstr(test.diag.first->message, "UTF-16"));
    cvx_test_clear(&test);
}

static char *nested(size_t depth)
{
    char *json = malloc(2 * depth + 1);
    assert_non_null(json);
    memset(json, '[', depth);
    memset(json + depth, ']', depth);
    json[2 * depth] = '\0';
    return json;
}

static void depth_is_limited(void **state)
{
    (void)state;
    struct cvx_test_read test;
    char *json = nested(CVX_LIMIT_DEPTH);
    read_text(&test, json);
    assert_int_equal(test.status, CVX_OK);
    cvx_test_clear(&test);
    free(json);
    json = nested(CVX_LIMIT_DEPTH + 1);
    read_text(&test, json);
    assert_int_equal(test.status, CVX_REJECTED);
    assert_int_equal(test.diag.first->code, CVX_CODE_LIMIT);
    assert_int_equal(test.diag.first->column, CVX_LIMIT_DEPTH + 1);
    assert_non_null(strstr(test.diag.first->message, "128"));
    cvx_test_clear(&test);
    free(json);
}

static void length_and_values_are_limited(void **state)
{
    (void)state;
    struct cvx_test_read test;
    const size_t len = CVX_LIMIT_INPUT;
    char *json = malloc(len + 1);
    assert_non_null(json);
    memset(json, ' ', len + 1);
    json[0] = '1';
    cvx_test_read_json(&test, json, len);
    assert_int_equal(test.status, CVX_OK);
    cvx_test_clear(&test);
    cvx_test_read_json(&test, json, len + 1);
    assert_int_equal(test.status, CVX_REJECTED);
    assert_int_equal(test.diag.first->code, CVX_CODE_LIMIT);
    cvx_test_clear(&test);

    json[0] = '[';
    for (size_t i = 0; i <= CVX_LIMIT_VALUES; i++)
        memcpy(json + 1 + 2 * i, "1,", 2);
    cvx_test_read_json(&test, json, 2 * CVX_LIMIT_VALUES + 10);
    assert_int_equal(test.status, CVX_REJECTED);
    assert_int_equal(test.diag.first->code, CVX_CODE_LIMIT);
    cvx_test_clear(&test);
    free(json);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_know_their_place),
        cmocka_unit_test(numbers_keep_their_spelling),
        cmocka_unit_test(escapes_are_resolved),
        cmocka_unit_test(half_characters_are_replaced),
        cmocka_unit_test(the_last_of_equal_keys_wins),
        cmocka_unit_test(equal_keys_are_found_in_wide_objects),
        cmocka_unit_test(a_key_may_come_any_number_of_times),
        cmocka_unit_test(faults_are_explained),
        cmocka_unit_test(nul_and_other_encodings_are_rejected),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(length_and_values_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
