/* SPDX-License-Identifier: MIT */
/* word/styles.xml: the theme as Word styles over docDefaults. Change one and the whole CV follows:
 * nothing in the document is formatted directly but emphasis. Built-in names, so that Word, pandoc
 * and parsers know what each is (ISO/IEC 29500-1, 17.7). */
#include "exporters/docx/docx.h"

#include <math.h>

enum {
    NO_LEVEL = -1,
    NO_NUMBERING = 0,
};

/* One paragraph style for each kind of block. */
static const struct style_row {
    const char *id, *name;
    const char *based_on, *next;
    enum cvx_theme_style look;
    int outline;   /* heading level from 0, or NO_LEVEL */
    int numbering; /* CVX_DOCX_NUM_…, or NO_NUMBERING */
    int num_level; /* in that numbering */
    bool heading;  /* stays with what follows */
    bool dated;    /* has a right tab stop for dates */
} rows[] = {
    {"Title", "Title", "Normal", "Subtitle", CVX_THEME_TITLE, NO_LEVEL, 0, 0, true, false},
    {"Subtitle", "Subtitle", "Normal", "ContactLine", CVX_THEME_SUBTITLE, NO_LEVEL, 0, 0, true,
     false},
    {"ContactLine", "Contact Line", "Normal", "Heading1", CVX_THEME_CONTACT, NO_LEVEL, 0, 0, false,
     false},
    {"Heading1", "heading 1", "Normal", "Normal", CVX_THEME_SECTION, 0, 0, 0, true, false},
    {"Heading2", "heading 2", "Normal", "Normal", CVX_THEME_ENTRY, 1, 0, 0, true, true},
    {"Heading3", "heading 3", "Normal", "Normal", CVX_THEME_ENTRY, 2, 0, 0, true, true},
    {"GroupHeading", "Group Heading", "Heading2", "Normal", CVX_THEME_GROUP, 1, 0, 0, true, true},
    {"EntryMeta", "Entry Meta", "Normal", "Normal", CVX_THEME_META, NO_LEVEL, 0, 0, false, false},
    {"ListBullet", "List Bullet", "Normal", "ListBullet", CVX_THEME_ITEM, NO_LEVEL,
     CVX_DOCX_NUM_BULLETS, 0, false, false},
    {"ListBullet2", "List Bullet 2", "Normal", "ListBullet2", CVX_THEME_ITEM, NO_LEVEL,
     CVX_DOCX_NUM_BULLETS, 1, false, false},
    {"ListBullet3", "List Bullet 3", "Normal", "ListBullet3", CVX_THEME_ITEM, NO_LEVEL,
     CVX_DOCX_NUM_BULLETS, 2, false, false},
    {"ListNumber", "List Number", "Normal", "ListNumber", CVX_THEME_ITEM, NO_LEVEL,
     CVX_DOCX_NUM_DECIMAL, 0, false, false},
    {"Publication", "Publication", "Normal", "Publication", CVX_THEME_PUBLICATION, NO_LEVEL,
     CVX_DOCX_NUM_PUBLICATIONS, 0, false, false},
    {"KeyValue", "Key Value", "Normal", "KeyValue", CVX_THEME_ROW, NO_LEVEL, 0, 0, false, false},
    {"ClosingNote", "Closing Note", "Normal", "ClosingNote", CVX_THEME_NOTE, NO_LEVEL, 0, 0, false,
     false},
    {"Footer", "footer", "Normal", "Footer", CVX_THEME_FOOTER, NO_LEVEL, 0, 0, false, false},
};

/* Character styles: what a run is, beside strong and emphasised. */
static const struct character_row {
    const char *id, *name;
    enum cvx_color_role color;
    bool code;
} characters[] = {
    {"Hyperlink", "Hyperlink", CVX_COLOR_LINK, false},
    {"EntryDate", "Entry Date", CVX_COLOR_MUTED, false},
    {"Secondary", "Secondary", CVX_COLOR_MUTED, false},
    {"CodeText", "Code Text", CVX_COLOR_TEXT, true},
};

static void write_color(struct cvx_xml *xml, uint32_t color)
{
    static const char digits[] = "0123456789ABCDEF";
    char hex[7] = {0};
    for (int i = 5; i >= 0; i--, color >>= 4)
        hex[i] = digits[color & 0xF];
    cvx_xml_empty(xml, "w:color", "w:val", hex);
}

static void write_fonts(struct cvx_xml *xml, enum cvx_font_role role, struct cvx_docx_fonts fonts)
{
    const bool major = role == CVX_FONT_HEADING;
    cvx_xml_start(xml, "w:rFonts");
    if (role != CVX_FONT_CODE) {
        cvx_xml_attr(xml, "w:asciiTheme", major ? "majorHAnsi" : "minorHAnsi");
        cvx_xml_attr(xml, "w:eastAsiaTheme", major ? "majorEastAsia" : "minorEastAsia");
        cvx_xml_attr(xml, "w:hAnsiTheme", major ? "majorHAnsi" : "minorHAnsi");
        cvx_xml_attr(xml, "w:cstheme", major ? "majorBidi" : "minorBidi");
    }
    cvx_xml_attr(xml, "w:ascii", fonts.latin);
    cvx_xml_attr(xml, "w:hAnsi", fonts.latin);
    cvx_xml_attr(xml, "w:eastAsia", fonts.east_asian);
    cvx_xml_attr(xml, "w:cs", fonts.complex);
    cvx_xml_end(xml);
}

/* A property that is on or off, for Latin and for complex scripts alike. */
static void write_toggle(struct cvx_xml *xml, const char *name, const char *complex, bool on)
{
    cvx_xml_empty(xml, name, on ? NULL : "w:val", "0");
    cvx_xml_empty(xml, complex, on ? NULL : "w:val", "0");
}

static void write_size(struct cvx_xml *xml, double size)
{
    cvx_xml_empty_int(xml, "w:sz", "w:val", cvx_docx_half_points(size));
    cvx_xml_empty_int(xml, "w:szCs", "w:val", cvx_docx_half_points(size));
}

static void write_defaults(const struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct cvx_theme *theme = docx->job->theme;
    const struct cvx_paragraph_style *body = &theme->styles[CVX_THEME_PARAGRAPH];
    cvx_xml_start(xml, "w:docDefaults");
    cvx_xml_start(xml, "w:rPrDefault");
    cvx_xml_start(xml, "w:rPr");
    write_fonts(xml, CVX_FONT_BODY, cvx_docx_fonts_of(docx, CVX_FONT_BODY));
    write_color(xml, theme->colors[CVX_COLOR_TEXT]);
    write_size(xml, body->size);
    cvx_xml_start(xml, "w:lang");
    cvx_xml_attr(xml, "w:val",
                 docx->lang.east_asian || docx->lang.complex ? "en-US" : docx->lang.tag);
    cvx_xml_attr(xml, "w:eastAsia", docx->lang.east_asian ? docx->lang.tag : "zh-CN");
    cvx_xml_attr(xml, "w:bidi", docx->lang.complex ? docx->lang.tag : "ar-SA");
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    cvx_xml_start(xml, "w:pPrDefault");
    cvx_xml_start(xml, "w:pPr");
    cvx_xml_empty(xml, "w:widowControl", NULL, NULL);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

static void write_rule(struct cvx_xml *xml, const struct cvx_theme *theme, double thickness)
{
    static const char digits[] = "0123456789ABCDEF";
    char hex[7] = {0};
    uint32_t color = theme->colors[CVX_COLOR_RULE];
    for (int i = 5; i >= 0; i--, color >>= 4)
        hex[i] = digits[color & 0xF];
    const long eighths = lround(thickness * 8);
    cvx_xml_start(xml, "w:pBdr");
    cvx_xml_start(xml, "w:bottom");
    cvx_xml_attr(xml, "w:val", "single");
    cvx_xml_attr_int(xml, "w:sz", eighths < 2 ? 2 : eighths);
    cvx_xml_attr(xml, "w:space", "1");
    cvx_xml_attr(xml, "w:color", hex);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

static void write_date_tab(const struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:tabs");
    cvx_xml_start(xml, "w:tab");
    cvx_xml_attr(xml, "w:val", "right");
    cvx_xml_attr_int(xml, "w:pos", cvx_docx_twips(cvx_docx_text_width(docx)));
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

static void write_spacing(struct cvx_xml *xml, const struct cvx_paragraph_style *look)
{
    cvx_xml_start(xml, "w:spacing");
    cvx_xml_attr_int(xml, "w:before", cvx_docx_twips(look->before));
    cvx_xml_attr_int(xml, "w:after", cvx_docx_twips(look->after));
    cvx_xml_attr_int(xml, "w:line", cvx_docx_twips(look->leading));
    cvx_xml_attr(xml, "w:lineRule", "exact");
    cvx_xml_end(xml);
}

static void write_indent(struct cvx_xml *xml, double start, double hanging)
{
    if (start == 0 && hanging == 0)
        return;
    cvx_xml_start(xml, "w:ind");
    cvx_xml_attr_int(xml, "w:left", cvx_docx_twips(start + hanging));
    cvx_xml_attr_int(xml, "w:hanging", cvx_docx_twips(hanging));
    cvx_xml_end(xml);
}

static const char *alignment(enum cvx_align align)
{
    static const char *const names[] = {
        [CVX_ALIGN_START] = "left",
        [CVX_ALIGN_CENTER] = "center",
        [CVX_ALIGN_END] = "right",
        [CVX_ALIGN_JUSTIFY] = "both",
    };
    return names[align];
}

/* Children in the order of CT_PPrBase (17.3.1.26). */
static void write_paragraph_properties(const struct cvx_docx *docx, struct cvx_xml *xml,
                                       const struct style_row *row)
{
    const struct cvx_theme *theme = docx->job->theme;
    const struct cvx_paragraph_style *look = &theme->styles[row->look];
    cvx_xml_start(xml, "w:pPr");
    if (row->heading) {
        cvx_xml_empty(xml, "w:keepNext", NULL, NULL);
        cvx_xml_empty(xml, "w:keepLines", NULL, NULL);
    }
    if (row->numbering != NO_NUMBERING) {
        cvx_xml_start(xml, "w:numPr");
        if (row->num_level > 0)
            cvx_xml_empty_int(xml, "w:ilvl", "w:val", row->num_level);
        cvx_xml_empty_int(xml, "w:numId", "w:val", row->numbering);
        cvx_xml_end(xml);
    }
    if (look->rule > 0)
        write_rule(xml, theme, look->rule);
    if (row->dated)
        write_date_tab(docx, xml);
    if (docx->job->doc->rtl)
        cvx_xml_empty(xml, "w:bidi", NULL, NULL);
    write_spacing(xml, look);
    if (row->numbering == NO_NUMBERING)
        write_indent(xml, look->indent, look->hanging);
    cvx_xml_empty(xml, "w:jc", "w:val", alignment(look->align));
    if (row->outline != NO_LEVEL)
        cvx_xml_empty_int(xml, "w:outlineLvl", "w:val", row->outline);
    cvx_xml_end(xml);
}

/* Children in the order that the SDK wants of CT_RPr. */
static void write_run_properties(const struct cvx_docx *docx, struct cvx_xml *xml,
                                 const struct cvx_paragraph_style *look)
{
    cvx_xml_start(xml, "w:rPr");
    write_fonts(xml, look->font, cvx_docx_fonts_of(docx, look->font));
    write_toggle(xml, "w:b", "w:bCs", look->bold);
    write_toggle(xml, "w:i", "w:iCs", look->italic);
    if (look->small_caps)
        cvx_xml_empty(xml, "w:smallCaps", NULL, NULL);
    write_color(xml, docx->job->theme->colors[look->color]);
    if (look->tracking != 0)
        cvx_xml_empty_int(xml, "w:spacing", "w:val", cvx_docx_twips(look->tracking * look->size));
    write_size(xml, look->size);
    cvx_xml_end(xml);
}

static void write_style_head(struct cvx_xml *xml, const char *type, const char *id,
                             const char *name)
{
    cvx_xml_start(xml, "w:style");
    cvx_xml_attr(xml, "w:type", type);
    cvx_xml_attr(xml, "w:styleId", id);
    cvx_xml_empty(xml, "w:name", "w:val", name);
}

static void write_normal(const struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[CVX_THEME_PARAGRAPH];
    cvx_xml_start(xml, "w:style");
    cvx_xml_attr(xml, "w:type", "paragraph");
    cvx_xml_attr(xml, "w:default", "1");
    cvx_xml_attr(xml, "w:styleId", "Normal");
    cvx_xml_empty(xml, "w:name", "w:val", "Normal");
    cvx_xml_empty(xml, "w:qFormat", NULL, NULL);
    cvx_xml_start(xml, "w:pPr");
    if (docx->job->doc->rtl)
        cvx_xml_empty(xml, "w:bidi", NULL, NULL);
    write_spacing(xml, look);
    cvx_xml_empty(xml, "w:jc", "w:val", alignment(look->align));
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

static void write_paragraph_style(const struct cvx_docx *docx, struct cvx_xml *xml,
                                  const struct style_row *row)
{
    write_style_head(xml, "paragraph", row->id, row->name);
    cvx_xml_empty(xml, "w:basedOn", "w:val", row->based_on);
    cvx_xml_empty(xml, "w:next", "w:val", row->next);
    cvx_xml_empty(xml, "w:qFormat", NULL, NULL);
    write_paragraph_properties(docx, xml, row);
    write_run_properties(docx, xml, &docx->job->theme->styles[row->look]);
    cvx_xml_end(xml);
}

static void write_character_style(const struct cvx_docx *docx, struct cvx_xml *xml,
                                  const struct character_row *row)
{
    write_style_head(xml, "character", row->id, row->name);
    cvx_xml_empty(xml, "w:basedOn", "w:val", "DefaultParagraphFont");
    cvx_xml_start(xml, "w:rPr");
    if (row->code)
        write_fonts(xml, CVX_FONT_CODE, cvx_docx_fonts_of(docx, CVX_FONT_CODE));
    write_color(xml, docx->job->theme->colors[row->color]);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

/* The defaults that Word expects of every document beside Normal. */
static void write_default_styles(struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:style");
    cvx_xml_attr(xml, "w:type", "character");
    cvx_xml_attr(xml, "w:default", "1");
    cvx_xml_attr(xml, "w:styleId", "DefaultParagraphFont");
    cvx_xml_empty(xml, "w:name", "w:val", "Default Paragraph Font");
    cvx_xml_empty(xml, "w:uiPriority", "w:val", "1");
    cvx_xml_empty(xml, "w:semiHidden", NULL, NULL);
    cvx_xml_end(xml);
    cvx_xml_start(xml, "w:style");
    cvx_xml_attr(xml, "w:type", "numbering");
    cvx_xml_attr(xml, "w:default", "1");
    cvx_xml_attr(xml, "w:styleId", "NoList");
    cvx_xml_empty(xml, "w:name", "w:val", "No List");
    cvx_xml_empty(xml, "w:uiPriority", "w:val", "99");
    cvx_xml_empty(xml, "w:semiHidden", NULL, NULL);
    cvx_xml_end(xml);
}

void cvx_docx_write_styles(struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:styles");
    cvx_xml_attr(xml, "xmlns:w", CVX_NS_W);
    write_defaults(docx, xml);
    write_normal(docx, xml);
    write_default_styles(xml);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        write_paragraph_style(docx, xml, &rows[i]);
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
        write_character_style(docx, xml, &characters[i]);
    cvx_xml_end(xml);
}

/* How deep a list item is nested, from 0. */
static int list_depth(const struct cvx_block *item)
{
    int depth = 0;
    for (const struct cvx_block *at = item->parent; at; at = at->parent)
        depth += at->kind == CVX_BLOCK_ITEM;
    return depth;
}

static const char *item_style(const struct cvx_block *item)
{
    static const char *const bullets[] = {"ListBullet", "ListBullet2", "ListBullet3"};
    if (item->parent && item->parent->ordered)
        return "ListNumber";
    const int depth = list_depth(item);
    return bullets[depth < 2 ? depth : 2];
}

const char *cvx_docx_style_of(const struct cvx_block *block)
{
    static const char *const styles[CVX_BLOCK_KIND_COUNT] = {
        [CVX_BLOCK_TITLE] = "Title",
        [CVX_BLOCK_SUBTITLE] = "Subtitle",
        [CVX_BLOCK_CONTACT] = "ContactLine",
        [CVX_BLOCK_SECTION] = "Heading1",
        [CVX_BLOCK_GROUP] = "GroupHeading",
        [CVX_BLOCK_META] = "EntryMeta",
        [CVX_BLOCK_PUBLICATION] = "Publication",
        [CVX_BLOCK_ROW] = "KeyValue",
        [CVX_BLOCK_NOTE] = "ClosingNote",
    };
    if (block->kind == CVX_BLOCK_ENTRY)
        return block->level > 2 ? "Heading3" : "Heading2";
    if (block->kind == CVX_BLOCK_ITEM)
        return item_style(block);
    return styles[block->kind]; /* NULL: Normal */
}
