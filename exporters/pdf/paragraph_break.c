/* SPDX-License-Identifier: MIT */
/* From clusters to lines: measures every place where a line may end, has fit.c choose, and reports
 * words that are wider than their line. */
#include "exporters/pdf/fit.h"
#include "exporters/pdf/hyphen.h"
#include "exporters/pdf/paragraph.h"

/* The cost of a line from which on hyphens are tried: a sixth of it empty, or very wide spaces. */
#define POOR_COST 1.03

/* A place for fit.c and the clusters it stands for: a line that ends here shows the clusters before
 * `end`; the next one starts with `next`. */
struct places {
    struct cvx_fit_place *items;
    uint32_t *ends, *nexts;
    size_t count;
};

/* Sums over the clusters before one. */
struct sums {
    double width, stretch, shrink;
};

struct scan {
    struct cvx_setter *setter;
    const struct cvx_shaped *shaped;
    struct sums *sums; /* cluster_count + 1 */
    struct places places;
    uint32_t *chosen;
    double narrowest; /* of the lines */
};

static bool vanishes(const struct cvx_cluster *cluster)
{
    return (cluster->flags & (CVX_CLUSTER_SPACE | CVX_CLUSTER_SEPARATOR)) != 0;
}

static void sums_make(struct scan *scan)
{
    const struct cvx_shaped *shaped = scan->shaped;
    scan->sums[0] = (struct sums){0, 0, 0};
    for (size_t i = 0; i < shaped->cluster_count; i++) {
        const struct sums *sum = &scan->sums[i];
        scan->sums[i + 1] = (struct sums){
            sum->width + shaped->clusters[i].width,
            sum->stretch + cvx_spacing_stretch(shaped, i),
            sum->shrink + cvx_spacing_shrink(shaped, i),
        };
    }
}

static void place_add(struct scan *scan, size_t end, size_t next, enum cvx_break kind)
{
    const struct cvx_shaped *shaped = scan->shaped;
    const struct cvx_cluster *clusters = shaped->clusters;
    struct places *places = &scan->places;
    struct cvx_fit_place place = {.kind = kind};
    place.end = scan->sums[end].width;
    place.start = scan->sums[next].width;
    place.stretch_start = scan->sums[next].stretch;
    place.shrink_start = scan->sums[next].shrink;
    if (end > 0) {
        place.end -= cvx_spacing_end_loss(&clusters[end - 1]);
        place.stretch_end = scan->sums[end - 1].stretch;
        place.shrink_end = scan->sums[end - 1].shrink;
    }
    if (next < shaped->cluster_count)
        place.start += cvx_spacing_start_loss(&clusters[next]);
    if (kind == CVX_BREAK_HYPHEN) /* about the width of one in all our fonts */
        place.end += 0.32 * shaped->spans[clusters[end - 1].span].size;
    places->items[places->count] = place;
    places->ends[places->count] = (uint32_t)end;
    places->nexts[places->count++] = (uint32_t)next;
}

/* Where the CV has the clusters from `start` to `end`; NULL when they are all of ours. */
static const struct cvx_node *node_of(const struct cvx_shaped *shaped, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        const struct cvx_run *run = shaped->spans[shaped->clusters[i].span].run;
        if (run && run->at)
            return run->at;
    }
    return NULL;
}

/* Adds a place after the clusters before `next`; if the word before it is wider than a line, then
 * places all over that word first. */
static void word_add(struct scan *scan, size_t next, enum cvx_break kind)
{
    const struct cvx_shaped *shaped = scan->shaped;
    const size_t start = scan->places.nexts[scan->places.count - 1];
    size_t end = next;
    while (end > start && vanishes(&shaped->clusters[end - 1]))
        end--;
    if (end == start && kind != CVX_BREAK_FORCED)
        return;
    const double width = scan->sums[end].width - scan->sums[start].width;
    if (width > scan->narrowest) {
        if (!scan->setter->quiet)
            cvx_diag_add(scan->setter->diag, CVX_CODE_OVERFULL, node_of(shaped, start, end),
                         "a word of %.0f pt is wider than its line of %.0f pt and was broken",
                         width, scan->narrowest);
        for (size_t i = start + 1; i < end; i++)
            place_add(scan, i, i, CVX_BREAK_EMERGENCY);
    }
    place_add(scan, end, next, kind);
}

static void places_find(struct scan *scan)
{
    const struct cvx_shaped *shaped = scan->shaped;
    const size_t count = shaped->cluster_count;
    place_add(scan, 0, 0, CVX_BREAK_NONE);
    for (size_t i = 0; i + 1 < count; i++)
        if (shaped->clusters[i].break_at != CVX_BREAK_NONE)
            word_add(scan, i + 1, (enum cvx_break)shaped->clusters[i].break_at);
    word_add(scan, count, CVX_BREAK_FORCED);
}

static bool scan_init(struct scan *scan, double narrowest)
{
    struct cvx_setter *setter = scan->setter;
    const size_t room = scan->shaped->cluster_count + 2;
    scan->narrowest = narrowest > 1 ? narrowest : 1;
    scan->sums = cvx_workspace_take(setter, room, sizeof *scan->sums);
    scan->places.items = cvx_workspace_take(setter, room, sizeof *scan->places.items);
    scan->places.ends = cvx_workspace_take(setter, room, sizeof *scan->places.ends);
    scan->places.nexts = cvx_workspace_take(setter, room, sizeof *scan->places.nexts);
    scan->chosen = cvx_workspace_take(setter, room, sizeof *scan->chosen);
    if (setter->arena->failed)
        return false;
    sums_make(scan);
    return true;
}

/* Marks in the clusters where words may be hyphenated. */
static void hyphens_mark(const struct scan *scan)
{
    const struct cvx_shaped *shaped = scan->shaped;
    uint8_t *breaks = cvx_arena_alloc(scan->setter->arena, shaped->text_len + 1);
    if (!breaks)
        return;
    cvx_hyphenator_mark(scan->setter->hyphenator, shaped->text, shaped->text_len, shaped->lang,
                        breaks);
    for (size_t i = 0; i + 1 < shaped->cluster_count; i++) {
        struct cvx_cluster *cluster = &shaped->clusters[i];
        if (breaks[shaped->clusters[i + 1].text] == CVX_BREAK_HYPHEN &&
            cluster->break_at == CVX_BREAK_NONE && !shaped->spans[cluster->span].keep)
            cluster->break_at = CVX_BREAK_HYPHEN;
    }
}

/* True when some line but the last is so empty, or so loose, that a hyphen is the lesser evil. */
static bool is_poor(const struct scan *scan, const struct cvx_fit_measure *fit, size_t lines)
{
    for (size_t i = 0, from = 0; i + 1 < lines; from = scan->chosen[i++])
        if (cvx_fit_cost(scan->places.items, from, scan->chosen[i], fit) > POOR_COST)
            return true;
    return false;
}

static size_t lines_choose(struct scan *scan, const struct cvx_fit_measure *fit, bool hyphenate)
{
    places_find(scan);
    size_t lines = cvx_fit_choose(scan->places.items, scan->places.count, fit, scan->chosen);
    if (!hyphenate || !is_poor(scan, fit, lines))
        return lines;
    hyphens_mark(scan);
    scan->places.count = 0;
    places_find(scan);
    return cvx_fit_choose(scan->places.items, scan->places.count, fit, scan->chosen);
}

static void lines_make(const struct scan *scan, const struct cvx_measure *measure,
                       struct cvx_lines *lines)
{
    uint32_t first = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const uint32_t place = scan->chosen[i];
        const enum cvx_break kind = scan->places.items[place].kind;
        const struct cvx_cut cut = {first, scan->places.ends[place], scan->places.nexts[place],
                                    kind == CVX_BREAK_HYPHEN, kind == CVX_BREAK_FORCED};
        struct cvx_measure own = *measure;
        if (i > 0)
            own.first_indent = 0;
        cvx_paragraph_line(scan->setter, scan->shaped, &own, &cut, &lines->items[i]);
        first = cut.next;
    }
}

void *cvx_workspace_take(struct cvx_setter *setter, size_t count, size_t size)
{
    struct cvx_workspace *workspace = &setter->workspace;
    const size_t bytes = (count * size + 15) & ~(size_t)15;
    if (workspace->room - workspace->used < bytes) {
        /* What has been taken stays where it is; the arena keeps the old block. */
        const size_t room = 2 * workspace->room + bytes;
        workspace->bytes = cvx_arena_alloc(setter->arena, room);
        workspace->room = workspace->bytes ? room : 0;
        workspace->used = 0;
    }
    if (!workspace->bytes)
        return NULL;
    void *taken = workspace->bytes + workspace->used;
    workspace->used += bytes;
    return taken;
}

void cvx_paragraph_break(struct cvx_setter *setter, const struct cvx_shaped *shaped,
                         const struct cvx_measure *measure, struct cvx_lines *lines)
{
    struct scan scan = {.setter = setter, .shaped = shaped};
    const size_t used = setter->workspace.used;
    *lines = (struct cvx_lines){NULL, 0};
    if (setter->status != CVX_OK || !shaped->cluster_count)
        return;
    if (scan_init(&scan, measure->width - measure->first_indent)) {
        const struct cvx_fit_measure fit = {
            .width = measure->width,
            .first_indent = measure->first_indent,
            .em = shaped->spans[0].size,
            .justify = measure->align == CVX_ALIGN_JUSTIFY,
            .balance = measure->balance || measure->align == CVX_ALIGN_CENTER,
            .sense = measure->sense,
        };
        lines->count = lines_choose(&scan, &fit, measure->hyphenate);
        lines->items = cvx_arena_alloc_array(setter->arena, lines->count, sizeof *lines->items);
    }
    if (lines->items)
        lines_make(&scan, measure, lines);
    setter->workspace.used = used;
    if (setter->arena->failed && setter->status == CVX_OK)
        setter->status = cvx_diag_memory(setter->diag);
    if (setter->status != CVX_OK)
        lines->count = 0;
}
