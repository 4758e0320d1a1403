/* SPDX-License-Identifier: MIT */
/* word/styles.xml: the theme as Word styles over docDefaults. Nothing in the document is formatted
 * directly but emphasis, and a style says only in what it differs from the one it is based on: so
 * whoever changes one, changes all that follow from it. Built-in names, so that Word, pandoc and
 * parsers know what each is (ISO/IEC 29500-1, 17.7). */
#include "exporters/docx/style_property.h"

#include <math.h>
#include <string.h>

enum { NO_LEVEL = -1 };

enum trait {
    HEADING = 1 << 0,  /* stays with what follows, in one piece, without hyphens */
    TABBED = 1 << 1,   /* has a right tab stop at the far edge */
    CUSTOM = 1 << 2,   /* no built-in style of Word's */
    LABELLED = 1 << 3, /* the first line begins with a label */
    LISTED = 1 << 4,   /* inside a list item: indented like its text */
    UNHYPHENATED = 1 << 5,
    BESIDE = 1 << 6, /* leaves room for the photo */
};

/* One paragraph style for each kind of block. */
static const struct style_row {
    const char *id, *name;
    const char *based_on;
    const char *next; /* of the paragraph after it; NULL: the same */
    enum cvx_theme_style look;
    int outline; /* heading level from 0, or NO_LEVEL */
    int num_id;  /* CVX_DOCX_NUM_…, or 0 */
    int level;   /* in that numbering */
    unsigned traits;
    int priority; /* in Word's list of styles */
} rows[] = {
    {"Title", "Title", "Normal", "Subtitle", CVX_THEME_TITLE, NO_LEVEL, 0, 0, HEADING | BESIDE, 1},
    {"Subtitle", "Subtitle", "Normal", "ContactLine", CVX_THEME_SUBTITLE, NO_LEVEL, 0, 0,
     HEADING | BESIDE, 2},
    {"ContactLine", "Contact Line", "Normal", "Heading1", CVX_THEME_CONTACT, NO_LEVEL, 0, 0,
     CUSTOM | UNHYPHENATED | BESIDE, 3},
    {"Heading1", "heading 1", "Normal", "Normal", CVX_THEME_SECTION, 0, 0, 0, HEADING, 4},
    {"Heading2", "heading 2", "Normal", "EntryMeta", CVX_THEME_ENTRY, 1, 0, 0, HEADING | TABBED, 5},
    {"Heading3", "heading 3", "Heading2", "EntryMeta", CVX_THEME_ENTRY, 2, 0, 0, 0, 5},
    {"GroupHeading", "Group Heading", "Heading2", "Normal", CVX_THEME_GROUP, 1, 0, 0, CUSTOM, 6},
    {"EntryMeta", "Entry Meta", "Normal", "Normal", CVX_THEME_META, NO_LEVEL, 0, 0, CUSTOM, 7},
    {"ListBullet", "List Bullet", "Normal", NULL, CVX_THEME_ITEM, NO_LEVEL, CVX_DOCX_NUM_BULLETS, 0,
     0, 8},
    {"ListBullet2", "List Bullet 2", "ListBullet", NULL, CVX_THEME_ITEM, NO_LEVEL,
     CVX_DOCX_NUM_BULLETS, 1, 0, 8},
    {"ListBullet3", "List Bullet 3", "ListBullet", NULL, CVX_THEME_ITEM, NO_LEVEL,
     CVX_DOCX_NUM_BULLETS, 2, 0, 8},
    {"ListNumber", "List Number", "Normal", NULL, CVX_THEME_ITEM, NO_LEVEL, CVX_DOCX_NUM_DECIMAL, 0,
     0, 9},
    {"ListNumber2", "List Number 2", "ListNumber", NULL, CVX_THEME_ITEM, NO_LEVEL,
     CVX_DOCX_NUM_DECIMAL, 1, 0, 9},
    {"ListNumber3", "List Number 3", "ListNumber", NULL, CVX_THEME_ITEM, NO_LEVEL,
     CVX_DOCX_NUM_DECIMAL, 2, 0, 9},
    {"ListContinue", "List Continue", "Normal", NULL, CVX_THEME_PARAGRAPH, NO_LEVEL, 0, 0, LISTED,
     10},
    {"ListContinue2", "List Continue 2", "ListContinue", NULL, CVX_THEME_PARAGRAPH, NO_LEVEL, 0, 1,
     LISTED, 10},
    {"ListContinue3", "List Continue 3", "ListContinue", NULL, CVX_THEME_PARAGRAPH, NO_LEVEL, 0, 2,
     LISTED, 10},
    {"Publication", "Publication", "Normal", NULL, CVX_THEME_PUBLICATION, NO_LEVEL,
     CVX_DOCX_NUM_PUBLICATIONS, 0, CUSTOM, 11},
    {"KeyValue", "Key Value", "Normal", NULL, CVX_THEME_ROW, NO_LEVEL, 0, 0, CUSTOM | LABELLED, 12},
    {"ClosingNote", "Closing Note", "Normal", NULL, CVX_THEME_NOTE, NO_LEVEL, 0, 0, CUSTOM, 13},
    {"Footer", "footer", "Normal", NULL, CVX_THEME_FOOTER, NO_LEVEL, 0, 0, TABBED, 14},
};

enum { ROW_COUNT = sizeof rows / sizeof *rows };

/* Character styles: what a run is, beside strong and emphasised. */
static const struct character_row {
    const char *id, *name, *based_on;
    enum cvx_color_role color; /* CVX_COLOR_ROLE_COUNT: that of META or ENTRY */
    enum cvx_theme_style like; /* whose colour and size it has; CVX_THEME_STYLE_COUNT: none's */
    bool code, custom;
} characters[] = {
    {"Hyperlink", "Hyperlink", "DefaultParagraphFont", CVX_COLOR_LINK, CVX_THEME_STYLE_COUNT, false,
     false},
    {"HeadingLink", "Heading Link", "Hyperlink", CVX_COLOR_ROLE_COUNT, CVX_THEME_ENTRY, false,
     true},
    {"EntryDate", "Entry Date", "DefaultParagraphFont", CVX_COLOR_ROLE_COUNT, CVX_THEME_META, false,
     true},
    {"Secondary", "Secondary", "DefaultParagraphFont", CVX_COLOR_MUTED, CVX_THEME_STYLE_COUNT,
     false, true},
    {"NativeName", "Native Name", "Secondary", CVX_COLOR_MUTED, CVX_THEME_TITLE, false, true},
    {"CodeText", "Code Text", "DefaultParagraphFont", CVX_COLOR_TEXT, CVX_THEME_STYLE_COUNT, true,
     true},
};

static struct cvx_docx_indent label_indent(const struct cvx_docx *docx, int column)
{
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[CVX_THEME_ROW];
    const double width = column < docx->label_count ? docx->label_widths[column] : look->hanging;
    return (struct cvx_docx_indent){look->indent + width, width, 0};
}

/* Numbered styles have their level's indent (numbering.c). */
static struct cvx_docx_indent indent_of(const struct cvx_docx *docx, const struct style_row *row)
{
    const struct cvx_paragraph_style *look = &docx->job->theme->styles[row->look];
    const struct cvx_paragraph_style *item = &docx->job->theme->styles[CVX_THEME_ITEM];
    if (row->num_id)
        return (struct cvx_docx_indent){0, 0, 0};
    if (row->traits & LABELLED)
        return label_indent(docx, 0);
    if (row->traits & LISTED)
        return (struct cvx_docx_indent){(row->level + 1) * (item->indent + item->hanging), 0, 0};
    const double photo = row->traits & BESIDE ? cvx_docx_photo_room(docx) : 0;
    const double before = look->align == CVX_ALIGN_CENTER ? photo : 0; /* to stay centred */
    return (struct cvx_docx_indent){before + look->indent + look->hanging, look->hanging, photo};
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

static const struct style_row *find_row(const char *id)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (strcmp(rows[i].id, id) == 0)
            return &rows[i];
    return NULL;
}

static const struct cvx_paragraph_style *base_look(const struct cvx_docx *docx,
                                                   const struct style_row *row)
{
    const struct style_row *base = find_row(row->based_on);
    return &docx->job->theme->styles[base ? base->look : CVX_THEME_PARAGRAPH];
}

static void write_numbering_reference(struct cvx_xml *xml, const struct style_row *row)
{
    if (!row->num_id)
        return;
    cvx_xml_start(xml, "w:numPr");
    if (row->level > 0)
        cvx_xml_empty_int(xml, "w:ilvl", "w:val", row->level);
    cvx_xml_empty_int(xml, "w:numId", "w:val", row->num_id);
    cvx_xml_end(xml);
}

/* Children in the order of CT_PPrBase (17.3.1.26). */
static void write_paragraph_properties(const struct cvx_docx *docx, struct cvx_xml *xml,
                                       const struct style_row *row)
{
    const struct cvx_paragraph_style *base = base_look(docx, row);
    struct cvx_paragraph_style look = docx->job->theme->styles[row->look];
    if (row->outline == 0)
        look.after -= fmin(look.rule, look.after); /* the PDF's line takes no height */
    cvx_xml_start(xml, "w:pPr");
    if (row->traits & HEADING) {
        cvx_xml_empty(xml, "w:keepNext", NULL, NULL);
        cvx_xml_empty(xml, "w:keepLines", NULL, NULL);
    }
    write_numbering_reference(xml, row);
    if (look.rule > 0)
        cvx_docx_write_rule(docx, xml, look.rule);
    if (row->traits & TABBED)
        cvx_docx_write_tab_stop(xml, "right", cvx_docx_text_width(docx));
    if (row->traits & (HEADING | UNHYPHENATED) && docx->job->theme->hyphenate)
        cvx_xml_empty(xml, "w:suppressAutoHyphens", NULL, NULL);
    cvx_docx_write_spacing(docx, xml, &look, base);
    cvx_docx_write_indent(xml, indent_of(docx, row));
    if (look.align != base->align)
        cvx_xml_empty(xml, "w:jc", "w:val", alignment(look.align));
    if (row->outline != NO_LEVEL)
        cvx_xml_empty_int(xml, "w:outlineLvl", "w:val", row->outline);
    cvx_xml_end(xml);
}

/* Children in the order that the SDK wants of CT_RPr. */
static void write_run_properties(const struct cvx_docx *docx, struct cvx_xml *xml,
                                 const struct cvx_paragraph_style *look,
                                 const struct cvx_paragraph_style *base)
{
    const bool same = look->font == base->font && look->bold == base->bold &&
                      look->italic == base->italic && look->small_caps == base->small_caps &&
                      look->color == base->color && look->tracking == base->tracking &&
                      look->size == base->size;
    if (same)
        return;
    cvx_xml_start(xml, "w:rPr");
    if (look->font != base->font)
        cvx_docx_write_fonts(docx, xml, look->font);
    if (look->bold != base->bold)
        cvx_docx_write_toggle(xml, "w:b", "w:bCs", look->bold);
    if (look->italic != base->italic)
        cvx_docx_write_toggle(xml, "w:i", "w:iCs", look->italic);
    if (look->small_caps != base->small_caps)
        cvx_docx_write_toggle(xml, "w:smallCaps", NULL, look->small_caps);
    if (look->color != base->color)
        cvx_docx_write_color(docx, xml, look->color);
    if (look->tracking != base->tracking)
        cvx_xml_empty_int(xml, "w:spacing", "w:val", cvx_docx_twips(look->tracking * look->size));
    if (look->size != base->size)
        cvx_docx_write_size(xml, look->size);
    cvx_xml_end(xml);
}

struct head {
    const char *type, *id, *name, *based_on, *next;
    int priority;
    bool custom;
};

/* Opens a style; its properties follow. */
static void start_style(struct cvx_xml *xml, const struct head *head)
{
    cvx_xml_start(xml, "w:style");
    cvx_xml_attr(xml, "w:type", head->type);
    if (!head->based_on)
        cvx_xml_attr(xml, "w:default", "1");
    if (head->custom)
        cvx_xml_attr(xml, "w:customStyle", "1");
    cvx_xml_attr(xml, "w:styleId", head->id);
    cvx_xml_empty(xml, "w:name", "w:val", head->name);
    if (head->based_on)
        cvx_xml_empty(xml, "w:basedOn", "w:val", head->based_on);
    if (head->next)
        cvx_xml_empty(xml, "w:next", "w:val", head->next);
    cvx_xml_empty_int(xml, "w:uiPriority", "w:val", head->priority);
}

static void write_paragraph_style(const struct cvx_docx *docx, struct cvx_xml *xml,
                                  const struct style_row *row)
{
    start_style(xml, &(struct head){"paragraph", row->id, row->name, row->based_on, row->next,
                                    row->priority, row->traits & CUSTOM});
    cvx_xml_empty(xml, "w:qFormat", NULL, NULL);
    write_paragraph_properties(docx, xml, row);
    write_run_properties(docx, xml, &docx->job->theme->styles[row->look], base_look(docx, row));
    cvx_xml_end(xml);
}

/* Further columns of labels: KeyValue but for the width. */
static void write_label_styles(const struct cvx_docx *docx, struct cvx_xml *xml)
{
    enum { PRIORITY = 12 };
    for (int i = 1; i < docx->label_count; i++) {
        const char *id = cvx_docx_row_style(i);
        start_style(xml, &(struct head){"paragraph", id,
                                        cvx_arena_printf(docx->arena, "Key Value %d", i + 1),
                                        cvx_docx_row_style(0), NULL, PRIORITY, true});
        cvx_xml_empty(xml, "w:qFormat", NULL, NULL);
        cvx_xml_start(xml, "w:pPr");
        cvx_docx_write_indent(xml, label_indent(docx, i));
        cvx_xml_end(xml);
        cvx_xml_end(xml);
    }
}

static void write_character_style(const struct cvx_docx *docx, struct cvx_xml *xml,
                                  const struct character_row *row)
{
    enum { PRIORITY = 15 };
    const double code = 0.92;   /* of the size: fixed-pitch faces look large beside others */
    const double native = 0.78; /* the name in another script, quiet beside the name */
    const struct cvx_theme *theme = docx->job->theme;
    const struct cvx_paragraph_style *body = &theme->styles[CVX_THEME_PARAGRAPH];
    const struct cvx_paragraph_style *like =
        row->like < CVX_THEME_STYLE_COUNT ? &theme->styles[row->like] : NULL;
    start_style(xml, &(struct head){"character", row->id, row->name, row->based_on, NULL, PRIORITY,
                                    row->custom});
    cvx_xml_empty(xml, "w:qFormat", NULL, NULL);
    cvx_xml_start(xml, "w:rPr");
    if (row->code)
        cvx_docx_write_fonts(docx, xml, CVX_FONT_CODE);
    if (row->like == CVX_THEME_TITLE) { /* its letters may be of those that join */
        if (like->tracking != 0)
            cvx_xml_empty_int(xml, "w:spacing", "w:val", 0);
    } else if (!row->code)
        cvx_docx_write_color(docx, xml, like ? like->color : row->color);
    if (row->code)
        cvx_docx_write_size(xml, body->size * code);
    else if (row->like == CVX_THEME_TITLE)
        cvx_docx_write_size(xml, like->size * native);
    else if (row->like == CVX_THEME_META &&
             (like->size != body->size || like->size != theme->styles[CVX_THEME_GROUP].size))
        cvx_docx_write_size(xml, like->size);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

static void write_defaults(const struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct cvx_paragraph_style *body = &docx->job->theme->styles[CVX_THEME_PARAGRAPH];
    cvx_xml_start(xml, "w:docDefaults");
    cvx_xml_start(xml, "w:rPrDefault");
    cvx_xml_start(xml, "w:rPr");
    cvx_docx_write_fonts(docx, xml, body->font);
    cvx_docx_write_color(docx, xml, body->color);
    cvx_docx_write_size(xml, body->size);
    cvx_docx_write_langs(docx, xml, "w:lang");
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    cvx_xml_start(xml, "w:pPrDefault");
    cvx_xml_start(xml, "w:pPr");
    cvx_xml_empty(xml, "w:widowControl", NULL, NULL);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    cvx_xml_end(xml);
}

/* Built-in styles that are not written here stay out of Word's lists until they are used. */
static void write_latent(struct cvx_xml *xml)
{
    static const char *const attributes[][2] = {
        {"w:defLockedState", "0"},    {"w:defUIPriority", "99"}, {"w:defSemiHidden", "1"},
        {"w:defUnhideWhenUsed", "1"}, {"w:defQFormat", "0"},     {"w:count", "376"},
    };
    cvx_xml_start(xml, "w:latentStyles");
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        cvx_xml_attr(xml, attributes[i][0], attributes[i][1]);
    cvx_xml_end(xml);
}

/* The defaults that Word expects of every document. */
static void write_default_styles(const struct cvx_docx *docx, struct cvx_xml *xml)
{
    const struct cvx_paragraph_style *body = &docx->job->theme->styles[CVX_THEME_PARAGRAPH];
    start_style(xml, &(struct head){"paragraph", "Normal", "Normal", NULL, NULL, 0, false});
    cvx_xml_empty(xml, "w:qFormat", NULL, NULL);
    cvx_xml_start(xml, "w:pPr");
    if (docx->job->doc->rtl)
        cvx_xml_empty(xml, "w:bidi", NULL, NULL);
    cvx_docx_write_spacing(docx, xml, body, NULL);
    if (body->align != CVX_ALIGN_START)
        cvx_xml_empty(xml, "w:jc", "w:val", alignment(body->align));
    cvx_xml_end(xml);
    cvx_xml_end(xml);
    start_style(xml, &(struct head){"character", "DefaultParagraphFont", "Default Paragraph Font",
                                    NULL, NULL, 1, false});
    cvx_xml_empty(xml, "w:semiHidden", NULL, NULL);
    cvx_xml_end(xml);
    start_style(xml, &(struct head){"numbering", "NoList", "No List", NULL, NULL, 99, false});
    cvx_xml_empty(xml, "w:semiHidden", NULL, NULL);
    cvx_xml_end(xml);
}

void cvx_docx_write_styles(struct cvx_docx *docx, struct cvx_xml *xml)
{
    cvx_xml_start(xml, "w:styles");
    cvx_xml_attr(xml, "xmlns:w", CVX_NS_W);
    write_defaults(docx, xml);
    write_latent(xml);
    write_default_styles(docx, xml);
    for (size_t i = 0; i < ROW_COUNT; i++)
        write_paragraph_style(docx, xml, &rows[i]);
    write_label_styles(docx, xml);
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++)
        write_character_style(docx, xml, &characters[i]);
    cvx_xml_end(xml);
}
