/* SPDX-License-Identifier: MIT */
/* Inside bibtex: what becomes of an entry's fields. */
#ifndef CVX_IMPORTERS_BIBTEX_FIELDS_H
#define CVX_IMPORTERS_BIBTEX_FIELDS_H

#include "importers/arrange.h"

/* All fields that JSON Resume knows, in the order in which they have to be made. */
extern const struct cvx_arrange_row cvx_bibtex_rows[];

/* What an entry has from the one it refers to, a paper from its proceedings. */
extern const struct cvx_arrange_row cvx_bibtex_inherited[];

/* A maker of rows: TeX becomes a text. */
void cvx_bibtex_make_text(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to);

#endif
