/* SPDX-License-Identifier: MIT */
/* What a resume as a whole must be told: each value has been looked at when it was read. Called
 * after an importer is done; changes nothing. */
#ifndef CVX_MODEL_CHECK_H
#define CVX_MODEL_CHECK_H

#include "core/base/diag.h"
#include "core/model/resume.h"

/* Reports every end date that lies before its start date, and a resume that has no text to show. */
void cvx_resume_check(const struct cvx_resume *resume, struct cvx_diag *diag);

#endif
