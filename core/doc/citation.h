/* SPDX-License-Identifier: MIT */
/* Inside core/doc: one publication as a citation. */
#ifndef CVX_DOC_CITATION_H
#define CVX_DOC_CITATION_H

#include "core/doc/builder.h"

/* Stands at the names of authors who contributed equally. */
#define CVX_EQUAL_MARK "*"

/* Adds a PUBLICATION: authors, with the CV's owner strong; title; venue, status, rank, prize; DOI
 * or URL; under it what else there is. False when there was nothing to cite. */
bool cvx_citation_add(struct cvx_builder *builder, struct cvx_block *parent,
                      const struct cvx_publication *publication, int number);

#endif
