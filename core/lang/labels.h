/* SPDX-License-Identifier: MIT */
/* What cvexport itself says in a CV: section headings, the names of fields, and the punctuation
 * that joins values, in every language. The texts are written by hand in
 * core/lang/languages/TAG.txt, one file per language with one line per row of labels.def; the build
 * refuses a missing or unknown one. */
#ifndef CVX_LANG_LABELS_H
#define CVX_LANG_LABELS_H

#include "core/base/str.h"
#include "core/lang/language.h"

enum cvx_label {
#define CVX_LABEL(name, key, meaning) CVX_LABEL_##name,
#include "core/lang/labels.def"
    CVX_LABEL_COUNT
};

/* Bytes of the longest key, and its NUL. */
#define CVX_LABEL_KEY_SIZE 32

/* The label's text, never empty; of those that have two forms, the plural. */
const char *cvx_label_get(const struct cvx_language *language, enum cvx_label label);

/* The same for `count` things: "Advisor" for 1, "Advisors" otherwise. */
const char *cvx_label_count_get(const struct cvx_language *language, enum cvx_label label,
                                size_t count);

/* Appends a label that has places, {0} and {1}, with them filled: "Page {0} of {1}". */
void cvx_label_format(const struct cvx_language *language, enum cvx_label label, const char *first,
                      const char *second, struct cvx_str *out);

/* The label's key in the language files ("work"): for dumps, and what a section is called in JSON
 * Resume. */
const char *cvx_label_key(enum cvx_label label);

/* The label with this key; CVX_LABEL_COUNT when there is none. */
enum cvx_label cvx_label_find(const char *key);

#endif
