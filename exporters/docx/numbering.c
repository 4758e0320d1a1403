/* SPDX-License-Identifier: MIT */
/* word/numbering.xml: bullets, numbered lists and citations, bound to their styles (ISO/IEC
 * 29500-1, 17.9). All abstract numberings come before the first instance, as the schema wants it.
 */
#include "exporters/docx/docx.h"

#include <math.h>

#define NUMBER_GAP  5.0  /* points between a number and the text */
#define DIGIT       0.58 /* of the size: a figure's width */
#define STOP        0.28
#define LEAST_DIGIT 1.5 /* of the size: room for two figures in a list */

/* One level: its mark stands in the hanging indent, or ends where that begins. */
struct level {
    int number;
    const char *format; /* ST_NumberFormat */
    const char *mark;
    const char *style; /* the paragraph style that is numbered by it */
    const char *align; /* of the mark at its place */
    double place;      /* of the mark */
    double text;       /* where the text begins */
};

static void write_level(const struct cvx_docx *docx, struct cvx_xml *xml, const struct level *level)
{
    cvx_xml_start(xml, "w:lvl");
    cvx_xml_attr_int(xml, "w:ilvl", level->number);
    cvx_xml_empty(xml, "w:start", "w:val", "1");
    cvx_xml_empty(xml, "w:numFmt", "w:val", level->format);
    if (level->style)
        cvx_xml_empty(xml, "w:pStyle", "w:val", level->style);
    cvx_xml_empty(xml, "w:lvlText", "w:val", level->mark);
    cvx_xml_empty(xml, "w:lvlJc", "w:val", level->align);
    cvx_xml_start(xml, "w:pPr");
    cvx_xml_start(xml, "w:ind");
    cvx_xml_attr_int(xml, "w:left", cvx_docx_twips(level->text));
    cvx_xml_attr_int(xml, "w:hanging", cvx_docx_twips(level->text - level->place));
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    cvx_xml_start(xml, "w:rPr");
    cvx_docx_write_color(docx, xml, CVX_COLOR_MUTED);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

static void start_abstract(struct cvx_docx *docx, struct cvx_xml *xml, int id, const char *type)
{
    cvx_xml_start(xml, "w:abstractNum");
    cvx_xml_attr_int(xml, "w:abstractNumId", id);
    cvx_xml_empty(xml, "w:nsid", "w:val", cvx_arena_printf(docx->arena, "0C0E%04X", (unsigned)id));
    cvx_xml_empty(xml, "w:multiLevelType", "w:val", type);
}

static void write_bullets(struct cvx_docx *docx, struct cvx_xml *xml)
{
    static const char *const styles[CVX_DOCX_LIST_LEVELS] = {"ListBullet", "ListBullet2",
                                                             "ListBullet3"};
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[CVX_THEME_ITEM];
    start_abstract(docx, xml, CVX_DOCX_NUM_BULLETS, "multilevel");
    for (int i = 0; i < CVX_DOCX_LIST_LEVELS; i++) {
        const double place = look->indent + i * (look->indent + look->hanging);
        write_level(docx, xml,
                    &(struct level){i, "bullet", docx->job->theme->bullet, styles[i], "left", place,
                                    place + look->hanging});
    }
    cvx_xml_end(xml);
}

static void write_numbers(struct cvx_docx *docx, struct cvx_xml *xml)
{
    static const char *const styles[CVX_DOCX_LIST_LEVELS] = {"ListNumber", "ListNumber2",
                                                             "ListNumber3"};
    static const char *const marks[CVX_DOCX_LIST_LEVELS] = {"%1.", "%2.", "%3."};
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[CVX_THEME_ITEM];
    const double room = LEAST_DIGIT * look->size;
    start_abstract(docx, xml, CVX_DOCX_NUM_DECIMAL, "multilevel");
    for (int i = 0; i < CVX_DOCX_LIST_LEVELS; i++) {
        const double start = look->indent + i * (look->indent + room + NUMBER_GAP);
        write_level(docx, xml,
                    &(struct level){i, "decimal", marks[i], styles[i], "right", start + room,
                                    start + room + NUMBER_GAP});
    }
    cvx_xml_end(xml);
}

static void write_publications(struct cvx_docx *docx, struct cvx_xml *xml, int digits)
{
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[CVX_THEME_PUBLICATION];
    const double end = look->indent + look->size * (digits * DIGIT + STOP);
    start_abstract(docx, xml, CVX_DOCX_NUM_PUBLICATIONS + digits - 1, "singleLevel");
    write_level(docx, xml,
                &(struct level){0, "decimal", "%1.", digits == 1 ? "Publication" : NULL, "right",
                                end, end + NUMBER_GAP});
    cvx_xml_end(xml);
}

static bool is_used(const struct cvx_docx *docx, int abstract)
{
    for (const struct cvx_docx_list *list = docx->lists; list; list = list->next)
        if (list->abstract == abstract)
            return true;
    return false;
}

/* `list` NULL: the instance that styles refer to. */
static void write_instance(struct cvx_xml *xml, int id, const struct cvx_docx_list *list)
{
    cvx_xml_start(xml, "w:num");
    cvx_xml_attr_int(xml, "w:numId", id);
    cvx_xml_empty_int(xml, "w:abstractNumId", "w:val", list ? list->abstract : id);
    if (list) {
        cvx_xml_start(xml, "w:lvlOverride");
        cvx_xml_attr_int(xml, "w:ilvl", list->level);
        cvx_xml_empty_int(xml, "w:startOverride", "w:val", list->start);
        cvx_xml_end(xml);
    }
    cvx_xml_end(xml);
}

void cvx_docx_write_numbering(struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:numbering");
    cvx_xml_attr(xml, "xmlns:w", CVX_NS_W);
    write_bullets(docx, xml);
    write_numbers(docx, xml);
    for (int digits = 1; digits <= CVX_DOCX_PUBLICATION_DIGITS; digits++)
        if (digits == 1 || is_used(docx, CVX_DOCX_NUM_PUBLICATIONS + digits - 1))
            write_publications(docx, xml, digits);
    for (int id = CVX_DOCX_NUM_BULLETS; id <= CVX_DOCX_NUM_PUBLICATIONS; id++)
        write_instance(xml, id, NULL);
    for (const struct cvx_docx_list *list = docx->lists; list; list = list->next)
        write_instance(xml, list->id, list);
    cvx_xml_end(xml);
}
