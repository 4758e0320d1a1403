/* SPDX-License-Identifier: MIT */
/* What stands at one place of a line: a date, a month, words for "until now", and how far each
 * reaches. Where in a line a date stands apart, and which two are a range, dates.h knows. */
#ifndef CVX_IMPORTERS_OUTLINE_DATE_SCAN_H
#define CVX_IMPORTERS_OUTLINE_DATE_SCAN_H

#include "importers/outline/dates.h"

/* True for a byte of a word or a number, in any script. */
bool cvx_scan_wordish(char byte);
bool cvx_scan_digit(char byte);

/* All return the bytes that they find at `text`, 0 when it does not begin with such a thing. */

size_t cvx_scan_blanks(const char *text);

/* Digits, a word, or one other character. */
size_t cvx_scan_token(const char *text);

/* The name of a month, with its full stop. */
size_t cvx_scan_month(const char *text);

/* A date as cvx_date_len() knows it, or a season with its year: "Fall 2019", "WS 2019/20". */
size_t cvx_scan_any_date(const char *text);

/* Words that mean "until now", up to four of them. */
size_t cvx_scan_present(const char *text);

/* "(3 years 2 months)", "（8年1ヶ月）", "· 2 ans": how long a stretch was, with its brackets or the
 * mark before it. */
size_t cvx_scan_duration(const char *text);

/* One of `count` words or marks, the first that fits. Words in letters must end there. */
size_t cvx_scan_one_of(const char *text, const char *const words[], size_t count);

#endif
