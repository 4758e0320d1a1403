/* SPDX-License-Identifier: MIT */
/* Fonts in PDF terms: composite fonts (ISO 32000-1, 9.7) whose two-byte codes each stand for one
 * glyph *with one text*, so that what is extracted is what was written, ligatures, Hindi and Thai
 * included (9.10.3). Shaping, and cutting fonts down, is the business of fonts/.
 *
 * The codes are known only once the fonts are subset, so the writer goes over the layout twice:
 *
 *     first   for every piece   font = cvx_pdf_fonts_use(set, piece->face)
 *             for every glyph   cvx_pdf_font_add(font, id, text, len)
 *     then                      cvx_pdf_fonts_embed(set)
 *     last    for every glyph   cvx_pdf_font_code(font, id, text, len)
 *
 * Everything lives in the PDF's arena. Failures of memory show in the arena, and as cvx_pdf_failed.
 */
#ifndef CVX_EXPORTERS_PDF_FONT_H
#define CVX_EXPORTERS_PDF_FONT_H

#include "core/base/diag.h"
#include "exporters/pdf/object.h"

struct cvx_face;

struct cvx_pdf_fonts; /* the fonts of one file */
struct cvx_pdf_font;  /* one face in it */

/* How a glyph is shown: its code, and how far the code itself moves the pen, in thousandths of the
 * type size. What the layout wants beyond that goes into TJ (9.4.3). */
struct cvx_pdf_code {
    uint16_t code; /* written high byte first */
    uint16_t width;
};

/* NULL when memory is out. */
struct cvx_pdf_fonts *cvx_pdf_fonts_new(struct cvx_pdf *pdf);

/* The font for a face: the same one for the same face. Fonts are numbered from 1 in the order of
 * their first use. NULL when memory is out. */
struct cvx_pdf_font *cvx_pdf_fonts_use(struct cvx_pdf_fonts *fonts, const struct cvx_face *face);

/* Its number, for its name among a page's resources: "F1". */
unsigned cvx_pdf_font_number(const struct cvx_pdf_font *font);

/* The Type0 dictionary, to be referred to from a page's resources. It may be referred to before it
 * is embedded. */
struct cvx_object *cvx_pdf_font_object(const struct cvx_pdf_font *font);

/* Notes that `glyph` is shown for `len` bytes of `text` (UTF-8). A cluster's first glyph stands for
 * all its text; its later glyphs have len 0. `text` must live as long as the fonts. */
void cvx_pdf_font_add(struct cvx_pdf_font *font, uint32_t glyph, const char *text, size_t len);

/* Subsets every font and writes its dictionaries. No cvx_pdf_font_add after it. One error is added
 * when it fails. */
enum cvx_status cvx_pdf_fonts_embed(struct cvx_pdf_fonts *fonts, struct cvx_diag *diag);

/* The code of what was added, after embedding. */
struct cvx_pdf_code cvx_pdf_font_code(const struct cvx_pdf_font *font, uint32_t glyph,
                                      const char *text, size_t len);

#endif
