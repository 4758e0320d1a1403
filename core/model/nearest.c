/* SPDX-License-Identifier: MIT */
/* Guessing at misspelt field names by edit distance. */
#include "core/model/nearest.h"

#include <string.h>

enum { NAME_MAX_LEN = 24 }; /* no field has a longer name */

/* Lower case, without separators; 0 when it is too long to be a field's. */
static size_t simplify(const char *key, char simple[NAME_MAX_LEN])
{
    size_t len = 0;
    for (; *key; key++) {
        if (*key == '_' || *key == '-' || *key == ' ')
            continue;
        if (len == NAME_MAX_LEN)
            return 0;
        simple[len++] = (char)(*key >= 'A' && *key <= 'Z' ? *key | 0x20 : *key);
    }
    return len;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Levenshtein's distance, a row at a time. */
static size_t distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t row[NAME_MAX_LEN + 1];
    for (size_t j = 0; j <= b_len; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            const size_t above = row[j];
            row[j] = smaller(smaller(row[j - 1], above) + 1, diagonal + (a[i - 1] != b[j - 1]));
            diagonal = above;
        }
    }
    return row[b_len];
}

const char *cvx_field_nearest(const struct cvx_record_type *type, const char *key)
{
    char wanted[NAME_MAX_LEN];
    const size_t len = simplify(key, wanted);
    const char *nearest = NULL;
    if (strcmp(key, "language") == 0 || (len > 2 && key[2] == '_'))
        return NULL;                              /* the CV's language; "de_summary" */
    size_t least = len < 4 ? 1 : len < 8 ? 2 : 3; /* what must be undercut */
    for (const struct cvx_field *field = type->fields; field->key && len; field++) {
        char name[NAME_MAX_LEN];
        const size_t name_len = simplify(field->key, name);
        const size_t edits = distance(wanted, len, name, name_len);
        if (edits < least) {
            least = edits;
            nearest = field->key;
        }
    }
    return nearest;
}
