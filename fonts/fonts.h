/* SPDX-License-Identifier: MIT */
/* Fonts: which face sets which character, and where its glyphs go. This room is the only home of
 * HarfBuzz, FreeType and fontconfig; nobody outside it sees their types.
 *
 * `struct cvx_fonts` holds opened font files; it may be shared between threads and lives as long as
 * any face taken from it. `struct cvx_shaper` belongs to one export: it turns text into glyphs.
 * Embedding in a PDF starts from subset.h.
 *
 * Bidi, line breaking and hyphenation are the caller's: it shapes a paragraph once, run by run,
 * cuts lines where glyphs allow it, and shapes again the few pieces whose cut is unsafe.
 *
 * Lengths are in thousandths of an em, that is of the type size asked for: a glyph of advance 571
 * set at 10 pt is 5.71 pt wide. */
#ifndef CVX_FONTS_FONTS_H
#define CVX_FONTS_FONTS_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/str.h"
#include "core/theme/theme.h"

/* Opened fonts. */
struct cvx_fonts;

struct cvx_fonts_options {
    const struct cvx_memory *memory; /* for what is ours; NULL: malloc and free */
    bool built_in_only;              /* use no installed font, as if there were none */
};

/* Opens nothing yet: faces are opened when a character asks for them. NULL when memory is out.
 * `options` may be NULL. */
struct cvx_fonts *cvx_fonts_open(const struct cvx_fonts_options *options);

/* Closes every face. No shaper and no export may still use them. NULL is fine. */
void cvx_fonts_close(struct cvx_fonts *fonts);

enum cvx_face_kind {
    CVX_FACE_TRUETYPE,  /* quadratic outlines: glyf */
    CVX_FACE_CFF_CID,   /* CFF whose glyphs are named by number: Noto CJK */
    CVX_FACE_CFF_NAMED, /* CFF whose glyphs are named by name: Inter, EB Garamond */
};

/* One face of a font file. Const from its opening on; safe to use from several threads. Vertical
 * lengths are upwards from the baseline, in thousandths of an em. */
struct cvx_face {
    const char *name; /* PostScript name; contains "Bold" and "Italic" (or "Oblique") where true */
    const char *family; /* "Noto Sans" */
    const char *path;   /* of its file; "built-in" for the default inside the program */
    unsigned index;     /* within a collection */
    enum cvx_face_kind kind;
    unsigned units; /* font units per em */
    int ascent, descent /* negative */, line_gap;
    int cap_height, x_height;
    int underline, underline_thickness; /* of the line's middle, negative when below */
    int bbox[4];                        /* left, bottom, right, top over all glyphs */
    double italic_angle;                /* degrees counter-clockwise: negative leans right */
    int weight;                         /* 400 regular, 700 bold */
    bool bold, italic, serif, fixed_pitch;
    bool words_apart; /* neither kerns nor joins across a space: known of the built-in faces */
    struct cvx_face_source *source; /* private to fonts/ */
};

enum cvx_font_features {
    CVX_FEATURE_TABULAR = 1 << 0,      /* figures of one width: dates in a column */
    CVX_FEATURE_SMALL_CAPS = 1 << 1,   /* where the face has them */
    CVX_FEATURE_NO_LIGATURES = 1 << 2, /* for tracked text, code, addresses */
};

/* What a piece of text is to be set in. */
struct cvx_font_style {
    const struct cvx_font_choice *choice; /* families and class; the theme's, or the caller's own */
    const char *lang;                     /* BCP 47; NULL: unknown. Decides Han variants */
    unsigned features;                    /* cvx_font_features, or-ed */
    bool bold, italic;
};

enum cvx_glyph_flags {
    /* Cutting a line before this glyph's cluster changes its shape or its neighbours': shape both
     * sides again. Set on every glyph of the cluster. Where it is not set, the glyphs before and
     * after the cut stand as they are. */
    CVX_GLYPH_UNSAFE = 1 << 0,
    /* Stands for a character that no font has, in a visible form: "[grinning face]". */
    CVX_GLYPH_SUBSTITUTE = 1 << 1,
};

/* A glyph in its place. Glyphs come in logical order, that of the text, for both directions.
 *
 * Left to right: draw at the pen plus the offset, then move the pen right by `advance`. Right to
 * left: the pen starts at the right edge; move it left by `advance`, then draw at the pen plus the
 * offset. */
struct cvx_glyph {
    const struct cvx_face *face;
    uint32_t text;     /* byte offset of its cluster in the text */
    uint32_t text_len; /* bytes of the cluster; 0 for all but the first glyph of a cluster */
    int32_t advance;
    int32_t x_offset, y_offset;
    uint16_t id;    /* in the face; never 0 */
    uint16_t scale; /* of the type size, in thousandths: draw at size * scale / 1000, so that a
                       fallback matches its neighbours. Already in advance and offsets */
    uint32_t flags; /* cvx_glyph_flags, or-ed */
};

struct cvx_glyphs {
    struct cvx_glyph *items; /* in the shaper's arena */
    size_t count;
};

/* A stretch of text to shape: [start, start + len) of `text`, whose other bytes are context (an
 * Arabic letter looks beyond its run). One direction, one style, no newlines or tabs. Scripts may
 * mix: they are told apart here. `start` and `start + len` lie between grapheme clusters. */
struct cvx_text_run {
    const char *text; /* a whole paragraph: valid UTF-8 */
    size_t text_len;
    size_t start, len;
    bool rtl;
    struct cvx_font_style style;
    const struct cvx_node *at; /* named when a character has no glyph; or NULL */
};

struct cvx_shaper;

/* A shaper for one export, used by one thread. Results, and what it remembers, live in `arena`;
 * missing characters are reported to `diag`, once for each node. NULL when memory is out. */
struct cvx_shaper *cvx_shaper_new(struct cvx_fonts *fonts, struct cvx_arena *arena,
                                  struct cvx_diag *diag);

/* Releases the libraries' handles. NULL is fine. */
void cvx_shaper_free(struct cvx_shaper *shaper);

/* Shapes one run. Every byte of the run belongs to exactly one cluster of the result; characters
 * that are not drawn (zero-width joiners, variation selectors, bidi controls) lie in a neighbour's
 * cluster, or in a cluster whose glyph is a space of no width. On failure (memory) `glyphs` is
 * empty. */
enum cvx_status cvx_shaper_shape(struct cvx_shaper *shaper, const struct cvx_text_run *run,
                                 struct cvx_glyphs *glyphs);

/* The face that sets ordinary letters of a style: for metrics, and for text of our own. NULL, with
 * one error added, only when memory is out or no font at all can be used. */
const struct cvx_face *cvx_shaper_face(struct cvx_shaper *shaper,
                                       const struct cvx_font_style *style);

/* Sum of the advances. */
int64_t cvx_glyphs_width(const struct cvx_glyph *glyphs, size_t count);

/* What was used so far, for `cvexport fonts`: a table of script (ISO 15924), face, the number of
 * characters it set, and its file (with # and the index in a collection). Then what no font has:
 * the character, where it is in the CV, the Debian package that would provide it. */
void cvx_shaper_describe(const struct cvx_shaper *shaper, struct cvx_str *out);

/* Counts from zero again: the same text is going to be shaped once more. */
void cvx_shaper_recount(struct cvx_shaper *shaper);

#endif
