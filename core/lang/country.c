/* SPDX-License-Identifier: MIT */
/* Country names and codes, from tables made at build time. */
#include "core/lang/country.h"

#include "core/base/utf8.h"
#include "core/lang/fold.h"
#include "core/lang/wordtable.h"

#include <string.h>

#include "generated/countries.h"

static const char *name_at(size_t language, size_t country)
{
    return country_text + country_starts[language] + country_offsets[language][country];
}

/* The place of a code, given in lower case, in country_codes; COUNTRY_COUNT when there is none. */
static size_t code_index(const char *lower)
{
    if (strlen(lower) != 2)
        return COUNTRY_COUNT;
    const char code[3] = {(char)(lower[0] - 'a' + 'A'), (char)(lower[1] - 'a' + 'A'), '\0'};
    size_t index = 0;
    while (index < COUNTRY_COUNT && strcmp(country_codes[index], code) != 0)
        index++;
    return index;
}

const char *cvx_country_name(const struct cvx_language *language, const char *code)
{
    char key[CVX_WORD_MAX];
    if (cvx_word_key(code, strlen(code), key) == 0)
        return NULL;
    size_t index = code_index(key);
    return index < COUNTRY_COUNT ? name_at(language->index, index) : NULL;
}

static uint32_t first_letter(const char *text)
{
    return cvx_fold(cvx_utf8_next(&text));
}

/* Names in all languages, one by one: only what is no English name gets here. */
static const char *find_in_any_language(const char *key)
{
    uint32_t first = first_letter(key);
    for (size_t language = 0; language < cvx_language_count(); language++) {
        for (size_t i = 0; i < COUNTRY_COUNT; i++) {
            char other[CVX_WORD_MAX];
            const char *name = name_at(language, i);
            if (first_letter(name) == first && cvx_word_key(name, strlen(name), other) > 0 &&
                strcmp(key, other) == 0)
                return country_codes[i];
        }
    }
    return NULL;
}

const char *cvx_country_find(const char *text, size_t len)
{
    char key[CVX_WORD_MAX];
    if (cvx_word_key(text, len, key) == 0)
        return NULL;
    size_t index = code_index(key);
    if (index < COUNTRY_COUNT)
        return country_codes[index];
    const char *name = strncmp(key, "the ", 4) == 0 ? key + 4 : key;
    size_t count = sizeof country_words / sizeof *country_words;
    uint32_t found = cvx_word_find(country_words, count, country_words_text, name);
    return found > 0 ? country_codes[found - 1] : find_in_any_language(key);
}
