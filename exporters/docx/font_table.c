/* SPDX-License-Identifier: MIT */
/* word/fontTable.xml: the families that the document names, and what may stand in for them where
 * they are not installed (ISO/IEC 29500-1, 17.8). */
#include "exporters/docx/docx.h"

#include <string.h>

/* What Word shows where our families are not installed. Panose and the like are optional; the
 * alternative name is what counts. */
static const struct alternative {
    const char *family, *name;
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
        if (strcmp(alternatives[i].family, family) == 0)
            return alternatives[i].name;
    return NULL;
}

/* What Word goes by when it has none of them. */
static const char *class_of(const char *family)
{
    if (strstr(family, "Mono"))
        return "modern";
    return strstr(family, "Serif") || strstr(family, "Naskh") ? "roman" : "swiss";
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
        cvx_xml_empty(xml, "w:family", "w:val", class_of(list.names[i]));
        cvx_xml_end(xml);
    }
    cvx_xml_end(xml);
}
