/* SPDX-License-Identifier: MIT */
/* Font files: whatever the bytes, a face is refused with a sentence, or measured, shaped with and
 * cut down without harm. */
#include "core/base/utf8.h"
#include "fonts/opentype.h"
#include "fonts/subset.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

enum { MOST_GLYPHS = 64 };

/* Shapes what the corpus' fonts have; returns how many distinct glyphs came out. */
static size_t shape(const struct cvx_face *face, struct cvx_arena *arena, uint16_t *ids)
{
    static const char text[] = "AVfi \xE2\x98\x85\xE2\x9C\x93 e\xCC\x81";
    const struct cvx_opentype_item item = {
        .face = face,
        .text = text,
        .text_len = sizeof text - 1,
        .len = sizeof text - 1,
        .script = CVX_SCRIPT_LATIN,
        .lang = "en",
        .features = CVX_FEATURE_TABULAR,
    };
    struct cvx_opentype_shaper *shaper = cvx_opentype_shaper_new();
    struct cvx_glyphs glyphs = {0};
    size_t room = 0, count = 0;
    if (!shaper || !cvx_opentype_shape(shaper, &item, arena, &glyphs, &room))
        abort();
    for (size_t i = 0; i < glyphs.count && count < MOST_GLYPHS; i++) {
        bool is_new = glyphs.items[i].id != 0;
        for (size_t k = 0; k < count; k++)
            is_new = is_new && ids[k] != glyphs.items[i].id;
        if (is_new)
            ids[count++] = glyphs.items[i].id;
    }
    cvx_opentype_shaper_free(shaper);
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct cvx_arena arena;
    struct cvx_diag diag;
    cvx_arena_init(&arena, NULL);
    cvx_diag_init(&diag, NULL);
    const char *refusal;
    struct cvx_face_source *source =
        cvx_opentype_open_bytes("fuzzed", bytes, len, &arena, &refusal);
    if (!source && !refusal)
        abort();
    if (source) {
        uint16_t ids[MOST_GLYPHS];
        struct cvx_subset subset;
        const size_t count = shape(&source->face, &arena, ids);
        const enum cvx_status status =
            cvx_subset_build(&source->face, ids, count, &arena, &diag, &subset);
        if ((status != CVX_OK) != (diag.counts[CVX_ERROR] == 1))
            abort();
        cvx_opentype_close(source);
    }
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
    return 0;
}
