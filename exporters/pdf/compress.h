/* SPDX-License-Identifier: MIT */
/* Compression as PDF's FlateDecode wants it (RFC 1950). The only part that knows libdeflate. */
#ifndef CVX_EXPORTERS_PDF_COMPRESS_H
#define CVX_EXPORTERS_PDF_COMPRESS_H

#include "core/base/arena.h"

struct cvx_compressed {
    const void *bytes; /* in the arena */
    size_t len;
};

/* The same bytes give the same result. When memory is out the arena is failed and the result
 * empty. */
struct cvx_compressed cvx_compress(struct cvx_arena *arena, const void *bytes, size_t len);

/* Whether what was compressed has more than `limit` bytes; false too when it is damaged. */
bool cvx_compressed_exceeds(const void *bytes, size_t len, size_t limit);

#endif
