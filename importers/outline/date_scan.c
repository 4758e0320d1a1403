/* SPDX-License-Identifier: MIT */
/* What core/model reads as a date it is asked about token by token; the longest that it reads is
 * the date. */
#include "importers/outline/date_scan.h"

#include "core/base/utf8.h"
#include "core/lang/fold.h"
#include "core/lang/words.h"
#include "core/model/date.h"

#include <ctype.h>
#include <string.h>

enum {
    TOKENS_MAX = 8, /* of a date: "the 24th of July 2025" */
    MISSES_MAX = 2, /* tokens after a date that make no longer one: "2019年", not "2019年3" */
    YEAR_MIN = 1930,
    YEAR_MAX = 2100,
};

bool cvx_scan_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool cvx_scan_wordish(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

size_t cvx_scan_blanks(const char *text)
{
    size_t len = strspn(text, " \n");
    while (strncmp(text + len, "\xC2\xA0", 2) == 0)
        len += 2 + strspn(text + len + 2, " ");
    return len;
}

/* Dashes, and the marks and blanks of Chinese, Japanese and Korean: they end a word and a date. */
static bool is_mark(uint32_t c)
{
    return (c >= 0x2010 && c <= 0x206F) || (c >= 0x3000 && c <= 0x301F) || c >= 0xFF00;
}

/* True when `len` bytes end in such a mark. */
static bool ends_in_mark(const char *text, size_t len)
{
    size_t at = len;
    size_t size;
    while (at > 0 && ((unsigned char)text[--at] & 0xC0) == 0x80)
        continue;
    return is_mark(cvx_utf8_decode(text + at, len - at, &size));
}

size_t cvx_scan_token(const char *text)
{
    size_t len = 0;
    if (cvx_scan_digit(*text)) {
        while (cvx_scan_digit(text[len]))
            len++;
        return len;
    }
    while (text[len] && cvx_scan_wordish(text[len]) && !cvx_scan_digit(text[len])) {
        size_t size;
        const uint32_t c = cvx_utf8_decode(text + len, strnlen(text + len, CVX_UTF8_MAX), &size);
        if (is_mark(c))
            return len ? len : size;
        len += size;
        if (c == 0x5E74 || c == 0x6708 || c == 0x65E5 || c == 0xB144 || c == 0xC6D4 || c == 0xC77C)
            return len;
    }
    return len ? len : *text != '\0';
}

static bool reads_as_date(const char *text, size_t len)
{
    char copy[CVX_DATE_TEXT_MAX];
    struct cvx_date date;
    if (len >= sizeof copy)
        return false;
    memcpy(copy, text, len);
    copy[len] = '\0';
    const size_t digits = strspn(copy, "0123456789");
    if (digits < 3 && strncmp(copy + digits, ", ", 2) == 0 && len == digits + 6 &&
        strspn(copy + digits + 2, "0123456789") == 4)
        return false; /* "Level 2, 2023": a number, and a year behind it */
    const enum cvx_date_reading reading = cvx_date_read(copy, &date);
    return (reading == CVX_DATE_ISO || reading == CVX_DATE_LOOSE) && date.year >= YEAR_MIN &&
           date.year <= YEAR_MAX;
}

size_t cvx_scan_month(const char *text)
{
    const size_t len = cvx_scan_token(text);
    if (len == 0 || cvx_scan_digit(*text) || !cvx_scan_wordish(*text))
        return 0;
    if (cvx_month_find(text, len))
        return len + (text[len] == '.');
    const size_t second = len + cvx_scan_blanks(text + len);
    const size_t both = second + cvx_scan_token(text + second);
    return second > len && both > second && cvx_month_find(text, both) ? both : 0;
}

size_t cvx_date_len(const char *text)
{
    size_t longest = 0;
    size_t len = 0;
    bool numbered = false; /* there is no date without a number */
    if (!cvx_scan_digit(*text) && !cvx_scan_month(text))
        return 0;
    for (int tokens = 0, missed = 0;
         tokens < TOKENS_MAX && missed < MISSES_MAX && text[len] && len < CVX_DATE_TEXT_MAX;
         tokens++) {
        const size_t token = cvx_scan_token(text + len);
        numbered = numbered || cvx_scan_digit(text[len]) || (unsigned char)text[len] >= 0x80;
        len += token;
        missed += longest > 0;
        if (token > 0 && numbered && cvx_scan_wordish(text[len - 1]) &&
            !isalnum((unsigned char)text[len]) && !ends_in_mark(text, len) &&
            reads_as_date(text, len)) {
            longest = len;
            missed = 0;
        }
        len += strspn(text + len, " \n.,/-");
        if (len > 1 && text[len - 1] == ' ' && text[len - 2] == '-')
            break;
    }
    return longest;
}

size_t cvx_scan_one_of(const char *text, const char *const words[], size_t count)
{
    const char first = (char)tolower((unsigned char)*text);
    for (size_t i = 0; i < count; i++) {
        if (first != words[i][0] && (unsigned char)first < 0x80)
            continue;
        const size_t len = strlen(words[i]);
        char folded[32];
        if (strncmp(text, words[i], len) != 0 &&
            (!isalpha((unsigned char)words[i][0]) || strnlen(text, len) < len ||
             cvx_fold_text(text, len, folded, sizeof folded) != len ||
             strcmp(folded, words[i]) != 0))
            continue;
        if (isalpha((unsigned char)words[i][len - 1]) && cvx_scan_wordish(text[len]) &&
            !cvx_scan_digit(text[len]))
            continue;
        return len;
    }
    return 0;
}

static const char *const seasons[] = {
    "spring", "summer", "fall", "autumn",   "winter", "ws",     "ss", "wise", "sose", "q1",
    "q2",     "q3",     "q4",   "frühjahr", "sommer", "herbst", "春", "夏",   "秋",   "冬",
};

/* "Fall 2019", "WS 2019/20": no date that can be read, but one. */
static size_t season_len(const char *text)
{
    size_t len = cvx_scan_one_of(text, seasons, sizeof seasons / sizeof *seasons);
    if (len == 0)
        return 0;
    len += cvx_scan_blanks(text + len);
    size_t digits = 0;
    while (cvx_scan_digit(text[len + digits]))
        digits++;
    if (digits != 4)
        return 0;
    len += digits;
    if (text[len] == '/' && cvx_scan_digit(text[len + 1]) && cvx_scan_digit(text[len + 2]))
        len += cvx_scan_digit(text[len + 3]) && cvx_scan_digit(text[len + 4]) ? 5 : 3;
    return cvx_scan_wordish(text[len]) && (unsigned char)text[len] < 0x80 ? 0 : len;
}

size_t cvx_scan_any_date(const char *text)
{
    const size_t len = cvx_date_len(text);
    return len ? len : season_len(text);
}

size_t cvx_scan_present(const char *text)
{
    size_t longest = 0;
    size_t len = 0;
    for (int words = 0; words < 4 && text[len] && len < 40; words++) {
        const size_t token = cvx_scan_token(text + len);
        if (token == 0 || !cvx_scan_wordish(text[len]) || (unsigned char)text[len] == 0xEF ||
            strncmp(text + len, "\xE3\x80", 2) == 0)
            break;
        len += token;
        if (!isalnum((unsigned char)text[len]) && cvx_present_word(text, len))
            longest = len;
        len += cvx_scan_blanks(text + len);
    }
    return longest;
}

static const char *const units[] = {
    "years", "year",  "yrs",   "yr",      "y",      "months", "month", "mos",  "mo",   "m",
    "weeks", "jahre", "jahr",  "monate",  "monat",  "ans",    "an",    "mois", "anos", "ano",
    "años",  "año",   "meses", "mes",     "anni",   "anno",   "mesi",  "mese", "jaar", "maanden",
    "年",    "ヶ月",  "か月",  "カ月",    "ケ月",   "个月",   "個月",  "月",   "년",   "개월",
    "лет",   "года",  "год",   "месяцев", "месяца", "месяц",  "мес",
};

/* "3 years", "1.5 ans", "2年" */
static size_t unit_len(const char *text)
{
    size_t len = strspn(text, "0123456789");
    if (len == 0 || len > 2)
        return 0;
    if (strchr(".,", text[len]) && text[len] && cvx_scan_digit(text[len + 1]))
        len += 1 + strspn(text + len + 1, "0123456789");
    len += text[len] == '+';
    len += cvx_scan_blanks(text + len);
    const size_t unit = cvx_scan_one_of(text + len, units, sizeof units / sizeof *units);
    return unit ? len + unit + (text[len + unit] == '.') : 0;
}

size_t cvx_scan_duration(const char *text)
{
    static const char *const opens[] = {"(", "（", "·", "•", ","};
    static const char *const joints[] = {",", "and", "und", "et", "y", "e"};
    static const char *const halves[] = {"et demi", "y medio", "e mezzo", "半"};
    size_t len = cvx_scan_blanks(text);
    const size_t open = cvx_scan_one_of(text + len, opens, sizeof opens / sizeof *opens);
    const bool bracket = open && (text[len] == '(' || strncmp(text + len, "（", 3) == 0);
    len += open;
    len += cvx_scan_blanks(text + len);
    len += strspn(text + len, "~");
    size_t unit = open ? unit_len(text + len) : 0;
    if (!unit)
        return 0;
    while (unit) {
        len += unit;
        const size_t blanks = cvx_scan_blanks(text + len);
        size_t half = cvx_scan_one_of(text + len + blanks, halves, sizeof halves / sizeof *halves);
        len += half ? blanks + half : 0;
        size_t next = cvx_scan_blanks(text + len);
        next += cvx_scan_one_of(text + len + next, joints, sizeof joints / sizeof *joints);
        next += cvx_scan_blanks(text + len + next);
        unit = unit_len(text + len + next);
        len += unit ? next : 0;
    }
    if (!bracket)
        return cvx_scan_wordish(text[len]) ? 0 : len;
    if (text[len] == ')')
        return len + 1;
    return strncmp(text + len, "）", 3) == 0 ? len + 3 : 0;
}
