/* SPDX-License-Identifier: MIT */
/* A set of strings that are numbered as they come: link targets, long pointers. Found by hash, so
 * that a CV of ten thousand links takes as long for each as one of ten; walked in order. */
#ifndef CVX_DOCX_NAMES_H
#define CVX_DOCX_NAMES_H

#include "core/base/arena.h"

#include <stdint.h>

struct cvx_docx_name {
    const char *text;
    uint64_t hash; /* FNV-1a of the text, or the next that no other name has */
    int id;        /* from 1 */
    struct cvx_docx_name *next, *chain;
};

/* Start with all zero. */
struct cvx_docx_names {
    struct cvx_docx_name *first, *last; /* in the order they came */
    struct cvx_docx_name **slots;
    size_t slot_count, count;
};

/* The name for `text`, which is not copied; added when it is new. NULL when memory is out. */
const struct cvx_docx_name *cvx_docx_names_add(struct cvx_docx_names *names,
                                               struct cvx_arena *arena, const char *text);

/* The same with a hash of the caller's. */
const struct cvx_docx_name *cvx_docx_names_add_hashed(struct cvx_docx_names *names,
                                                      struct cvx_arena *arena, const char *text,
                                                      uint64_t hash);

#endif
