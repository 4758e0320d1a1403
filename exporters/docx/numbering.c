/* SPDX-License-Identifier: MIT */
/* word/numbering.xml: bullets, numbered lists and citations, bound to their styles (ISO/IEC
 * 29500-1, 17.9). All abstract numberings come before the first instance, as the schema wants it.
 */
#include "exporters/docx/docx.h"

enum { BULLET_LEVELS = 3 };

/* One level: its mark stands in the hanging indent. */
struct level {
    int number;
    const char *format; /* ST_NumberFormat */
    const char *mark;
    const char *style; /* the paragraph style that is numbered by it */
    double start;      /* of the mark */
    double hanging;
};

static void write_level(struct cvx_xml *xml, const struct level *level)
{
    cvx_xml_start(xml, "w:lvl");
    cvx_xml_attr_int(xml, "w:ilvl", level->number);
    cvx_xml_empty(xml, "w:start", "w:val", "1");
    cvx_xml_empty(xml, "w:numFmt", "w:val", level->format);
    if (level->style)
        cvx_xml_empty(xml, "w:pStyle", "w:val", level->style);
    cvx_xml_empty(xml, "w:lvlText", "w:val", level->mark);
    cvx_xml_empty(xml, "w:lvlJc", "w:val", "left");
    cvx_xml_start(xml, "w:pPr");
    cvx_xml_start(xml, "w:ind");
    cvx_xml_attr_int(xml, "w:left", cvx_docx_twips(level->start + level->hanging));
    cvx_xml_attr_int(xml, "w:hanging", cvx_docx_twips(level->hanging));
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

static void start_abstract(struct cvx_xml *xml, int id, const char *type)
{
    static const char *const names[] = {"00000000", "0C0E0001", "0C0E0002", "0C0E0003"};
    cvx_xml_start(xml, "w:abstractNum");
    cvx_xml_attr_int(xml, "w:abstractNumId", id);
    cvx_xml_empty(xml, "w:nsid", "w:val", names[id]);
    cvx_xml_empty(xml, "w:multiLevelType", "w:val", type);
}

static void write_bullets(const struct cvx_docx *docx, struct cvx_xml *xml)
{
    static const char *const styles[BULLET_LEVELS] = {"ListBullet", "ListBullet2", "ListBullet3"};
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[CVX_THEME_ITEM];
    start_abstract(xml, CVX_DOCX_NUM_BULLETS, "multilevel");
    for (int i = 0; i < BULLET_LEVELS; i++)
        write_level(xml, &(struct level){i, "bullet", docx->job->theme->bullet, styles[i],
                                         look->indent + i * look->hanging, look->hanging});
    cvx_xml_end(xml);
}

/* Numbers need more room than bullets: two digits and a full stop. */
static void write_numbers(const struct cvx_docx *docx, struct cvx_xml *xml, int id,
                          const char *style, enum cvx_theme_style look_id)
{
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[look_id];
    const double room = 2 * look->size;
    start_abstract(xml, id, "singleLevel");
    write_level(xml, &(struct level){0, "decimal", "%1.", style, look->indent,
                                     look->hanging > room ? look->hanging : room});
    cvx_xml_end(xml);
}

static void write_instance(struct cvx_xml *xml, int id, int abstract, int start)
{
    cvx_xml_start(xml, "w:num");
    cvx_xml_attr_int(xml, "w:numId", id);
    cvx_xml_empty_int(xml, "w:abstractNumId", "w:val", abstract);
    if (start > 0) {
        cvx_xml_start(xml, "w:lvlOverride");
        cvx_xml_attr(xml, "w:ilvl", "0");
        cvx_xml_empty_int(xml, "w:startOverride", "w:val", start);
        cvx_xml_end(xml);
    }
    cvx_xml_end(xml);
}

void cvx_docx_write_numbering(struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:numbering");
    cvx_xml_attr(xml, "xmlns:w", CVX_NS_W);
    write_bullets(docx, xml);
    write_numbers(docx, xml, CVX_DOCX_NUM_DECIMAL, "ListNumber", CVX_THEME_ITEM);
    write_numbers(docx, xml, CVX_DOCX_NUM_PUBLICATIONS, "Publication", CVX_THEME_PUBLICATION);
    for (int i = CVX_DOCX_NUM_BULLETS; i < CVX_DOCX_NUM_FIRST_RESTART; i++)
        write_instance(xml, i, i, 0);
    int id = CVX_DOCX_NUM_FIRST_RESTART;
    for (const struct cvx_docx_restart *at = docx->restarts; at; at = at->next)
        write_instance(xml, id++, at->abstract, at->start);
    cvx_xml_end(xml);
}
