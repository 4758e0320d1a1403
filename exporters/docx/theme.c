/* SPDX-License-Identifier: MIT */
/* word/theme/theme1.xml: our theme's fonts and colours as an Office theme, so that Design > Fonts
 * and Design > Colors work (ISO/IEC 29500-1, 20.1). The format scheme is the smallest that the
 * schema takes. */
#include "exporters/docx/docx.h"

static void write_color(struct cvx_xml *xml, const char *slot, uint32_t color)
{
    cvx_xml_start(xml, slot);
    cvx_xml_empty(xml, "a:srgbClr", "val", cvx_docx_hex_of(color).digits);
    cvx_xml_end(xml);
}

static void write_colors(const struct cvx_theme *theme, struct cvx_xml *xml)
{
    static const char *const accents[] = {"a:accent1", "a:accent2", "a:accent3",
                                          "a:accent4", "a:accent5", "a:accent6"};
    cvx_xml_start(xml, "a:clrScheme");
    cvx_xml_attr(xml, "name", theme->name);
    write_color(xml, "a:dk1", theme->colors[CVX_COLOR_TEXT]);
    write_color(xml, "a:lt1", 0xFFFFFF);
    write_color(xml, "a:dk2", theme->colors[CVX_COLOR_MUTED]);
    write_color(xml, "a:lt2", 0xF2F2F2);
    for (size_t i = 0; i < sizeof accents / sizeof *accents; i++)
        write_color(xml, accents[i], theme->colors[i % 2 ? CVX_COLOR_RULE : CVX_COLOR_ACCENT]);
    write_color(xml, "a:hlink", theme->colors[CVX_COLOR_LINK]);
    write_color(xml, "a:folHlink", theme->colors[CVX_COLOR_LINK]);
    cvx_xml_end(xml);
}

static void write_font(struct cvx_xml *xml, const char *name, struct cvx_docx_fonts fonts)
{
    cvx_xml_start(xml, name);
    cvx_xml_empty(xml, "a:latin", "typeface", fonts.latin);
    cvx_xml_empty(xml, "a:ea", "typeface", fonts.east_asian);
    cvx_xml_empty(xml, "a:cs", "typeface", fonts.complex);
    cvx_xml_end(xml);
}

static void write_placeholder_fill(struct cvx_xml *xml)
{
    cvx_xml_start(xml, "a:solidFill");
    cvx_xml_empty(xml, "a:schemeClr", "val", "phClr");
    cvx_xml_end(xml);
}

/* Three of each are required. */
static void write_formats(struct cvx_xml *xml)
{
    cvx_xml_start(xml, "a:fmtScheme");
    cvx_xml_attr(xml, "name", "cvexport");
    cvx_xml_start(xml, "a:fillStyleLst");
    for (int i = 0; i < 3; i++)
        write_placeholder_fill(xml);
    cvx_xml_end(xml);
    cvx_xml_start(xml, "a:lnStyleLst");
    for (int i = 0; i < 3; i++) {
        cvx_xml_start(xml, "a:ln");
        write_placeholder_fill(xml);
        cvx_xml_end(xml);
    }
    cvx_xml_end(xml);
    cvx_xml_start(xml, "a:effectStyleLst");
    for (int i = 0; i < 3; i++) {
        cvx_xml_start(xml, "a:effectStyle");
        cvx_xml_empty(xml, "a:effectLst", NULL, NULL);
        cvx_xml_end(xml);
    }
    cvx_xml_end(xml);
    cvx_xml_start(xml, "a:bgFillStyleLst");
    for (int i = 0; i < 3; i++)
        write_placeholder_fill(xml);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

void cvx_docx_write_theme(struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct cvx_theme *theme = docx->job->theme;
    cvx_xml_start(xml, "a:theme");
    cvx_xml_attr(xml, "xmlns:a", CVX_NS_A);
    cvx_xml_attr(xml, "name", theme->name);
    cvx_xml_start(xml, "a:themeElements");
    write_colors(theme, xml);
    cvx_xml_start(xml, "a:fontScheme");
    cvx_xml_attr(xml, "name", theme->name);
    write_font(xml, "a:majorFont", cvx_docx_fonts_of(docx, CVX_FONT_HEADING));
    write_font(xml, "a:minorFont", cvx_docx_fonts_of(docx, CVX_FONT_BODY));
    cvx_xml_end(xml);
    write_formats(xml);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}
