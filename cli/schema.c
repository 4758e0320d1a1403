/* SPDX-License-Identifier: MIT */
/* `cvexport schema`: prints the schema. */
#include "cli/start.h"

#include <stdio.h>

enum cvx_status cvx_schema_print(const struct cvx_args *args)
{
    if (args->input_count > 0) {
        fputs("cvexport: schema takes no file; it prints to standard output\n", stderr);
        return CVX_USAGE;
    }
    const struct cvx_carried schema = cvx_schema_get();
    fwrite(schema.bytes, 1, schema.len, stdout);
    return CVX_OK;
}
