/* SPDX-License-Identifier: MIT */
/* Inside bibtex: lists of names as BibTeX has them, "von Last, Jr, First and {Corporate} and
 * others", as plain names in the order in which they are spoken. */
#ifndef CVX_IMPORTERS_BIBTEX_NAMES_H
#define CVX_IMPORTERS_BIBTEX_NAMES_H

#include "core/base/arena.h"

#include <stdbool.h>

struct cvx_bibtex_names {
    const char **items;
    size_t count, room;
    bool others; /* the list ends in "and others" */
};

/* Reads a list. Empty when memory is out. */
struct cvx_bibtex_names cvx_bibtex_names_read(const char *tex, struct cvx_arena *arena);

#endif
