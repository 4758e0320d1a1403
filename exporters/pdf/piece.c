/* SPDX-License-Identifier: MIT */
/* Sharing a cluster's text out among its glyphs. */
#include "exporters/pdf/piece.h"

#include "core/base/utf8.h"

/* Bytes of the first `count` characters of `text`. */
static size_t characters(const char *text, size_t count)
{
    const char *end = text;
    while (count--)
        cvx_utf8_next(&end);
    return (size_t)(end - text);
}

extern inline struct cvx_text_part cvx_piece_text(const struct cvx_piece *piece, uint32_t index);

struct cvx_text_part cvx_piece_share(const struct cvx_piece *piece, uint32_t index)
{
    const struct cvx_placed_glyph *glyphs = piece->glyphs;
    const uint32_t start = glyphs[index].text;
    uint32_t first = index, next = index + 1;
    while (first > 0 && glyphs[first - 1].text == start)
        first--;
    while (next < piece->glyph_count && glyphs[next].text == start)
        next++;
    const uint32_t end = next < piece->glyph_count ? glyphs[next].text : piece->text_len;
    struct cvx_text_part part = {piece->text + start, end - start};
    /* The first glyph takes what is too much for one each; the last ones may go without. */
    const size_t count = cvx_utf8_count(part.text, part.len), glyph_count = next - first;
    const size_t lead = count > glyph_count ? count - glyph_count + 1 : 1;
    const size_t before = index == first ? 0 : lead + (index - first) - 1;
    if (before >= count)
        return (struct cvx_text_part){part.text + part.len, 0};
    part.text += characters(part.text, before);
    part.len = characters(part.text, index == first ? lead : 1);
    return part;
}
