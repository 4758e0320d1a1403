/* SPDX-License-Identifier: MIT */
/* Finding a language by its tag. */
#include "core/lang/language.h"

#include "core/lang/detect.h"

#include <string.h>

#include "generated/languages.h"

#define LANGUAGE_COUNT (sizeof language_rows / sizeof *language_rows)

_Static_assert(LANGUAGE_COUNT <= CVX_LANGUAGE_MAX, "votes are counted by row");

#define TAG_MAX 64 /* RFC 5646, 4.4.1, asks for 35 */

/* Tags that shortening alone would not lead to their row: Chinese by region (CLDR's likely
 * subtags), old ISO 639 codes, and country codes that people take for languages. */
static const struct {
    char tag[8], row[8];
} aliases[] = {
    {"zh", "zh-Hans"},  {"zh-tw", "zh-Hant"}, {"zh-hk", "zh-Hant"}, {"zh-mo", "zh-Hant"},
    {"cmn", "zh-Hans"}, {"yue", "zh-Hant"},   {"iw", "he"},         {"cn", "zh-Hans"},
    {"tw", "zh-Hant"},  {"jp", "ja"},         {"ua", "uk"},
};

size_t cvx_language_count(void)
{
    return LANGUAGE_COUNT;
}

const struct cvx_language *cvx_language_at(size_t index)
{
    return &language_rows[index];
}

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + ('a' - 'A')) : byte;
}

/* Copies a tag in lower case with hyphens, without a POSIX codeset or modifier; 0 when it is too
 * long to be one. */
static size_t clean_tag(const char *tag, char clean[TAG_MAX])
{
    size_t len = 0;
    for (; tag[len] != '\0' && tag[len] != '.' && tag[len] != '@'; len++) {
        if (len + 1 == TAG_MAX)
            return 0;
        clean[len] = tag[len] == '_' ? '-' : lower(tag[len]);
    }
    clean[len] = '\0';
    return len;
}

static bool same_tag(const char *clean, const char *tag)
{
    while (*clean != '\0' && *clean == lower(*tag)) {
        clean++;
        tag++;
    }
    return *clean == '\0' && *tag == '\0';
}

static const struct cvx_language *find_exact(const char *clean)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcmp(aliases[i].tag, clean) == 0)
            return cvx_language_find(aliases[i].row);
    for (size_t i = 0; i < LANGUAGE_COUNT; i++)
        if (same_tag(clean, language_rows[i].tag))
            return &language_rows[i];
    return NULL;
}

const struct cvx_language *cvx_language_find(const char *tag)
{
    char clean[TAG_MAX];
    size_t len = tag != NULL ? clean_tag(tag, clean) : 0;
    while (len > 0) {
        const struct cvx_language *found = find_exact(clean);
        if (found != NULL)
            return found;
        while (len > 0 && clean[--len] != '-')
            continue;
        clean[len] = '\0';
    }
    return NULL;
}
