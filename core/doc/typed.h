/* SPDX-License-Identifier: MIT */
/* Inside core/doc: what people type, made ready for a Markdown parser. People type bullets of many
 * shapes, "1. FC Köln", "> 90 %" and "[1]: see above", and mean what they see. */
#ifndef CVX_DOC_TYPED_H
#define CVX_DOC_TYPED_H

#include "core/base/str.h"

/* True when a text holds nothing that could be markup. `prose`: it may have lists. */
bool cvx_typed_plain(const char *text, bool prose);

/* Appends `text` as Markdown that means what was typed. Returns what it dropped
 * (cvx_markup_drop): the bars of a table, a line across. */
unsigned cvx_typed_markdown(const char *text, bool prose, struct cvx_str *out);

#endif
