/* SPDX-License-Identifier: MIT */
/* The YAML reader: values and places, aliases and their limits, and every way to be wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/limits.h"
#include "formats/yaml.h"

struct test {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_node *root;
    enum cvx_status status;
};

static void read_bytes(struct test *test, const char *bytes, size_t len, bool literal_stars)
{
    const struct cvx_yaml_text text = {bytes, len, literal_stars};
    *test = (struct test){.root = NULL};
    cvx_arena_init(&test->arena, NULL);
    cvx_diag_init(&test->diag, NULL);
    test->status = cvx_yaml_module.read(&text, &test->arena, &test->diag, &test->root);
}

static void read_text(struct test *test, const char *text)
{
    read_bytes(test, text, strlen(text), false);
}

static void clear(struct test *test)
{
    cvx_arena_clear(&test->arena);
    cvx_diag_clear(&test->diag);
}

static void scalars_are_what_the_core_schema_says(void **state)
{
    (void)state;
    static const struct {
        const char *yaml;
        enum cvx_node_kind kind;
        const char *text;
    } scalars[] = {
        {"~", CVX_NODE_NULL, NULL},
        {"Null", CVX_NODE_NULL, NULL},
        {"a:", CVX_NODE_NULL, NULL},
        {"true", CVX_NODE_BOOL, "true"},
        {"FALSE", CVX_NODE_BOOL, "false"},
        {"yes", CVX_NODE_STRING, "yes"},
        {"no", CVX_NODE_STRING, "no"},
        {"12", CVX_NODE_NUMBER, "12"},
        {"-4.50", CVX_NODE_NUMBER, "-4.50"},
        {"1e-9", CVX_NODE_NUMBER, "1e-9"},
        {"007", CVX_NODE_STRING, "007"},
        {"0x1F", CVX_NODE_STRING, "0x1F"},
        {"+4930", CVX_NODE_STRING, "+4930"},
        {".5", CVX_NODE_STRING, ".5"},
        {"5.", CVX_NODE_STRING, "5."},
        {"1_000", CVX_NODE_STRING, "1_000"},
        {".inf", CVX_NODE_STRING, ".inf"},
        {"2019-03-07", CVX_NODE_STRING, "2019-03-07"},
        {"12:30", CVX_NODE_STRING, "12:30"},
        {"\"12\"", CVX_NODE_STRING, "12"},
        {"'it''s'", CVX_NODE_STRING, "it's"},
        {"!!str 12", CVX_NODE_STRING, "12"},
        {"!!int \"12\"", CVX_NODE_NUMBER, "12"},
        {"!mine true", CVX_NODE_STRING, "true"},
        {"|\n a\n  b\n", CVX_NODE_STRING, "a\n b\n"},
        {">-\n a\n b\n", CVX_NODE_STRING, "a b"},
    };
    for (size_t i = 0; i < sizeof scalars / sizeof *scalars; i++) {
        struct test test;
        read_text(&test, scalars[i].yaml);
        assert_int_equal(test.status, CVX_OK);
        const struct cvx_node *node =
            test.root->kind == CVX_NODE_OBJECT ? test.root->first : test.root;
        if (node->kind != scalars[i].kind)
            fail_msg("%s: kind %d", scalars[i].yaml, (int)node->kind);
        if (scalars[i].text)
            assert_string_equal(node->text, scalars[i].text);
        else
            assert_null(node->text);
        clear(&test);
    }
}

static void values_know_their_place(void **state)
{
    (void)state;
    struct test test;
    read_text(&test, "\xEF\xBB\xBF# CV\r\né: ü\r\nlist:\n- 1\n-  x: {y: z}\n");
    assert_int_equal(test.status, CVX_OK);
    const struct cvx_node *first = cvx_node_find(test.root, "é");
    assert_int_equal(first->line, 2);
    assert_int_equal(first->column, 4);
    const struct cvx_node *list = cvx_node_find(test.root, "list");
    assert_int_equal(list->first->line, 4);
    assert_int_equal(list->first->column, 3);
    assert_int_equal(list->key_line, 3); /* the key's, above the value */
    assert_int_equal(list->key_column, 1);
    assert_int_equal(list->first->key_line, 0);
    const struct cvx_node *flow = cvx_node_find(list->first->next, "x");
    assert_int_equal(flow->line, 5);
    assert_int_equal(flow->column, 7);
    assert_int_equal(flow->key_column, 4);
    assert_string_equal(flow->first->text, "z");
    assert_int_equal(flow->first->id, 6);
    clear(&test);
}

static void aliases_are_expanded(void **state)
{
    (void)state;
    struct test test;
    read_text(&test, "a: &x {k: [1, 2]}\nb: *x\nc: [*x, *x]\n");
    assert_int_equal(test.status, CVX_OK);
    const struct cvx_node *copy = cvx_node_find(cvx_node_find(test.root, "b"), "k");
    assert_non_null(copy);
    assert_int_equal(copy->count, 2);
    assert_string_equal(copy->last->text, "2");
    assert_int_equal(copy->line, 1); /* the anchor's: that is what an editor would change */
    assert_int_equal(copy->key_line, 1);
    assert_int_equal(copy->key_column, 8);
    assert_int_equal(cvx_node_find(test.root, "b")->key_line, 2);
    assert_int_equal(cvx_node_find(test.root, "c")->count, 2);
    clear(&test);
}

static void the_last_anchor_of_a_name_counts(void **state)
{
    (void)state;
    struct test test;
    read_text(&test, "[&x 1, *x, &x 2, *x]");
    assert_int_equal(test.status, CVX_OK);
    assert_string_equal(test.root->last->text, "2");
    clear(&test);
}

static void merge_keys_give_what_is_missing(void **state)
{
    (void)state;
    struct test test;
    read_text(&test, "- &a {k: 1, l: 2}\n- &b {l: 3, m: 4}\n"
                     "- {l: own, <<: *a}\n- {<<: [*b, *a]}\n- {<<: text}\n");
    assert_int_equal(test.status, CVX_OK);
    const struct cvx_node *one = test.root->first->next->next;
    assert_int_equal(one->count, 2);
    assert_string_equal(cvx_node_find(one, "l")->text, "own");
    assert_string_equal(cvx_node_find(one, "k")->text, "1");
    const struct cvx_node *two = one->next;
    assert_int_equal(two->count, 3);
    assert_string_equal(cvx_node_find(two, "l")->text, "3");
    assert_non_null(cvx_node_find(two->next, "<<"));
    clear(&test);
}

static void of_a_key_given_twice_the_last_counts(void **state)
{
    (void)state;
    struct test test;
    read_text(&test, "a: 1\nb: 2\na: 3\n");
    assert_int_equal(test.status, CVX_OK);
    assert_int_equal(test.root->count, 2);
    assert_string_equal(cvx_node_find(test.root, "a")->text, "3");
    assert_int_equal(test.diag.first->code, CVX_CODE_DUPLICATE_KEY);
    assert_int_equal(test.diag.first->line, 3);
    clear(&test);
}

static void stars_can_be_literal(void **state)
{
    (void)state;
    static const char yaml[] = "- *Ann*\n- **Ann** *b\n- \"*\"\n- ü *x\n";
    struct test test;
    read_bytes(&test, yaml, sizeof yaml - 1, true);
    assert_int_equal(test.status, CVX_OK);
    assert_string_equal(test.root->first->text, "*Ann*");
    assert_string_equal(test.root->first->next->text, "**Ann** *b");
    assert_int_equal(test.root->first->next->column, 3);
    assert_string_equal(test.root->last->text, "ü *x");
    clear(&test);
}

static void stray_bytes_are_windows_1252(void **state)
{
    (void)state;
    struct test test;
    read_text(&test, "a: na\xEFve \x96 x\n");
    assert_int_equal(test.status, CVX_OK);
    assert_string_equal(test.root->first->text, "naïve – x");
    assert_int_equal(test.diag.first->code, CVX_CODE_ENCODING);
    clear(&test);
}

/* Faults */

static const struct fault {
    const char *yaml;
    enum cvx_code code;
    uint32_t line, column;
    const char *message;
    const char *hint; /* part of it; NULL: any or none */
} faults[] = {
    {"", CVX_CODE_NO_INPUT, 0, 0, "empty", NULL},
    {"# only\n", CVX_CODE_NO_INPUT, 0, 0, "holds nothing", NULL},
    {"a:\n\tb: 1\n", CVX_CODE_SYNTAX, 2, 1, "a tab", "spaces"},
    {"a: 1\n\tb\n", CVX_CODE_SYNTAX, 2, 1, "a tab", "spaces"},
    {"a: \"b\nc: d\n", CVX_CODE_SYNTAX, 1, 4, "not closed", "closing quote"},
    {"a: 'it's'\n", CVX_CODE_SYNTAX, 1, 8, "the text in quotes has ended", "''"},
    {"a: b: c\n", CVX_CODE_SYNTAX, 1, 5, "a key cannot stand here", "quotes"},
    {"a: @b\n", CVX_CODE_SYNTAX, 1, 4, "cannot begin with this", "quotes"},
    {"a: `b\n", CVX_CODE_SYNTAX, 1, 4, "cannot begin with this", "quotes"},
    {"a: %b\n", CVX_CODE_SYNTAX, 1, 4, "cannot begin with this", "quotes"},
    {"a: - b\n", CVX_CODE_SYNTAX, 1, 4, "a list cannot begin here", "line of its own"},
    {"a: 1\nb\nc: 2\n", CVX_CODE_SYNTAX, 2, 1, "no colon", NULL},
    {"a: 1\n b: 2\n", CVX_CODE_SYNTAX, 2, 3, "a key cannot stand here", "indentation"},
    {"a:\n  b: 1\n c: 2\n", CVX_CODE_SYNTAX, 3, 2, "does not go on", "indentation"},
    {"a:\n- b\nc\n- d\n", CVX_CODE_SYNTAX, 3, 1, "no colon", NULL},
    {"- a\nb: c\n", CVX_CODE_SYNTAX, 2, 1, "no item of the list", "indentation"},
    {"a: [b, c\nd: e\n", CVX_CODE_SYNTAX, 1, 4, "the list that begins here is not closed", "]"},
    {"a: {b: c\n", CVX_CODE_SYNTAX, 1, 4, "the object that begins here is not closed", "}"},
    {"a: [,]\n", CVX_CODE_SYNTAX, 1, 5, "a value is missing", NULL},
    {"a: \"\\q\"\n", CVX_CODE_SYNTAX, 1, 5, "this escape does not exist", "\\\\"},
    {"a: \"\\x4\"\n", CVX_CODE_SYNTAX, 1, 7, "not complete", "two"},
    {"a: \"\\uD800\"\n", CVX_CODE_SYNTAX, 1, 7, "names no character", "U+"},
    {"a: \"\\0\"\n", CVX_CODE_CONTROL, 1, 4, "U+0000", NULL},
    {"\"\\a\": b\n", CVX_CODE_CONTROL, 1, 1, "a key holds a control character", NULL},
    {"a: 1\nb: \x07\n", CVX_CODE_CONTROL, 2, 4, "control character", "remove"},
    {"a: *b\n", CVX_CODE_SYNTAX, 1, 4, "there is none before", "quotes"},
    {"a: *b*\n", CVX_CODE_SYNTAX, 1, 4, "a name must follow", "quotes"},
    {"a: & b\n", CVX_CODE_SYNTAX, 1, 4, "a name must follow", "quotes"},
    {"a: &x [*x]\n", CVX_CODE_SYNTAX, 1, 8, "that it is in", NULL},
    {"- &x a\n- *x : b\n", CVX_CODE_SYNTAX, 2, 3, "a key cannot be an alias", NULL},
    {"a: ! @\n", CVX_CODE_SYNTAX, 1, 6, "cannot begin with this", NULL},
    {"a: !u!x y\n", CVX_CODE_SYNTAX, 1, 4, "is not known", "quotes"},
    {"? [a]\n: b\n", CVX_CODE_SYNTAX, 1, 3, "a key must be a text", NULL},
    {"a: 1\n---\nb: 2\n", CVX_CODE_SYNTAX, 2, 1, "a second document", "file of its own"},
    {"a: |x\n  b\n", CVX_CODE_SYNTAX, 1, 5, "only a comment", "next line"},
    {"%YAML 9.9\n---\na\n", CVX_CODE_SYNTAX, 1, 1, "version", "%YAML"},
    {"%PDF-1.7\n", CVX_CODE_CONTROL, 0, 0, "looks like a PDF", NULL},
};

static void faults_are_explained(void **state)
{
    (void)state;
    size_t failed = 0;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const struct fault *fault = &faults[i];
        struct test test;
        read_text(&test, fault->yaml);
        assert_int_equal(test.status, CVX_REJECTED);
        assert_int_equal(test.diag.counts[CVX_ERROR], 1);
        const struct cvx_diagnostic *said = test.diag.first;
        if (!strstr(said->message, fault->message) || said->line != fault->line ||
            said->column != fault->column || said->code != fault->code || !said->hint ||
            (fault->hint && !strstr(said->hint, fault->hint))) {
            print_error("%s: %u:%u %s (%s)\n", fault->yaml, said->line, said->column, said->message,
                        said->hint);
            failed++;
        }
        clear(&test);
    }
    assert_int_equal(failed, 0);
}

/* Hostile input */

static void expect_limit(const char *yaml, const char *limit)
{
    struct test test;
    read_text(&test, yaml);
    assert_int_equal(test.status, CVX_REJECTED);
    assert_int_equal(test.diag.counts[CVX_ERROR], 1);
    assert_int_equal(test.diag.first->code, CVX_CODE_LIMIT);
    if (!strstr(test.diag.first->message, limit))
        fail_msg("\"%s\" does not name %s", test.diag.first->message, limit);
    clear(&test);
}

static void alias_bombs_are_refused(void **state)
{
    (void)state;
    char yaml[1024] = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n";
    size_t len = strlen(yaml);
    for (int i = 1; i < 10; i++)
        len += (size_t)snprintf(yaml + len, sizeof yaml - len,
                                "a%d: &a%d [*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]\n", i, i,
                                i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    expect_limit(yaml, "1048576");
}

static void long_texts_cannot_be_multiplied(void **state)
{
    (void)state;
    enum { TEXT = 100000, USES = 20 };
    char *yaml = calloc(1, TEXT + USES * 3 + 16);
    assert_non_null(yaml);
    strcpy(yaml, "[&a ");
    memset(yaml + 4, 'x', TEXT);
    for (int i = 0; i < USES; i++)
        strcat(yaml, ",*a");
    strcat(yaml, "]");
    expect_limit(yaml, "1048576");
    free(yaml);
}

static void depth_is_limited(void **state)
{
    (void)state;
    char yaml[2 * (CVX_LIMIT_DEPTH + 1) + 1];
    memset(yaml, '[', CVX_LIMIT_DEPTH + 1);
    memset(yaml + CVX_LIMIT_DEPTH + 1, ']', CVX_LIMIT_DEPTH + 1);
    yaml[sizeof yaml - 1] = '\0';
    expect_limit(yaml, "128");
    yaml[0] = ' ';
    yaml[sizeof yaml - 2] = ' ';
    struct test test;
    read_text(&test, yaml);
    assert_int_equal(test.status, CVX_OK);
    clear(&test);
}

static void aliases_cannot_nest_deeper(void **state)
{
    (void)state;
    char yaml[512];
    int len = snprintf(yaml, sizeof yaml, "- &a ");
    for (int i = 0; i < 2; i++) {
        memset(yaml + len, '[', 70);
        len += 70;
        len += snprintf(yaml + len, sizeof yaml - (size_t)len, i ? "*a" : "x");
        memset(yaml + len, ']', 70);
        len += 70;
        len += snprintf(yaml + len, sizeof yaml - (size_t)len, i ? "\n" : "\n- ");
    }
    expect_limit(yaml, "128");
}

static void anchors_are_limited(void **state)
{
    (void)state;
    char *yaml = calloc(1, (CVX_LIMIT_ANCHORS + 1) * 12 + 1);
    assert_non_null(yaml);
    size_t len = 0;
    for (int i = 0; i <= CVX_LIMIT_ANCHORS; i++)
        len += (size_t)sprintf(yaml + len, "- &a%d x\n", i);
    expect_limit(yaml, "1000");
    free(yaml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_are_what_the_core_schema_says),
        cmocka_unit_test(values_know_their_place),
        cmocka_unit_test(aliases_are_expanded),
        cmocka_unit_test(the_last_anchor_of_a_name_counts),
        cmocka_unit_test(merge_keys_give_what_is_missing),
        cmocka_unit_test(of_a_key_given_twice_the_last_counts),
        cmocka_unit_test(stars_can_be_literal),
        cmocka_unit_test(stray_bytes_are_windows_1252),
        cmocka_unit_test(faults_are_explained),
        cmocka_unit_test(alias_bombs_are_refused),
        cmocka_unit_test(long_texts_cannot_be_multiplied),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(aliases_cannot_nest_deeper),
        cmocka_unit_test(anchors_are_limited),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
