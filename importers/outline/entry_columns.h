/* SPDX-License-Identifier: MIT */
/* The row over a table of entries: which of its cells name what stands below them. */
#ifndef CVX_IMPORTERS_OUTLINE_ENTRY_COLUMNS_H
#define CVX_IMPORTERS_OUTLINE_ENTRY_COLUMNS_H

#include "importers/outline/outlining.h"

enum { CVX_COLUMNS_MAX = 12 };

struct cvx_columns {
    const char *keys[CVX_COLUMNS_MAX]; /* names of properties; NULL: told by its form */
    size_t count;
};

/* Reads the names in `row` (cells with tabs between) for a table of entries of `section`. */
void cvx_columns_read(struct cvx_outlining *out, struct cvx_columns *columns, const char *section,
                      const char *row);

/* Takes the cells that have a name out of `row`: up to CVX_COLUMNS_MAX of them go to `cells` under
 * `columns->keys`, the others are NULL there. Returns the rest of the row. */
const char *cvx_columns_split(struct cvx_outlining *out, const struct cvx_columns *columns,
                              const char *row, const char *cells[CVX_COLUMNS_MAX]);

#endif
