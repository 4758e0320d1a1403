/* SPDX-License-Identifier: MIT */
/* What the setters of blocks share: layout_block.c has the table of them, layout_list.c those that
 * hang from a bullet, a number or a label. Private to the layout. */
#ifndef CVX_EXPORTERS_PDF_LAYOUT_BLOCK_H
#define CVX_EXPORTERS_PDF_LAYOUT_BLOCK_H

#include "exporters/pdf/flow.h"

/* The style that the theme has for the block's kind. */
const struct cvx_paragraph_style *cvx_block_style(const struct cvx_flow *flow,
                                                  const struct cvx_block *block);

/* How a part of the block looks when nothing else is said. */
struct cvx_look cvx_block_look(const struct cvx_flow *flow, const struct cvx_block *block,
                               enum cvx_part part);

/* The block's text, shaped; a space after it where something else of the block follows. */
struct cvx_shaped *cvx_block_text(struct cvx_flow *flow, const struct cvx_block *block,
                                  bool followed);

/* Where a block's text stands: between the insets, after the style's indent. */
struct cvx_box cvx_block_box(const struct cvx_flow *flow, const struct cvx_paragraph_style *style);

/* Sets a paragraph of the block's text and nothing else. */
void cvx_block_plain(struct cvx_flow *flow, const struct cvx_block *block);

void cvx_block_children(struct cvx_flow *flow, const struct cvx_block *block);

/* Keeps the rows from `first` to the last one from being parted in their first `top` or last
 * `bottom` lines. */
void cvx_block_ends_keep(struct cvx_flow *flow, size_t first, size_t top, size_t bottom);

/* Set the block, and perhaps its siblings after it; return the block to go on with. */
const struct cvx_block *cvx_block_item(struct cvx_flow *flow, const struct cvx_block *block);
const struct cvx_block *cvx_block_publications(struct cvx_flow *flow,
                                               const struct cvx_block *first);
const struct cvx_block *cvx_block_rows(struct cvx_flow *flow, const struct cvx_block *first);

#endif
