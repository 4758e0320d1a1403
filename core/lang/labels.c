/* SPDX-License-Identifier: MIT */
/* Labels by language, from tables made at build time. */
#include "core/lang/labels.h"

#include <string.h>

#include "generated/labels.h"

static const char label_keys[CVX_LABEL_COUNT][CVX_LABEL_KEY_SIZE] = {
#define CVX_LABEL(name, key, meaning) key,
#include "core/lang/labels.def"
};

const char *cvx_label_get(const struct cvx_language *language, enum cvx_label label)
{
    return label_text + label_rows[language->index][label][1];
}

const char *cvx_label_count_get(const struct cvx_language *language, enum cvx_label label,
                                size_t count)
{
    return label_text + label_rows[language->index][label][count != 1];
}

void cvx_label_format(const struct cvx_language *language, enum cvx_label label, const char *first,
                      const char *second, struct cvx_str *out)
{
    const char *text = cvx_label_get(language, label);
    for (const char *place; (place = strchr(text, '{')) != NULL; text = place + strlen("{0}")) {
        cvx_str_add_bytes(out, text, (size_t)(place - text));
        const char *value = place[1] == '0' ? first : second;
        cvx_str_add(out, value != NULL ? value : "");
    }
    cvx_str_add(out, text);
}

const char *cvx_label_key(enum cvx_label label)
{
    return label_keys[label];
}

enum cvx_label cvx_label_find(const char *key)
{
    int label = 0;
    while (label < CVX_LABEL_COUNT && strcmp(label_keys[label], key) != 0)
        label++;
    return (enum cvx_label)label;
}
