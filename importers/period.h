/* SPDX-License-Identifier: MIT */
/* A stretch of time as people write it, "January 2024 - Present", cut into its two ends. The ends
 * stay texts: core/model reads dates, in every language, and reports what it makes of them. */
#ifndef CVX_IMPORTERS_PERIOD_H
#define CVX_IMPORTERS_PERIOD_H

#include "core/base/arena.h"
#include "core/base/node.h"
#include "importers/arrange.h"

/* What is absent is NULL. */
struct cvx_period {
    const char *start;
    const char *end;
};

/* Cuts `text`: "2019.04 - 2020.06", "March to May 2020" (the year serves both), "2021–", "since
 * 2019", "2014 – 2016 (part-time)" (the note stays with the end). What is one date, or no date at
 * all, is the end: the two cannot be told from each other by this, only by reading it. Both NULL
 * when `text` is blank or memory is out. */
struct cvx_period cvx_period_split(const char *text, struct cvx_arena *arena);

/* The same as a maker of rows (struct cvx_arrange_row): `startDate` and `endDate` of `into`,
 * whatever `to` is. Values that are no texts are copied to `endDate`. */
void cvx_period_make(struct cvx_arranger *arranger, const struct cvx_node *from,
                     struct cvx_node *into, const char *to);

#endif
