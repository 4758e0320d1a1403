/* SPDX-License-Identifier: MIT */
/* Runs a read command line: each input is loaded once, written in every format asked for, all or
 * none. */
#ifndef CVX_CLI_RUN_H
#define CVX_CLI_RUN_H

#include "cli/args.h"

/* Exports or checks every input, reporting as it goes. The worst status of all; CVX_USAGE before
 * anything is touched when the outputs would collide or replace an input. */
enum cvx_status cvx_run(const struct cvx_args *args);

/* What `check --fix` writes: the command line of an export to JSON whose name beside the input is
 * NAME.fixed.json. */
struct cvx_fix {
    struct cvx_args args;
    struct cvx_exporter exporter;
};

/* fix.c: fills `fix` in, which must stay where it is. */
void cvx_fix_begin(struct cvx_fix *fix, const struct cvx_args *args);

#endif
