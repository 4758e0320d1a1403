/* SPDX-License-Identifier: MIT */
/* The list of diagnostics: its table of codes, hints, quotes, and what becomes of it without
 * memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/diag.h"
#include "core/base/str.h"
#include "tests/support/faults.h"

static void every_code_has_a_name_of_its_own_and_a_meaning(void **state)
{
    (void)state;
    for (enum cvx_code a = 0; a < CVX_CODE_COUNT; a++) {
        assert_non_null(cvx_code_name(a));
        assert_true(strlen(cvx_code_meaning(a)) > 0);
        for (enum cvx_code b = 0; b < a; b++)
            assert_string_not_equal(cvx_code_name(a), cvx_code_name(b));
    }
}

static void every_error_says_what_to_do(void **state)
{
    (void)state;
    for (enum cvx_code code = 0; code < CVX_CODE_COUNT; code++) {
        struct cvx_diag diag;
        cvx_diag_init(&diag, NULL);
        cvx_diag_add(&diag, code, NULL, "it is so");
        assert_int_equal(diag.counts[cvx_code_severity(code)], 1);
        if (cvx_code_severity(code) == CVX_ERROR && !diag.first->hint)
            fail_msg("%s has no hint", cvx_code_name(code));
        cvx_diag_hint(&diag, "better: %d", 7);
        assert_string_equal(diag.first->hint, "better: 7");
        cvx_diag_clear(&diag);
    }
}

static void a_node_gives_its_pointer_and_place(void **state)
{
    (void)state;
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    diag.file = "cv.json";
    struct cvx_node *root = cvx_node_new(&diag.arena, CVX_NODE_OBJECT, NULL);
    struct cvx_node *child = cvx_node_new(&diag.arena, CVX_NODE_STRING, "x");
    child->key = "a/b";
    child->line = 3;
    child->column = 9;
    cvx_node_append(root, child);
    cvx_diag_add(&diag, CVX_CODE_BAD_DATE, child, "%s", "first");
    cvx_diag_add_at(&diag, CVX_CODE_ENCODING, (struct cvx_place){.line = 5, .column = 1}, "second");
    const struct cvx_diagnostic *first = diag.first;
    assert_string_equal(first->pointer, "/a~1b");
    assert_string_equal(first->file, "cv.json");
    assert_int_equal(first->line, 3);
    assert_int_equal(first->column, 9);
    assert_null(first->next->pointer);
    assert_int_equal(first->next->line, 5);
    assert_ptr_equal(diag.last, first->next);
    cvx_diag_clear(&diag);
}

static void quotes_are_short_and_harmless(void **state)
{
    (void)state;
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    assert_string_equal(cvx_diag_quote(&diag, "a\"b\n\033"), "\"a\\\"b\\n\\u001B\"");
    assert_string_equal(cvx_diag_quote(&diag, "0123456789012345678901234567890123456789"),
                        "\"0123456789012345678901234567890123456789\"");
    assert_string_equal(cvx_diag_quote(&diag, "0123456789012345678901234567890123456789é"),
                        "\"0123456789012345678901234567890123456789…\"");
    cvx_diag_clear(&diag);
}

static void json_has_every_member_on_one_line(void **state)
{
    (void)state;
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    struct cvx_str out;
    cvx_str_init(&out, &diag.arena);
    const struct cvx_diagnostic full = {CVX_WARNING,
                                        CVX_CODE_BAD_DATE,
                                        "/a~1\n",
                                        "b\xFF\\.json",
                                        3,
                                        9,
                                        "no \"2020-13\"\xC3\xA9",
                                        "write it",
                                        NULL};
    cvx_diagnostic_json(&full, &out);
    assert_string_equal(
        cvx_str_get(&out),
        "{\"severity\":\"warning\",\"code\":\"bad-date\",\"pointer\":\"/a~1\\u000a\","
        "\"file\":\"b\xEF\xBF\xBD\\\\.json\",\"line\":3,\"column\":9,"
        "\"message\":\"no \\\"2020-13\\\"\xC3\xA9\",\"hint\":\"write it\"}\n");
    cvx_str_reset(&out);
    const struct cvx_diagnostic bare = {.severity = CVX_NOTE, .code = CVX_CODE_GAP, .message = ""};
    cvx_diagnostic_json(&bare, &out);
    assert_string_equal(cvx_str_get(&out),
                        "{\"severity\":\"note\",\"code\":\"gap\",\"pointer\":null,\"file\":null,"
                        "\"line\":null,\"column\":null,\"message\":\"\",\"hint\":null}\n");
    cvx_diag_clear(&diag);
}

static void sorted_it_follows_the_text(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        uint32_t line, column;
        const char *message;
    } rows[] = {{"b.json", 2, 1, "6"}, {NULL, 0, 0, "8"},      {"a.json", 10, 1, "3"},
                {"a.json", 2, 9, "1"}, {"a.json", 2, 10, "2"}, {"b.json", 0, 0, "4"},
                {"b.json", 2, 1, "7"}, {NULL, 0, 0, "9"},      {"b.json", 1, 70, "5"}};
    enum { COUNT = sizeof rows / sizeof *rows };
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    cvx_diag_sort(&diag);
    assert_null(diag.first);
    for (size_t i = 0; i < COUNT; i++) {
        diag.file = rows[i].file;
        cvx_diag_add_at(&diag, CVX_CODE_SYNTAX,
                        (struct cvx_place){.line = rows[i].line, .column = rows[i].column}, "%s",
                        rows[i].message);
    }
    cvx_diag_sort(&diag);
    char number = '1';
    for (const struct cvx_diagnostic *d = diag.first; d; d = d->next)
        assert_int_equal(d->message[0], number++);
    assert_int_equal(number, '1' + COUNT);
    cvx_diag_hint(&diag, "of the last");
    assert_string_equal(diag.last->hint, "of the last");
    assert_int_equal(diag.counts[CVX_ERROR], COUNT);
    cvx_diag_clear(&diag);
}

static void without_memory_it_counts_on_and_ends_in_one_error(void **state)
{
    (void)state;
    struct cvx_faulty_memory memory;
    cvx_faulty_memory_init(&memory, 0, false);
    struct cvx_diag diag;
    cvx_diag_init(&diag, &memory.memory);
    cvx_diag_add(&diag, CVX_CODE_BAD_DATE, NULL, "lost");
    cvx_diag_hint(&diag, "lost too");
    assert_int_equal(cvx_diag_memory(&diag), CVX_ENVIRONMENT);
    assert_int_equal(diag.counts[CVX_WARNING], 1);
    assert_int_equal(diag.counts[CVX_ERROR], 1);
    assert_int_equal(diag.first->code, CVX_CODE_MEMORY);
    assert_non_null(diag.first->hint);
    assert_null(diag.first->next);
    cvx_diag_clear(&diag);
    assert_int_equal(memory.blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_has_a_name_of_its_own_and_a_meaning),
        cmocka_unit_test(every_error_says_what_to_do),
        cmocka_unit_test(a_node_gives_its_pointer_and_place),
        cmocka_unit_test(json_has_every_member_on_one_line),
        cmocka_unit_test(quotes_are_short_and_harmless),
        cmocka_unit_test(sorted_it_follows_the_text),
        cmocka_unit_test(without_memory_it_counts_on_and_ends_in_one_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
