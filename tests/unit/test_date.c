/* SPDX-License-Identifier: MIT */
/* Dates: the calendar, ISO, and what people write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/model/date.h"

static void iso_dates_round_trip(void **state)
{
    (void)state;
    static const char *const dates[] = {"1000",       "2019",       "2999-12",   "2019-03",
                                        "2020-02-29", "2000-02-29", "2019-12-31"};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct cvx_date date;
        char iso[CVX_DATE_ISO_MAX];
        assert_true(cvx_date_parse_iso(dates[i], &date));
        cvx_date_iso(date, iso);
        assert_string_equal(iso, dates[i]);
        assert_int_equal(cvx_date_read(dates[i], &date), CVX_DATE_ISO);
    }
}

static void what_is_no_iso_date_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",           "0999",        "3000",       "2019-00",    "2019-13",    "2019-1",
        "2019-02-29", "1900-02-29",  "2019-04-31", "2019-01-00", "2019-01-32", "2019/01",
        "20190101",   "2019-01-01 ", "２０１９",   "-019",       "2019-0a"};
    struct cvx_date date;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (cvx_date_parse_iso(texts[i], &date))
            fail_msg("\"%s\" was read", texts[i]);
    assert_int_equal(cvx_date_fault_of("2023-02-30"), CVX_DATE_NO_DAY);
    assert_int_equal(cvx_date_fault_of("2023-02-00"), CVX_DATE_NO_DAY);
    assert_int_equal(cvx_date_fault_of("2018-13"), CVX_DATE_NO_MONTH);
    assert_int_equal(cvx_date_fault_of("2018-00-99"), CVX_DATE_NO_MONTH);
    assert_int_equal(cvx_date_fault_of("0000-13-01"), CVX_DATE_NO_YEAR);
    assert_int_equal(cvx_date_fault_of("3000"), CVX_DATE_NO_YEAR);
    assert_int_equal(cvx_date_fault_of("2018-12"), CVX_DATE_FAULTLESS);
    assert_int_equal(cvx_date_fault_of("2018-"), CVX_DATE_FAULTLESS);
    assert_int_equal(cvx_date_fault_of("Spring 2018"), CVX_DATE_FAULTLESS);
}

static void comparing_stops_at_what_is_unknown(void **state)
{
    (void)state;
    const struct cvx_date year = {2019, 0, 0};
    const struct cvx_date march = {2019, 3, 0};
    const struct cvx_date seventh = {2019, 3, 7};
    const struct cvx_date april = {2019, 4, 1};
    const struct cvx_date next = {2020, 0, 0};
    assert_int_equal(cvx_date_compare(year, seventh), 0);
    assert_int_equal(cvx_date_compare(march, seventh), 0);
    assert_true(cvx_date_compare(seventh, april) < 0);
    assert_true(cvx_date_compare(april, march) > 0);
    assert_true(cvx_date_compare(next, april) > 0);
}

static const struct {
    const char *text, *iso;
} loose[] = {
    {"August 2021", "2021-08"},
    {"Sept. 2022", "2022-09"},
    {"05/2012", "2012-05"},
    {"6/2013", "2013-06"},
    {"1 May 2020", "2020-05-01"},
    {"31st December 2020", "2020-12-31"},
    {"March 3, 2018", "2018-03-03"},
    {"the 2nd of June, 2019", "2019-06-02"},
    {"2015 June", "2015-06"},
    {"2016-7", "2016-07"},
    {"2013.04", "2013-04"},
    {"04.2014", "2014-04"},
    {"2011-6-9", "2011-06-09"},
    {"2012-1-05", "2012-01-05"},
    {"2019/3/7", "2019-03-07"},
    {"31.12.2019", "2019-12-31"},
    {"7.3.2019", "2019-03-07"},
    {"25/12/2019", "2019-12-25"},
    {"12/25/2019", "2019-12-25"},
    {"05/05/2019", "2019-05-05"},
    {"Oktober 2009", "2009-10"},
    {"5. März 2010", "2010-03-05"},
    {"août 2008", "2008-08"},
    {"1er mai 2009", "2009-05-01"},
    {"enero de 2007", "2007-01"},
    {"3 de abril de 2007", "2007-04-03"},
    {"2005年9月", "2005-09"},
    {"2005年9月3日", "2005-09-03"},
    {"2006年", "2006"},
    {"２００６年９月", "2006-09"},
    {"2019년 3월", "2019-03"},
    {"май 2004", "2004-05"},
    {"сентябрь 2004 г.", "2004-09"},
    {"tháng 10 2019", "2019-10"},
    {"tháng 10 năm 2019", "2019-10"},
    {"tháng 10/2019", "2019-10"},
    {"٢٠١٩", "2019"},
    {"2003 - 12", "2003-12"},
    {" 2003 ", "2003"},
    {"1999-10-04T00:00:00.000Z", "1999-10-04"},
    {"2000-06-30T23:59:59-12:00", "2000-06-30"},
    {"2000-06-30 23:59:59", "2000-06-30"},
};

static void loose_dates_are_understood(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof loose / sizeof *loose; i++) {
        struct cvx_date date = {0};
        char iso[CVX_DATE_ISO_MAX] = "";
        const enum cvx_date_reading reading = cvx_date_read(loose[i].text, &date);
        if (reading == CVX_DATE_LOOSE || reading == CVX_DATE_ISO)
            cvx_date_iso(date, iso);
        if (strcmp(iso, loose[i].iso) != 0)
            fail_msg("\"%s\" was read as \"%s\"", loose[i].text, iso);
    }
}

static void what_could_be_misread_is_not_read(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "03/04/2019",
        "3-4-2019",
        "2011/12",
        "FY2019/20",
        "2019-2020",
        "20-01-01",
        "1987-01-",
        "202",
        "20191",
        "Spring 2019",
        "Q3 2019",
        "Aug. 2007-May 2011",
        "2017-05 - 2019-04, 2025-02",
        "2013-10（1年3个月）",
        "至今（9个月）",
        "Present (part-time)",
        "around 2015",
        "ca. 2015",
        "while(alive)",
        "May",
        "2019-02-30",
        "30 February 2019",
        "May 32, 2019",
        "13/2019",
        "1/1",
        "12",
        "1999-10-04T",
        "0000-00-00",
        "2019-00-00",
        "March '19",
        "1999-10-04T00:00:00 and a very long tail of a timestamp that never ends",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct cvx_date date = {0};
        if (cvx_date_read(texts[i], &date) != CVX_DATE_BAD)
            fail_msg("\"%s\" was read as %d-%d-%d", texts[i], date.year, date.month, date.day);
    }
}

static void words_for_now_and_blanks(void **state)
{
    (void)state;
    struct cvx_date date;
    static const char *const present[] = {
        "Present",     "NOW", " current ", "至今",  "по настоящее время",
        "aujourd’hui", "-",   "–",         "heute", "till now"};
    for (size_t i = 0; i < sizeof present / sizeof *present; i++)
        if (cvx_date_read(present[i], &date) != CVX_DATE_PRESENT)
            fail_msg("\"%s\" is not read as now", present[i]);
    assert_int_equal(cvx_date_read("", &date), CVX_DATE_NONE);
    assert_int_equal(cvx_date_read(" \u00A0\u3000\t", &date), CVX_DATE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(iso_dates_round_trip),
        cmocka_unit_test(what_is_no_iso_date_is_refused),
        cmocka_unit_test(comparing_stops_at_what_is_unknown),
        cmocka_unit_test(loose_dates_are_understood),
        cmocka_unit_test(what_could_be_misread_is_not_read),
        cmocka_unit_test(words_for_now_and_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
