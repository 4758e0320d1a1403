/* SPDX-License-Identifier: MIT */
/* The properties that styles are made of (ISO/IEC 29500-1, 17.3.1 and 17.3.2), one function for
 * each: styles.c says which style has which. Lengths are in points. */
#ifndef CVX_EXPORTERS_DOCX_STYLE_PROPERTY_H
#define CVX_EXPORTERS_DOCX_STYLE_PROPERTY_H

#include "exporters/docx/docx.h"

/* Families by name for simple readers, by theme for Word. The code's are in no theme. */
void cvx_docx_write_fonts(const struct cvx_docx *docx, struct cvx_xml *xml,
                          enum cvx_font_role role);

/* A property that is on or off, for Latin and, where `complex` is not NULL, for complex scripts. */
void cvx_docx_write_toggle(struct cvx_xml *xml, const char *name, const char *complex, bool on);

/* Of the type. */
void cvx_docx_write_size(struct cvx_xml *xml, double size);

/* A line below the paragraph. */
void cvx_docx_write_rule(const struct cvx_docx *docx, struct cvx_xml *xml, double thickness);

/* `kind` is ST_TabJc's. */
void cvx_docx_write_tab_stop(struct cvx_xml *xml, const char *kind, double points);

/* Space above and below, and the height of lines: what differs from `base`; NULL: all. */
void cvx_docx_write_spacing(const struct cvx_docx *docx, struct cvx_xml *xml,
                            const struct cvx_paragraph_style *look,
                            const struct cvx_paragraph_style *base);

struct cvx_docx_indent {
    double start, hanging, end;
};

/* Nothing when all are 0. */
void cvx_docx_write_indent(struct cvx_xml *xml, struct cvx_docx_indent indent);

#endif
