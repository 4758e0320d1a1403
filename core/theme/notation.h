/* SPDX-License-Identifier: MIT */
/* The notation of numbers and colours in themes. Called by theme.c. */
#ifndef CVX_THEME_NOTATION_H
#define CVX_THEME_NOTATION_H

#include <stdbool.h>
#include <stdint.h>

/* The value of a JSON number without an exponent, which no length needs; else NaN. */
double cvx_number_parse(const char *text);

/* Reads "#RRGGBB", digits of any case, as 0xRRGGBB; false when it is none. */
bool cvx_color_parse(const char *text, uint32_t *color);

#endif
