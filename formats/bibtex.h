/* SPDX-License-Identifier: MIT */
/* Reading BibTeX and biblatex files. */
#ifndef CVX_FORMATS_BIBTEX_H
#define CVX_FORMATS_BIBTEX_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"

/* Reads a file into a tree: the root is an object with a member for each entry, under its citation
 * key ("" when it has none), whose members are "@type" (in lower case) and its fields, in source
 * order and under their names in lower case. Values are texts: TeX, as formats/tex.h reads it, with
 * @string macros and "#" done. What stands between entries is no data, nor is @comment; of
 * @preamble there is a member "@preamble". A macro that was not defined stands for its name
 * (CVX_CODE_COERCED). CVX_REJECTED, with one error that tells where, for what breaks the grammar,
 * and for more than limits.h allows. */
enum cvx_status cvx_bibtex_read(const char *bytes, size_t len, struct cvx_arena *arena,
                                struct cvx_diag *diag, struct cvx_node **root);

/* True when the text holds what looks like the beginning of an entry, "@article{", as far as `len`
 * goes. */
bool cvx_bibtex_probe(const char *bytes, size_t len);

#endif
