/* SPDX-License-Identifier: MIT */
/* Inside core/doc: what has no place of its own. Members that the standard does not name become
 * labelled lines, and arrays at the root become sections, so that unknown words are read, not lost.
 * Ids, icons and the like are left for the report. */
#ifndef CVX_DOC_REST_H
#define CVX_DOC_REST_H

#include "core/doc/builder.h"

/* Adds, as children of `parent`, what is not yet shown of an object: short values on one META line,
 * everything else as rows and lists. */
void cvx_rest_add(struct cvx_builder *builder, struct cvx_block *parent,
                  const struct cvx_node *object);

/* The same of an object that is one row, behind the row's text; what is too long for that is left.
 */
void cvx_rest_add_inline(struct cvx_builder *builder, struct cvx_runs *runs,
                         const struct cvx_node *object);

/* Whether a member is to be shown and is not yet. */
bool cvx_rest_is_wanted(struct cvx_builder *builder, const struct cvx_node *member);

/* The same as CONTACT_ITEMs; what is too long for one is left. */
void cvx_rest_add_contact(struct cvx_builder *builder, struct cvx_block *contact,
                          const struct cvx_node *object);
void cvx_rest_add_contact_member(struct cvx_builder *builder, struct cvx_block *contact,
                                 const struct cvx_node *member);

/* Fills a section from a member of the root that the standard does not name. */
void cvx_rest_section(struct cvx_builder *builder, struct cvx_block *section,
                      const struct cvx_node *member);

/* Adds what of a standard section's items could not be understood as such. */
void cvx_rest_leftover(struct cvx_builder *builder, struct cvx_block *section,
                       const struct cvx_node *member);

/* True for members that are for programs, not readers: ids, icons, colours, flags. */
bool cvx_rest_is_noise(const struct cvx_node *member);

/* Reports every leaf of the input that is not shown (NOT_SHOWN). */
void cvx_rest_report(struct cvx_builder *builder);

/* A key in words: "sideProjects" is "Side Projects" as a title, "Side projects" as a label. A label
 * or a section's heading that labels.def has is in the CV's language. */
const char *cvx_key_title(struct cvx_arena *arena, const char *key);
const char *cvx_key_heading(struct cvx_builder *builder, const char *key);
const char *cvx_key_label(struct cvx_builder *builder, const char *key);

#endif
