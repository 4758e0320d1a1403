/* SPDX-License-Identifier: MIT */
/* Cleaning what was read, before anything is made of it: after this, texts hold nothing that a
 * page, XML or a terminal chokes on, what is blank is gone, and so is what its owner keeps private.
 * Importers call it on the tree they have read. */
#ifndef CVX_MODEL_CLEAN_H
#define CVX_MODEL_CLEAN_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"

/* What cvx_text_clean() did to a text. */
struct cvx_cleaning {
    uint32_t controls;  /* control characters and noncharacters taken out */
    uint32_t invisible; /* zero-width characters, soft hyphens and bidi controls taken out */
    uint32_t breaks;    /* "\n", two characters, that became line breaks */
};

/* `text` with every kind of line end as U+000A; without control characters (but newline and tab),
 * noncharacters, zero-width spaces, soft hyphens, bidi embeddings and overrides, and bidi isolates
 * that are not balanced. Joiners, bidi marks and private-use characters stay. A backslash followed
 * by "n" becomes a line break where nothing else can be meant. Returns `text` itself when there is
 * nothing to do, else a copy in `arena`; NULL when memory is out. */
const char *cvx_text_clean(const char *text, struct cvx_arena *arena,
                           struct cvx_cleaning *cleaning);

/* `text` without white space at both ends, which includes no-break and other Unicode spaces; the
 * length is returned in `*len`. A blank text gives 0. */
const char *cvx_text_trim(const char *text, size_t *len);

/* Mends a tree in place: cleans its texts (each that loses more than white space is reported);
 * takes out every object marked `private: true` and every member of the root whose name begins with
 * "_" or "-" (both reported); then takes out everything blank: null, "", blank texts, [], {} and
 * what holds nothing else, and `private` marks. CVX_ENVIRONMENT when memory is out. */
enum cvx_status cvx_tree_clean(struct cvx_node *root, struct cvx_arena *arena,
                               struct cvx_diag *diag);

#endif
