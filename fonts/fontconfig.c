/* SPDX-License-Identifier: MIT */
/* Asking fontconfig; the one file that includes it. It keeps a configuration of its own, not the
 * process's. */
#include "fonts/fontconfig.h"

#include <fontconfig/fontconfig.h>

#include <string.h>

static void *config_open(void)
{
    return FcInitLoadConfigAndFonts();
}

static void config_close(void *handle)
{
    FcConfigDestroy(handle);
}

static void add_string(FcPattern *pattern, const char *object, const char *value)
{
    FcPatternAddString(pattern, object, (const FcChar8 *)value);
}

static FcPattern *pattern_make(const struct cvx_font_query *query)
{
    FcPattern *pattern = FcPatternCreate();
    if (!pattern)
        return NULL;
    if (query->family)
        add_string(pattern, FC_FAMILY, query->family);
    add_string(pattern, FC_FAMILY, query->serif ? "serif" : "sans-serif");
    if (query->lang)
        add_string(pattern, FC_LANG, query->lang);
    FcPatternAddInteger(pattern, FC_WEIGHT, query->bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern, FC_SLANT, query->italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(pattern, FC_OUTLINE, FcTrue);
    FcPatternAddBool(pattern, FC_COLOR, FcFalse);
    FcCharSet *characters = query->code_point ? FcCharSetCreate() : NULL;
    if (characters && FcCharSetAddChar(characters, query->code_point))
        FcPatternAddCharSet(pattern, FC_CHARSET, characters);
    if (characters)
        FcCharSetDestroy(characters);
    return pattern;
}

/* One of the face's names is the family asked for. */
static bool is_of_family(const FcPattern *face, const char *family)
{
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(face, FC_FAMILY, i, &name) == FcResultMatch; i++)
        if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
            return true;
    return false;
}

static bool answers(const FcPattern *face, const struct cvx_font_query *query)
{
    FcBool outline = FcTrue;
    FcPatternGetBool(face, FC_OUTLINE, 0, &outline);
    if (!outline || (query->family && !is_of_family(face, query->family)))
        return false;
    FcCharSet *characters;
    return !query->code_point ||
           (FcPatternGetCharSet(face, FC_CHARSET, 0, &characters) == FcResultMatch &&
            FcCharSetHasChar(characters, query->code_point));
}

static struct cvx_font_file config_find(void *handle, const struct cvx_font_query *query,
                                        struct cvx_arena *arena)
{
    struct cvx_font_file file = {0};
    FcPattern *pattern = pattern_make(query);
    if (!pattern)
        return file;
    FcConfigSubstitute(handle, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result;
    FcPattern *face = FcFontMatch(handle, pattern, &result);
    FcChar8 *path;
    if (face && answers(face, query) &&
        FcPatternGetString(face, FC_FILE, 0, &path) == FcResultMatch) {
        int index = 0;
        FcPatternGetInteger(face, FC_INDEX, 0, &index);
        file.path = cvx_arena_strdup(arena, (const char *)path);
        file.index = (unsigned)index & 0xFFFF; /* above: an instance of a variable font */
    }
    if (face)
        FcPatternDestroy(face);
    FcPatternDestroy(pattern);
    return file;
}

const struct cvx_fontconfig cvx_fontconfig_module = {
    .open = config_open,
    .close = config_close,
    .find = config_find,
};
