/* SPDX-License-Identifier: MIT */
/* `cvexport check --fix`: after the check, the CV as normalized JSON, under a name of its own. */
#include "cli/run.h"

void cvx_fix_begin(struct cvx_fix *fix, const struct cvx_args *args)
{
    fix->exporter = *cvx_exporter_find("json");
    fix->exporter.own_suffix = ".fixed.json";
    fix->args = *args;
    fix->args.formats[0] = &fix->exporter;
    fix->args.format_count = 1;
}
