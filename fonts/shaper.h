/* SPDX-License-Identifier: MIT */
/* What one export remembers of fonts: for each style and script the faces to try, what was used,
 * what is missing. Private to fonts/: choose.c and choose_run.c pick faces, shape.c sets glyphs,
 * report.c tells. */
#ifndef CVX_FONTS_SHAPER_H
#define CVX_FONTS_SHAPER_H

#include "fonts/fontconfig.h"
#include "fonts/fonts.h"
#include "fonts/unicode.h"
#include "fonts/words.h"

/* A face that may set a script, opened when it is its turn. */
struct cvx_candidate {
    struct cvx_font_file file;
    bool alternative; /* only if the candidate before it, of the same family, is not there */
    bool tried;
    const struct cvx_face *face; /* NULL: not tried, or not there */
};

/* The faces for one style and script, best first; longer as more of them are needed. */
struct cvx_candidates {
    uint32_t script;
    struct cvx_candidate *items;
    size_t count, room;
    unsigned next_family; /* of those that choose.c thinks of */
    struct cvx_candidates *next;
};

/* A style in use. */
struct cvx_style {
    struct cvx_font_style style; /* without features */
    struct cvx_candidates *scripts;
    struct cvx_style *next;
};

/* How much a face set of a script. */
struct cvx_font_use {
    const struct cvx_face *face;
    uint32_t script;
    size_t clusters;
    struct cvx_font_use *next;
};

/* A character that no font has, and a font that cannot be used: reported once. */
struct cvx_missing {
    uint32_t code_point, script;
    const struct cvx_node *at;
    struct cvx_missing *next;
};

struct cvx_refused {
    const char *path;
    struct cvx_refused *next;
};

struct cvx_shaper {
    struct cvx_fonts *fonts;
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    struct cvx_words *words; /* which shape, and remember */
    struct cvx_style *styles;
    struct cvx_font_use *uses; /* in order of first use */
    struct cvx_missing *missing;
    struct cvx_refused *refused;
    const char *east_asian_lang; /* the first that was told or seen; NULL: none yet */
    unsigned searches;           /* of single characters in fontconfig */
    struct cvx_chosen *chosen;   /* room that is used again for each run */
    size_t chosen_room;
};

/* A cluster and the face that sets it; no face: none has it. */
struct cvx_chosen {
    struct cvx_grapheme cluster;
    const struct cvx_face *face;
};

/* The shaper's record of a style; NULL when memory is out. */
struct cvx_style *cvx_choose_style(struct cvx_shaper *shaper, const struct cvx_font_style *style);

/* The first face for a script that can draw the text, one cluster; NULL when none can. */
const struct cvx_face *cvx_choose_face(struct cvx_shaper *shaper, struct cvx_style *style,
                                       uint32_t script, const char *text, size_t len);

/* Splits a run into clusters, each with its script and face. Returns their count; they are in
 * `shaper->chosen`. `*style` may change to one whose language was guessed. 0 when memory is out. */
size_t cvx_choose_run(struct cvx_shaper *shaper, struct cvx_style **style,
                      const struct cvx_text_run *run);

/* substitute.c: a character that looks the same, or nearly, in fonts that lack the right one; NULL
 * when there is none. */
const char *cvx_substitute_alike(uint32_t code_point);

/* What a cluster that no font has is shown as, in letters of `face`: "[grinning face]", or
 * "[U+E000]" for what has no name. In the shaper's arena. */
const char *cvx_substitute_name(struct cvx_shaper *shaper, const struct cvx_face *face,
                                const char *text, size_t len);

/* Counts clusters that a face set. */
void cvx_report_use(struct cvx_shaper *shaper, const struct cvx_face *face, uint32_t script,
                    size_t clusters);

/* Reports that no font draws a cluster. */
void cvx_report_missing(struct cvx_shaper *shaper, const struct cvx_grapheme *cluster,
                        const struct cvx_node *at);

/* Reports that a font file is there but cannot be used. */
void cvx_report_refused(struct cvx_shaper *shaper, const char *path, const char *refusal);

#endif
