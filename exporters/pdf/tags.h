/* SPDX-License-Identifier: MIT */
/* Which structure element a piece of text belongs to: the document's blocks and runs, said in PDF's
 * standard structure types (ISO 32000-1, 14.8.4). Elements are made when their first piece is met,
 * so the tree follows reading order and what is empty leaves no trace in it. */
#ifndef CVX_EXPORTERS_PDF_TAGS_H
#define CVX_EXPORTERS_PDF_TAGS_H

#include "exporters/pdf/layout.h"
#include "exporters/pdf/structure.h"

struct cvx_tags;

/* NULL when memory is out. */
struct cvx_tags *cvx_tags_new(struct cvx_structure *structure, const struct cvx_doc *doc,
                              struct cvx_arena *arena);

/* The element that holds the piece's text: a Link where it is one, a Span where its language is
 * another, else its block's. NULL when memory is out. */
struct cvx_element *cvx_tags_find(struct cvx_tags *tags, const struct cvx_piece *piece);

/* The Figure of a PHOTO block. */
struct cvx_element *cvx_tags_figure(struct cvx_tags *tags, const struct cvx_block *photo);

#endif
