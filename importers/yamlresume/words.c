/* SPDX-License-Identifier: MIT */
/* The choices of YAMLResume's schema in the languages that it has, as CVs in these say them. */
#include "importers/yamlresume/words.h"

#include "core/lang/language.h"
#include "importers/values.h"

#include <string.h>

enum { GERMAN, SPANISH, FRENCH, JAPANESE, DUTCH, PORTUGUESE, HANS, HANT, LANGUAGES };

static const char *const tags[LANGUAGES] = {"de", "es", "fr",      "ja",
                                            "nl", "pt", "zh-Hans", "zh-Hant"};

static const struct choice {
    const char *english;
    const char *words[LANGUAGES];
} choices[] = {
#define CVX_CHOICE(english, ...) {english, {__VA_ARGS__}},
#include "importers/yamlresume/choices.def"
};

/* "Master" is a degree and a level: the last of the table is the level. */
static const char *find(const char *text, size_t language, bool level)
{
    const char *found = NULL;
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (strcmp(choices[i].english, text) == 0 && (level || !found))
            found = choices[i].words[language];
    return found;
}

void cvx_yamlresume_choice(struct cvx_arranger *arranger, const struct cvx_node *from,
                           struct cvx_node *into, const char *to)
{
    const struct cvx_node *tag = cvx_arrange_find(arranger->root, "meta/language");
    const struct cvx_language *language = tag && tag->text ? cvx_language_find(tag->text) : NULL;
    size_t at = 0;
    while (language && at < LANGUAGES && strcmp(tags[at], language->tag) != 0)
        at++;
    const char *words = language && at < LANGUAGES && from->kind == CVX_NODE_STRING
                            ? find(from->text, at, strcmp(to, "level") == 0)
                            : NULL;
    if (words)
        cvx_arrange_text(arranger, into, to, cvx_value_words(arranger, from, words), from);
    else
        cvx_arrange_copy(arranger, into, to, from);
}
