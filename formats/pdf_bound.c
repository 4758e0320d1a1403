/* SPDX-License-Identifier: MIT */
/* Measuring a PDF's packed structure, by libdeflate, into one block that grows up to the limit. */
#include "formats/pdf_bound.h"

#include "core/base/limits.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <string.h>

/* What Flate makes of a byte at most: 258 of two bits. */
enum { FIRST_ROOM = 64 * 1024, MOST_OF_A_BYTE = 1032 };

struct span {
    const char *at, *end;
};

struct measuring {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    struct libdeflate_decompressor *decompressor;
    char *block; /* what is unpacked, which nobody looks at */
    size_t room;
    size_t total;
    size_t locked; /* bytes of streams that are encrypted, it may be */
    enum cvx_status status;
};

/* Where `word` stands next; `in.end` when nowhere. */
static const char *find(struct span in, const char *word)
{
    const size_t len = strlen(word);
    const char *at = in.at;
    while (at && (size_t)(in.end - at) >= len) {
        at = memchr(at, word[0], (size_t)(in.end - at) - len + 1);
        if (at && memcmp(at, word, len) == 0)
            return at;
        at = at ? at + 1 : NULL;
    }
    return in.end;
}

static size_t count(struct span in, const char *word)
{
    size_t found = 0;
    while ((in.at = find(in, word)) != in.end) {
        found++;
        in.at++;
    }
    return found;
}

static void refuse_size(struct measuring *measuring)
{
    cvx_diag_add(measuring->diag, CVX_CODE_LIMIT, NULL,
                 "the objects of the PDF unpack to more than %d bytes, the limit",
                 CVX_LIMIT_STRUCTURE);
    measuring->status = CVX_REJECTED;
}

static void refuse_packing(struct measuring *measuring)
{
    cvx_diag_add(measuring->diag, CVX_CODE_SYNTAX, NULL,
                 "the objects of the PDF are packed so that their size cannot be told");
    cvx_diag_hint(measuring->diag, "save it anew, without encryption");
    measuring->status = CVX_REJECTED;
}

/* Unpacks what begins there. The bytes packed and unpacked are told when it succeeds. */
static enum libdeflate_result unpack(struct measuring *measuring, struct span data, size_t *packed,
                                     size_t *unpacked)
{
    while (true) {
        const enum libdeflate_result result = libdeflate_zlib_decompress_ex(
            measuring->decompressor, data.at, (size_t)(data.end - data.at), measuring->block,
            measuring->room, packed, unpacked);
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE || measuring->room == CVX_LIMIT_STRUCTURE)
            return result;
        measuring->room *= 4;
        measuring->block = cvx_arena_alloc(measuring->arena, measuring->room);
        if (!measuring->block) {
            measuring->status = cvx_diag_memory(measuring->diag);
            return result;
        }
    }
}

/* What is damaged libqpdf finds out; what is encrypted it may unpack, to a thousand times its size.
 */
static void measure_locked(struct measuring *measuring, struct span data)
{
    measuring->locked += (size_t)(find(data, "endstream") - data.at);
    if (measuring->locked > CVX_LIMIT_INPUT / MOST_OF_A_BYTE)
        refuse_packing(measuring);
}

/* A stream of the structure, by its dictionary and what follows it. Returns its bytes. */
static size_t measure(struct measuring *measuring, struct span dict, struct span data)
{
    size_t packed = 0;
    size_t unpacked = 0;
    if (count(dict, "/Filter") == 0)
        return 0;
    const size_t filters = count(dict, "Decode") - count(dict, "DecodeParms");
    if (filters != 1 || count(dict, "/FlateDecode") != 1) {
        refuse_packing(measuring);
        return 0;
    }
    const enum libdeflate_result result = unpack(measuring, data, &packed, &unpacked);
    if (measuring->status != CVX_OK)
        return 0;
    measuring->total += unpacked;
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE || measuring->total > CVX_LIMIT_STRUCTURE)
        refuse_size(measuring);
    else if (result != LIBDEFLATE_SUCCESS)
        measure_locked(measuring, data);
    return packed;
}

/* The dictionary that ends where `before` does, as far back as its object begins. False when none
 * ends there. */
static bool find_dict(struct span before, struct span *dict)
{
    *dict = before;
    while (dict->end > dict->at && memchr(" \t\r\n", dict->end[-1], 4))
        dict->end--;
    if (dict->end == dict->at || dict->end[-1] != '>')
        return false;
    for (const char *at; (at = find(*dict, "obj")) != dict->end;)
        dict->at = at + 1;
    return true;
}

/* Only the structure has these. An object stream need not say that it is one, but where its first
 * object stands. */
static bool is_structure(struct span dict)
{
    return find(dict, "/ObjStm") != dict.end || find(dict, "/First") != dict.end ||
           find(dict, "/XRef") != dict.end;
}

/* "stream" and the end of its line (7.3.8.1). */
static const char *skip_keyword(const char *at, const char *end)
{
    at += strlen("stream");
    at += at < end && *at == '\r';
    return at + (at < end && *at == '\n');
}

/* Each byte is looked at a fixed number of times, whatever it is. */
static void measure_all(struct measuring *measuring, struct span rest)
{
    struct span dict;
    for (const char *at; (at = find(rest, "stream")) != rest.end && measuring->status == CVX_OK;) {
        const struct span before = {rest.at, at};
        rest.at = skip_keyword(at, rest.end);
        if (find_dict(before, &dict) && is_structure(dict))
            rest.at += measure(measuring, dict, rest);
    }
}

enum cvx_status cvx_pdf_bound(const char *bytes, size_t len, struct cvx_arena *arena,
                              struct cvx_diag *diag)
{
    struct measuring measuring = {.arena = arena, .diag = diag, .room = FIRST_ROOM};
    measuring.block = cvx_arena_alloc(arena, measuring.room);
    measuring.decompressor = libdeflate_alloc_decompressor();
    if (measuring.block && measuring.decompressor)
        measure_all(&measuring, (struct span){bytes, bytes + len});
    else
        measuring.status = cvx_diag_memory(diag);
    libdeflate_free_decompressor(measuring.decompressor);
    return measuring.status;
}
