/* SPDX-License-Identifier: MIT */
/* Inside core/doc: links, as people write them into texts. */
#ifndef CVX_DOC_LINK_H
#define CVX_DOC_LINK_H

#include "core/base/arena.h"

/* What a link in a text leads to, as an absolute URI that is safe to put into a document: http,
 * https, mailto or tel, nothing but ASCII. "www.example.org" and bare addresses get their scheme.
 * NULL when it is none of these, or memory is out. */
const char *cvx_link_target(struct cvx_arena *arena, const char *text, size_t len);

/* A stretch of text that is a URL or an e-mail address. */
struct cvx_link {
    size_t start, len; /* bytes; len 0: none */
};

/* The first bare URL or e-mail address in a text, without the punctuation that closes a sentence
 * behind it. */
struct cvx_link cvx_link_find(const char *text, size_t len);

/* A URL as people read it: without "https://", "http://", "mailto:", "tel:" and a "/" that is all
 * of its path. Points into `url`; sets `*len`. */
const char *cvx_link_shown(const char *url, size_t *len);

#endif
