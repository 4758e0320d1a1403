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

/* Takes the links out of what stands behind the title, from byte `from` on, whose words only say
 * where they lead: "[PDF]". Sets url and doi, reports the others; returns the rest. */
const char *cvx_citation_links(struct cvx_outlining *out, struct cvx_node *node,
                               const struct cvx_styled *styled, size_t from,
                               const struct cvx_block_line *at);

/* Takes volume, issue and pages from a piece that is nothing else, "48(3):1120–1145", "vol. 3",
 * "pp. 1–12"; returns what is left, the piece or "". */
const char *cvx_citation_volume(struct cvx_outlining *out, struct cvx_node *node, const char *piece,
                                const struct cvx_block_line *at);

/* "Title[J]" as Chinese lists of literature have it: the title without the letter, and the CSL type
 * that it means in `type`, unless that is set. */
const char *cvx_citation_kind(struct cvx_outlining *out, const char *title, const char **type);

/* True for "1120–1145". */
bool cvx_citation_is_pages(const char *piece);

/* The same from the end of a venue: "Annals of Statistics 48(3)"; returns the venue without. */
const char *cvx_citation_issue(struct cvx_outlining *out, struct cvx_node *node, const char *venue,
                               const struct cvx_block_line *at);

/* Sets publisher, volume, issue, pages, releaseDate, status, rank, awards, doi and url from what
 * stands behind the title.
 */
void cvx_citation_tail(struct cvx_outlining *out, struct cvx_node *node, const char *tail,
                       const struct cvx_block_line *at);

#endif
