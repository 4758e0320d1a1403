/* SPDX-License-Identifier: MIT */
/* Where the values of a CV stand in its normalized JSON: from a node of the input to a JSON pointer
 * (RFC 6901) into the output, whatever old name, other place or blank neighbour the input had. Made
 * while normalized JSON is written (exporters/json), asked by exporters that attach it. */
#ifndef CVX_MODEL_PLACES_H
#define CVX_MODEL_PLACES_H

#include "core/base/arena.h"
#include "core/base/node.h"

/* A value of the normalized JSON. */
struct cvx_places_item {
    const struct cvx_node *node;         /* what it was made from; NULL: nothing in particular */
    const struct cvx_places_item *outer; /* the object or array around it; NULL: the root */
    const char *key;                     /* its name; NULL in an array */
    size_t index;                        /* its place in an array */
    const char *value;                   /* of a string; NULL: another type */
    bool copied;                         /* with all that is in the node, as it is */
    struct cvx_places_item *next;        /* of the same slot; cvx_places_add's own */
};

/* Lives in the arena, like its places. */
struct cvx_places {
    struct cvx_arena *arena;
    struct cvx_places_item **slots; /* by the node's id */
    size_t slot_count;
};

/* Starts for the tree `root`. What does not fit into memory is left out: the arena tells. */
void cvx_places_init(struct cvx_places *places, const struct cvx_node *root,
                     struct cvx_arena *arena);

/* Notes a place, and returns it to be the outer one of others; NULL when memory is out. */
const struct cvx_places_item *cvx_places_add(struct cvx_places *places,
                                             const struct cvx_places_item *place);

/* The pointer to what was made from `node`, in the arena. Where several values were made from it,
 * to the one that is `text`, else to the first string, else to what is around them. NULL when
 * nothing was, or when memory is out. */
const char *cvx_places_pointer(const struct cvx_places *places, const struct cvx_node *node,
                               const char *text, struct cvx_arena *arena);

#endif
