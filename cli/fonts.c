/* SPDX-License-Identifier: MIT */
/* `cvexport fonts`: an export like any other, of an account instead of a CV. */
#include "cli/args.h"

enum cvx_status cvx_args_fonts(struct cvx_args *args)
{
    if (args->format_count > 0) {
        cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL, "fonts tells of the PDF only");
        cvx_diag_hint(args->diag, "leave --format out");
        return CVX_USAGE;
    }
    args->command = CVX_COMMAND_EXPORT;
    args->formats[args->format_count++] = &cvx_font_account;
    if (!args->output)
        args->output = "-";
    return CVX_OK;
}
