/* SPDX-License-Identifier: MIT */
/* The source line of a diagnostic, for showing it. What files hold is remembered by their names as
 * they are read; a line is looked for only when it is asked for, and then from near by: a report is
 * linear, be the input a million lines or one line of a million characters. */
#ifndef CVX_BASE_EXCERPT_H
#define CVX_BASE_EXCERPT_H

#include "core/base/diag.h"

/* A part of a source line. */
struct cvx_excerpt {
    const char *bytes; /* not NUL-terminated; may hold control characters, and be no UTF-8 */
    size_t len;        /* without the line's end */
    size_t at;         /* where in `bytes` the diagnostic's column is; `len`: behind the line */
    bool cut;          /* the line begins before `bytes` */
    bool more;         /* the line goes on behind them */
};

/* Code points that an excerpt has at most, and of these before the diagnostic's column. */
#define CVX_EXCERPT_COLUMNS 100
#define CVX_EXCERPT_BEFORE  60

/* Remembers what the file `name` holds. Neither is copied: both must stay as they are as long as
 * excerpts are asked for. Not remembered when memory is out, or when it is a PDF or an archive:
 * lines in those are of the files inside. */
void cvx_diag_keep_text(struct cvx_diag *diag, const char *name, const char *bytes, size_t len);

/* The line that `diagnostic`, one of `diag`, is about. False when it has no place, the file is not
 * remembered or has no such line, or the line is empty. cvx_cv_open() remembers its source, and
 * cvx_cv_export() a theme of the caller's own. */
bool cvx_diag_excerpt(struct cvx_diag *diag, const struct cvx_diagnostic *diagnostic,
                      struct cvx_excerpt *excerpt);

#endif
