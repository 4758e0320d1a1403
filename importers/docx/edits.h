/* SPDX-License-Identifier: MIT */
/* What was changed in Word, brought back into the JSON: the visible text wins, value by value, and
 * each change is listed (CVX_CODE_EDITED), or that it could not be brought back
 * (CVX_CODE_LEFT_OUT). */
#ifndef CVX_IMPORTERS_DOCX_EDITS_H
#define CVX_IMPORTERS_DOCX_EDITS_H

#include "core/base/diag.h"
#include "core/base/status.h"
#include "importers/docx/body.h"

/* Changes `root`, the attached JSON, as far as `edited` differs from `exported`:
 *   - text of a value that changed is its new text, with Markdown for strong, emphasis, code,
 * links;
 *   - a value whose text is gone is taken out;
 *   - a new paragraph behind an item of a list is a new item, behind prose more of it;
 *   - text typed beside a value, outside of what shows it, belongs to that value;
 *   - a section's new title goes to meta.themeOptions.sectionLabels.
 * While more than CVX_LIMIT_INPUT bytes would have to be searched for a text that is gone, the
 * value stays, which is reported. CVX_REJECTED, reported, when more than that would have to be
 * copied; CVX_ENVIRONMENT when memory is out. */
enum cvx_status cvx_docx_apply_edits(struct cvx_node *root, const struct cvx_docx_body *exported,
                                     const struct cvx_docx_body *edited, struct cvx_arena *arena,
                                     struct cvx_diag *diag);

#endif
