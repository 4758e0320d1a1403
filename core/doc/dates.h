/* SPDX-License-Identifier: MIT */
/* Inside core/doc: dates become runs, each of which no line may break. */
#ifndef CVX_DOC_DATES_H
#define CVX_DOC_DATES_H

#include "core/doc/builder.h"

/* True when the date can be formatted; else it is printed as it was written. */
bool cvx_date_is_known(const struct cvx_date_value *value);

/* Adds one date; nothing when it is absent. */
void cvx_dates_add(struct cvx_builder *builder, struct cvx_runs *runs,
                   const struct cvx_date_value *date);

/* Adds a period. `goes_on`: without an end it lasts until now, even if it does not say so;
 * not when its start cannot be read: it may tell the end too. */
void cvx_dates_add_period(struct cvx_builder *builder, struct cvx_runs *runs,
                          const struct cvx_date_value *start, const struct cvx_date_value *end,
                          bool goes_on);

#endif
