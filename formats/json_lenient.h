/* SPDX-License-Identifier: MIT */
/* What JSON5 (spec.json5.org) and people allow beyond JSON: the tokens, and the words for it.
 * Called by json_read.c when it reads leniently. */
#ifndef CVX_FORMATS_JSON_LENIENT_H
#define CVX_FORMATS_JSON_LENIENT_H

#include "core/base/diag.h"

/* Liberties that a text takes. */
enum cvx_json_liberty {
    CVX_JSON_COMMENT,
    CVX_JSON_TRAILING_COMMA,
    CVX_JSON_NO_COMMA, /* between two lines */
    CVX_JSON_SINGLE_QUOTES,
    CVX_JSON_BARE_KEY,
    CVX_JSON_ODD_NUMBER, /* 0x1F, +5, .5, 007, NaN: kept as a text */
    CVX_JSON_ODD_STRING, /* a tab, a line continuation, an escape that JSON does not have */
    CVX_JSON_ODD_SPACE,
    CVX_JSON_LIBERTY_COUNT
};

/* The liberties of one text. Start with all zero. */
struct cvx_json_liberties {
    bool seen[CVX_JSON_LIBERTY_COUNT];
};

/* Says that the text takes a liberty at the byte `at`: once for each kind. */
void cvx_json_allow(struct cvx_json_liberties *liberties, enum cvx_json_liberty liberty,
                    const char *begin, const char *at, struct cvx_diag *diag);

/* The end of the comment, or of the white space that JSON does not have, at `at`; NULL when there
 * is neither. Comments are // and # to the end of the line, and C's. */
const char *cvx_json_blank_end(const char *at, const char *end, enum cvx_json_liberty *liberty);

/* The end of the key without quotes at `at`; `at` itself when none begins there. */
const char *cvx_json_bare_key_end(const char *at, const char *end);

#endif
