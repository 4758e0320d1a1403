/* SPDX-License-Identifier: MIT */
/* The languages that cvexport writes: one const row each, made at build time from
 * core/lang/languages/TAG.txt (docs/languages.md). Labels (labels.h), dates (core/doc/dateformat.h)
 * and country names (country.h) take such a row; an unsupported language is served by the nearest
 * row or, by the caller's choice, by English. Detection from text is in detect.h. */
#ifndef CVX_LANG_LANGUAGE_H
#define CVX_LANG_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cvx_language {
    char tag[8];    /* BCP 47, canonical: "de", "zh-Hans" */
    char script[5]; /* ISO 15924: "Latn", "Hans", "Jpan" */
    char name[24];  /* in the language itself: "Deutsch" */
    bool rtl;       /* written from right to left */
    uint8_t index;  /* its row in every table that is kept by language */
};

/* The rows; English is the first. */
size_t cvx_language_count(void);
const struct cvx_language *cvx_language_at(size_t index);

/* The row for a BCP 47 tag by RFC 4647 lookup (the tag is shortened from its end until a row
 * matches). Case does not matter, "_" is as good as "-", POSIX tails (".UTF-8", "@euro") are cut,
 * old codes (iw) are known, and Chinese goes by script or else by region: zh-TW, zh-HK, zh-MO are
 * zh-Hant, all other zh is zh-Hans. NULL when the language is none of ours. */
const struct cvx_language *cvx_language_find(const char *tag);

#endif
