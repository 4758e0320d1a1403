/* SPDX-License-Identifier: MIT */
/* What the parts of a DOCX package share. One part per file, each with one function that writes it;
 * the list of parts is in package.c. The document is written first: it collects what other parts
 * must declare (links, numbered lists).
 *
 * Lengths in WordprocessingML are twentieths of a point, sizes of type half points, widths of
 * borders eighths of a point (ISO/IEC 29500-1, 17.18). */
#ifndef CVX_DOCX_DOCX_H
#define CVX_DOCX_DOCX_H

#include "exporters/exporter.h"
#include "formats/xml.h"

#define CVX_NS_W      "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define CVX_NS_W15    "http://schemas.microsoft.com/office/word/2012/wordml"
#define CVX_NS_R      "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define CVX_NS_MC     "http://schemas.openxmlformats.org/markup-compatibility/2006"
#define CVX_NS_RESUME "https://cvexport.org/ns/resume/1"

/* The numberings that styles refer to; further ones restart a numbered list at 1. */
enum {
    CVX_DOCX_NUM_BULLETS = 1,
    CVX_DOCX_NUM_DECIMAL = 2,
    CVX_DOCX_NUM_PUBLICATIONS = 3,
    CVX_DOCX_NUM_FIRST_RESTART = 4,
};

/* A numbered list that starts again. */
struct cvx_docx_restart {
    int abstract; /* CVX_DOCX_NUM_DECIMAL or CVX_DOCX_NUM_PUBLICATIONS */
    int start;
    struct cvx_docx_restart *next;
};

struct cvx_docx_link {
    const char *href;
    int id; /* the relationship is rIdLink<id> */
    struct cvx_docx_link *next;
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
    struct cvx_docx_lang lang; /* the document's */
    struct cvx_docx_link *links, *last_link;
    int link_count;
    struct cvx_docx_restart *restarts, *last_restart;
    int restart_count;
    int control_count;  /* content controls: their ids */
    uint64_t text_hash; /* FNV-1a over the body's text, a newline after each paragraph */
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

/* Twentieths of a point; half points. */
long cvx_docx_twips(double points);
long cvx_docx_half_points(double points);

/* The text width of the page, points. */
double cvx_docx_text_width(const struct cvx_docx *docx);

/* Word's name for a BCP 47 tag. */
struct cvx_docx_lang cvx_docx_lang_of(const char *tag);

/* <w:lang> with the slots that `lang` fills. */
void cvx_docx_write_lang(struct cvx_xml *xml, const struct cvx_docx_lang *lang);

/* The font families of a document: a Latin one by the theme, those of East Asian and of complex
 * scripts by the document's language. */
struct cvx_docx_fonts {
    const char *latin, *east_asian, *complex;
};
struct cvx_docx_fonts cvx_docx_fonts_of(const struct cvx_docx *docx, enum cvx_font_role role);

/* The style that paragraphs of a block have. */
const char *cvx_docx_style_of(const struct cvx_block *block);

#endif
