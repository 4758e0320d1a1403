/* SPDX-License-Identifier: MIT */
/* Each place where a range may be cut is tried, and the ends are read as dates to see whether that
 * makes sense. */
#include "importers/period.h"

#include "core/model/clean.h"
#include "core/model/date.h"

#include <string.h>
#include <strings.h>

/* What stands between two dates. Words need a blank on both sides, signs do not; only after some is
 * the end left open. */
static const struct separator {
    const char *text;
    bool word, opens;
} separators[] = {
    {"-", false, true},     {"–", false, true},     {"—", false, true},       {"―", false, true},
    {"‐", false, true},     {"‑", false, true},     {"−", false, true},       {"~", false, true},
    {"～", false, true},    {"〜", false, true},    {"→", false, true},       {"至", false, false},
    {"到", false, false},   {"から", false, true},  {"부터", false, true},    {"to", true, false},
    {"until", true, false}, {"till", true, false},  {"through", true, false}, {"thru", true, false},
    {"bis", true, false},   {"à", true, false},     {"au", true, false},      {"a", true, false},
    {"al", true, false},    {"hasta", true, false}, {"até", true, false},     {"tot", true, false},
    {"do", true, false},    {"по", true, false},    {"до", true, false},      {"đến", true, false},
};

/* Words before the first date. */
static const char *const openings[] = {"since", "from", "seit",  "ab",  "von", "vom",   "depuis",
                                       "de",    "du",   "desde", "dal", "da",  "sinds", "od",
                                       "с",     "з",    "从",    "自",  "từ"};

/* A longer text is no period. */
enum { TEXT_MAX = 160 };

/* A trimmed copy of `len` bytes; "" when they are blank. */
static const char *part(struct cvx_arena *arena, const char *text, size_t len)
{
    const char *copy = cvx_arena_copy(arena, text, len);
    if (!copy)
        return "";
    copy = cvx_text_trim(copy, &len);
    return cvx_arena_copy(arena, copy, len);
}

static bool is_date(const char *text, struct cvx_date *date)
{
    const enum cvx_date_reading reading = cvx_date_read(text, date);
    return reading == CVX_DATE_ISO || reading == CVX_DATE_LOOSE;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

/* Bytes of the separator at `at`, 0 when there is none; words are separators between blanks only.
 */
static size_t separator_at(const char *text, const char *at, const struct separator *separator)
{
    const size_t len = strlen(separator->text);
    if (strncasecmp(at, separator->text, len) != 0)
        return 0;
    if (separator->word && (at == text || !is_blank(at[-1]) || !is_blank(at[len])))
        return 0;
    return len;
}

/* "March" in "March - May 2020" gets the year of the end. */
static const char *with_year(struct cvx_arena *arena, const char *start, struct cvx_date end)
{
    struct cvx_date date;
    const char *longer = cvx_arena_printf(arena, "%s %d", start, end.year);
    return longer && is_date(longer, &date) && date.month ? longer : NULL;
}

/* Whether two texts are the ends of a period; mends the start when it leans on the end's year. */
static bool are_ends(struct cvx_arena *arena, struct cvx_period *ends, bool opens)
{
    struct cvx_date start, end;
    const bool dated = is_date(ends->start, &start);
    const enum cvx_date_reading reading = cvx_date_read(ends->end, &end);
    if (dated && reading == CVX_DATE_NONE)
        return opens;
    if (dated)
        return reading != CVX_DATE_BAD;
    if (reading != CVX_DATE_ISO && reading != CVX_DATE_LOOSE)
        return false;
    const char *mended = with_year(arena, ends->start, end);
    ends->start = mended ? mended : ends->start;
    return mended != NULL;
}

/* "2014 – 2016 (part-time)": the start is a date, and the sign stands apart. */
static bool has_note(const struct cvx_period *ends, const char *separator)
{
    struct cvx_date start;
    return is_blank(separator[-1]) && *ends->end && is_date(ends->start, &start);
}

/* Tries each cut; with `notes`, those whose end is more than a date. */
static bool cut(const char *text, struct cvx_arena *arena, bool notes, struct cvx_period *period)
{
    for (const char *at = text; *at; at++)
        for (size_t i = 0; at > text && i < sizeof separators / sizeof *separators; i++) {
            const size_t len = separator_at(text, at, &separators[i]);
            if (!len)
                continue;
            struct cvx_period ends = {part(arena, text, (size_t)(at - text)),
                                      part(arena, at + len, strlen(at + len))};
            if (notes ? !has_note(&ends, at) : !are_ends(arena, &ends, separators[i].opens))
                continue;
            *period = (struct cvx_period){ends.start, *ends.end ? ends.end : NULL};
            return true;
        }
    return false;
}

/* What follows "since" or "from"; `text` itself when it begins with none of them. */
static const char *after_opening(const char *text)
{
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        const size_t len = strlen(openings[i]);
        if (strncasecmp(text, openings[i], len) == 0 &&
            (is_blank(text[len]) || (unsigned char)openings[i][0] >= 0xE3))
            return text + len;
    }
    return text;
}

struct cvx_period cvx_period_split(const char *text, struct cvx_arena *arena)
{
    struct cvx_period period = {NULL, NULL};
    struct cvx_date date;
    const char *trimmed = part(arena, text, strlen(text));
    if (!*trimmed)
        return period;
    period.end = trimmed;
    if (strlen(trimmed) > TEXT_MAX || cvx_date_read(trimmed, &date) != CVX_DATE_BAD)
        return period;
    const char *rest = after_opening(trimmed);
    if (rest != trimmed && is_date(part(arena, rest, strlen(rest)), &date))
        return (struct cvx_period){part(arena, rest, strlen(rest)), NULL};
    if (!cut(rest, arena, false, &period))
        cut(rest, arena, true, &period);
    return period;
}

void cvx_period_make(struct cvx_arranger *arranger, const struct cvx_node *from,
                     struct cvx_node *into, const char *to)
{
    (void)to;
    if (from->kind != CVX_NODE_STRING) {
        cvx_arrange_copy(arranger, into, "endDate", from);
        return;
    }
    const struct cvx_period period = cvx_period_split(from->text, arranger->arena);
    cvx_arrange_text(arranger, into, "startDate", period.start, from);
    cvx_arrange_text(arranger, into, "endDate", period.end, from);
}
