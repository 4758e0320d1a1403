/* SPDX-License-Identifier: MIT */
/* What stands for a character that no font has: one that looks alike, or else its name or number in
 * brackets, which is seen and cannot be taken for what was written. Called by shape.c. */
#include "fonts/emoji.h"
#include "fonts/opentype.h"
#include "fonts/shaper.h"

#include "core/base/module.h"
#include "core/base/utf8.h"

#include <string.h>

static const struct cvx_module emoji_module = CVX_MODULE(emoji);

const char *cvx_substitute_alike(uint32_t code_point)
{
    static const struct {
        uint32_t code_point;
        const char *text;
    } rows[] = {
        {0x00AD, "-"},
        {0x02B9, "\xE2\x80\xB2"},
        {0x02BC, "\xE2\x80\x99"},
        {0x2010, "-"},
        {0x2011, "-"},
        {0x2012, "\xE2\x80\x93"},
        {0x2015, "\xE2\x80\x94"},
        {0x2022, "\xC2\xB7"},
        {0x2027, "\xC2\xB7"},
        {0x2032, "'"},
        {0x2033, "\""},
        {0x2043, "-"},
        {0x2212, "\xE2\x80\x93"},
        {0x2219, "\xC2\xB7"},
        {0x22C5, "\xC2\xB7"},
        {0x30FB, "\xC2\xB7"},
        {0xFF0D, "-"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].code_point == code_point)
            return rows[i].text;
    return NULL;
}

/* "[grinning face]"; NULL when it has no name, or the face not its letters. */
static const char *emoji_name(struct cvx_shaper *shaper, const struct cvx_face *face,
                              const char *text, size_t len)
{
    /* where the module is not there, numbers do: no error */
    const struct cvx_emoji *emoji = cvx_module_open(&emoji_module, NULL);
    const struct cvx_emoji_name name =
        emoji ? emoji->name(text, len) : (struct cvx_emoji_name){NULL, 0};
    struct cvx_str str;
    cvx_str_init(&str, shaper->arena);
    if (!name.text || !cvx_opentype_covers(face, name.text, name.len))
        return NULL;
    cvx_str_add_char(&str, '[');
    cvx_str_add_bytes(&str, name.text, name.len);
    cvx_str_add_char(&str, ']');
    return cvx_str_get(&str);
}

/* "[U+1F468 U+1F469]", cut after a few. */
static const char *code_points(struct cvx_shaper *shaper, const char *text, size_t len)
{
    enum { MOST = 4 };
    struct cvx_str str;
    cvx_str_init(&str, shaper->arena);
    int count = 0;
    for (size_t at = 0, size; at < len && count <= MOST; at += size) {
        const uint32_t code_point = cvx_utf8_decode(text + at, len - at, &size);
        if (cvx_unicode_is_invisible(code_point))
            continue;
        cvx_str_add(&str, count ? " " : "[");
        if (++count <= MOST)
            cvx_str_add_format(&str, "U+%04X", (unsigned)code_point);
        else
            cvx_str_add(&str, "...");
    }
    if (!count)
        return " "; /* only characters that are not drawn */
    cvx_str_add(&str, "]");
    return cvx_str_get(&str);
}

const char *cvx_substitute_name(struct cvx_shaper *shaper, const struct cvx_face *face,
                                const char *text, size_t len)
{
    const char *name = emoji_name(shaper, face, text, len);
    return name ? name : code_points(shaper, text, len);
}
