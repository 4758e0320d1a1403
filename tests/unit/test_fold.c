/* SPDX-License-Identifier: MIT */
/* Folding: what people write differently and mean alike. */
#include "core/lang/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void assert_folds(const char *text, const char *expected)
{
    char folded[64];
    size_t len = cvx_fold_text(text, strlen(text), folded, sizeof folded);
    assert_string_equal(folded, expected);
    assert_int_equal(len, strlen(expected));
}

static void case_and_accents_go(void **state)
{
    (void)state;
    assert_folds("MÄRZ", "marz");
    assert_folds("Łódź", "lodz");
    assert_folds("İstanbul", "istanbul");
    assert_folds("ISTANBUL", "istanbul");
    assert_folds("ılık", "ilik");
    assert_folds("Đặng Thị Mười", "dang thi muoi");
    assert_folds("Μάρτιος ΜΆΡΤΙΟΣ", "μαρτιοσ μαρτιοσ");
    assert_folds("Ёлка май", "елка маи");
    assert_folds("e\xCC\x81t\xC3\xA9", "ete"); /* decomposed and composed */
}

static void keyboards_of_one_script_agree(void **state)
{
    (void)state;
    assert_folds("كي", "کی");                  /* Arabic keyboard, Persian keyboard */
    assert_folds("پیش‌چاپ", "پیشچاپ"); /* with U+200C */
    assert_folds("٢٠٢٣ ۲۰۲۳ ２０２３", "2023 2023 2023");
    assert_folds("Ｏｃｔ．", "oct.");
}

static void vowel_signs_stay(void **state)
{
    (void)state;
    assert_folds("मई", "मई");
    assert_folds("ก.พ.", "ก.พ.");
    assert_folds("ที่", "ที่");
    assert_folds("ガ", "ガ");
    assert_folds("한국", "한국");
}

static void white_space_is_one_blank(void **state)
{
    (void)state;
    assert_folds(" \t a\xC2\xA0\n b ", "a b");
    assert_folds("", "");
    assert_folds(" ", "");
}

static void what_does_not_fit_is_empty(void **state)
{
    (void)state;
    char folded[8] = "before";
    assert_int_equal(cvx_fold_text("abcdefgh", 8, folded, sizeof folded), 0);
    assert_string_equal(folded, "");
    assert_int_equal(cvx_fold_text("abc", 3, folded, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(case_and_accents_go),
        cmocka_unit_test(keyboards_of_one_script_agree),
        cmocka_unit_test(vowel_signs_stay),
        cmocka_unit_test(white_space_is_one_blank),
        cmocka_unit_test(what_does_not_fit_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
