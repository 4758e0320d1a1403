/* SPDX-License-Identifier: MIT */
/* Telling formats that are shapes of data from each other, and from what is no CV. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/read.h"

#define JSON_RESUME "{\"basics\": {\"name\": \"A\"}}"
#define FRESH       "{\"name\": \"A\", \"meta\": {\"format\": \"FRESH@0.6.0\"}}"
#define REACTIVE    "{\"basics\": {\"name\": \"A\"}, \"sections\": {}, \"metadata\": {}}"
#define VISIKY      "{\"profile\": {\"name\": \"A\"}, \"workExpList\": []}"
#define PACKAGE     "{\"name\": \"a\", \"version\": \"1.0.0\", \"dependencies\": {}}"

static const struct row {
    const char *from; /* NULL: found by probing */
    const char *json;
    const char *message, *hint; /* of the error; NULL: it is read */
} rows[] = {
    {NULL, JSON_RESUME, NULL, NULL},
    {NULL, FRESH, NULL, NULL},
    {NULL, REACTIVE, NULL, NULL},
    {NULL, VISIKY, NULL, NULL},
    {"fresh", FRESH, NULL, NULL},
    {"reactiveresume", REACTIVE, NULL, NULL},
    {"visiky", VISIKY, NULL, NULL},
    {"jsonresume", FRESH, "a FRESH resume", "--from fresh"},
    {"jsonresume", REACTIVE, "a resume of Reactive Resume", "--from reactiveresume"},
    {"jsonresume", VISIKY, "a resume of visiky/resume", "--from visiky"},
    {"fresh", JSON_RESUME, "no FRESH resume: it looks like a JSON Resume", "--from jsonresume"},
    {"fresh", REACTIVE, "a resume of Reactive Resume", "--from reactiveresume"},
    {"reactiveresume", JSON_RESUME, "no resume of Reactive Resume", "--from jsonresume"},
    {"visiky", FRESH, "a FRESH resume", "--from fresh"},
    {"visiky", PACKAGE, "a package.json", NULL},
    {NULL, PACKAGE, "a package.json", NULL},
    {"fresh", "[]", "this is a list", NULL},
    {"fresh", "{\"x\": 1}", "none of the members", NULL},
    {NULL, "{\"x\": 1}", "no \"basics\"", NULL},
};

static void check(const struct row *row)
{
    struct cvx_test_read test;
    const struct cvx_source source = {
        .name = "x.json", .bytes = row->json, .len = strlen(row->json)};
    cvx_test_import_source(&test, &source, row->from);
    if (!row->message) {
        assert_int_equal(test.status, CVX_OK);
    } else {
        assert_int_equal(test.status, CVX_REJECTED);
        assert_int_equal(test.diag.counts[CVX_ERROR], 1);
        const struct cvx_diagnostic *error = test.diag.last;
        if (!strstr(error->message, row->message))
            fail_msg("%s: \"%s\" does not say \"%s\"", row->json, error->message, row->message);
        if (row->hint && (!error->hint || !strstr(error->hint, row->hint)))
            fail_msg("%s: the hint is %s", row->json, error->hint ? error->hint : "absent");
    }
    cvx_test_clear(&test);
}

static void formats_are_told_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(&rows[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(formats_are_told_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
