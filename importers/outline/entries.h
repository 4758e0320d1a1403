/* SPDX-License-Identifier: MIT */
/* The entries of a section: which blocks are one job, one degree, one prize, and which of its lines
 * are its head. By headings where there are any, else by bold or dated lines, terms, rows, items.
 */
#ifndef CVX_IMPORTERS_OUTLINE_ENTRIES_H
#define CVX_IMPORTERS_OUTLINE_ENTRIES_H

#include "importers/outline/head.h"

/* A piece of what is said in an entry below its head. */
struct cvx_piece {
    enum cvx_block_kind kind; /* PARAGRAPH, ITEM, CODE or PROPERTY */
    unsigned level;           /* of an ITEM */
    const char *key;          /* of a PROPERTY */
    const struct cvx_block_line *lines;
    struct cvx_piece *next;
};

struct cvx_entry {
    struct cvx_head head;
    struct cvx_piece *first, *last;
};

/* Makes something of one entry. Called in order; the entry is gone afterwards. */
typedef void cvx_entry_make(struct cvx_outlining *out, struct cvx_entry *entry,
                            const struct cvx_chapter *chapter);

void cvx_entries_each(struct cvx_outlining *out, const struct cvx_chapter *chapter,
                      cvx_entry_make *make);

/* Puts the pieces of an entry into `node`: facts to their places, items to `highlights`, text to
 * `prose` ("summary", "description"). */
void cvx_entry_body(struct cvx_outlining *out, const struct cvx_entry *entry, struct cvx_node *node,
                    const char *section, const char *prose);

#endif
