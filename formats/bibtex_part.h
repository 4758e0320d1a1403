/* SPDX-License-Identifier: MIT */
/* Inside the reading of BibTeX: a reader at a place, its tokens and values, for bibtex.c, which
 * reads entries. */
#ifndef CVX_FORMATS_BIBTEX_PART_H
#define CVX_FORMATS_BIBTEX_PART_H

#include "core/base/diag.h"

#include <stdbool.h>

struct cvx_bibtex_macro {
    const char *name, *value;
    const struct cvx_bibtex_macro *next; /* with the same hash */
};

enum { CVX_BIBTEX_BUCKETS = 1024 };

struct cvx_bibtex_reader {
    const char *bytes;
    size_t len, at;
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    const struct cvx_bibtex_macro *macros[CVX_BIBTEX_BUCKETS];
    size_t macro_count;
    size_t expanded, values;      /* bytes that came from macros; nodes made */
    size_t entry;                 /* where the entry under way begins */
    struct cvx_place entry_place; /* the same as a place */
    struct cvx_place place;       /* of the byte `placed`, from which later ones are counted */
    size_t placed;
    bool failed, remark_open;
};

/* The place of a byte. Fast when it lies after the one asked for before. */
struct cvx_place cvx_bibtex_place(struct cvx_bibtex_reader *reader, size_t offset);

/* Report the first error, and make the reader `failed`. */
void cvx_bibtex_fail(struct cvx_bibtex_reader *reader, enum cvx_code code, size_t offset,
                     const char *message);
void cvx_bibtex_exceed(struct cvx_bibtex_reader *reader, struct cvx_place place, int most,
                       const char *what);

/* The byte to be read next; 0 at the end. */
char cvx_bibtex_peek(const struct cvx_bibtex_reader *reader);
void cvx_bibtex_skip_blanks(struct cvx_bibtex_reader *reader);

/* Moves past blanks and, if it follows, `sign`: then true. */
bool cvx_bibtex_take(struct cvx_bibtex_reader *reader, char sign);

/* A name, in lower case; "" when there is none. */
const char *cvx_bibtex_take_name(struct cvx_bibtex_reader *reader);

/* A value: pieces in braces, in quotes, numbers and macros, with "#" between them. */
const char *cvx_bibtex_take_value(struct cvx_bibtex_reader *reader);

/* Remembers that `name` stands for `value`; neither is copied. */
void cvx_bibtex_add_macro(struct cvx_bibtex_reader *reader, const char *name, const char *value);

#endif
