/* SPDX-License-Identifier: MIT */
/* A date is the longest piece of text that core/model reads as one; a range is two, or one and an
 * open end, with what people put between. */
#include "importers/outline/dates.h"

#include "core/base/utf8.h"
#include "core/lang/fold.h"
#include "core/lang/words.h"
#include "core/model/date.h"

#include <ctype.h>
#include <string.h>

enum {
    TOKENS_MAX = 8, /* of a date: "the 24th of July 2025" */
    YEAR_MIN = 1930,
    YEAR_MAX = 2100,
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_wordish(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

static size_t blanks(const char *text)
{
    size_t len = strspn(text, " \n");
    while (strncmp(text + len, "\xC2\xA0", 2) == 0)
        len += 2 + strspn(text + len + 2, " ");
    return len;
}

/* Bytes of the digits, the word, or the one other character at `text`. */
static size_t token_len(const char *text)
{
    size_t len = 0;
    if (is_digit(*text)) {
        while (is_digit(text[len]))
            len++;
        return len;
    }
    while (text[len] && is_wordish(text[len]) && !is_digit(text[len])) {
        size_t size;
        const uint32_t c = cvx_utf8_decode(text + len, strnlen(text + len, CVX_UTF8_MAX), &size);
        /* dashes and the marks of Chinese, Japanese and Korean dates end a word */
        if ((c >= 0x2010 && c <= 0x206F) || (c >= 0x3000 && c <= 0x301F) || c >= 0xFF00)
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
    const enum cvx_date_reading reading = cvx_date_read(copy, &date);
    return (reading == CVX_DATE_ISO || reading == CVX_DATE_LOOSE) && date.year >= YEAR_MIN &&
           date.year <= YEAR_MAX;
}

/* True when a date may begin here: with digits or with a month. */
static size_t month_len(const char *text)
{
    const size_t len = token_len(text);
    if (len == 0 || is_digit(*text) || !is_wordish(*text))
        return 0;
    if (cvx_month_find(text, len))
        return len + (text[len] == '.');
    const size_t second = len + blanks(text + len);
    const size_t both = second + token_len(text + second);
    return second > len && both > second && cvx_month_find(text, both) ? both : 0;
}

size_t cvx_date_len(const char *text)
{
    size_t longest = 0;
    size_t len = 0;
    if (!is_digit(*text) && !month_len(text))
        return 0;
    for (int tokens = 0; tokens < TOKENS_MAX && text[len] && len < CVX_DATE_TEXT_MAX; tokens++) {
        const size_t token = token_len(text + len);
        len += token;
        if (token > 0 && is_wordish(text[len - 1]) && !isalnum((unsigned char)text[len]) &&
            reads_as_date(text, len))
            longest = len;
        len += strspn(text + len, " \n.,/-");
        if (len > 1 && text[len - 1] == ' ' && text[len - 2] == '-')
            break;
    }
    return longest;
}

/* The word or mark of `words` that `text` begins with; 0 bytes when none. Words in letters must end
 * there. */
static size_t one_of(const char *text, const char *const words[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const size_t len = strlen(words[i]);
        char folded[32];
        if (strncmp(text, words[i], len) != 0 &&
            (!isalpha((unsigned char)words[i][0]) || strnlen(text, len) < len ||
             cvx_fold_text(text, len, folded, sizeof folded) != len ||
             strcmp(folded, words[i]) != 0))
            continue;
        if (isalpha((unsigned char)words[i][len - 1]) && is_wordish(text[len]) &&
            !is_digit(text[len]))
            continue;
        return len;
    }
    return 0;
}

#define ONE_OF(text, words) one_of(text, words, sizeof words / sizeof *words)

static const char *const betweens[] = {
    "---", "--", "-",   "–",     "—",    "‒",       "−",    "~",  "～", "〜",
    "→",   "to", "bis", "until", "till", "through", "à",    "au", "al", "até",
    "do",  "по", "до",  "至",    "到",   "から",    "부터", "a",
};
static const char *const sinces[] = {
    "since", "seit", "from", "ab", "depuis", "desde", "dal", "sinds", "od", "с", "з", "自", "从",
};
static const char *const expecteds[] = {
    "expected", "anticipated", "voraussichtlich", "prévu",
    "prevu",    "previsto",    "prevista",        "esperado",
    "预计",     "預計",        "見込み",          "卒業見込み",
    "예정",     "ongoing",
};
static const char *const seasons[] = {
    "spring", "summer", "fall", "autumn",   "winter", "ws",     "ss", "wise", "sose", "q1",
    "q2",     "q3",     "q4",   "frühjahr", "sommer", "herbst", "春", "夏",   "秋",   "冬",
};

/* "Fall 2019", "WS 2019/20": no date that can be read, but one. */
static size_t season_len(const char *text)
{
    size_t len = ONE_OF(text, seasons);
    if (len == 0)
        return 0;
    len += blanks(text + len);
    size_t digits = 0;
    while (is_digit(text[len + digits]))
        digits++;
    if (digits != 4)
        return 0;
    len += digits;
    if (text[len] == '/' && is_digit(text[len + 1]) && is_digit(text[len + 2]))
        len += 3 + 2 * (is_digit(text[len + 3]) && is_digit(text[len + 4]));
    return is_wordish(text[len]) && (unsigned char)text[len] < 0x80 ? 0 : len;
}

static size_t any_date_len(const char *text)
{
    const size_t len = cvx_date_len(text);
    return len ? len : season_len(text);
}

/* Bytes of the words that mean "until now" at `text`: up to four of them. */
static size_t present_len(const char *text)
{
    size_t longest = 0;
    size_t len = 0;
    for (int words = 0; words < 4 && text[len] && len < 40; words++) {
        const size_t token = token_len(text + len);
        if (token == 0 || !is_wordish(text[len]) || (unsigned char)text[len] == 0xEF ||
            strncmp(text + len, "\xE3\x80", 2) == 0)
            break;
        len += token;
        if (!isalnum((unsigned char)text[len]) && cvx_present_word(text, len))
            longest = len;
        len += blanks(text + len);
    }
    return longest;
}

/* "2013-14": two digits that go on from a year. */
static size_t short_year_len(const char *start, size_t len, const char *text)
{
    if (!is_digit(text[0]) || !is_digit(text[1]) || is_wordish(text[2]) || len < 4 ||
        !is_digit(start[len - 4]))
        return 0;
    const int from = (start[len - 2] - '0') * 10 + start[len - 1] - '0';
    const int to = (text[0] - '0') * 10 + text[1] - '0';
    return to > from || (from > 80 && to < from) ? 2 : 0;
}

static const char *copy(struct cvx_arena *arena, const char *text, size_t len)
{
    return cvx_arena_copy(arena, text, len);
}

/* The end of a range whose separator has just been passed; returns its bytes. */
static size_t read_end(const char *text, const char *at, struct cvx_arena *arena,
                       struct cvx_dates *dates, size_t start_len)
{
    size_t len = present_len(at);
    if (!len)
        len = any_date_len(at);
    if (len) {
        dates->end = copy(arena, at, len);
        return len;
    }
    len = short_year_len(text, start_len, at);
    if (len)
        dates->end = cvx_arena_printf(arena, "%.2s%.2s", text + start_len - 4, at);
    return len;
}

/* "(expected)" and the like after an end. */
static size_t read_expected(const char *at, struct cvx_arena *arena, struct cvx_dates *dates)
{
    const size_t space = blanks(at);
    const bool bracket = at[space] == '(';
    const size_t word = ONE_OF(at + space + bracket, expecteds);
    const char **end = dates->end ? &dates->end : &dates->start;
    if (!word || !*end || (bracket && at[space + 1 + word] != ')'))
        return 0;
    const size_t len = space + word + 2 * bracket;
    *end = cvx_arena_printf(arena, "%s %.*s", *end, (int)(len - space), at + space);
    return len;
}

/* "March – May 2020": a month that shares the year after it. */
static size_t month_of_range(const char *text, struct cvx_arena *arena, struct cvx_dates *dates)
{
    const size_t month = month_len(text);
    size_t len = month + blanks(text + month);
    const size_t between = month ? ONE_OF(text + len, betweens) : 0;
    if (!between)
        return 0;
    len += between;
    len += blanks(text + len);
    const size_t date = cvx_date_len(text + len);
    if (!date || !month_len(text + len) || date < 4 || !is_digit(text[len + date - 1]))
        return 0;
    dates->start = cvx_arena_printf(arena, "%.*s %.4s", (int)month, text, text + len + date - 4);
    dates->end = copy(arena, text + len, date);
    dates->range = true;
    return len + date;
}

/* What may follow when a range is left open: "2019 –". */
static bool ends_here(const char *text)
{
    text += blanks(text);
    return *text == '\0' || strchr(")]\t|,;", *text) || strncmp(text, "）", 3) == 0;
}

/* The part of a range after its first date of `len` bytes; returns the bytes of the whole. */
static size_t read_rest(const char *text, size_t len, struct cvx_arena *arena,
                        struct cvx_dates *dates)
{
    const size_t space = len + blanks(text + len);
    const bool dash = strncmp(text + space, "\xE2\x80", 2) == 0;
    size_t end = dash ? 0 : present_len(text + space);
    if (end) {
        dates->end = copy(arena, text + space, end);
        dates->range = true;
        return space + end;
    }
    size_t between = ONE_OF(text + space, betweens);
    if (!between && (text[space] == '/' || strncmp(text + space, "／", 3) == 0))
        between = text[space] == '/' ? 1 : 3;
    if (between) {
        const size_t at = space + between + blanks(text + space + between);
        end = read_end(text, text + at, arena, dates, len);
        dates->range = end > 0 || (ends_here(text + at) && text[space] != 'a');
        return end ? at + end : dates->range ? space + between : len;
    }
    /* Two dates beside each other are a range, whichever comes first. */
    end = text[space] != '\n' ? cvx_date_len(text + space) : 0;
    if (!end || space == len)
        return len;
    dates->end = copy(arena, text + space, end);
    dates->range = true;
    return space + end;
}

static bool is_later(const char *a, const char *b)
{
    struct cvx_date first, second;
    const enum cvx_date_reading one = cvx_date_read(a, &first);
    const enum cvx_date_reading two = cvx_date_read(b, &second);
    return (one == CVX_DATE_ISO || one == CVX_DATE_LOOSE) &&
           (two == CVX_DATE_ISO || two == CVX_DATE_LOOSE) && cvx_date_compare(first, second) > 0;
}

/* Reads the date or range at `text`; 0 bytes when there is none. */
static size_t read_dates(const char *text, struct cvx_arena *arena, struct cvx_dates *dates)
{
    *dates = (struct cvx_dates){.from = 0};
    const size_t since = ONE_OF(text, sinces);
    const size_t skip = since ? since + blanks(text + since) : strspn(text, "?");
    size_t len = since ? any_date_len(text + skip) : 0;
    if (since || skip) {
        dates->start = len ? copy(arena, text + skip, len) : NULL;
        dates->range = true;
        len = read_rest(text + skip, len, arena, dates);
        return len && (dates->start || dates->end) ? skip + len : 0;
    }
    len = month_of_range(text, arena, dates);
    if (len)
        return len + read_expected(text + len, arena, dates);
    len = any_date_len(text);
    if (!len)
        return 0;
    dates->start = copy(arena, text, len);
    dates->bare = len == 4 && is_digit(*text);
    len = read_rest(text, len, arena, dates);
    dates->bare = dates->bare && !dates->range;
    if (dates->range && dates->start && dates->end && is_later(dates->start, dates->end)) {
        const char *start = dates->start;
        dates->start = dates->end;
        dates->end = start;
    }
    return len + read_expected(text + len, arena, dates);
}

/* What separates a date from what stands before it. */
static bool may_begin(const char *text, size_t at, bool bare)
{
    size_t before = at;
    while (before > 0 && text[before - 1] == ' ')
        before--;
    if (before == 0 || strchr("\t\n(|,;:[*", text[before - 1]))
        return true;
    if (before >= 2 && strchr("-/", text[before - 1]) && text[before - 2] == ' ')
        return true;
    static const char *const marks[] = {"–",  "—",  "·",  "•",  "（", "，",
                                        "、", "：", "【", "｜", "　"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const size_t len = strlen(marks[i]);
        if (before >= len && memcmp(text + before - len, marks[i], len) == 0)
            return true;
    }
    return !bare && before < at;
}

static bool may_end(const char *text)
{
    const size_t space = blanks(text);
    text += space;
    if (*text == '\0' || strchr("\t\n)|,;:]*.", *text))
        return true;
    static const char *const marks[] = {"–",  "—",  "·",  "•",  "）", "，",
                                        "、", "：", "】", "｜", "　"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return true;
    return space > 0 && (*text == '-' || *text == '/');
}

/* Widens what was found by the brackets about it. */
static void take_brackets(const char *text, struct cvx_dates *dates)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"[", "]"}, {"（", "）"}, {"【", "】"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const size_t open = strlen(pairs[i][0]);
        if (dates->from >= open && memcmp(text + dates->from - open, pairs[i][0], open) == 0 &&
            strncmp(text + dates->to, pairs[i][1], strlen(pairs[i][1])) == 0) {
            dates->from -= open;
            dates->to += strlen(pairs[i][1]);
            return;
        }
    }
}

bool cvx_dates_at_start(const char *text, struct cvx_arena *arena, struct cvx_dates *dates)
{
    size_t from = blanks(text);
    static const char *const opens[] = {"(", "[", "（", "【"};
    from += ONE_OF(text + from, opens);
    const size_t len = read_dates(text + from, arena, dates);
    if (len == 0)
        return false;
    dates->from = from;
    dates->to = from + len;
    take_brackets(text, dates);
    return true;
}

bool cvx_dates_find(const char *text, struct cvx_arena *arena, struct cvx_dates *dates)
{
    for (size_t at = 0; text[at];) {
        const bool begins = at == 0 || !is_wordish(text[at - 1]) ||
                            ((unsigned char)text[at - 1] >= 0x80 && is_digit(text[at]));
        const size_t len = begins ? read_dates(text + at, arena, dates) : 0;
        if (len && may_begin(text, at, dates->bare) &&
            (may_end(text + at + len) || (at == 0 && text[len] == ' '))) {
            dates->from = at;
            dates->to = at + len;
            take_brackets(text, dates);
            return true;
        }
        const size_t token = len ? len : token_len(text + at);
        at += token ? token : 1;
    }
    return false;
}

const char *cvx_date_iso_text(const char *text, struct cvx_arena *arena)
{
    struct cvx_date date;
    char iso[CVX_DATE_ISO_MAX];
    const enum cvx_date_reading reading = cvx_date_read(text, &date);
    if (reading != CVX_DATE_ISO && reading != CVX_DATE_LOOSE)
        return NULL;
    cvx_date_iso(date, iso);
    return cvx_arena_strdup(arena, iso);
}
