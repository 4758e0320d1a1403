/* SPDX-License-Identifier: MIT */
/* Measuring a PDF's packed structure, by libdeflate, into one block that grows up to the limit. */
#include "formats/pdf_bound.h"

#include "core/base/limits.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <string.h>

/* What Flate makes of a byte at most: 258 of two bits. And what a stream counts for that cannot be
 * unpacked, so that there are not too many of them. */
enum { FIRST_ROOM = 64 * 1024, MOST_OF_A_BYTE = 1032, LEAST_LOCKED = 512 };

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

static bool is_blank(char c)
{
    return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

/* Behind `name` where it stands whole; NULL when nowhere. */
static const char *find_name(struct span in, const char *name)
{
    while ((in.at = find(in, name)) != in.end) {
        in.at += strlen(name);
        if (in.at == in.end || is_blank(*in.at) || strchr("()<>[]{}/%", *in.at))
            return in.at;
    }
    return NULL;
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
    const size_t len = (size_t)(find(data, "endstream") - data.at);
    measuring->locked += len > LEAST_LOCKED ? len : LEAST_LOCKED;
    if (measuring->locked > CVX_LIMIT_INPUT / MOST_OF_A_BYTE)
        refuse_packing(measuring);
}

/* The end of the string in parentheses that `in` begins with (7.3.4.2); NULL when it has none. */
static const char *skip_string(struct span in)
{
    size_t depth = 0;
    for (; in.at < in.end; in.at++) {
        if (*in.at == '\\')
            in.at++;
        else if (*in.at == '(')
            depth++;
        else if (*in.at == ')' && --depth == 0)
            return in.at + 1;
    }
    return NULL;
}

static const char *skip_hex(struct span in)
{
    const size_t len = (size_t)(in.end - in.at);
    const char *close = memchr(in.at, '>', len);
    for (const char *at = in.at + 1; close && at < close; at++)
        if (!strchr("0123456789abcdefABCDEF \t\r\n\f", *at))
            return NULL;
    return close ? close + 1 : NULL;
}

static bool begins(struct span in, const char *word)
{
    const size_t len = strlen(word);
    return (size_t)(in.end - in.at) >= len && memcmp(in.at, word, len) == 0;
}

static struct span skip_blanks(struct span in)
{
    while (in.at < in.end && is_blank(*in.at))
        in.at++;
    return in;
}

/* True when it is one dictionary from end to end. One that begins inside a string or another
 * dictionary is not: what closes those is too much in it. A comment could hide that, so that none
 * may be in it. */
static bool is_dict(struct span in)
{
    size_t depth = 0;
    in = skip_blanks(in);
    if (!begins(in, "<<"))
        return false;
    while (in.at && in.at < in.end) {
        if (begins(in, "<<") || begins(in, ">>")) {
            depth += *in.at == '<' ? 1 : (size_t)-1;
            in.at += 2;
            if (depth == 0)
                return in.at == in.end;
        } else if (*in.at == '(') {
            in.at = skip_string(in);
        } else if (*in.at == '<') {
            in.at = skip_hex(in);
        } else if (strchr(")\\%", *in.at) && *in.at) {
            return false;
        } else {
            in.at++;
        }
    }
    return false;
}

/* True when a comment began before `at` on its line. */
static bool in_comment(const char *begin, const char *at)
{
    while (at > begin && at[-1] != '\r' && at[-1] != '\n')
        if (*--at == '%')
            return true;
    return false;
}

/* The last "obj" in `in` that a number stands before; NULL when there is none. */
static const char *find_last_object(struct span in)
{
    for (const char *at = in.end; at - in.at > 4; at--)
        if (memcmp(at - 3, "obj", 3) == 0 && is_blank(at[-4]) && at[-5] >= '0' && at[-5] <= '9')
            return at;
    return NULL;
}

/* The dictionary that ends where `before` does, from where its object begins. When that cannot be
 * told, all of `before`: what is in it then counts. False when none ends there. */
static bool find_dict(struct span before, struct span *dict)
{
    enum { TRIES = 4 }; /* each looks at every byte, and only a hostile PDF needs a second */
    while (before.end > before.at && is_blank(before.end[-1]))
        before.end--;
    *dict = before;
    if (before.end == before.at || before.end[-1] != '>')
        return false;
    struct span rest = before;
    for (int i = 0; i < TRIES && (rest.end = find_last_object(rest)) != NULL; i++) {
        const struct span found = {rest.end, before.end};
        if (!in_comment(before.at, found.at) && is_dict(found)) {
            *dict = found;
            return true;
        }
        rest.end -= strlen("obj");
    }
    return true;
}

static int hex_value(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c ? strchr(digits, c >= 'A' && c <= 'F' ? c | 0x20 : c) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* The same dictionary with the escapes in its names resolved (7.3.5): /F#69rst is /First. */
static struct span unescape(struct measuring *measuring, struct span dict)
{
    const size_t len = (size_t)(dict.end - dict.at);
    if (!memchr(dict.at, '#', len))
        return dict;
    char *plain = cvx_arena_alloc(measuring->arena, len);
    if (!plain) {
        measuring->status = cvx_diag_memory(measuring->diag);
        return dict;
    }
    const struct span copy = {plain, plain};
    for (const char *at = dict.at; at < dict.end; at++) {
        const bool escape =
            *at == '#' && dict.end - at > 2 && hex_value(at[1]) >= 0 && hex_value(at[2]) >= 0;
        *plain++ = (char)(escape ? hex_value(at[1]) << 4 | hex_value(at[2]) : *at);
        at += escape ? 2 : 0;
    }
    return (struct span){copy.at, plain};
}

/* Only the structure has these keys. An object stream need not say that it is one, but where its
 * first object stands; a cross-reference stream need not either, but how wide its columns are. */
static bool is_structure(struct span dict)
{
    return find_name(dict, "/First") || find_name(dict, "/W") || find_name(dict, "/XRef") ||
           find_name(dict, "/ObjStm");
}

/* True when it is packed by Flate alone: one key, one name, alone or alone in an array. */
static bool is_flate(struct span dict)
{
    struct span value = {find_name(dict, "/Filter"), dict.end};
    if (!value.at || find_name(value, "/Filter") || find_name(dict, "/F"))
        return false;
    value = skip_blanks(value);
    const bool array = begins(value, "[");
    value.at += array;
    value = skip_blanks(value);
    const char *after = find_name(value, "/FlateDecode");
    if (!begins(value, "/FlateDecode") || !after)
        return false;
    value = skip_blanks((struct span){after, value.end});
    return begins(value, array ? "]" : "/") || (!array && begins(value, ">>"));
}

/* Whether the numbers of a predictor are few digits, here and now: libqpdf makes room for a row of
 * whatever size they say. */
static bool has_small_rows(struct span dict)
{
    static const struct {
        const char *key;
        size_t digits;
    } keys[] = {{"/Columns", 5}, {"/Colors", 1}, {"/BitsPerComponent", 2}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct span value = {find_name(dict, keys[i].key), dict.end};
        if (!value.at)
            continue;
        value = skip_blanks(value);
        size_t digits = 0;
        while (value.at < value.end && *value.at >= '0' && *value.at <= '9') {
            digits++;
            value.at++;
        }
        value = skip_blanks(value);
        if (!digits || digits > keys[i].digits || find_name(value, keys[i].key) ||
            !(begins(value, "/") || begins(value, ">>")))
            return false;
    }
    struct span parms = {find_name(dict, "/DecodeParms"), dict.end};
    if (!parms.at)
        return !find_name(dict, "/DP");
    parms = skip_blanks(parms);
    if (begins(parms, "["))
        parms.at++;
    parms = skip_blanks(parms);
    return begins(parms, "<<") || begins(parms, "null");
}

/* A stream of the structure, by its dictionary and what follows it. What is in its bytes is looked
 * at too: a table may lead into them. */
static void measure(struct measuring *measuring, struct span dict, struct span data)
{
    size_t packed = 0;
    size_t unpacked = 0;
    if (!find_name(dict, "/Filter"))
        return;
    if (!is_flate(dict) || !has_small_rows(dict)) {
        refuse_packing(measuring);
        return;
    }
    const enum libdeflate_result result = unpack(measuring, data, &packed, &unpacked);
    if (measuring->status != CVX_OK)
        return;
    measuring->total += unpacked;
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE || measuring->total > CVX_LIMIT_STRUCTURE)
        refuse_size(measuring);
    else if (result != LIBDEFLATE_SUCCESS)
        measure_locked(measuring, data);
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
        if (!find_dict(before, &dict))
            continue;
        dict = unescape(measuring, dict);
        if (measuring->status == CVX_OK && is_structure(dict))
            measure(measuring, dict, rest);
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
