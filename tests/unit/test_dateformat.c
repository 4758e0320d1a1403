/* SPDX-License-Identifier: MIT */
/* Dates and periods in every language, as a reader of it expects them. */
#include "core/doc/dateformat.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct cvx_arena arena;

static const char *period(const char *tag, struct cvx_period period)
{
    struct cvx_str out;
    cvx_str_init(&out, &arena);
    cvx_date_range_format(cvx_language_find(tag), period, &out);
    return cvx_str_get(&out);
}

static const char *date(const char *tag, struct cvx_date date)
{
    struct cvx_str out;
    cvx_str_init(&out, &arena);
    cvx_date_format(cvx_language_find(tag), date, &out);
    return cvx_str_get(&out);
}

static const struct {
    const char *tag, *day, *ongoing;
} rows[] = {
    {"en", "May 7, 2019", "Oct 2023 – Present"},
    {"de", "7. Mai 2019", "Okt. 2023 – heute"},
    {"fr", "7 mai 2019", "oct. 2023 – aujourd’hui"},
    {"es", "7 may 2019", "oct 2023 – actualidad"},
    {"pt", "7 de mai. de 2019", "out. de 2023 – atual"},
    {"it", "7 mag 2019", "ott 2023 – oggi"},
    {"nl", "7 mei 2019", "okt. 2023 – heden"},
    {"pl", "7 maj 2019", "paź 2023 – obecnie"},
    {"zh-Hans", "2019年5月7日", "2023年10月 – 至今"},
    {"zh-Hant", "2019年5月7日", "2023年10月 – 至今"},
    {"ja", "2019年5月7日", "2023年10月～現在"},
    {"ko", "2019년 5월 7일", "2023년 10월 ~ 현재"},
    {"ru", "7 мая 2019 г.", "окт. 2023 г. – настоящее время"},
    {"uk", "7 трав. 2019 р.", "жов 2023 р. – дотепер"},
    {"el", "7 Μαΐ 2019", "Οκτ 2023 – σήμερα"},
    {"tr", "7 May 2019", "Eki 2023 – halen"},
    {"vi", "7 thg 5, 2019", "thg 10 2023 – hiện tại"},
    {"th", "7 พ.ค. 2019", "ต.ค. 2023 – ปัจจุบัน"},
    {"hi", "7 मई 2019", "अक्तू॰ 2023 – वर्तमान"},
    {"ar", "٧ مايو ٢٠١٩", "أكتوبر ٢٠٢٣ – الآن"},
    {"he", "7 במאי 2019", "אוק׳ 2023 – היום"},
    {"fa", "۷ مه ۲۰۱۹", "اکتبر ۲۰۲۳ – اکنون"},
};

static void every_language_has_its_order(void **state)
{
    (void)state;
    assert_int_equal(cvx_language_count(), sizeof rows / sizeof *rows);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cvx_period ongoing = {.start = {2023, 10, 0}, .ongoing = true};
        assert_string_equal(date(rows[i].tag, (struct cvx_date){2019, 5, 7}), rows[i].day);
        assert_string_equal(period(rows[i].tag, ongoing), rows[i].ongoing);
    }
}

static void the_precision_is_kept(void **state)
{
    (void)state;
    assert_string_equal(date("en", (struct cvx_date){2019, 0, 0}), "2019");
    assert_string_equal(date("zh", (struct cvx_date){2019, 0, 0}), "2019年");
    assert_string_equal(date("en", (struct cvx_date){2019, 3, 0}), "Mar 2019");
    assert_string_equal(date("en", (struct cvx_date){2019, 12, 31}), "Dec 31, 2019");
    assert_string_equal(date("en", (struct cvx_date){0, 0, 0}), "");
    assert_string_equal(date("en", (struct cvx_date){2019, 13, 0}), "");
}

/* Where a language inflects, the month alone is in the nominative, with a day in the genitive. */
static void months_are_inflected(void **state)
{
    (void)state;
    assert_string_equal(date("ru", (struct cvx_date){2019, 5, 0}), "май 2019 г.");
    assert_string_equal(date("ru", (struct cvx_date){2019, 5, 9}), "9 мая 2019 г.");
}

static void periods_have_two_ends(void **state)
{
    (void)state;
    struct cvx_date start = {2019, 3, 0}, end = {2021, 0, 0}, none = {0};
    assert_string_equal(period("en", (struct cvx_period){start, end, false}), "Mar 2019 – 2021");
    assert_string_equal(period("en", (struct cvx_period){start, end, true}), "Mar 2019 – Present");
    assert_string_equal(period("en", (struct cvx_period){start, none, false}), "Mar 2019");
    assert_string_equal(period("en", (struct cvx_period){none, end, false}), "2021");
    assert_string_equal(period("en", (struct cvx_period){start, start, false}), "Mar 2019");
    assert_string_equal(period("en", (struct cvx_period){none, none, true}), "Present");
    assert_string_equal(period("en", (struct cvx_period){none, none, false}), "");
}

static int open_arena(void **state)
{
    (void)state;
    cvx_arena_init(&arena, NULL);
    return 0;
}

static int clear_arena(void **state)
{
    (void)state;
    cvx_arena_clear(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_language_has_its_order),
        cmocka_unit_test(the_precision_is_kept),
        cmocka_unit_test(months_are_inflected),
        cmocka_unit_test(periods_have_two_ends),
    };
    return cmocka_run_group_tests(tests, open_arena, clear_arena);
}
