/* SPDX-License-Identifier: MIT */
/* Names of languages, from tables made at build time. */
#include "core/lang/language_names.h"

#include "core/lang/wordtable.h"

#include <string.h>

#include "generated/language_names.h"

const char *cvx_language_name(const struct cvx_language *language, const char *code)
{
    char key[CVX_WORD_MAX];
    if (cvx_word_key(code, strlen(code), key) == 0)
        return NULL;
    const size_t count = sizeof language_codes / sizeof *language_codes;
    const uint32_t found = cvx_word_find(language_codes, count, language_codes_text, key);
    if (found == 0)
        return NULL;
    return language_name_text + language_name_starts[language->index] +
           language_name_offsets[language->index][found - 1];
}
