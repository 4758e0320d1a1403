/* SPDX-License-Identifier: MIT */
/* The JSON writer: its layout, what it escapes, and what it keeps as spelled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/limits.h"
#include "formats/json.h"
#include "tests/support/read.h"

static void values_are_laid_out(void **state)
{
    (void)state;
    struct cvx_test_read test;
    cvx_test_read_json(&test, "{}", 2);
    struct cvx_json_writer *writer = cvx_json_open(&test.json);
    cvx_json_begin_object(writer, NULL);
    cvx_json_add_string(writer, "text", "\"q\" \\ / \n\t\x01 é 中 🪑 \x7F {[,:]}");
    cvx_json_begin_array(writer, "list");
    cvx_json_add_string(writer, NULL, "");
    cvx_json_begin_array(writer, NULL);
    cvx_json_end(writer);
    cvx_json_begin_object(writer, NULL);
    cvx_json_end(writer);
    cvx_json_end(writer);
    cvx_json_add_node(writer, "node", test.root);
    cvx_json_end(writer);
    assert_int_equal(cvx_json_close(writer, &test.diag), CVX_OK);
    assert_string_equal(test.json.bytes,
                        "{\n"
                        "  \"text\": \"\\\"q\\\" \\\\ / \\n\\t\\u0001 é 中 🪑 \x7F {[,:]}\",\n"
                        "  \"list\": [\n"
                        "    \"\",\n"
                        "    [],\n"
                        "    {}\n"
                        "  ],\n"
                        "  \"node\": {}\n"
                        "}\n");
    cvx_test_clear(&test);
}

static void trees_come_back_as_they_were(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "null\n",
        "[]\n",
        "-0\n",
        "\"a\"\n",
        "[\n  1.50,\n  1e400,\n  12345678901234567890,\n  true,\n  false,\n  null\n]\n",
        "{\n  \"\": {\n    \"a\\\"b\": [\n      {\n        \"c\": \"d\\\\\"\n      }\n    ]\n  }\n}\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct cvx_test_read test;
        cvx_test_read_json(&test, texts[i], strlen(texts[i]));
        assert_int_equal(test.status, CVX_OK);
        struct cvx_json_writer *writer = cvx_json_open(&test.json);
        cvx_json_add_node(writer, NULL, test.root);
        assert_int_equal(cvx_json_close(writer, &test.diag), CVX_OK);
        assert_string_equal(test.json.bytes, texts[i]);
        cvx_test_clear(&test);
    }
}

/* As deep as reading allows, and a field or two deeper. */
static void depth_is_no_trouble(void **state)
{
    (void)state;
    struct cvx_test_read test;
    char json[2 * CVX_LIMIT_DEPTH];
    memset(json, '[', CVX_LIMIT_DEPTH);
    memset(json + CVX_LIMIT_DEPTH, ']', CVX_LIMIT_DEPTH);
    cvx_test_read_json(&test, json, sizeof json);
    struct cvx_json_writer *writer = cvx_json_open(&test.json);
    cvx_json_begin_object(writer, NULL);
    cvx_json_begin_array(writer, "a");
    cvx_json_add_node(writer, NULL, test.root);
    cvx_json_end(writer);
    cvx_json_end(writer);
    assert_int_equal(cvx_json_close(writer, &test.diag), CVX_OK);
    cvx_test_clear(&test);
}

static void without_memory_it_fails_once(void **state)
{
    (void)state;
    struct cvx_test_read test;
    cvx_test_read_json(&test, "{}", 2);
    struct cvx_json_writer *writer = NULL; /* as open() gives it then */
    cvx_json_begin_object(writer, NULL);
    cvx_json_add_string(writer, "a", "b");
    cvx_json_add_node(writer, "c", test.root);
    cvx_json_end(writer);
    assert_int_equal(cvx_json_close(writer, &test.diag), CVX_ENVIRONMENT);
    assert_int_equal(test.diag.counts[CVX_ERROR], 1);
    cvx_test_clear(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_laid_out),
        cmocka_unit_test(trees_come_back_as_they_were),
        cmocka_unit_test(depth_is_no_trouble),
        cmocka_unit_test(without_memory_it_fails_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
