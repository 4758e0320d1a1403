/* SPDX-License-Identifier: MIT */
/* Names of languages by their codes, in several languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/lang/language_names.h"

static void names(void **state)
{
    (void)state;
    static const struct {
        const char *in, *code, *name;
    } rows[] = {
        {"en", "de", "German"},
        {"en", "ger", "German"},
        {"en", "DEU", "German"},
        {"de", "fre", "Französisch"},
        {"fr", "gre", "Grec"},
        {"it", "ger", "Tedesco"},
        {"el", "ell", "Ελληνικά"},
        {"tr", "en", "İngilizce"},
        {"ja", "zho", "中国語"},
        {"zh-Hant", "fr", "法文"},
        {"en", "nob", "Norwegian Bokmål"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(cvx_language_name(cvx_language_find(rows[i].in), rows[i].code),
                            rows[i].name);
}

static void no_code(void **state)
{
    (void)state;
    static const char *const codes[] = {"", "xx", "German", "d", "german language", "12"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_null(cvx_language_name(cvx_language_at(0), codes[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names), cmocka_unit_test(no_code)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
