/* SPDX-License-Identifier: MIT */
/* The CSV reader: what becomes of rows and fields, where they stand, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/limits.h"
#include "core/base/str.h"
#include "formats/csv.h"
#include "tests/support/read.h"

struct test {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_csv csv;
    enum cvx_status status;
};

static void open_bytes(struct test *test, const char *bytes, size_t len)
{
    char *exact = cvx_test_copy(bytes, len);
    *test = (struct test){.status = CVX_OK};
    cvx_arena_init(&test->arena, NULL);
    cvx_diag_init(&test->diag, NULL);
    test->status = cvx_csv_module.read(exact, len, &test->arena, &test->diag, &test->csv);
    free(exact);
    assert_int_equal(test->diag.counts[CVX_ERROR], test->status != CVX_OK);
}

static void open(struct test *test, const char *csv)
{
    open_bytes(test, csv, strlen(csv));
    assert_int_equal(test->status, CVX_OK);
}

static void clear(struct test *test)
{
    cvx_arena_clear(&test->arena);
    cvx_diag_clear(&test->diag);
}

static const struct cvx_node *field(const struct test *test, const char *pointer)
{
    const struct cvx_node *node = cvx_node_resolve(test->csv.rows, pointer);
    if (!node)
        fail_msg("there is no %s", pointer);
    return node;
}

static void expect(const struct test *test, const char *pointer, const char *text, uint32_t line,
                   uint32_t column)
{
    const struct cvx_node *node = field(test, pointer);
    assert_string_equal(node->text, text);
    assert_int_equal(node->line, line);
    assert_int_equal(node->column, column);
}

static void fields_have_names_and_places(void **state)
{
    (void)state;
    struct test test;
    open(&test, "Name,Said\r\n"
                "Zoë,\"one, \"\"two\"\"\nthree\"\r\n"
                "\r\n"
                ",\n"
                "Ann,yes,more\n"
                "Bob");
    assert_int_equal(test.csv.header->count, 2);
    assert_int_equal(test.csv.rows->count, 3);
    expect(&test, "/0/Name", "Zoë", 2, 1);
    expect(&test, "/0/Said", "one, \"two\"\nthree", 2, 5);
    expect(&test, "/1/Name", "Ann", 6, 1);
    expect(&test, "/1/Said", "yes", 6, 5);
    expect(&test, "/1/column 3", "more", 6, 9);
    expect(&test, "/2/Name", "Bob", 7, 1);
    assert_int_equal(field(&test, "/2")->count, 1);
    assert_null(test.diag.first);
    clear(&test);
}

static void the_first_row_tells_what_parts_fields(void **state)
{
    (void)state;
    static const char *const tables[] = {"a,b\n1;2,3\n", "a;b\n1;2,3\n", "a\tb\n1\t2,3\n",
                                         "\"a,,,\";b\nx;2,3\n", "a,b\r1,2\r"};
    static const char *const fields[] = {"3", "2,3", "2,3", "2,3", "2"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct test test;
        open(&test, tables[i]);
        assert_string_equal(field(&test, "/0/b")->text, fields[i]);
        clear(&test);
    }
}

static void no_two_columns_are_called_alike(void **state)
{
    (void)state;
    struct test test;
    open(&test, "\xEF\xBB\xBF"
                "Url,Url,,Url,\"two\nlines\"\n1,2,3,4,5\n");
    expect(&test, "/0/Url", "1", 3, 1);
    expect(&test, "/0/Url 2", "2", 3, 3);
    expect(&test, "/0/column 3", "3", 3, 5);
    expect(&test, "/0/Url 3", "4", 3, 7);
    expect(&test, "/0/two lines", "5", 3, 9);
    clear(&test);
}

static void old_encodings_are_read(void **state)
{
    (void)state;
    struct test test;
    open(&test, "Name\nFran\xE7"
                "ais\n");
    assert_string_equal(field(&test, "/0/Name")->text, "Français");
    assert_int_equal(test.diag.counts[CVX_WARNING], 1);
    assert_int_equal(test.diag.first->code, CVX_CODE_ENCODING);
    clear(&test);
}

/* `count` times `piece`, between two texts, is refused with `code`. */
static void refused(const char *before, const char *piece, size_t count, const char *after,
                    enum cvx_code code, struct cvx_place place)
{
    struct cvx_arena arena;
    struct cvx_str csv;
    struct test test;
    cvx_arena_init(&arena, NULL);
    cvx_str_init(&csv, &arena);
    cvx_str_add(&csv, before);
    for (size_t i = 0; i < count; i++)
        cvx_str_add(&csv, piece);
    cvx_str_add(&csv, after);
    open_bytes(&test, cvx_str_get(&csv), csv.len);
    assert_int_equal(test.status, CVX_REJECTED);
    assert_int_equal(test.diag.first->code, code);
    assert_int_equal(test.diag.first->line, place.line);
    assert_int_equal(test.diag.first->column, place.column);
    assert_non_null(test.diag.first->hint);
    clear(&test);
    cvx_arena_clear(&arena);
}

static void faults_are_explained(void **state)
{
    (void)state;
    refused("", "", 0, "", CVX_CODE_NO_INPUT, (struct cvx_place){NULL, 0, 0});
    refused("a,b\n1,", "\"", 1, "never\nclosed,\n", CVX_CODE_SYNTAX,
            (struct cvx_place){NULL, 2, 3});
}

static void limits_hold(void **state)
{
    (void)state;
    struct test test;
    enum { LEN = 8 << 20 };
    refused("", "a,", CVX_LIMIT_COLUMNS + 1, "\n", CVX_CODE_LIMIT,
            (struct cvx_place){NULL, 1, 2 * CVX_LIMIT_COLUMNS + 1});
    /* A row counts too: three values each, after the header's two, itself and all rows. */
    const uint32_t rows = (CVX_LIMIT_VALUES - 4) / 3;
    refused("a,b\n", "1,2\n", rows + 1, "", CVX_CODE_LIMIT,
            (struct cvx_place){NULL, rows + 2, 1 + 2 * ((CVX_LIMIT_VALUES - 4) % 3 == 2)});

    char *wide = malloc(LEN + 3);
    assert_non_null(wide);
    memset(wide, 'x', LEN + 3);
    memcpy(wide, "a\n", 2);
    wide[LEN + 2] = '\n';
    open_bytes(&test, wide, LEN + 3);
    free(wide);
    assert_int_equal(test.status, CVX_OK);
    assert_int_equal(strlen(field(&test, "/0/a")->text), LEN);
    clear(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_have_names_and_places),
        cmocka_unit_test(the_first_row_tells_what_parts_fields),
        cmocka_unit_test(no_two_columns_are_called_alike),
        cmocka_unit_test(old_encodings_are_read),
        cmocka_unit_test(faults_are_explained),
        cmocka_unit_test(limits_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
