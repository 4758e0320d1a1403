/* SPDX-License-Identifier: MIT */
/* Dates: the calendar, ISO 8601, and the many ways in which people write a date.
 *
 * A loose date is cut into tokens (numbers, words, and what separates them), each token gets a
 * letter, and the letters are looked up in a table of forms. What matches no form is no date. */
#include "core/model/date.h"

#include "core/base/utf8.h"
#include "core/lang/words.h"
#include "core/model/clean.h"

#include <stdio.h>
#include <string.h>

enum { YEAR_MIN = 1000, YEAR_MAX = 2999 };

static char *two_digits(char *to, unsigned number)
{
    to[0] = (char)('0' + number / 10 % 10);
    to[1] = (char)('0' + number % 10);
    return to + 2;
}

void cvx_date_iso(struct cvx_date date, char iso[CVX_DATE_ISO_MAX])
{
    const unsigned year = (unsigned)date.year % 10000U;
    iso = two_digits(iso, year / 100);
    iso = two_digits(iso, year % 100);
    if (date.month || date.day) {
        *iso++ = '-';
        iso = two_digits(iso, date.month);
    }
    if (date.day) {
        *iso++ = '-';
        iso = two_digits(iso, date.day);
    }
    *iso = '\0';
}

static int days_in(int year, int month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool cvx_date_exists(struct cvx_date date)
{
    if (date.year < YEAR_MIN || date.year > YEAR_MAX || date.month > 12)
        return false;
    return !date.day || (date.month && date.day <= days_in(date.year, date.month));
}

/* A date from numbers of any size; false when it does not lie on the calendar. Month and day are 0
 * when not known, so a written 0 must not come here. */
static bool make(int year, int month, int day, struct cvx_date *date)
{
    if (year > YEAR_MAX || month > 12 || day > 31)
        return false;
    *date = (struct cvx_date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return cvx_date_exists(*date);
}

/* The number of exactly `len` digits at `text`; -1 when there are others. */
static int digits(const char *text, size_t len)
{
    int value = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/* True when `text` has the form of an ISO date; its numbers, 0 where absent. */
static bool split_iso(const char *text, int parts[3])
{
    const size_t len = strlen(text);
    if (len != 4 && len != 7 && len != 10)
        return false;
    parts[0] = digits(text, 4);
    parts[1] = len > 4 ? digits(text + 5, 2) : 0;
    parts[2] = len > 7 ? digits(text + 8, 2) : 0;
    return parts[0] >= 0 && parts[1] >= 0 && parts[2] >= 0 && (len <= 4 || text[4] == '-') &&
           (len <= 7 || text[7] == '-');
}

bool cvx_date_parse_iso(const char *text, struct cvx_date *date)
{
    int parts[3];
    const size_t len = strlen(text);
    if (!split_iso(text, parts) || (len > 4 && !parts[1]) || (len > 7 && !parts[2]))
        return false;
    return make(parts[0], parts[1], parts[2], date);
}

int cvx_date_compare(struct cvx_date a, struct cvx_date b)
{
    if (a.year != b.year)
        return a.year - b.year;
    if (!a.month || !b.month || a.month != b.month)
        return a.month && b.month ? a.month - b.month : 0;
    return a.day && b.day ? a.day - b.day : 0;
}

/* Loose dates */

enum { TOKENS_MAX = 6 };

struct token {
    char letter; /* Y a year, N a number of one or two digits, M a month's name */
    char before; /* the separator before it: '/', '.', '-', ' ', or 0 for none */
    int value;
};

struct tokens {
    struct token items[TOKENS_MAX];
    size_t count;
};

/* The value of a decimal digit of the scripts that our languages use; -1 for all else. */
static int digit_value(uint32_t c)
{
    static const uint32_t zeros[] = {'0', 0x0660, 0x06F0, 0x0966, 0x0E50, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (c >= zeros[i] && c <= zeros[i] + 9)
            return (int)(c - zeros[i]);
    return -1;
}

/* What may stand between the parts of a date and means nothing. Year marks follow a year, month and
 * day marks a number; ordinals follow a day. */
static const struct particle {
    const char *word;
    char after; /* only after a token of this letter; 0 anywhere */
} particles[] = {
    {"de", 0},    {"del", 0},    {"of", 0},   {"the", 0},    {"năm", 0},  {"st", 'N'},
    {"nd", 'N'},  {"rd", 'N'},   {"th", 'N'}, {"er", 'N'},   {"º", 'N'},  {"月", 'N'},
    {"월", 'N'},  {"日", 'N'},   {"일", 'N'}, {"年", 'Y'},   {"년", 'Y'}, {"г", 'Y'},
    {"год", 'Y'}, {"года", 'Y'}, {"р", 'Y'},  {"року", 'Y'},
};

static bool is_particle(const char *word, size_t len, char after)
{
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (strlen(particles[i].word) == len && memcmp(particles[i].word, word, len) == 0 &&
            (!particles[i].after || particles[i].after == after))
            return true;
    return false;
}

static bool is_separator(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == ',' || c == '.' || c == '/' || c == '-' ||
           c == 0xA0 || c == 0x202F || c == 0x3000 || c == 0x2010 || c == 0x2011 || c == 0xFF0F ||
           c == 0x060C;
}

/* What kind of separator; a stronger one wins over the blanks around it. */
static char separator_letter(uint32_t c, char so_far)
{
    if (c == '/' || c == 0xFF0F)
        return '/';
    if (c == '-' || c == 0x2010 || c == 0x2011)
        return '-';
    if (c == '.')
        return '.';
    return so_far ? so_far : ' ';
}

static bool add_number(struct tokens *tokens, int value, int len, char before)
{
    const bool year = len == 4;
    if (tokens->count == TOKENS_MAX || (!year && len > 2) || value == 0)
        return false;
    tokens->items[tokens->count++] = (struct token){year ? 'Y' : 'N', before, value};
    return true;
}

/* Takes a word: a particle, a month, or no part of a date. */
static bool add_word(struct tokens *tokens, const char *word, size_t len, char before)
{
    const char after = tokens->count ? tokens->items[tokens->count - 1].letter : 0;
    if (is_particle(word, len, after))
        return true;
    const int month = cvx_month_find(word, len);
    if (!month || tokens->count == TOKENS_MAX)
        return false;
    tokens->items[tokens->count++] = (struct token){'M', before, month};
    return true;
}

/* The end of the word at `at`, with the full stop of an abbreviation left out. */
static const char *word_end(const char *at)
{
    while (*at) {
        const char *next = at;
        const uint32_t c = cvx_utf8_next(&next);
        if (is_separator(c) || digit_value(c) >= 0)
            break;
        at = next;
    }
    return at;
}

/* Some months have two words ("tháng 10", "كانون الثاني"): the end of the next word, or number, if
 * the two together are one; else NULL. */
static const char *two_words_end(const char *word, const char *end)
{
    const char *second = end;
    while (*second == ' ')
        second++;
    if (second == end)
        return NULL;
    const char *second_end = word_end(second);
    while (*second_end >= '0' && *second_end <= '9')
        second_end++;
    return second_end > second && cvx_month_find(word, (size_t)(second_end - word)) ? second_end
                                                                                    : NULL;
}

/* Takes the number at `*at`; five digits are as bad as more. */
static bool take_number(struct tokens *tokens, const char **at, char before)
{
    int value = 0;
    int len = 0;
    for (const char *next = *at; *next && len < 5; *at = next, len++) {
        const int digit = digit_value(cvx_utf8_next(&next));
        if (digit < 0)
            break;
        value = value * 10 + digit;
    }
    return add_number(tokens, value, len, before);
}

static bool take_word(struct tokens *tokens, const char **at, char before)
{
    const char *word = *at;
    *at = word_end(word);
    const char *longer = two_words_end(word, *at);
    if (longer)
        *at = longer;
    return add_word(tokens, word, (size_t)(*at - word), before);
}

static bool split_loose(const char *text, struct tokens *tokens)
{
    char before = 0;
    for (const char *at = text; *at;) {
        const char *next = at;
        const uint32_t c = cvx_utf8_next(&next);
        if (is_separator(c)) {
            before = separator_letter(c, before);
            at = next;
            continue;
        }
        if (!(digit_value(c) >= 0 ? take_number(tokens, &at, before)
                                  : take_word(tokens, &at, before)))
            return false;
        before = 0;
    }
    /* "1987-01-": something was cut off. */
    return before == 0 || before == '.' || before == ' ';
}

/* The forms: the tokens' letters, and which token is year, month and day (0: none, else its place
 * from 1). */
static const struct form {
    const char *letters;
    uint8_t year, month, day;
} forms[] = {
    {"Y", 1, 0, 0},  {"YN", 1, 2, 0},  {"YNN", 1, 2, 3}, {"NY", 2, 1, 0},  {"MY", 2, 1, 0},
    {"YM", 1, 2, 0}, {"MNY", 3, 1, 2}, {"NMY", 3, 2, 1}, {"YMN", 1, 2, 3},
};

/* Two small numbers and a year: which is the day is known when it is over 12, or by the point,
 * which goes with day first. */
static bool read_day_month(const struct token items[], struct cvx_date *date)
{
    const int first = items[0].value;
    const int second = items[1].value;
    if (items[1].before == '.' || first > 12 || first == second)
        return make(items[2].value, second, first, date);
    return second > 12 && make(items[2].value, first, second, date);
}

static bool read_tokens(const struct tokens *tokens, struct cvx_date *date)
{
    const struct token *items = tokens->items;
    char letters[TOKENS_MAX + 1] = {0};
    for (size_t i = 0; i < tokens->count; i++)
        letters[i] = items[i].letter;
    if (strcmp(letters, "NNY") == 0)
        return read_day_month(items, date);
    /* "2011/12" may be a school year. */
    if (strcmp(letters, "YN") == 0 && items[1].before == '/' &&
        items[1].value == (items[0].value + 1) % 100)
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const struct form *form = &forms[i];
        if (strcmp(form->letters, letters) == 0)
            return make(items[form->year - 1].value, form->month ? items[form->month - 1].value : 0,
                        form->day ? items[form->day - 1].value : 0, date);
    }
    return false;
}

/* "1999-10-04T00:00:00.000Z": the day as written, whatever the zone. */
static bool read_timestamp(const char *text, struct cvx_date *date)
{
    char day[CVX_DATE_ISO_MAX];
    if (strlen(text) < 16 || (text[10] != 'T' && text[10] != ' ') || digits(text + 11, 2) < 0 ||
        text[13] != ':' || text[strspn(text, "0123456789-T :.+Z")] != '\0')
        return false;
    memcpy(day, text, CVX_DATE_ISO_MAX - 1);
    day[CVX_DATE_ISO_MAX - 1] = '\0';
    return cvx_date_parse_iso(day, date);
}

/* "-", "–", "—": a person's way to leave an end open. */
static bool only_dashes(const char *text)
{
    while (*text) {
        const uint32_t c = cvx_utf8_next(&text);
        if (c != '-' && (c < 0x2010 || c > 0x2015))
            return false;
    }
    return true;
}

enum cvx_date_fault cvx_date_fault_of(const char *text)
{
    int parts[3];
    struct cvx_date date;
    if (!split_iso(text, parts) || cvx_date_parse_iso(text, &date))
        return CVX_DATE_FAULTLESS;
    if (parts[0] < YEAR_MIN || parts[0] > YEAR_MAX)
        return CVX_DATE_NO_YEAR;
    return parts[1] < 1 || parts[1] > 12 ? CVX_DATE_NO_MONTH : CVX_DATE_NO_DAY;
}

enum cvx_date_reading cvx_date_read(const char *text, struct cvx_date *date)
{
    char buffer[CVX_DATE_TEXT_MAX];
    size_t len;
    text = cvx_text_trim(text, &len);
    if (len == 0)
        return CVX_DATE_NONE;
    if (len >= sizeof buffer)
        return CVX_DATE_BAD;
    memcpy(buffer, text, len);
    buffer[len] = '\0';
    if (cvx_date_parse_iso(buffer, date))
        return CVX_DATE_ISO;
    if (cvx_date_fault_of(buffer) != CVX_DATE_FAULTLESS)
        return CVX_DATE_BAD;
    if (only_dashes(buffer) || cvx_present_word(buffer, len))
        return CVX_DATE_PRESENT;
    struct tokens tokens = {.count = 0};
    if (read_timestamp(buffer, date) ||
        (split_loose(buffer, &tokens) && read_tokens(&tokens, date)))
        return CVX_DATE_LOOSE;
    return CVX_DATE_BAD;
}
