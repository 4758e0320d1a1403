/* SPDX-License-Identifier: MIT */
/* Compression as PDF's FlateDecode wants it (RFC 1950). The only part that knows zlib. One state
 * serves all streams of a file, since making one costs more than most streams do. */
#ifndef CVX_EXPORTERS_PDF_COMPRESS_H
#define CVX_EXPORTERS_PDF_COMPRESS_H

#include "core/base/arena.h"

struct cvx_compressor;

/* A compressor that lives, with all it makes, in `arena`. NULL when memory is out. */
struct cvx_compressor *cvx_compressor_new(struct cvx_arena *arena);

struct cvx_compressed {
    const void *bytes;
    size_t len;
};

/* `fast`: for what hardly shrinks further, such as glyph outlines. On failure the arena is failed
 * and the result empty. */
struct cvx_compressed cvx_compressor_run(struct cvx_compressor *compressor, const void *bytes,
                                         size_t len, bool fast);

#endif
