/* SPDX-License-Identifier: MIT */
/* Runs of text in WordprocessingML: what stands inside a paragraph. */
#ifndef CVX_DOCX_RUN_H
#define CVX_DOCX_RUN_H

#include "exporters/docx/docx.h"

/* Writes runs in order: links as hyperlinks, values of the CV inside content controls that carry
 * their JSON pointer, line breaks as breaks. `style` is the character style of runs that have none
 * of their own; may be NULL. */
void cvx_docx_write_runs(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_runs *runs,
                         const char *style);

/* Writes a text of ours. */
void cvx_docx_write_text(struct cvx_docx *docx, struct cvx_xml *xml, const char *text,
                         const char *style);

void cvx_docx_write_tab(struct cvx_xml *xml);

#endif
