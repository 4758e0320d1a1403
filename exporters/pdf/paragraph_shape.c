/* SPDX-License-Identifier: MIT */
/* From spans to clusters: joins the texts, asks for directions and break opportunities, shapes each
 * stretch of one look and one direction once, and cuts the glyphs into clusters. */
#include "core/base/utf8.h"
#include "exporters/pdf/bidi.h"
#include "exporters/pdf/linebreak.h"
#include "exporters/pdf/paragraph.h"

#include <string.h>

enum { LONGEST_PHRASE = 24 }; /* bytes */

/* A paragraph in the making. */
struct work {
    struct cvx_setter *setter;
    struct cvx_shaped *shaped;
    char *text;
    uint8_t *levels; /* by byte; NULL: all 0 */
    uint8_t *breaks; /* by byte */
};

/* Glyphs of one stretch. */
struct stretch {
    struct cvx_glyphs glyphs;
    uint32_t start; /* in the paragraph's text */
    uint32_t span;
    uint8_t level;
};

static void text_join(struct work *work)
{
    struct cvx_shaped *shaped = work->shaped;
    size_t len = 0;
    for (size_t i = 0; i < shaped->span_count; i++)
        len += shaped->spans[i].len;
    work->text = cvx_arena_alloc(work->setter->arena, len + 1);
    if (!work->text)
        return;
    for (size_t i = 0, at = 0; i < shaped->span_count; at += shaped->spans[i++].len)
        memcpy(work->text + at, shaped->spans[i].text, shaped->spans[i].len);
    shaped->text = work->text;
    shaped->text_len = len;
}

/* True when two neighbours are one thing to bidi: runs of one contact item. */
static bool is_one_item(const struct cvx_span *a, const struct cvx_span *b)
{
    return a->item && b->item && a->block == b->block;
}

static size_t parts_make(const struct cvx_shaped *shaped, struct cvx_bidi_part *parts)
{
    size_t count = 0;
    for (size_t i = 0; i < shaped->span_count; i++) {
        const struct cvx_span *span = &shaped->spans[i];
        if (i && is_one_item(&shaped->spans[i - 1], span))
            parts[count - 1].len += (uint32_t)span->len;
        else
            parts[count++] = (struct cvx_bidi_part){(uint32_t)span->len, span->isolated};
    }
    return count;
}

static void levels_find(struct work *work)
{
    struct cvx_shaped *shaped = work->shaped;
    struct cvx_arena *arena = work->setter->arena;
    if (!shaped->rtl && !cvx_bidi_needed(shaped->text, shaped->text_len))
        return;
    struct cvx_bidi_part *parts = cvx_arena_alloc_array(arena, shaped->span_count, sizeof *parts);
    work->levels = cvx_arena_alloc(arena, shaped->text_len);
    if (arena->failed)
        return;
    const struct cvx_bidi_text text = {shaped->text, shaped->text_len, parts,
                                       parts_make(shaped, parts), shaped->rtl};
    work->setter->status = cvx_bidi_levels(&text, arena, work->setter->diag, work->levels);
}

/* The language of most of the text: its rules for line ends serve the whole paragraph. */
static const char *main_lang(const struct work *work)
{
    const struct cvx_shaped *shaped = work->shaped;
    const char *lang = work->setter->lang;
    size_t foreign = 0;
    for (size_t i = 0; i < shaped->span_count; i++) {
        if (!shaped->spans[i].font.lang || shaped->spans[i].run == NULL)
            continue;
        foreign += shaped->spans[i].len;
        if (foreign * 2 > shaped->text_len)
            lang = shaped->spans[i].font.lang;
    }
    return lang;
}

/* A short emphasized phrase, such as a name among authors, better stays together. */
static bool is_phrase(const struct cvx_span *span)
{
    return span->run && span->run->style & (CVX_STYLE_STRONG | CVX_STYLE_EMPHASIS) &&
           span->len <= LONGEST_PHRASE;
}

/* Makes the breaks inside [start, end) at least as unwelcome as `kind`. */
static void breaks_raise(uint8_t *breaks, size_t start, size_t end, enum cvx_break kind)
{
    for (size_t i = start + 1; i < end; i++)
        if (breaks[i] != CVX_BREAK_NONE && breaks[i] < kind)
            breaks[i] = (uint8_t)kind;
}

/* What the spans say about breaks, over what the text says. */
static void breaks_overrule(struct work *work)
{
    const struct cvx_shaped *shaped = work->shaped;
    uint8_t *breaks = work->breaks;
    size_t at = 0;
    for (size_t i = 0; i < shaped->span_count; i++) {
        const struct cvx_span *span = &shaped->spans[i];
        if (span->keep || span->separator)
            for (size_t byte = at + 1; byte < at + span->len; byte++)
                breaks[byte] = CVX_BREAK_NONE;
        if (span->item && i && shaped->spans[i - 1].item)
            breaks_raise(breaks, at - 1, at + span->len, CVX_BREAK_ITEM);
        else if (span->item)
            breaks_raise(breaks, at, at + span->len, CVX_BREAK_ITEM);
        else if (span->phrase)
            breaks_raise(breaks, at, at + span->len, CVX_BREAK_PHRASE);
        else if (is_phrase(span))
            breaks_raise(breaks, at, at + span->len, CVX_BREAK_RELUCTANT);
        if (span->separator)
            breaks[at] = CVX_BREAK_NONE;
        at += span->len;
        if (at >= shaped->text_len)
            return;
        if (span->separator)
            breaks[at] = CVX_BREAK_FREE;
        if (span->break_after)
            breaks[at] = CVX_BREAK_FORCED;
    }
}

static void breaks_find(struct work *work)
{
    struct cvx_setter *setter = work->setter;
    const struct cvx_shaped *shaped = work->shaped;
    work->breaks = cvx_arena_alloc(setter->arena, shaped->text_len + 1);
    if (!work->breaks)
        return;
    setter->status = cvx_breaker_find(setter->breaker, shaped->text, shaped->text_len, shaped->lang,
                                      work->breaks);
    breaks_overrule(work);
}

static size_t level_end(const struct work *work, size_t start, size_t end)
{
    if (!work->levels)
        return end;
    size_t at = start + 1;
    while (at < end && work->levels[at] == work->levels[start])
        at++;
    return at;
}

/* Shapes all stretches; returns their number. Each has a byte at least. */
static size_t stretches_shape(struct work *work, struct stretch **stretches)
{
    const struct cvx_shaped *shaped = work->shaped;
    struct cvx_setter *setter = work->setter;
    size_t count = 0, room = shaped->span_count + 4;
    *stretches = cvx_arena_alloc_array(setter->arena, room, sizeof **stretches);
    for (size_t i = 0, at = 0; i < shaped->span_count; i++) {
        const struct cvx_span *span = &shaped->spans[i];
        const size_t span_end = at + span->len;
        while (at < span_end && setter->status == CVX_OK && !setter->arena->failed) {
            const size_t end = level_end(work, at, span_end);
            const uint8_t level = work->levels ? work->levels[at] : 0;
            if (count == room) {
                *stretches = cvx_arena_grow(setter->arena, *stretches, room * sizeof **stretches,
                                            room * 2 * sizeof **stretches);
                room *= 2;
            }
            struct cvx_text_run run = {shaped->text,
                                       shaped->text_len,
                                       at,
                                       end - at,
                                       level & 1,
                                       span->font,
                                       span->run ? span->run->at : NULL};
            if (!run.style.lang)
                run.style.lang = setter->lang;
            struct cvx_glyphs glyphs = {NULL, 0};
            setter->status = cvx_shaper_shape(setter->shaper, &run, &glyphs);
            if (*stretches)
                (*stretches)[count++] = (struct stretch){glyphs, (uint32_t)at, (uint32_t)i, level};
            at = end;
        }
    }
    return count;
}

static bool is_space(const char *text)
{
    return *text == ' ';
}

/* Scripts from Hebrew to Tibetan and Burmese join their letters or set marks on them: space between
 * letters tears Arabic and Devanagari apart, and readers take some of it for spaces. */
static bool may_track(const char *text, size_t len)
{
    enum { FIRST_WITHOUT = 0x0590, FIRST_AFTER = 0x10A0 };
    size_t size;
    const uint32_t code_point = cvx_utf8_decode(text, len, &size);
    return code_point < FIRST_WITHOUT || code_point >= FIRST_AFTER;
}

static struct cvx_cluster cluster_make(const struct work *work, const struct stretch *stretch,
                                       const struct cvx_glyph *glyph, size_t glyph_count)
{
    const struct cvx_span *span = &work->shaped->spans[stretch->span];
    struct cvx_cluster cluster = {
        .text = glyph->text,
        .text_len = glyph->text_len,
        .glyphs = glyph,
        .glyph_count = (uint16_t)glyph_count,
        .span = stretch->span,
        .level = stretch->level,
    };
    const int64_t advance = cvx_glyphs_width(glyph, glyph_count);
    cluster.width = (double)advance / 1000 * span->size;
    if (span->tracking < 0 || may_track(work->text + cluster.text, cluster.text_len))
        cluster.width += span->tracking * span->size;
    if (is_space(work->text + cluster.text))
        cluster.flags |= CVX_CLUSTER_SPACE;
    if (span->separator)
        cluster.flags |= CVX_CLUSTER_SEPARATOR;
    const uint32_t end = cluster.text + cluster.text_len;
    cluster.break_at = end < work->shaped->text_len ? work->breaks[end] : CVX_BREAK_NONE;
    return cluster;
}

static void clusters_cut(struct work *work, const struct stretch *stretches, size_t count)
{
    struct cvx_shaped *shaped = work->shaped;
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t g = 0; g < stretches[i].glyphs.count; g++)
            total += stretches[i].glyphs.items[g].text_len > 0;
    shaped->clusters = cvx_arena_alloc_array(work->setter->arena, total, sizeof *shaped->clusters);
    if (!shaped->clusters)
        return;
    for (size_t i = 0; i < count; i++) {
        const struct cvx_glyphs *glyphs = &stretches[i].glyphs;
        for (size_t g = 0, next; g < glyphs->count; g = next) {
            for (next = g + 1; next < glyphs->count && !glyphs->items[next].text_len;)
                next++;
            shaped->clusters[shaped->cluster_count++] =
                cluster_make(work, &stretches[i], &glyphs->items[g], next - g);
        }
    }
}

static void shape_and_cut(struct work *work)
{
    struct stretch *stretches;
    const size_t count = stretches_shape(work, &stretches);
    if (!work->setter->arena->failed && work->setter->status == CVX_OK)
        clusters_cut(work, stretches, count);
}

static double natural_width(const struct cvx_shaped *shaped)
{
    size_t count = shaped->cluster_count;
    double width = 0;
    while (count && shaped->clusters[count - 1].flags & CVX_CLUSTER_SPACE)
        count--;
    for (size_t i = 0; i < count; i++)
        width += shaped->clusters[i].width;
    return count ? width - cvx_spacing_end_loss(&shaped->clusters[count - 1]) : 0;
}

void cvx_paragraph_shape(struct cvx_setter *setter, const struct cvx_span *spans, size_t count,
                         bool rtl, struct cvx_shaped *shaped)
{
    *shaped = (struct cvx_shaped){.spans = spans, .span_count = count, .text = "", .rtl = rtl};
    if (setter->status != CVX_OK)
        return;
    struct work work = {.setter = setter, .shaped = shaped};
    text_join(&work);
    shaped->lang = main_lang(&work);
    if (!setter->arena->failed && !shaped->text_len)
        return;
    if (!setter->arena->failed)
        levels_find(&work);
    if (!setter->arena->failed && setter->status == CVX_OK)
        breaks_find(&work);
    if (!setter->arena->failed && setter->status == CVX_OK)
        shape_and_cut(&work);
    if (setter->arena->failed && setter->status == CVX_OK)
        setter->status = cvx_diag_memory(setter->diag);
    if (setter->status != CVX_OK) {
        shaped->cluster_count = 0;
        return;
    }
    cvx_spacing_apply(shaped, setter->lang);
    shaped->width = natural_width(shaped);
}
