/* SPDX-License-Identifier: MIT */
/* Which faces set a run: cuts it into clusters, gives those of no script one, finds out in which
 * language Han is meant, and asks choose.c for each. */
#include "fonts/known.h"
#include "fonts/opentype.h"
#include "fonts/shaper.h"

#include "core/base/utf8.h"

#include <string.h>

static bool is_general(uint32_t script)
{
    return script == CVX_SCRIPT_LATIN || script == CVX_TAG('G', 'r', 'e', 'k') ||
           script == CVX_TAG('C', 'y', 'r', 'l');
}

/* Gives clusters of common script the script of what stands before them, or else of what comes
 * next. ASCII signs beside other scripts are set, and shaped, as Latin. */
static void resolve_scripts(struct cvx_chosen *chosen, size_t count)
{
    uint32_t script = CVX_SCRIPT_LATIN;
    for (size_t i = 0; i < count; i++)
        if (chosen[i].cluster.script != CVX_SCRIPT_COMMON) {
            script = chosen[i].cluster.script;
            break;
        }
    for (size_t i = 0; i < count; i++) {
        struct cvx_grapheme *cluster = &chosen[i].cluster;
        if (cluster->script != CVX_SCRIPT_COMMON)
            script = cluster->script;
        else
            cluster->script =
                cluster->base < 0x80 && !is_general(script) ? CVX_SCRIPT_LATIN : script;
    }
}

static bool is_east_asian_lang(const char *lang)
{
    static const char *const langs[] = {"zh", "ja", "ko", "yue"};
    for (size_t i = 0; lang && i < sizeof langs / sizeof *langs; i++) {
        const size_t len = strlen(langs[i]);
        if (strncmp(lang, langs[i], len) == 0 && (lang[len] == '\0' || lang[len] == '-'))
            return true;
    }
    return false;
}

/* The face of cluster i of a run when it is East Asian; chosen now if it has not been. */
static const struct cvx_face *east_asian_face(struct cvx_shaper *shaper, struct cvx_style *style,
                                              const struct cvx_text_run *run, size_t i)
{
    const struct cvx_chosen *chosen = &shaper->chosen[i];
    if (!cvx_known_is_east_asian(chosen->cluster.script))
        return NULL;
    if (chosen->face || cvx_unicode_is_wide_or_narrow(chosen->cluster.base))
        return chosen->face;
    return cvx_choose_face(shaper, style, CVX_SCRIPT_HAN, run->text + chosen->cluster.start,
                           chosen->cluster.len);
}

/* In Chinese and Japanese, quotation marks, dashes and dots that touch Han are those of the Han
 * font. NULL when this is no such place. */
static const struct cvx_face *face_of_neighbour(struct cvx_shaper *shaper, struct cvx_style *style,
                                                const struct cvx_text_run *run, size_t i,
                                                size_t count)
{
    const char *lang = style->style.lang;
    const struct cvx_grapheme *cluster = &shaper->chosen[i].cluster;
    if (!cvx_unicode_is_wide_or_narrow(cluster->base) || !is_east_asian_lang(lang) ||
        strncmp(lang, "ko", 2) == 0)
        return NULL;
    const struct cvx_face *face = i > 0 ? east_asian_face(shaper, style, run, i - 1) : NULL;
    if (!face && i + 1 < count)
        face = east_asian_face(shaper, style, run, i + 1);
    return face && cvx_opentype_covers(face, run->text + cluster->start, cluster->len) ? face
                                                                                       : NULL;
}

static bool make_room(struct cvx_shaper *shaper, size_t count)
{
    if (count < shaper->chosen_room)
        return true;
    const size_t room = shaper->chosen_room ? shaper->chosen_room * 2 : 256;
    struct cvx_chosen *chosen = cvx_arena_grow(
        shaper->arena, shaper->chosen, shaper->chosen_room * sizeof *chosen, room * sizeof *chosen);
    if (!chosen)
        return false;
    shaper->chosen = chosen;
    shaper->chosen_room = room;
    return true;
}

static const struct cvx_face *choose(struct cvx_shaper *shaper, struct cvx_style *style,
                                     const struct cvx_text_run *run, size_t i, size_t count)
{
    const struct cvx_chosen *chosen = shaper->chosen;
    const struct cvx_grapheme *cluster = &chosen[i].cluster;
    const char *text = run->text + cluster->start;
    const struct cvx_face *before = i > 0 ? chosen[i - 1].face : NULL;
    /* a space belongs to the word before it, so that fonts change less often */
    if (cluster->base == ' ' && before && cvx_opentype_covers(before, text, cluster->len))
        return before;
    const struct cvx_face *face = face_of_neighbour(shaper, style, run, i, count);
    return face ? face : cvx_choose_face(shaper, style, cluster->script, text, cluster->len);
}

/* The language that the paragraph's own letters tell; NULL when it has only Han. */
static const char *lang_of_letters(const struct cvx_text_run *run)
{
    static const struct {
        uint32_t script;
        const char *lang;
    } rows[] = {
        {CVX_SCRIPT_HIRAGANA, "ja"},
        {CVX_SCRIPT_KATAKANA, "ja"},
        {CVX_SCRIPT_HANGUL, "ko"},
        {CVX_SCRIPT_BOPOMOFO, "zh-Hant"},
    };
    for (size_t at = 0, size; at < run->text_len; at += size) {
        const uint32_t code_point = cvx_utf8_decode(run->text + at, run->text_len - at, &size);
        const uint32_t script = code_point < 0x1100 ? 0 : cvx_opentype_script(code_point);
        for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
            if (rows[row].script == script)
                return rows[row].lang;
    }
    return NULL;
}

/* East Asian text whose language is not known to be East Asian, such as a name in an English CV, is
 * taken for Japanese where the paragraph has kana, for Korean where it has Hangul, else for what
 * the CV had first, else for Chinese. */
static struct cvx_style *style_by_text(struct cvx_shaper *shaper, struct cvx_style *style,
                                       const struct cvx_text_run *run, size_t count)
{
    size_t i = 0;
    while (i < count && !cvx_known_is_east_asian(shaper->chosen[i].cluster.script))
        i++;
    if (i == count)
        return style;
    const bool told = is_east_asian_lang(style->style.lang);
    const char *lang = told ? style->style.lang : lang_of_letters(run);
    if (!shaper->east_asian_lang)
        shaper->east_asian_lang = lang;
    if (told)
        return style;
    struct cvx_font_style wanted = style->style;
    wanted.lang = lang ? lang : shaper->east_asian_lang ? shaper->east_asian_lang : "zh";
    return cvx_choose_style(shaper, &wanted);
}

size_t cvx_choose_run(struct cvx_shaper *shaper, struct cvx_style **style_used,
                      const struct cvx_text_run *run)
{
    size_t count = 0;
    const size_t end = run->start + run->len;
    for (size_t at = run->start; at < end; count++) {
        if (!make_room(shaper, count))
            return 0;
        shaper->chosen[count] =
            (struct cvx_chosen){.cluster = cvx_unicode_cluster(run->text, at, end)};
        at += shaper->chosen[count].cluster.len;
    }
    resolve_scripts(shaper->chosen, count);
    struct cvx_style *style = style_by_text(shaper, *style_used, run, count);
    if (!style)
        return 0;
    *style_used = style;
    for (size_t i = 0; i < count; i++)
        shaper->chosen[i].face = choose(shaper, style, run, i, count);
    return count;
}
