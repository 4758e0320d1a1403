/* SPDX-License-Identifier: MIT */
/* Languages by tag. */
#include "core/lang/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void assert_finds(const char *tag, const char *expected)
{
    const struct cvx_language *language = cvx_language_find(tag);
    assert_non_null(language);
    assert_string_equal(language->tag, expected);
}

static void every_row_is_found_by_its_tag(void **state)
{
    (void)state;
    static const char *const tags[] = {"en", "de",      "fr",      "es", "pt", "it", "nl", "pl",
                                       "tr", "vi",      "zh-Hans", "ja", "ko", "ru", "uk", "el",
                                       "th", "zh-Hant", "hi",      "ar", "he", "fa"};
    assert_int_equal(cvx_language_count(), sizeof tags / sizeof *tags);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        assert_finds(tags[i], tags[i]);
    assert_string_equal(cvx_language_at(0)->tag, "en");
    for (size_t i = 0; i < cvx_language_count(); i++)
        assert_int_equal(cvx_language_at(i)->index, i);
}

static void rows_say_script_and_direction(void **state)
{
    (void)state;
    static const char *const rtl[] = {"ar", "fa", "he"};
    size_t count = 0;
    for (size_t i = 0; i < cvx_language_count(); i++)
        count += cvx_language_at(i)->rtl;
    assert_int_equal(count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_true(cvx_language_find(rtl[i])->rtl);
    assert_string_equal(cvx_language_find("zh-TW")->script, "Hant");
    assert_string_equal(cvx_language_find("uk")->script, "Cyrl");
    assert_string_equal(cvx_language_find("uk")->name, "Українська");
}

static void tags_fall_back(void **state)
{
    (void)state;
    assert_finds("en-US", "en");
    assert_finds("pt_BR", "pt");
    assert_finds("DE-de-1996", "de");
    assert_finds("de_AT.UTF-8", "de");
    assert_finds("it_IT@euro", "it");
    assert_finds("iw", "he");
    assert_finds("iw-IL", "he");
}

static void chinese_goes_by_script_or_region(void **state)
{
    (void)state;
    assert_finds("zh", "zh-Hans");
    assert_finds("zh-CN", "zh-Hans");
    assert_finds("zh_SG", "zh-Hans");
    assert_finds("ZH-TW", "zh-Hant");
    assert_finds("zh-HK", "zh-Hant");
    assert_finds("zh-MO", "zh-Hant");
    assert_finds("zh-hant-hk", "zh-Hant");
    assert_finds("zh-Hans-TW", "zh-Hans");
}

static void others_are_not_found(void **state)
{
    (void)state;
    assert_null(cvx_language_find(NULL));
    assert_null(cvx_language_find(""));
    assert_null(cvx_language_find("-"));
    assert_null(cvx_language_find("sv"));
    assert_null(cvx_language_find("english"));
    assert_null(cvx_language_find("d"));
    char longest[5000];
    memset(longest, 'e', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_null(cvx_language_find(longest));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_is_found_by_its_tag),
        cmocka_unit_test(rows_say_script_and_direction),
        cmocka_unit_test(tags_fall_back),
        cmocka_unit_test(chinese_goes_by_script_or_region),
        cmocka_unit_test(others_are_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
