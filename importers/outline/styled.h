/* SPDX-License-Identifier: MIT */
/* A line of Markdown as plain text that remembers how each byte was marked: what is taken apart are
 * the words, and the marks tell where. HTML tags that people put between count as marks. For
 * telling what a line says; prose keeps its Markdown. */
#ifndef CVX_IMPORTERS_OUTLINE_STYLED_H
#define CVX_IMPORTERS_OUTLINE_STYLED_H

#include "core/base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum cvx_mark {
    CVX_MARK_STRONG = 1 << 0,
    CVX_MARK_EMPHASIS = 1 << 1,
    CVX_MARK_CODE = 1 << 2,
    CVX_MARK_LINK = 1 << 3,
    CVX_MARK_IMAGE = 1 << 4,
    CVX_MARK_BLOCK = 1 << 5, /* inside an element that has lines of its own, such as div */
};

struct cvx_styled_link {
    size_t from, to; /* bytes of the text that are the link; may be none */
    const char *url;
    const char *title; /* what is shown when one points at it; NULL: nothing */
    bool image;
};

struct cvx_styled {
    const char *text;     /* NUL-terminated; a line break is '\n' */
    unsigned char *marks; /* by byte of `text`: cvx_mark, or-ed */
    size_t len;
    struct cvx_styled_link *links;
    size_t link_count;
};

/* Reads `markdown`. A text longer than CVX_MARKUP_LIMIT is taken as it is written. With memory out
 * the text is empty. */
struct cvx_styled cvx_styled_read(const char *markdown, struct cvx_arena *arena);

/* The words of `markdown` and nothing else; "" when memory is out. */
const char *cvx_styled_plain(const char *markdown, struct cvx_arena *arena);

/* The part of `styled` from `from` up to `to`, without white space at its ends, with its links. */
struct cvx_styled cvx_styled_cut(const struct cvx_styled *styled, size_t from, size_t to,
                                 struct cvx_arena *arena);

/* True when every letter of it carries `mark`. */
bool cvx_styled_all(const struct cvx_styled *styled, unsigned mark);

/* The address behind it when it is (or holds) a link; NULL when there is none. */
const char *cvx_styled_url(const struct cvx_styled *styled);

#endif
