/* SPDX-License-Identifier: MIT */
/* Which face sets which cluster. First the families that the theme names, then Noto Sans or Serif,
 * then the script's own font, then fonts of symbols, then whatever fontconfig knows; each is opened
 * only when everything before it lacks the character. */
#include "fonts/faces.h"
#include "fonts/known.h"
#include "fonts/opentype.h"
#include "fonts/shaper.h"

#include "core/base/utf8.h"

#include <string.h>

/* Questions to fontconfig about single characters, each of up to a millisecond: enough for what
 * people write, an end for what is made to be slow. */
enum { MOST_SEARCHES = 100 };

/* --- Candidates --- */

static void add_candidate(struct cvx_shaper *shaper, struct cvx_candidates *list,
                          const struct cvx_font_file *file, bool alternative)
{
    if (list->count == list->room) {
        const size_t room = list->room ? list->room * 2 : 8;
        struct cvx_candidate *items = cvx_arena_grow(
            shaper->arena, list->items, list->room * sizeof *items, room * sizeof *items);
        if (!items)
            return;
        list->items = items;
        list->room = room;
    }
    list->items[list->count++] = (struct cvx_candidate){.file = *file, .alternative = alternative};
}

/* The general fonts need not be opened for a script that has a font of its own. */
static bool is_pointless(uint32_t script, const char *family)
{
    return (strcmp(family, "Noto Sans") == 0 || strcmp(family, "Noto Serif") == 0) &&
           cvx_known_has_own_font(script);
}

/* The places of a family: inside the program, then where it is known to lie, then (for one that is
 * not well known) where fontconfig says. */
static void add_family(struct cvx_shaper *shaper, const struct cvx_style *style,
                       struct cvx_candidates *list, const char *family)
{
    const bool bold = style->style.bold, italic = style->style.italic;
    const struct cvx_font_file inside = cvx_fonts_find_built_in(family, bold, italic);
    if (inside.path)
        add_candidate(shaper, list, &inside, false);
    if (!cvx_fonts_use_installed(shaper->fonts) || is_pointless(list->script, family))
        return;
    struct cvx_font_file places[CVX_KNOWN_MAX];
    const size_t count =
        cvx_known_family(family, (struct cvx_known_style){bold, italic}, shaper->arena, places);
    for (size_t i = 0; i < count; i++)
        if (places[i].path)
            add_candidate(shaper, list, &places[i], i > 0);
    if (count)
        return;
    const struct cvx_font_query query = {
        .family = family,
        .bold = bold,
        .italic = italic,
        .serif = style->style.choice->serif,
    };
    const struct cvx_font_file file = cvx_fonts_search(shaper->fonts, &query, shaper->arena);
    if (file.path)
        add_candidate(shaper, list, &file, false);
}

/* The n-th family to think of for a script: NULL when there is none at that place. `*end` when
 * there are no more. */
static const char *family_at(struct cvx_shaper *shaper, const struct cvx_style *style,
                             uint32_t script, unsigned n, bool *end)
{
    enum { CLASS, SCRIPT, OTHER_CLASS, SYMBOLS };
    const struct cvx_font_choice *choice = style->style.choice;
    const bool serif = choice->serif;
    unsigned named = 0;
    while (named < CVX_THEME_FAMILIES && choice->families[named])
        named++;
    if (n < named)
        return choice->families[n];
    n -= named;
    if (n == CLASS)
        return serif ? "Noto Serif" : "Noto Sans";
    if (n == SCRIPT || n == OTHER_CLASS)
        return cvx_known_script(script, n == SCRIPT ? serif : !serif, style->style.lang,
                                shaper->arena);
    unsigned symbols = 0;
    while (cvx_known_symbols[symbols])
        symbols++;
    if (n - SYMBOLS < symbols)
        return cvx_known_symbols[n - SYMBOLS];
    *end = n - SYMBOLS > symbols;
    /* signs that only East Asian fonts have */
    return *end ? NULL : cvx_known_script(CVX_SCRIPT_HAN, serif, style->style.lang, shaper->arena);
}

/* Makes the list longer. False when there is no more to think of. */
static bool add_next_family(struct cvx_shaper *shaper, const struct cvx_style *style,
                            struct cvx_candidates *list)
{
    bool end = shaper->arena->failed;
    const size_t before = list->count;
    while (!end && list->count == before) {
        const char *family = family_at(shaper, style, list->script, list->next_family, &end);
        if (end)
            break;
        list->next_family++;
        if (family)
            add_family(shaper, style, list, family);
    }
    return list->count > before;
}

static struct cvx_candidates *list_find(struct cvx_shaper *shaper, struct cvx_style *style,
                                        uint32_t script)
{
    struct cvx_candidates *list = style->scripts;
    if (list && list->script == script) /* nearly always */
        return list;
    if (cvx_known_is_east_asian(script))
        script = CVX_SCRIPT_HAN;
    while (list && list->script != script)
        list = list->next;
    if (list)
        return list;
    list = cvx_arena_alloc(shaper->arena, sizeof *list);
    if (list) {
        list->script = script;
        list->next = style->scripts;
        style->scripts = list;
    }
    return list;
}

static const struct cvx_face *candidate_open(struct cvx_shaper *shaper,
                                             struct cvx_candidate *candidate)
{
    if (!candidate->tried) {
        const char *refusal;
        candidate->face = cvx_fonts_face(shaper->fonts, &candidate->file, &refusal);
        candidate->tried = true;
        if (refusal == cvx_fonts_no_memory)
            shaper->arena->failed = true;
        else if (refusal)
            cvx_report_refused(shaper, candidate->file.path, refusal);
    }
    return candidate->face;
}

static bool is_known_missing(const struct cvx_shaper *shaper, const char *text, size_t len)
{
    for (size_t at = 0, size; at < len; at += size) {
        const uint32_t code_point = cvx_utf8_decode(text + at, len - at, &size);
        for (const struct cvx_missing *m = shaper->missing; m; m = m->next)
            if (m->code_point == code_point)
                return true;
    }
    return false;
}

/* The last resort. What is found joins the list, for the script's other characters. */
static const struct cvx_face *search_system(struct cvx_shaper *shaper,
                                            const struct cvx_style *style,
                                            struct cvx_candidates *list, const char *text,
                                            size_t len)
{
    if (shaper->searches == MOST_SEARCHES || is_known_missing(shaper, text, len))
        return NULL;
    size_t size = 0;
    uint32_t code_point = 0;
    for (size_t at = 0; at < len; at += size) {
        code_point = cvx_utf8_decode(text + at, len - at, &size);
        if (!cvx_unicode_is_invisible(code_point))
            break;
    }
    const struct cvx_font_query query = {
        .code_point = code_point,
        .lang = style->style.lang,
        .bold = style->style.bold,
        .italic = style->style.italic,
        .serif = style->style.choice->serif,
    };
    if (cvx_unicode_is_private(code_point))
        return NULL; /* what it looks like in a font that was not asked for means nothing */
    const struct cvx_font_file file = cvx_fonts_search(shaper->fonts, &query, shaper->arena);
    shaper->searches++;
    if (!file.path)
        return NULL;
    add_candidate(shaper, list, &file, false);
    if (shaper->arena->failed)
        return NULL;
    const struct cvx_face *face = candidate_open(shaper, &list->items[list->count - 1]);
    return face && cvx_opentype_covers(face, text, len) ? face : NULL;
}

const struct cvx_face *cvx_choose_face(struct cvx_shaper *shaper, struct cvx_style *style,
                                       uint32_t script, const char *text, size_t len)
{
    struct cvx_candidates *list = list_find(shaper, style, script);
    const struct cvx_face *first = list && list->count ? list->items[0].face : NULL;
    if (first && cvx_opentype_covers(first, text, len)) /* nearly always */
        return first;
    bool is_there = false; /* a candidate of the family at hand is */
    for (size_t i = 0; list; i++) {
        if (i == list->count && !add_next_family(shaper, style, list))
            return search_system(shaper, style, list, text, len);
        struct cvx_candidate *candidate = &list->items[i];
        if (candidate->alternative && is_there)
            continue;
        const struct cvx_face *face = candidate_open(shaper, candidate);
        is_there = face != NULL;
        if (face && cvx_opentype_covers(face, text, len))
            return face;
    }
    return NULL;
}

/* --- Styles --- */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_choice(const struct cvx_font_choice *a, const struct cvx_font_choice *b)
{
    if (a->serif != b->serif)
        return false;
    for (int i = 0; i < CVX_THEME_FAMILIES; i++) {
        if (!same_text(a->families[i], b->families[i]))
            return false;
        if (!a->families[i])
            break;
    }
    return true;
}

struct cvx_style *cvx_choose_style(struct cvx_shaper *shaper, const struct cvx_font_style *wanted)
{
    for (struct cvx_style *style = shaper->styles; style; style = style->next)
        if (style->style.bold == wanted->bold && style->style.italic == wanted->italic &&
            same_text(style->style.lang, wanted->lang) &&
            same_choice(style->style.choice, wanted->choice))
            return style;
    struct cvx_style *style = cvx_arena_alloc(shaper->arena, sizeof *style);
    struct cvx_font_choice *choice = cvx_arena_alloc(shaper->arena, sizeof *choice);
    if (!style || !choice)
        return NULL;
    *choice = *wanted->choice;
    style->style = *wanted;
    style->style.choice = choice;
    style->style.lang = cvx_arena_strdup(shaper->arena, wanted->lang);
    style->style.features = 0;
    style->next = shaper->styles;
    shaper->styles = style;
    return style;
}
