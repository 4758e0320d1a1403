/* SPDX-License-Identifier: MIT */
/* Sharing a cluster's text out among its glyphs. */
#include "exporters/pdf/piece.h"

#include "core/base/utf8.h"

#include <string.h>

/* Bytes of the first `count` characters of `text`. */
static size_t characters(const char *text, size_t count)
{
    const char *end = text;
    while (count--)
        cvx_utf8_next(&end);
    return (size_t)(end - text);
}

extern inline struct cvx_text_part cvx_piece_text(const struct cvx_piece *piece, uint32_t index);

/* The glyphs of a cluster, [first, next), and its text, [start, end). */
struct cluster {
    uint32_t first, next, start, end;
};

static struct cluster cluster_of(const struct cvx_piece *piece, uint32_t index)
{
    const struct cvx_placed_glyph *glyphs = piece->glyphs;
    struct cluster cluster = {index, index + 1, glyphs[index].text, piece->text_len};
    while (cluster.first > 0 && glyphs[cluster.first - 1].text == cluster.start)
        cluster.first--;
    while (cluster.next < piece->glyph_count && glyphs[cluster.next].text == cluster.start)
        cluster.next++;
    if (cluster.next < piece->glyph_count)
        cluster.end = glyphs[cluster.next].text;
    return cluster;
}

/* Lam and alef, clusters of their own in some fonts. There they overlap, and readers that go by
 * places turn them round: so lam stands for both. U+0644 is D9 84; the alefs D8 A2, A3, A5, A7. */
static bool is_lam_alef(const struct cvx_piece *piece, const struct cluster *lam,
                        const struct cluster *alef)
{
    const char *text = piece->text + lam->start;
    return lam->next - lam->first == 1 && lam->end - lam->start == 2 &&
           alef->end - alef->start == 2 && memcmp(text, "\xD9\x84\xD8", 3) == 0 &&
           memchr("\xA2\xA3\xA5\xA7", text[3], 4);
}

static bool takes_alef(const struct cvx_piece *piece, const struct cluster *lam)
{
    if (!piece->rtl || lam->next == piece->glyph_count)
        return false;
    const struct cluster alef = cluster_of(piece, lam->next);
    return is_lam_alef(piece, lam, &alef);
}

static bool is_taken(const struct cvx_piece *piece, const struct cluster *alef)
{
    if (!piece->rtl || alef->first == 0)
        return false;
    const struct cluster lam = cluster_of(piece, alef->first - 1);
    return is_lam_alef(piece, &lam, alef);
}

struct cvx_text_part cvx_piece_share(const struct cvx_piece *piece, uint32_t index)
{
    const struct cluster cluster = cluster_of(piece, index);
    struct cvx_text_part part = {piece->text + cluster.start, cluster.end - cluster.start};
    if (takes_alef(piece, &cluster))
        part.len += 2;
    if (is_taken(piece, &cluster))
        return (struct cvx_text_part){part.text + part.len, 0};
    if (cluster.next - cluster.first == 1)
        return part;
    /* The first glyph takes what is too much for one each; the last ones may go without. */
    const size_t count = cvx_utf8_count(part.text, part.len);
    const size_t glyph_count = cluster.next - cluster.first, place = index - cluster.first;
    const size_t lead = count > glyph_count ? count - glyph_count + 1 : 1;
    const size_t before = place == 0 ? 0 : lead + place - 1;
    if (before >= count)
        return (struct cvx_text_part){part.text + part.len, 0};
    part.text += characters(part.text, before);
    part.len = characters(part.text, place == 0 ? lead : 1);
    return part;
}

static bool is_space(const struct cvx_piece *piece, uint32_t index)
{
    const uint32_t at = piece->glyphs[index].text;
    return at < piece->text_len && piece->text[at] == ' ';
}

static bool has_marks(const struct cvx_piece *piece, uint32_t index)
{
    return piece->marks && piece->marks[index];
}

/* Where the word, or the space, that begins at `start` ends; whether it must be read as a whole.
 * Right-to-left text is shown cluster by cluster, and each is such a word. */
static bool find_end(const struct cvx_piece *piece, uint32_t start, uint32_t *end)
{
    bool whole = has_marks(piece, start);
    uint32_t next = piece->rtl ? cluster_of(piece, start).next : start + 1;
    for (; next < piece->glyph_count && !piece->rtl && !is_space(piece, start) &&
           !is_space(piece, next);
         next++)
        whole |= has_marks(piece, next) || piece->glyphs[next].text == piece->glyphs[next - 1].text;
    *end = next;
    return whole;
}

struct cvx_glyph_range cvx_piece_stretch(const struct cvx_piece *piece, uint32_t start, bool *whole)
{
    struct cvx_glyph_range range = {start, piece->glyph_count};
    *whole = false;
    if (piece->rtl && !piece->marks)
        return range;
    *whole = find_end(piece, start, &range.end);
    for (uint32_t next; !*whole && range.end < piece->glyph_count; range.end = next)
        if (find_end(piece, range.end, &next))
            break;
    return range;
}

static bool is_first(const struct cvx_piece *piece, uint32_t index)
{
    return index == 0 || piece->glyphs[index - 1].text != piece->glyphs[index].text;
}

const char *cvx_piece_word(const struct cvx_piece *piece, struct cvx_glyph_range word,
                           struct cvx_arena *arena)
{
    static const char ltr[] = "\u200E", rtl[] = "\u200F";
    struct cvx_str text;
    cvx_str_init(&text, arena);
    for (uint32_t i = word.start; i < word.end; i++) {
        if (!is_first(piece, i))
            continue;
        const struct cluster cluster = cluster_of(piece, i);
        const unsigned marks = piece->marks ? piece->marks[i] : 0;
        if (marks & CVX_MARK_RTL_BEFORE)
            cvx_str_add(&text, rtl);
        if (marks & CVX_MARK_LTR_BEFORE)
            cvx_str_add(&text, ltr);
        cvx_str_add_bytes(&text, piece->text + cluster.start, cluster.end - cluster.start);
        if (marks & CVX_MARK_LTR_AFTER)
            cvx_str_add(&text, ltr);
    }
    return cvx_str_get(&text);
}
