/* SPDX-License-Identifier: MIT */
/* word/settings.xml and word/fontTable.xml. Compatibility mode 15 keeps Word from opening the file
 * as one of an old version; no field update is asked for, since Word would ask the user. */
#include "exporters/docx/docx.h"

#include <string.h>

static void write_compatibility(struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:compat");
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
    cvx_xml_empty(xml, "w:zoom", "w:percent", "100");
    cvx_xml_empty(xml, "w:defaultTabStop", "w:val", "720");
    cvx_xml_empty(xml, "w:characterSpacingControl", "w:val", "compressPunctuation");
    write_compatibility(xml);
    cvx_xml_start(xml, "w:themeFontLang");
    cvx_xml_attr(xml, "w:val",
                 docx->lang.east_asian || docx->lang.complex ? "en-US" : docx->lang.tag);
    cvx_xml_attr(xml, "w:eastAsia", docx->lang.east_asian ? docx->lang.tag : "zh-CN");
    cvx_xml_attr(xml, "w:bidi", docx->lang.complex ? docx->lang.tag : "ar-SA");
    cvx_xml_end(xml);
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
    cvx_xml_empty(xml, "w:decimalSymbol", "w:val", ".");
    cvx_xml_empty(xml, "w:listSeparator", "w:val", ",");
    cvx_xml_end(xml);
}

/* What Word shows where our families are not installed. Panose and the like are optional; the
 * alternative name is what counts. */
static const struct alternative {
    const char *prefix_of, *name;
} alternatives[] = {
    {"Noto Sans CJK SC", "Microsoft YaHei"},
    {"Noto Sans CJK TC", "Microsoft JhengHei"},
    {"Noto Sans CJK HK", "Microsoft JhengHei"},
    {"Noto Sans CJK JP", "Yu Gothic"},
    {"Noto Sans CJK KR", "Malgun Gothic"},
    {"Noto Serif CJK SC", "SimSun"},
    {"Noto Serif CJK TC", "PMingLiU"},
    {"Noto Serif CJK HK", "PMingLiU"},
    {"Noto Serif CJK JP", "Yu Mincho"},
    {"Noto Serif CJK KR", "Batang"},
    {"Noto Sans Mono", "Consolas"},
    {"Noto Sans", "Segoe UI"},
    {"Noto Serif", "Cambria"},
    {"Noto Naskh Arabic", "Times New Roman"},
    {"Noto Sans Arabic", "Arial"},
    {"Noto Sans Hebrew", "Arial"},
    {"Noto Serif Hebrew", "Times New Roman"},
    {"Noto Sans Devanagari", "Nirmala UI"},
    {"Noto Serif Devanagari", "Nirmala UI"},
    {"Noto Sans Thai", "Leelawadee UI"},
    {"Noto Serif Thai", "Leelawadee UI"},
};

static const char *alternative_of(const char *family)
{
    for (size_t i = 0; i < sizeof alternatives / sizeof *alternatives; i++)
        if (strcmp(alternatives[i].prefix_of, family) == 0)
            return alternatives[i].name;
    return NULL;
}

enum { MOST_FONTS = 3 * CVX_FONT_ROLE_COUNT };

struct font_list {
    const char *names[MOST_FONTS];
    size_t count;
};

static void add_font(struct font_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->names[i], name) == 0)
            return;
    list->names[list->count++] = name;
}

void cvx_docx_write_font_table(struct cvx_docx *docx, struct cvx_xml *xml)
{
    struct font_list list = {.count = 0};
    for (enum cvx_font_role role = 0; role < CVX_FONT_ROLE_COUNT; role++) {
        const struct cvx_docx_fonts fonts = cvx_docx_fonts_of(docx, role);
        add_font(&list, fonts.latin);
        add_font(&list, fonts.east_asian);
        add_font(&list, fonts.complex);
    }
    cvx_xml_start(xml, "w:fonts");
    cvx_xml_attr(xml, "xmlns:w", CVX_NS_W);
    for (size_t i = 0; i < list.count; i++) {
        const char *alternative = alternative_of(list.names[i]);
        cvx_xml_start(xml, "w:font");
        cvx_xml_attr(xml, "w:name", list.names[i]);
        if (alternative)
            cvx_xml_empty(xml, "w:altName", "w:val", alternative);
        cvx_xml_end(xml);
    }
    cvx_xml_end(xml);
}
