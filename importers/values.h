/* SPDX-License-Identifier: MIT */
/* Values that a tool writes in a form of its own, in the form that a CV has them. Each change is
 * reported. */
#ifndef CVX_IMPORTERS_VALUES_H
#define CVX_IMPORTERS_VALUES_H

#include "importers/arrange.h"

/* Reports that the code `from` was read as `words` (CVX_CODE_CODE_READ) when they differ in more
 * than the case of letters, and returns them; NULL: it is no code we know, and its text comes
 * back. */
const char *cvx_value_words(struct cvx_arranger *arranger, const struct cvx_node *from,
                            const char *words);

/* A maker of rows (struct cvx_arrange_row): the name that a program has for a choice, in words.
 * "disasterRelief" and "DISASTER_RELIEF" are "Disaster relief"; other texts are copied. */
void cvx_value_code(struct cvx_arranger *arranger, const struct cvx_node *from,
                    struct cvx_node *into, const char *to);

/* A maker of rows for dates that JSON Resume has no member for, so that nobody else reads them: to
 * ISO 8601, reported as everywhere (CVX_CODE_DATE_READ). What is no date is copied. */
void cvx_value_date(struct cvx_arranger *arranger, const struct cvx_node *from,
                    struct cvx_node *into, const char *to);

#endif
