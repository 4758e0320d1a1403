/* SPDX-License-Identifier: MIT */
/* Decoding: marks, stray bytes, what is no text, and places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "formats/text.h"

struct decoding {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_decoded text;
    enum cvx_status status;
};

static void decode(struct decoding *test, const char *bytes, size_t len)
{
    cvx_arena_init(&test->arena, NULL);
    cvx_diag_init(&test->diag, NULL);
    test->status = cvx_text_decode(bytes, len, &test->arena, &test->diag, &test->text);
}

static void clear(struct decoding *test)
{
    cvx_arena_clear(&test->arena);
    cvx_diag_clear(&test->diag);
}

static const struct {
    const char *bytes, *text;
    unsigned line, column; /* of the warning; 0: none */
} cases[] = {
    {"plain", "plain", 0, 0},
    {"\xEF\xBB\xBFmarked é", "marked é", 0, 0},
    {"caf\xE9", "café", 1, 4},
    {"a\r\nZo\xC3\xAB, Andr\xE9, \xE9t\xC3\xA9", "a\r\nZoë, André, été", 2, 10},
    {"\x93quoted\x94 \x80 5 \x85", "“quoted” € 5 …", 1, 1},
    {"\x81\x8D\x8F\x90\x9D", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", 1, 1},
    {"\xC0\xAF", "À¯", 1, 1},
    {"\xED\xA0\x80", "í\u00A0€", 1, 1},
    {"é\xFF", "éÿ", 1, 2},
};

static void stray_bytes_are_windows_1252(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct decoding test;
        decode(&test, cases[i].bytes, strlen(cases[i].bytes));
        assert_int_equal(test.status, CVX_OK);
        assert_int_equal(test.text.len, strlen(cases[i].text));
        assert_memory_equal(test.text.bytes, cases[i].text, test.text.len);
        const struct cvx_diagnostic *said = test.diag.first;
        assert_int_equal(said != NULL, cases[i].line != 0);
        if (said) {
            assert_int_equal(said->code, CVX_CODE_ENCODING);
            assert_int_equal(said->line, cases[i].line);
            assert_int_equal(said->column, cases[i].column);
        }
        clear(&test);
    }
}

static const struct {
    const char *bytes;
    size_t len;
    enum cvx_code code;
    const char *said;
} rejected[] = {
    {"", 0, CVX_CODE_NO_INPUT, "empty"},
    {" \n", 2, CVX_CODE_NO_INPUT, "empty"},
    {"\xEF\xBB\xBF \t", 5, CVX_CODE_NO_INPUT, "empty"},
    {"a\nb\0", 4, CVX_CODE_CONTROL, "offset 3"},
    {"\xFF\xFE{\0", 4, CVX_CODE_CONTROL, "UTF-16"},
    {"\0{", 2, CVX_CODE_CONTROL, "UTF-16"},
    {"\xFF\xFE\0\0{\0\0\0", 8, CVX_CODE_CONTROL, "UTF-32"},
    {"PK\3\4abc", 7, CVX_CODE_CONTROL, "Word document"},
    {"%PDF-1.4\n\0", 10, CVX_CODE_CONTROL, "a PDF"},
    {"\x89PNG\r\n", 6, CVX_CODE_CONTROL, "PNG"},
};

static void what_is_no_text_is_rejected(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rejected / sizeof *rejected; i++) {
        struct decoding test;
        decode(&test, rejected[i].bytes, rejected[i].len);
        assert_int_equal(test.status, CVX_REJECTED);
        assert_int_equal(test.diag.counts[CVX_ERROR], 1);
        assert_int_equal(test.diag.first->code, rejected[i].code);
        assert_non_null(strstr(test.diag.first->message, rejected[i].said));
        clear(&test);
    }
}

static void places_count_lines_and_characters(void **state)
{
    (void)state;
    static const char text[] = "a\r\né中b\rc\n\nd";
    static const struct {
        size_t offset;
        unsigned line, column;
    } places[] = {{0, 1, 1}, {1, 1, 2}, {3, 2, 1}, {8, 2, 3}, {10, 3, 1}, {12, 4, 1}, {13, 5, 1}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const struct cvx_place place = cvx_text_place(text, places[i].offset);
        assert_int_equal(place.line, places[i].line);
        assert_int_equal(place.column, places[i].column);
    }
}

static void kinds_are_recognized(void **state)
{
    (void)state;
    assert_string_equal(cvx_text_kind_find("  <?xml", 7, false), "XML");
    assert_string_equal(cvx_text_kind_find("name: x", 7, false), "YAML");
    assert_null(cvx_text_kind_find("name: x", 7, true));
    assert_null(cvx_text_kind_find("name:x", 6, false));
    assert_null(cvx_text_kind_find("{}", 2, false));
    assert_null(cvx_text_kind_find("", 0, false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stray_bytes_are_windows_1252),
        cmocka_unit_test(what_is_no_text_is_rejected),
        cmocka_unit_test(places_count_lines_and_characters),
        cmocka_unit_test(kinds_are_recognized),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
