/* SPDX-License-Identifier: MIT */
/* The proleptic Gregorian calendar. */
#include "core/base/utc.h"

enum { DAY = 24 * 60 * 60 };

/* Writes a number of so many digits and what follows it; returns where to go on. */
static char *put(char *text, int number, int digits, char after)
{
    for (int i = digits; i-- > 0; number /= 10)
        text[i] = (char)('0' + number % 10);
    text[digits] = after;
    return text + digits + 1;
}

/* Years that begin in March make the leap day the last of one, and the days before a month a linear
 * function of it; 400 of them have 146097 days. */
void cvx_utc_format(int64_t seconds, char text[CVX_UTC_LEN])
{
    static const int64_t first = -62167219200, last = 253402300799;
    const int64_t within = seconds < first ? first : seconds > last ? last : seconds;
    const int64_t since = within - first; /* since 0000-01-01 */
    const int second = (int)(since % DAY);
    const int64_t day = since / DAY + 146097 - 60; /* since the 1st of March of the year -400 */
    const int64_t era = day / 146097;
    const int in_era = (int)(day % 146097);
    const int year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    const int in_year = in_era - (365 * year + year / 4 - year / 100);
    const int month = (5 * in_year + 2) / 153; /* 0: March */
    const int civil_month = month < 10 ? month + 3 : month - 9;
    const int civil_year = (int)(era * 400) + year - 400 + (civil_month <= 2);
    const int day_of_month = in_year - (153 * month + 2) / 5 + 1;
    text = put(text, civil_year, 4, '-');
    text = put(text, civil_month, 2, '-');
    text = put(text, day_of_month, 2, 'T');
    text = put(text, second / 3600, 2, ':');
    text = put(text, second / 60 % 60, 2, ':');
    *put(text, second % 60, 2, 'Z') = '\0';
}
