/* SPDX-License-Identifier: MIT */
/* Dates by CLDR's patterns, from tables made at build time. */
#include "core/doc/dateformat.h"

#include "core/lang/labels.h"

#include <stdio.h>

struct date_row {
    uint32_t zero;          /* the digit 0 */
    uint16_t patterns[3];   /* offsets into date_text: year; and month; and day */
    uint16_t months[2][12]; /* the same: inside a date ({M}), alone or with a year ({L}) */
};
#include "generated/dates.h"

static void add_number(struct cvx_str *out, int number, uint32_t zero)
{
    char digits[8];
    snprintf(digits, sizeof digits, "%d", number);
    for (const char *digit = digits; *digit != '\0'; digit++)
        cvx_str_add_code_point(out, zero + (uint32_t)(*digit - '0'));
}

static void add_field(struct cvx_str *out, const struct date_row *row, struct cvx_date date,
                      char field)
{
    switch (field) {
    case 'y':
        add_number(out, date.year, row->zero);
        break;
    case 'm':
        add_number(out, date.month, row->zero);
        break;
    case 'd':
        add_number(out, date.day, row->zero);
        break;
    default:
        cvx_str_add(out, date_text + row->months[field == 'L'][date.month - 1]);
    }
}

uint32_t cvx_date_zero(const struct cvx_language *language)
{
    return date_rows[language->index].zero;
}

void cvx_date_format(const struct cvx_language *language, struct cvx_date date, struct cvx_str *out)
{
    if (date.year <= 0 || date.month > 12)
        return;
    const struct date_row *row = &date_rows[language->index];
    int precision = date.month == 0 ? 0 : date.day == 0 ? 1 : 2;
    for (const char *p = date_text + row->patterns[precision]; *p != '\0'; p++) {
        if (*p == '{') {
            add_field(out, row, date, p[1]);
            p += 2;
        } else {
            cvx_str_add_char(out, *p);
        }
    }
}

static bool same_date(struct cvx_date a, struct cvx_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

void cvx_date_range_format(const struct cvx_language *language, struct cvx_period period,
                           struct cvx_str *out)
{
    bool has_start = period.start.year > 0;
    bool has_end = period.ongoing || period.end.year > 0;
    if (has_start && has_end && !period.ongoing && same_date(period.start, period.end))
        has_start = false;
    cvx_date_format(language, has_start ? period.start : (struct cvx_date){0}, out);
    if (has_start && has_end)
        cvx_str_add(out, cvx_label_get(language, CVX_LABEL_RANGE));
    if (period.ongoing)
        cvx_str_add(out, cvx_label_get(language, CVX_LABEL_PRESENT));
    else
        cvx_date_format(language, period.end, out);
}
