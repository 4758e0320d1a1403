/* SPDX-License-Identifier: MIT */
/* Diagnostics: what went wrong or was changed, where, and what to do about it.
 *
 * Every stage adds to one `struct cvx_diag`; nobody prints below cli/. Adding never fails for the
 * caller: when memory is out the counts still go up, and the report ends with one fixed
 * out-of-memory error. Codes live in diag.def. */
#ifndef CVX_BASE_DIAG_H
#define CVX_BASE_DIAG_H

#include "core/base/arena.h"
#include "core/base/node.h"
#include "core/base/status.h"

#include <stdint.h>

enum cvx_severity {
    CVX_NOTE,
    CVX_WARNING,
    CVX_ERROR,
};

enum cvx_code {
#define CVX_DIAG(suffix, name, severity, meaning) CVX_CODE_##suffix,
#include "core/base/diag.def"
#undef CVX_DIAG
    CVX_CODE_COUNT
};

struct cvx_diagnostic {
    enum cvx_severity severity;
    enum cvx_code code;
    const char *pointer; /* JSON pointer into the input; NULL when it is about no value */
    const char *file;    /* as the user named it, and of a file in an archive its name behind that:
                            "export.zip/Positions.csv"; NULL when unknown */
    uint32_t line;       /* from 1; 0 when unknown */
    uint32_t column;     /* in code points, from 1; 0 when unknown. Both are those of the value, or
                            of its key when it is the key that is wrong, and its place is known */
    const char *message; /* one sentence, no full stop, no newline */
    const char *hint;    /* what to do; NULL when there is nothing to say, never of an error */
    const struct cvx_diagnostic *next;
};

/* Where a diagnostic points. Give the node when there is one, else line and column. */
struct cvx_place {
    const struct cvx_node *node;
    uint32_t line, column;
};

struct cvx_diag_text;

struct cvx_diag {
    struct cvx_arena arena;
    const char *file; /* named in what is added from now on, and not copied; NULL: none */
    const struct cvx_diagnostic *first;
    struct cvx_diagnostic *last;
    size_t counts[CVX_ERROR + 1];
    struct cvx_diag_text *texts; /* what files hold (core/base/excerpt.h) */
};

void cvx_diag_init(struct cvx_diag *diag, const struct cvx_memory *memory);
void cvx_diag_clear(struct cvx_diag *diag);

/* Adds a diagnostic of the code's own severity about `node` (may be NULL), or about the node that
 * it stands for in the source (its origin). The message is a printf format. Long quoted values are
 * for the caller to shorten (cvx_diag_quote). */
void cvx_diag_add(struct cvx_diag *diag, enum cvx_code code, const struct cvx_node *node,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same at a line and column, for readers that have no node yet. */
void cvx_diag_add_at(struct cvx_diag *diag, enum cvx_code code, struct cvx_place place,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Gives the newest diagnostic a hint. An error without one keeps the general hint of its code. */
void cvx_diag_hint(struct cvx_diag *diag, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds the one out-of-memory error and returns CVX_ENVIRONMENT. */
enum cvx_status cvx_diag_memory(struct cvx_diag *diag);

/* Puts all that was found in the order of the text: by file, line and column, last what is about no
 * file; what has the same place stays in the order in which it was found. A CV is gone over more
 * than once, its reader goes over it once. Without memory for it the order stays. */
void cvx_diag_sort(struct cvx_diag *diag);

/* `text` in double quotes, control characters escaped, cut to about 40 characters; "" when memory
 * is out. Lives as long as `diag`. */
const char *cvx_diag_quote(struct cvx_diag *diag, const char *text);

struct cvx_str;

/* Appends a diagnostic as one line of JSON, as `--diagnostics json` prints it: all members, in the
 * order of docs/diagnostics.md, null where there is nothing, with the newline. */
void cvx_diagnostic_json(const struct cvx_diagnostic *diagnostic, struct cvx_str *out);

/* "bad-date" for CVX_CODE_BAD_DATE. */
const char *cvx_code_name(enum cvx_code code);
const char *cvx_code_meaning(enum cvx_code code);
enum cvx_severity cvx_code_severity(enum cvx_code code);
const char *cvx_severity_name(enum cvx_severity severity);

#endif
