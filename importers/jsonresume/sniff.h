/* SPDX-License-Identifier: MIT */
/* Telling a JSON Resume from other JSON. Called by the importer before it reads. */
#ifndef CVX_IMPORTERS_JSONRESUME_SNIFF_H
#define CVX_IMPORTERS_JSONRESUME_SNIFF_H

#include "core/base/diag.h"
#include "core/base/node.h"

/* CVX_OK when `root` can be read as JSON Resume, of any version and as loose as they come (also
 * {}). Else one error that says what it looks like, and CVX_REJECTED. */
enum cvx_status cvx_jsonresume_sniff(const struct cvx_node *root, struct cvx_diag *diag);

#endif
