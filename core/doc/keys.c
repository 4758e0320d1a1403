/* SPDX-License-Identifier: MIT */
/* Keys in words, and those that are for no reader. */
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

/* The label of a member by its name: "mobilePhone" has that of "mobile-phone". */
static enum cvx_label label_of(const char *key)
{
    char name[CVX_LABEL_KEY_SIZE];
    size_t len = 0;
    for (const char *at = key; *at; at++) {
        const bool capital = at > key && *at >= 'A' && *at <= 'Z';
        if (len + (capital ? 2 : 1) >= sizeof name)
            return CVX_LABEL_COUNT;
        if (capital)
            name[len++] = '-';
        name[len++] = (char)(capital ? *at - 'A' + 'a' : *at);
    }
    name[len] = '\0';
    return cvx_label_find(name);
}

const char *cvx_key_heading(struct cvx_builder *builder, const char *key)
{
    const enum cvx_label label = label_of(key);
    return label < CVX_LABEL_DATE ? cvx_label_get(builder->language, label)
                                  : cvx_key_title(builder->arena, key);
}

const char *cvx_key_title(struct cvx_arena *arena, const char *key)
{
    return in_words(arena, key, true);
}

/* Names that are not spelled by the rule. */
static const char *brand(const char *key)
{
    static const char *const brands[] = {"DOI",   "GitHub",        "GitLab", "GPA",      "ISBN",
                                         "ISSN",  "PMID",          "PMCID",  "LinkedIn", "LeetCode",
                                         "ORCID", "StackOverflow", "URL",    "YouTube"};
    for (size_t i = 0; i < sizeof brands / sizeof *brands; i++)
        if (strcasecmp(brands[i], key) == 0)
            return brands[i];
    return NULL;
}

const char *cvx_key_label(struct cvx_builder *builder, const char *key)
{
    const enum cvx_label label = label_of(key);
    if (label != CVX_LABEL_COUNT && label < CVX_LABEL_PRESENT)
        return cvx_label_count_get(builder->language, label, 1);
    const char *name = brand(key);
    return name ? name : in_words(builder->arena, key, false);
}

/* Keys whose values are for programs. `flag`: only when the value is true, false or a number. */
static const struct {
    const char *key;
    bool flag;
} noise[] = {
    {"$schema", false},  {"@context", false},     {"@id", false},       {"@type", false},
    {"_id", false},      {"active", true},        {"avatar", false},    {"background", false},
    {"badge", false},    {"class", false},        {"className", false}, {"color", false},
    {"colour", false},   {"cover", false},        {"current", true},    {"display", true},
    {"draft", true},     {"enabled", true},       {"featured", true},   {"guid", false},
    {"hidden", true},    {"icon", false},         {"iconName", false},  {"icons", false},
    {"id", false},       {"image", false},        {"index", true},      {"isActive", true},
    {"isCurrent", true}, {"isCurrentRole", true}, {"logo", false},      {"ongoing", true},
    {"order", true},     {"photo", false},        {"picture", false},   {"pinned", true},
    {"present", true},   {"priority", true},      {"private", true},    {"show", true},
    {"slug", false},     {"sort", true},          {"style", false},     {"thumbnail", false},
    {"uuid", false},     {"visible", true},       {"weight", true},
};

bool cvx_rest_is_noise(const struct cvx_node *member)
{
    const bool flag = member->kind == CVX_NODE_BOOL || member->kind == CVX_NODE_NUMBER;
    for (size_t i = 0; member->key && i < sizeof noise / sizeof *noise; i++)
        if (strcmp(noise[i].key, member->key) == 0)
            return flag || !noise[i].flag;
    return false;
}
