/* SPDX-License-Identifier: MIT */
/* libdeflate, whole buffers at once. */
#include "exporters/pdf/compress.h"

#include <libdeflate.h>
#include <stdlib.h>

/* On the streams of a CV (1 to 30 KB each) the fastest level takes half as long as the fifth, which
 * makes them 5 % smaller, and a third of what zlib takes for that. */
enum { LEVEL = 1 };

/* How many times larger than its code Deflate can make a text (258 bytes by two bits), at most. */
enum { MOST = 1032 };

struct cvx_compressed cvx_compress(struct cvx_arena *arena, const void *bytes, size_t len)
{
    struct cvx_compressed packed = {0};
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    const size_t room = libdeflate_zlib_compress_bound(compressor, len);
    void *out = cvx_arena_alloc(arena, room);
    if (compressor && out)
        packed.len = libdeflate_zlib_compress(compressor, bytes, len, out, room);
    libdeflate_free_compressor(compressor);
    if (packed.len)
        packed.bytes = out;
    else
        arena->failed = true;
    return packed;
}

bool cvx_compressed_exceeds(const void *bytes, size_t len, size_t limit)
{
    if (len <= limit / MOST)
        return false;
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    void *out = malloc(limit);
    enum libdeflate_result result = LIBDEFLATE_BAD_DATA;
    if (decompressor && out)
        result = libdeflate_zlib_decompress(decompressor, bytes, len, out, limit, &(size_t){0});
    free(out);
    libdeflate_free_decompressor(decompressor);
    return result == LIBDEFLATE_INSUFFICIENT_SPACE;
}
