/* SPDX-License-Identifier: MIT */
/* The LinkedIn importer's parts: linkedin.c reads an export's files and says by their headers what
 * they are; profile.c arranges those about the person, tables.c all others. */
#ifndef CVX_IMPORTERS_LINKEDIN_LINKEDIN_H
#define CVX_IMPORTERS_LINKEDIN_LINKEDIN_H

#include "importers/arrange.h"

/* What a file of an export holds. */
struct cvx_linkedin_kind {
    const char *columns; /* that its header has, all of them, parted by "|" */
    bool only;           /* and no others */
    /* Each row is an item of the CV's section `key`, made by `table`; */
    const char *key;
    const struct cvx_arrange_row *table;
    /* or this makes something of all rows. */
    void (*arrange)(struct cvx_arranger *arranger, const struct cvx_node *rows);
};

/* All kinds that belong in a CV, in the order they are arranged; the first that fits counts. Ended
 * by a row without columns. */
extern const struct cvx_linkedin_kind cvx_linkedin_kinds[];

/* Files about the person. */
void cvx_linkedin_profile(struct cvx_arranger *arranger, const struct cvx_node *rows);
void cvx_linkedin_summary(struct cvx_arranger *arranger, const struct cvx_node *rows);
void cvx_linkedin_emails(struct cvx_arranger *arranger, const struct cvx_node *rows);
void cvx_linkedin_phones(struct cvx_arranger *arranger, const struct cvx_node *rows);

/* The name of `into`, of the two columns that LinkedIn has for one. */
void cvx_linkedin_name(struct cvx_arranger *arranger, const struct cvx_node *row,
                       struct cvx_node *into);

/* True when a row has `word` in `column`, in letters of any case. */
bool cvx_linkedin_says(const struct cvx_node *row, const char *column, const char *word);

/* The text up to `end`, without blanks at either side; NULL when nothing is left. */
const char *cvx_linkedin_trim(struct cvx_arranger *arranger, const char *text, const char *end);

#endif
