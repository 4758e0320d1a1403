/* SPDX-License-Identifier: MIT */
/* Detection: scripts first, then languages within one script, by tables made at build time. */
#include "core/lang/detect.h"

#include "core/base/utf8.h"
#include "core/lang/fold.h"
#include "core/lang/wordtable.h"

#include <string.h>

struct letter {
    uint32_t languages; /* bit N: the row with index N has it; 0: foreign to them all */
    uint16_t code_point;
};
#include "generated/detect.h"

#define LETTER_COUNT    (sizeof letter_rows / sizeof *letter_rows)
#define STOP_WORD_COUNT (sizeof stop_words / sizeof *stop_words)

/* A vote is shared by the languages that have the word or letter. 60 divides well. */
#define VOTE 60

/* Prose has a stop word in every third to fifth word, terse CVs in every tenth; by chance, in a
 * language that is none of ours, it is far less that speaks for one and the same. */
#define LEAST_VOTES_PER_WORD 4

/* One word alone may be another language's (Vietnamese có, folded, is in CO2). */
#define LEAST_VOTES (VOTE + VOTE / 2)

/* From this many letters on, letters that must occur in a language and do not speak against it. */
#define ENOUGH_LETTERS 200

/* Blocks of the Unicode code charts after ASCII, by first code point. */
static const struct {
    uint32_t first, last;
    enum cvx_script script;
} blocks[] = {
    {'A', 'Z', CVX_SCRIPT_LATIN},          {'a', 'z', CVX_SCRIPT_LATIN},
    {0xC0, 0xD6, CVX_SCRIPT_LATIN},        {0xD8, 0xF6, CVX_SCRIPT_LATIN},
    {0xF8, 0x24F, CVX_SCRIPT_LATIN},       {0x370, 0x3FF, CVX_SCRIPT_GREEK},
    {0x400, 0x52F, CVX_SCRIPT_CYRILLIC},   {0x591, 0x5F4, CVX_SCRIPT_HEBREW},
    {0x610, 0x61A, CVX_SCRIPT_ARABIC},     {0x620, 0x65F, CVX_SCRIPT_ARABIC},
    {0x66E, 0x6EF, CVX_SCRIPT_ARABIC},     {0x6FA, 0x6FF, CVX_SCRIPT_ARABIC},
    {0x900, 0x963, CVX_SCRIPT_DEVANAGARI}, {0x970, 0x97F, CVX_SCRIPT_DEVANAGARI},
    {0xE01, 0xE3A, CVX_SCRIPT_THAI},       {0xE40, 0xE4E, CVX_SCRIPT_THAI},
    {0x1100, 0x11FF, CVX_SCRIPT_HANGUL},   {0x1E00, 0x1EFF, CVX_SCRIPT_LATIN},
    {0x1F00, 0x1FFF, CVX_SCRIPT_GREEK},    {0x2E80, 0x2FD5, CVX_SCRIPT_HAN},
    {0x3005, 0x3007, CVX_SCRIPT_HAN},      {0x3041, 0x309F, CVX_SCRIPT_KANA},
    {0x30A1, 0x30FA, CVX_SCRIPT_KANA},     {0x30FC, 0x30FF, CVX_SCRIPT_KANA},
    {0x3131, 0x318E, CVX_SCRIPT_HANGUL},   {0x31F0, 0x31FF, CVX_SCRIPT_KANA},
    {0x3400, 0x4DBF, CVX_SCRIPT_HAN},      {0x4E00, 0x9FFF, CVX_SCRIPT_HAN},
    {0xAC00, 0xD7A3, CVX_SCRIPT_HANGUL},   {0xF900, 0xFAFF, CVX_SCRIPT_HAN},
    {0xFB1D, 0xFB4F, CVX_SCRIPT_HEBREW},   {0xFB50, 0xFDFF, CVX_SCRIPT_ARABIC},
    {0xFE70, 0xFEFC, CVX_SCRIPT_ARABIC},   {0xFF21, 0xFF3A, CVX_SCRIPT_LATIN},
    {0xFF41, 0xFF5A, CVX_SCRIPT_LATIN},    {0xFF66, 0xFF9D, CVX_SCRIPT_KANA},
    {0x20000, 0x323AF, CVX_SCRIPT_HAN},
};

/* The ISO 15924 codes of the scripts that are one language's or a few languages', and how many
 * Latin letters one of their letters weighs: CVs in them are full of Latin names of tools, and a
 * Han character is half a word. */
static const struct {
    char code[5];
    uint8_t weight;
} scripts[CVX_SCRIPT_COUNT] = {
    [CVX_SCRIPT_LATIN] = {"Latn", 1},      [CVX_SCRIPT_GREEK] = {"Grek", 2},
    [CVX_SCRIPT_CYRILLIC] = {"Cyrl", 2},   [CVX_SCRIPT_HEBREW] = {"Hebr", 2},
    [CVX_SCRIPT_ARABIC] = {"Arab", 2},     [CVX_SCRIPT_THAI] = {"Thai", 2},
    [CVX_SCRIPT_DEVANAGARI] = {"Deva", 2}, [CVX_SCRIPT_HANGUL] = {"Kore", 4},
    [CVX_SCRIPT_KANA] = {"Jpan", 4},       [CVX_SCRIPT_HAN] = {"Hans", 5},
};

enum han_set { GB_2312, BIG5, JIS_X_0208, HAN_SET_COUNT };

static const char han_languages[HAN_SET_COUNT][8] = {"zh-Hans", "zh-Hant", "ja"};

enum cvx_script cvx_script_of(uint32_t code_point)
{
    if (code_point < 0x80) { /* most text is */
        uint32_t lower = code_point | 0x20;
        return lower >= 'a' && lower <= 'z' ? CVX_SCRIPT_LATIN : CVX_SCRIPT_COMMON;
    }
    size_t low = 0, high = sizeof blocks / sizeof *blocks;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code_point < blocks[middle].first)
            high = middle;
        else if (code_point > blocks[middle].last)
            low = middle + 1;
        else
            return blocks[middle].script;
    }
    return CVX_SCRIPT_COMMON;
}

static void vote(uint32_t *votes, uint32_t languages)
{
    uint32_t share = VOTE / (uint32_t)__builtin_popcount(languages);
    for (size_t i = 0; languages >> i != 0; i++)
        if (languages >> i & 1)
            votes[i] += share;
}

static void count_letter(struct cvx_language_sample *sample, enum cvx_script script,
                         uint32_t code_point)
{
    size_t low = 0, high = LETTER_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct letter *row = &letter_rows[middle];
        if (code_point < row->code_point) {
            high = middle;
        } else if (code_point > row->code_point) {
            low = middle + 1;
        } else {
            if (row->languages != 0)
                vote(sample->letter_votes, row->languages);
            else
                sample->foreign[script]++;
            return;
        }
    }
}

static void count_han(struct cvx_language_sample *sample, uint32_t code_point)
{
    const uint32_t first = 0x4E00;
    uint32_t at = code_point - first;
    if (code_point < first || at / 8 >= sizeof *han_sets)
        return;
    for (int set = 0; set < HAN_SET_COUNT; set++)
        if (!(han_sets[set][at / 8] >> at % 8 & 1))
            sample->han_missing[set]++;
}

static void count_word(struct cvx_language_sample *sample, const char *word, size_t len)
{
    char folded[CVX_WORD_MAX];
    sample->words++;
    if (cvx_fold_text(word, len, folded, sizeof folded) == 0)
        return;
    uint32_t languages = cvx_word_find(stop_words, STOP_WORD_COUNT, stop_words_text, folded);
    if (languages != 0)
        vote(sample->word_votes, languages);
}

static bool is_combining(uint32_t code_point) /* accents typed apart from their letter */
{
    return code_point >= 0x300 && code_point <= 0x36F;
}

void cvx_language_sample_add(struct cvx_language_sample *sample, const char *text, size_t len)
{
    size_t word = 0; /* where the run of Latin letters that is being read started */
    bool in_word = false;
    for (size_t i = 0, size; i < len; i += size) {
        uint32_t code_point = cvx_utf8_decode(text + i, len - i, &size);
        enum cvx_script script = cvx_script_of(code_point);
        bool latin = script == CVX_SCRIPT_LATIN || (in_word && is_combining(code_point));
        if (in_word && !latin)
            count_word(sample, text + word, i - word);
        else if (!in_word && latin)
            word = i;
        in_word = latin;
        sample->letters[script]++;
        if (script == CVX_SCRIPT_HAN)
            count_han(sample, code_point);
        else if (code_point >= 0x80 && script != CVX_SCRIPT_COMMON)
            count_letter(sample, script, code_point);
    }
    if (in_word)
        count_word(sample, text + word, len - word);
}

/* The script that most of the text is in, East Asian ones as one: Han; COMMON when there are no
 * letters. */
static enum cvx_script main_script(const struct cvx_language_sample *sample, bool weighted)
{
    enum cvx_script best = CVX_SCRIPT_COMMON;
    uint64_t most = 0, east_asian = 0;
    for (int i = CVX_SCRIPT_LATIN; i < CVX_SCRIPT_COUNT; i++) {
        uint64_t letters = (uint64_t)sample->letters[i] * (weighted ? scripts[i].weight : 1);
        if (i >= CVX_SCRIPT_HANGUL)
            letters = east_asian += letters;
        if (letters > most) {
            most = letters;
            best = i >= CVX_SCRIPT_HANGUL ? CVX_SCRIPT_HAN : (enum cvx_script)i;
        }
    }
    return best;
}

/* The set that lacks the fewest characters; `preferred` where it lacks no more than others. */
static enum han_set han_set_of(const struct cvx_language_sample *sample, enum han_set preferred)
{
    static const enum han_set order[] = {GB_2312, BIG5, JIS_X_0208};
    enum han_set best = preferred;
    for (int i = 0; i < HAN_SET_COUNT; i++)
        if (sample->han_missing[order[i]] < sample->han_missing[best])
            best = order[i];
    return best;
}

static const char *east_asian_of(const struct cvx_language_sample *sample, enum han_set preferred)
{
    uint32_t han = sample->letters[CVX_SCRIPT_HAN];
    uint32_t kana = sample->letters[CVX_SCRIPT_KANA];
    uint32_t hangul = sample->letters[CVX_SCRIPT_HANGUL];
    if (hangul > kana && hangul * 4 > han) /* Korean with hanja stays Korean */
        return "ko";
    if (kana * 4 > han)
        return "ja";
    /* Japanese that is mostly names stays Japanese, Chinese with a の in it stays Chinese. */
    return han_languages[han_set_of(sample, kana > 0 ? JIS_X_0208 : preferred)];
}

static const struct cvx_language *alphabetic_of(const struct cvx_language_sample *sample,
                                                enum cvx_script script)
{
    const struct cvx_language *best = NULL;
    uint32_t most = 0, rows = 0;
    for (size_t i = 0; i < cvx_language_count(); i++) {
        const struct cvx_language *row = cvx_language_at(i);
        if (strcmp(row->script, scripts[script].code) != 0)
            continue;
        uint32_t words = sample->word_votes[i], letters = sample->letter_votes[i];
        if (script == CVX_SCRIPT_LATIN) /* an Über or a José is not yet a language */
            letters = letters < words ? letters : words;
        rows++;
        if (best == NULL || words + letters > most) {
            best = row;
            most = words + letters;
        }
    }
    if ((uint64_t)sample->foreign[script] * VOTE * 2 > most)
        return sample->foreign[script] > 0 ? NULL : best;
    if (rows > 1 && most == 0 && sample->letters[script] > ENOUGH_LETTERS)
        return NULL;
    return best;
}

const struct cvx_language *cvx_language_detect(const struct cvx_language_sample *sample)
{
    enum cvx_script script = main_script(sample, true);
    if (script == CVX_SCRIPT_COMMON)
        return NULL;
    if (script == CVX_SCRIPT_HAN)
        return cvx_language_find(east_asian_of(sample, GB_2312));
    const struct cvx_language *found = alphabetic_of(sample, script);
    if (found == NULL || script != CVX_SCRIPT_LATIN)
        return found;
    uint32_t votes = sample->word_votes[found->index];
    bool enough = votes >= (uint64_t)sample->words * LEAST_VOTES_PER_WORD &&
                  votes + sample->letter_votes[found->index] >= LEAST_VOTES;
    return enough ? found : NULL;
}

/* Which characters a document in this language may be expected to use. */
static enum han_set han_set_for(const char *tag)
{
    if (strcmp(tag, "ja") == 0)
        return JIS_X_0208;
    return strcmp(tag, "zh-Hant") == 0 || strcmp(tag, "ko") == 0 ? BIG5 : GB_2312;
}

const char *cvx_language_of_run(const struct cvx_language *document, const char *text, size_t len)
{
    struct cvx_language_sample sample = {0};
    cvx_language_sample_add(&sample, text, len);
    enum cvx_script script = main_script(&sample, false);
    const char *tag = document != NULL ? document->tag : "";
    if (script == CVX_SCRIPT_COMMON)
        return NULL;
    if (script == CVX_SCRIPT_HAN) {
        enum han_set expected = han_set_for(tag);
        const char *found = east_asian_of(&sample, expected);
        bool hanja = strcmp(tag, "ko") == 0 && strcmp(found, han_languages[expected]) == 0;
        return hanja || strcmp(found, tag) == 0 ? NULL : found;
    }
    if (document != NULL && strcmp(document->script, scripts[script].code) == 0)
        return NULL;
    if (script == CVX_SCRIPT_LATIN)
        return document != NULL ? "en" : NULL;
    const struct cvx_language *found = alphabetic_of(&sample, script);
    return found != NULL ? found->tag : NULL;
}
