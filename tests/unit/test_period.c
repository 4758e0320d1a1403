/* SPDX-License-Identifier: MIT */
/* Periods: where they are cut, and that nothing of them is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "importers/period.h"

#include <string.h>

static const struct row {
    const char *text, *start, *end;
} rows[] = {
    {"January 2024 - Present", "January 2024", "Present"},
    {"2019.04 - 2020.06", "2019.04", "2020.06"},
    {"2019.04 - 至今", "2019.04", "至今"},
    {"2019-04 - 2020-06", "2019-04", "2020-06"},
    {"2019-04-2020-06", "2019-04", "2020-06"},
    {"2019-2021", "2019", "2021"},
    {"2019–2021", "2019", "2021"},
    {"Jan 2019 — Mar 2020", "Jan 2019", "Mar 2020"},
    {"März 2019 bis heute", "März 2019", "heute"},
    {"mars 2019 à mai 2020", "mars 2019", "mai 2020"},
    {"2014 to 2016", "2014", "2016"},
    {"from 2014 to 2016", "2014", "2016"},
    {"2018年3月至2020年5月", "2018年3月", "2020年5月"},
    {"2018.03～2020.05", "2018.03", "2020.05"},
    {"March - May 2020", "March 2020", "May 2020"},
    {"Sep–Dec 2023", "Sep 2023", "Dec 2023"},
    {"2021 -", "2021", NULL},
    {"2021–", "2021", NULL},
    {"since 2019", "2019", NULL},
    {"seit März 2019", "März 2019", NULL},
    {"2014 – 2016 (part-time)", "2014", "2016 (part-time)"},
    {"2019", NULL, "2019"},
    {"2019-03", NULL, "2019-03"},
    {"March 2019", NULL, "March 2019"},
    {"Present", NULL, "Present"},
    {"Summer 2019", NULL, "Summer 2019"},
    {"Summer 2019 - Fall 2020", NULL, "Summer 2019 - Fall 2020"},
    {"2019-05-32", NULL, "2019-05-32"},
    {"part-time", NULL, "part-time"},
    {"  2019 -  2020 ", "2019", "2020"},
    {" ", NULL, NULL},
    {"", NULL, NULL},
};

static void check(const char *text, const char *what, const char *got, const char *wanted)
{
    if (!got != !wanted || (got && strcmp(got, wanted) != 0))
        fail_msg("\"%s\": %s is %s, not %s", text, what, got ? got : "absent",
                 wanted ? wanted : "absent");
}

static void cuts(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct cvx_period period = cvx_period_split(rows[i].text, &arena);
        check(rows[i].text, "start", period.start, rows[i].start);
        check(rows[i].text, "end", period.end, rows[i].end);
    }
    cvx_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cuts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
