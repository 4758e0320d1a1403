/* SPDX-License-Identifier: MIT */
/* Runs of text in WordprocessingML: what stands inside a paragraph. */
#ifndef CVX_DOCX_RUN_H
#define CVX_DOCX_RUN_H

#include "exporters/docx/docx.h"

/* How runs look that say nothing themselves. */
struct cvx_docx_ink {
    const char *style;     /* a character style; NULL: the paragraph's */
    const char *secondary; /* of what is less important; NULL: Secondary */
    bool heading;          /* links look like the rest */
    /* What the paragraph's style is and they are not, all of them or those less important. A
     * character style could not say so: what is false in one leaves the paragraph's as it is
     * (ISO/IEC 29500-1, 17.7.3). */
    bool not_bold, not_italic, secondary_not_bold;
    bool isolated; /* takes its direction from itself alone */
};

/* Writes runs in order, from the first to the last: links as hyperlinks, values of the CV inside
 * content controls that carry their JSON pointer, line breaks as breaks. */
void cvx_docx_write_runs(struct cvx_docx *docx, struct cvx_xml *xml, const struct cvx_runs *runs,
                         struct cvx_docx_ink ink);

/* Writes a text of ours; `style` may be NULL. */
void cvx_docx_write_text(struct cvx_docx *docx, struct cvx_xml *xml, const char *text,
                         const char *style);

/* A tabulator, a line break. */
void cvx_docx_write_tab(struct cvx_docx *docx, struct cvx_xml *xml);
void cvx_docx_write_break(struct cvx_docx *docx, struct cvx_xml *xml);

#endif
