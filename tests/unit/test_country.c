/* SPDX-License-Identifier: MIT */
/* Countries: names by language, codes by name. */
#include "core/lang/country.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *name(const char *tag, const char *code)
{
    return cvx_country_name(cvx_language_find(tag), code);
}

static void names_are_in_the_language(void **state)
{
    (void)state;
    assert_string_equal(name("en", "CN"), "China");
    assert_string_equal(name("zh-Hans", "cn"), "中国");
    assert_string_equal(name("zh-Hant", "CN"), "中國");
    assert_string_equal(name("de", "DE"), "Deutschland");
    assert_string_equal(name("fa", "IR"), "ایران");
    assert_string_equal(name("vi", "ZW"), "Zimbabwe");
    assert_string_equal(name("zh-Hans", "HK"), "香港");
    assert_null(name("en", "QQ"));
    assert_null(name("en", "EU")); /* a grouping, no country */
    assert_null(name("en", "C"));
    assert_null(name("en", ""));
}

static void codes_are_found(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"DE", "DE"},
        {"de", "DE"},
        {"DEU", "DE"},
        {"Germany", "DE"},
        {"GERMANY ", "DE"},
        {"UK", "GB"},
        {"U.K.", "GB"},
        {"gbr", "GB"},
        {"USA", "US"},
        {"U.S.A.", "US"},
        {"us", "US"},
        {"the United States", "US"},
        {"China", "CN"},
        {"P. R. China", "CN"},
        {"Hong Kong", "HK"},
        {"Taiwan", "TW"},
        {"Korea", "KR"},
        {"Côte d’Ivoire", "CI"},
        {"Ivory Coast", "CI"},
        {"Bosnia and Herzegovina", "BA"},
        {"The Netherlands", "NL"},
        {"Czech Republic", "CZ"},
        {"Türkiye", "TR"},
        {"Kosovo", "XK"},
        {"Deutschland", "DE"},
        {"德国", "DE"},
        {"Allemagne", "DE"},
        {"España", "ES"},
        {"日本", "JP"},
        {"대한민국", "KR"},
        {"Україна", "UA"},
        {"مصر", "EG"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *code = cvx_country_find(rows[i][0], strlen(rows[i][0]));
        if (code == NULL || strcmp(code, rows[i][1]) != 0)
            fail_msg("%s: %s", rows[i][0], code != NULL ? code : "none");
    }
}

static void others_are_not_found(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "Shanghai", "QQ", "12", "Berlin, Germany", "1A", "é"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_null(cvx_country_find(texts[i], strlen(texts[i])));
    char longest[1000];
    memset(longest, 'a', sizeof longest);
    assert_null(cvx_country_find(longest, sizeof longest));
}

/* Every name that we print, we understand. */
static void printed_names_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < cvx_language_count(); i++) {
        for (char code[] = "AA"; code[0] <= 'Z';
             code[1] == 'Z' ? code[0]++, code[1] = 'A' : code[1]++) {
            const char *text = cvx_country_name(cvx_language_at(i), code);
            const char *found = text != NULL ? cvx_country_find(text, strlen(text)) : code;
            if (found == NULL)
                fail_msg("%s: %s", code, text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_in_the_language),
        cmocka_unit_test(codes_are_found),
        cmocka_unit_test(others_are_not_found),
        cmocka_unit_test(printed_names_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
