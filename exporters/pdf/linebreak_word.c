/* SPDX-License-Identifier: MIT */
/* What a word is, by how it is spelled. */
#include "exporters/pdf/linebreak_word.h"

#include "core/base/utf8.h"

#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool word_is(struct cvx_word word, const char *text)
{
    return strlen(text) == cvx_word_len(word) &&
           memcmp(text, cvx_word_text(word), cvx_word_len(word)) == 0;
}

size_t cvx_word_scheme_end(struct cvx_word word)
{
    static const char mark[] = "://";
    const size_t len = sizeof mark - 1;
    for (size_t i = word.start; i + len <= word.end; i++)
        if (memcmp(word.text + i, mark, len) == 0)
            return i + len;
    return word.start;
}

/* True when all of the word's bytes are in `set`. */
static bool word_of(struct cvx_word word, const char *set)
{
    return cvx_word_len(word) && strspn(cvx_word_text(word), set) >= cvx_word_len(word);
}

/* The word without the punctuation after it. */
static struct cvx_word word_bare(struct cvx_word word)
{
    while (cvx_word_len(word) && strchr(".,;:)", word.text[word.end - 1]))
        word.end--;
    return word;
}

bool cvx_word_is_email(struct cvx_word word)
{
    const char *at = memchr(cvx_word_text(word), '@', cvx_word_len(word));
    return at && at > cvx_word_text(word) &&
           memchr(at, '.', cvx_word_len(word) - (size_t)(at - cvx_word_text(word)));
}

bool cvx_word_is_url(struct cvx_word word)
{
    if (cvx_word_scheme_end(word) > word.start ||
        (cvx_word_len(word) > 4 && memcmp(cvx_word_text(word), "www.", 4) == 0))
        return true;
    const char *slash = memchr(cvx_word_text(word), '/', cvx_word_len(word));
    const char *dot = memchr(cvx_word_text(word), '.', cvx_word_len(word));
    return slash && dot && dot < slash && dot > cvx_word_text(word) && is_letter(dot[-1]) &&
           is_letter(dot[1]) && slash - dot > 2;
}

bool cvx_word_is_dash(struct cvx_word word)
{
    return word_is(word, "–") || word_is(word, "—") || word_is(word, "-");
}

bool cvx_word_is_number(struct cvx_word word)
{
    return cvx_word_len(word) && cvx_word_digit(word.text[word.end - 1]) &&
           word_of(word, "0123456789.,~<>+-");
}

bool cvx_word_is_year(struct cvx_word word)
{
    return cvx_word_len(word) == 4 && word_of(word, "0123456789");
}

bool cvx_word_is_unit(struct cvx_word word)
{
    static const char *const units[] = {
        "%",    "‰",    "°",    "°C",  "°F",  "K",   "m",  "km", "cm", "mm", "µm",  "nm",
        "mi",   "ft",   "kg",   "g",   "mg",  "t",   "l",  "ml", "s",  "ms", "µs",  "ns",
        "min",  "h",    "Hz",   "kHz", "MHz", "GHz", "W",  "kW", "MW", "V",  "kV",  "A",
        "mA",   "Wh",   "kWh",  "B",   "kB",  "KB",  "MB", "GB", "TB", "PB", "bit", "Mbit",
        "Gbit", "Mbps", "Gbps", "ha",  "m²",  "km²", "€",  "$",  "£",  "¥",  "EUR", "USD",
        "GBP",  "CNY",  "RMB",  "JPY", "CHF", "k",   "M",  "px", "pt", "dB", "x",   "×",
    };
    const struct cvx_word bare = word_bare(word);
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (word_is(bare, units[i]))
            return true;
    return false;
}

bool cvx_word_is_title(struct cvx_word word)
{
    static const char *const titles[] = {"Prof.", "Dr.",  "Mr.",  "Mrs.", "Ms.", "St.",  "No.",
                                         "Nr.",   "Fig.", "Vol.", "pp.",  "p.",  "Sec.", "Ph."};
    if (word.text[word.end - 1] != '.')
        return false;
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (word_is(word, titles[i]))
            return true;
    return false;
}

/* A capital, or a letter of Latin, Greek or Cyrillic beyond ASCII. */
static bool is_name_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7);
}

/* "J.", "J.-P.", "J.R.R.": given names that are never parted from what comes after them. */
static bool is_initials(struct cvx_word word)
{
    size_t i = word.start, size = 0;
    while (i < word.end) {
        if (!is_name_letter(cvx_utf8_decode(word.text + i, word.end - i, &size)) ||
            i + size == word.end || word.text[i + size] != '.')
            return false;
        i += size + 1;
        i += i < word.end && word.text[i] == '-';
    }
    return cvx_word_len(word) > 0;
}

/* "J.," in "Smith, J., Doe, K.": initials after their family name. */
static bool is_initials_after(struct cvx_word word)
{
    const char last = word.text[word.end - 1];
    if (last != ',' && last != ';')
        return false;
    word.end--;
    return is_initials(word);
}

bool cvx_words_are_one_name(struct cvx_word before, struct cvx_word after)
{
    size_t size;
    if (is_initials(before))
        return is_name_letter(cvx_utf8_decode(cvx_word_text(after), cvx_word_len(after), &size));
    return before.text[before.end - 1] == ',' && is_initials_after(after);
}

bool cvx_word_is_count(struct cvx_word word)
{
    const size_t digits = strspn(cvx_word_text(word), "0123456789");
    return digits > 0 && digits <= 4 && digits + 1 >= cvx_word_len(word);
}

bool cvx_word_starts_high(struct cvx_word word)
{
    return *cvx_word_text(word) >= 'A' && *cvx_word_text(word) <= 'Z';
}

bool cvx_word_is_phone_part(struct cvx_word word)
{
    return word_of(word_bare(word), "0123456789+()./-");
}

bool cvx_word_is_phone_start(struct cvx_word word)
{
    const char *c = cvx_word_text(word);
    return cvx_word_is_phone_part(word) && cvx_word_len(word) > 1 &&
           (*c == '+' || (*c == '(' && cvx_word_digit(c[1])) ||
            (*c == '0' && cvx_word_digit(c[1])));
}
