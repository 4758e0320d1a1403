/* SPDX-License-Identifier: MIT */
/* What a fallible function returns. The status says whether it worked; the diagnostics say why not:
 * a function that returns anything but CVX_OK has added exactly one error to its `struct cvx_diag`.
 * The values are the command's exit statuses, so a status is reported without translation. */
#ifndef CVX_BASE_STATUS_H
#define CVX_BASE_STATUS_H

enum cvx_status {
    CVX_OK = 0,       /* done; there may be warnings and notes */
    CVX_REJECTED = 1, /* the input is at fault */
    CVX_USAGE = 2, /* the caller is at fault: an unknown format, options that exclude each other */
    CVX_ENVIRONMENT = 3, /* the machine is at fault: memory, input and output, fonts */
};

#endif
