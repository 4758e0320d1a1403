/* SPDX-License-Identifier: MIT */
/* One page's content stream (ISO 32000-1, 7.8.2): text, lines and a picture between marks. It turns
 * positions into as few operators and digits as will do, and knows nothing of what it paints: which
 * mark belongs to what is the business of tags.c and structure.c.
 *
 * Positions are the layout's: points from the upper left corner. Nothing is written before
 * cvx_canvas_finish(); failures show in the PDF's arena. */
#ifndef CVX_EXPORTERS_PDF_CANVAS_H
#define CVX_EXPORTERS_PDF_CANVAS_H

#include "exporters/pdf/font.h"
#include "exporters/pdf/image.h"
#include "exporters/pdf/layout.h"
#include "exporters/pdf/object.h"
#include "exporters/pdf/piece.h"

struct cvx_canvas;

/* An empty canvas for the page dictionary `page`. NULL when memory is out. */
struct cvx_canvas *cvx_canvas_new(struct cvx_pdf *pdf, struct cvx_object *page,
                                  const struct cvx_layout_page *size);

/* Marks (14.6): what is painted from here on, up to the next of these calls, is the content `mcid`
 * of a structure element of type `tag`; or an artifact, of the page's running line when
 * `pagination`. */
void cvx_canvas_mark(struct cvx_canvas *canvas, const char *tag, unsigned mcid);
void cvx_canvas_mark_artifact(struct cvx_canvas *canvas, bool pagination);

/* Whether cvx_canvas_mark's content is still the open one: painting a rule or an image ends it. */
bool cvx_canvas_marked(const struct cvx_canvas *canvas);

/* The same for content whose glyphs together stand for `text` (14.9.4), which must live as long as
 * it is open. Readers look for that only where the mark's type is Span. */
void cvx_canvas_mark_word(struct cvx_canvas *canvas, const char *text, unsigned mcid);

/* Paints some glyphs of a piece of text in the embedded `font` of its face. */
void cvx_canvas_text(struct cvx_canvas *canvas, const struct cvx_piece *piece,
                     struct cvx_glyph_range range, struct cvx_pdf_font *font);

/* Paints a rule, and as an artifact: it ends what was marked. */
void cvx_canvas_rule(struct cvx_canvas *canvas, const struct cvx_item *item);

/* Paints an image over the item's place, clipped to its rounded corners. It fills the place; what
 * is too much is cut off evenly on both sides. */
void cvx_canvas_image(struct cvx_canvas *canvas, const struct cvx_item *item,
                      const struct cvx_image *image);

/* Makes what was painted the page's Contents, and names what it used in its Resources. */
void cvx_canvas_finish(struct cvx_canvas *canvas);

#endif
