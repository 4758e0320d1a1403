/* SPDX-License-Identifier: MIT */
/* What a resume as a whole must be told: each value has been looked at when it was read. Called
 * after an importer is done; changes nothing. */
#ifndef CVX_MODEL_CHECK_H
#define CVX_MODEL_CHECK_H

#include "core/base/diag.h"
#include "core/model/resume.h"

/* Reports every end date that lies before its start date, gaps between jobs, and a resume that has
 * no text to show. `arena` is for scratch; when memory is out it is `failed`. */
void cvx_resume_check(const struct cvx_resume *resume, struct cvx_arena *arena,
                      struct cvx_diag *diag);

#endif
