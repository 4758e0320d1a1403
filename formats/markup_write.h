/* SPDX-License-Identifier: MIT */
/* The way back from markup events to text: Markdown as people type it in a JSON Resume, with no
 * more backslashes than it needs. For importers whose sources carry HTML. */
#ifndef CVX_FORMATS_MARKUP_WRITE_H
#define CVX_FORMATS_MARKUP_WRITE_H

#include "core/base/str.h"
#include "formats/markup.h"

/* Appends one paragraph: `count` events, all of them TEXT or BREAK. White space is collapsed, and
 * gone at both ends of a line; emphasis that Markdown cannot say at its place (inside a word, or
 * around punctuation that touches one) moves or goes, the words stay. A link's target must be one
 * that may be written; NULL is no link. */
void cvx_markup_write(const struct cvx_markup_event *events, size_t count, struct cvx_str *out);

#endif
