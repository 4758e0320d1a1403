/* SPDX-License-Identifier: MIT */
/* Telling what fonts did: warnings about what is missing or cannot be used, once each, and the
 * account that `cvexport fonts` prints. */
#include "fonts/known.h"
#include "fonts/opentype.h"
#include "fonts/shaper.h"

#include "core/base/utf8.h"

#include <string.h>

void cvx_report_use(struct cvx_shaper *shaper, const struct cvx_face *face, uint32_t script,
                    size_t clusters)
{
    struct cvx_font_use **place = &shaper->uses;
    while (*place && ((*place)->face != face || (*place)->script != script))
        place = &(*place)->next;
    if (!*place) {
        *place = cvx_arena_alloc(shaper->arena, sizeof **place);
        if (!*place)
            return;
        (*place)->face = face;
        (*place)->script = script;
    }
    (*place)->clusters += clusters;
}

/* Remembers a character; false when it was reported for this node before, or memory is out. */
static bool is_news(struct cvx_shaper *shaper, uint32_t code_point, uint32_t script,
                    const struct cvx_node *at)
{
    struct cvx_missing **place = &shaper->missing;
    for (; *place; place = &(*place)->next)
        if ((*place)->code_point == code_point && (*place)->at == at)
            return false;
    *place = cvx_arena_alloc(shaper->arena, sizeof **place);
    if (!*place)
        return false;
    **place = (struct cvx_missing){.code_point = code_point, .script = script, .at = at};
    return true;
}

void cvx_report_missing(struct cvx_shaper *shaper, const struct cvx_grapheme *cluster,
                        const struct cvx_node *at)
{
    if (!is_news(shaper, cluster->base, cluster->script, at))
        return;
    char character[CVX_UTF8_MAX + 1] = "";
    const bool is_private = cvx_unicode_is_private(cluster->base);
    if (!is_private)
        character[cvx_utf8_encode(cluster->base, character)] = '\0';
    cvx_diag_add(shaper->diag, CVX_CODE_MISSING_GLYPH, at, "no font has U+%04X%s%s%s",
                 (unsigned)cluster->base, is_private ? "" : " (", character,
                 is_private ? ", a private use character" : ")");
    const char *package = cvx_known_package(cluster->script, cluster->base);
    if (is_private)
        cvx_diag_hint(shaper->diag, "it has a meaning in one font only: write what it shows");
    else if (package)
        cvx_diag_hint(shaper->diag, "install the Debian package %s", package);
    else
        cvx_diag_hint(shaper->diag, "no font in Debian has its outline: write it in words");
}

void cvx_report_refused(struct cvx_shaper *shaper, const char *path, const char *refusal)
{
    struct cvx_refused **place = &shaper->refused;
    for (; *place; place = &(*place)->next)
        if (strcmp((*place)->path, path) == 0)
            return;
    *place = cvx_arena_alloc(shaper->arena, sizeof **place);
    if (!*place)
        return;
    (*place)->path = path;
    cvx_diag_add(shaper->diag, CVX_CODE_BAD_FONT, NULL, "the font %s %s", path, refusal);
    cvx_diag_hint(shaper->diag, "another font is used in its place");
}

void cvx_shaper_recount(struct cvx_shaper *shaper)
{
    shaper->uses = NULL;
}

static void add_script(struct cvx_str *out, uint32_t script)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        cvx_str_add_char(out, (char)(script >> shift & 0xFF));
}

static void describe_uses(const struct cvx_shaper *shaper, struct cvx_str *out)
{
    int widest = (int)strlen("font");
    for (const struct cvx_font_use *use = shaper->uses; use; use = use->next) {
        const int width = (int)strlen(use->face->name);
        widest = width > widest ? width : widest;
    }
    cvx_str_add_format(out, "script  %-*s  characters  file\n", widest, "font");
    for (const struct cvx_font_use *use = shaper->uses; use; use = use->next) {
        add_script(out, use->script);
        cvx_str_add_format(out, "    %-*s  %10zu  %s", widest, use->face->name, use->clusters,
                           use->face->path);
        if (use->face->index)
            cvx_str_add_format(out, "#%u", use->face->index);
        cvx_str_add_char(out, '\n');
    }
}

static void describe_missing(const struct cvx_shaper *shaper, struct cvx_str *out)
{
    if (shaper->missing)
        cvx_str_add(out, "\nmissing   Debian package    at\n");
    for (const struct cvx_missing *missing = shaper->missing; missing; missing = missing->next) {
        const char *package = cvx_known_package(missing->script, missing->code_point);
        const char *at = missing->at ? cvx_node_pointer(missing->at, shaper->arena) : NULL;
        cvx_str_add_format(out, "U+%04X%s  %-16s  %s\n", (unsigned)missing->code_point,
                           missing->code_point > 0xFFFF ? " " : "  ", package ? package : "none",
                           at ? at : "");
    }
}

void cvx_shaper_describe(const struct cvx_shaper *shaper, struct cvx_str *out)
{
    describe_uses(shaper, out);
    describe_missing(shaper, out);
}
