/* SPDX-License-Identifier: MIT */
/* `cvexport schema`: prints the schema. */
#include "cli/start.h"

#include <stdio.h>

enum cvx_status cvx_schema_print(const struct cvx_args *args)
{
    if (args->input_count > 0) {
        cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL, "schema takes no file");
        cvx_diag_hint(args->diag, "it prints to standard output: cvexport schema > cv.schema.json");
        return CVX_USAGE;
    }
    const struct cvx_carried schema = cvx_schema_get();
    fwrite(schema.bytes, 1, schema.len, stdout);
    return CVX_OK;
}
