/* SPDX-License-Identifier: MIT */
/* Tables of well-known fonts: Debian's packages first, other distributions' folders after. */
#include "fonts/known.h"

#include "fonts/opentype.h"
#include "fonts/unicode.h"

#include <string.h>

/* --- Families and their files --- */

enum { FOLDERS = 3 };

/* Files of one package that are named alike. */
struct collection {
    const char *folders[FOLDERS];
    const char *endings[4]; /* regular, bold, italic, bold italic; NULL: there is none */
};

static const struct collection noto = {
    {"/usr/share/fonts/truetype/noto/", "/usr/share/fonts/noto/", "/usr/share/fonts/google-noto/"},
    {"-Regular.ttf", "-Bold.ttf", "-Italic.ttf", "-BoldItalic.ttf"},
};
static const struct collection noto_cjk = {
    {"/usr/share/fonts/opentype/noto/", "/usr/share/fonts/noto-cjk/",
     "/usr/share/fonts/google-noto-cjk/"},
    {"-Regular.ttc", "-Bold.ttc", NULL, NULL},
};
static const struct collection inter = {
    {"/usr/share/fonts/opentype/inter/", "/usr/share/fonts/inter/"},
    {"-Regular.otf", "-Bold.otf", "-Italic.otf", "-BoldItalic.otf"},
};
static const struct collection garamond = {
    {"/usr/share/fonts/opentype/ebgaramond/"},
    {"-Regular.otf", "-Bold.otf", "-Italic.otf", NULL},
};
static const struct collection dejavu = {
    {"/usr/share/fonts/truetype/dejavu/", "/usr/share/fonts/TTF/",
     "/usr/share/fonts/dejavu-sans-fonts/"},
    {".ttf", "-Bold.ttf", "-Oblique.ttf", "-BoldOblique.ttf"},
};
static const struct collection dejavu_serif = {
    {"/usr/share/fonts/truetype/dejavu/", "/usr/share/fonts/TTF/",
     "/usr/share/fonts/dejavu-serif-fonts/"},
    {".ttf", "-Bold.ttf", "-Italic.ttf", "-BoldItalic.ttf"},
};
static const struct collection symbola = {
    {"/usr/share/fonts/truetype/ancient-scripts/"},
    {"_hint.ttf", NULL, NULL, NULL},
};

static const struct {
    const char *family;
    const struct collection *collection;
    const char *stem;
    unsigned index;
} families[] = {
    {"EB Garamond", &garamond, "EBGaramond12", 0},
    {"Inter", &inter, "Inter", 0},
    {"DejaVu Sans", &dejavu, "DejaVuSans", 0},
    {"DejaVu Sans Mono", &dejavu, "DejaVuSansMono", 0},
    {"DejaVu Serif", &dejavu_serif, "DejaVuSerif", 0},
    {"Symbola", &symbola, "Symbola", 0},
    {"Noto Sans CJK JP", &noto_cjk, "NotoSansCJK", 0},
    {"Noto Sans CJK KR", &noto_cjk, "NotoSansCJK", 1},
    {"Noto Sans CJK SC", &noto_cjk, "NotoSansCJK", 2},
    {"Noto Sans CJK TC", &noto_cjk, "NotoSansCJK", 3},
    {"Noto Sans CJK HK", &noto_cjk, "NotoSansCJK", 4},
    {"Noto Serif CJK JP", &noto_cjk, "NotoSerifCJK", 0},
    {"Noto Serif CJK KR", &noto_cjk, "NotoSerifCJK", 1},
    {"Noto Serif CJK SC", &noto_cjk, "NotoSerifCJK", 2},
    {"Noto Serif CJK TC", &noto_cjk, "NotoSerifCJK", 3},
    {"Noto Serif CJK HK", &noto_cjk, "NotoSerifCJK", 4},
};

/* "Noto Sans Arabic" as its files are named: NotoSansArabic. */
static char *without_spaces(const char *family, struct cvx_arena *arena)
{
    char *stem = cvx_arena_strdup(arena, family);
    char *to = stem;
    for (const char *from = stem; from && *from; from++)
        if (*from != ' ')
            *to++ = *from;
    if (to)
        *to = '\0';
    return stem;
}

/* Adds the places of one ending; returns the new count. */
static size_t add_places(const struct collection *collection, const char *stem, int ending,
                         struct cvx_arena *arena, struct cvx_font_file *places)
{
    size_t count = 0;
    if (!collection->endings[ending])
        return 0;
    for (int i = 0; i < FOLDERS && collection->folders[i]; i++)
        places[count++].path = cvx_arena_printf(arena, "%s%s%s", collection->folders[i], stem,
                                                collection->endings[ending]);
    return count;
}

size_t cvx_known_family(const char *family, struct cvx_known_style style, struct cvx_arena *arena,
                        struct cvx_font_file places[CVX_KNOWN_MAX])
{
    enum { BOLD = 1, ITALIC = 2 };
    static const char noto_prefix[] = "Noto ";
    const struct collection *collection = NULL;
    const char *stem = NULL;
    unsigned index = 0;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (strcmp(families[i].family, family) == 0) {
            collection = families[i].collection;
            stem = families[i].stem;
            index = families[i].index;
        }
    if (!collection && strncmp(family, noto_prefix, sizeof noto_prefix - 1) == 0) {
        collection = &noto;
        stem = without_spaces(family, arena);
    }
    if (!collection || !stem)
        return 0;
    const int wanted = (style.bold ? BOLD : 0) | (style.italic ? ITALIC : 0);
    static const int order[] = {BOLD | ITALIC, BOLD, ITALIC, 0}; /* a bold is missed most */
    size_t count = 0;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if ((order[i] & ~wanted) == 0)
            count += add_places(collection, stem, order[i], arena, places + count);
    for (size_t i = 0; i < count; i++)
        places[i].index = index;
    return count;
}

/* --- Scripts --- */

bool cvx_known_is_east_asian(uint32_t script)
{
    return script == CVX_SCRIPT_HAN || script == CVX_SCRIPT_HIRAGANA ||
           script == CVX_SCRIPT_KATAKANA || script == CVX_SCRIPT_HANGUL ||
           script == CVX_SCRIPT_BOPOMOFO;
}

/* The first rule that fits decides: a tag fits when it begins with the rule's, up to a hyphen. */
static const char *east_asian_variant(const char *lang)
{
    static const struct {
        const char *lang, *variant;
    } rules[] = {
        {"ja", "JP"},      {"ko", "KR"},       {"zh-Hant-HK", "HK"}, {"zh-Hant-MO", "HK"},
        {"zh-Hant", "TC"}, {"zh-Hans", "SC"},  {"zh-HK", "HK"},      {"zh-MO", "HK"},
        {"zh-TW", "TC"},   {"yue-Hans", "SC"}, {"yue", "HK"},
    };
    for (size_t i = 0; lang && i < sizeof rules / sizeof *rules; i++) {
        const size_t len = strlen(rules[i].lang);
        if (strncmp(lang, rules[i].lang, len) == 0 && (lang[len] == '\0' || lang[len] == '-'))
            return rules[i].variant;
    }
    return "SC";
}

/* Sorted by script. Scripts that Noto Sans and Noto Serif set themselves have no row. */
static const struct script_row {
    uint32_t script;
    const char *sans, *serif; /* after "Noto Sans " and "Noto Serif "; NULL: there is none */
} scripts[] = {
    {CVX_TAG('A', 'd', 'l', 'm'), "Adlam", NULL},
    {CVX_TAG('A', 'g', 'h', 'b'), "Caucasian Albanian", NULL},
    {CVX_TAG('A', 'h', 'o', 'm'), NULL, "Ahom"},
    {CVX_TAG('A', 'r', 'a', 'b'), "Arabic", NULL},
    {CVX_TAG('A', 'r', 'm', 'i'), "Imperial Aramaic", NULL},
    {CVX_TAG('A', 'r', 'm', 'n'), "Armenian", "Armenian"},
    {CVX_TAG('A', 'v', 's', 't'), "Avestan", NULL},
    {CVX_TAG('B', 'a', 'l', 'i'), "Balinese", "Balinese"},
    {CVX_TAG('B', 'a', 'm', 'u'), "Bamum", NULL},
    {CVX_TAG('B', 'a', 's', 's'), "Bassa Vah", NULL},
    {CVX_TAG('B', 'a', 't', 'k'), "Batak", NULL},
    {CVX_TAG('B', 'e', 'n', 'g'), "Bengali", "Bengali"},
    {CVX_TAG('B', 'h', 'k', 's'), "Bhaiksuki", NULL},
    {CVX_TAG('B', 'r', 'a', 'h'), "Brahmi", NULL},
    {CVX_TAG('B', 'u', 'g', 'i'), "Buginese", NULL},
    {CVX_TAG('B', 'u', 'h', 'd'), "Buhid", NULL},
    {CVX_TAG('C', 'a', 'k', 'm'), "Chakma", NULL},
    {CVX_TAG('C', 'a', 'n', 's'), "Canadian Aboriginal", NULL},
    {CVX_TAG('C', 'a', 'r', 'i'), "Carian", NULL},
    {CVX_TAG('C', 'h', 'a', 'm'), "Cham", NULL},
    {CVX_TAG('C', 'h', 'e', 'r'), "Cherokee", NULL},
    {CVX_TAG('C', 'o', 'p', 't'), "Coptic", NULL},
    {CVX_TAG('C', 'p', 'r', 't'), "Cypriot", NULL},
    {CVX_TAG('D', 'e', 'v', 'a'), "Devanagari", "Devanagari"},
    {CVX_TAG('D', 'o', 'g', 'r'), NULL, "Dogra"},
    {CVX_TAG('D', 's', 'r', 't'), "Deseret", NULL},
    {CVX_TAG('D', 'u', 'p', 'l'), "Duployan", NULL},
    {CVX_TAG('E', 'g', 'y', 'p'), "Egyptian Hieroglyphs", NULL},
    {CVX_TAG('E', 'l', 'b', 'a'), "Elbasan", NULL},
    {CVX_TAG('E', 'l', 'y', 'm'), "Elymaic", NULL},
    {CVX_TAG('E', 't', 'h', 'i'), "Ethiopic", "Ethiopic"},
    {CVX_TAG('G', 'e', 'o', 'r'), "Georgian", "Georgian"},
    {CVX_TAG('G', 'l', 'a', 'g'), "Glagolitic", NULL},
    {CVX_TAG('G', 'o', 'n', 'g'), "Gunjala Gondi", NULL},
    {CVX_TAG('G', 'o', 'n', 'm'), "Masaram Gondi", NULL},
    {CVX_TAG('G', 'o', 't', 'h'), "Gothic", NULL},
    {CVX_TAG('G', 'r', 'a', 'n'), "Grantha", "Grantha"},
    {CVX_TAG('G', 'u', 'j', 'r'), "Gujarati", "Gujarati"},
    {CVX_TAG('G', 'u', 'r', 'u'), "Gurmukhi", "Gurmukhi"},
    {CVX_TAG('H', 'a', 'n', 'o'), "Hanunoo", NULL},
    {CVX_TAG('H', 'a', 't', 'r'), "Hatran", NULL},
    {CVX_TAG('H', 'e', 'b', 'r'), "Hebrew", "Hebrew"},
    {CVX_TAG('H', 'l', 'u', 'w'), "Anatolian Hieroglyphs", NULL},
    {CVX_TAG('H', 'm', 'n', 'g'), "Pahawh Hmong", NULL},
    {CVX_TAG('H', 'm', 'n', 'p'), NULL, "Nyiakeng Puachue Hmong"},
    {CVX_TAG('H', 'u', 'n', 'g'), "Old Hungarian", NULL},
    {CVX_TAG('I', 't', 'a', 'l'), "Old Italic", NULL},
    {CVX_TAG('J', 'a', 'v', 'a'), "Javanese", NULL},
    {CVX_TAG('K', 'a', 'l', 'i'), "Kayah Li", NULL},
    {CVX_TAG('K', 'h', 'a', 'r'), "Kharoshthi", NULL},
    {CVX_TAG('K', 'h', 'm', 'r'), "Khmer", "Khmer"},
    {CVX_TAG('K', 'h', 'o', 'j'), "Khojki", "Khojki"},
    {CVX_TAG('K', 'n', 'd', 'a'), "Kannada", "Kannada"},
    {CVX_TAG('K', 't', 'h', 'i'), "Kaithi", NULL},
    {CVX_TAG('L', 'a', 'n', 'a'), "Tai Tham", NULL},
    {CVX_TAG('L', 'a', 'o', 'o'), "Lao", "Lao"},
    {CVX_TAG('L', 'e', 'p', 'c'), "Lepcha", NULL},
    {CVX_TAG('L', 'i', 'm', 'b'), "Limbu", NULL},
    {CVX_TAG('L', 'i', 'n', 'a'), "Linear A", NULL},
    {CVX_TAG('L', 'i', 'n', 'b'), "Linear B", NULL},
    {CVX_TAG('L', 'i', 's', 'u'), "Lisu", NULL},
    {CVX_TAG('L', 'y', 'c', 'i'), "Lycian", NULL},
    {CVX_TAG('L', 'y', 'd', 'i'), "Lydian", NULL},
    {CVX_TAG('M', 'a', 'h', 'j'), "Mahajani", NULL},
    {CVX_TAG('M', 'a', 'n', 'd'), "Mandaic", NULL},
    {CVX_TAG('M', 'a', 'n', 'i'), "Manichaean", NULL},
    {CVX_TAG('M', 'a', 'r', 'c'), "Marchen", NULL},
    {CVX_TAG('M', 'a', 'y', 'a'), "Mayan Numerals", NULL},
    {CVX_TAG('M', 'e', 'd', 'f'), "Medefaidrin", NULL},
    {CVX_TAG('M', 'e', 'n', 'd'), "Mende Kikakui", NULL},
    {CVX_TAG('M', 'e', 'r', 'o'), "Meroitic", NULL},
    {CVX_TAG('M', 'l', 'y', 'm'), "Malayalam", "Malayalam"},
    {CVX_TAG('M', 'o', 'd', 'i'), "Modi", NULL},
    {CVX_TAG('M', 'o', 'n', 'g'), "Mongolian", NULL},
    {CVX_TAG('M', 'r', 'o', 'o'), "Mro", NULL},
    {CVX_TAG('M', 't', 'e', 'i'), "Meetei Mayek", NULL},
    {CVX_TAG('M', 'u', 'l', 't'), "Multani", NULL},
    {CVX_TAG('M', 'y', 'm', 'r'), "Myanmar", "Myanmar"},
    {CVX_TAG('N', 'a', 'r', 'b'), "Old North Arabian", NULL},
    {CVX_TAG('N', 'b', 'a', 't'), "Nabataean", NULL},
    {CVX_TAG('N', 'e', 'w', 'a'), "Newa", NULL},
    {CVX_TAG('N', 'k', 'o', 'o'), "NKo", NULL},
    {CVX_TAG('N', 's', 'h', 'u'), "Nushu", NULL},
    {CVX_TAG('O', 'g', 'a', 'm'), "Ogham", NULL},
    {CVX_TAG('O', 'l', 'c', 'k'), "Ol Chiki", NULL},
    {CVX_TAG('O', 'r', 'k', 'h'), "Old Turkic", NULL},
    {CVX_TAG('O', 'r', 'y', 'a'), "Oriya", NULL},
    {CVX_TAG('O', 's', 'g', 'e'), "Osage", NULL},
    {CVX_TAG('O', 's', 'm', 'a'), "Osmanya", NULL},
    {CVX_TAG('P', 'a', 'l', 'm'), "Palmyrene", NULL},
    {CVX_TAG('P', 'a', 'u', 'c'), "Pau Cin Hau", NULL},
    {CVX_TAG('P', 'e', 'r', 'm'), "Old Permic", NULL},
    {CVX_TAG('P', 'h', 'a', 'g'), "Phags Pa", NULL},
    {CVX_TAG('P', 'h', 'l', 'i'), "Inscriptional Pahlavi", NULL},
    {CVX_TAG('P', 'h', 'l', 'p'), "Psalter Pahlavi", NULL},
    {CVX_TAG('P', 'h', 'n', 'x'), "Phoenician", NULL},
    {CVX_TAG('P', 'l', 'r', 'd'), "Miao", NULL},
    {CVX_TAG('P', 'r', 't', 'i'), "Inscriptional Parthian", NULL},
    {CVX_TAG('R', 'j', 'n', 'g'), "Rejang", NULL},
    {CVX_TAG('R', 'o', 'h', 'g'), "Hanifi Rohingya", NULL},
    {CVX_TAG('R', 'u', 'n', 'r'), "Runic", NULL},
    {CVX_TAG('S', 'a', 'm', 'r'), "Samaritan", NULL},
    {CVX_TAG('S', 'a', 'r', 'b'), "Old South Arabian", NULL},
    {CVX_TAG('S', 'a', 'u', 'r'), "Saurashtra", NULL},
    {CVX_TAG('S', 'g', 'n', 'w'), "Sign Writing", NULL},
    {CVX_TAG('S', 'h', 'a', 'w'), "Shavian", NULL},
    {CVX_TAG('S', 'h', 'r', 'd'), "Sharada", NULL},
    {CVX_TAG('S', 'i', 'd', 'd'), "Siddham", NULL},
    {CVX_TAG('S', 'i', 'n', 'd'), "Khudawadi", NULL},
    {CVX_TAG('S', 'i', 'n', 'h'), "Sinhala", "Sinhala"},
    {CVX_TAG('S', 'o', 'g', 'd'), "Sogdian", NULL},
    {CVX_TAG('S', 'o', 'g', 'o'), "Old Sogdian", NULL},
    {CVX_TAG('S', 'o', 'r', 'a'), "Sora Sompeng", NULL},
    {CVX_TAG('S', 'o', 'y', 'o'), "Soyombo", NULL},
    {CVX_TAG('S', 'u', 'n', 'd'), "Sundanese", NULL},
    {CVX_TAG('S', 'y', 'l', 'o'), "Syloti Nagri", NULL},
    {CVX_TAG('S', 'y', 'r', 'c'), "Syriac", NULL},
    {CVX_TAG('T', 'a', 'g', 'b'), "Tagbanwa", NULL},
    {CVX_TAG('T', 'a', 'k', 'r'), "Takri", NULL},
    {CVX_TAG('T', 'a', 'l', 'e'), "Tai Le", NULL},
    {CVX_TAG('T', 'a', 'l', 'u'), "New Tai Lue", NULL},
    {CVX_TAG('T', 'a', 'm', 'l'), "Tamil", "Tamil"},
    {CVX_TAG('T', 'a', 'n', 'g'), NULL, "Tangut"},
    {CVX_TAG('T', 'a', 'v', 't'), "Tai Viet", NULL},
    {CVX_TAG('T', 'e', 'l', 'u'), "Telugu", "Telugu"},
    {CVX_TAG('T', 'f', 'n', 'g'), "Tifinagh", NULL},
    {CVX_TAG('T', 'g', 'l', 'g'), "Tagalog", NULL},
    {CVX_TAG('T', 'h', 'a', 'a'), "Thaana", NULL},
    {CVX_TAG('T', 'h', 'a', 'i'), "Thai", "Thai"},
    {CVX_TAG('T', 'i', 'b', 't'), NULL, "Tibetan"},
    {CVX_TAG('T', 'i', 'r', 'h'), "Tirhuta", NULL},
    {CVX_TAG('U', 'g', 'a', 'r'), "Ugaritic", NULL},
    {CVX_TAG('V', 'a', 'i', 'i'), "Vai", NULL},
    {CVX_TAG('W', 'a', 'r', 'a'), "Warang Citi", NULL},
    {CVX_TAG('W', 'c', 'h', 'o'), "Wancho", NULL},
    {CVX_TAG('X', 'p', 'e', 'o'), "Old Persian", NULL},
    {CVX_TAG('X', 's', 'u', 'x'), "Cuneiform", NULL},
    {CVX_TAG('Y', 'e', 'z', 'i'), NULL, "Yezidi"},
    {CVX_TAG('Y', 'i', 'i', 'i'), "Yi", NULL},
    {CVX_TAG('Z', 'a', 'n', 'b'), "Zanabazar Square", NULL},
};

static const struct script_row *script_find(uint32_t script)
{
    size_t low = 0, high = sizeof scripts / sizeof *scripts;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (scripts[middle].script < script)
            low = middle + 1;
        else
            high = middle;
    }
    const bool found = low < sizeof scripts / sizeof *scripts && scripts[low].script == script;
    return found ? &scripts[low] : NULL;
}

bool cvx_known_has_own_font(uint32_t script)
{
    return cvx_known_is_east_asian(script) || script_find(script);
}

const char *cvx_known_script(uint32_t script, bool serif, const char *lang, struct cvx_arena *arena)
{
    const char *class = serif ? "Noto Serif" : "Noto Sans";
    if (cvx_known_is_east_asian(script))
        return cvx_arena_printf(arena, "%s CJK %s", class, east_asian_variant(lang));
    if (script == CVX_TAG('A', 'r', 'a', 'b') && serif)
        return "Noto Naskh Arabic";
    const struct script_row *row = script_find(script);
    const char *name = !row ? NULL : serif ? row->serif : row->sans;
    return name ? cvx_arena_printf(arena, "%s %s", class, name) : NULL;
}

const char *const cvx_known_symbols[] = {
    "Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols2", "Symbola", "DejaVu Sans", NULL,
};

struct range {
    uint32_t first, last;
};

static bool is_in(uint32_t code_point, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}

/* Signs beside letters are set as the letters' script, so the code point decides. */
static bool is_sign(uint32_t script, uint32_t code_point)
{
    static const struct range signs[] = {{0x2000, 0x2BFF}, {0x1F000, 0x1FAFF}};
    return script == CVX_SCRIPT_COMMON || script == CVX_SCRIPT_INHERITED ||
           is_in(code_point, signs, sizeof signs / sizeof *signs);
}

const char *cvx_known_package(uint32_t script, uint32_t code_point)
{
    enum { PLANE_2 = 0x20000 };
    /* emoji that came after Symbola; Debian has them in colour only, as images */
    static const struct range newer[] = {
        {0x1F6D5, 0x1F6DF}, {0x1F6F9, 0x1F6FF}, {0x1F90D, 0x1F90F},
        {0x1F93F, 0x1F93F}, {0x1F94D, 0x1F94F}, {0x1F96C, 0x1F97F},
        {0x1F998, 0x1F9BF}, {0x1F9C1, 0x1F9CF}, {0x1F9E7, 0x1FAFF},
    };
    if (is_in(code_point, newer, sizeof newer / sizeof *newer) ||
        cvx_unicode_is_private(code_point))
        return NULL;
    if (cvx_known_is_east_asian(script))
        return code_point >= PLANE_2 ? "fonts-hanazono" : "fonts-noto-cjk";
    return is_sign(script, code_point) ? "fonts-symbola" : "fonts-noto-core";
}
