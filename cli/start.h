/* SPDX-License-Identifier: MIT */
/* The commands for those who begin: `init` writes a CV to start from, `schema` prints what a CV may
 * hold. */
#ifndef CVX_CLI_START_H
#define CVX_CLI_START_H

#include "cli/args.h"

/* init.c: writes the CV to the file that is named, resume.json when none is; "-" is standard
 * output. In YAML when the name ends in .yaml or .yml. CVX_USAGE when the file is there already: it
 * is never replaced. */
enum cvx_status cvx_init(const struct cvx_args *args);

/* schema.c: to standard output. */
enum cvx_status cvx_schema_print(const struct cvx_args *args);

#endif
