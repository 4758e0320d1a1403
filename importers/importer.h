/* SPDX-License-Identifier: MIT */
/* What an input format is. A format is a folder and one line in importers/registry.c. */
#ifndef CVX_IMPORTERS_IMPORTER_H
#define CVX_IMPORTERS_IMPORTER_H

#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/model/resume.h"

/* The bytes of an input, whole. */
struct cvx_source {
    const char
        *name; /* as the user named it, for diagnostics and probing; "-" for standard input */
    const char *bytes; /* not NUL-terminated */
    size_t len;
    const char *lang; /* BCP 47 tag asked for: chooses among texts in several languages; or NULL */
};

struct cvx_importer {
    const char *name;    /* "jsonresume", as in --from jsonresume */
    const char *summary; /* one line, for --help */

    /* How sure it is that `source` is of this format, 0 (no) to 100 (no doubt), from the first
     * bytes and the name. Reads little, allocates nothing, reports nothing. */
    int (*probe)(const struct cvx_source *source);

    /* Reads all of `source` into `into`, whose values live in `arena`; every leaf of the source
     * ends in the resume or in a diagnostic. CVX_REJECTED when it is no CV of this format. */
    enum cvx_status (*read)(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_resume *into);
};

/* All input formats; ended by NULL. */
extern const struct cvx_importer *const cvx_importers[];

/* The one that is surest about `source`; the one named `from` when that is not NULL. NULL, with one
 * error added, when there is none. */
const struct cvx_importer *cvx_importer_find(const struct cvx_source *source, const char *from,
                                             struct cvx_diag *diag);

#endif
