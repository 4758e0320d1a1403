/* SPDX-License-Identifier: MIT */
/* Only names that leave no doubt are used: of a period, a year or a degree the cell itself tells
 * more. */
#include "importers/outline/entry_columns.h"

#include "importers/outline/head.h"
#include "importers/outline/words.h"

#include <string.h>

enum { NAME_MAX_LEN = 40 };

static const struct {
    const char *key, *sections;
    enum cvx_word_class names;
} columns[] = {
    {"from", "work education volunteer projects", CVX_WORDS_COLUMN_FROM},
    {"to", "work education volunteer projects", CVX_WORDS_COLUMN_TO},
    {"employer", "work", CVX_WORDS_COLUMN_EMPLOYER},
    {"organization", "volunteer", CVX_WORDS_COLUMN_ORGANIZATION},
    {"position", "work volunteer", CVX_WORDS_COLUMN_POSITION},
    {"institution", "education", CVX_WORDS_COLUMN_INSTITUTION},
    {"location", "work education volunteer", CVX_WORDS_COLUMN_LOCATION},
};

/* A name of a fact: "Percentage", "Major". */
static const char *find_fact(const char *section, const char *name)
{
    static const char *const facts[] = {"score",  "area",    "advisors", "courses", "keywords",
                                        "issuer", "awarder", "amount",   "url"};
    const char *fact = cvx_fact_of_entry(name, strlen(name));
    for (size_t i = 0; fact && i < sizeof facts / sizeof *facts; i++)
        if (strcmp(facts[i], fact) == 0 && cvx_fact_has_place(section, fact))
            return name;
    return NULL;
}

static const char *find_key(const char *section, const char *name)
{
    const size_t len = strlen(name);
    if (len > NAME_MAX_LEN)
        return NULL;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (strstr(columns[i].sections, section) && cvx_words_is(columns[i].names, name, len))
            return columns[i].key;
    const char *slash = strrchr(name, '/'); /* "Board/University" */
    return slash ? find_key(section, slash + 1) : find_fact(section, name);
}

static bool has(const struct cvx_columns *known, const char *key)
{
    for (size_t i = 0; i < known->count; i++)
        if (known->keys[i] && strcmp(known->keys[i], key) == 0)
            return true;
    return false;
}

/* Forgets a column that says nothing without another. */
static void need_both(struct cvx_columns *known, const char *one, const char *other)
{
    const bool both = has(known, one) && has(known, other);
    for (size_t i = 0; i < known->count && !both; i++)
        if (known->keys[i] &&
            (strcmp(known->keys[i], one) == 0 || strcmp(known->keys[i], other) == 0))
            known->keys[i] = NULL;
}

void cvx_columns_read(struct cvx_outlining *out, struct cvx_columns *known, const char *section,
                      const char *row)
{
    *known = (struct cvx_columns){.count = 0};
    for (const char *at = row; known->count < CVX_COLUMNS_MAX; at++) {
        const size_t len = strcspn(at, "\t");
        const char *name = cvx_styled_plain(cvx_out_trim(out, at, len), out->arena);
        known->keys[known->count++] = find_key(section, name);
        at += len;
        if (!*at)
            break;
    }
    need_both(known, "from", "to");
    need_both(known, strcmp(section, "volunteer") == 0 ? "organization" : "employer", "position");
}

const char *cvx_columns_split(struct cvx_outlining *out, const struct cvx_columns *known,
                              const char *row, const char *cells[CVX_COLUMNS_MAX])
{
    struct cvx_str rest;
    cvx_str_init(&rest, out->arena);
    for (size_t i = 0;; i++) {
        const size_t len = strcspn(row, "\t");
        if (i < known->count && known->keys[i])
            cells[i] = cvx_out_trim(out, row, len);
        else
            cvx_str_add_bytes(&rest, row, len);
        row += len;
        if (!*row)
            break;
        cvx_str_add_char(&rest, '\t');
        row++;
    }
    return cvx_out_trim(out, cvx_str_get(&rest), rest.len);
}
