/* SPDX-License-Identifier: MIT */
/* Where a line may end: UAX #14 by ICU, tailored to what CVs hold. Nothing is broken inside C++, an
 * e-mail address, a phone number, a date range, between a number and its unit or between initials
 * and a name; a URL only after a slash or before . - ? & = and the like; Korean only between words;
 * Japanese by the strict rules. Simple text is done by a table of our own that agrees with ICU (the
 * tests compare the two), because ICU's start costs more than the whole layout of a page. */
#ifndef CVX_EXPORTERS_PDF_LINEBREAK_H
#define CVX_EXPORTERS_PDF_LINEBREAK_H

#include "core/base/arena.h"
#include "core/base/diag.h"

#include <stdint.h>

/* How welcome a line's end is; what costs more is used only where the lines get much better. */
enum cvx_break {
    CVX_BREAK_NONE,
    CVX_BREAK_FREE,      /* between words */
    CVX_BREAK_RELUCTANT, /* after a hyphen, a slash; between a title and a name */
    CVX_BREAK_URL,       /* inside an address */
    CVX_BREAK_PHRASE,    /* inside a part of an entry's head: better between two of them */
    CVX_BREAK_HYPHEN,    /* where a hyphen must be added */
    CVX_BREAK_ITEM,      /* inside a contact item, since it is wider than its line */
    CVX_BREAK_EMERGENCY, /* anywhere, since a word is wider than its line */
    CVX_BREAK_FORCED,
    CVX_BREAK_COUNT
};

struct cvx_breaker;

/* Opens nothing yet. NULL when memory is out. */
struct cvx_breaker *cvx_breaker_new(struct cvx_arena *arena, struct cvx_diag *diag);
void cvx_breaker_free(struct cvx_breaker *breaker);

/* Sets breaks[i] for each byte i of the text: whether a line may end before it. All but the first
 * bytes of characters, the text's start and what stands before white space are NONE. `lang` is a
 * BCP 47 tag. CVX_ENVIRONMENT, with one error added, when ICU is needed and fails. */
enum cvx_status cvx_breaker_find(struct cvx_breaker *breaker, const char *text, size_t len,
                                 const char *lang, uint8_t *breaks);

/* linebreak_simple.c: the standard's rules without the tailoring; false when some character is not
 * in its table. */
bool cvx_breaker_simple(const char *text, size_t len, const char *lang, uint8_t *breaks);

/* The same by ICU. */
enum cvx_status cvx_breaker_icu(struct cvx_breaker *breaker, const char *text, size_t len,
                                const char *lang, uint8_t *breaks);

#endif
