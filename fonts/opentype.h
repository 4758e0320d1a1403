/* SPDX-License-Identifier: MIT */
/* The OpenType engine: opening a face, asking for its glyphs, shaping one stretch of text of one
 * face, script and direction; and what Unicode says of a character. A thin coat over HarfBuzz, so
 * that the rest of fonts/ is free of its types. Private to fonts/. */
#ifndef CVX_FONTS_OPENTYPE_H
#define CVX_FONTS_OPENTYPE_H

#include "fonts/fonts.h"

struct hb_face_t;
struct hb_font_t;

/* An ISO 15924 code as a number: CVX_TAG('L', 'a', 't', 'n'). OpenType table tags are made alike.
 */
#define CVX_TAG(a, b, c, d)                                                                        \
    ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

enum {
    CVX_SCRIPT_COMMON = CVX_TAG('Z', 'y', 'y', 'y'),
    CVX_SCRIPT_INHERITED = CVX_TAG('Z', 'i', 'n', 'h'),
    CVX_SCRIPT_LATIN = CVX_TAG('L', 'a', 't', 'n'),
    CVX_SCRIPT_HAN = CVX_TAG('H', 'a', 'n', 'i'),
    CVX_SCRIPT_HIRAGANA = CVX_TAG('H', 'i', 'r', 'a'),
    CVX_SCRIPT_KATAKANA = CVX_TAG('K', 'a', 'n', 'a'),
    CVX_SCRIPT_HANGUL = CVX_TAG('H', 'a', 'n', 'g'),
    CVX_SCRIPT_BOPOMOFO = CVX_TAG('B', 'o', 'p', 'o'),
};

/* An opened face and the libraries' handles behind it. */
struct cvx_face_source {
    struct cvx_face face; /* what others see */
    struct hb_face_t *hb_face;
    struct hb_font_t *hb_font; /* 1000 units to the em */
    uint64_t ascii[2];         /* a bit for each ASCII character that it has */
};

/* Opens face `index` of the font file `path`. Strings go to `arena`. When the font cannot be used,
 * returns NULL and sets `*refusal` to the end of a sentence ("is no font"), or to NULL when there
 * is no such file, or no memory. */
struct cvx_face_source *cvx_opentype_open(const char *path, unsigned index, struct cvx_arena *arena,
                                          const char **refusal);

/* The same for the first face in `bytes`, which must outlive it; `path` only names it. */
struct cvx_face_source *cvx_opentype_open_bytes(const char *path, const unsigned char *bytes,
                                                size_t len, struct cvx_arena *arena,
                                                const char **refusal);
void cvx_opentype_close(struct cvx_face_source *source);

/* The glyph of a single character; 0 when there is none. */
uint32_t cvx_opentype_glyph(const struct cvx_face *face, uint32_t code_point);

/* True when the face can draw `len` bytes of text, one cluster, whole: characters that are not
 * drawn do not count, and composed and decomposed forms stand for each other. */
bool cvx_opentype_covers(const struct cvx_face *face, const char *text, size_t len);

/* A feature of our own beside cvx_font_features: the text has nothing that could be composed. */
enum { CVX_OPENTYPE_NO_COMPOSING = 1 << 8 };

/* A stretch to shape; the other bytes of `text` are context. */
struct cvx_opentype_item {
    const struct cvx_face *face;
    const char *text;
    size_t text_len, start, len;
    uint32_t script;
    const char *lang;
    unsigned features;
    bool rtl;
};

struct cvx_opentype_shaper; /* a buffer that is used again and again */

struct cvx_opentype_shaper *cvx_opentype_shaper_new(void);
void cvx_opentype_shaper_free(struct cvx_opentype_shaper *shaper);

/* Shapes and appends the glyphs, in logical order, ids of 0 included, to `glyphs`, whose items are
 * in `arena` and have room for `*room`. False when memory is out. */
bool cvx_opentype_shape(struct cvx_opentype_shaper *shaper, const struct cvx_opentype_item *item,
                        struct cvx_arena *arena, struct cvx_glyphs *glyphs, size_t *room);

/* Makes room for `more` glyphs. False when memory is out. */
bool cvx_opentype_reserve(struct cvx_arena *arena, struct cvx_glyphs *glyphs, size_t more,
                          size_t *room);

/* The script of a character, or CVX_SCRIPT_COMMON or CVX_SCRIPT_INHERITED. */
uint32_t cvx_opentype_script(uint32_t code_point);

/* A combining mark of any kind. */
bool cvx_opentype_is_mark(uint32_t code_point);

#endif
