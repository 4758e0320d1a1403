/* SPDX-License-Identifier: MIT */
/* What emoji and symbols are called: the English short names of Unicode CLDR, to stand in brackets
 * for what no font can draw. A module of its own, so that the names are loaded only then. Private
 * to fonts/. */
#ifndef CVX_FONTS_EMOJI_H
#define CVX_FONTS_EMOJI_H

#include <stddef.h>

struct cvx_emoji_name {
    const char *text; /* UTF-8, not NUL-terminated; NULL: there is no name */
    size_t len;
};

struct cvx_emoji {
    /* The name of a grapheme cluster, whole: "\U0001F44D\U0001F3FD" is "thumbs up: medium skin
     * tone". Variation selectors count for nothing. */
    struct cvx_emoji_name (*name)(const char *cluster, size_t len);
};

extern const struct cvx_emoji cvx_emoji_module;

#endif
