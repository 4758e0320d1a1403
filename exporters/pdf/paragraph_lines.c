/* SPDX-License-Identifier: MIT */
/* One line: its clusters put into visual order (UAX #9, rules L1 and L2), given their places, and
 * gathered into pieces in logical order. */
#include "exporters/pdf/paragraph.h"

#include <math.h>
#include <string.h>

/* Em. Readers that sort letters by their places would otherwise turn two round that have the same,
 * such as lam and an alef of no width of its own. */
#define HAIR 0.003

/* A line in the making: what a cluster becomes on it. */
struct slot {
    double width, shift;
    double left; /* edge on the line */
    uint8_t level;
    bool starts; /* a piece */
};

struct job {
    struct cvx_setter *setter;
    const struct cvx_shaped *shaped;
    const struct cvx_measure *measure;
    const struct cvx_cut *cut;
    uint32_t shown; /* clusters on the line, a vanished space among them as the last */
    struct slot *slots;
    double width;  /* of what is visible, but for the hyphen */
    double hyphen; /* width of the one that is added; or 0 */
};

static const struct cvx_cluster *cluster_at(const struct job *job, uint32_t slot)
{
    return &job->shaped->clusters[job->cut->first + slot];
}

/* The visible clusters, and the first vanished one when it is a space: words of two lines must not
 * run together when the text is read back. */
static uint32_t count_shown(const struct cvx_shaped *shaped, const struct cvx_cut *cut)
{
    const bool space =
        cut->end < cut->next && (shaped->clusters[cut->end].flags & CVX_CLUSTER_SPACE);
    return cut->end - cut->first + space;
}

static void slots_measure(struct job *job)
{
    const uint32_t visible = job->cut->end - job->cut->first;
    const uint8_t base = job->shaped->rtl;
    for (uint32_t i = 0; i < job->shown; i++) {
        const struct cvx_cluster *cluster = cluster_at(job, i);
        struct slot *slot = &job->slots[i];
        *slot = (struct slot){cluster->width, cluster->shift, 0, cluster->level, false};
        if (i == 0) {
            slot->width -= cvx_spacing_start_loss(cluster);
            slot->shift -= cvx_spacing_start_loss(cluster);
        }
        if (i + 1 == visible)
            slot->width -= cvx_spacing_end_loss(cluster);
        if (i >= visible)
            slot->level = base; /* L1 */
        else
            job->width += slot->width;
    }
}

/* Spreads what a justified line lacks, or has too much, over its spaces. */
static void slots_justify(struct job *job, double room)
{
    const uint32_t visible = job->cut->end - job->cut->first;
    const double slack = room - job->width;
    double total = 0;
    double (*const ability)(const struct cvx_shaped *, size_t) =
        slack > 0 ? cvx_spacing_stretch : cvx_spacing_shrink;
    for (uint32_t i = 0; i + 1 < visible; i++)
        total += ability(job->shaped, job->cut->first + i);
    if (total <= 0 || slack > 3 * total) /* too loose to justify: left ragged */
        return;
    for (uint32_t i = 0; i + 1 < visible; i++)
        job->slots[i].width += slack * ability(job->shaped, job->cut->first + i) / total;
    job->width = room;
}

/* The visual order: runs of one level, reversed from the highest level down (L2). */
static void slots_order(const struct job *job, uint32_t *order)
{
    uint8_t highest = 0;
    for (uint32_t i = 0; i < job->shown; i++) {
        order[i] = i;
        if (job->slots[i].level > highest)
            highest = job->slots[i].level;
    }
    for (uint8_t level = highest; level > 0; level--)
        for (uint32_t i = 0, end; i < job->shown; i = end + 1) {
            for (end = i; end < job->shown && job->slots[order[end]].level >= level;)
                end++;
            for (uint32_t a = i, b = end; a + 1 < b; a++) {
                const uint32_t swapped = order[a];
                order[a] = order[--b];
                order[b] = swapped;
            }
        }
}

static void slots_place(struct job *job, double left)
{
    bool mixed = job->shaped->rtl;
    for (uint32_t i = 0; i < job->shown && !mixed; i++)
        mixed = job->slots[i].level > 0;
    uint32_t *order = mixed ? cvx_workspace_take(job->setter, job->shown, sizeof *order) : NULL;
    if (mixed && !order)
        return;
    if (mixed)
        slots_order(job, order);
    /* A vanished space hangs beyond the measure: in a right-to-left line it comes first. */
    if (job->shaped->rtl && job->shown > job->cut->end - job->cut->first)
        left -= job->slots[job->shown - 1].width;
    for (uint32_t i = 0; i < job->shown; i++) {
        struct slot *slot = &job->slots[mixed ? order[i] : i];
        slot->left = left;
        left += slot->width;
    }
}

/* Where the visible part starts. */
static double line_left(const struct job *job)
{
    const struct cvx_measure *measure = job->measure;
    const double free = measure->width - measure->first_indent - job->width - job->hyphen;
    const bool at_right = (measure->align == CVX_ALIGN_END) != job->shaped->rtl;
    const double indent = job->shaped->rtl ? 0 : measure->first_indent;
    if (measure->align == CVX_ALIGN_CENTER)
        return indent + (free > 0 ? free / 2 : 0);
    return indent + (at_right ? free : 0);
}

/* True when slot `i` cannot stand in one piece with the one before it. */
static bool piece_starts(const struct job *job, uint32_t i)
{
    if (i == 0)
        return true;
    const struct cvx_cluster *a = cluster_at(job, i - 1), *b = cluster_at(job, i);
    return a->span != b->span || a->glyphs->face != b->glyphs->face ||
           a->glyphs->scale != b->glyphs->scale || job->slots[i - 1].level != job->slots[i].level;
}

static size_t pieces_count(struct job *job)
{
    size_t count = 0;
    for (uint32_t i = 0; i < job->shown; i++) {
        job->slots[i].starts = piece_starts(job, i);
        count += job->slots[i].starts;
    }
    return count;
}

static void glyphs_place(const struct job *job, uint32_t slot, const struct cvx_piece *piece,
                         struct cvx_placed_glyph *glyphs)
{
    const struct cvx_cluster *cluster = cluster_at(job, slot);
    const struct slot *place = &job->slots[slot];
    const double size = job->shaped->spans[cluster->span].size;
    const bool rtl = place->level & 1;
    double pen = rtl ? place->left + place->width - place->shift : place->left + place->shift;
    for (uint16_t i = 0; i < cluster->glyph_count; i++) {
        const struct cvx_glyph *glyph = &cluster->glyphs[i];
        const double hair = rtl && glyph->advance == 0 ? HAIR * size : 0;
        if (rtl)
            pen -= glyph->advance * size / 1000;
        glyphs[i] = (struct cvx_placed_glyph){
            .id = glyph->id,
            .text = cluster->text - (uint32_t)(piece->text - job->shaped->text),
            .x = cvx_round_point(pen - hair + glyph->x_offset * size / 1000 - piece->x),
            .y = cvx_round_point(-glyph->y_offset * size / 1000),
        };
        if (!rtl)
            pen += glyph->advance * size / 1000;
    }
}

/* The pen where the first glyph of a slot is drawn. */
static double slot_origin(const struct job *job, uint32_t slot)
{
    const struct slot *place = &job->slots[slot];
    const struct cvx_cluster *cluster = cluster_at(job, slot);
    if (!(place->level & 1))
        return place->left + place->shift;
    return place->left + place->width - place->shift -
           cluster->glyphs->advance * job->shaped->spans[cluster->span].size / 1000;
}

/* The piece of the slots [first, end). */
static struct cvx_piece piece_make(const struct job *job, uint32_t first, uint32_t end)
{
    const struct cvx_cluster *cluster = cluster_at(job, first);
    const struct cvx_cluster *last = cluster_at(job, end - 1);
    const struct cvx_span *span = &job->shaped->spans[cluster->span];
    const bool rtl = job->slots[first].level & 1;
    struct cvx_piece piece = {
        .block = span->block,
        .run = span->run,
        .part = span->part,
        .face = cluster->glyphs->face,
        .size = cvx_round_point(span->size * cluster->glyphs->scale / 1000),
        .color = span->color,
        .text = job->shaped->text + cluster->text,
        .text_len = last->text + last->text_len - cluster->text,
        .rtl = rtl,
        .x = cvx_round_point(slot_origin(job, first)),
        .baseline = cvx_round_point(-span->rise),
        .left = cvx_round_point(job->slots[rtl ? end - 1 : first].left),
        .right = cvx_round_point(job->slots[rtl ? first : end - 1].left +
                                 job->slots[rtl ? first : end - 1].width),
    };
    for (uint32_t i = first; i < end; i++)
        piece.glyph_count += cluster_at(job, i)->glyph_count;
    struct cvx_placed_glyph *glyphs =
        cvx_arena_alloc_array(job->setter->arena, piece.glyph_count, sizeof *glyphs);
    piece.glyphs = glyphs;
    for (uint32_t i = first; glyphs && i < end; i++) {
        glyphs_place(job, i, &piece, glyphs);
        glyphs += cluster_at(job, i)->glyph_count;
    }
    return piece;
}

/* What stands at a line's end beside its clusters. */
struct tail {
    const char *shown; /* one glyph; NULL: nothing stands there */
    const char *text;  /* what it is extracted as */
};

/* A hyphen of ours is extracted as a soft one, which readers drop. After a hyphen of the author's
 * stands a blank that is extracted as a zero-width space: readers would drop that hyphen too. And
 * where the author ends a line, a space keeps its last word from the next line's first. */
static struct tail tail_choose(const struct job *job)
{
    const struct cvx_cut *cut = job->cut;
    if (cut->hyphen)
        return (struct tail){"-", "\u00AD"};
    if (cut->end == cut->first)
        return (struct tail){NULL, NULL};
    if (cut->last) {
        const bool space = job->shown > cut->end - cut->first;
        return cut->next < job->shaped->cluster_count && !space ? (struct tail){" ", " "}
                                                                : (struct tail){NULL, NULL};
    }
    const struct cvx_cluster *last = &job->shaped->clusters[cut->end - 1];
    const bool hyphen = last->text_len == 1 && job->shaped->text[last->text] == '-';
    return hyphen ? (struct tail){" ", "\u200B"} : (struct tail){NULL, NULL};
}

static struct cvx_glyphs tail_shape(const struct job *job, const struct tail *tail)
{
    struct cvx_glyphs shaped = {NULL, 0};
    if (!tail->shown)
        return shaped;
    const struct cvx_cluster *last = &job->shaped->clusters[job->cut->end - 1];
    const struct cvx_span *span = &job->shaped->spans[last->span];
    struct cvx_text_run run = {tail->shown, 1, 0, 1, last->level & 1, span->font, NULL};
    if (!run.style.lang)
        run.style.lang = job->setter->lang;
    job->setter->status = cvx_shaper_shape(job->setter->shaper, &run, &shaped);
    return shaped;
}

/* Adds the tail after what the line shows. */
static void tail_add(const struct job *job, const struct tail *tail, const struct cvx_glyph *shaped,
                     struct cvx_set_line *line)
{
    const struct slot *slot = &job->slots[job->shown - 1];
    const struct cvx_span *span = &job->shaped->spans[cluster_at(job, job->shown - 1)->span];
    struct cvx_placed_glyph *glyph = cvx_arena_alloc(job->setter->arena, sizeof *glyph);
    if (!glyph)
        return;
    *glyph = (struct cvx_placed_glyph){.id = shaped->id};
    struct cvx_piece piece = {
        .block = span->block,
        .run = span->run,
        .part = span->part,
        .face = shaped->face,
        .size = cvx_round_point(span->size * shaped->scale / 1000),
        .color = span->color,
        .text = tail->text,
        .text_len = (uint32_t)strlen(tail->text),
        .rtl = slot->level & 1,
        .glyph_count = 1,
        .glyphs = glyph,
        .baseline = cvx_round_point(-span->rise),
    };
    piece.left = cvx_round_point(piece.rtl ? slot->left - job->hyphen : slot->left + slot->width);
    piece.right = cvx_round_point(piece.left + job->hyphen);
    piece.x = piece.left;
    if (job->hyphen > 0) {
        line->left = piece.left < line->left ? piece.left : line->left;
        line->right = piece.right > line->right ? piece.right : line->right;
    }
    line->pieces[line->piece_count++] = piece;
}

static void extent_find(const struct job *job, struct cvx_set_line *line, double left)
{
    double largest = 0;
    for (uint32_t i = 0; i < job->shown; i++)
        largest = fmax(largest, job->shaped->spans[cluster_at(job, i)->span].size);
    line->ascent = cvx_round_point(largest * 0.8);
    line->descent = cvx_round_point(largest * 0.22);
    line->left = cvx_round_point(left);
    line->right = cvx_round_point(left + job->width);
}

void cvx_paragraph_line(struct cvx_setter *setter, const struct cvx_shaped *shaped,
                        const struct cvx_measure *measure, const struct cvx_cut *cut,
                        struct cvx_set_line *line)
{
    struct job job = {setter, shaped, measure, cut, count_shown(shaped, cut), NULL, 0, 0};
    *line = (struct cvx_set_line){0};
    const size_t used = setter->workspace.used;
    job.slots = cvx_workspace_take(setter, job.shown + 1, sizeof *job.slots);
    if (!job.slots)
        return;
    slots_measure(&job);
    const struct tail tail = tail_choose(&job);
    const struct cvx_glyphs tail_glyphs = tail_shape(&job, &tail);
    if (cut->hyphen && tail_glyphs.count)
        job.hyphen = tail_glyphs.items[0].advance *
                     shaped->spans[shaped->clusters[cut->end - 1].span].size / 1000;
    if (measure->align == CVX_ALIGN_JUSTIFY) {
        const double room = measure->width - measure->first_indent - job.hyphen;
        if (!cut->last || job.width > room)
            slots_justify(&job, room);
    }
    const double left = line_left(&job);
    slots_place(&job, left);
    line->pieces =
        cvx_arena_alloc_array(setter->arena, pieces_count(&job) + 1, sizeof *line->pieces);
    if (!line->pieces)
        return;
    for (uint32_t first = 0, end; first < job.shown; first = end) {
        for (end = first + 1; end < job.shown && !job.slots[end].starts;)
            end++;
        line->pieces[line->piece_count++] = piece_make(&job, first, end);
    }
    extent_find(&job, line, left);
    if (tail_glyphs.count)
        tail_add(&job, &tail, &tail_glyphs.items[0], line);
    setter->workspace.used = used;
}
