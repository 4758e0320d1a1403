/* SPDX-License-Identifier: MIT */
/* `cvexport fonts`: an export like any other, of an account instead of a CV. */
#include "cli/args.h"

#include <stdio.h>

enum cvx_status cvx_args_fonts(struct cvx_args *args)
{
    if (args->format_count > 0) {
        fputs("cvexport: fonts tells of the PDF: leave --format out\n", stderr);
        return CVX_USAGE;
    }
    args->command = CVX_COMMAND_EXPORT;
    args->formats[args->format_count++] = &cvx_font_account;
    if (!args->output)
        args->output = "-";
    return CVX_OK;
}
