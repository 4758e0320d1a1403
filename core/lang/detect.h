/* SPDX-License-Identifier: MIT */
/* Telling languages by their text: of a whole CV, when it does not say, and of a run whose script
 * is not the document's, so that a Chinese name in an English CV gets Chinese glyphs and a Chinese
 * voice. Counting, no statistics beyond stop words: Latin is told by stop words and letters, Han by
 * which national character sets (GB 2312, Big5, JIS X 0208) hold all of its characters. */
#ifndef CVX_LANG_DETECT_H
#define CVX_LANG_DETECT_H

#include "core/lang/language.h"

/* Writing systems as far as they tell languages apart. */
enum cvx_script {
    CVX_SCRIPT_COMMON, /* digits, punctuation, spaces, and all scripts not named here */
    CVX_SCRIPT_LATIN,
    CVX_SCRIPT_GREEK,
    CVX_SCRIPT_CYRILLIC,
    CVX_SCRIPT_HEBREW,
    CVX_SCRIPT_ARABIC,
    CVX_SCRIPT_DEVANAGARI,
    CVX_SCRIPT_THAI,
    CVX_SCRIPT_HANGUL,
    CVX_SCRIPT_KANA, /* hiragana and katakana */
    CVX_SCRIPT_HAN,
    CVX_SCRIPT_COUNT
};

/* The script of a code point. */
enum cvx_script cvx_script_of(uint32_t code_point);

#define CVX_LANGUAGE_MAX 32 /* more rows than this do not compile */

/* What has been counted so far. Start with all zero. */
struct cvx_language_sample {
    uint32_t letters[CVX_SCRIPT_COUNT];
    uint32_t foreign[CVX_SCRIPT_COUNT];      /* of them, those that none of our languages has */
    uint32_t words;                          /* runs of Latin letters */
    uint32_t word_votes[CVX_LANGUAGE_MAX];   /* by row: stop words that speak for it */
    uint32_t letter_votes[CVX_LANGUAGE_MAX]; /* by row: letters that do */
    uint32_t han_missing[3];                 /* Han that GB 2312, Big5, JIS X 0208 lack */
};

/* Counts a text. Feed what is written in the CV's own language: summaries, highlights, positions.
 * Leave out names, addresses, keywords, and titles of publications: they are often in another. */
void cvx_language_sample_add(struct cvx_language_sample *sample, const char *text, size_t len);

/* The language of what was counted. NULL when it cannot be told or is none of ours. */
const struct cvx_language *cvx_language_detect(const struct cvx_language_sample *sample);

/* The BCP 47 tag of a run of text inside a document in `document` (may be NULL: unknown), when its
 * script cannot be the document's; NULL when it is, or when nothing speaks against it. Han is "ja"
 * with kana, "ko" with Hangul, else "zh-Hans", "zh-Hant" or "ja" by its characters (what all three
 * have goes to a document language that writes Han, else to zh-Hans). A run of Latin script inside
 * a document of another script is "en". Looks at the script with the most letters, so pass runs of
 * one script where you can. */
const char *cvx_language_of_run(const struct cvx_language *document, const char *text, size_t len);

#endif
