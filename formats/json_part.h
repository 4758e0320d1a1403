/* SPDX-License-Identifier: MIT */
/* Parts of the JSON reader that stand on their own. Called by json_read.c only. */
#ifndef CVX_FORMATS_JSON_PART_H
#define CVX_FORMATS_JSON_PART_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "formats/json_fault.h"

/* Where a reader stands in the text, and on which line and column that is. */
struct cvx_json_cursor {
    const char *begin, *at, *end;
    bool ascii; /* all of it is */
    uint32_t line;
    const char *counted; /* columns on this line are counted up to here … */
    uint32_t column;     /* … which is this one */
};

void cvx_json_cursor_skip_space(struct cvx_json_cursor *cursor);

/* Moves to `to`, over tokens that may hold line ends. */
void cvx_json_cursor_pass(struct cvx_json_cursor *cursor, const char *to);

/* Where the cursor stands. Counts on from the last call, so that all calls together are linear. */
struct cvx_place cvx_json_cursor_place(struct cvx_json_cursor *cursor);

struct cvx_json_string {
    const char *at;  /* the opening quote; afterwards, what follows the closing one */
    const char *end; /* of the input */
    char *out;       /* where its bytes go, unescaped and with a NUL; afterwards, behind them */
    bool is_key;     /* control characters are not allowed, even escaped */
    bool lenient;    /* JSON5's escapes and line continuations are allowed */
    bool odd;        /* set when one of them was met */
    uint32_t lone;   /* set to the lone surrogates in it */
    enum cvx_json_fault fault;
    const char *fault_at;
};

/* Reads a string. False when it breaks the grammar: then `fault` says how, and `fault_at` where. */
bool cvx_json_string_read(struct cvx_json_string *string);

#endif
