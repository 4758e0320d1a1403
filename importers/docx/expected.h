/* SPDX-License-Identifier: MIT */
/* The body as it was exported: the document that the attached JSON makes, as the paragraphs and
 * pieces that a DOCX of it has. */
#ifndef CVX_IMPORTERS_DOCX_EXPECTED_H
#define CVX_IMPORTERS_DOCX_EXPECTED_H

#include "core/base/diag.h"
#include "core/base/status.h"
#include "importers/docx/body.h"

/* Reads `json` and builds its document in `lang` (BCP 47; NULL: the CV's own language). What it has
 * to say about the JSON is said by nobody: it was said when the DOCX was written. CVX_ENVIRONMENT,
 * reported to `diag`, when memory is out; CVX_REJECTED, reported, when it is no JSON. */
enum cvx_status cvx_docx_expect_body(const char *json, const char *lang, struct cvx_arena *arena,
                                     struct cvx_diag *diag, struct cvx_docx_body *body);

#endif
