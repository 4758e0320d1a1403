/* SPDX-License-Identifier: MIT */
/* The laid-out document as pure data: pages, and on each page what is painted, in reading order.
 *
 * Layout (layout.c and the files it calls) makes it from the document tree and the theme; the PDF
 * writer turns it into content streams, tags, links and bookmarks; tests dump it as text. It knows
 * nothing of PDF objects.
 *
 * Coordinates are points (1/72 inch) from the page's upper left corner, y downwards, rounded to
 * 1/1000. Text is in *logical* order throughout, right-to-left text too: there the x of successive
 * glyphs and pieces falls. All of it lives in the job's scratch arena; strings and blocks belong to
 * the document. */
#ifndef CVX_EXPORTERS_PDF_LAYOUT_H
#define CVX_EXPORTERS_PDF_LAYOUT_H

#include "exporters/exporter.h"

struct cvx_face;  /* fonts/fonts.h: one opened font at one style */
struct cvx_fonts; /* fonts/fonts.h */

/* What a piece of text is of its block. */
enum cvx_part {
    CVX_PART_TEXT,      /* block->text */
    CVX_PART_LABEL,     /* block->label (ROW) */
    CVX_PART_ASIDE,     /* block->aside (dates at the far edge) */
    CVX_PART_BULLET,    /* a bullet or number of ours: an LI's Lbl */
    CVX_PART_SEPARATOR, /* punctuation of ours between contact items */
    CVX_PART_RUNNING,   /* the running line: an artifact, no part of the document */
    CVX_PART_COUNT
};

struct cvx_placed_glyph {
    uint32_t id;   /* in the piece's face; never 0 */
    uint32_t text; /* where its cluster's text starts in the piece's text, bytes. A cluster's text
                      ends where the next one's starts; its first glyph here stands for all of it */
    double x, y;   /* the glyph's origin, from the piece's (x, baseline); y downwards */
};

/* Directional marks that a word is extracted with: invisible letters, beside those of the cluster
 * whose first glyph has them. See marks.h. */
enum {
    CVX_MARK_RTL_BEFORE = 1, /* U+200F */
    CVX_MARK_LTR_BEFORE = 2, /* U+200E */
    CVX_MARK_LTR_AFTER = 4,
};

/* Glyphs of one run of text, one face, one size, one colour, one direction, on one line. What a
 * reader extracts is the text of all pieces of a page in order: spaces that a line break or a
 * tabulator stands for are there as real U+0020, in the text and as glyphs. */
struct cvx_piece {
    const struct cvx_block *block; /* NULL: CVX_PART_RUNNING */
    const struct cvx_run *run;     /* NULL: made by the layout (bullet, separator, space, hyphen) */
    enum cvx_part part;
    const struct cvx_face *face;
    double size;
    uint32_t color;   /* sRGB 0xRRGGBB */
    const char *text; /* UTF-8; not NUL-terminated: text_len bytes count */
    uint32_t text_len;
    bool rtl; /* glyphs run from right to left; x is that of the first glyph's origin */
    uint32_t glyph_count;
    const struct cvx_placed_glyph *glyphs;
    const uint8_t *marks; /* for each glyph; NULL: none of them has any */
    double x, baseline;   /* of the first glyph's origin on the page, before its own (x, y) */
    double left, right;   /* the piece's extent along the line: what a link covers */
};

/* One line of text; its pieces share one text object. Pieces may belong to several blocks: contact
 * items stand on one line. */
struct cvx_line {
    double baseline;
    double ascent, descent; /* of its largest type, both positive */
    double left, right;     /* of what is painted, white space at the end not counted */
    size_t piece_count;
    const struct cvx_piece *pieces;
};

enum cvx_item_kind {
    CVX_ITEM_LINE,
    CVX_ITEM_RULE,  /* a horizontal line; always an artifact */
    CVX_ITEM_IMAGE, /* the photo; `block` is the PHOTO block, its runs the alternative text */
};

struct cvx_item {
    enum cvx_item_kind kind;
    const struct cvx_block *block; /* that it belongs to; NULL: the running line */
    union {
        struct cvx_line line;
        struct {
            double x, y, width; /* y of its centre */
            double thickness;
            uint32_t color;
        } rule;
        struct {
            double x, y, width, height; /* of its upper left corner */
            double radius;              /* of the corners it is clipped to */
        } image;
    };
};

struct cvx_layout_page {
    double width, height;
    size_t item_count;
    const struct cvx_item *items; /* the running line, an artifact, comes last */
};

struct cvx_layout {
    size_t page_count; /* at least 1, even for a document without text */
    const struct cvx_layout_page *pages;
};

/* What layout needs beside the job. */
struct cvx_layout_options {
    struct cvx_fonts *fonts;
    bool photo;              /* the photo can be painted: leave its place */
    struct cvx_str *account; /* gets cvx_shaper_describe's; or NULL */
};

/* Lays out the job's document in its scratch arena. CVX_REJECTED with CANNOT_FIT when it does not
 * fit on options->fit_pages, CVX_ENVIRONMENT when memory or fonts fail; nothing else fails: what is
 * too wide is set overfull and reported. Same job, same layout. */
enum cvx_status cvx_layout_build(const struct cvx_job *job,
                                 const struct cvx_layout_options *options,
                                 struct cvx_layout *layout);

/* Appends a page as text, one line per item and piece, positions to 0.01 pt: for goldens. */
void cvx_layout_dump(const struct cvx_layout_page *page, struct cvx_str *out);

#endif
