/* SPDX-License-Identifier: MIT */
/* What a tree of data is, by the members of its root: a CV in one of the formats that are shapes of
 * data, or something else that people give by mistake. Each importer of such a format asks before
 * it arranges, so that a wrong file gets an error that says what it is. */
#ifndef CVX_IMPORTERS_SNIFF_H
#define CVX_IMPORTERS_SNIFF_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"

/* CVX_OK when the tree is of the format of the importer named `from`; else CVX_REJECTED, with one
 * error (CVX_CODE_BAD_ROOT, CVX_CODE_NOT_A_RESUME) that says what it looks like, and a hint. For
 * "jsonresume", whatever has a section of JSON Resume and looks like nothing else is one. */
enum cvx_status cvx_sniff_expect(const struct cvx_node *root, const char *from,
                                 struct cvx_diag *diag);

/* True when `word`, at most 255 bytes, stands anywhere in the bytes: for probing. */
bool cvx_sniff_holds(const char *bytes, size_t len, const char *word);

#endif
