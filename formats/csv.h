/* SPDX-License-Identifier: MIT */
/* Reading CSV (RFC 4180, and what spreadsheets make of it) into nodes, over libcsv, whose header is
 * included by csv.c alone. Knows nothing of CVs. */
#ifndef CVX_FORMATS_CSV_H
#define CVX_FORMATS_CSV_H

#include "core/base/diag.h"
#include "core/base/module.h"
#include "core/base/node.h"
#include "core/base/status.h"

/* A table. */
struct cvx_csv {
    struct cvx_node *header; /* the first row: an array of strings, no two of them alike */
    struct cvx_node *rows;   /* the others: an array of objects of strings, by header */
};

/* The room is a module, opened when CSV is read (core/base/module.h). */
struct cvx_csv_module {
    /* Reads a table that lives in `arena`; `bytes` are not needed afterwards. The text may be
     * UTF-8, with or without byte order mark, or Windows-1252, with a warning; what parts fields is
     * the comma, semicolon or tab that the first row has most of. Blank rows are left out. A row
     * may be shorter than the header; its fields beyond it are called "column N". CVX_REJECTED,
     * with one error, when a quote is never closed, or at more than limits.h allows. */
    enum cvx_status (*read)(const char *bytes, size_t len, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_csv *csv);
};
extern const struct cvx_csv_module cvx_csv_module;

#endif
