/* SPDX-License-Identifier: MIT */
/* Opening faces and shaping with HarfBuzz, the one file that includes it (subset.c has its
 * subsetting half), and as long as that makes it. HarfBuzz checks every table before it reads it,
 * so a hostile font costs at most its own glyphs; what is checked here is whether a font can be
 * embedded and measured at all. */
#include "fonts/opentype.h"

#include "core/base/utf8.h"
#include "fonts/cff.h"
#include "fonts/unicode.h"

#include <hb-ot.h>
#include <hb.h>

#include <math.h>
#include <string.h>

enum { EM = 1000 };

/* OS/2 fsType (OpenType 1.9): what its licence forbids. */
enum {
    FSTYPE_USAGE = 0x000E, /* of its bits only the most permissive counts */
    FSTYPE_RESTRICTED = 0x0002,
    FSTYPE_NO_SUBSET = 0x0100,
    FSTYPE_BITMAP_ONLY = 0x0200,
};

/* --- Opening --- */

static int read_u16(const unsigned char *bytes)
{
    return bytes[0] << 8 | bytes[1];
}

static int read_i16(const unsigned char *bytes)
{
    const int value = read_u16(bytes);
    return value < 0x8000 ? value : value - 0x10000;
}

static bool has_table(hb_face_t *face, hb_tag_t tag, unsigned min_len)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    const bool has = hb_blob_get_length(table) >= min_len;
    hb_blob_destroy(table);
    return has;
}

/* Why the licence bits forbid embedding a subset; NULL when they do not. */
static const char *licence_refusal(hb_face_t *face)
{
    enum { FSTYPE_AT = 8 };
    const char *refusal = NULL;
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned len;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &len);
    if (len >= FSTYPE_AT + 2) {
        const int type = read_u16(bytes + FSTYPE_AT);
        if ((type & FSTYPE_USAGE) == FSTYPE_RESTRICTED)
            refusal = "forbids embedding (OS/2 fsType)";
        else if (type & FSTYPE_NO_SUBSET)
            refusal = "forbids subsetting (OS/2 fsType)";
        else if (type & FSTYPE_BITMAP_ONLY)
            refusal = "allows only bitmaps to be embedded (OS/2 fsType)";
    }
    hb_blob_destroy(table);
    return refusal;
}

static bool kind_find(hb_face_t *face, enum cvx_face_kind *kind)
{
    if (has_table(face, HB_TAG('g', 'l', 'y', 'f'), 1) &&
        has_table(face, HB_TAG('l', 'o', 'c', 'a'), 2)) {
        *kind = CVX_FACE_TRUETYPE;
        return true;
    }
    hb_blob_t *table = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    unsigned len;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &len);
    struct cvx_cff cff;
    const bool found = len > 0 && cvx_cff_read(bytes, len, &cff);
    if (found)
        *kind = cff.cid_keyed ? CVX_FACE_CFF_CID : CVX_FACE_CFF_NAMED;
    hb_blob_destroy(table);
    return found;
}

/* Why the face cannot be used; NULL, and its kind, when it can. */
static const char *face_refusal(hb_face_t *face, enum cvx_face_kind *kind)
{
    static const struct {
        hb_tag_t tag;
        unsigned min_len;
    } needed[] = {
        {HB_TAG('h', 'e', 'a', 'd'), 54}, {HB_TAG('h', 'h', 'e', 'a'), 36},
        {HB_TAG('m', 'a', 'x', 'p'), 6},  {HB_TAG('h', 'm', 't', 'x'), 4},
        {HB_TAG('c', 'm', 'a', 'p'), 4},
    };
    if (hb_face_get_glyph_count(face) < 2)
        return "is no font, or has no glyphs";
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!has_table(face, needed[i].tag, needed[i].min_len))
            return "is damaged: a table that every font needs is missing or cut off";
    const unsigned units = hb_face_get_upem(face);
    if (units < 16 || units > 16384)
        return "is damaged: its head table makes no sense";
    if (!kind_find(face, kind))
        return "has no outlines that a PDF can hold (neither glyf nor CFF)";
    return licence_refusal(face);
}

/* Keeps what a PDF name may hold plainly: letters, digits, hyphen. */
static void keep_name_characters(char *name)
{
    char *to = name;
    for (const char *from = name; *from; from++)
        if ((*from >= '0' && *from <= '9') || (*from >= 'A' && *from <= 'Z') ||
            (*from >= 'a' && *from <= 'z') || *from == '-')
            *to++ = *from;
    *to = '\0';
}

static char *name_read(hb_face_t *face, hb_ot_name_id_t id, struct cvx_arena *arena)
{
    char text[64] = "";
    unsigned len = sizeof text;
    hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &len, text);
    return cvx_arena_strdup(arena, text);
}

static void names_read(hb_face_t *hb_face, struct cvx_arena *arena, struct cvx_face *face)
{
    char *name = name_read(hb_face, HB_OT_NAME_ID_POSTSCRIPT_NAME, arena);
    char *family = name_read(hb_face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY, arena);
    if (family && !*family)
        family = name_read(hb_face, HB_OT_NAME_ID_FONT_FAMILY, arena);
    if (!name || !family)
        return;
    keep_name_characters(name);
    const char *bold = face->bold && !strstr(name, "Bold") ? "-Bold" : "";
    const char *italic = "";
    if (face->italic && !strstr(name, "Italic") && !strstr(name, "Oblique"))
        italic = *bold ? "Italic" : "-Italic";
    face->family = *family ? family : "Unnamed";
    face->name = cvx_arena_printf(arena, "%s%s%s", *name ? name : "Unnamed", bold, italic);
    face->serif = face->serif || strstr(face->family, "Serif") != NULL;
}

static int metric_get(hb_font_t *font, hb_ot_metrics_tag_t tag, int otherwise)
{
    hb_position_t value;
    return hb_ot_metrics_get_position(font, tag, &value) && value != 0 ? value : otherwise;
}

static int to_em(int value, unsigned units)
{
    return (int)lround(value * (double)EM / units);
}

static void tables_read(hb_face_t *hb_face, struct cvx_face *face)
{
    enum { BOX_AT = 36, FIXED_AT = 12, POST_LEN = 16, SERIF_AT = 33, ROMAN = 2 };
    unsigned len;
    hb_blob_t *head = hb_face_reference_table(hb_face, HB_TAG('h', 'e', 'a', 'd'));
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(head, &len);
    for (int i = 0; i < 4; i++)
        face->bbox[i] = to_em(read_i16(bytes + BOX_AT + (ptrdiff_t)2 * i), face->units);
    hb_blob_destroy(head);
    hb_blob_t *post = hb_face_reference_table(hb_face, HB_TAG('p', 'o', 's', 't'));
    bytes = (const unsigned char *)hb_blob_get_data(post, &len);
    static const unsigned char zero[4];
    face->fixed_pitch = len >= POST_LEN && memcmp(bytes + FIXED_AT, zero, sizeof zero) != 0;
    hb_blob_destroy(post);
    hb_blob_t *os2 = hb_face_reference_table(hb_face, HB_TAG('O', 'S', '/', '2'));
    bytes = (const unsigned char *)hb_blob_get_data(os2, &len);
    /* PANOSE: a Latin text face whose serif style is none of the sans serif ones */
    if (len > SERIF_AT + 1)
        face->serif = bytes[SERIF_AT - 1] == ROMAN && bytes[SERIF_AT] >= 2 && bytes[SERIF_AT] <= 10;
    hb_blob_destroy(os2);
}

static void metrics_read(hb_font_t *font, struct cvx_face *face)
{
    hb_font_extents_t extents = {0};
    hb_font_get_h_extents(font, &extents);
    face->ascent = extents.ascender;
    face->descent = extents.descender;
    face->line_gap = extents.line_gap;
    face->cap_height = metric_get(font, HB_OT_METRICS_TAG_CAP_HEIGHT, face->ascent * 7 / 10);
    face->x_height = metric_get(font, HB_OT_METRICS_TAG_X_HEIGHT, face->cap_height * 7 / 10);
    face->underline_thickness = metric_get(font, HB_OT_METRICS_TAG_UNDERLINE_SIZE, EM / 20);
    face->underline = metric_get(font, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -EM / 10);
    face->weight = (int)lroundf(hb_style_get_value(font, HB_STYLE_TAG_WEIGHT));
    face->italic_angle = (double)hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE);
    face->bold = face->weight >= 600;
    face->italic = hb_style_get_value(font, HB_STYLE_TAG_ITALIC) > 0 || face->italic_angle != 0;
}

static void ascii_read(struct cvx_face_source *source)
{
    for (uint32_t c = ' '; c < 0x7F; c++)
        if (cvx_opentype_glyph(&source->face, c))
            source->ascii[c / 64] |= UINT64_C(1) << c % 64;
}

/* Takes `face` over. */
static struct cvx_face_source *source_new(hb_face_t *hb_face, struct cvx_arena *arena)
{
    struct cvx_face_source *source = cvx_arena_alloc(arena, sizeof *source);
    hb_font_t *font = hb_font_create(hb_face);
    if (!source || font == hb_font_get_empty()) {
        hb_font_destroy(font);
        hb_face_destroy(hb_face);
        return NULL;
    }
    hb_font_set_scale(font, EM, EM);
    hb_font_make_immutable(font);
    source->hb_face = hb_face;
    source->hb_font = font;
    source->face.source = source;
    source->face.units = hb_face_get_upem(hb_face);
    source->face.index = hb_face_get_index(hb_face) & 0xFFFF;
    return source;
}

/* Takes `blob` over. */
static struct cvx_face_source *open_blob(hb_blob_t *blob, const char *path, unsigned index,
                                         struct cvx_arena *arena, const char **refusal)
{
    const bool found = index < hb_face_count(blob);
    hb_face_t *face = hb_face_create(blob, index);
    hb_blob_destroy(blob);
    hb_face_make_immutable(face);
    enum cvx_face_kind kind = CVX_FACE_TRUETYPE;
    *refusal = found ? face_refusal(face, &kind) : "is no font, or has no face of that index";
    if (*refusal) {
        hb_face_destroy(face);
        return NULL;
    }
    struct cvx_face_source *source = source_new(face, arena);
    if (!source)
        return NULL;
    source->face.kind = kind;
    source->face.path = cvx_arena_strdup(arena, path);
    metrics_read(source->hb_font, &source->face);
    tables_read(face, &source->face);
    names_read(face, arena, &source->face);
    ascii_read(source);
    if (arena->failed) {
        cvx_opentype_close(source);
        return NULL;
    }
    return source;
}

struct cvx_face_source *cvx_opentype_open(const char *path, unsigned index, struct cvx_arena *arena,
                                          const char **refusal)
{
    *refusal = NULL;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    return blob ? open_blob(blob, path, index, arena, refusal) : NULL;
}

struct cvx_face_source *cvx_opentype_open_bytes(const char *path, const unsigned char *bytes,
                                                size_t len, struct cvx_arena *arena,
                                                const char **refusal)
{
    *refusal = NULL;
    hb_blob_t *blob = hb_blob_create_or_fail((const char *)bytes, (unsigned)len,
                                             HB_MEMORY_MODE_READONLY, NULL, NULL);
    return blob ? open_blob(blob, path, 0, arena, refusal) : NULL;
}

void cvx_opentype_close(struct cvx_face_source *source)
{
    hb_font_destroy(source->hb_font);
    hb_face_destroy(source->hb_face);
}

/* --- Characters --- */

uint32_t cvx_opentype_glyph(const struct cvx_face *face, uint32_t code_point)
{
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(face->source->hb_font, code_point, &glyph) ? glyph : 0;
}

uint32_t cvx_opentype_script(uint32_t code_point)
{
    return hb_unicode_script(hb_unicode_funcs_get_default(), code_point);
}

bool cvx_opentype_is_mark(uint32_t code_point)
{
    const hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), code_point);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

/* The face has the character, or HarfBuzz can make it from others that the face has. */
static bool can_draw(const struct cvx_face *face, uint32_t code_point)
{
    if (cvx_opentype_glyph(face, code_point) || cvx_unicode_is_invisible(code_point))
        return true;
    const uint32_t other = cvx_unicode_stand_in(code_point);
    if (other)
        return cvx_opentype_glyph(face, other) != 0;
    hb_codepoint_t first, second;
    if (!hb_unicode_decompose(hb_unicode_funcs_get_default(), code_point, &first, &second))
        return false;
    return can_draw(face, first) && (!second || can_draw(face, second));
}

bool cvx_opentype_covers(const struct cvx_face *face, const char *text, size_t len)
{
    const unsigned char first = (unsigned char)text[0];
    if (len == 1 && first < 0x80) /* nearly all of them */
        return face->source->ascii[first / 64] >> first % 64 & 1;
    uint32_t before = 0;
    for (size_t at = 0, size; at < len; at += size) {
        const uint32_t code_point = cvx_utf8_decode(text + at, len - at, &size);
        hb_codepoint_t composed = 0;
        const bool drawn =
            can_draw(face, code_point) ||
            (before &&
             hb_unicode_compose(hb_unicode_funcs_get_default(), before, code_point, &composed) &&
             cvx_opentype_glyph(face, composed));
        if (!drawn)
            return false;
        before = composed ? composed : code_point;
    }
    return true;
}

/* --- Shaping --- */

struct cvx_opentype_shaper;

static hb_buffer_t *buffer_of(struct cvx_opentype_shaper *shaper)
{
    return (hb_buffer_t *)shaper;
}

struct cvx_opentype_shaper *cvx_opentype_shaper_new(void)
{
    hb_buffer_t *buffer = hb_buffer_create();
    return buffer == hb_buffer_get_empty() ? NULL : (struct cvx_opentype_shaper *)buffer;
}

void cvx_opentype_shaper_free(struct cvx_opentype_shaper *shaper)
{
    hb_buffer_destroy(buffer_of(shaper));
}

static unsigned features_make(unsigned wanted, hb_feature_t *features)
{
    static const struct {
        unsigned flag;
        hb_tag_t tag;
        uint32_t value;
    } rows[] = {
        {CVX_FEATURE_TABULAR, HB_TAG('t', 'n', 'u', 'm'), 1},
        {CVX_FEATURE_SMALL_CAPS, HB_TAG('s', 'm', 'c', 'p'), 1},
        {CVX_FEATURE_NO_LIGATURES, HB_TAG('l', 'i', 'g', 'a'), 0},
        {CVX_FEATURE_NO_LIGATURES, HB_TAG('c', 'l', 'i', 'g'), 0},
        {CVX_OPENTYPE_NO_COMPOSING, HB_TAG('c', 'c', 'm', 'p'), 0},
    };
    unsigned count = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (wanted & rows[i].flag)
            features[count++] = (hb_feature_t){rows[i].tag, rows[i].value, HB_FEATURE_GLOBAL_START,
                                               HB_FEATURE_GLOBAL_END};
    return count;
}

static void buffer_fill(hb_buffer_t *buffer, const struct cvx_opentype_item *item)
{
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    unsigned flags = HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE;
    if (item->start == 0)
        flags |= HB_BUFFER_FLAG_BOT;
    if (item->start + item->len == item->text_len)
        flags |= HB_BUFFER_FLAG_EOT;
    hb_buffer_set_flags(buffer, (hb_buffer_flags_t)flags);
    hb_buffer_set_direction(buffer, item->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, (hb_script_t)item->script);
    if (item->lang)
        hb_buffer_set_language(buffer, hb_language_from_string(item->lang, -1));
    hb_buffer_add_utf8(buffer, item->text, (int)item->text_len, (unsigned)item->start,
                       (int)item->len);
}

bool cvx_opentype_reserve(struct cvx_arena *arena, struct cvx_glyphs *glyphs, size_t more,
                          size_t *room)
{
    if (glyphs->count + more <= *room)
        return true;
    size_t want = *room * 2;
    if (want < glyphs->count + more)
        want = glyphs->count + more;
    struct cvx_glyph *items =
        cvx_arena_grow(arena, glyphs->items, *room * sizeof *items, want * sizeof *items);
    if (!items)
        return false;
    glyphs->items = items;
    *room = want;
    return true;
}

/* Gives each cluster's length to its first glyph. Glyphs are in logical order. */
static void clusters_measure(struct cvx_glyph *glyphs, size_t count, size_t end)
{
    for (size_t i = count; i-- > 0;) {
        if (i > 0 && glyphs[i - 1].text == glyphs[i].text)
            continue;
        glyphs[i].text_len = (uint32_t)(end - glyphs[i].text);
        end = glyphs[i].text;
    }
}

/* Readers sort right-to-left glyphs by their left edges. A joiner, which has no width, shares that
 * of the letter before it, and would be read before it. */
static void part_invisible(const struct cvx_opentype_item *item, struct cvx_glyph *glyphs,
                           size_t count)
{
    enum { APART = 20 };
    for (size_t i = 0; i < count; i++) {
        size_t size;
        const char *text = item->text + glyphs[i].text;
        if (glyphs[i].text_len && glyphs[i].advance == 0 &&
            cvx_unicode_is_invisible(cvx_utf8_decode(text, glyphs[i].text_len, &size)))
            glyphs[i].x_offset -= APART;
    }
}

bool cvx_opentype_shape(struct cvx_opentype_shaper *shaper, const struct cvx_opentype_item *item,
                        struct cvx_arena *arena, struct cvx_glyphs *glyphs, size_t *room)
{
    hb_feature_t features[5];
    hb_buffer_t *buffer = buffer_of(shaper);
    buffer_fill(buffer, item);
    hb_shape(item->face->source->hb_font, buffer, features,
             features_make(item->features, features));
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    if (!hb_buffer_allocation_successful(buffer) ||
        !cvx_opentype_reserve(arena, glyphs, count, room))
        return false;
    struct cvx_glyph *out = glyphs->items + glyphs->count;
    for (unsigned i = 0; i < count; i++) {
        const unsigned from = item->rtl ? count - 1 - i : i;
        const bool is_unsafe =
            hb_glyph_info_get_glyph_flags(&infos[from]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
        out[i] = (struct cvx_glyph){
            .face = item->face,
            .text = infos[from].cluster,
            .advance = positions[from].x_advance,
            .x_offset = positions[from].x_offset,
            .y_offset = positions[from].y_offset,
            .id = (uint16_t)infos[from].codepoint,
            .scale = EM,
            .flags = is_unsafe ? CVX_GLYPH_UNSAFE : 0,
        };
    }
    clusters_measure(out, count, item->start + item->len);
    if (item->rtl)
        part_invisible(item, out, count);
    glyphs->count += count;
    return true;
}
