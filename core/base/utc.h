/* SPDX-License-Identifier: MIT */
/* A moment as the calendar has it, without the C library's: that one reads the time zone's files
 * and the environment even for UTC. */
#ifndef CVX_BASE_UTC_H
#define CVX_BASE_UTC_H

#include <stdint.h>

#define CVX_UTC_LEN sizeof "2024-02-29T23:59:59Z"

/* Seconds since 1970-01-01 as ISO 8601. What lies outside of the years 0 to 9999 becomes their
 * first or last second. */
void cvx_utc_format(int64_t seconds, char text[CVX_UTC_LEN]);

#endif
