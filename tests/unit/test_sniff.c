/* SPDX-License-Identifier: MIT */
/* Telling formats that are shapes of data from each other, and from what is no CV. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/str.h"
#include "importers/importer.h"
#include "importers/sniff.h"
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
    /* "bio" is written as "basics": what is read under it must not be another format then. */
    {"jsonresume", "{\"bio\": {\"name\": \"A\"}, \"sections\": {}, \"metadata\": {}}",
     "a resume of Reactive Resume", NULL},
    {NULL, "{\"basics\": {\"name\": \"A\"}, \"sections\": {\"a\": \"b\"}}", NULL, NULL},
    {NULL, "{\"bio\": {\"name\": \"A\"}, \"sections\": {\"a\": \"b\"}}", NULL, NULL},
    {NULL, "{\"basics\": {}, \"profile\": {\"name\": \"A\"}}", NULL, NULL},
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

/* `before`, `count` times `piece` and `after` are found to be read by the importer `name`. */
static void found(const char *name, const char *before, const char *piece, size_t count,
                  const char *after)
{
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_str text;
    cvx_arena_init(&arena, NULL);
    cvx_diag_init(&diag, NULL);
    cvx_str_init(&text, &arena);
    cvx_str_add(&text, before);
    for (size_t i = 0; i < count; i++)
        cvx_str_add(&text, piece);
    cvx_str_add(&text, after);
    const struct cvx_source source = {.bytes = cvx_str_get(&text), .len = text.len};
    assert_string_equal(cvx_importer_find(&source, NULL, &diag)->name, name);
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
}

/* What tells a format may stand behind a photo, or behind much else. */
static void formats_are_told_by_what_comes_late(void **state)
{
    (void)state;
    enum { LONG = 200 * 1024 };
    static const char photo[] = "{\"image\": \"data:image/png;base64,";
    found("jsonresume", photo, "A", LONG, "\", \"work\": []}");
    found("fresh", photo, "A", LONG, "\", \"meta\": {\"format\": \"FRESH@0.6.0\"}}");
    found("fresh", photo, "A", LONG, "\", \"employment\": {}, \"info\": {}}");
    found("visiky", photo, "\\\"", LONG, "\", \"workExpList\": [], \"profile\": {}}");
    found("visiky", "{\"skillList\": [", "{\"a\": 1}, ", 5000, "1], \"profile\": {}}");
    found("rendercv", "", "# a comment\n", LONG / 12, "cv:\n  name: A\n");
    found("rendercv", "design:\n", "  a: b\n", LONG / 7, "cv:\n  name: A\n");
}

static void words_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text, *word;
        bool found;
    } cases[] = {
        {"", "", true},
        {"a", "", true},
        {"", "a", false},
        {"abc", "abc", true},
        {"abc", "abcd", false},
        {"xabc", "abc", true},
        {"ababac", "abac", true},
        {"aaaaab", "aab", true},
        {"ab ac ad", "ae", false},
        {"\xC3\xA9t\xC3\xA9", "t\xC3\xA9", true},
        {"nnnnn", "nm", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(cvx_sniff_holds(cases[i].text, strlen(cases[i].text), cases[i].word),
                         cases[i].found);
    assert_false(cvx_sniff_holds("abc", 2, "bc")); /* what lies behind the bytes does not count */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(formats_are_told_apart),
                                       cmocka_unit_test(formats_are_told_by_what_comes_late),
                                       cmocka_unit_test(words_are_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
