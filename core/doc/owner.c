/* SPDX-License-Identifier: MIT */
/* Names are cut into folded tokens and compared for every place where the family name may begin. */
#include "core/doc/owner.h"

#include "core/base/utf8.h"
#include "core/lang/detect.h"
#include "core/lang/fold.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { TOKENS = 8, TOKEN_MAX = 32, SOLID_MAX = 64 };

struct name {
    char tokens[TOKENS][TOKEN_MAX]; /* given names first */
    size_t count;
};

/* A part of a name: some of its tokens. */
struct part {
    const char (*tokens)[TOKEN_MAX];
    size_t count;
};

static bool is_among(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return true;
    return false;
}

static bool is_title(const char *token)
{
    static const char *const titles[] = {"dr", "prof", "professor", "phd", "jr", "sr",
                                         "ii", "iii",  "iv",        "mr",  "mrs"};
    return is_among(token, titles, sizeof titles / sizeof *titles);
}

static bool is_particle(const char *token)
{
    static const char *const particles[] = {"van", "von", "der", "den", "de",  "del", "della", "di",
                                            "da",  "dos", "das", "la",  "le",  "las", "los",   "el",
                                            "al",  "bin", "ibn", "ter", "ten", "zu",  "zur"};
    return is_among(token, particles, sizeof particles / sizeof *particles);
}

static void add_token(struct name *name, const char *text, size_t len)
{
    if (name->count == TOKENS || len == 0)
        return;
    if (cvx_fold_text(text, len, name->tokens[name->count], TOKEN_MAX) > 0)
        name->count++;
}

/* "WH" and "J" are initials, "Li" is a name, and so is a word in capitals. */
static bool is_glued_initials(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!isupper((unsigned char)word[i]))
            return false;
    return len == 2 || len == 3;
}

/* A word between blanks: a title, glued initials, or tokens between points and hyphens. */
static void add_word(struct name *name, const char *word, size_t len, bool split_initials)
{
    char folded[TOKEN_MAX];
    char bare[TOKEN_MAX];
    size_t bare_len = 0;
    for (size_t i = 0; i < len && bare_len + 1 < sizeof bare; i++)
        if (word[i] != '.')
            bare[bare_len++] = word[i];
    if (cvx_fold_text(bare, bare_len, folded, sizeof folded) > 0 && is_title(folded))
        return;
    if (split_initials && is_glued_initials(word, len)) {
        for (size_t i = 0; i < len; i++)
            add_token(name, word + i, 1);
        return;
    }
    size_t start = 0;
    for (size_t i = 0; i <= len; i++)
        if (i == len || word[i] == '.' || word[i] == '-' || word[i] == '*') {
            add_token(name, word + start, i - start);
            start = i + 1;
        }
}

static void add_words(struct name *name, const char *text, size_t len, bool split_initials)
{
    for (size_t at = 0; at < len;) {
        const size_t start = at;
        while (at < len && text[at] != ' ' && text[at] != ',')
            at++;
        add_word(name, text + start, at - start, split_initials);
        while (at < len && (text[at] == ' ' || text[at] == ','))
            at++;
    }
}

static void drop_particles(struct name *name)
{
    struct name kept = {.count = 0};
    for (size_t i = 0; i < name->count; i++)
        if (!is_particle(name->tokens[i]))
            memcpy(kept.tokens[kept.count++], name->tokens[i], TOKEN_MAX);
    if (kept.count >= 2)
        *name = kept;
}

/* "Family, Given" is turned round; "Name, Ph.D." is not. */
static void read_name(struct name *name, const char *text, bool split_initials)
{
    *name = (struct name){.count = 0};
    const char *comma = strchr(text, ',');
    if (comma)
        add_words(name, comma + 1, strlen(comma + 1), split_initials);
    add_words(name, text, comma ? (size_t)(comma - text) : strlen(text), split_initials);
    drop_particles(name);
}

static bool same_token(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static bool is_initial(const char *token)
{
    const char *at = token;
    return cvx_utf8_next(&at) != 0 && *at == '\0';
}

/* An initial stands for every name that it begins. */
static bool fits(const char *a, const char *b)
{
    const char *left = a;
    const char *right = b;
    if (is_initial(a) || is_initial(b))
        return cvx_utf8_next(&left) == cvx_utf8_next(&right);
    return same_token(a, b);
}

/* Equal when written together: "Wei-Hao" and "Weihao", "Garcia Lopez" and "Garcia-Lopez". */
static bool same_joined(struct part a, struct part b)
{
    char joined[2][TOKENS * TOKEN_MAX] = {"", ""};
    for (size_t i = 0; i < a.count; i++)
        strcat(joined[0], a.tokens[i]);
    for (size_t i = 0; i < b.count; i++)
        strcat(joined[1], b.tokens[i]);
    return a.count > 0 && strcmp(joined[0], joined[1]) == 0;
}

/* The first given names have to fit, and those after them as far as both have them. */
static enum cvx_owner_match compare_given(struct part owner, struct part author)
{
    if (same_joined(owner, author))
        return CVX_OWNER_FULL;
    if (owner.count == 0 || author.count == 0 || !fits(owner.tokens[0], author.tokens[0]))
        return CVX_OWNER_NO;
    const bool full = same_token(owner.tokens[0], author.tokens[0]);
    size_t next = 1;
    for (size_t i = 1; i < author.count; i++) {
        size_t found = next;
        while (found < owner.count && !fits(owner.tokens[found], author.tokens[i]))
            found++;
        if (found < owner.count)
            next = found + 1;
        else if (owner.count > 1 || (!full && !is_initial(author.tokens[i])))
            return CVX_OWNER_NO;
    }
    return full && !is_initial(owner.tokens[0]) ? CVX_OWNER_FULL : CVX_OWNER_INITIALS;
}

/* Of a compound family name, people often write the first part only. */
static bool same_family(struct part owner, struct part author)
{
    if (same_joined(owner, author))
        return true;
    struct part longer = owner.count > author.count ? owner : author;
    const struct part shorter = owner.count > author.count ? author : owner;
    if (shorter.count == 0 || longer.count == shorter.count || is_initial(shorter.tokens[0]))
        return false;
    longer.count = shorter.count;
    return same_joined(longer, shorter);
}

static struct part part_of(const struct name *name, size_t from, size_t to)
{
    return (struct part){.tokens = &name->tokens[from], .count = to - from};
}

static enum cvx_owner_match compare_names(const struct name *owner, const struct name *author)
{
    enum cvx_owner_match best = CVX_OWNER_NO;
    if (owner->count == 1 && author->count == 1)
        return same_token(owner->tokens[0], author->tokens[0]) ? CVX_OWNER_FULL : CVX_OWNER_NO;
    for (size_t k = 1; k < owner->count; k++)
        for (size_t j = 1; j < author->count; j++) {
            if (!same_family(part_of(owner, k, owner->count), part_of(author, j, author->count)))
                continue;
            const enum cvx_owner_match match =
                compare_given(part_of(owner, 0, k), part_of(author, 0, j));
            best = match > best ? match : best;
        }
    return best;
}

/* "Cui Weihao" and "Cui W." */
static enum cvx_owner_match compare_turned(const struct name *owner, const struct name *author)
{
    if (author->count < 2)
        return CVX_OWNER_NO;
    struct name turned = {.count = author->count};
    for (size_t i = 0; i < author->count; i++)
        memcpy(turned.tokens[i], author->tokens[(i + 1) % author->count], TOKEN_MAX);
    const enum cvx_owner_match match = compare_names(owner, &turned);
    return match == CVX_OWNER_FULL ? CVX_OWNER_TURNED : match;
}

/* Letters only, of the East Asian scripts only: "崔 炜峰", "崔炜峰*" and "崔炜峰 (Cui)" are one. */
static void make_solid(const char *text, char solid[SOLID_MAX])
{
    size_t len = 0;
    while (*text && len + CVX_UTF8_MAX < SOLID_MAX) {
        const uint32_t code_point = cvx_utf8_next(&text);
        const enum cvx_script script = cvx_script_of(code_point);
        if (script == CVX_SCRIPT_HAN || script == CVX_SCRIPT_KANA || script == CVX_SCRIPT_HANGUL)
            len += cvx_utf8_encode(code_point, solid + len);
    }
    solid[len] = '\0';
}

static bool is_east_asian(const char *text)
{
    while (*text) {
        const enum cvx_script script = cvx_script_of(cvx_utf8_next(&text));
        if (script == CVX_SCRIPT_HAN || script == CVX_SCRIPT_KANA || script == CVX_SCRIPT_HANGUL)
            return true;
    }
    return false;
}

static size_t word_len(const char *text)
{
    size_t len = 0;
    while (isalpha((unsigned char)text[len]))
        len++;
    return len;
}

/* Whether a word of `a`, longer than an initial, stands somewhere in `b`. */
static bool shares_word(const char *a, const char *b)
{
    for (size_t len; *a; a += len ? len : 1) {
        len = word_len(a);
        for (const char *at = b; len > 1 && *at; at++)
            if ((*a | 0x20) == (*at | 0x20) && strncasecmp(a, at, len) == 0)
                return true;
    }
    return false;
}

static bool is_ascii(const char *text)
{
    while (*text && !((unsigned char)*text & 0x80))
        text++;
    return *text == '\0';
}

/* False for most authors, at little cost: they have no name in common with the owner. */
static bool may_match(const char *owner, const char *author)
{
    if (is_ascii(author) && is_east_asian(owner))
        return false;
    return !is_ascii(owner) || !is_ascii(author) || shares_word(owner, author) ||
           shares_word(author, owner);
}

enum cvx_owner_match cvx_owner_compare(const char *owner, const char *author)
{
    if (strcmp(owner, author) == 0)
        return CVX_OWNER_FULL;
    if (!may_match(owner, author))
        return CVX_OWNER_NO;
    if (is_east_asian(owner) && is_east_asian(author)) {
        char solid[2][SOLID_MAX];
        make_solid(owner, solid[0]);
        make_solid(author, solid[1]);
        return strcmp(solid[0], solid[1]) == 0 ? CVX_OWNER_FULL : CVX_OWNER_NO;
    }
    enum cvx_owner_match best = CVX_OWNER_NO;
    struct name names[2];
    read_name(&names[0], owner, false);
    for (int split = 0; split < 2; split++) {
        read_name(&names[1], author, split != 0);
        const enum cvx_owner_match straight = compare_names(&names[0], &names[1]);
        const enum cvx_owner_match turned =
            strchr(author, ',') ? CVX_OWNER_NO : compare_turned(&names[0], &names[1]);
        best = straight > best ? straight : best;
        best = turned > best ? turned : best;
    }
    return best;
}

size_t cvx_owner_find(const char *name, const char *native_name, const char *const *authors,
                      size_t count)
{
    const char *const owners[] = {name, native_name};
    enum cvx_owner_match best = CVX_OWNER_NO;
    size_t found = count;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < 2; k++) {
            const enum cvx_owner_match match =
                owners[k] ? cvx_owner_compare(owners[k], authors[i]) : CVX_OWNER_NO;
            if (match > best) {
                best = match;
                found = i;
            }
        }
    return found;
}
