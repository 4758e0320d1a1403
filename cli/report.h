/* SPDX-License-Identifier: MIT */
/* Diagnostics, printed: for people with the source line and a caret, for editors one JSON object a
 * line. The only place that prints what the library found. */
#ifndef CVX_CLI_REPORT_H
#define CVX_CLI_REPORT_H

#include "cli/args.h"

#include <stdio.h>

/* Sorts what was found and prints what `args` lets through to `out`. The sources must still be
 * there: their lines are shown. */
void cvx_report(struct cvx_diag *diag, const struct cvx_args *args, FILE *out);

/* True when `out` is a terminal and NO_COLOR (no-color.org) is unset or empty. */
bool cvx_report_colored(FILE *out);

#endif
