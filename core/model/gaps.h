/* SPDX-License-Identifier: MIT */
/* Gaps in a CV: time between jobs of which it says nothing. A reader asks for it, so its writer
 * should know. Called by check.c. */
#ifndef CVX_MODEL_GAPS_H
#define CVX_MODEL_GAPS_H

#include "core/base/diag.h"
#include "core/model/resume.h"

/* Months that may pass unexplained. */
#define CVX_GAP_MONTHS 6

/* Notes each stretch of more than CVX_GAP_MONTHS between two jobs in which there is no job, no
 * education and no volunteering, at the start of the later job. Where only a year is known the
 * stretch is taken to be as short as it can be. Does nothing when memory for it is out: the arena
 * is then `failed`. */
void cvx_gaps_check(const struct cvx_resume *resume, struct cvx_arena *arena,
                    struct cvx_diag *diag);

#endif
