/* SPDX-License-Identifier: MIT */
/* What every notation that is text has in common: from the bytes of a file to valid UTF-8. Called
 * by the readers in this room before they look for any grammar. */
#ifndef CVX_FORMATS_TEXT_H
#define CVX_FORMATS_TEXT_H

#include "core/base/diag.h"
#include "core/base/status.h"

#include <stdbool.h>
#include <stddef.h>

/* Valid UTF-8 without byte order mark and without U+0000; not NUL-terminated. */
struct cvx_decoded {
    const char *bytes;
    size_t len;
    bool ascii; /* nothing but ASCII: a column is a byte */
};

/* Decodes a whole input. Bytes that are no UTF-8 are read as Windows-1252 (the five that mean
 * nothing there as U+FFFD), with one warning that tells where the first is. Points into `bytes` if
 * nothing had to be converted, else into `arena`. Rejected, with one error: what is too
 * long, empty or blank, holds U+0000, is UTF-16 or UTF-32, or is of a kind that
 * cvx_text_kind_find() knows to be binary. */
enum cvx_status cvx_text_decode(const char *bytes, size_t len, struct cvx_arena *arena,
                                struct cvx_diag *diag, struct cvx_decoded *out);

/* What a file that is none of what was hoped for looks like: "a PDF", "a Word document or another
 * ZIP archive", "XML"; NULL when nothing is recognized. With `binary` only kinds that are no text.
 */
const char *cvx_text_kind_find(const char *bytes, size_t len, bool binary);

/* The line and column, both from 1 and the column in code points, of `offset` in valid UTF-8. A
 * line ends with LF, CR or both. */
struct cvx_place cvx_text_place(const char *bytes, size_t offset);

#endif
