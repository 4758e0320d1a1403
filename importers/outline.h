/* SPDX-License-Identifier: MIT */
/* From an outline (formats/outline.h) to the shape of JSON Resume: what the importers of Markdown
 * and Org share. A CV as people write it says by its form what is a title, a job, a date; this
 * reads the form. What it cannot tell stays as text in its section, and nothing is dropped without
 * being reported.
 *
 * Its parts lie in importers/outline/. */
#ifndef CVX_IMPORTERS_OUTLINE_H
#define CVX_IMPORTERS_OUTLINE_H

#include "formats/outline.h"
#include "importers/importer.h"

/* Arranges `outline`, whose blocks may be changed, into a tree that lives in `arena`. Nodes have no
 * origin but the source's line and column. CVX_REJECTED, with one error, when it has nothing that a
 * CV has, or more than CVX_LIMIT_HEADINGS headings; CVX_ENVIRONMENT, reported, when memory is out.
 */
enum cvx_status cvx_outline_arrange(struct cvx_outline *outline, struct cvx_arena *arena,
                                    struct cvx_diag *diag, struct cvx_node **root);

#endif
