/* SPDX-License-Identifier: MIT */
/* Segments of one direction (UAX #9, rules W7, N1 and N2 within a run). */
#include "exporters/docx/direction.h"

#include "core/base/utf8.h"

#include <string.h>

enum kind {
    NEUTRAL,
    DIGIT, /* goes with letters before it */
    LEFT_TO_RIGHT,
    RIGHT_TO_LEFT,
};

static bool is_rtl(uint32_t c)
{
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F;
}

/* Letters of the Latin-1 block and of all blocks after it but those of punctuation and symbols. */
static bool is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (c < 0x2000)
        return c >= 0xC0 ? c != 0xD7 && c != 0xF7 : c == 0xAA || c == 0xB5 || c == 0xBA;
    return c >= 0x2C00 && !(c >= 0x2E00 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) &&
           !(c >= 0xFE10 && c <= 0xFE6F) && !(c >= 0xFF00 && c <= 0xFF20) &&
           !(c >= 0xFFE0 && c <= 0xFFFF) && !(c >= 0x1F000 && c <= 0x1FAFF);
}

static enum kind kind_of(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return DIGIT;
    if (is_rtl(c))
        return RIGHT_TO_LEFT;
    return is_letter(c) ? LEFT_TO_RIGHT : NEUTRAL;
}

/* "C++", "C#" and "A*": signs that are part of the word before them. */
static bool is_suffix(uint32_t c)
{
    return c == '+' || c == '#' || c == '*';
}

/* Whether any byte can be the start of a letter that runs from right to left. */
static bool may_be_rtl(const char *text)
{
    for (; *text; text++) {
        const unsigned char byte = (unsigned char)*text;
        if ((byte >= 0xD6 && byte <= 0xE0) || byte == 0xE2 || byte == 0xEF || byte == 0xF0)
            return true;
    }
    return false;
}

size_t cvx_docx_segment_len(const char *text, bool base_rtl, bool *rtl)
{
    *rtl = base_rtl;
    if (!base_rtl && !may_be_rtl(text))
        return strlen(text);
    const enum kind base = base_rtl ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
    enum kind found = NEUTRAL;
    const char *settled = text; /* the end of what surely belongs to the segment */
    bool in_word = false;
    for (const char *at = text; *at;) {
        const char *next = at;
        const uint32_t c = cvx_utf8_next(&next);
        enum kind kind = kind_of(c);
        if (found == LEFT_TO_RIGHT && (kind == DIGIT || (in_word && is_suffix(c))))
            kind = LEFT_TO_RIGHT;
        in_word = kind == LEFT_TO_RIGHT;
        if (kind == DIGIT)
            kind = NEUTRAL;
        if (kind != NEUTRAL && found == NEUTRAL && at > text && kind != base)
            return (size_t)(at - text); /* neutrals first, which go with what is around */
        if (kind != NEUTRAL && found != NEUTRAL && kind != found)
            return (size_t)((found == base ? at : settled) - text);
        at = next;
        if (kind != NEUTRAL) {
            found = kind;
            settled = at;
            *rtl = kind == RIGHT_TO_LEFT;
        }
    }
    return found == NEUTRAL || found == base ? strlen(text) : (size_t)(settled - text);
}

size_t cvx_docx_figures_len(const char *text, size_t len, bool *figures)
{
    static const char digits[] = "0123456789", joints[] = ".,:/+%";
    size_t end = 0;
    *figures = len > 0 && *text && strchr(digits, *text);
    if (!*figures) {
        while (end < len && !strchr(digits, text[end]))
            end++;
        return end;
    }
    for (size_t i = 0; i < len && text[i] && (strchr(digits, text[i]) || strchr(joints, text[i]));
         i++)
        if (strchr(digits, text[i]) || text[i] == '%')
            end = i + 1;
    return end;
}

bool cvx_docx_starts_rtl(const char *text)
{
    while (*text) {
        const enum kind kind = kind_of(cvx_utf8_next(&text));
        if (kind == LEFT_TO_RIGHT || kind == RIGHT_TO_LEFT)
            return kind == RIGHT_TO_LEFT;
    }
    return false;
}
