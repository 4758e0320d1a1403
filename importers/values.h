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

/* A maker of rows for a DOI in any of its forms: the identifier alone to `to` and, where `into` has
 * no "url", its address. */
void cvx_value_doi(struct cvx_arranger *arranger, const struct cvx_node *from,
                   struct cvx_node *into, const char *to);

/* The same of `text`, which is not copied, made from `from`. */
void cvx_value_add_doi(struct cvx_arranger *arranger, const char *text, const struct cvx_node *from,
                       struct cvx_node *into, const char *to);

/* A maker of rows for dates in EDTF (ISO 8601-2), levels 0 and 1: of a stretch of time its start,
 * and all of it to "dates"; "2019-21" is 2019 with "season" spring; "~" and "?" are "circa" and
 * "uncertain". What is nothing of this is copied as it is written. */
void cvx_value_edtf(struct cvx_arranger *arranger, const struct cvx_node *from,
                    struct cvx_node *into, const char *to);

/* True of a part of a name that is written with the family's first and no blank: Chinese, Japanese
 * and Korean ones. `part` may be NULL. */
bool cvx_value_family_first(const char *part);

/* A season by its number, 1 is spring, or by EDTF's, 21 is spring; NULL when it is none. */
const char *cvx_value_season(long number);

#endif
