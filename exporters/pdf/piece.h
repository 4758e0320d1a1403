/* SPDX-License-Identifier: MIT */
/* What each glyph of a piece of text is extracted as (ISO 32000-1, 9.10): asked for by the fonts
 * before they are embedded, and by the canvas when it shows the glyph. */
#ifndef CVX_EXPORTERS_PDF_PIECE_H
#define CVX_EXPORTERS_PDF_PIECE_H

#include "exporters/pdf/layout.h"

/* The text that a piece's glyph stands for: its cluster's, shared out in order when the cluster has
 * several glyphs, one character each as far as they go. So a mark is extracted as itself; what
 * matters to readers is that all glyphs' texts, joined, are the piece's. */
struct cvx_text_part {
    const char *text; /* not NUL-terminated */
    size_t len;
};
inline struct cvx_text_part cvx_piece_text(const struct cvx_piece *piece, uint32_t index);

/* The same for a glyph whose cluster has several, or that is read from right to left. */
struct cvx_text_part cvx_piece_share(const struct cvx_piece *piece, uint32_t index);

/* Glyphs of a piece: [start, end). */
struct cvx_glyph_range {
    uint32_t start, end;
};

/* The glyphs from `start` on that are to be read in one way. *whole: they are a word that must be
 * read as a whole, with a text of its own, since it has directional marks, or since one of its
 * clusters has several glyphs and readers that go by places would part them. Or they are all that
 * stands before the next such word. */
struct cvx_glyph_range cvx_piece_stretch(const struct cvx_piece *piece, uint32_t start,
                                         bool *whole);

/* The text of such a word, with its marks. NULL when memory is out. */
const char *cvx_piece_word(const struct cvx_piece *piece, struct cvx_glyph_range word,
                           struct cvx_arena *arena);

/* Inline: asked twice for each glyph of a CV, and nearly all are their cluster's only one. */
inline struct cvx_text_part cvx_piece_text(const struct cvx_piece *piece, uint32_t index)
{
    const struct cvx_placed_glyph *glyph = &piece->glyphs[index];
    const bool is_last = index + 1 == piece->glyph_count;
    const uint32_t end = is_last ? piece->text_len : glyph[1].text;
    if (piece->rtl || (index > 0 && glyph[-1].text == glyph->text) ||
        (!is_last && end == glyph->text))
        return cvx_piece_share(piece, index);
    return (struct cvx_text_part){piece->text + glyph->text, end - glyph->text};
}

#endif
