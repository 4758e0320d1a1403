/* SPDX-License-Identifier: MIT */
/* Keys in words. */
#include "core/doc/rest.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* A new word begins after "_", "-" or a blank, and where a capital follows a small letter or
 * begins a small word after capitals ("GPAScale"). */
static bool starts_word(const char *key, size_t at)
{
    const unsigned char here = (unsigned char)key[at];
    const unsigned char before = (unsigned char)key[at - 1];
    if (isupper(here))
        return islower(before) || isdigit(before) ||
               (isupper(before) && islower((unsigned char)key[at + 1]));
    return false;
}

static bool is_gap(char byte)
{
    return byte == '_' || byte == '-' || byte == ' ' || byte == '.';
}

/* Words keep their capitals when they have several ("GPA"); else only first letters have them. */
static const char *in_words(struct cvx_arena *arena, const char *key, bool title)
{
    struct cvx_str words;
    cvx_str_init(&words, arena);
    for (size_t at = 0; key[at]; at++) {
        if (is_gap(key[at]) && key[at + 1] && words.len > 0) {
            if (cvx_str_get(&words)[words.len - 1] != ' ')
                cvx_str_add_char(&words, ' ');
            continue;
        }
        if (is_gap(key[at]))
            continue;
        if (at > 0 && !is_gap(key[at - 1]) && starts_word(key, at))
            cvx_str_add_char(&words, ' ');
        const bool first = words.len == 0 || cvx_str_get(&words)[words.len - 1] == ' ';
        const bool acronym =
            isupper((unsigned char)key[at]) && (isupper((unsigned char)key[at + 1]) ||
                                                (at > 0 && isupper((unsigned char)key[at - 1])));
        char byte = key[at];
        if (first && (title || words.len == 0))
            byte = (char)toupper((unsigned char)byte);
        else if (first && !acronym)
            byte = (char)tolower((unsigned char)byte);
        cvx_str_add_char(&words, byte);
    }
    size_t len = words.len;
    while (len > 0 && words.bytes[len - 1] == ' ')
        words.bytes[--len] = '\0';
    return len > 0 ? words.bytes : key;
}

const char *cvx_key_title(struct cvx_arena *arena, const char *key)
{
    return in_words(arena, key, true);
}

/* Names that are not spelled by the rule. */
static const char *brand(const char *key)
{
    static const char *const brands[] = {"DOI",           "GitHub",   "GitLab",   "GPA",
                                         "ISBN",          "LinkedIn", "LeetCode", "ORCID",
                                         "StackOverflow", "URL",      "YouTube"};
    for (size_t i = 0; i < sizeof brands / sizeof *brands; i++)
        if (strcasecmp(brands[i], key) == 0)
            return brands[i];
    return NULL;
}

const char *cvx_key_label(struct cvx_builder *builder, const char *key)
{
    const enum cvx_label label = cvx_label_find(key);
    if (label != CVX_LABEL_COUNT && label < CVX_LABEL_PRESENT)
        return cvx_label_count_get(builder->language, label, 1);
    const char *name = brand(key);
    return name ? name : in_words(builder->arena, key, false);
}
