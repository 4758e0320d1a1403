/* SPDX-License-Identifier: MIT */
/* Links and addresses: telling whether a text is an absolute URI (RFC 3986) or a mailbox (RFC 5321,
 * as validators of JSON Schema's "uri" and "email" want it), and making it one where only its
 * spelling stands in the way. Nothing is guessed: "www.example.com" has no scheme and so is no
 * link. */
#ifndef CVX_MODEL_LINK_H
#define CVX_MODEL_LINK_H

#include "core/base/arena.h"

#include <stdbool.h>

enum cvx_link_reading {
    CVX_LINK_OK,     /* valid as it is; `valid` is the text itself */
    CVX_LINK_MENDED, /* valid after escaping: `valid` says how */
    CVX_LINK_BAD,    /* no link; `valid` is NULL */
};

/* Reads a URL, trimmed and clean. Characters that a URI cannot hold are percent-encoded, a host's
 * letters beyond ASCII become punycode (RFC 3492). A web address must have a host; schemes that run
 * something or name local files (javascript:, data:, file: …) are no links. With memory out, BAD
 * and the arena `failed`. */
enum cvx_link_reading cvx_url_read(const char *text, struct cvx_arena *arena, const char **valid);

/* Reads an e-mail address, trimmed and clean. "mailto:" before it is taken away, a domain beyond
 * ASCII becomes punycode. */
enum cvx_link_reading cvx_email_read(const char *text, struct cvx_arena *arena, const char **valid);

/* True for what cvx_email_read() calls OK. */
bool cvx_email_valid(const char *text);

/* The DOI in "10.1000/182", "doi:10.1000/182" or "https://doi.org/10.1000/182": a place inside
 * `text`; NULL when it is none. */
const char *cvx_doi_find(const char *text);

/* True for the form of a BCP 47 tag: "de", "zh-Hans", "pt-BR". */
bool cvx_tag_valid(const char *text);

#endif
