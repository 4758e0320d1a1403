/* SPDX-License-Identifier: MIT */
/* What the fuzz targets of the JSON readers share. */
#ifndef CVX_TESTS_SUPPORT_FUZZ_JSON_H
#define CVX_TESTS_SUPPORT_FUZZ_JSON_H

#include "core/base/diag.h"
#include "core/base/node.h"

typedef enum cvx_status cvx_json_read_call(const char *bytes, size_t len, struct cvx_arena *arena,
                                           struct cvx_diag *diag, struct cvx_node **root);

/* Aborts unless `read` gives a tree or one error, and the tree, when written, is strict JSON that
 * reads back without a diagnostic. */
void cvx_fuzz_json(cvx_json_read_call *read, const char *bytes, size_t len);

#endif
