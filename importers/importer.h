/* SPDX-License-Identifier: MIT */
/* What an input format is. A format is a folder and one line in importers/registry.c.
 *
 * An importer reads a notation into nodes and arranges them in the shape of JSON Resume, as loose
 * as its source is: old names, dates in words, texts where lists are due. What all of them need
 * (dates, links, cleaning, types) is made of that tree once, in core/model. importers/arrange.h
 * helps to arrange, and sees to it that no leaf of the source is forgotten. */
#ifndef CVX_IMPORTERS_IMPORTER_H
#define CVX_IMPORTERS_IMPORTER_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"

#include <stdbool.h>
#include <stddef.h>

/* An input: the bytes of a file, whole, or the files of a folder. */
struct cvx_source {
    const char *name; /* as the user named it, for diagnostics (which do not copy it) and probing */
    const char *bytes; /* not NUL-terminated; NULL for a folder */
    size_t len;
    const struct cvx_source *files; /* of a folder, sorted by name; NULL for a file */
    size_t file_count;
    const char *lang; /* BCP 47 tag asked for: chooses among texts in several languages; or NULL */
    bool lenient;     /* JSON may hold comments, trailing commas and what else JSON5 allows */
    unsigned nested;  /* how many files it was found in: a PDF's attachment has 1 */
};

struct cvx_importer {
    const char *name;    /* "jsonresume", as in --from jsonresume */
    const char *summary; /* one line, for --help */

    /* How sure it is that `source` is of this format, 0 (no) to 100 (no doubt), from the bytes and
     * the name. Reads little, allocates nothing, reports nothing. */
    int (*probe)(const struct cvx_source *source);

    /* Reads all of `source` into a tree in the shape of JSON Resume that lives in `arena`; the
     * source's bytes are not needed afterwards. Every leaf of the source ends in the tree or in a
     * diagnostic. CVX_REJECTED when it is no CV of this format. */
    enum cvx_status (*read)(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root);
};

/* All input formats; ended by NULL. */
extern const struct cvx_importer *const cvx_importers[];

/* The one that is surest about `source`; the one named `from` when that is not NULL. NULL, with one
 * error added, when there is none. */
const struct cvx_importer *cvx_importer_find(const struct cvx_source *source, const char *from,
                                             struct cvx_diag *diag);

/* Finds the importer and reads with it. Importers that find a file inside their own come back here.
 * CVX_USAGE when there is no format `from`; CVX_REJECTED when `source` is in no format, or is
 * nested deeper than CVX_LIMIT_NESTED. */
enum cvx_status cvx_import(const struct cvx_source *source, const char *from,
                           struct cvx_arena *arena, struct cvx_diag *diag, struct cvx_node **root);

/* Reads a file of any format, found by probing, and joins its publications to those in the tree
 * `root` (importers/publications.h). Of other things in the file nothing is taken.
 * CVX_REJECTED when it has no publications. */
enum cvx_status cvx_import_publications(const struct cvx_source *source, struct cvx_node *root,
                                        struct cvx_arena *arena, struct cvx_diag *diag);

#endif
