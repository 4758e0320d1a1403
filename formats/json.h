/* SPDX-License-Identifier: MIT */
/* JSON (RFC 8259), read and written.
 *
 * Reading is strict, keeps the line and column of every value and the source spelling of every
 * number, and explains what is wrong as a person would. It is our own because cJSON is lenient,
 * keeps no positions, and ends strings at U+0000. Writing goes through cJSON. */
#ifndef CVX_FORMATS_JSON_H
#define CVX_FORMATS_JSON_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "core/base/str.h"

/* Reads a whole JSON text into a tree that lives in `arena`; `bytes` are not needed afterwards.
 *
 * Taken with a warning: bytes that are no UTF-8 (Windows-1252 then); a key given twice
 * in an object (the last one counts, the others are not in the tree); an escape that is half a
 * surrogate pair (U+FFFD stands for it). Rejected with one error that names line and column:
 * anything that breaks the grammar, U+0000 raw or escaped, control characters raw or in a key, more
 * than limits.h allows. Strings may hold escaped control characters: see core/model/clean.h. */
enum cvx_status cvx_json_read(const char *bytes, size_t len, struct cvx_arena *arena,
                              struct cvx_diag *diag, struct cvx_node **root);

/* The same, but takes with a note for each kind (CVX_CODE_LENIENT) what JSON5 allows: comments,
 * trailing commas, single quotes, keys without quotes, other white space, escapes and numbers (kept
 * as texts); and # comments, and commas that are missing at the end of a line. */
enum cvx_status cvx_json_read_lenient(const char *bytes, size_t len, struct cvx_arena *arena,
                                      struct cvx_diag *diag, struct cvx_node **root);

/* A writer: values in order, the layout of JSON.stringify(value, null, 2) and a newline at the end.
 * Sticky: the first failed allocation makes all later calls do nothing and is reported by close. */
struct cvx_json_writer;

/* A writer that appends to `out`, in whose arena it lives. NULL when memory is out, which every
 * function below takes. */
struct cvx_json_writer *cvx_json_open(struct cvx_str *out);

/* The members of an object have a key, all other values NULL. */
void cvx_json_begin_object(struct cvx_json_writer *writer, const char *key);
void cvx_json_begin_array(struct cvx_json_writer *writer, const char *key);
void cvx_json_end(struct cvx_json_writer *writer);

void cvx_json_add_string(struct cvx_json_writer *writer, const char *key, const char *text);

/* A node and all that is in it, numbers as spelled, under `key`. */
void cvx_json_add_node(struct cvx_json_writer *writer, const char *key,
                       const struct cvx_node *node);

/* Ends the text. CVX_ENVIRONMENT when memory ran out. */
enum cvx_status cvx_json_close(struct cvx_json_writer *writer, struct cvx_diag *diag);

#endif
