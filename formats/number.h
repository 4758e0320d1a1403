/* SPDX-License-Identifier: MIT */
/* Numbers as JSON spells them, and as JSON5 and people do. They are never converted: what reads
 * them keeps their spelling. Called by the readers of JSON and YAML. */
#ifndef CVX_FORMATS_NUMBER_H
#define CVX_FORMATS_NUMBER_H

/* The end of the number at `at` by RFC 8259, section 6, but for leading zeros, which it may have;
 * NULL when it is none. */
const char *cvx_number_end(const char *at, const char *end);

/* The end of a number that JSON need not have: 0x1F, +5, .5, 5., 007, Infinity, NaN; NULL when it
 * is none, or goes on as something else. */
const char *cvx_odd_number_end(const char *at, const char *end);

#endif
