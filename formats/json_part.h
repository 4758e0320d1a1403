/* SPDX-License-Identifier: MIT */
/* Parts of the JSON reader that stand on their own. Called by json_read.c only. */
#ifndef CVX_FORMATS_JSON_PART_H
#define CVX_FORMATS_JSON_PART_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "formats/json_fault.h"

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
