/* SPDX-License-Identifier: MIT */
/* The column in the making: one endless strip of rows, each with what is painted in it, before it
 * is cut into pages. layout_block.c fills it, block by block; stack.c makes the rows as high as the
 * theme has them; tighten.c cuts it into pages. Private to the layout.
 *
 * Which lines there are depends on the width and on the size of the type, how high they are on the
 * leading: the column is set once and stacked for each leading that is tried.
 *
 * Along the line, places are measured from the column's *start* edge, left or right by the
 * document's direction; only flow.c turns them into x. Down the page, a row's items are
 * measured from the row's top. */
#ifndef CVX_EXPORTERS_PDF_FLOW_H
#define CVX_EXPORTERS_PDF_FLOW_H

#include "exporters/pdf/page.h"
#include "exporters/pdf/paragraph.h"

struct cvx_flow_item {
    struct cvx_item item;     /* its coordinates are the row's until it is placed */
    struct cvx_piece *pieces; /* of a line, until they are placed */
    /* What it hangs from: a line from its style's baseline, `lines_above` lines higher than its
     * row; a rule from the end of a line of its style; an image from the column's top. NULL: its
     * place is the page's. */
    const struct cvx_paragraph_style *style;
    size_t lines_above;
};

/* What makes a row high. */
struct cvx_flow_row {
    const struct cvx_paragraph_style *style; /* that it is a line of; or NULL */
    double reach;       /* how far down from the column's top it ends, when that is further; or 0 */
    uint32_t items_end; /* the number of items up to its end */
};

struct cvx_flow {
    struct cvx_setter setter;
    const struct cvx_doc *doc;
    struct cvx_theme theme;    /* the effective one: adapted to the script, tightened to fit */
    double page_width, column; /* the column is the page without its side margins */
    double start, end;         /* how far what is set now is inset from the column's edges */

    struct cvx_row *rows; /* without height until they are stacked */
    struct cvx_flow_row *row_makes;
    size_t row_count, row_room;
    struct cvx_flow_item *items;
    size_t item_count, item_room;

    double space;  /* wanted above the next row */
    unsigned kept; /* so many rows to come stay on the page of the row before them */
    double keep;   /* what a page's end between the rows of the current block costs */
    bool photo;    /* the photo can be painted */
    bool heading;  /* what is set is a heading: its links look like the rest */
    bool fixed;    /* rows keep their space above: the title block */
};

/* Asks for at least so much space above the next row. */
void cvx_flow_space(struct cvx_flow *flow, double space);

/* Starts a row as high as a line of the style; NULL: without height. */
void cvx_flow_row(struct cvx_flow *flow, const struct cvx_paragraph_style *style);

/* Starts a row that ends no higher than so far below the column's top. */
void cvx_flow_row_down_to(struct cvx_flow *flow, double reach);

/* Keeps the next `count` rows together with the last one. */
void cvx_flow_keep(struct cvx_flow *flow, unsigned count);

/* Adds an item to the last row. */
void cvx_flow_item(struct cvx_flow *flow, const struct cvx_flow_item *item);

/* A part of the column. */
struct cvx_box {
    double start, width;
};

/* A growing list of spans. */
struct cvx_spans {
    struct cvx_span *items;
    size_t count, room;
};

/* How the runs of a part look. */
struct cvx_look {
    const struct cvx_block *block;
    const struct cvx_paragraph_style *style;
    enum cvx_part part;
    enum cvx_color_role color;
    unsigned features; /* cvx_font_features */
    bool item;         /* of a contact line */
    bool phrase;       /* of a head, or of a name in two scripts */
};

void cvx_flow_runs(struct cvx_flow *flow, struct cvx_spans *spans, const struct cvx_look *look,
                   const struct cvx_runs *runs);

/* A text of the layout's own: a bullet, a space, a separator. */
void cvx_flow_text(struct cvx_flow *flow, struct cvx_spans *spans, const struct cvx_look *look,
                   const char *text);

/* Shapes spans into one paragraph in the document's direction. */
struct cvx_shaped *cvx_flow_shape(struct cvx_flow *flow, const struct cvx_spans *spans);

/* A paragraph as it goes into the column. */
struct cvx_flow_paragraph {
    const struct cvx_block *block;
    const struct cvx_paragraph_style *style;
    const struct cvx_shaped *text;
    struct cvx_box box;             /* of its lines */
    const struct cvx_shaped *label; /* before the first line, in `label_box`; or NULL */
    struct cvx_box label_box;
    enum cvx_align label_align;
    double first_indent;
    bool balance;                   /* all lines of about one length */
    bool sense;                     /* lines end between the phrases of a head */
    const struct cvx_shaped *aside; /* at the far end of the first line; or NULL */
};

/* Sets a paragraph: a row for each of its lines, never fewer than two on either side of a page's
 * end. Returns the number of lines. */
size_t cvx_flow_paragraph(struct cvx_flow *flow, const struct cvx_flow_paragraph *paragraph);

/* Adds a text that is not broken to the last row, in its box, by the document's direction. */
void cvx_flow_single(struct cvx_flow *flow, const struct cvx_shaped *text, struct cvx_box box,
                     double baseline);

/* layout_block.c: sets the whole document into the flow. */
void cvx_flow_document(struct cvx_flow *flow);

/* stack.c: gives the rows their heights, and the items their places in them, by the leadings that
 * the flow's theme has now. */
void cvx_flow_stack(struct cvx_flow *flow);

#endif
