/* SPDX-License-Identifier: MIT */
/* Dates as a CV prints them: abbreviated months, order and digits by language. Patterns and month
 * names are CLDR's (skeletons y, yMMM, yMMMd; Gregorian calendar), in tables made at build time.
 * Reading dates is core/model/date.h's. */
#ifndef CVX_DOC_DATEFORMAT_H
#define CVX_DOC_DATEFORMAT_H

#include "core/base/str.h"
#include "core/lang/language.h"
#include "core/model/date.h"

/* Appends the date at its own precision: "2023", "Oct 2023", "Oct 5, 2023", "2023年10月", "5 окт.
 * 2023 г.", "اکتبر ۲۰۲۳". Appends nothing when there is no date. Spaces are U+0020: whoever lays
 * text out keeps a date on one line (CVX_STYLE_KEEP). */
void cvx_date_format(const struct cvx_language *language, struct cvx_date date,
                     struct cvx_str *out);

/* The digit 0 of the language's dates: U+0660 for Arabic, U+06F0 for Persian. */
uint32_t cvx_date_zero(const struct cvx_language *language);

/* A period. Either end may be absent (year 0). */
struct cvx_period {
    struct cvx_date start;
    struct cvx_date end;
    bool ongoing; /* it goes on: `end` is not looked at */
};

/* Appends the period: "Oct 2023 – Present", "2019 – 2021", "2023年10月 – 至今". With one end only,
 * or two equal ones, just that date. Both ends are written in full: dates stand in a column, where
 * "Jan – Mar 2020" reads worse than it saves. Appends nothing when there is nothing to say. */
void cvx_date_range_format(const struct cvx_language *language, struct cvx_period period,
                           struct cvx_str *out);

#endif
