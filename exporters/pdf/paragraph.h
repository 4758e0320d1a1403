/* SPDX-License-Identifier: MIT */
/* Setting one paragraph: runs of text become shaped clusters, clusters become lines.
 *
 * Shaping and breaking are apart, so that a label's or a date's natural width is known before the
 * measure is, and so that no text is shaped twice. The stages, a file each: paragraph_shape.c
 * (bidi, itemisation, glyphs), linebreak.c (where a line may end), spacing.c (East Asian gaps and
 * trims), fit.c (which of these breaks, over the whole paragraph), paragraph_lines.c (glyphs in
 * their places). Knows nothing of blocks' meaning and nothing of pages; layout.c calls it. */
#ifndef CVX_EXPORTERS_PDF_PARAGRAPH_H
#define CVX_EXPORTERS_PDF_PARAGRAPH_H

#include "exporters/pdf/layout.h"
#include "fonts/fonts.h"

struct cvx_breaker;    /* linebreak.h */
struct cvx_hyphenator; /* hyphen.h */

/* Memory for what lives as long as one paragraph is broken: the same block again and again. */
struct cvx_workspace {
    char *bytes;
    size_t room, used;
};

/* What setting needs, for the whole of one layout. */
struct cvx_setter {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    struct cvx_shaper *shaper;
    struct cvx_breaker *breaker;
    struct cvx_hyphenator *hyphenator;
    const char *lang;       /* the document's, BCP 47 */
    enum cvx_status status; /* the first failure; sticky */
    struct cvx_workspace workspace;
    bool quiet; /* what is overfull has been reported before */
};

/* `count` items of `size` bytes, not zeroed, until the caller sets workspace.used back to what it
 * was. NULL when memory is out. */
void *cvx_workspace_take(struct cvx_setter *setter, size_t count, size_t size);

/* Points in the result are rounded, so that no drift shows. */
static inline double cvx_round_point(double value)
{
    const double scaled = value * 1000;
    return (double)(int64_t)(scaled < 0 ? scaled - 0.5 : scaled + 0.5) / 1000;
}

/* A stretch of a paragraph's text in one look. */
struct cvx_span {
    const struct cvx_block *block;
    const struct cvx_run *run; /* NULL: text of ours */
    enum cvx_part part;
    const char *text;
    size_t len;
    struct cvx_font_style font;
    double size;
    double rise;     /* of the baseline, points, upwards: superscripts */
    double tracking; /* em */
    uint32_t color;
    bool keep;        /* no line ends inside */
    bool item;        /* a contact item: better no line ends inside */
    bool phrase;      /* a part of a head: a line better ends after it */
    bool separator;   /* of ours: vanishes at a line's end */
    bool isolated;    /* takes its direction from itself alone */
    bool break_after; /* a line ends after it, whatever follows */
};

enum cvx_cluster_flags {
    CVX_CLUSTER_SPACE = 1 << 0,     /* white space: vanishes at a line's end */
    CVX_CLUSTER_SEPARATOR = 1 << 1, /* of ours: vanishes at a line's end, but for a space */
    CVX_CLUSTER_IDEOGRAPH = 1 << 2, /* Han, kana, full-width: may be stretched beside another */
    CVX_CLUSTER_OPENING = 1 << 3,   /* full-width, its ink in the right half */
    CVX_CLUSTER_CLOSING = 1 << 4,   /* full-width, its ink in the left half */
};

/* The smallest piece that can stand at a line's edge: a grapheme cluster with its glyphs. */
struct cvx_cluster {
    uint32_t text, text_len; /* in the paragraph's text */
    const struct cvx_glyph *glyphs;
    uint32_t span;
    uint16_t glyph_count;
    uint8_t level;    /* of bidi: odd is right to left */
    uint8_t flags;    /* cvx_cluster_flags, or-ed */
    uint8_t break_at; /* cvx_break: may a line end after it */
    double width;     /* points, with tracking, gaps and trims */
    double shift;     /* of its glyphs, points: a trimmed opening bracket moves left */
    double gap;       /* of the width, what is lost at a line's end */
    double trim;      /* what it loses more at a line's edge: blank halves of punctuation */
};

/* A paragraph, shaped. */
struct cvx_shaped {
    const struct cvx_span *spans;
    size_t span_count;
    const char *text; /* of all spans, one after another */
    size_t text_len;
    const char *lang; /* of most of the text */
    bool rtl;         /* its base direction */
    struct cvx_cluster *clusters;
    size_t cluster_count;
    double width; /* of all of it on one line, white space at the end not counted */
};

/* Shapes the spans as one paragraph. They must outlive the result. */
void cvx_paragraph_shape(struct cvx_setter *setter, const struct cvx_span *spans, size_t count,
                         bool rtl, struct cvx_shaped *shaped);

/* What lines a paragraph is broken into. */
struct cvx_measure {
    double width;
    double first_indent; /* the first line starts so much later */
    enum cvx_align align;
    bool balance;   /* the last line, too, is to be full: a few lines of equals */
    bool sense;     /* lines end between the spans that are phrases, where they can */
    bool hyphenate; /* where lines would be poor without */
};

/* A line whose place may still change: x from the measure's left edge, baseline 0. */
struct cvx_set_line {
    double ascent, descent;
    double left, right; /* of what is visible */
    struct cvx_piece *pieces;
    size_t piece_count;
};

struct cvx_lines {
    struct cvx_set_line *items;
    size_t count; /* at least 1 when there is any text */
};

/* Breaks a shaped paragraph into lines. What does not fit is set overfull and reported. */
void cvx_paragraph_break(struct cvx_setter *setter, const struct cvx_shaped *shaped,
                         const struct cvx_measure *measure, struct cvx_lines *lines);

/* The lines' clusters: [first, end) is visible, [end, next) vanishes. */
struct cvx_cut {
    uint32_t first, end, next;
    bool hyphen; /* a hyphen of ours is added */
    bool last;   /* of the paragraph, or before a forced break */
};

/* paragraph_lines.c: puts the glyphs of the clusters between two breaks into their places. */
void cvx_paragraph_line(struct cvx_setter *setter, const struct cvx_shaped *shaped,
                        const struct cvx_measure *measure, const struct cvx_cut *cut,
                        struct cvx_set_line *line);

/* How much narrower a cluster is at a line's end, and at its start. */
double cvx_spacing_end_loss(const struct cvx_cluster *cluster);
double cvx_spacing_start_loss(const struct cvx_cluster *cluster);

/* How much wider or narrower a cluster can get in a justified line, points. */
double cvx_spacing_stretch(const struct cvx_shaped *shaped, size_t cluster);
double cvx_spacing_shrink(const struct cvx_shaped *shaped, size_t cluster);

/* spacing.c: marks East Asian clusters, trims punctuation that adjoins other punctuation, opens
 * gaps between Han and Latin. */
void cvx_spacing_apply(struct cvx_shaped *shaped, const char *lang);

#endif
