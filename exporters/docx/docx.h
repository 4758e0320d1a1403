/* SPDX-License-Identifier: MIT */
/* What the parts of a DOCX package share. One part per file, each with one function that writes it;
 * the list of parts is in package.c. The document is written first: it collects what other parts
 * must declare (links, numbered lists, languages).
 *
 * Lengths in WordprocessingML are twentieths of a point, sizes of type half points, widths of
 * borders eighths of a point (ISO/IEC 29500-1, 17.18), lengths in drawings English Metric Units. */
#ifndef CVX_DOCX_DOCX_H
#define CVX_DOCX_DOCX_H

#include "core/doc/picture.h"
#include "exporters/docx/names.h"
#include "exporters/exporter.h"
#include "formats/xml.h"

#define CVX_NS_W      "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define CVX_NS_W15    "http://schemas.microsoft.com/office/word/2012/wordml"
#define CVX_NS_R      "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define CVX_NS_MC     "http://schemas.openxmlformats.org/markup-compatibility/2006"
#define CVX_NS_A      "http://schemas.openxmlformats.org/drawingml/2006/main"
#define CVX_NS_RESUME "https://cvexport.org/ns/resume/1"

enum {
    CVX_DOCX_LIST_LEVELS = 3,        /* deeper lists look like the third level */
    CVX_DOCX_PUBLICATION_DIGITS = 4, /* of a citation's number; more hang over */
    CVX_DOCX_LABEL_COLUMNS = 6,      /* widths of columns of labels; further ones share these */
};

/* Kinds of numbering, as numbering.xml declares them and styles refer to them; each is the id of
 * its abstract numbering and of an instance. Citations have one for each length of their highest
 * number, so that the numbers end in one line and no room is wasted. */
enum {
    CVX_DOCX_NUM_BULLETS = 1,
    CVX_DOCX_NUM_DECIMAL = 2,
    CVX_DOCX_NUM_PUBLICATIONS = 3, /* of one digit; 4: of two … */
    CVX_DOCX_NUM_FIRST_LIST = CVX_DOCX_NUM_PUBLICATIONS + CVX_DOCX_PUBLICATION_DIGITS,
};

/* A numbered list of the document: an instance that starts anew. */
struct cvx_docx_list {
    int id;                        /* w:numId, from CVX_DOCX_NUM_FIRST_LIST */
    int abstract;                  /* CVX_DOCX_NUM_DECIMAL … */
    int level, start;              /* where it counts, and from what number */
    const struct cvx_block *block; /* LIST; NULL: citations */
    struct cvx_docx_list *outer;   /* the ordered list around it */
    struct cvx_docx_list *next;    /* in reading order */
};

/* What Word calls a language, and which of w:lang's slots it goes to. */
struct cvx_docx_lang {
    const char *tag; /* "zh-CN" */
    bool east_asian; /* w:eastAsia */
    bool complex;    /* w:bidi */
};

struct cvx_docx {
    const struct cvx_job *job;
    struct cvx_arena *arena;
    struct cvx_docx_lang lang;           /* the document's */
    const char *east_asian, *complex;    /* BCP 47: whose families serve these scripts */
    struct cvx_docx_names links;         /* targets; the relationship is rIdLink<id> */
    struct cvx_docx_names long_pointers; /* those that no tag can hold */
    struct cvx_docx_list *lists, *last_list;
    struct cvx_docx_list *open_list; /* the innermost ordered list being written */
    const struct cvx_block *photo;   /* that is still to be written; NULL: none, or done */
    struct cvx_picture picture;      /* bytes NULL: none */
    double label_widths[CVX_DOCX_LABEL_COLUMNS]; /* by column, each a style, points */
    int label_count;
    int label_column;                 /* of the rows being written */
    const struct cvx_block *last_row; /* written */
    uint64_t text_hash;               /* FNV-1a over the text so far: custom_xml.c */
    uint64_t body_hash;               /* over the body's, once it is written */
};

/* What the registry opens. */
extern const struct cvx_exporter_module cvx_docx_module;

/* The parts. */
void cvx_docx_write_document(struct cvx_docx *docx, struct cvx_xml *xml);
void cvx_docx_write_styles(struct cvx_docx *docx, struct cvx_xml *xml);
void cvx_docx_write_numbering(struct cvx_docx *docx, struct cvx_xml *xml);
void cvx_docx_write_settings(struct cvx_docx *docx, struct cvx_xml *xml);
void cvx_docx_write_font_table(struct cvx_docx *docx, struct cvx_xml *xml);
void cvx_docx_write_theme(struct cvx_docx *docx, struct cvx_xml *xml);
void cvx_docx_write_footer(struct cvx_docx *docx, struct cvx_xml *xml);
void cvx_docx_write_core_properties(struct cvx_docx *docx, struct cvx_xml *xml);
void cvx_docx_write_app_properties(struct cvx_docx *docx, struct cvx_xml *xml);
void cvx_docx_write_custom_xml(struct cvx_docx *docx, struct cvx_xml *xml);
void cvx_docx_write_custom_xml_properties(struct cvx_docx *docx, struct cvx_xml *xml);

/* How much the photo takes of the lines beside it, points; 0: there is none. */
double cvx_docx_photo_room(const struct cvx_docx *docx);

/* The photo as an anchored drawing: a run. */
void cvx_docx_write_photo(struct cvx_docx *docx, struct cvx_xml *xml);

/* Twentieths of a point; half points. */
long cvx_docx_twips(double points);
long cvx_docx_half_points(double points);

/* The text width of the page, points. */
double cvx_docx_text_width(const struct cvx_docx *docx);

/* Whether a head's dates fit beside the last line of its text. */
bool cvx_docx_date_fits(const struct cvx_docx *docx, const struct cvx_block *head);

/* Where a head is to break so that its dates fit beside its last line: the run that begins the
 * line, one of its parts; NULL: nowhere. */
struct cvx_run *cvx_docx_head_break(const struct cvx_docx *docx, const struct cvx_block *head);

/* The run of a title before which a line break keeps the name in another script in one piece; NULL
 * where the whole title fits on a line. */
struct cvx_run *cvx_docx_name_break(const struct cvx_docx *docx, const struct cvx_block *title);

/* Whether the contact line breaks before `item`, so that no separator ends a line. `x`: how far
 * the line reaches, 0 at the start, and from call to call. */
bool cvx_docx_contact_breaks(const struct cvx_docx *docx, const struct cvx_block *item, double *x);

/* The column of labels that the rows from `first` on share: an index into label_widths. */
int cvx_docx_measure_labels(struct cvx_docx *docx, const struct cvx_block *first);

/* Whether a row's label leaves the place of its value free. */
bool cvx_docx_label_fits(const struct cvx_docx *docx, const struct cvx_block *row, int column);

/* Word's name for a BCP 47 tag. */
struct cvx_docx_lang cvx_docx_lang_of(const char *tag);

/* <w:lang> with the slots that `lang` fills. */
void cvx_docx_write_lang(struct cvx_xml *xml, const struct cvx_docx_lang *lang);

/* <NAME> with all three slots, the document's defaults: w:lang, w:themeFontLang. */
void cvx_docx_write_langs(const struct cvx_docx *docx, struct cvx_xml *xml, const char *name);

/* A colour as Word writes it: "1D3F66". */
struct cvx_docx_hex {
    char digits[7];
};
struct cvx_docx_hex cvx_docx_hex_of(uint32_t color);

/* <w:color>, and where it comes from in the Office theme: Design > Colours changes it. */
void cvx_docx_write_color(const struct cvx_docx *docx, struct cvx_xml *xml,
                          enum cvx_color_role role);

/* The font families of a document: a Latin one by the theme, those of East Asian and of complex
 * scripts by the languages that it holds. */
struct cvx_docx_fonts {
    const char *latin, *east_asian, *complex;
    bool letters_only; /* the complex one has no figures */
};
struct cvx_docx_fonts cvx_docx_fonts_of(const struct cvx_docx *docx, enum cvx_font_role role);

/* The style of the rows of a column of labels: KeyValue, KeyValue2 … */
const char *cvx_docx_row_style(int column);

/* The look of paragraphs of a block, and the id of their style. */
const char *cvx_docx_style_of(const struct cvx_block *block);
const struct cvx_paragraph_style *cvx_docx_look_of(const struct cvx_theme *theme,
                                                   const struct cvx_block *block);

/* How many list items a block is inside of. */
int cvx_docx_list_depth(const struct cvx_block *block);

#endif
