/* SPDX-License-Identifier: MIT */
/* The column in the making: one endless strip of rows, each with what is painted in it, before it
 * is cut into pages. layout_block.c fills it, block by block; layout.c cuts it. Private to the
 * layout.
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
};

struct cvx_flow {
    struct cvx_setter setter;
    const struct cvx_doc *doc;
    struct cvx_theme theme;    /* the effective one: adapted to the script, tightened to fit */
    double page_width, column; /* the column is the page without its side margins */
    double start, end;         /* how far what is set now is inset from the column's edges */

    struct cvx_row *rows;
    uint32_t *row_items; /* the number of items up to the end of each row */
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

/* Starts a row. */
void cvx_flow_row(struct cvx_flow *flow, double height);

/* Keeps the next `count` rows together with the last one. */
void cvx_flow_keep(struct cvx_flow *flow, unsigned count);

/* The height of the rows so far on a page of its own. */
double cvx_flow_height(const struct cvx_flow *flow);

/* Adds an item to the last row. */
void cvx_flow_item(struct cvx_flow *flow, const struct cvx_flow_item *item);

/* A part of the column. */
struct cvx_box {
    double start, width;
};

/* Where a style's baseline is below the top of its line. */
double cvx_flow_baseline(const struct cvx_paragraph_style *style);

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
    bool phrase;       /* of an entry's head */
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

#endif
