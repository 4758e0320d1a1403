/* SPDX-License-Identifier: MIT */
/* Codes in words, dates in ISO 8601, and what citations have: DOIs and EDTF. */
#include "importers/values.h"

#include "core/base/str.h"
#include "core/base/utf8.h"
#include "core/model/date.h"
#include "core/model/link.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *cvx_value_words(struct cvx_arranger *arranger, const struct cvx_node *from,
                            const char *words)
{
    if (words && strcasecmp(words, from->text) != 0)
        cvx_diag_add(arranger->diag, CVX_CODE_CODE_READ, from, "the code %s was read as %s",
                     cvx_diag_quote(arranger->diag, from->text),
                     cvx_diag_quote(arranger->diag, words));
    return words ? words : from->text;
}

/* Codes */

static bool is_upper(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static bool is_lower(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

/* Words joined by "_", or several in camel case. A single one may be a word or a name, and so may
 * be what has one small letter before a capital: "iPhone". */
static bool is_code(const char *text)
{
    size_t parts = 0, lower = 0;
    for (const char *at = text; *at; at++) {
        if (!is_upper(*at) && !is_lower(*at) && !(*at == '_' && at > text))
            return false;
        lower += is_lower(*at);
        parts += *at == '_' || (at > text + 1 && is_upper(*at) && is_lower(at[-1]));
    }
    return parts > 0 && (is_lower(*text) || lower == 0);
}

static const char *in_words(struct cvx_arena *arena, const char *code)
{
    struct cvx_str words;
    cvx_str_init(&words, arena);
    for (const char *at = code; *at; at++) {
        if (at > code && is_upper(*at) && is_lower(at[-1]))
            cvx_str_add_char(&words, ' ');
        char byte = *at == '_' ? ' ' : *at;
        if (at == code && is_lower(byte))
            byte = (char)(byte - 'a' + 'A');
        else if (at > code && is_upper(byte))
            byte = (char)(byte - 'A' + 'a');
        cvx_str_add_char(&words, byte);
    }
    return cvx_str_get(&words);
}

void cvx_value_code(struct cvx_arranger *arranger, const struct cvx_node *from,
                    struct cvx_node *into, const char *to)
{
    if (from->kind != CVX_NODE_STRING || !is_code(from->text))
        cvx_arrange_copy(arranger, into, to, from);
    else
        cvx_arrange_text(arranger, into, to,
                         cvx_value_words(arranger, from, in_words(arranger->arena, from->text)),
                         from);
}

/* Dates */

void cvx_value_date(struct cvx_arranger *arranger, const struct cvx_node *from,
                    struct cvx_node *into, const char *to)
{
    struct cvx_date date;
    if (from->kind != CVX_NODE_STRING || cvx_date_read(from->text, &date) != CVX_DATE_LOOSE) {
        cvx_arrange_copy(arranger, into, to, from);
        return;
    }
    char iso[CVX_DATE_ISO_MAX];
    cvx_date_iso(date, iso);
    cvx_diag_add(arranger->diag, CVX_CODE_DATE_READ, from, "%s was read as %s",
                 cvx_diag_quote(arranger->diag, from->text), iso);
    cvx_arrange_text(arranger, into, to, cvx_arena_strdup(arranger->arena, iso), from);
}

/* Citations */

void cvx_value_add_doi(struct cvx_arranger *arranger, const char *text, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    const char *doi = text ? cvx_doi_find(text) : NULL;
    if (!doi) {
        cvx_arrange_text(arranger, into, to, text, from);
        return;
    }
    cvx_arrange_text(arranger, into, to, doi, from);
    if (!cvx_node_find(into, "url"))
        cvx_arrange_text(arranger, into, "url",
                         cvx_arena_printf(arranger->arena, "https://doi.org/%s", doi), from);
}

void cvx_value_doi(struct cvx_arranger *arranger, const struct cvx_node *from,
                   struct cvx_node *into, const char *to)
{
    if (from->kind == CVX_NODE_STRING)
        cvx_value_add_doi(arranger, from->text, from, into, to);
    else
        cvx_arrange_copy(arranger, into, to, from);
}

const char *cvx_value_season(long number)
{
    static const char *const seasons[] = {"Spring", "Summer", "Autumn", "Winter"};
    if (number > 20)
        number -= 20;
    return number >= 1 && number <= 4 ? seasons[number - 1] : NULL;
}

/* "2019-21": the season, and the year alone. */
static const char *cut_season(char *date)
{
    if (strlen(date) != 7 || strncmp(date + 4, "-2", 2) != 0 || date[6] < '1' || date[6] > '4')
        return NULL;
    date[4] = '\0';
    return cvx_value_season(date[6] - '0');
}

void cvx_value_edtf(struct cvx_arranger *arranger, const struct cvx_node *from,
                    struct cvx_node *into, const char *to)
{
    char *date = from->text ? cvx_arena_strdup(arranger->arena, from->text) : NULL;
    char *slash = date ? strchr(date, '/') : NULL;
    if (!date || !isdigit((unsigned char)*date)) {
        cvx_arrange_copy(arranger, into, to, from);
        return;
    }
    if (slash)
        *slash = '\0';
    const size_t len = strcspn(date, "~?%");
    const char mark = date[len];
    struct cvx_date read;
    date[len] = '\0';
    const char *season = cut_season(date);
    if (!cvx_date_parse_iso(date, &read) || (mark && from->text[len + 1] && !slash)) {
        cvx_arrange_copy(arranger, into, to, from);
        return;
    }
    cvx_arrange_text(arranger, into, to, date, from);
    if (season || mark)
        cvx_diag_add(arranger->diag, CVX_CODE_DATE_READ, from, "%s was read as %s%s%s",
                     cvx_diag_quote(arranger->diag, from->text), date, season ? ", " : "",
                     season        ? season
                     : mark == '?' ? ", uncertain"
                                   : ", circa");
    if (slash && slash[1])
        cvx_arrange_text(arranger, into, "dates", from->text, from);
    if (season)
        cvx_arrange_text(arranger, into, "season", season, from);
    if (mark)
        cvx_arrange_flag(arranger, into, mark == '?' ? "uncertain" : "circa", from);
}

bool cvx_value_family_first(const char *part)
{
    return part && cvx_utf8_next(&part) >= 0x2E80;
}
