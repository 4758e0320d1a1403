/* SPDX-License-Identifier: MIT */
/* Inside core/doc: texts of the CV become runs, paragraphs and lists. Inline Markdown and simple
 * HTML are understood; what a CV cannot carry is taken out and reported (MARKUP_DROPPED). A text
 * without markup characters never touches the libraries that read markup. */
#ifndef CVX_DOC_INLINE_H
#define CVX_DOC_INLINE_H

#include "core/doc/builder.h"

/* Adds a text as part of a line; its newlines are blanks. Absent texts add nothing. */
void cvx_inline_add(struct cvx_builder *builder, struct cvx_runs *runs, struct cvx_text text,
                    unsigned style);

/* The same, all of it linked to `href` (NULL: as cvx_inline_add). */
void cvx_inline_add_link(struct cvx_builder *builder, struct cvx_runs *runs, struct cvx_text text,
                         unsigned style, const char *href);

/* Adds a text as paragraphs and lists, children of `parent`. A blank line starts a paragraph, a
 * newline is a break, lines that start with a bullet or number are a list. */
void cvx_inline_prose(struct cvx_builder *builder, struct cvx_block *parent, struct cvx_text text,
                      unsigned style);

/* Adds a text as an ITEM of `list`; as several, when it is nothing but a list itself. */
void cvx_inline_item(struct cvx_builder *builder, struct cvx_block *list, struct cvx_text text);

/* Adds a LIST of the texts; nothing when there are none. */
void cvx_inline_list(struct cvx_builder *builder, struct cvx_block *parent,
                     const struct cvx_texts *texts);

#endif
