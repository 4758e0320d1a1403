/* SPDX-License-Identifier: MIT */
/* ZIP writing: the one place that knows libdeflate. */
#include "formats/zip.h"

#include <libdeflate.h>
#include <string.h>

enum {
    LEVEL = 7,             /* 8 is 1 % smaller, and takes half as long again */
    VERSION = 20,          /* 2.0: deflated entries */
    MADE_BY = 3 << 8 | 20, /* Unix, by a 2.0: what the attributes mean */
    STORED = 0,
    DEFLATED = 8,
    DATE = 0x0021, /* 1980-01-01 */
    LOCAL_HEADER = 0x04034B50,
    DIRECTORY_HEADER = 0x02014B50,
    DIRECTORY_END = 0x06054B50,
};

static const uint32_t attributes = 0100666U << 16; /* a file that all may read and write */

static void add_16(struct cvx_str *out, unsigned value)
{
    const unsigned char bytes[] = {(unsigned char)value, (unsigned char)(value >> 8)};
    cvx_str_add_bytes(out, bytes, sizeof bytes);
}

static void add_32(struct cvx_str *out, uint32_t value)
{
    add_16(out, value & 0xFFFF);
    add_16(out, value >> 16);
}

void cvx_zip_open(struct cvx_zip *zip, struct cvx_str *out)
{
    *zip = (struct cvx_zip){
        .out = out,
        .start = out->len,
        .compressor = libdeflate_alloc_compressor(LEVEL),
    };
    cvx_str_init(&zip->directory, out->arena);
    if (!zip->compressor)
        out->arena->failed = true;
}

/* What both headers of an entry say. */
struct entry {
    const char *name;
    unsigned method;
    uint32_t crc, packed, len;
};

static void add_facts(struct cvx_str *out, const struct entry *entry)
{
    add_16(out, VERSION);
    add_16(out, 0); /* flags: names are ASCII */
    add_16(out, entry->method);
    add_16(out, 0); /* the time */
    add_16(out, DATE);
    add_32(out, entry->crc);
    add_32(out, entry->packed);
    add_32(out, entry->len);
    add_16(out, (unsigned)strlen(entry->name));
    add_16(out, 0); /* extra fields */
}

static void add_local_header(struct cvx_str *out, const struct entry *entry)
{
    add_32(out, LOCAL_HEADER);
    add_facts(out, entry);
    cvx_str_add(out, entry->name);
}

static void add_directory_header(struct cvx_str *out, const struct entry *entry, uint32_t offset)
{
    add_32(out, DIRECTORY_HEADER);
    add_16(out, MADE_BY);
    add_facts(out, entry);
    add_16(out, 0); /* comment */
    add_16(out, 0); /* disk */
    add_16(out, 0); /* internal attributes */
    add_32(out, attributes);
    add_32(out, offset);
    cvx_str_add(out, entry->name);
}

void cvx_zip_add(struct cvx_zip *zip, const char *name, const void *bytes, size_t len)
{
    struct cvx_arena *arena = zip->out->arena;
    /* What does not shrink is stored: a photo, for one. */
    char *packed = arena->failed ? NULL : cvx_arena_alloc(arena, len + 1);
    const size_t offset = zip->out->len - zip->start;
    if (!packed)
        return;
    const size_t packed_len = libdeflate_deflate_compress(zip->compressor, bytes, len, packed, len);
    const struct entry entry = {
        .name = name,
        .method = packed_len ? DEFLATED : STORED,
        .crc = libdeflate_crc32(0, bytes, len),
        .packed = (uint32_t)(packed_len ? packed_len : len),
        .len = (uint32_t)len,
    };
    add_local_header(zip->out, &entry);
    cvx_str_add_bytes(zip->out, packed_len ? packed : bytes, entry.packed);
    add_directory_header(&zip->directory, &entry, (uint32_t)offset);
    zip->count++;
}

bool cvx_zip_close(struct cvx_zip *zip)
{
    struct cvx_str *out = zip->out;
    const size_t offset = out->len - zip->start;
    cvx_str_add_bytes(out, zip->directory.bytes, zip->directory.len);
    add_32(out, DIRECTORY_END);
    add_16(out, 0); /* this disk, and where the directory starts */
    add_16(out, 0);
    add_16(out, zip->count);
    add_16(out, zip->count);
    add_32(out, (uint32_t)zip->directory.len);
    add_32(out, (uint32_t)offset);
    add_16(out, 0); /* comment */
    libdeflate_free_compressor(zip->compressor);
    return !out->arena->failed && out->len - zip->start <= UINT32_MAX;
}
