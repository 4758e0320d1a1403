/* SPDX-License-Identifier: MIT */
/* Numbered strings: each once, in order, and no two with one hash. */
#include "exporters/docx/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int setup(void **state)
{
    static struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    *state = &arena;
    return 0;
}

static int teardown(void **state)
{
    cvx_arena_clear(*state);
    return 0;
}

static void each_is_kept_once(void **state)
{
    struct cvx_docx_names names = {0};
    const struct cvx_docx_name *one = cvx_docx_names_add(&names, *state, "/a");
    const struct cvx_docx_name *two = cvx_docx_names_add(&names, *state, "/b");
    assert_int_equal(one->id, 1);
    assert_int_equal(two->id, 2);
    assert_ptr_equal(cvx_docx_names_add(&names, *state, "/a"), one);
    assert_ptr_equal(names.first, one);
    assert_ptr_equal(one->next, two);
    assert_null(two->next);
    assert_int_equal(names.count, 2);
}

/* A tag that stands for two pointers would bring a change back to the wrong place. */
static void no_two_have_one_hash(void **state)
{
    struct cvx_docx_names names = {0};
    const struct cvx_docx_name *one = cvx_docx_names_add_hashed(&names, *state, "/a", 7);
    const struct cvx_docx_name *two = cvx_docx_names_add_hashed(&names, *state, "/b", 7);
    const struct cvx_docx_name *three = cvx_docx_names_add_hashed(&names, *state, "/c", 7);
    assert_int_equal(one->hash, 7);
    assert_int_equal(two->hash, 8);
    assert_int_equal(three->hash, 9);
    assert_ptr_equal(cvx_docx_names_add_hashed(&names, *state, "/b", 7), two);
    assert_int_equal(names.count, 3);
}

static void thousands_keep_their_order(void **state)
{
    struct cvx_docx_names names = {0};
    for (int i = 0; i < 5000; i++)
        assert_int_equal(cvx_docx_names_add(&names, *state, cvx_arena_printf(*state, "/%d", i))->id,
                         i + 1);
    int expected = 1;
    for (const struct cvx_docx_name *name = names.first; name; name = name->next)
        assert_int_equal(name->id, expected++);
    assert_int_equal(expected, 5001);
    assert_int_equal(cvx_docx_names_add(&names, *state, "/4321")->id, 4322);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_is_kept_once, setup, teardown),
        cmocka_unit_test_setup_teardown(no_two_have_one_hash, setup, teardown),
        cmocka_unit_test_setup_teardown(thousands_keep_their_order, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
