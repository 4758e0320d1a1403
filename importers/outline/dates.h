/* SPDX-License-Identifier: MIT */
/* Finding the date or the stretch of time in a line that says other things too. What a date is, in
 * which language and order, core/model knows; here is only where one begins and ends. */
#ifndef CVX_IMPORTERS_OUTLINE_DATES_H
#define CVX_IMPORTERS_OUTLINE_DATES_H

#include "core/base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct cvx_dates {
    size_t from, to;   /* where it stands, with what belongs to it: brackets, "since" */
    const char *start; /* as written; NULL: it has none */
    const char *end;   /* "Present" too; NULL: it has none */
    bool range;        /* two ends, of which one may be open; else one date, which is `start` */
    bool bare;         /* nothing but a year */
    bool duration;     /* how long it was stands behind it, and belongs to it */
};

/* The first one in `text` that stands apart: at an end of the line, between brackets, tabs, bars,
 * dashes or commas. A year that ends a name ("OSDI 2026") does not. */
bool cvx_dates_find(const char *text, struct cvx_arena *arena, struct cvx_dates *dates);

/* The same, right at the start of `text`. */
bool cvx_dates_at_start(const char *text, struct cvx_arena *arena, struct cvx_dates *dates);

/* True when `text` says until when something is valid: that is no date of it. */
bool cvx_dates_expires(const char *text);

/* Bytes of the date (no range) that `text` begins with; 0 when it begins with none. */
size_t cvx_date_len(const char *text);

/* ISO 8601 of what cvx_date_read() understands; NULL when it does not, or memory is out. */
const char *cvx_date_iso_text(const char *text, struct cvx_arena *arena);

#endif
