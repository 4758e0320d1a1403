/* SPDX-License-Identifier: MIT */
/* Inside bibtex: which entry refers to which, by its field "crossref". */
#ifndef CVX_IMPORTERS_BIBTEX_CROSSREF_H
#define CVX_IMPORTERS_BIBTEX_CROSSREF_H

#include "core/base/arena.h"
#include "core/base/node.h"

#include <stdbool.h>

struct cvx_crossref {
    const struct cvx_node **slots; /* entries by the hash of their keys; NULL: free */
    size_t size;                   /* of the table: a power of two, or 0 */
    bool *referred;                /* by an entry's index */
};

/* Looks through all entries of a file. Finds nothing when memory is out. */
void cvx_crossref_init(struct cvx_crossref *crossref, const struct cvx_node *source,
                       struct cvx_arena *arena);

/* The entry that `entry` refers to; NULL when there is none. */
const struct cvx_node *cvx_crossref_find(const struct cvx_crossref *crossref,
                                         const struct cvx_node *entry);

/* True when others refer to the entry and it has no author: it is a volume that papers are in. */
bool cvx_crossref_is_volume(const struct cvx_crossref *crossref, const struct cvx_node *entry);

#endif
