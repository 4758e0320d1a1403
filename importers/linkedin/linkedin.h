/* SPDX-License-Identifier: MIT */
/* The LinkedIn importer's two halves: linkedin.c reads an export's files and says by their headers
 * what they are; tables.c arranges what is in them. */
#ifndef CVX_IMPORTERS_LINKEDIN_LINKEDIN_H
#define CVX_IMPORTERS_LINKEDIN_LINKEDIN_H

#include "importers/arrange.h"

/* What a file of an export holds. */
struct cvx_linkedin_kind {
    const char *columns; /* that its header has, all of them, parted by "|" */
    bool only;           /* and no others */
    void (*arrange)(struct cvx_arranger *arranger, const struct cvx_node *rows);
};

/* All kinds that belong in a CV, in the order they are arranged; the first that fits counts. Ended
 * by a row without columns. */
extern const struct cvx_linkedin_kind cvx_linkedin_kinds[];

#endif
