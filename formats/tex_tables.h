/* SPDX-License-Identifier: MIT */
/* Inside the reading of TeX: what its accents and symbols are in Unicode. */
#ifndef CVX_FORMATS_TEX_TABLES_H
#define CVX_FORMATS_TEX_TABLES_H

#include <stdint.h>

/* An accent: the command, the combining mark, and each letter followed by what Unicode has for
 * both. A row whose command is 0 ends the table. */
struct cvx_tex_accent {
    char command;
    uint16_t mark;
    const char *pairs;
};
extern const struct cvx_tex_accent cvx_tex_accents[];

/* A command that stands for a text. A row without a name ends the table. */
struct cvx_tex_symbol {
    const char *name, *text;
};
extern const struct cvx_tex_symbol cvx_tex_symbols[];

#endif
