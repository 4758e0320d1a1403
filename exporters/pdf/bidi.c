/* SPDX-License-Identifier: MIT */
/* The bidirectional algorithm by ICU. The text goes over as UTF-16 with every isolated part between
 * FSI and PDI, and with what a part opens closed at its end; the levels come back by byte. */
#include "exporters/pdf/bidi.h"

#include "core/base/module.h"
#include "core/base/utf8.h"
#include "exporters/pdf/icu.h"

#include <string.h>

static const struct cvx_module icu_module = CVX_MODULE(icu);

enum {
    LRM = 0x200E,
    LRE = 0x202A,
    RLE = 0x202B,
    PDF = 0x202C,
    LRO = 0x202D,
    RLO = 0x202E,
    LRI = 0x2066,
    RLI = 0x2067,
    FSI = 0x2068,
    PDI = 0x2069,
    OPEN_MAX = 60, /* the standard stops at 125 levels */
};

static bool is_rtl(uint32_t c)
{
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F || c == 0x061C || (c >= LRE && c <= RLO) ||
           (c >= LRI && c <= PDI);
}

bool cvx_bidi_needed(const char *text, size_t len)
{
    for (size_t i = 0, size = 0; i < len; i += size)
        if ((unsigned char)text[i] < 0x80)
            size = 1;
        else if (is_rtl(cvx_utf8_decode(text + i, len - i, &size)))
            return true;
    return false;
}

/* The text as ICU gets it. */
struct copy {
    uint16_t *units;
    uint32_t *bytes; /* for each unit, the byte its character starts at */
    size_t count;
    uint16_t open[OPEN_MAX]; /* what closes what the part has opened */
    int open_count;
};

static void unit_add(struct copy *copy, uint32_t code_point, size_t byte)
{
    if (code_point > 0xFFFF) {
        copy->units[copy->count] = (uint16_t)(0xD7C0 + (code_point >> 10));
        copy->bytes[copy->count++] = (uint32_t)byte;
        code_point = 0xDC00 | (code_point & 0x3FF);
    }
    copy->units[copy->count] = (uint16_t)code_point;
    copy->bytes[copy->count++] = (uint32_t)byte;
}

/* A bidi control as it may stand: one that closes nothing becomes a zero-width space. */
static uint32_t balanced(struct copy *copy, uint32_t code_point)
{
    const bool opens = (code_point >= LRE && code_point <= RLO && code_point != PDF) ||
                       (code_point >= LRI && code_point <= FSI);
    const bool closes = code_point == PDF || code_point == PDI;
    if (opens && copy->open_count < OPEN_MAX) {
        copy->open[copy->open_count++] = code_point >= LRI ? PDI : PDF;
        return code_point;
    }
    if (closes && copy->open_count && copy->open[copy->open_count - 1] == code_point) {
        copy->open_count--;
        return code_point;
    }
    return opens || closes ? 0x200B : code_point;
}

static bool is_latin(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* What the text is in the midst of. It is followed from the start: looking back from each sign
 * would take a time that grows with the square of the text. */
struct midst {
    bool name;      /* a Latin letter, or signs after one */
    size_t address; /* where a web address goes on after its "://"; past the end: it is in none */
};

static void midst_follow(struct midst *midst, const char *text, size_t at, size_t end)
{
    static const char mark[] = "://";
    const size_t len = sizeof mark - 1;
    const bool after_latin = midst->name && text[at] == ':';
    if (text[at] != '+' && text[at] != '#')
        midst->name = is_latin(text[at]);
    if (text[at] <= ' ' || text[at] > '~')
        midst->address = SIZE_MAX;
    else if (end - at >= len && memcmp(text + at, mark, len) == 0)
        midst->address = after_latin ? at + len : SIZE_MAX;
}

/* True after the signs of a name such as C++ or C#, which would else change sides. */
static bool ends_name(const struct midst *midst, const char *text, size_t at, size_t end)
{
    const size_t next = at + 1;
    return midst->name && (text[at] == '+' || text[at] == '#') &&
           (next == end || (text[next] != text[at] && !is_latin(text[next])));
}

/* True after the slash at the end of a web address, which would else stand before its start. */
static bool ends_address(const struct midst *midst, const char *text, size_t at, size_t end)
{
    static const char after[] = " \n.,;:!?)]}\"'";
    return text[at] == '/' && at >= midst->address &&
           (at + 1 == end || memchr(after, text[at + 1], sizeof after - 1));
}

static void part_add(struct copy *copy, const char *text, size_t start,
                     const struct cvx_bidi_part *part)
{
    const size_t end = start + part->len;
    struct midst midst = {false, SIZE_MAX};
    if (part->isolated)
        unit_add(copy, FSI, start);
    for (size_t i = start, size = 0; i < end; i += size) {
        unit_add(copy, balanced(copy, cvx_utf8_decode(text + i, end - i, &size)), i);
        midst_follow(&midst, text, i, end);
        if (ends_name(&midst, text, i, end) || ends_address(&midst, text, i, end))
            unit_add(copy, LRM, i);
    }
    while (copy->open_count)
        unit_add(copy, copy->open[--copy->open_count], end - 1);
    if (part->isolated)
        unit_add(copy, PDI, end - 1);
}

/* Copies the units' levels to the bytes of their characters; what has been added has none. */
static void levels_copy(const struct copy *copy, const uint8_t *found, const char *text, size_t len,
                        uint8_t *levels)
{
    for (size_t i = copy->count; i-- > 0;)
        if (copy->units[i] != PDI && copy->units[i] != PDF && copy->units[i] != FSI &&
            copy->units[i] != LRM)
            levels[copy->bytes[i]] = found[i];
    for (size_t i = 1; i < len; i++)
        if (((unsigned char)text[i] & 0xC0) == 0x80)
            levels[i] = levels[i - 1];
}

enum cvx_status cvx_bidi_levels(const struct cvx_bidi_text *text, struct cvx_arena *arena,
                                struct cvx_diag *diag, uint8_t *levels)
{
    const struct cvx_icu *icu = cvx_module_open(&icu_module, diag);
    if (!icu)
        return CVX_ENVIRONMENT;
    const size_t room = text->len * 2 + text->part_count * (OPEN_MAX + 2);
    struct copy copy = {.units = cvx_arena_alloc_array(arena, room, sizeof *copy.units),
                        .bytes = cvx_arena_alloc_array(arena, room, sizeof *copy.bytes)};
    uint8_t *found = cvx_arena_alloc(arena, room);
    if (arena->failed)
        return cvx_diag_memory(diag);
    for (size_t i = 0, at = 0; i < text->part_count; at += text->parts[i++].len)
        if (text->parts[i].len)
            part_add(&copy, text->text, at, &text->parts[i]);
    memset(levels, text->rtl, text->len);
    if (copy.count > 0 && !icu->levels_find(copy.units, copy.count, text->rtl, found))
        return cvx_diag_memory(diag);
    levels_copy(&copy, found, text->text, text->len, levels);
    return CVX_OK;
}
