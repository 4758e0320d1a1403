/* SPDX-License-Identifier: MIT */
/* word/settings.xml. Compatibility mode 15 keeps Word from opening the file
 * as one of an old version; no field update is asked for, since Word would ask the user. */
#include "exporters/docx/docx.h"

static void write_compatibility(struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:compat");
    cvx_xml_empty(xml, "w:doNotExpandShiftReturn", NULL, NULL); /* a broken line is no full one */
    cvx_xml_start(xml, "w:compatSetting");
    cvx_xml_attr(xml, "w:name", "compatibilityMode");
    cvx_xml_attr(xml, "w:uri", "http://schemas.microsoft.com/office/word");
    cvx_xml_attr(xml, "w:val", "15");
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

void cvx_docx_write_settings(struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:settings");
    cvx_xml_attr(xml, "xmlns:w", CVX_NS_W);
    if (docx->job->theme->hyphenate) {
        cvx_xml_empty(xml, "w:autoHyphenation", NULL, NULL);
        cvx_xml_empty(xml, "w:consecutiveHyphenLimit", "w:val", "2");
        cvx_xml_empty(xml, "w:doNotHyphenateCaps", NULL, NULL);
    }
    cvx_xml_empty(xml, "w:characterSpacingControl", "w:val", "compressPunctuation");
    write_compatibility(xml);
    cvx_docx_write_langs(docx, xml, "w:themeFontLang");
    cvx_xml_start(xml, "w:clrSchemeMapping");
    static const char *const mapping[][2] = {
        {"w:bg1", "light1"},          {"w:t1", "dark1"},
        {"w:bg2", "light2"},          {"w:t2", "dark2"},
        {"w:accent1", "accent1"},     {"w:accent2", "accent2"},
        {"w:accent3", "accent3"},     {"w:accent4", "accent4"},
        {"w:accent5", "accent5"},     {"w:accent6", "accent6"},
        {"w:hyperlink", "hyperlink"}, {"w:followedHyperlink", "followedHyperlink"},
    };
    for (size_t i = 0; i < sizeof mapping / sizeof *mapping; i++)
        cvx_xml_attr(xml, mapping[i][0], mapping[i][1]);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}
