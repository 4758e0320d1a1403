/* SPDX-License-Identifier: MIT */
/* Page ends. */
#include "exporters/pdf/page.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { ROWS_MAX = 400 };

static struct cvx_arena arena;

static int open_arena(void **state)
{
    (void)state;
    cvx_arena_init(&arena, NULL);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    cvx_arena_clear(&arena);
    return 0;
}

static void fill(struct cvx_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct cvx_row){.height = 10};
}

static void fills_pages(void **state)
{
    (void)state;
    struct cvx_row rows[45];
    uint32_t ends[45];
    const struct cvx_page_measure measure = {200, 1};
    fill(rows, 45);
    assert_int_equal(cvx_pages_choose(&arena, rows, 45, &measure, ends), 3);
    assert_int_equal(ends[0], 20);
    assert_int_equal(ends[1], 40);
    assert_int_equal(ends[2], 45);
}

static void keeps_headings_with_what_follows(void **state)
{
    (void)state;
    struct cvx_row rows[30];
    uint32_t ends[30];
    const struct cvx_page_measure measure = {200, 1};
    fill(rows, 30);
    rows[19].keep = CVX_KEEP_ALWAYS;
    rows[18].keep = CVX_KEEP_ALWAYS;
    assert_int_equal(cvx_pages_choose(&arena, rows, 30, &measure, ends), 2);
    assert_int_equal(ends[0], 18);
}

static void starts_pages_where_asked(void **state)
{
    (void)state;
    struct cvx_row rows[10];
    uint32_t ends[10];
    const struct cvx_page_measure measure = {200, 1};
    fill(rows, 10);
    rows[3].starts_page = true;
    assert_int_equal(cvx_pages_choose(&arena, rows, 10, &measure, ends), 2);
    assert_int_equal(ends[0], 3);
}

/* Space above rows counts, but not at a page's top, and can be tightened. */
static void counts_space(void **state)
{
    (void)state;
    struct cvx_row rows[20];
    uint32_t ends[20];
    fill(rows, 20);
    for (size_t i = 0; i < 20; i++)
        rows[i].before = 10;
    assert_int_equal(cvx_pages_choose(&arena, rows, 20, &(struct cvx_page_measure){390, 1}, ends),
                     1);
    assert_int_equal(cvx_pages_choose(&arena, rows, 20, &(struct cvx_page_measure){389, 1}, ends),
                     2);
    assert_int_equal(cvx_pages_choose(&arena, rows, 20, &(struct cvx_page_measure){300, 0.5}, ends),
                     1);
}

/* What pages_choose cannot undercut, and reaches where nothing is kept together. */
static void counts_the_least(void **state)
{
    (void)state;
    double last;
    struct cvx_row rows[45];
    uint32_t ends[45];
    const struct cvx_page_measure measure = {200, 1};
    fill(rows, 45);
    assert_int_equal(cvx_pages_least(rows, 0, &measure, &last), 0);
    assert_int_equal(cvx_pages_least(rows, 20, &measure, &last), 1);
    assert_int_equal(last, 200);
    assert_int_equal(cvx_pages_least(rows, 21, &measure, &last), 2);
    assert_int_equal(last, 10);
    assert_int_equal(cvx_pages_least(rows, 40, &measure, &last), 2);
    rows[19].keep = CVX_KEEP_ALWAYS;
    assert_int_equal(cvx_pages_least(rows, 40, &measure, &last), 2);
    assert_int_equal(cvx_pages_choose(&arena, rows, 40, &measure, ends), 3);
    rows[30].starts_page = true; /* 20 rows, 10, 15 */
    assert_int_equal(cvx_pages_least(rows, 45, &measure, &last), 3);
    assert_int_equal(last, 150);
    rows[5].before = 20; /* now 18, 12, 15 */
    assert_int_equal(cvx_pages_least(rows, 45, &measure, &last), 3);
    rows[5].height = 5000; /* 5, it, 20, 4, 15 */
    assert_int_equal(cvx_pages_least(rows, 45, &measure, &last), 5);
}

/* A row higher than any page, and nothing but rows that want to stay together. */
static void never_loops(void **state)
{
    (void)state;
    struct cvx_row rows[ROWS_MAX];
    uint32_t ends[ROWS_MAX];
    const struct cvx_page_measure measure = {200, 1};
    fill(rows, ROWS_MAX);
    for (size_t i = 0; i < ROWS_MAX; i++)
        rows[i].keep = CVX_KEEP_ALWAYS;
    rows[7].height = 5000;
    const size_t pages = cvx_pages_choose(&arena, rows, ROWS_MAX, &measure, ends);
    assert_true(pages >= 21 && pages <= 23);
    assert_int_equal(ends[pages - 1], ROWS_MAX);
    assert_int_equal(ends[0], 7);
    assert_int_equal(ends[1], 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(fills_pages, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(keeps_headings_with_what_follows, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(starts_pages_where_asked, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(counts_space, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(counts_the_least, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(never_loops, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
