/* SPDX-License-Identifier: MIT */
/* The document as text, for goldens and for whoever wants to see what the exporters get. The form
 * is stable: a block a line, indented by depth, its runs below it. */
#ifndef CVX_DOC_DUMP_H
#define CVX_DOC_DUMP_H

#include "core/base/str.h"
#include "core/doc/doc.h"

/* Appends the whole document. */
void cvx_doc_dump(const struct cvx_doc *doc, struct cvx_str *out);

#endif
