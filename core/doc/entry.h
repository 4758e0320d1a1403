/* SPDX-License-Identifier: MIT */
/* Inside core/doc: entries, their secondary lines, and rows. */
#ifndef CVX_DOC_ENTRY_H
#define CVX_DOC_ENTRY_H

#include "core/doc/builder.h"

/* What an entry's head says. Runs are moved, not copied. */
struct cvx_head {
    const struct cvx_node *at;
    struct cvx_runs what; /* a position, a title: set strong */
    struct cvx_runs who;  /* with whom: an employer, an institution */
    struct cvx_runs when;
    bool who_first; /* in languages that put the large before the small */
};

/* Opens an ENTRY under a section or group and returns the block that takes its META lines and its
 * body: the entry or, where there is nothing to head it with, `parent`. */
struct cvx_block *cvx_entry_open(struct cvx_builder *builder, struct cvx_block *parent,
                                 struct cvx_head *head);

/* Adds a place behind whom: "Employer, Bern". Where there is no one to stand behind, or the
 * language puts places first, it is left for a secondary line: false. */
bool cvx_head_add_place(struct cvx_builder *builder, struct cvx_head *head, struct cvx_text place);

/* A secondary line: parts with separators between them. Add parts, then the line. */
struct cvx_parts {
    struct cvx_runs runs;
};

/* Adds a part; absent texts are none. */
void cvx_parts_add(struct cvx_builder *builder, struct cvx_parts *parts, struct cvx_text text);

/* Adds "label: text". */
void cvx_parts_add_labelled(struct cvx_builder *builder, struct cvx_parts *parts,
                            enum cvx_label label, struct cvx_text text);

/* Adds "label: a, b", the label in the singular for one. */
void cvx_parts_add_list(struct cvx_builder *builder, struct cvx_parts *parts, enum cvx_label label,
                        const struct cvx_texts *texts);

/* Adds a URL as people read it, linked when it can be. */
void cvx_parts_add_url(struct cvx_builder *builder, struct cvx_parts *parts,
                       const struct cvx_checked_text *url);

/* Makes the parts a META child of `parent`; nothing when there are none. */
void cvx_parts_close(struct cvx_builder *builder, struct cvx_block *parent, struct cvx_parts *parts,
                     const struct cvx_node *at);

/* The same, but above the body of an entry that has one already. */
void cvx_parts_close_first(struct cvx_builder *builder, struct cvx_block *parent,
                           struct cvx_parts *parts, const struct cvx_node *at);

/* Adds a URL as in cvx_parts_add_url to any runs. */
void cvx_url_add(struct cvx_builder *builder, struct cvx_runs *runs,
                 const struct cvx_checked_text *url);

/* Adds texts with commas between, or semicolons where they have commas themselves. */
void cvx_list_add(struct cvx_builder *builder, struct cvx_runs *runs,
                  const struct cvx_texts *texts);

/* A ROW "label: a, b"; nothing when there are no texts. */
void cvx_row_add_list(struct cvx_builder *builder, struct cvx_block *parent, enum cvx_label label,
                      const struct cvx_texts *texts);

/* Adds a label and its colon, strong. */
void cvx_label_add(struct cvx_builder *builder, struct cvx_runs *runs, const char *label,
                   unsigned style);

#endif
