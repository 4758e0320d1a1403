/* SPDX-License-Identifier: MIT */
/* Collects which glyphs a file shows for which texts, has the fonts cut down to them, and gives out
 * codes: to a glyph's first text the code that is its CID, to its further texts codes that are
 * free. */
#include "exporters/pdf/font.h"

#include "exporters/pdf/embed.h"

#include <stdlib.h>
#include <string.h>

enum {
    FIRST_USES = 128,
    FIRST_GLYPHS = 4096,
    MOST_USES = 60000, /* of the 65536 codes */
    CODES = 0x10000,
};

#define FNV_START 2166136261U

/* A glyph shown for a text. */
struct use {
    uint16_t glyph;
    uint16_t place;            /* of the glyph among the distinct ones */
    uint16_t code, cid, width; /* after embedding */
    bool again;                /* not the first text of its glyph */
    const char *text;
    uint32_t text_len;
    uint32_t next; /* in its bucket, from 1; 0: the last */
};

struct cvx_pdf_font {
    struct cvx_pdf_fonts *fonts;
    const struct cvx_face *face;
    unsigned number;
    struct cvx_object *object;
    struct use *uses; /* in order of first use */
    uint32_t count, room;
    uint16_t
        *firsts; /* by glyph: the use for its first text, from 1; nearly all there is to find */
    uint32_t first_room;
    uint32_t *buckets; /* the uses for further texts, from 1; by glyph and text */
    uint32_t bucket_count;
    bool too_many;
    struct cvx_pdf_font *next;
};

struct cvx_pdf_fonts {
    struct cvx_pdf *pdf;
    struct cvx_arena *arena;
    struct cvx_pdf_font *first, *last;
    unsigned count;
};

/* --- Collecting --- */

struct cvx_pdf_fonts *cvx_pdf_fonts_new(struct cvx_pdf *pdf)
{
    struct cvx_arena *arena = cvx_pdf_arena(pdf);
    struct cvx_pdf_fonts *fonts = cvx_arena_alloc(arena, sizeof *fonts);
    if (fonts)
        *fonts = (struct cvx_pdf_fonts){.pdf = pdf, .arena = arena};
    return fonts;
}

struct cvx_pdf_font *cvx_pdf_fonts_use(struct cvx_pdf_fonts *fonts, const struct cvx_face *face)
{
    for (struct cvx_pdf_font *font = fonts->first; font; font = font->next)
        if (font->face == face)
            return font;
    struct cvx_pdf_font *font = cvx_arena_alloc(fonts->arena, sizeof *font);
    if (!font)
        return NULL;
    font->fonts = fonts;
    font->face = face;
    font->number = ++fonts->count;
    font->object = cvx_object_new(fonts->pdf);
    if (fonts->last)
        fonts->last->next = font;
    else
        fonts->first = font;
    fonts->last = font;
    return font;
}

unsigned cvx_pdf_font_number(const struct cvx_pdf_font *font)
{
    return font->number;
}

struct cvx_object *cvx_pdf_font_object(const struct cvx_pdf_font *font)
{
    return font->object;
}

/* FNV-1a. */
static uint32_t hash_bytes(uint32_t hash, const void *bytes, size_t len)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ at[i]) * 16777619U;
    return hash;
}

static uint32_t hash_use(uint16_t glyph, const char *text, size_t len)
{
    return hash_bytes(FNV_START ^ (uint32_t)glyph * 0x9E3779B1U, text, len);
}

static bool has_text(const struct use *use, const char *text, size_t len)
{
    return use->text_len == len &&
           (len == 0 || (*use->text == *text && (len == 1 || memcmp(use->text, text, len) == 0)));
}

static struct use *use_find(const struct cvx_pdf_font *font, uint16_t glyph, const char *text,
                            size_t len)
{
    uint32_t at = glyph < font->first_room ? font->firsts[glyph] : 0;
    if (!at || has_text(&font->uses[at - 1], text, len))
        return at ? &font->uses[at - 1] : NULL;
    at = font->bucket_count ? font->buckets[hash_use(glyph, text, len) & (font->bucket_count - 1)]
                            : 0;
    while (at && (font->uses[at - 1].glyph != glyph || !has_text(&font->uses[at - 1], text, len)))
        at = font->uses[at - 1].next;
    return at ? &font->uses[at - 1] : NULL;
}

static void bucket_add(struct cvx_pdf_font *font, uint32_t index)
{
    struct use *use = &font->uses[index];
    const uint32_t bucket =
        hash_use(use->glyph, use->text, use->text_len) & (font->bucket_count - 1);
    use->next = font->buckets[bucket];
    font->buckets[bucket] = index + 1;
}

/* Twice the room, for uses and buckets alike. */
static bool make_room(struct cvx_pdf_font *font)
{
    if (font->count < font->room)
        return true;
    struct cvx_arena *arena = font->fonts->arena;
    const uint32_t room = font->room ? font->room * 2 : FIRST_USES;
    struct use *uses =
        cvx_arena_grow(arena, font->uses, font->room * sizeof *uses, room * sizeof *uses);
    uint32_t *buckets = cvx_arena_alloc_array(arena, room, sizeof *buckets);
    if (!uses || !buckets)
        return false;
    font->uses = uses;
    font->buckets = buckets;
    font->room = font->bucket_count = room;
    for (uint32_t i = 0; i < font->count; i++)
        if (uses[i].again)
            bucket_add(font, i);
    return true;
}

static bool make_first_room(struct cvx_pdf_font *font, uint16_t glyph)
{
    if (glyph < font->first_room)
        return true;
    uint32_t room = font->first_room ? font->first_room : FIRST_GLYPHS;
    while (room <= glyph)
        room *= 2;
    uint16_t *firsts = cvx_arena_grow(font->fonts->arena, font->firsts,
                                      font->first_room * sizeof *firsts, room * sizeof *firsts);
    if (!firsts)
        return false;
    font->firsts = firsts;
    font->first_room = room;
    return true;
}

void cvx_pdf_font_add(struct cvx_pdf_font *font, uint32_t glyph, const char *text, size_t len)
{
    const uint16_t id = (uint16_t)glyph;
    if (!font || use_find(font, id, text, len))
        return;
    if (font->count == MOST_USES)
        font->too_many = true;
    if (font->too_many || !make_room(font) || !make_first_room(font, id))
        return;
    struct use *use = &font->uses[font->count];
    *use = (struct use){
        .glyph = id,
        .again = font->firsts[id] != 0,
        .text = text,
        .text_len = (uint32_t)len,
    };
    if (use->again)
        bucket_add(font, font->count);
    else
        font->firsts[id] = (uint16_t)(font->count + 1);
    font->count++;
}

struct cvx_pdf_code cvx_pdf_font_code(const struct cvx_pdf_font *font, uint32_t glyph,
                                      const char *text, size_t len)
{
    const struct use *use = font ? use_find(font, (uint16_t)glyph, text, len) : NULL;
    return use ? (struct cvx_pdf_code){use->code, use->width} : (struct cvx_pdf_code){0};
}

/* --- Codes --- */

/* One font being given its codes. */
struct coding {
    struct cvx_pdf_font *font;
    struct cvx_arena *arena;
    uint16_t *glyphs; /* distinct, in order of first use */
    size_t glyph_count;
    bool again; /* some glyph has several texts */
};

static bool glyphs_list(struct coding *coding)
{
    struct cvx_pdf_font *font = coding->font;
    coding->glyphs = cvx_arena_alloc_array(coding->arena, font->count, sizeof *coding->glyphs);
    if (!coding->glyphs)
        return false;
    for (uint32_t i = 0; i < font->count; i++) {
        struct use *use = &font->uses[i];
        coding->again = coding->again || use->again;
        use->place = use->again ? font->uses[font->firsts[use->glyph] - 1].place
                                : (uint16_t)coding->glyph_count;
        if (!use->again)
            coding->glyphs[coding->glyph_count++] = use->glyph;
    }
    return true;
}

/* First texts get their CID as code, the others what is left, in order of use. */
static bool codes_assign(struct coding *coding, const struct cvx_subset *subset)
{
    struct cvx_pdf_font *font = coding->font;
    for (uint32_t i = 0; i < font->count; i++) {
        struct use *use = &font->uses[i];
        use->cid = use->code = subset->cids[use->place];
        use->width = subset->widths[use->place];
    }
    bool *taken = coding->again ? cvx_arena_alloc_array(coding->arena, CODES, sizeof *taken) : NULL;
    for (uint32_t i = 0; taken && i < font->count; i++)
        if (!font->uses[i].again)
            taken[font->uses[i].code] = true;
    unsigned free_code = 1;
    for (uint32_t i = 0; taken && i < font->count; i++) {
        if (!font->uses[i].again)
            continue;
        while (taken[free_code])
            free_code++;
        font->uses[i].code = (uint16_t)free_code++;
    }
    return taken || !coding->again;
}

static int compare_codes(const void *a, const void *b)
{
    const struct use *const *left = a, *const *right = b;
    return (*left)->code - (*right)->code;
}

static bool rows_make(const struct coding *coding, struct cvx_pdf_embedding *embedding)
{
    const struct cvx_pdf_font *font = coding->font;
    const struct use **sorted = cvx_arena_alloc_array(coding->arena, font->count, sizeof *sorted);
    struct cvx_cmap_row *rows = cvx_arena_alloc_array(coding->arena, font->count, sizeof *rows);
    uint16_t *widths = cvx_arena_alloc_array(coding->arena, font->count, sizeof *widths);
    if (!sorted || !rows || !widths)
        return false;
    for (uint32_t i = 0; i < font->count; i++)
        sorted[i] = &font->uses[i];
    qsort(sorted, font->count, sizeof *sorted, compare_codes);
    for (uint32_t i = 0; i < font->count; i++) {
        const struct use *use = sorted[i];
        rows[i] = (struct cvx_cmap_row){use->code, use->cid, use->text, use->text_len};
        widths[i] = use->width;
    }
    embedding->rows = rows;
    embedding->widths = widths;
    embedding->count = font->count;
    return true;
}

/* The face's name after six letters that differ for every other selection of glyphs (9.6.4), and
 * are the same on every machine. */
static const char *name_make(const struct coding *coding)
{
    const char *name = coding->font->face->name;
    uint32_t hash = hash_bytes(FNV_START, name, strlen(name));
    for (size_t i = 0; i < coding->glyph_count; i++) {
        const unsigned char bytes[] = {(unsigned char)(coding->glyphs[i] >> 8),
                                       (unsigned char)coding->glyphs[i]};
        hash = hash_bytes(hash, bytes, sizeof bytes);
    }
    char tag[7] = "";
    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    return cvx_arena_printf(coding->arena, "%s+%s", tag, name);
}

static enum cvx_status font_embed(struct cvx_pdf_font *font, struct cvx_diag *diag)
{
    struct cvx_pdf_fonts *fonts = font->fonts;
    if (font->too_many) {
        cvx_diag_add(diag, CVX_CODE_LIMIT, NULL,
                     "the CV shows more than %d different glyphs of one font", MOST_USES);
        return CVX_REJECTED;
    }
    if (!font->count)
        return CVX_OK;
    struct coding coding = {.font = font, .arena = fonts->arena};
    if (!glyphs_list(&coding))
        return cvx_diag_memory(diag);
    struct cvx_pdf_embedding embedding = {
        .pdf = fonts->pdf,
        .font = font->object,
        .face = font->face,
        .name = name_make(&coding),
        .again = coding.again,
    };
    const enum cvx_status status = cvx_subset_build(font->face, coding.glyphs, coding.glyph_count,
                                                    fonts->arena, diag, &embedding.program);
    if (status)
        return status;
    if (!codes_assign(&coding, &embedding.program) || !rows_make(&coding, &embedding) ||
        !embedding.name)
        return cvx_diag_memory(diag);
    cvx_pdf_embed(&embedding);
    return CVX_OK;
}

enum cvx_status cvx_pdf_fonts_embed(struct cvx_pdf_fonts *fonts, struct cvx_diag *diag)
{
    enum cvx_status status = CVX_OK;
    for (struct cvx_pdf_font *font = fonts->first; font && !status; font = font->next)
        status = font_embed(font, diag);
    return status;
}
