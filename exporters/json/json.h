/* SPDX-License-Identifier: MIT */
/* Normalized JSON: what a resume says, as JSON Resume 1.3.1 wants it. Made once for each job,
 * because the other formats attach it byte for byte. */
#ifndef CVX_EXPORTERS_JSON_JSON_H
#define CVX_EXPORTERS_JSON_JSON_H

#include "core/base/str.h"
#include "core/model/places.h"
#include "core/model/resume.h"

/* Appends the normalized JSON of `resume` to `out`: fields under their 1.x names in the standard's
 * order, dates as ISO 8601, links and addresses in their valid form, what has none under its
 * "…Text" name, then what no field holds in the order of the source; nothing empty; a newline at
 * the end. Reading the result and writing it again gives the same bytes. `places` (NULL: not asked
 * for) gets what stands where, and lives in the arena of `out`. CVX_ENVIRONMENT when memory is out.
 */
enum cvx_status cvx_json_build(const struct cvx_resume *resume, struct cvx_str *out,
                               struct cvx_places *places, struct cvx_diag *diag);

#endif
