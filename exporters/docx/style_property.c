/* SPDX-License-Identifier: MIT */
/* The properties of which styles are made. */
#include "exporters/docx/style_property.h"

#include <math.h>

void cvx_docx_write_fonts(const struct cvx_docx *docx, struct cvx_xml *xml, enum cvx_font_role role)
{
    const struct cvx_docx_fonts fonts = cvx_docx_fonts_of(docx, role);
    const bool major = role == CVX_FONT_HEADING;
    cvx_xml_start(xml, "w:rFonts");
    cvx_xml_attr(xml, "w:ascii", fonts.latin);
    cvx_xml_attr(xml, "w:hAnsi", fonts.latin);
    cvx_xml_attr(xml, "w:eastAsia", fonts.east_asian);
    cvx_xml_attr(xml, "w:cs", fonts.complex);
    if (role != CVX_FONT_CODE) {
        cvx_xml_attr(xml, "w:asciiTheme", major ? "majorHAnsi" : "minorHAnsi");
        cvx_xml_attr(xml, "w:hAnsiTheme", major ? "majorHAnsi" : "minorHAnsi");
        cvx_xml_attr(xml, "w:eastAsiaTheme", major ? "majorEastAsia" : "minorEastAsia");
        cvx_xml_attr(xml, "w:cstheme", major ? "majorBidi" : "minorBidi");
    }
    cvx_xml_end(xml);
}

void cvx_docx_write_toggle(struct cvx_xml *xml, const char *name, const char *complex, bool on)
{
    cvx_xml_empty(xml, name, on ? NULL : "w:val", "0");
    if (complex)
        cvx_xml_empty(xml, complex, on ? NULL : "w:val", "0");
}

void cvx_docx_write_size(struct cvx_xml *xml, double size)
{
    cvx_xml_empty_int(xml, "w:sz", "w:val", cvx_docx_half_points(size));
    cvx_xml_empty_int(xml, "w:szCs", "w:val", cvx_docx_half_points(size));
}

void cvx_docx_write_rule(const struct cvx_docx *docx, struct cvx_xml *xml, double thickness)
{
    const long eighths = lround(thickness * 8);
    cvx_xml_start(xml, "w:pBdr");
    cvx_xml_start(xml, "w:bottom");
    cvx_xml_attr(xml, "w:val", "single");
    cvx_xml_attr_int(xml, "w:sz", eighths < 2 ? 2 : eighths);
    cvx_xml_attr(xml, "w:space", "0");
    cvx_xml_attr(xml, "w:color", cvx_docx_hex_of(docx->job->theme->colors[CVX_COLOR_RULE]).digits);
    cvx_xml_attr(xml, "w:themeColor", "accent2");
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

void cvx_docx_write_tab_stop(struct cvx_xml *xml, const char *kind, double points)
{
    cvx_xml_start(xml, "w:tabs");
    cvx_xml_start(xml, "w:tab");
    cvx_xml_attr(xml, "w:val", kind);
    cvx_xml_attr_int(xml, "w:pos", cvx_docx_twips(points));
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

/* The height of lines. Where the fonts of the document's script fit into the theme's leading it is
 * the least height, so that a larger word or a pasted picture pushes lines apart; those of other
 * scripts are drawn with room to spare (Noto Sans CJK: 1.45 of its size), so there it is exact. */
static const char *line_rule(const struct cvx_docx *docx, const struct cvx_paragraph_style *look)
{
    const double natural = 1.37; /* of the size: Noto Sans, Noto Serif; others are lower */
    const bool other = docx->lang.east_asian || docx->lang.complex;
    return !other && look->size * natural <= look->leading ? "atLeast" : "exact";
}

void cvx_docx_write_spacing(const struct cvx_docx *docx, struct cvx_xml *xml,
                            const struct cvx_paragraph_style *look,
                            const struct cvx_paragraph_style *base)
{
    const char *rule = line_rule(docx, look);
    const bool lines = !base || look->leading != base->leading || rule != line_rule(docx, base);
    if (base && !lines && look->before == base->before && look->after == base->after)
        return;
    cvx_xml_start(xml, "w:spacing");
    cvx_xml_attr_int(xml, "w:before", cvx_docx_twips(look->before));
    cvx_xml_attr_int(xml, "w:after", cvx_docx_twips(look->after));
    if (lines) {
        cvx_xml_attr_int(xml, "w:line", cvx_docx_twips(look->leading));
        cvx_xml_attr(xml, "w:lineRule", rule);
    }
    cvx_xml_end(xml);
}

void cvx_docx_write_indent(struct cvx_xml *xml, struct cvx_docx_indent indent)
{
    if (indent.start == 0 && indent.hanging == 0 && indent.end == 0)
        return;
    cvx_xml_start(xml, "w:ind");
    if (indent.start != 0)
        cvx_xml_attr_int(xml, "w:left", cvx_docx_twips(indent.start));
    if (indent.end != 0)
        cvx_xml_attr_int(xml, "w:right", cvx_docx_twips(indent.end));
    if (indent.hanging != 0)
        cvx_xml_attr_int(xml, "w:hanging", cvx_docx_twips(indent.hanging));
    cvx_xml_end(xml);
}
