/* SPDX-License-Identifier: MIT */
/* Text: whatever is written, in either direction, every byte belongs to one cluster, no glyph is
 * .notdef, and shaping it again gives the same. Set in the fonts inside the program and in what the
 * machine has. */
#include "core/base/utf8.h"
#include "fonts/fonts.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void check_clusters(const struct cvx_text_run *run, const struct cvx_glyphs *glyphs)
{
    size_t at = run->start;
    for (size_t i = 0; i < glyphs->count; i++) {
        const struct cvx_glyph *glyph = &glyphs->items[i];
        if (!glyph->face || !glyph->id || !glyph->scale)
            abort();
        if (glyph->text_len && glyph->text != at)
            abort();
        if (!glyph->text_len && (i == 0 || glyph->text != glyphs->items[i - 1].text))
            abort();
        at += glyph->text_len;
    }
    if (at != run->start + run->len)
        abort();
}

static void check(struct cvx_fonts *fonts, const char *text, size_t len, bool rtl)
{
    static const struct cvx_font_choice choice = {.families = {"Noto Sans"}};
    struct cvx_arena arena;
    struct cvx_diag diag;
    cvx_arena_init(&arena, NULL);
    cvx_diag_init(&diag, NULL);
    struct cvx_shaper *shaper = cvx_shaper_new(fonts, &arena, &diag);
    const struct cvx_text_run run = {.text = text,
                                     .text_len = len,
                                     .len = len,
                                     .rtl = rtl,
                                     .style = {.choice = &choice, .lang = "zh"}};
    struct cvx_glyphs first, again;
    if (!shaper || cvx_shaper_shape(shaper, &run, &first) != CVX_OK ||
        cvx_shaper_shape(shaper, &run, &again) != CVX_OK)
        abort();
    check_clusters(&run, &first);
    if (first.count != again.count ||
        cvx_glyphs_width(first.items, first.count) != cvx_glyphs_width(again.items, again.count))
        abort();
    cvx_shaper_free(shaper);
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const struct cvx_fonts_options bare = {.built_in_only = true};
    const char *text = (const char *)bytes;
    const size_t valid = len ? cvx_utf8_valid_len(text, len) : 0;
    if (valid > 4096)
        return 0;
    struct cvx_fonts *built_in = cvx_fonts_open(&bare), *installed = cvx_fonts_open(NULL);
    check(built_in, text, valid, false);
    check(installed, text, valid, false);
    check(installed, text, valid, true);
    cvx_fonts_close(installed);
    cvx_fonts_close(built_in);
    return 0;
}
