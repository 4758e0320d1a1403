/* SPDX-License-Identifier: MIT */
/* Small tables of characters, and where clusters end. */
#include "fonts/unicode.h"

#include "core/base/utf8.h"
#include "fonts/opentype.h"

struct range {
    uint32_t first, last;
};

static bool in_ranges(const struct range *ranges, size_t count, uint32_t code_point)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (code_point > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && code_point >= ranges[low].first;
}

#define IN(table, code_point) in_ranges(table, sizeof(table) / sizeof *(table), code_point)

bool cvx_unicode_is_invisible(uint32_t code_point)
{
    static const struct range ranges[] = {
        {0x00AD, 0x00AD},   {0x034F, 0x034F}, {0x061C, 0x061C},   {0x115F, 0x1160},
        {0x17B4, 0x17B5},   {0x180B, 0x180F}, {0x200B, 0x200F},   {0x202A, 0x202E},
        {0x2060, 0x206F},   {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF},
    };
    return code_point >= ranges[0].first && IN(ranges, code_point);
}

bool cvx_unicode_is_private(uint32_t code_point)
{
    static const struct range ranges[] = {
        {0xE000, 0xF8FF},
        {0xF0000, 0xFFFFD},
        {0x100000, 0x10FFFD},
    };
    return code_point >= ranges[0].first && IN(ranges, code_point);
}

uint32_t cvx_unicode_stand_in(uint32_t code_point)
{
    static const struct range spaces[] = {
        {0x00A0, 0x00A0}, {0x2000, 0x200A}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000},
    };
    if (code_point == 0x2011)
        return 0x2010;
    return IN(spaces, code_point) ? ' ' : 0;
}

bool cvx_unicode_is_wide_or_narrow(uint32_t code_point)
{
    /* of East_Asian_Width Ambiguous (UAX #11), what running Chinese and Japanese text uses */
    static const struct range ranges[] = {
        {0x00B7, 0x00B7}, {0x00D7, 0x00D7}, {0x2014, 0x2016}, {0x2018, 0x2019},
        {0x201C, 0x201D}, {0x2025, 0x2027}, {0x2030, 0x2030}, {0x203B, 0x203B},
        {0x2103, 0x2103}, {0x2116, 0x2116}, {0x2160, 0x217F}, {0x2460, 0x24FF},
    };
    return code_point >= ranges[0].first && IN(ranges, code_point);
}

/* Signs that Unicode shares between scripts, but only East Asian text uses. */
static bool is_east_asian(uint32_t code_point)
{
    static const struct range ranges[] = {
        {0x2E80, 0x2FFF}, {0x3000, 0x303F}, {0x3099, 0x30A0}, {0x30FB, 0x30FC},
        {0x3190, 0x319F}, {0x31C0, 0x31EF}, {0x3200, 0x33FF}, {0xFE30, 0xFE4F},
        {0xFF00, 0xFF65}, {0xFF70, 0xFF70}, {0xFF9E, 0xFF9F}, {0xFFE0, 0xFFEF},
    };
    return code_point >= ranges[0].first && IN(ranges, code_point);
}

enum {
    JOINER = 0x200D,
    FIRST_FLAG = 0x1F1E6, /* regional indicators */
    LAST_FLAG = 0x1F1FF,
    FIRST_TONE = 0x1F3FB, /* skin tones */
    LAST_TONE = 0x1F3FF,
    FIRST_JAMO = 0x1100,
    LAST_JAMO = 0x11FF,
};

static bool is_flag(uint32_t code_point)
{
    return code_point >= FIRST_FLAG && code_point <= LAST_FLAG;
}

static bool is_jamo(uint32_t code_point)
{
    return code_point >= FIRST_JAMO && code_point <= LAST_JAMO;
}

static bool is_pictograph(uint32_t code_point)
{
    static const struct range ranges[] = {{0x2190, 0x27BF}, {0x2900, 0x2BFF}, {0x1F000, 0x1FAFF}};
    return IN(ranges, code_point);
}

/* True when `next` cannot be parted from what stands before it. */
static bool extends(uint32_t before, uint32_t next, unsigned flags)
{
    if (next < 0x300)
        return next == 0xAD;
    if (cvx_unicode_is_invisible(next) || cvx_opentype_is_mark(next))
        return true;
    return (next >= FIRST_TONE && next <= LAST_TONE) || (before == JOINER && is_pictograph(next)) ||
           (is_jamo(before) && is_jamo(next)) || (is_flag(next) && flags == 1);
}

static bool is_ascii_letter(uint32_t code_point)
{
    return (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
}

struct cvx_grapheme cvx_unicode_cluster(const char *text, size_t start, size_t end)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (bytes[start] < 0x80 && (start + 1 == end || bytes[start + 1] < 0x80))
        return (struct cvx_grapheme){
            .start = (uint32_t)start,
            .len = 1,
            .base = bytes[start],
            .script = is_ascii_letter(bytes[start]) ? (uint32_t)CVX_SCRIPT_LATIN
                                                    : (uint32_t)CVX_SCRIPT_COMMON,
        };
    size_t size;
    uint32_t before = cvx_utf8_decode(text + start, end - start, &size);
    struct cvx_grapheme cluster = {.start = (uint32_t)start, .base = before};
    unsigned flags = is_flag(before);
    /* nothing drawn yet: what comes next is the base */
    bool bare = cvx_unicode_is_invisible(before);
    size_t at = start + size;
    while (at < end) {
        const uint32_t next = cvx_utf8_decode(text + at, end - at, &size);
        if (!extends(before, next, flags) && !bare)
            break;
        if (bare && !cvx_unicode_is_invisible(next)) {
            cluster.base = next;
            bare = false;
        }
        flags += is_flag(next);
        before = next;
        at += size;
    }
    cluster.len = (uint32_t)(at - start);
    cluster.script =
        is_east_asian(cluster.base) ? (uint32_t)CVX_SCRIPT_HAN : cvx_opentype_script(cluster.base);
    if (cluster.script == CVX_SCRIPT_INHERITED)
        cluster.script = CVX_SCRIPT_COMMON;
    return cluster;
}
