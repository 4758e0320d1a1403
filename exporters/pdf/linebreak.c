/* SPDX-License-Identifier: MIT */
/* What CVs ask of line breaks beyond UAX #14: a pass over the words of a text that has been marked
 * by the standard's rules. A word here is what stands between spaces. */
#include "exporters/pdf/linebreak.h"

#include "core/base/module.h"
#include "core/base/utf8.h"
#include "exporters/pdf/icu.h"
#include "exporters/pdf/linebreak_word.h"

#include <string.h>

static const struct cvx_module icu_module = CVX_MODULE(icu);

/* ICU's rules by language: the first row whose language starts the text's. */
static const struct {
    const char *lang, *locale;
} rules[] = {
    {"ja", "ja@lb=strict"}, {"zh", "zh"}, {"ko", "ko"}, {"th", "th"}, {"", "en"},
};

enum { RULE_COUNT = sizeof rules / sizeof rules[0] };

struct cvx_breaker {
    struct cvx_diag *diag;
    const struct cvx_icu *icu;   /* NULL: not needed so far */
    void *iterators[RULE_COUNT]; /* NULL: not opened yet */
};

struct cvx_breaker *cvx_breaker_new(struct cvx_arena *arena, struct cvx_diag *diag)
{
    struct cvx_breaker *breaker = cvx_arena_alloc(arena, sizeof *breaker);
    if (breaker)
        breaker->diag = diag;
    return breaker;
}

void cvx_breaker_free(struct cvx_breaker *breaker)
{
    for (size_t i = 0; breaker && i < RULE_COUNT; i++)
        if (breaker->iterators[i])
            breaker->icu->breaker_close(breaker->iterators[i]);
}

enum cvx_status cvx_breaker_icu(struct cvx_breaker *breaker, const char *text, size_t len,
                                const char *lang, uint8_t *breaks)
{
    size_t rule = 0;
    while (strncmp(lang, rules[rule].lang, strlen(rules[rule].lang)) != 0)
        rule++;
    if (!breaker->icu)
        breaker->icu = cvx_module_open(&icu_module, breaker->diag);
    if (!breaker->icu)
        return CVX_ENVIRONMENT;
    if (!breaker->iterators[rule])
        breaker->iterators[rule] = breaker->icu->breaker_open(rules[rule].locale);
    if (!breaker->iterators[rule] ||
        !breaker->icu->breaker_run(breaker->iterators[rule], text, len, breaks))
        return cvx_diag_memory(breaker->diag);
    for (size_t i = 0; i < len; i++)
        breaks[i] = breaks[i] ? CVX_BREAK_FREE : CVX_BREAK_NONE;
    return CVX_OK;
}

/* An address goes on after a slash, or with a sign: a line that ended in one would seem to end in a
 * full stop, or in a hyphen that is none of the address's. */
static bool address_parts(char before, char after)
{
    static const char signs[] = ".-?&=_#%,~";
    return before == '/' ? after != '/' && !strchr(signs, after)
                         : !strchr(signs, before) && before != ':' && strchr(signs, after);
}

static void address_mark(struct cvx_word word, uint8_t *breaks)
{
    const size_t first = cvx_word_scheme_end(word);
    memset(breaks + word.start + 1, CVX_BREAK_NONE, cvx_word_len(word) - 1);
    for (size_t i = first + 3; i + 2 < word.end; i++)
        if (address_parts(word.text[i - 1], word.text[i]))
            breaks[i] = CVX_BREAK_URL;
}

/* Latin, Greek, Cyrillic and their punctuation: scripts that part words by spaces. */
static bool is_western(uint32_t code_point)
{
    return code_point < 0x590 || (code_point >= 0x1E00 && code_point < 0x2C00);
}

static bool is_hangul(uint32_t code_point)
{
    return code_point >= 0xAC00 && code_point <= 0xD7A3;
}

/* Loan words, which are long and read badly in two parts. */
static bool is_katakana(uint32_t code_point)
{
    return code_point >= 0x30A1 && code_point <= 0x30FC && code_point != 0x30FB;
}

/* After what a word of a western script may be parted. */
static bool is_joint(uint32_t code_point)
{
    return code_point == '-' || code_point == '/' || code_point == '|' ||
           (code_point >= 0x2010 && code_point <= 0x2014 && code_point != 0x2011);
}

/* Counters that belong to the number before them. */
static bool is_counter(uint32_t code_point)
{
    static const char counters[] = "年月日号度倍万亿億円元人名個个件次位家歳岁%％";
    const char *cursor = counters;
    for (uint32_t c; (c = cvx_utf8_next(&cursor)) != 0;)
        if (c == code_point)
            return true;
    return false;
}

/* True when a western word is not to be parted at a joint: "e-mail" and "x-ray" stay whole, so does
 * "as-a" in "Software-as-a-Service"; figures on both sides are a range. */
static bool joint_holds(struct cvx_word word, size_t joint, size_t after)
{
    const char *text = word.text;
    size_t start = joint;
    while (start > word.start && text[start - 1] != '-' && text[start - 1] != '/')
        start--;
    const bool figures =
        joint > word.start && cvx_word_digit(text[joint - 1]) && cvx_word_digit(text[after]);
    return figures || joint < start + 3 || word.end < after + 3;
}

/* What a break inside a word, between two characters, costs. `joint` is where the first one
 * starts. */
static enum cvx_break inner_break(struct cvx_word word, size_t joint, size_t at)
{
    size_t size;
    const uint32_t before = cvx_utf8_decode(word.text + joint, at - joint, &size);
    const uint32_t after = cvx_utf8_decode(word.text + at, word.end - at, &size);
    if (before == 0xAD)
        return CVX_BREAK_HYPHEN;
    if (is_hangul(before) || is_hangul(after))
        return is_joint(before) ? CVX_BREAK_RELUCTANT : CVX_BREAK_NONE;
    if (before < 0x80 && cvx_word_digit((char)before) && is_counter(after))
        return CVX_BREAK_NONE;
    if (is_katakana(before) && is_katakana(after))
        return CVX_BREAK_RELUCTANT;
    if (!is_western(before) || !is_western(after))
        return CVX_BREAK_FREE;
    if (!is_joint(before) || joint_holds(word, joint, at))
        return CVX_BREAK_NONE;
    return before >= 0x2013 ? CVX_BREAK_FREE : CVX_BREAK_RELUCTANT;
}

static void word_mark(struct cvx_word word, uint8_t *breaks)
{
    if (cvx_word_is_email(word)) {
        memset(breaks + word.start + 1, CVX_BREAK_NONE, cvx_word_len(word) - 1);
        return;
    }
    if (cvx_word_is_url(word)) {
        address_mark(word, breaks);
        return;
    }
    size_t before = word.start;
    for (size_t i = word.start + 1; i < word.end; i++) {
        if (((unsigned char)word.text[i] & 0xC0) == 0x80)
            continue;
        if (breaks[i] != CVX_BREAK_NONE)
            breaks[i] = (uint8_t)inner_break(word, before, i);
        before = i;
    }
}

/* What a line's end between two words costs; `first` is the word before them, perhaps empty, and
 * `in_phone` says that the words so far are a phone number's. */
static enum cvx_break outer_break(struct cvx_word first, struct cvx_word before,
                                  struct cvx_word after, bool in_phone)
{
    if (in_phone && cvx_word_is_phone_part(after))
        return CVX_BREAK_NONE;
    if (cvx_word_is_number(before) && cvx_word_is_unit(after))
        return CVX_BREAK_NONE;
    if (cvx_word_is_dash(after) ||
        (cvx_word_is_dash(before) && cvx_word_is_year(first) && cvx_word_is_year(after)))
        return CVX_BREAK_NONE;
    if (cvx_words_are_one_name(before, after))
        return CVX_BREAK_NONE;
    const char first_letter = *cvx_word_text(after);
    if (cvx_word_is_title(before) || (cvx_word_is_count(after) && cvx_word_starts_high(before)) ||
        (cvx_word_is_number(before) && first_letter >= 'a' && first_letter <= 'z'))
        return CVX_BREAK_RELUCTANT;
    return CVX_BREAK_FREE;
}

static struct cvx_word word_next(const char *text, size_t len, size_t from)
{
    struct cvx_word word = {text, from, from};
    while (word.start < len && text[word.start] == ' ')
        word.start++;
    word.end = word.start;
    while (word.end < len && text[word.end] != ' ')
        word.end++;
    return word;
}

enum cvx_status cvx_breaker_find(struct cvx_breaker *breaker, const char *text, size_t len,
                                 const char *lang, uint8_t *breaks)
{
    if (!cvx_breaker_simple(text, len, lang, breaks)) {
        const enum cvx_status status = cvx_breaker_icu(breaker, text, len, lang, breaks);
        if (status != CVX_OK)
            return status;
    }
    struct cvx_word first = {text, 0, 0}, before = {text, 0, 0};
    bool in_phone = false;
    for (struct cvx_word word = word_next(text, len, 0); cvx_word_len(word);
         word = word_next(text, len, word.end)) {
        if (word.start > before.end && breaks[word.start] == CVX_BREAK_FREE && cvx_word_len(before))
            breaks[word.start] = (uint8_t)outer_break(first, before, word, in_phone);
        in_phone = cvx_word_is_phone_start(word) || (in_phone && cvx_word_is_phone_part(word));
        word_mark(word, breaks);
        first = before;
        before = word;
    }
    return CVX_OK;
}
