/* SPDX-License-Identifier: MIT */
/* From a run of text to glyphs: neighbouring clusters of one face and script are shaped together,
 * then what no font could draw is replaced by something that is seen. */
#include "fonts/faces.h"
#include "fonts/known.h"
#include "fonts/opentype.h"
#include "fonts/shaper.h"

#include "core/base/utf8.h"

#include <string.h>

enum { EM = 1000 };

struct cvx_shaper *cvx_shaper_new(struct cvx_fonts *fonts, struct cvx_arena *arena,
                                  struct cvx_diag *diag)
{
    struct cvx_shaper *shaper = cvx_arena_alloc(arena, sizeof *shaper);
    if (!shaper)
        return NULL;
    shaper->fonts = fonts;
    shaper->arena = arena;
    shaper->diag = diag;
    shaper->words = cvx_fonts_take_words(fonts);
    return shaper->words ? shaper : NULL;
}

void cvx_shaper_free(struct cvx_shaper *shaper)
{
    if (shaper)
        cvx_fonts_return_words(shaper->fonts, shaper->words);
}

const struct cvx_face *cvx_shaper_face(struct cvx_shaper *shaper,
                                       const struct cvx_font_style *style)
{
    struct cvx_style *record = cvx_choose_style(shaper, style);
    const struct cvx_face *face =
        record ? cvx_choose_face(shaper, record, CVX_SCRIPT_LATIN, "x", 1) : NULL;
    if (shaper->arena->failed)
        cvx_diag_memory(shaper->diag);
    else if (!face)
        cvx_diag_add(shaper->diag, CVX_CODE_NO_FONT, NULL,
                     "no font with Latin letters can be used");
    return shaper->arena->failed ? NULL : face;
}

int64_t cvx_glyphs_width(const struct cvx_glyph *glyphs, size_t count)
{
    int64_t width = 0;
    for (size_t i = 0; i < count; i++)
        width += glyphs[i].advance;
    return width;
}

/* One call of cvx_shaper_shape. */
struct job {
    struct cvx_shaper *shaper;
    struct cvx_style *style;
    const struct cvx_text_run *run;
    const struct cvx_face *main_face; /* sets the style's ordinary letters; or NULL */
    struct cvx_glyphs *glyphs;
    size_t room;
    bool ok;
    bool reported; /* not ok, and an error was added */
};

/* How large a fallback face is set, in thousandths, so that its letters, or the squares of Han, are
 * as large as those of the face beside it. Small differences are left alone. */
static unsigned scale_of(const struct cvx_face *main_face, const struct cvx_face *face,
                         uint32_t script)
{
    /* the x-height of Noto Sans, which Noto's fonts of scripts without one are drawn to match */
    enum { LEAST = 850, MOST = 1150, SMALL = 40, NOTO_X_HEIGHT = 536 };
    if (!main_face || face == main_face || script == CVX_SCRIPT_COMMON)
        return EM;
    const bool east_asian = cvx_known_is_east_asian(script);
    const int own = east_asian                       ? face->cap_height
                    : cvx_known_has_own_font(script) ? NOTO_X_HEIGHT
                                                     : face->x_height;
    const int wanted = east_asian ? main_face->cap_height : main_face->x_height;
    if (own <= 0 || wanted <= 0)
        return EM;
    const int scale = wanted * EM / own;
    if (scale > EM - SMALL && scale < EM + SMALL)
        return EM;
    return (unsigned)(scale < LEAST ? LEAST : scale > MOST ? MOST : scale);
}

static int32_t scaled(int32_t length, unsigned scale)
{
    const int64_t product = (int64_t)length * scale;
    return (int32_t)((product + (product < 0 ? -EM / 2 : EM / 2)) / EM);
}

static void apply_scale(struct cvx_glyph *glyphs, size_t count, unsigned scale)
{
    if (scale == EM)
        return;
    for (size_t i = 0; i < count; i++) {
        glyphs[i].advance = scaled(glyphs[i].advance, scale);
        glyphs[i].x_offset = scaled(glyphs[i].x_offset, scale);
        glyphs[i].y_offset = scaled(glyphs[i].y_offset, scale);
        glyphs[i].scale = (uint16_t)scale;
    }
}

/* --- What no font has --- */

static void reverse(struct cvx_glyph *glyphs, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        const struct cvx_glyph glyph = glyphs[i];
        glyphs[i] = glyphs[count - 1 - i];
        glyphs[count - 1 - i] = glyph;
    }
}

/* Sets `text` in the main face in place of a cluster. */
static void set_instead(struct job *job, const struct cvx_grapheme *cluster, const char *text,
                        unsigned flags)
{
    const size_t first = job->glyphs->count;
    const struct cvx_opentype_item item = {
        .face = job->main_face,
        .text = text,
        .text_len = strlen(text),
        .len = strlen(text),
        .script = CVX_SCRIPT_LATIN,
        .features = CVX_FEATURE_NO_LIGATURES,
    };
    job->ok =
        cvx_words_shape(job->shaper->words, &item, job->shaper->arena, job->glyphs, &job->room);
    const size_t count = job->ok ? job->glyphs->count - first : 0;
    if (job->run->rtl) /* the text is read from left to right all the same */
        reverse(job->glyphs->items + first, count);
    for (size_t i = first; i < first + count; i++) {
        struct cvx_glyph *glyph = &job->glyphs->items[i];
        glyph->text = cluster->start;
        glyph->text_len = i == first ? cluster->len : 0;
        glyph->flags = flags | (i == first ? 0 : CVX_GLYPH_UNSAFE);
    }
}

static void substitute(struct job *job, const struct cvx_grapheme *cluster)
{
    if (!job->main_face) {
        job->main_face = cvx_shaper_face(job->shaper, &job->style->style);
        job->reported = !job->main_face;
        job->ok = !job->reported;
        if (!job->ok)
            return;
    }
    const char *text = cvx_substitute_alike(cluster->base);
    if (text && cvx_opentype_covers(job->main_face, text, strlen(text))) {
        set_instead(job, cluster, text, 0);
        return;
    }
    cvx_report_missing(job->shaper, cluster, job->run->at);
    text = cvx_substitute_name(job->shaper, job->main_face, job->run->text + cluster->start,
                               cluster->len);
    set_instead(job, cluster, text, CVX_GLYPH_SUBSTITUTE);
}

/* --- Items --- */

/* Takes out the glyphs from `first` on and sets their clusters one by one, visibly: a font said
 * that it had them and then drew nothing. */
static void replace_undrawn(struct job *job, size_t first, const struct cvx_chosen *chosen,
                            size_t count)
{
    struct cvx_glyphs *glyphs = job->glyphs;
    const size_t drawn_count = glyphs->count - first;
    struct cvx_glyph *drawn = cvx_arena_alloc_array(job->shaper->arena, drawn_count, sizeof *drawn);
    if (!drawn) {
        job->ok = false;
        return;
    }
    memcpy(drawn, glyphs->items + first, drawn_count * sizeof *drawn);
    glyphs->count = first;
    size_t next = 0;
    for (size_t i = 0; job->ok && i < count; i++) {
        const struct cvx_grapheme *cluster = &chosen[i].cluster;
        const size_t from = next;
        bool whole = true;
        for (; next < drawn_count && drawn[next].text < cluster->start + cluster->len; next++)
            whole = whole && drawn[next].id != 0;
        if (whole) { /* as many glyphs as there was room for before */
            memmove(glyphs->items + glyphs->count, drawn + from, (next - from) * sizeof *drawn);
            glyphs->count += next - from;
        } else {
            substitute(job, cluster);
            job->ok = job->ok && cvx_opentype_reserve(job->shaper->arena, glyphs,
                                                      drawn_count - next, &job->room);
        }
    }
}

/* The script for the account: a sign from a font of signs is no letter. */
static uint32_t script_of(const struct job *job, const struct cvx_chosen *chosen)
{
    const uint32_t script = chosen->cluster.script;
    return script == CVX_SCRIPT_LATIN && chosen->face != job->main_face
               ? cvx_opentype_script(chosen->cluster.base)
               : script;
}

/* Shapes clusters that share a face and a script. */
static void set_item(struct job *job, const struct cvx_chosen *chosen, size_t count)
{
    const struct cvx_grapheme *last = &chosen[count - 1].cluster;
    const size_t first = job->glyphs->count;
    const struct cvx_opentype_item item = {
        .face = chosen->face,
        .text = job->run->text,
        .text_len = job->run->text_len,
        .start = chosen->cluster.start,
        .len = last->start + last->len - chosen->cluster.start,
        .script = chosen->cluster.script,
        .lang = job->style->style.lang,
        .features = job->run->style.features,
        .rtl = job->run->rtl,
    };
    job->ok =
        cvx_words_shape(job->shaper->words, &item, job->shaper->arena, job->glyphs, &job->room);
    if (!job->ok)
        return;
    apply_scale(job->glyphs->items + first, job->glyphs->count - first,
                scale_of(job->main_face, chosen->face, chosen->cluster.script));
    cvx_report_use(job->shaper, chosen->face, script_of(job, chosen), count);
    for (size_t i = first; i < job->glyphs->count; i++)
        if (job->glyphs->items[i].id == 0) {
            replace_undrawn(job, first, chosen, count);
            return;
        }
}

static bool same_item(const struct cvx_chosen *a, const struct cvx_chosen *b)
{
    return a->face == b->face &&
           (a->cluster.script == b->cluster.script || (cvx_known_is_east_asian(a->cluster.script) &&
                                                       cvx_known_is_east_asian(b->cluster.script)));
}

enum cvx_status cvx_shaper_shape(struct cvx_shaper *shaper, const struct cvx_text_run *run,
                                 struct cvx_glyphs *glyphs)
{
    *glyphs = (struct cvx_glyphs){0};
    struct job job = {.shaper = shaper, .run = run, .glyphs = glyphs, .ok = true};
    job.style = cvx_choose_style(shaper, &run->style);
    const size_t count = job.style ? cvx_choose_run(shaper, &job.style, run) : 0;
    if (count)
        job.main_face = cvx_choose_face(shaper, job.style, CVX_SCRIPT_LATIN, "x", 1);
    for (size_t i = 0, next; job.ok && i < count; i = next) {
        const struct cvx_chosen *chosen = shaper->chosen + i;
        for (next = i + 1; next < count && same_item(chosen, shaper->chosen + next);)
            next++;
        if (chosen->face)
            set_item(&job, chosen, next - i);
        else
            for (size_t k = i; job.ok && k < next; k++)
                substitute(&job, &shaper->chosen[k].cluster);
    }
    if (job.ok && !shaper->arena->failed)
        return CVX_OK;
    *glyphs = (struct cvx_glyphs){0};
    return job.reported ? CVX_ENVIRONMENT : cvx_diag_memory(shaper->diag);
}
