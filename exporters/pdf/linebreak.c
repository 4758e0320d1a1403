/* SPDX-License-Identifier: MIT */
/* What CVs ask of line breaks beyond UAX #14: a pass over the words of a text that has been marked
 * by the standard's rules. A word here is what stands between spaces. */
#include "exporters/pdf/linebreak.h"

#include "core/base/module.h"
#include "core/base/utf8.h"
#include "exporters/pdf/icu.h"

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

struct word {
    const char *text; /* of the whole paragraph */
    size_t start, end;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t word_len(struct word word)
{
    return word.end - word.start;
}

static const char *word_text(struct word word)
{
    return word.text + word.start;
}

static bool word_is(struct word word, const char *text)
{
    return strlen(text) == word_len(word) && memcmp(text, word_text(word), word_len(word)) == 0;
}

static bool word_has(struct word word, const char *text)
{
    const size_t len = strlen(text);
    for (size_t i = word.start; i + len <= word.end; i++)
        if (memcmp(word.text + i, text, len) == 0)
            return true;
    return false;
}

/* True when all of the word's bytes are in `set`. */
static bool word_of(struct word word, const char *set)
{
    return word_len(word) && strspn(word_text(word), set) >= word_len(word);
}

/* The word without the punctuation after it. */
static struct word word_bare(struct word word)
{
    while (word_len(word) && strchr(".,;:)", word.text[word.end - 1]))
        word.end--;
    return word;
}

/* "weihao@sjtu.edu.cn", perhaps with punctuation around it. */
static bool is_email(struct word word)
{
    const char *at = memchr(word_text(word), '@', word_len(word));
    return at && at > word_text(word) &&
           memchr(at, '.', word_len(word) - (size_t)(at - word_text(word)));
}

/* "https://…", "www.…", "github.com/…". */
static bool is_url(struct word word)
{
    if (word_has(word, "://") || (word_len(word) > 4 && memcmp(word_text(word), "www.", 4) == 0))
        return true;
    const char *slash = memchr(word_text(word), '/', word_len(word));
    const char *dot = memchr(word_text(word), '.', word_len(word));
    return slash && dot && dot < slash && dot > word_text(word) && is_letter(dot[-1]) &&
           is_letter(dot[1]) && slash - dot > 2;
}

/* "–", "—", "-". */
static bool is_dash(struct word word)
{
    return word_is(word, "–") || word_is(word, "—") || word_is(word, "-");
}

/* "2019", "3.5", "1,024", "~40". */
static bool is_number(struct word word)
{
    return word_len(word) && is_digit(word.text[word.end - 1]) &&
           word_of(word, "0123456789.,~<>+-");
}

static bool is_year(struct word word)
{
    return word_len(word) == 4 && word_of(word, "0123456789");
}

/* What is never parted from the number before it. */
static bool is_unit(struct word word)
{
    static const char *const units[] = {
        "%",    "‰",    "°",    "°C",  "°F",  "K",   "m",  "km", "cm", "mm", "µm",  "nm",
        "mi",   "ft",   "kg",   "g",   "mg",  "t",   "l",  "ml", "s",  "ms", "µs",  "ns",
        "min",  "h",    "Hz",   "kHz", "MHz", "GHz", "W",  "kW", "MW", "V",  "kV",  "A",
        "mA",   "Wh",   "kWh",  "B",   "kB",  "KB",  "MB", "GB", "TB", "PB", "bit", "Mbit",
        "Gbit", "Mbps", "Gbps", "ha",  "m²",  "km²", "€",  "$",  "£",  "¥",  "EUR", "USD",
        "GBP",  "CNY",  "RMB",  "JPY", "CHF", "k",   "M",  "px", "pt", "dB", "x",   "×",
    };
    const struct word bare = word_bare(word);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (word_is(bare, units[i]))
            return true;
    return false;
}

/* What is better not parted from the word after it: "Dr.", "No.", "M." */
static bool is_title(struct word word)
{
    static const char *const titles[] = {"Prof.", "Dr.",  "Mr.",  "Mrs.", "Ms.", "St.",  "No.",
                                         "Nr.",   "Fig.", "Vol.", "pp.",  "p.",  "Sec.", "Ph."};
    if (word.text[word.end - 1] != '.')
        return false;
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (word_is(word, titles[i]))
            return true;
    return word_len(word) == 2 && word_text(word)[1] == '.' && word_text(word)[0] >= 'A' &&
           word_text(word)[0] <= 'Z';
}

/* "3", "2026": what belongs to the name before it, as in "Figure 3" or "OSDI 2026". */
static bool is_count(struct word word)
{
    const size_t digits = strspn(word_text(word), "0123456789");
    return digits > 0 && digits <= 4 && digits + 1 >= word_len(word);
}

static bool starts_high(struct word word)
{
    return *word_text(word) >= 'A' && *word_text(word) <= 'Z';
}

/* A part of a phone number. */
static bool is_phone_part(struct word word)
{
    return word_of(word_bare(word), "0123456789+()./-");
}

static bool is_phone_start(struct word word)
{
    const char *c = word_text(word);
    return is_phone_part(word) && word_len(word) > 1 &&
           (*c == '+' || (*c == '(' && is_digit(c[1])) || (*c == '0' && is_digit(c[1])));
}

static void address_mark(struct word word, uint8_t *breaks)
{
    const char *scheme = strstr(word_text(word), "://");
    const size_t first =
        scheme && scheme < word.text + word.end ? (size_t)(scheme - word.text) + 3 : word.start;
    memset(breaks + word.start + 1, CVX_BREAK_NONE, word_len(word) - 1);
    for (size_t i = first + 3; i + 2 < word.end; i++)
        if (strchr("/.-?&=_#%,:~", word.text[i - 1]) && !strchr("/.-?&=_#%,:~", word.text[i]))
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
static bool joint_holds(struct word word, size_t joint, size_t after)
{
    const char *text = word.text;
    size_t start = joint;
    while (start > word.start && text[start - 1] != '-' && text[start - 1] != '/')
        start--;
    const bool figures = joint > word.start && is_digit(text[joint - 1]) && is_digit(text[after]);
    return figures || joint < start + 3 || word.end < after + 3;
}

/* What a break inside a word, between two characters, costs. `joint` is where the first one
 * starts. */
static enum cvx_break inner_break(struct word word, size_t joint, size_t at)
{
    size_t size;
    const uint32_t before = cvx_utf8_decode(word.text + joint, at - joint, &size);
    const uint32_t after = cvx_utf8_decode(word.text + at, word.end - at, &size);
    if (before == 0xAD)
        return CVX_BREAK_HYPHEN;
    if (is_hangul(before) || is_hangul(after))
        return is_joint(before) ? CVX_BREAK_RELUCTANT : CVX_BREAK_NONE;
    if (before < 0x80 && is_digit((char)before) && is_counter(after))
        return CVX_BREAK_NONE;
    if (is_katakana(before) && is_katakana(after))
        return CVX_BREAK_RELUCTANT;
    if (!is_western(before) || !is_western(after))
        return CVX_BREAK_FREE;
    if (!is_joint(before) || joint_holds(word, joint, at))
        return CVX_BREAK_NONE;
    return before >= 0x2013 ? CVX_BREAK_FREE : CVX_BREAK_RELUCTANT;
}

static void word_mark(struct word word, uint8_t *breaks)
{
    if (is_email(word)) {
        memset(breaks + word.start + 1, CVX_BREAK_NONE, word_len(word) - 1);
        return;
    }
    if (is_url(word)) {
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
static enum cvx_break outer_break(struct word first, struct word before, struct word after,
                                  bool in_phone)
{
    if (in_phone && is_phone_part(after))
        return CVX_BREAK_NONE;
    if (is_number(before) && is_unit(after))
        return CVX_BREAK_NONE;
    if (is_dash(after) || (is_dash(before) && is_year(first) && is_year(after)))
        return CVX_BREAK_NONE;
    const char first_letter = *word_text(after);
    if (is_title(before) || (is_count(after) && starts_high(before)) ||
        (is_number(before) && first_letter >= 'a' && first_letter <= 'z'))
        return CVX_BREAK_RELUCTANT;
    return CVX_BREAK_FREE;
}

static struct word word_next(const char *text, size_t len, size_t from)
{
    struct word word = {text, from, from};
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
    struct word first = {text, 0, 0}, before = {text, 0, 0};
    bool in_phone = false;
    for (struct word word = word_next(text, len, 0); word_len(word);
         word = word_next(text, len, word.end)) {
        if (word.start > before.end && breaks[word.start] == CVX_BREAK_FREE && word_len(before))
            breaks[word.start] = (uint8_t)outer_break(first, before, word, in_phone);
        in_phone = is_phone_start(word) || (in_phone && is_phone_part(word));
        word_mark(word, breaks);
        first = before;
        before = word;
    }
    return CVX_OK;
}
