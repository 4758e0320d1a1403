/* SPDX-License-Identifier: MIT */
/* A paragraph becomes pieces of one style each, which are then mended until Markdown can say them:
 * CommonMark 0.30, 6.2, wants a delimiter to touch its text and not to touch other words through
 * punctuation. */
#include "formats/markup_write.h"

#include "core/base/utf8.h"

#include <ctype.h>
#include <string.h>

/* A stretch of the collapsed text. A blank or line break between two styles is a piece of none. */
struct piece {
    size_t start, len;
    unsigned style;
    const char *href;
};

struct paragraph {
    struct cvx_str text; /* collapsed; "\n" for a break */
    struct piece *pieces;
    size_t count, room;
};

enum { EMPHATIC = CVX_MARKUP_STRONG | CVX_MARKUP_EMPHASIS };

/* Collecting */

static bool same_target(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void add_piece(struct paragraph *paragraph, const char *bytes, size_t len, struct piece like)
{
    struct piece *last = paragraph->count ? &paragraph->pieces[paragraph->count - 1] : NULL;
    if (last && last->style == like.style && same_target(last->href, like.href)) {
        last->len += len;
    } else {
        if (paragraph->count == paragraph->room) {
            const size_t room = paragraph->room ? paragraph->room * 2 : 8;
            struct piece *pieces =
                cvx_arena_grow(paragraph->text.arena, paragraph->pieces,
                               paragraph->room * sizeof *pieces, room * sizeof *pieces);
            if (!pieces)
                return;
            paragraph->pieces = pieces;
            paragraph->room = room;
        }
        like.start = paragraph->text.len;
        like.len = len;
        paragraph->pieces[paragraph->count++] = like;
    }
    cvx_str_add_bytes(&paragraph->text, bytes, len);
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

/* What waits between two words: nothing, a blank, or a line break, which is stronger. */
static void add_gap(struct paragraph *paragraph, char gap, const struct piece *next)
{
    if (!gap || paragraph->count == 0)
        return;
    const struct piece *last = &paragraph->pieces[paragraph->count - 1];
    struct piece like = {.style = 0};
    if (gap == ' ' && same_target(last->href, next->href)) {
        like.href = next->href;
        like.style = last->style == next->style ? next->style : 0;
    }
    add_piece(paragraph, &gap, 1, like);
}

static void collect(const struct cvx_markup_event *events, size_t count,
                    struct paragraph *paragraph)
{
    char gap = 0;
    for (size_t i = 0; i < count; i++) {
        if (events[i].kind == CVX_MARKUP_BREAK)
            gap = '\n';
        const struct piece like = {.style = events[i].style, .href = events[i].href};
        for (const char *at = events[i].text; at && *at;) {
            size_t len = 0;
            while (at[len] && !is_space(at[len]))
                len++;
            if (len > 0) {
                add_gap(paragraph, gap, &like);
                add_piece(paragraph, at, len, like);
                gap = 0;
            }
            at += len;
            if (*at) {
                gap = gap ? gap : ' ';
                at++;
            }
        }
    }
}

/* Mending */

static bool is_punctuation(uint32_t c)
{
    return c < 0x80 ? ispunct((int)c) != 0
                    : (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) ||
                          (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
                          (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) ||
                          (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20);
}

/* 0 for the paragraph's start or end, and for white space. */
static uint32_t word_sign(uint32_t c)
{
    return c == ' ' || c == '\n' || c == 0xA0 || c == 0x3000 ? 0 : c;
}

static uint32_t sign_at(const struct paragraph *paragraph, size_t at)
{
    const char *cursor = cvx_str_get(&paragraph->text) + at;
    return word_sign(cvx_utf8_next(&cursor));
}

static size_t before(const struct paragraph *paragraph, size_t at)
{
    const char *text = cvx_str_get(&paragraph->text);
    while (at > 0 && ((unsigned char)text[--at] & 0xC0) == 0x80)
        continue;
    return at;
}

static uint32_t sign_before(const struct paragraph *paragraph, size_t at)
{
    return at == 0 ? 0 : sign_at(paragraph, before(paragraph, at));
}

/* True when a delimiter between `outside` and `inside` takes hold of the latter. */
static bool holds(uint32_t outside, uint32_t inside)
{
    return inside && (!is_punctuation(inside) || !outside || is_punctuation(outside));
}

/* Where the delimiters of an emphatic piece may stand: [*start, *end), empty when nowhere. */
static void find_hold(const struct paragraph *paragraph, const struct piece *piece, size_t *start,
                      size_t *end)
{
    *start = piece->start;
    *end = piece->start + piece->len;
    while (*start < *end && !holds(sign_before(paragraph, *start), sign_at(paragraph, *start))) {
        const char *cursor = cvx_str_get(&paragraph->text) + *start;
        cvx_utf8_next(&cursor);
        *start = (size_t)(cursor - cvx_str_get(&paragraph->text));
    }
    while (*start < *end && !holds(sign_at(paragraph, *end), sign_before(paragraph, *end)))
        *end = before(paragraph, *end);
}

/* Two emphatic pieces that touch would run their delimiters together: the second gets the style of
 * the first, and becomes part of it where that is all that parted them. */
static void join_touching(struct paragraph *paragraph)
{
    size_t kept = 0;
    for (size_t i = 1; i < paragraph->count; i++) {
        struct piece *last = &paragraph->pieces[kept];
        struct piece piece = paragraph->pieces[i];
        if ((last->style & EMPHATIC) && (piece.style & EMPHATIC))
            piece.style = (piece.style & ~(unsigned)EMPHATIC) | (last->style & EMPHATIC);
        if (piece.style == last->style && same_target(piece.href, last->href))
            last->len += piece.len;
        else
            paragraph->pieces[++kept] = piece;
    }
    paragraph->count = paragraph->count ? kept + 1 : 0;
}

/* Writing */

/* True when the sign at `at` would be markup if it stood there bare. */
static bool means_markup(const char *text, size_t len, size_t at)
{
    const char last = at > 0 ? text[at - 1] : ' ';
    const char next = at + 1 < len ? text[at + 1] : ' ';
    const char *rest = text + at;
    switch (text[at]) {
    case '*':
        return !is_space(last) || !is_space(next);
    case '_':
        return (!is_space(last) || !is_space(next)) &&
               !(isalnum((unsigned char)last) && isalnum((unsigned char)next));
    case '`':
        return true;
    case '[':
        return memchr(rest, ']', len - at) != NULL && strstr(rest, "](") != NULL;
    case '<':
        return isalpha((unsigned char)next) || strchr("/!?", next);
    case '&':
        return (isalpha((unsigned char)next) || next == '#') && memchr(rest, ';', len - at);
    case '\\':
        return ispunct((unsigned char)next) != 0;
    case '~':
        return next == '~' || last == '~';
    case '#':
        return is_space(next) && (at == 0 || last == '\n');
    default:
        return false;
    }
}

static void write_text(const struct paragraph *paragraph, size_t start, size_t end,
                       struct cvx_str *out)
{
    const char *text = cvx_str_get(&paragraph->text);
    for (size_t i = start; i < end; i++) {
        if (means_markup(text, paragraph->text.len, i))
            cvx_str_add_char(out, '\\');
        cvx_str_add_char(out, text[i]);
    }
}

/* Digits and signs that Unicode has raised; others stay on the line. */
static void write_raised(const char *text, size_t len, struct cvx_str *out)
{
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    for (size_t i = 0; i < len; i++) {
        if (isdigit((unsigned char)text[i]))
            cvx_str_add(out, raised[text[i] - '0']);
        else if (text[i] == '-' || text[i] == '+')
            cvx_str_add(out, text[i] == '-' ? "⁻" : "⁺");
        else
            cvx_str_add_char(out, text[i]);
    }
}

static void write_code(const char *text, size_t len, struct cvx_str *out)
{
    const bool ticks = memchr(text, '`', len) != NULL;
    cvx_str_add(out, ticks ? "`` " : "`");
    cvx_str_add_bytes(out, text, len);
    cvx_str_add(out, ticks ? " ``" : "`");
}

static void write_plain(const struct paragraph *paragraph, const struct piece *piece, size_t start,
                        size_t end, struct cvx_str *out)
{
    const char *text = cvx_str_get(&paragraph->text) + start;
    if (piece->style & CVX_MARKUP_CODE)
        write_code(text, end - start, out);
    else if (piece->style & CVX_MARKUP_SUPERSCRIPT)
        write_raised(text, end - start, out);
    else
        write_text(paragraph, start, end, out);
}

static void write_piece(const struct paragraph *paragraph, const struct piece *piece,
                        struct cvx_str *out)
{
    static const char *const delimiters[] = {"", "**", "*", "***"};
    const size_t piece_end = piece->start + piece->len;
    size_t start = piece->start;
    size_t end = piece_end;
    if (piece->style & EMPHATIC)
        find_hold(paragraph, piece, &start, &end);
    /* A code's ticks are punctuation, wherever it stands. */
    const bool code = (piece->style & CVX_MARKUP_CODE) != 0;
    const bool free = !sign_before(paragraph, piece->start) && !sign_at(paragraph, piece_end);
    if (start == end || (code && !free)) {
        write_plain(paragraph, piece, piece->start, piece_end, out);
        return;
    }
    if (code) {
        start = piece->start;
        end = piece_end;
    }
    write_text(paragraph, piece->start, start, out);
    cvx_str_add(out, delimiters[piece->style & EMPHATIC]);
    write_plain(paragraph, piece, start, end, out);
    cvx_str_add(out, delimiters[piece->style & EMPHATIC]);
    write_text(paragraph, end, piece_end, out);
}

/* A target inside "( )": white space and single parentheses would end it. */
static void write_target(const char *href, struct cvx_str *out)
{
    long open = 0;
    bool balanced = true;
    for (const char *at = href; *at; at++) {
        open += (*at == '(') - (*at == ')');
        balanced = balanced && open >= 0;
    }
    balanced = balanced && open == 0;
    for (const char *at = href; *at; at++) {
        if ((!balanced && strchr("()", *at)) || *at == '\\')
            cvx_str_add_char(out, '\\');
        if (is_space(*at) || *at == '<' || *at == '>')
            cvx_str_add_format(out, "%%%02X", (unsigned)*at);
        else
            cvx_str_add_char(out, *at);
    }
}

/* The pieces of one link; returns the first after them. */
static size_t write_link(const struct paragraph *paragraph, size_t at, struct cvx_str *out)
{
    const struct piece *first = &paragraph->pieces[at];
    size_t end = at;
    size_t len = 0;
    while (end < paragraph->count && same_target(paragraph->pieces[end].href, first->href))
        len += paragraph->pieces[end++].len;
    const char *text = cvx_str_get(&paragraph->text) + first->start;
    if (strlen(first->href) == len && memcmp(first->href, text, len) == 0) {
        cvx_str_add(out, first->href);
        return end;
    }
    cvx_str_add_char(out, '[');
    for (; at < end; at++)
        write_piece(paragraph, &paragraph->pieces[at], out);
    cvx_str_add(out, "](");
    write_target(first->href, out);
    cvx_str_add_char(out, ')');
    return end;
}

void cvx_markup_write(const struct cvx_markup_event *events, size_t count, struct cvx_str *out)
{
    struct paragraph paragraph = {.count = 0};
    cvx_str_init(&paragraph.text, out->arena);
    collect(events, count, &paragraph);
    if (out->arena->failed)
        return;
    join_touching(&paragraph);
    for (size_t i = 0; i < paragraph.count;) {
        if (paragraph.pieces[i].href)
            i = write_link(&paragraph, i, out);
        else
            write_piece(&paragraph, &paragraph.pieces[i++], out);
    }
}
