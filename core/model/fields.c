/* SPDX-License-Identifier: MIT */
/* fields.def as data: one table per record. */
#include "core/model/resume.h"

#include <string.h>

/* clang-format off */
#define CVX_RECORD(record) static const struct cvx_field record##_fields[] = {
#define CVX_FIELD(record, member, key, kind, origin, aliases)                                      \
    {key, aliases, CVX_FIELD_##kind, IS_##origin, offsetof(struct cvx_##record, member), 0, NULL},
#define CVX_CHILD(record, member, key, child, origin, aliases)                                     \
    {key, aliases, CVX_FIELD_CHILD, IS_##origin, offsetof(struct cvx_##record, member), 0,         \
     &cvx_##child##_type},
#define CVX_CHILDREN(record, member, key, child, origin, aliases)                                  \
    {key, aliases, CVX_FIELD_CHILDREN, IS_##origin, offsetof(struct cvx_##record, member),         \
     offsetof(struct cvx_##record, member##_count), &cvx_##child##_type},
#define CVX_END(record) {NULL, NULL, CVX_FIELD_TEXT, false, 0, 0, NULL}};
#define IS_STANDARD  false
#define IS_EXTENSION true
#include "core/model/fields.def"

#define CVX_RECORD(record)                                                                         \
    const struct cvx_record_type cvx_##record##_type = {#record, sizeof(struct cvx_##record),      \
                                                        record##_fields};
#include "core/model/fields.def"
/* clang-format on */

/* True when `words`, separated by blanks, hold `word`. */
static bool holds(const char *words, const char *word)
{
    const size_t len = strlen(word);
    if (len == 0)
        return false;
    for (const char *at = strstr(words, word); at; at = strstr(at + 1, word))
        if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
            return true;
    return false;
}

const struct cvx_field *cvx_field_find(const struct cvx_record_type *type, const char *key,
                                       bool *alias)
{
    *alias = false;
    for (const struct cvx_field *field = type->fields; field->key; field++)
        if (*field->key == *key && strcmp(field->key, key) == 0)
            return field;
    *alias = true;
    for (const struct cvx_field *field = type->fields; field->key; field++)
        if (holds(field->aliases, key))
            return field;
    *alias = false;
    return NULL;
}
