/* SPDX-License-Identifier: MIT */
/* Line breaks without ICU: the pair rules of UAX #14 (Unicode 15, as ICU 72 has them) for the
 * characters of most CVs: Latin, Greek, Cyrillic, punctuation, symbols, Han, kana, Hangul. A text
 * with any other character is ICU's. The tests compare every class and many texts with ICU. */
#include "core/base/utf8.h"
#include "exporters/pdf/linebreak.h"

#include <string.h>

/* Line breaking classes (UAX #14, table 1). AI, SG and XX are resolved to AL, H3 to H2; OE is OP of
 * East Asian width; UNKNOWN is ICU's. */
enum line_class {
    UNKNOWN,
    AL,
    B2,
    BA,
    BB,

    CL,
    CP,
    EX,
    GL,
    H2,
    HY,
    ID,
    IN,
    IS,
    NS,
    NU,
    OE,
    OP,
    PO,
    PR,
    QU,
    SP,
    SY,
};

/* The class from a code point up to the next row's. */
static const struct {
    uint32_t first;
    uint8_t kind;
} ranges[] = {
    {0x0, UNKNOWN},    {0x20, SP},         {0x21, EX},        {0x22, QU},        {0x23, AL},
    {0x24, PR},        {0x25, PO},         {0x26, AL},        {0x27, QU},        {0x28, OP},
    {0x29, CP},        {0x2A, AL},         {0x2B, PR},        {0x2C, IS},        {0x2D, HY},
    {0x2E, IS},        {0x2F, SY},         {0x30, NU},        {0x3A, IS},        {0x3C, AL},
    {0x3F, EX},        {0x40, AL},         {0x5B, OP},        {0x5C, PR},        {0x5D, CP},
    {0x5E, AL},        {0x7B, OP},         {0x7C, BA},        {0x7D, CL},        {0x7E, AL},
    {0x7F, UNKNOWN},   {0xA0, GL},         {0xA1, OP},        {0xA2, PO},        {0xA3, PR},
    {0xA6, AL},        {0xAB, QU},         {0xAC, AL},        {0xAD, BA},        {0xAE, AL},
    {0xB0, PO},        {0xB1, PR},         {0xB2, AL},        {0xB4, BB},        {0xB5, AL},
    {0xBB, QU},        {0xBC, AL},         {0xBF, OP},        {0xC0, AL},        {0x2C8, BB},
    {0x2C9, AL},       {0x2CC, BB},        {0x2CD, AL},       {0x2DF, BB},       {0x2E0, AL},
    {0x300, UNKNOWN},  {0x370, AL},        {0x37E, IS},       {0x37F, AL},       {0x483, UNKNOWN},
    {0x48A, AL},       {0x530, UNKNOWN},   {0x1E00, AL},      {0x1FFD, BB},      {0x1FFE, AL},
    {0x2000, UNKNOWN}, {0x2010, BA},       {0x2011, GL},      {0x2012, BA},      {0x2014, B2},
    {0x2015, AL},      {0x2018, QU},       {0x201A, OP},      {0x201B, QU},      {0x201E, OP},
    {0x201F, QU},      {0x2020, AL},       {0x2024, IN},      {0x2027, BA},      {0x2028, UNKNOWN},
    {0x2030, PO},      {0x2038, AL},       {0x2039, QU},      {0x203B, AL},      {0x203C, NS},
    {0x203E, AL},      {0x2044, IS},       {0x2045, OP},      {0x2046, CL},      {0x2047, NS},
    {0x204A, AL},      {0x2056, BA},       {0x2057, PO},      {0x2058, BA},      {0x205C, AL},
    {0x205D, BA},      {0x205F, UNKNOWN},  {0x20A0, PR},      {0x20A7, PO},      {0x20A8, PR},
    {0x20B6, PO},      {0x20B7, PR},       {0x20BB, PO},      {0x20BC, PR},      {0x20BE, PO},
    {0x20BF, PR},      {0x20C0, PO},       {0x20C1, UNKNOWN}, {0x2100, AL},      {0x2103, PO},
    {0x2104, AL},      {0x2109, PO},       {0x210A, AL},      {0x2116, PR},      {0x2117, AL},
    {0x218C, UNKNOWN}, {0x2190, AL},       {0x2212, PR},      {0x2214, AL},      {0x22EF, IN},
    {0x22F0, AL},      {0x2300, UNKNOWN},  {0x2500, AL},      {0x2600, UNKNOWN}, {0x3000, BA},
    {0x3001, CL},      {0x3003, ID},       {0x3005, NS},      {0x3006, ID},      {0x3008, OE},
    {0x3009, CL},      {0x300A, OE},       {0x300B, CL},      {0x300C, OE},      {0x300D, CL},
    {0x300E, OE},      {0x300F, CL},       {0x3010, OE},      {0x3011, CL},      {0x3012, ID},
    {0x3014, OE},      {0x3015, CL},       {0x3016, OE},      {0x3017, CL},      {0x3018, OE},
    {0x3019, CL},      {0x301A, OE},       {0x301B, CL},      {0x301C, NS},      {0x301D, OE},
    {0x301E, CL},      {0x3020, ID},       {0x302A, UNKNOWN}, {0x3030, ID},      {0x3035, UNKNOWN},
    {0x303B, NS},      {0x303D, ID},       {0x3040, AL},      {0x3041, NS},      {0x3042, ID},
    {0x3043, NS},      {0x3044, ID},       {0x3045, NS},      {0x3046, ID},      {0x3047, NS},
    {0x3048, ID},      {0x3049, NS},       {0x304A, ID},      {0x3063, NS},      {0x3064, ID},
    {0x3083, NS},      {0x3084, ID},       {0x3085, NS},      {0x3086, ID},      {0x3087, NS},
    {0x3088, ID},      {0x308E, NS},       {0x308F, ID},      {0x3095, NS},      {0x3097, UNKNOWN},
    {0x309B, NS},      {0x309F, ID},       {0x30A0, NS},      {0x30A1, NS},      {0x30A2, ID},
    {0x30A3, NS},      {0x30A4, ID},       {0x30A5, NS},      {0x30A6, ID},      {0x30A7, NS},
    {0x30A8, ID},      {0x30A9, NS},       {0x30AA, ID},      {0x30C3, NS},      {0x30C4, ID},
    {0x30E3, NS},      {0x30E4, ID},       {0x30E5, NS},      {0x30E6, ID},      {0x30E7, NS},
    {0x30E8, ID},      {0x30EE, NS},       {0x30EF, ID},      {0x30F5, NS},      {0x30F7, ID},
    {0x30FB, NS},      {0x30FC, NS},       {0x30FD, NS},      {0x30FF, ID},      {0x3100, UNKNOWN},
    {0x3105, ID},      {0x3130, UNKNOWN},  {0x31F0, NS},      {0x3200, UNKNOWN}, {0x3220, ID},
    {0x3248, UNKNOWN}, {0x3400, ID},       {0x4DC0, UNKNOWN}, {0x4E00, ID},      {0xA000, UNKNOWN},
    {0xAC00, H2},      {0xD7A4, UNKNOWN},  {0xF900, ID},      {0xFB00, UNKNOWN}, {0xFF01, EX},
    {0xFF02, ID},      {0xFF04, PR},       {0xFF05, PO},      {0xFF06, ID},      {0xFF08, OE},
    {0xFF09, CL},      {0xFF0A, ID},       {0xFF0C, CL},      {0xFF0D, ID},      {0xFF0E, CL},
    {0xFF0F, ID},      {0xFF1A, NS},       {0xFF1C, ID},      {0xFF1F, EX},      {0xFF20, ID},
    {0xFF3B, OE},      {0xFF3C, ID},       {0xFF3D, CL},      {0xFF3E, ID},      {0xFF5B, OE},
    {0xFF5C, ID},      {0xFF5D, CL},       {0xFF5E, ID},      {0xFF5F, OE},      {0xFF60, CL},
    {0xFF62, OE},      {0xFF63, CL},       {0xFF65, NS},      {0xFF66, ID},      {0xFF67, NS},
    {0xFF71, ID},      {0xFF9E, NS},       {0xFFA0, ID},      {0xFFBF, AL},      {0xFFC2, ID},
    {0xFFC8, AL},      {0xFFCA, ID},       {0xFFD0, AL},      {0xFFD2, ID},      {0xFFD8, AL},
    {0xFFDA, ID},      {0xFFDD, AL},       {0xFFE0, PO},      {0xFFE1, PR},      {0xFFE2, ID},
    {0xFFE5, PR},      {0xFFE7, AL},       {0xFFF0, UNKNOWN}, {0x20000, ID},     {0x2FFFE, AL},
    {0x30000, ID},     {0x323B0, UNKNOWN},
};

enum { RANGE_COUNT = sizeof ranges / sizeof ranges[0] };

/* The place of the last row that starts at or before the code point; `near` is a guess. */
static size_t range_find(uint32_t code_point, size_t near)
{
    if (ranges[near].first <= code_point &&
        (near + 1 == RANGE_COUNT || code_point < ranges[near + 1].first))
        return near;
    size_t low = 0, high = RANGE_COUNT;
    while (high - low > 1) {
        const size_t middle = (low + high) / 2;
        if (ranges[middle].first <= code_point)
            low = middle;
        else
            high = middle;
    }
    return low;
}

#define BIT(kind) (1u << (kind))

static bool opens(enum line_class kind)
{
    return kind == OP || kind == OE;
}

/* LB13 to LB17: what holds even when spaces stand between. */
static bool joined_over_spaces(enum line_class before, enum line_class after)
{
    if (BIT(after) & (BIT(CL) | BIT(CP) | BIT(EX) | BIT(IS) | BIT(SY)))
        return true;
    if (opens(before))
        return true;
    if (before == QU && opens(after))
        return true;
    if ((before == CL || before == CP) && after == NS)
        return true;
    return before == B2 && after == B2;
}

/* For each class, the classes that it is never parted from when no space stands between: LB12, LB19
 * to LB30 but for numbers. */
static const uint32_t joined[] = {
    [AL] = BIT(AL) | BIT(NU) | BIT(PR) | BIT(PO) | BIT(OP),
    [BB] = ~0u,
    [CP] = BIT(AL) | BIT(NU),
    [GL] = ~0u,
    [H2] = BIT(PO),
    [HY] = BIT(NU),
    [ID] = BIT(PO),
    [IS] = BIT(AL) | BIT(NU),
    [NU] = BIT(NU) | BIT(AL) | BIT(PO) | BIT(PR) | BIT(OP),
    [PO] = BIT(AL) | BIT(NU),
    [PR] = BIT(AL) | BIT(NU) | BIT(ID) | BIT(H2),
    [QU] = ~0u,
};

/* What no class is parted from when no space stands between. */
#define CLINGING (BIT(QU) | BIT(BA) | BIT(HY) | BIT(NS) | BIT(IN))

/* What has been read so far. */
struct reading {
    enum line_class before; /* the last class but spaces; UNKNOWN: none yet */
    bool spaces;            /* after it */
    bool fresh;             /* a line may end before it */
    bool figures;           /* it ends a number: NU (NU | SY | IS)* (CL | CP)? */
    bool closed;            /* with that CL or CP */
};

/* `number`: digits, perhaps after a point, follow the character that is next. */
static bool break_between(const struct reading *reading, enum line_class after, bool number)
{
    const enum line_class before = reading->before;
    const uint32_t symbols = BIT(PR) | BIT(PO);
    const bool decimal = reading->spaces && after == IS && number && !opens(before); /* " .5" */
    if (joined_over_spaces(before, after) && !decimal)
        return false;
    if (reading->spaces)
        return true;
    if (after == GL)
        return before == BA || before == HY;
    if (BIT(after) & CLINGING)
        return false;
    /* LB25: "(12)%", "1,000" */
    if (reading->figures && (BIT(after) & symbols || (after == NU && !reading->closed)))
        return false;
    if (BIT(before) & symbols && opens(after) && number) /* LB25: "$(12" */
        return false;
    if (before == HY && after == AL && reading->fresh) /* ICU's LB20.09: " -x" */
        return false;
    return before >= sizeof joined / sizeof joined[0] || !(joined[before] & BIT(after));
}

static void reading_add(struct reading *reading, enum line_class kind, bool fresh)
{
    const bool adjoins = reading->figures && !reading->spaces;
    const bool body = BIT(kind) & (BIT(NU) | BIT(SY) | BIT(IS));
    const bool closes = BIT(kind) & (BIT(CL) | BIT(CP));
    reading->figures = kind == NU || (adjoins && !reading->closed && (body || closes));
    reading->closed = closes;
    reading->before = kind;
    reading->spaces = false;
    reading->fresh = fresh;
}

/* The class of a character, `*range` the row of the one before it. Letters of ASCII are most of
 * what is looked up. Chinese and Japanese double quotation marks open and close. */
static enum line_class class_of(uint32_t code_point, bool chinese, size_t *range)
{
    if ((code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z'))
        return AL;
    if (chinese && code_point == 0x201C)
        return OP;
    if (chinese && code_point == 0x201D)
        return CL;
    *range = range_find(code_point, *range);
    return ranges[*range].kind;
}

/* True when the text starts with a digit or, where `point` allows it, with a point and a digit. */
static bool number_follows(const char *text, size_t len, bool point)
{
    size_t size;
    for (size_t i = 0; i < len; i += size, point = false) {
        const enum line_class kind =
            ranges[range_find(cvx_utf8_decode(text + i, len - i, &size), 0)].kind;
        if (kind == NU || kind != IS || !point)
            return kind == NU;
    }
    return false;
}

bool cvx_breaker_simple(const char *text, size_t len, const char *lang, uint8_t *breaks)
{
    const bool chinese = strncmp(lang, "zh", 2) == 0 || strncmp(lang, "ja", 2) == 0;
    struct reading reading = {.before = UNKNOWN};
    size_t range = 0, size = 0;
    memset(breaks, CVX_BREAK_NONE, len);
    for (size_t i = 0; i < len; i += size) {
        const uint32_t code_point = cvx_utf8_decode(text + i, len - i, &size);
        const enum line_class kind = class_of(code_point, chinese, &range);
        if (kind == UNKNOWN)
            return false;
        if (kind == SP) {
            reading.spaces = true;
            continue;
        }
        const bool number = BIT(kind) & (BIT(OP) | BIT(OE) | BIT(IS)) &&
                            number_follows(text + i + size, len - i - size, kind != IS);
        const bool fresh = i > 0 && break_between(&reading, kind, number);
        breaks[i] = fresh ? CVX_BREAK_FREE : CVX_BREAK_NONE;
        reading_add(&reading, kind, fresh || i == 0);
    }
    return true;
}
