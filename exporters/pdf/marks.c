/* SPDX-License-Identifier: MIT */
/* Where directional marks go. All is decided on the line as it is seen, cluster by cluster, in runs
 * of one direction. */
#include "exporters/pdf/marks.h"

#include "core/base/module.h"
#include "core/base/utf8.h"
#include "exporters/pdf/icu.h"

#include <string.h>

static const struct cvx_module icu_module = CVX_MODULE(icu);

struct marker {
    const struct cvx_icu *icu;
    struct cvx_arena *arena;
    bool rtl; /* what such a reader takes the page's direction for */
};

/* A cluster where it is seen. */
struct seen {
    bool rtl, space;
    enum cvx_direction first, last; /* of its characters */
    uint8_t *marks;                 /* where its marks go */
};

/* A line's clusters, from left to right. */
struct seen_line {
    struct seen *items;
    size_t count;
};

static bool is_space(uint32_t code_point)
{
    return code_point == ' ' || code_point == 0xA0 || code_point == 0x202F;
}

/* The letters of a page that run from left to right, less those that run the other way. */
static long balance(const struct marker *marker, const struct cvx_layout_page *page)
{
    long sum = 0;
    for (size_t i = 0; i < page->item_count; i++) {
        const struct cvx_line *line = &page->items[i].line;
        for (size_t k = 0; page->items[i].kind == CVX_ITEM_LINE && k < line->piece_count; k++) {
            const struct cvx_piece *piece = &line->pieces[k];
            for (size_t at = 0, size; at < piece->text_len; at += size) {
                const enum cvx_direction direction = marker->icu->direction_find(
                    cvx_utf8_decode(piece->text + at, piece->text_len - at, &size));
                sum += (direction == CVX_DIRECTION_LTR) - (direction == CVX_DIRECTION_RTL);
            }
        }
    }
    return sum;
}

static bool is_first(const struct cvx_piece *piece, uint32_t glyph)
{
    return glyph == 0 || piece->glyphs[glyph - 1].text != piece->glyphs[glyph].text;
}

/* Adds the cluster that begins with `glyph`, of the text up to `end`. */
static void cluster_add(const struct marker *marker, const struct cvx_piece *piece, uint32_t glyph,
                        uint32_t end, struct seen *seen)
{
    *seen = (struct seen){.rtl = piece->rtl};
    for (size_t at = piece->glyphs[glyph].text, size; at < end; at += size) {
        const uint32_t code_point = cvx_utf8_decode(piece->text + at, end - at, &size);
        seen->last = marker->icu->direction_find(code_point);
        if (at > piece->glyphs[glyph].text)
            continue;
        seen->first = seen->last;
        seen->space = is_space(code_point);
    }
}

/* Adds a piece's clusters, whose marks go to `marks`. */
static void piece_add(const struct marker *marker, const struct cvx_piece *piece, uint8_t *marks,
                      struct seen_line *line)
{
    uint32_t end = piece->text_len;
    size_t count = 0;
    for (uint32_t i = 0; i < piece->glyph_count; i++)
        count += is_first(piece, i);
    for (uint32_t i = piece->glyph_count, k = 0; i-- > 0;) {
        if (!is_first(piece, i))
            continue;
        struct seen *seen = &line->items[line->count + (piece->rtl ? k : count - 1 - k)];
        cluster_add(marker, piece, i, end, seen);
        seen->marks = &marks[i];
        end = piece->glyphs[i].text;
        k++;
    }
    line->count += count;
}

/* True when the stretch that ends at the left of cluster `at` on a right-to-left page would take
 * more with it than is its own. */
static bool must_stop(const struct seen_line *line, size_t at)
{
    if (at > 0 && line->items[at - 1].rtl && line->items[at - 1].first == CVX_DIRECTION_RTL)
        return false;
    while (at > 0 && line->items[at - 1].space)
        at--;
    return at > 0;
}

/* True when nothing but spaces is between cluster `at` and the left, or right, end of its run. */
static bool is_at_end(const struct seen_line *line, size_t at, int step)
{
    const bool rtl = line->items[at].rtl;
    do
        at += (size_t)step;
    while (at < line->count && line->items[at].rtl == rtl && line->items[at].space);
    return at >= line->count || line->items[at].rtl != rtl;
}

/* On a right-to-left page. A left-to-right run must not take what is left of it, nor must the
 * stretch before it take a sign at its right end; a comma between right-to-left letters begins a
 * stretch, which must not go on. */
static unsigned marks_rtl(const struct seen_line *line, size_t at)
{
    const struct seen *seen = &line->items[at];
    unsigned marks = 0;
    if (seen->space)
        return 0;
    if (seen->rtl ? seen->first == CVX_DIRECTION_NUMBER : is_at_end(line, at, -1))
        marks |= must_stop(line, at) ? CVX_MARK_RTL_BEFORE : 0;
    if (!seen->rtl && seen->last == CVX_DIRECTION_NEUTRAL && is_at_end(line, at, 1))
        marks |= CVX_MARK_LTR_AFTER;
    return marks;
}

/* On a left-to-right page. The stretch of right-to-left letters must not take a sign right of its
 * run, nor a space left of figures. */
static unsigned marks_ltr(const struct seen_line *line, size_t at)
{
    const struct seen *seen = &line->items[at];
    const struct seen *next = at + 1 < line->count ? seen + 1 : NULL;
    if (!seen->rtl)
        return at > 0 && seen[-1].rtl && seen->first == CVX_DIRECTION_NEUTRAL ? CVX_MARK_LTR_BEFORE
                                                                              : 0;
    const bool ends = next && (!next->rtl || next->last == CVX_DIRECTION_NUMBER);
    return seen->space && ends ? CVX_MARK_LTR_BEFORE : 0;
}

/* The line's pieces as they are seen. */
static const struct cvx_piece **pieces_sort(const struct marker *marker,
                                            const struct cvx_line *line)
{
    const struct cvx_piece **sorted =
        cvx_arena_alloc_array(marker->arena, line->piece_count, sizeof *sorted);
    for (size_t i = 0; sorted && i < line->piece_count; i++) {
        size_t to = i;
        for (; to > 0 && sorted[to - 1]->left > line->pieces[i].left; to--)
            sorted[to] = sorted[to - 1];
        sorted[to] = &line->pieces[i];
    }
    return sorted;
}

static bool has_marks(const struct cvx_piece *piece, const uint8_t *marks)
{
    for (uint32_t i = 0; i < piece->glyph_count; i++)
        if (marks[i])
            return true;
    return false;
}

static void line_mark(const struct marker *marker, struct cvx_line *line)
{
    size_t count = 0;
    for (size_t i = 0; i < line->piece_count; i++)
        count += line->pieces[i].glyph_count;
    const struct cvx_piece **sorted = pieces_sort(marker, line);
    struct cvx_piece *pieces =
        cvx_arena_alloc_array(marker->arena, line->piece_count, sizeof *pieces);
    struct seen_line seen = {cvx_arena_alloc_array(marker->arena, count, sizeof *seen.items), 0};
    uint8_t *marks = cvx_arena_alloc(marker->arena, count);
    if (!sorted || !pieces || !seen.items || !marks)
        return;
    for (size_t i = 0, used = 0; i < line->piece_count; used += sorted[i++]->glyph_count)
        piece_add(marker, sorted[i], marks + used, &seen);
    for (size_t i = 0; i < seen.count; i++)
        *seen.items[i].marks = (uint8_t)(marker->rtl ? marks_rtl : marks_ltr)(&seen, i);
    for (size_t i = 0; i < line->piece_count; marks += sorted[i++]->glyph_count) {
        struct cvx_piece *piece = &pieces[sorted[i] - line->pieces];
        *piece = *sorted[i];
        piece->marks = has_marks(piece, marks) ? marks : NULL;
    }
    line->pieces = pieces;
}

static void page_mark(struct marker *marker, struct cvx_layout_page *page)
{
    struct cvx_item *items = cvx_arena_alloc_array(marker->arena, page->item_count, sizeof *items);
    marker->rtl = balance(marker, page) < 0;
    for (size_t i = 0; items && i < page->item_count; i++) {
        items[i] = page->items[i];
        if (items[i].kind == CVX_ITEM_LINE)
            line_mark(marker, &items[i].line);
    }
    page->items = items;
}

static bool has_rtl(const struct cvx_layout_page *page)
{
    for (size_t i = 0; i < page->item_count; i++) {
        const struct cvx_line *line = &page->items[i].line;
        for (size_t k = 0; page->items[i].kind == CVX_ITEM_LINE && k < line->piece_count; k++)
            if (line->pieces[k].rtl)
                return true;
    }
    return false;
}

enum cvx_status cvx_marks_add(struct cvx_layout *layout, struct cvx_arena *arena,
                              struct cvx_diag *diag)
{
    struct marker marker = {.arena = arena};
    struct cvx_layout_page *pages = NULL;
    for (size_t i = 0; i < layout->page_count && !arena->failed; i++) {
        if (!has_rtl(&layout->pages[i]))
            continue;
        if (!pages) {
            pages = cvx_arena_alloc_array(arena, layout->page_count, sizeof *pages);
            marker.icu = cvx_module_open(&icu_module, diag);
            if (!marker.icu)
                return CVX_ENVIRONMENT;
            if (!pages)
                break;
            memcpy(pages, layout->pages, layout->page_count * sizeof *pages);
            layout->pages = pages;
        }
        page_mark(&marker, &pages[i]);
    }
    return arena->failed ? cvx_diag_memory(diag) : CVX_OK;
}
