/* SPDX-License-Identifier: MIT */
/* Hyphenation by libhyphen. The patterns are LibreOffice's, in the folder where Debian's hyphen-*
 * packages put them; some are in an old 8-bit encoding, so words go through iconv. */
#include "exporters/pdf/hyphen.h"

#include "core/base/utf8.h"
#include "exporters/pdf/linebreak.h"

#include <hyphen.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "/usr/share/hyphen/hyph_"

enum {
    SHORTEST = 6, /* letters of a word that may be hyphenated */
    LONGEST = 100,
    STAY = 2, /* letters before the hyphen, at least */
    GO = 3,   /* letters after it */
};

/* Languages and their patterns; the first row whose tag starts the text's. */
static const struct {
    const char *lang, *file;
} files[] = {
    {"en-GB", "en_GB"}, {"en", "en_US"}, {"de", "de_DE"},    {"fr", "fr"},    {"es", "es_ES"},
    {"it", "it_IT"},    {"nl", "nl_NL"}, {"pt-PT", "pt_PT"}, {"pt", "pt_BR"}, {"pl", "pl_PL"},
    {"ru", "ru_RU"},    {"uk", "uk_UA"}, {"el", "el_GR"},
};

enum { FILE_COUNT = sizeof files / sizeof files[0] };

struct patterns {
    bool tried;
    HyphenDict *dict; /* NULL: not installed */
    iconv_t to_dict;  /* only when the patterns are no UTF-8 */
};

struct cvx_hyphenator {
    struct patterns patterns[FILE_COUNT];
};

struct cvx_hyphenator *cvx_hyphenator_new(struct cvx_arena *arena)
{
    return cvx_arena_alloc(arena, sizeof(struct cvx_hyphenator));
}

static bool is_utf8(const struct patterns *patterns)
{
    return strcmp(patterns->dict->cset, "UTF-8") == 0;
}

void cvx_hyphenator_free(struct cvx_hyphenator *hyphenator)
{
    for (size_t i = 0; hyphenator && i < FILE_COUNT; i++) {
        struct patterns *patterns = &hyphenator->patterns[i];
        if (!patterns->dict)
            continue;
        if (!is_utf8(patterns))
            iconv_close(patterns->to_dict);
        hnj_hyphen_free(patterns->dict);
    }
}

static void patterns_open(struct patterns *patterns, const char *file)
{
    char path[sizeof FOLDER + 16] = FOLDER;
    patterns->tried = true;
    strcat(strcat(path, file), ".dic");
    patterns->dict = hnj_hyphen_load(path);
    if (!patterns->dict || is_utf8(patterns))
        return;
    patterns->to_dict = iconv_open(patterns->dict->cset, "UTF-8");
    if (patterns->to_dict == (iconv_t)-1) {
        hnj_hyphen_free(patterns->dict);
        patterns->dict = NULL;
    }
}

static struct patterns *patterns_get(struct cvx_hyphenator *hyphenator, const char *lang)
{
    for (size_t i = 0; i < FILE_COUNT; i++) {
        if (strncmp(lang, files[i].lang, strlen(files[i].lang)) != 0)
            continue;
        struct patterns *patterns = &hyphenator->patterns[i];
        if (!patterns->tried)
            patterns_open(patterns, files[i].file);
        return patterns->dict ? patterns : NULL;
    }
    return NULL;
}

/* Letters of the scripts that have patterns: Latin, Greek, Cyrillic. */
static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1FFF);
}

/* The lower-case form of a capital; the letter itself when it is none. */
static uint32_t lowered(uint32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x391 && c <= 0x3A9) ||
        (c >= 0x410 && c <= 0x42F))
        return c + 32;
    if (c >= 0x400 && c <= 0x40F)
        return c + 80;
    return c;
}

/* A word in the patterns' encoding. */
struct word {
    char bytes[LONGEST * CVX_UTF8_MAX];
    uint16_t starts[LONGEST]; /* of each letter, from the word's start in the text */
    size_t count;             /* letters */
};

/* Reads the word at `text`, returns its bytes; `word->count` is 0 when it is to stay whole. Only
 * German writes common nouns with a capital: elsewhere a capital means a name. */
static size_t word_read(const char *text, size_t len, bool german, struct word *word)
{
    size_t at = 0, size = 0, bytes = 0;
    bool whole = false;
    word->count = 0;
    for (; at < len; at += size) {
        const uint32_t c = cvx_utf8_decode(text + at, len - at, &size);
        if (!is_letter(c))
            break;
        whole |= (lowered(c) != c && (word->count > 0 || !german)) || word->count == LONGEST;
        if (whole)
            continue;
        word->starts[word->count++] = (uint16_t)at;
        bytes += cvx_utf8_encode(lowered(c), word->bytes + bytes);
    }
    word->bytes[bytes] = '\0';
    if (whole || word->count < SHORTEST)
        word->count = 0;
    return at;
}

/* Marks a word; the hyphens' odd digits allow a break after their letter. */
static void word_mark(const struct patterns *patterns, struct word *word, uint8_t *breaks)
{
    char encoded[LONGEST * CVX_UTF8_MAX + 1], hyphens[LONGEST * CVX_UTF8_MAX + 5];
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    const char *bytes = word->bytes;
    size_t len = strlen(bytes);
    if (!is_utf8(patterns)) {
        char *in = word->bytes, *out = encoded;
        size_t in_left = len, out_left = sizeof encoded - 1;
        if (iconv(patterns->to_dict, &in, &in_left, &out, &out_left) == (size_t)-1)
            return;
        bytes = encoded;
        len = (size_t)(out - encoded);
    }
    if (hnj_hyphen_hyphenate2(patterns->dict, bytes, (int)len, hyphens, NULL, &rep, &pos, &cut))
        return;
    /* One digit for each character of the word, in UTF-8 too. Where a hyphen would change letters
     * (rep), the word stays whole. */
    for (size_t i = STAY - 1; i + GO < word->count; i++)
        if (hyphens[i] & 1 && !rep)
            breaks[word->starts[i + 1]] = CVX_BREAK_HYPHEN;
    for (size_t i = 0; rep && i < len; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
}

void cvx_hyphenator_mark(struct cvx_hyphenator *hyphenator, const char *text, size_t len,
                         const char *lang, uint8_t *breaks)
{
    const struct patterns *patterns = patterns_get(hyphenator, lang);
    const bool german = strncmp(lang, "de", 2) == 0;
    bool fenced = false; /* after a digit, an apostrophe, an @ …: no common word */
    for (size_t i = 0, size = 0; patterns && i < len; i += size) {
        struct word word;
        const uint32_t c = cvx_utf8_decode(text + i, len - i, &size);
        if (!is_letter(c)) {
            fenced = c != ' ' && c != '(' && c != '"' && c < 0x2010;
            continue;
        }
        size = word_read(text + i, len - i, german, &word);
        const char after = i + size < len ? text[i + size] : ' ';
        if (word.count && !fenced && !strchr("0123456789'@/_-", after))
            word_mark(patterns, &word, breaks + i);
    }
}
