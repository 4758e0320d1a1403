/* SPDX-License-Identifier: MIT */
/* Dates in lines: which part of a line they are, and which two are a range. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "importers/outline/dates.h"

static const struct row {
    const char *line, *found, *start, *end;
    bool range;
} rows[] = {
    {"Engineer, Acme, 2019 – 2021", "2019 – 2021", "2019", "2021", true},
    {"Engineer (Jan 2019 - Present)", "(Jan 2019 - Present)", "Jan 2019", "Present", true},
    {"**2019-04 -- 2020-06** Acme", "2019-04 -- 2020-06", "2019-04", "2020-06", true},
    {"März 2019 bis heute\tAcme", "März 2019 bis heute", "März 2019", "bis heute", true},
    {"2018年3月～2020年5月　会社", "2018年3月～2020年5月", "2018年3月", "2020年5月", true},
    {"March – May 2020, Acme", "March – May 2020", "March 2020", "May 2020", true},
    {"2013-14, Acme", "2013-14", "2013", "2014", true},
    {"since 2019, Acme", "since 2019", "2019", NULL, true},
    {"Acme, 2019 –", "2019 –", "2019", NULL, true},
    {"seit 2019 Acme", "seit 2019", "2019", NULL, true},
    {"Acme, 2019 -", "2019 -", "2019", NULL, true},
    {"公司 | 2019年至今", "2019年至今", "2019年", "至今", true},
    {"Acme (Jan 2018 -- )", "(Jan 2018 -- )", "Jan 2018", NULL, true},
    {"2012 - 2019 (7 yrs)", "2012 - 2019 (7 yrs)", "2012", "2019", true},
    {"May 2019 - Jun 2022 (3 years 2 months)", "May 2019 - Jun 2022 (3 years 2 months)", "May 2019",
     "Jun 2022", true},
    {"2016/04 - 現在（8年1ヶ月）", "2016/04 - 現在（8年1ヶ月）", "2016/04", "現在", true},
    {"Mars 2014 – Août 2020 (6 ans et demi)", "Mars 2014 – Août 2020 (6 ans et demi)", "Mars 2014",
     "Août 2020", true},
    {"(2012 – 2019) · 7 years", "(2012 – 2019) · 7 years", "2012", "2019", true},
    {"Acme, 2012 – 2019 (7 people)", "2012 – 2019", "2012", "2019", true},
    {"AWS, Issued Jan 2023, Expires Jan 2026", "Issued Jan 2023", "Jan 2023", NULL, false},
    {"CPR, expires 2026-01", NULL, NULL, NULL, false},
    {"PMP (vence: enero 2026), 2023", "2023", "2023", NULL, false},
    {"Fall 2019, Acme", "Fall 2019", "Fall 2019", NULL, false},
    {"WS 2019/20, Acme", "WS 2019/20", "WS 2019/20", NULL, false},
    {"M.Sc., 2026 (expected)", "2026 (expected)", "2026 (expected)", NULL, false},
    {"by the 24th of July 2025", "24th of July 2025", "24th of July 2025", NULL, false},
    {"Prize, 24 July 2025", "24 July 2025", "24 July 2025", NULL, false},
    {"2021 – 2019, Acme", "2021 – 2019", "2019", "2021", true},
    {"seit 04/2019 – Leiterin", "seit 04/2019", "04/2019", NULL, true},
    {"De 2014 à 2018 : Infirmière", "De 2014 à 2018", "2014", "2018", true},
    {"Von Mai 2014 bis Juni 2018", "Von Mai 2014 bis Juni 2018", "Mai 2014", "Juni 2018", true},
    {"Diplôme de 2014", NULL, NULL, NULL, false},
    {"ACLS, exp. 03/2026", NULL, NULL, NULL, false},
    {"Acme [2021-03 -- now]", "[2021-03 -- now]", "2021-03", "now", true},
    {"Safeguarding Level 2, 2023", "2023", "2023", NULL, false},
    {"2007 – 10 GCSEs", "2007", "2007", NULL, false},
    {"OSDI 2026", NULL, NULL, NULL, false},
    {"Marching band", NULL, NULL, NULL, false},
    {"1024 processors, Acme", NULL, NULL, NULL, false},
    {"Room 2019b", NULL, NULL, NULL, false},
    {"", NULL, NULL, NULL, false},
};

static void check(const struct row *row, struct cvx_arena *arena)
{
    struct cvx_dates dates = {.from = 0};
    const bool found = cvx_dates_find(row->line, arena, &dates);
    if (found != (row->found != NULL))
        fail_msg("\"%s\": a date was %s", row->line, found ? "found" : "not found");
    if (!found)
        return;
    const char *part = cvx_arena_copy(arena, row->line + dates.from, dates.to - dates.from);
    assert_string_equal(part, row->found);
    assert_string_equal(dates.start ? dates.start : "", row->start ? row->start : "");
    assert_string_equal(dates.end ? dates.end : "", row->end ? row->end : "");
    assert_int_equal(dates.range, row->range);
}

static void finds(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check(&rows[i], &arena);
    cvx_arena_clear(&arena);
}

static void measures(void **state)
{
    (void)state;
    static const struct {
        const char *text, *date;
    } cases[] = {
        {"2019", "2019"},
        {"2019-03-05 and", "2019-03-05"},
        {"2019 年 3 月 5 日 于", "2019 年 3 月 5 日"},
        {"May 3, 2019, Berlin", "May 3, 2019"},
        {"24th of July 2025.", "24th of July 2025"},
        {"2025 was a year", "2025"},
        {"May I ask", ""},
        {"12 monkeys", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cvx_date_len(cases[i].text) != strlen(cases[i].date))
            fail_msg("\"%s\": %zu bytes, not \"%s\"", cases[i].text, cvx_date_len(cases[i].text),
                     cases[i].date);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds), cmocka_unit_test(measures)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
