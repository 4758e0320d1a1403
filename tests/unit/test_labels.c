/* SPDX-License-Identifier: MIT */
/* Labels: every language has every one. */
#include "core/lang/labels.h"

#include "core/base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *label(const char *tag, enum cvx_label which)
{
    return cvx_label_get(cvx_language_find(tag), which);
}

static void all_are_there(void **state)
{
    (void)state;
    for (size_t i = 0; i < cvx_language_count(); i++) {
        for (int which = 0; which < CVX_LABEL_COUNT; which++) {
            const char *text = cvx_label_get(cvx_language_at(i), (enum cvx_label)which);
            assert_true(text[0] != '\0');
            assert_int_equal(cvx_utf8_valid_len(text, strlen(text)), strlen(text));
            assert_null(strchr(text, '|'));
        }
    }
}

static void they_are_native(void **state)
{
    (void)state;
    assert_string_equal(label("en", CVX_LABEL_SUMMARY), "Summary"); /* the first */
    assert_string_equal(label("zh-Hans", CVX_LABEL_WORK), "工作经历");
    assert_string_equal(label("zh-Hant", CVX_LABEL_EDUCATION), "學歷");
    assert_string_equal(label("ja", CVX_LABEL_WORK), "職歴");
    assert_string_equal(label("de", CVX_LABEL_EDUCATION), "Ausbildung");
    assert_string_equal(label("fr", CVX_LABEL_COLON), "\xC2\xA0: ");
    assert_string_equal(label("vi", CVX_LABEL_RANGE), " – "); /* the last */
}

/* Section headings differ from each other, or a reader could not tell sections apart. */
static void headings_differ(void **state)
{
    (void)state;
    for (size_t i = 0; i < cvx_language_count(); i++) {
        const struct cvx_language *language = cvx_language_at(i);
        for (int a = CVX_LABEL_SUMMARY; a <= CVX_LABEL_PROJECTS; a++)
            for (int b = a + 1; b <= CVX_LABEL_PROJECTS; b++)
                assert_string_not_equal(cvx_label_get(language, (enum cvx_label)a),
                                        cvx_label_get(language, (enum cvx_label)b));
    }
}

static void numbers_agree(void **state)
{
    (void)state;
    const struct cvx_language *en = cvx_language_find("en"), *ja = cvx_language_find("ja");
    assert_string_equal(cvx_label_count_get(en, CVX_LABEL_ADVISORS, 1), "Advisor");
    assert_string_equal(cvx_label_count_get(en, CVX_LABEL_ADVISORS, 2), "Advisors");
    assert_string_equal(cvx_label_get(en, CVX_LABEL_ADVISORS), "Advisors");
    assert_string_equal(cvx_label_count_get(ja, CVX_LABEL_ADVISORS, 1), "指導教員");
    assert_string_equal(cvx_label_count_get(ja, CVX_LABEL_ADVISORS, 2), "指導教員");
}

static void places_are_filled(void **state)
{
    (void)state;
    struct cvx_arena arena;
    struct cvx_str out;
    cvx_arena_init(&arena, NULL);
    cvx_str_init(&out, &arena);
    cvx_label_format(cvx_language_find("en"), CVX_LABEL_PAGE_OF, "2", "3", &out);
    cvx_str_add(&out, "; ");
    cvx_label_format(cvx_language_find("zh"), CVX_LABEL_PAGE_OF, "2", "3", &out);
    cvx_str_add(&out, "; ");
    cvx_label_format(cvx_language_find("tr"), CVX_LABEL_PHOTO_OF, "Ada {1}", NULL, &out);
    assert_string_equal(cvx_str_get(&out), "Page 2 of 3; 第 2 页，共 3 页; Ada {1} fotoğrafı");
    cvx_arena_clear(&arena);
}

/* Every language has the places that English has. */
static void places_are_kept(void **state)
{
    (void)state;
    for (size_t i = 0; i < cvx_language_count(); i++) {
        for (int which = 0; which < CVX_LABEL_COUNT; which++) {
            const char *own = cvx_label_get(cvx_language_at(i), (enum cvx_label)which);
            const char *english = cvx_label_get(cvx_language_at(0), (enum cvx_label)which);
            assert_int_equal(strstr(own, "{0}") != NULL, strstr(english, "{0}") != NULL);
            assert_int_equal(strstr(own, "{1}") != NULL, strstr(english, "{1}") != NULL);
        }
    }
}

static void keys_name_labels(void **state)
{
    (void)state;
    for (int which = 0; which < CVX_LABEL_COUNT; which++)
        assert_int_equal(cvx_label_find(cvx_label_key((enum cvx_label)which)), which);
    assert_int_equal(cvx_label_find("work"), CVX_LABEL_WORK);
    assert_int_equal(cvx_label_find("nothing"), CVX_LABEL_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_are_there),     cmocka_unit_test(they_are_native),
        cmocka_unit_test(headings_differ),   cmocka_unit_test(numbers_agree),
        cmocka_unit_test(places_are_filled), cmocka_unit_test(places_are_kept),
        cmocka_unit_test(keys_name_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
