/* SPDX-License-Identifier: MIT */
/* What can be wrong with a JSON text, and the words for it. Between json_read.c, which notices that
 * something is wrong, and json_fault.c, which guesses what. */
#ifndef CVX_FORMATS_JSON_FAULT_H
#define CVX_FORMATS_JSON_FAULT_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"

/* What the grammar wants next. */
enum cvx_json_want {
    CVX_JSON_VALUE,  /* at the root, after a colon, or after a comma in an array */
    CVX_JSON_ITEM,   /* after "[": a value or "]" */
    CVX_JSON_MEMBER, /* after "{": a key or "}" */
    CVX_JSON_KEY,    /* after a comma in an object */
    CVX_JSON_COLON,
    CVX_JSON_MORE, /* after a value inside something: a comma or the closing bracket */
    CVX_JSON_END,  /* after the root: nothing */
};

/* Where the reader stands. */
struct cvx_json_spot {
    const char *begin, *at, *end;  /* the text, and the byte that is not what is wanted */
    const char *before;            /* the end of the token before it; `begin` when there is none */
    enum cvx_json_want want;       /* what is wanted */
    const struct cvx_node *parent; /* what is open; NULL at the root */
};

/* Adds one error: the guess what is wrong at `spot`. Returns CVX_REJECTED. */
enum cvx_status cvx_json_explain(const struct cvx_json_spot *spot, struct cvx_diag *diag);

/* What is wrong inside a string or number: no guess is needed. */
enum cvx_json_fault {
    CVX_JSON_OPEN_STRING, /* it is not closed on its line */
    CVX_JSON_CUT_STRING,  /* the input ends inside it */
    CVX_JSON_RAW_TAB,
    CVX_JSON_RAW_CONTROL,
    CVX_JSON_ESCAPED_NUL,
    CVX_JSON_CONTROL_KEY,
    CVX_JSON_BAD_ESCAPE,
    CVX_JSON_BAD_HEX,
    CVX_JSON_BAD_NUMBER,
    CVX_JSON_LEADING_ZERO,
    CVX_JSON_TOO_DEEP,
    CVX_JSON_TOO_MANY,
    CVX_JSON_FAULT_COUNT
};

/* Adds one error for `fault` at the byte `at`. Returns CVX_REJECTED. */
enum cvx_status cvx_json_reject(const char *begin, const char *at, enum cvx_json_fault fault,
                                struct cvx_diag *diag);

#endif
