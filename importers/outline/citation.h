/* SPDX-License-Identifier: MIT */
/* The halves of a citation: who before the title, where and when behind it. */
#ifndef CVX_IMPORTERS_OUTLINE_CITATION_H
#define CVX_IMPORTERS_OUTLINE_CITATION_H

#include "importers/outline/outlining.h"

/* Adds the names in `authors` to `authors` of the publication, those with the same mark behind them
 * ("*", "†") to `equalContribution`. */
void cvx_citation_authors(struct cvx_outlining *out, struct cvx_node *node,
                          const struct cvx_styled *authors, const struct cvx_block_line *at);

/* True when a text may be a list of authors: short names in capitals between commas. */
bool cvx_citation_is_authors(const char *text, size_t len);

/* Sets publisher, releaseDate, status, rank, awards, doi and url from what stands behind the title.
 */
void cvx_citation_tail(struct cvx_outlining *out, struct cvx_node *node, const char *tail,
                       const struct cvx_block_line *at);

#endif
