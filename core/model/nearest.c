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

/* The least number of letters that must be put in, taken out, replaced or swapped with their
 * neighbour to make `b` of `a`, a row of the table at a time; two rows are looked back at. */
static size_t distance(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t rows[3][NAME_MAX_LEN + 1];
    for (size_t j = 0; j <= b_len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        size_t *const row = rows[i % 3];
        const size_t *const above = rows[(i + 2) % 3];
        const size_t *const above_that = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            row[j] =
                smaller(smaller(row[j - 1], above[j]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = smaller(row[j], above_that[j - 2] + 1);
        }
    }
    return rows[a_len % 3][b_len];
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
