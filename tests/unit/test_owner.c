/* SPDX-License-Identifier: MIT */
/* Telling the owner among authors: spellings that are the same person, and those that are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/doc/owner.h"

struct pair {
    const char *owner, *author;
};

static void spellings_of_one_name_match(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"Weihao Cui", "Weihao Cui"},
        {"Weihao Cui", "WEIHAO CUI"},
        {"Weihao Cui", "W. Cui"},
        {"Weihao Cui", "Wei-Hao Cui"},
        {"Weihao Cui", "W.-H. Cui"},
        {"Weihao Cui", "WH Cui"},
        {"Weihao Cui", "Cui, Weihao"},
        {"Weihao Cui", "Cui, W."},
        {"Weihao Cui", "Cui W"},
        {"Weihao Cui", "Cui Weihao"},
        {"Weihao Cui", "Weihao Cui*"},
        {"Daniel Mawhirter", "Daniel Edward Mawhirter"},
        {"Daniel Mawhirter", "D. E. Mawhirter"},
        {"Daniel Edward Mawhirter", "Daniel Mawhirter"},
        {"Daniel Edward Mawhirter", "D. Mawhirter"},
        {"Daniel Edward Mawhirter", "DE Mawhirter"},
        {"Amélie Ørsted", "Amelie Ørsted"},
        {"Amélie Ørsted", "A. Ørsted"},
        {"Ludwig van Beethoven", "L. van Beethoven"},
        {"Ludwig van Beethoven", "Beethoven, L. van"},
        {"Ludwig van Beethoven", "L. Beethoven"},
        {"María García López", "M. García"},
        {"María García López", "García López, M."},
        {"María García López", "Maria Garcia-Lopez"},
        {"Jean-Paul Sartre", "J.-P. Sartre"},
        {"Jean-Paul Sartre", "J. Sartre"},
        {"Dr. Ruth Okafor, Ph.D.", "Ruth Okafor"},
        {"Martin King", "Martin King Jr."},
        {"高梨 真帆", "高梨真帆"},
        {"崔炜峰", "崔 炜峰*"},
        {"Иван Петров", "И. Петров"},
        {"Plato", "Plato"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (cvx_owner_compare(pairs[i].owner, pairs[i].author) == CVX_OWNER_NO)
            fail_msg("%s is not found in %s", pairs[i].owner, pairs[i].author);
}

static void other_people_do_not(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        {"Weihao Cui", "Weihao Cao"},
        {"Weihao Cui", "Wenhao Cui"},
        {"Weihao Cui", "Y. Cui"},
        {"Weihao Cui", "Cui"},
        {"Weihao Cui", "Weihao"},
        {"Weihao Cui", "Wei Cui"},
        {"Minyi Guo", "Mingyi Guo"},
        {"Daniel Edward Mawhirter", "Daniel Frank Mawhirter"},
        {"Han Zhao", "Jieru Zhao"},
        {"高梨 真帆", "高梨 健一"},
        {"Ludwig van Beethoven", "J. van Gogh"},
        {"Weihao Cui", ""},
        {"", "Weihao Cui"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (cvx_owner_compare(pairs[i].owner, pairs[i].author) != CVX_OWNER_NO)
            fail_msg("%s is taken for %s", pairs[i].author, pairs[i].owner);
}

static void the_surest_author_is_the_owner(void **state)
{
    (void)state;
    const char *const turned[] = {"Li Chen", "Wei Zhang", "Chen Li"};
    assert_int_equal(cvx_owner_find("Chen Li", NULL, turned, 3), 2);
    assert_int_equal(cvx_owner_find("Chen Li", NULL, turned, 2), 0);
    const char *const initials[] = {"W. Zhang", "Wei Zhang"};
    assert_int_equal(cvx_owner_find("Wei Zhang", NULL, initials, 2), 1);
    const char *const native[] = {"王伟", "崔炜峰"};
    assert_int_equal(cvx_owner_find("Weihao Cui", "崔炜峰", native, 2), 1);
    assert_int_equal(cvx_owner_find("Weihao Cui", NULL, native, 2), 2);
    assert_int_equal(cvx_owner_find(NULL, NULL, native, 2), 2);
}

static void long_and_odd_names_do_no_harm(void **state)
{
    (void)state;
    static char name[4096];
    for (size_t i = 0; i + 1 < sizeof name; i++)
        name[i] = i % 3 == 2 ? ' ' : 'a';
    assert_int_not_equal(cvx_owner_compare(name, name), CVX_OWNER_NO);
    assert_int_equal(cvx_owner_compare("Weihao Cui", name), CVX_OWNER_NO);
    assert_int_equal(cvx_owner_compare(", , .-*", "..."), CVX_OWNER_NO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_of_one_name_match),
        cmocka_unit_test(other_people_do_not),
        cmocka_unit_test(the_surest_author_is_the_owner),
        cmocka_unit_test(long_and_odd_names_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
