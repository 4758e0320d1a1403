/* SPDX-License-Identifier: MIT */
/* The fonts inside the program: what it sets type with where no font is installed, and the same on
 * every machine. Whole families for Latin, Greek and Cyrillic, and two faces for symbols that
 * these lack; all subsets made while building (cmake/embedded.cmake), under the SIL Open Font
 * License (fonts/embedded/OFL.txt). */
#ifndef CVX_FONTS_EMBEDDED_EMBEDDED_H
#define CVX_FONTS_EMBEDDED_EMBEDDED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cvx_embedded_font {
    const char *family; /* "Noto Sans" */
    bool bold, italic;
    const uint8_t *bytes; /* a whole TrueType file; never changes or moves */
    size_t len;
};

/* Ended by a NULL family. Text faces first: Noto Sans and Noto Serif, four each; then Noto Sans
 * Math (minus, arrows, operators) and Noto Sans Symbols2 (bullets, stars, ticks). */
extern const struct cvx_embedded_font cvx_embedded_fonts[];

#endif
