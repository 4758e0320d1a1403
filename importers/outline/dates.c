/* SPDX-License-Identifier: MIT */
/* A range is two dates, or one and an open end, with what people put between. */
#include "importers/outline/dates.h"

#include "core/model/date.h"
#include "importers/outline/date_scan.h"

#include <ctype.h>
#include <string.h>

#define ONE_OF(text, words) cvx_scan_one_of(text, words, sizeof words / sizeof *words)

static const char *const betweens[] = {
    "---", "--",  "-",     "–",       "—",   "‒",     "−",    "~",       "～", "〜", "→",
    "to",  "bis", "hasta", "jusqu'à", "tot", "until", "till", "through", "à",  "au", "al",
    "até", "do",  "по",    "до",      "至",  "到",    "から", "부터",    "a",
};
static const char *const sinces[] = {
    "since", "seit", "from", "ab", "depuis", "desde", "dal", "sinds", "od", "с", "з", "自", "从",
};
/* Before a date only where another follows: "De 2014 à 2018", but "Diplôme de 2014". */
static const char *const froms[] = {"de", "du", "von", "vom", "da", "between", "entre"};
static const char *const expecteds[] = {
    "expected", "anticipated", "voraussichtlich", "prévu",
    "prevu",    "previsto",    "prevista",        "esperado",
    "预计",     "預計",        "見込み",          "卒業見込み",
    "예정",     "ongoing",
};

/* Before the date on which one was given something. */
static const char *const giving[] = {"issued", "obtained", "earned",  "acquired",   "erworben",
                                     "obtenu", "délivré",  "emitido", "ausgestellt"};
/* Before the date until which it is valid. */
static const char *const expiries[] = {
    "expires",       "expiring",   "expiration",   "expiry",     "valid until",
    "valid through", "valid thru", "valid to",     "gültig bis", "expire",
    "expira",        "vence",      "válido hasta", "caduca",     "scade",
    "valable jusqu", "有効期限",   "有效期至",     "유효기간",   "exp",
};

/* Whether the `len` bytes of `text` end in a year: four digits. */
static bool ends_in_year(const char *text, size_t len)
{
    for (size_t i = 1; i <= 4; i++)
        if (len < 4 || !cvx_scan_digit(text[len - i]))
            return false;
    return true;
}

/* "2013-14": two digits that go on from a year. */
static size_t short_year_len(const char *start, size_t len, const char *text)
{
    if (!cvx_scan_digit(text[0]) || !cvx_scan_digit(text[1]) || cvx_scan_wordish(text[2]) ||
        !ends_in_year(start, len))
        return 0;
    if (text[-1] == ' ' && text[2] == ' ' && cvx_scan_wordish(text[3]))
        return 0; /* "2007 – 10 GCSEs" */
    const int from = (start[len - 2] - '0') * 10 + start[len - 1] - '0';
    const int to = (text[0] - '0') * 10 + text[1] - '0';
    return to > from || (from > 80 && to < from) ? 2 : 0;
}

static const char *copy(struct cvx_arena *arena, const char *text, size_t len)
{
    return cvx_arena_copy(arena, text, len);
}

/* A date, and what it is in full: of "Jul'13" the year is completed. */
static size_t read_date(const char *text, struct cvx_arena *arena, const char **date)
{
    size_t len = cvx_scan_any_date(text);
    if (len) {
        *date = copy(arena, text, len);
        return len;
    }
    const size_t month = cvx_scan_month(text);
    len = month + (month ? cvx_scan_blanks(text + month) : 0);
    const size_t mark = text[len] == '\'' ? 1 : strncmp(text + len, "’", 3) == 0 ? 3 : 0;
    const char *year = text + len + mark;
    if (!month || !mark || !cvx_scan_digit(year[0]) || !cvx_scan_digit(year[1]) ||
        cvx_scan_wordish(year[2]))
        return 0;
    *date =
        cvx_arena_printf(arena, "%.*s %s%.2s", (int)month, text, year[0] > '4' ? "19" : "20", year);
    return len + mark + 2;
}

/* The end of a range whose separator has just been passed; returns its bytes. */
static size_t read_end(const char *text, const char *at, struct cvx_arena *arena,
                       struct cvx_dates *dates, size_t start_len)
{
    size_t len = cvx_scan_present(at);
    if (len)
        dates->end = copy(arena, at, len);
    else
        len = read_date(at, arena, &dates->end);
    if (len)
        return len;
    len = short_year_len(text, start_len, at);
    if (len)
        dates->end = cvx_arena_printf(arena, "%.2s%.2s", text + start_len - 4, at);
    return len;
}

/* "(expected)" and the like after an end. */
static size_t read_expected(const char *at, struct cvx_arena *arena, struct cvx_dates *dates)
{
    const size_t space = cvx_scan_blanks(at);
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
    const size_t month = cvx_scan_month(text);
    size_t len = month + cvx_scan_blanks(text + month);
    const size_t between = month ? ONE_OF(text + len, betweens) : 0;
    if (!between)
        return 0;
    len += between;
    len += cvx_scan_blanks(text + len);
    const size_t date = cvx_date_len(text + len);
    if (!date || !cvx_scan_month(text + len) || !ends_in_year(text + len, date))
        return 0;
    dates->start = cvx_arena_printf(arena, "%.*s %.4s", (int)month, text, text + len + date - 4);
    dates->end = copy(arena, text + len, date);
    dates->range = true;
    return len + date;
}

/* What may follow when a range is left open: "2019 –". */
static bool ends_here(const char *text)
{
    text += cvx_scan_blanks(text);
    return *text == '\0' || strchr(")]\t|,;", *text) || strncmp(text, "）", 3) == 0;
}

/* The part of a range after its first date of `len` bytes; returns the bytes of the whole. */
static size_t read_rest(const char *text, size_t len, struct cvx_arena *arena,
                        struct cvx_dates *dates)
{
    const size_t space = len + cvx_scan_blanks(text + len);
    const bool dash = strncmp(text + space, "\xE2\x80", 2) == 0;
    size_t end = dash ? 0 : cvx_scan_present(text + space);
    if (end) {
        dates->end = copy(arena, text + space, end);
        dates->range = true;
        return space + end;
    }
    size_t between = ONE_OF(text + space, betweens);
    if (!between && (text[space] == '/' || strncmp(text + space, "／", 3) == 0))
        between = text[space] == '/' ? 1 : 3;
    if (between) {
        const size_t at = space + between + cvx_scan_blanks(text + space + between);
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

/* A range that has both ends, behind a word that says where it begins. */
static size_t read_dates_from(const char *text, struct cvx_arena *arena, struct cvx_dates *dates)
{
    size_t len = month_of_range(text, arena, dates);
    if (len)
        return len;
    len = read_date(text, arena, &dates->start);
    len = len ? read_rest(text, len, arena, dates) : 0;
    return dates->start && dates->end ? len : 0;
}

/* Reads the date or range at `text`; 0 bytes when there is none. */
static size_t read_dates(const char *text, struct cvx_arena *arena, struct cvx_dates *dates)
{
    *dates = (struct cvx_dates){.from = 0};
    const size_t since = ONE_OF(text, sinces);
    const size_t skip = since ? since + cvx_scan_blanks(text + since) : strspn(text, "?");
    size_t len = since ? cvx_scan_any_date(text + skip) : 0;
    if (since || skip) {
        dates->start = len ? copy(arena, text + skip, len) : NULL;
        dates->range = true;
        len = read_rest(text + skip, len, arena, dates);
        dates->range = true; /* "seit 04/2019 – Leiterin": what follows the dash is no date */
        return len && (dates->start || dates->end) ? skip + len : 0;
    }
    const size_t from = ONE_OF(text, froms);
    if (from) {
        len = read_dates_from(text + from + cvx_scan_blanks(text + from), arena, dates);
        return len ? from + cvx_scan_blanks(text + from) + len : 0;
    }
    size_t given = ONE_OF(text, giving);
    if (given) {
        given += cvx_scan_blanks(text + given);
        const size_t date = cvx_scan_any_date(text + given);
        dates->start = date ? copy(arena, text + given, date) : NULL;
        return date ? given + date : 0;
    }
    len = month_of_range(text, arena, dates);
    if (len)
        return len + read_expected(text + len, arena, dates);
    len = read_date(text, arena, &dates->start);
    if (!len)
        return 0;
    dates->bare = len == 4 && cvx_scan_digit(*text);
    len = read_rest(text, len, arena, dates);
    dates->bare = dates->bare && !dates->range;
    if (dates->range && dates->start && dates->end && is_later(dates->start, dates->end)) {
        const char *start = dates->start;
        dates->start = dates->end;
        dates->end = start;
    }
    return len + read_expected(text + len, arena, dates);
}

/* The same with how long it was, when that stands behind. */
static size_t read_stretch(const char *text, struct cvx_arena *arena, struct cvx_dates *dates)
{
    const size_t len = read_dates(text, arena, dates);
    const size_t duration = len && dates->range ? cvx_scan_duration(text + len) : 0;
    dates->duration = duration > 0;
    return len + duration;
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
    const size_t space = cvx_scan_blanks(text);
    text += space;
    if (*text == '\0' || strchr("\t\n()|,;:]*.", *text))
        return true;
    static const char *const marks[] = {"–",  "—",  "·",  "•",  "）", "（",
                                        "，", "、", "：", "】", "｜", "　"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return true;
    return space > 0 && (*text == '-' || *text == '/');
}

/* "(2012 – 2019) · 7 years" */
static void take_duration(const char *text, struct cvx_dates *dates)
{
    const size_t duration = dates->range ? cvx_scan_duration(text + dates->to) : 0;
    dates->to += duration;
    dates->duration = dates->duration || duration > 0;
}

/* Widens what was found by the brackets about it. */
static void take_brackets(const char *text, struct cvx_dates *dates)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"[", "]"}, {"（", "）"}, {"【", "】"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const size_t open = strlen(pairs[i][0]);
        const size_t blanks = cvx_scan_blanks(text + dates->to);
        if (dates->from >= open && memcmp(text + dates->from - open, pairs[i][0], open) == 0 &&
            strncmp(text + dates->to + blanks, pairs[i][1], strlen(pairs[i][1])) == 0) {
            dates->from -= open;
            dates->to += blanks + strlen(pairs[i][1]);
            take_duration(text, dates);
            return;
        }
    }
}

/* Bytes of "expires: Jan 2026" at `text`; 0 when it says no such thing. */
static size_t expiry_len(const char *text)
{
    size_t len = ONE_OF(text, expiries);
    if (len == 0)
        return 0;
    len += strspn(text + len, ".: ");
    static const char *const words[] = {"on", "in", "le", "el", "en", "am", "date", "："};
    len += ONE_OF(text + len, words);
    len += strspn(text + len, ": ");
    const size_t date = cvx_scan_any_date(text + len);
    return date ? len + date : 0;
}

bool cvx_dates_expires(const char *text)
{
    for (const char *at = text; *at; at += cvx_scan_token(at))
        if ((at == text || !cvx_scan_wordish(at[-1])) && expiry_len(at) > 0)
            return true;
    return false;
}

/* True when there may be a date: none is without a number, which beyond ASCII may look otherwise.
 */
static bool may_hold(const char *text)
{
    while (*text && !cvx_scan_digit(*text) && (unsigned char)*text < 0x80)
        text++;
    return *text != '\0';
}

bool cvx_dates_at_start(const char *text, struct cvx_arena *arena, struct cvx_dates *dates)
{
    if (!may_hold(text))
        return false;
    size_t from = cvx_scan_blanks(text);
    static const char *const opens[] = {"(", "[", "（", "【"};
    from += ONE_OF(text + from, opens);
    const size_t len = read_stretch(text + from, arena, dates);
    if (len == 0)
        return false;
    dates->from = from;
    dates->to = from + len;
    take_brackets(text, dates);
    return true;
}

bool cvx_dates_find(const char *text, struct cvx_arena *arena, struct cvx_dates *dates)
{
    if (!may_hold(text))
        return false;
    for (size_t at = 0; text[at];) {
        const bool begins = at == 0 || !cvx_scan_wordish(text[at - 1]) ||
                            ((unsigned char)text[at - 1] >= 0x80 && cvx_scan_digit(text[at]));
        const size_t expiry = begins ? expiry_len(text + at) : 0;
        if (expiry) {
            at += expiry;
            continue;
        }
        const size_t len = begins ? read_stretch(text + at, arena, dates) : 0;
        if (len && may_begin(text, at, dates->bare) &&
            (may_end(text + at + len) || (at == 0 && text[len] == ' '))) {
            dates->from = at;
            dates->to = at + len;
            take_brackets(text, dates);
            return true;
        }
        const size_t token = len ? len : cvx_scan_token(text + at);
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
