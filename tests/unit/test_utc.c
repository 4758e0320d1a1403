/* SPDX-License-Identifier: MIT */
/* The calendar: its corners, and the C library's opinion on many days. */
#include "core/base/utc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

static void corners(void **state)
{
    static const struct {
        int64_t seconds;
        const char *text;
    } cases[] = {
        {0, "1970-01-01T00:00:00Z"},          {-1, "1969-12-31T23:59:59Z"},
        {951782400, "2000-02-29T00:00:00Z"},  {4107542399, "2100-02-28T23:59:59Z"},
        {4107542400, "2100-03-01T00:00:00Z"}, {-62167219200, "0000-01-01T00:00:00Z"},
        {INT64_MIN, "0000-01-01T00:00:00Z"},  {253402300799, "9999-12-31T23:59:59Z"},
        {INT64_MAX, "9999-12-31T23:59:59Z"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[CVX_UTC_LEN];
        cvx_utc_format(cases[i].seconds, text);
        assert_string_equal(text, cases[i].text);
    }
}

static void agrees_with_the_c_library(void **state)
{
    (void)state;
    for (int64_t seconds = -2208988800; seconds < 7258118400; seconds += 86399 * 11) {
        char text[CVX_UTC_LEN], expected[CVX_UTC_LEN];
        const time_t when = (time_t)seconds;
        struct tm tm;
        assert_non_null(gmtime_r(&when, &tm));
        assert_int_not_equal(strftime(expected, sizeof expected, "%Y-%m-%dT%H:%M:%SZ", &tm), 0);
        cvx_utc_format(seconds, text);
        assert_string_equal(text, expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(corners),
        cmocka_unit_test(agrees_with_the_c_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
