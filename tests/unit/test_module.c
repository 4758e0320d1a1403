/* SPDX-License-Identifier: MIT */
/* Modules: one that is linked in, one that is not there, and what the user is told. */
#include "core/base/module.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void a_linked_module_is_its_entry(void **state)
{
    (void)state;
    static const int entry = 7;
    const struct cvx_module module = {"linked", &entry};
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    assert_ptr_equal(cvx_module_open(&module, &diag), &entry);
    assert_null(diag.first);
    cvx_diag_clear(&diag);
}

static void a_missing_module_is_one_error_that_names_it(void **state)
{
    (void)state;
    const struct cvx_module module = {"nonesuch", NULL};
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    assert_null(cvx_module_open(&module, &diag));
    assert_int_equal(diag.counts[CVX_ERROR], 1);
    assert_int_equal(diag.first->code, CVX_CODE_MODULE);
    assert_non_null(strstr(diag.first->message, "cvexport-nonesuch.so"));
    assert_non_null(diag.first->hint);
    cvx_diag_clear(&diag);
}

static void a_missing_module_may_go_unreported(void **state)
{
    (void)state;
    const struct cvx_module module = {"nonesuch", NULL};
    assert_null(cvx_module_open(&module, NULL));
}

static void a_name_too_long_is_not_found(void **state)
{
    (void)state;
    char name[200] = {0};
    memset(name, 'x', sizeof name - 1);
    const struct cvx_module module = {name, NULL};
    assert_null(cvx_module_open(&module, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_linked_module_is_its_entry),
        cmocka_unit_test(a_missing_module_is_one_error_that_names_it),
        cmocka_unit_test(a_missing_module_may_go_unreported),
        cmocka_unit_test(a_name_too_long_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
