/* SPDX-License-Identifier: MIT */
/* Codes in words, and dates in ISO 8601. */
#include "importers/values.h"

#include "core/base/str.h"
#include "core/model/date.h"

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
