/* SPDX-License-Identifier: MIT */
/* zlib over an arena. */
#include "exporters/pdf/compress.h"

#include <stdint.h>
#define ZLIB_CONST /* next_in takes const bytes */
#include <zlib.h>

enum {
    FAST = 1,
    THOROUGH = 6, /* 9 takes a tenth longer for the whole PDF, and makes it 1 % smaller */
};

struct cvx_compressor {
    struct cvx_arena *arena;
    z_stream z;
};

static void *take(void *context, unsigned count, unsigned size)
{
    return cvx_arena_alloc_array(context, count, size);
}

static void give_back(void *context, void *block)
{
    (void)context;
    (void)block; /* the arena's */
}

struct cvx_compressor *cvx_compressor_new(struct cvx_arena *arena)
{
    struct cvx_compressor *compressor = cvx_arena_alloc(arena, sizeof *compressor);
    if (!compressor)
        return NULL;
    compressor->arena = arena;
    compressor->z.zalloc = take;
    compressor->z.zfree = give_back;
    compressor->z.opaque = arena;
    const int status = deflateInit2(&compressor->z, THOROUGH, Z_DEFLATED, MAX_WBITS, MAX_MEM_LEVEL,
                                    Z_DEFAULT_STRATEGY);
    return status == Z_OK ? compressor : NULL;
}

struct cvx_compressed cvx_compressor_run(struct cvx_compressor *compressor, const void *bytes,
                                         size_t len, bool fast)
{
    static const struct cvx_compressed nothing = {0};
    struct cvx_arena *arena = compressor->arena;
    z_stream *z = &compressor->z;
    if (len > UINT32_MAX / 2)
        arena->failed = true;
    const size_t bound = deflateBound(z, (uLong)len);
    unsigned char *out = cvx_arena_alloc(arena, bound);
    if (!out)
        return nothing;
    z->next_in = bytes;
    z->avail_in = (uInt)len;
    z->next_out = out;
    z->avail_out = (uInt)bound;
    if (deflateReset(z) != Z_OK ||
        deflateParams(z, fast ? FAST : THOROUGH, Z_DEFAULT_STRATEGY) != Z_OK ||
        deflate(z, Z_FINISH) != Z_STREAM_END) {
        arena->failed = true;
        return nothing;
    }
    return (struct cvx_compressed){out, bound - z->avail_out};
}
