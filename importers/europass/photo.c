/* SPDX-License-Identifier: MIT */
/* The photo: base64 in XML, cut into lines, and in a Candidate base64 of a data: URI, whose own
 * data is base64 again. Whether it is an image is for core/doc to see. */
#include "importers/europass/europass.h"

#include <stdint.h>
#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Base64 without the white space that XML lets stand in it. */
static char *without_space(const char *text, struct cvx_arena *arena)
{
    char *dense = cvx_arena_alloc(arena, strlen(text) + 1);
    size_t len = 0;
    for (; dense && *text; text++)
        if (!is_space(*text))
            dense[len++] = *text;
    return dense;
}

/* Decodes RFC 4648 base64; NULL when it is none, or memory is out. */
static char *decode(const char *text, struct cvx_arena *arena)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *bytes = cvx_arena_alloc(arena, strlen(text) / 4 * 3 + 4);
    size_t len = 0;
    uint32_t bits = 0;
    int held = 0;
    for (; bytes && *text && *text != '='; text++) {
        const char *digit = strchr(digits, *text);
        if (!digit)
            return NULL;
        bits = bits << 6 | (uint32_t)(digit - digits);
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes[len++] = (char)(bits >> held & 0xFF);
        }
    }
    return bytes;
}

/* What an image is by the first digits of its base64: those of its signature. */
static const char *type_of(const char *base64)
{
    if (strncmp(base64, "iVBORw0KGgo", 11) == 0)
        return "image/png";
    return strncmp(base64, "/9j/", 4) == 0 ? "image/jpeg" : NULL;
}

/* A data: URI in base64 has no other signs. */
static bool is_data_uri(const char *text)
{
    if (strncmp(text, "data:", 5) != 0)
        return false;
    while (*text > ' ' && *text < 0x7F)
        text++;
    return !*text;
}

/* The data: URI that `text` is, holds, or can be made. NULL: none. */
static const char *data_uri(const char *text, const char *media_type, struct cvx_arena *arena)
{
    const char *dense = without_space(text, arena);
    if (!dense || is_data_uri(dense))
        return dense;
    if (!media_type)
        media_type = type_of(dense);
    if (media_type)
        return cvx_arena_printf(arena, "data:%s;base64,%s", media_type, dense);
    const char *inner = decode(dense, arena);
    return inner && is_data_uri(inner) ? inner : NULL;
}

void cvx_europass_photo(struct cvx_arranger *arranger, const struct cvx_node *data,
                        const char *media_type)
{
    if (!data || !data->text || cvx_node_blank(data))
        return;
    struct cvx_node *basics = cvx_arrange_object(arranger, arranger->root, "basics", NULL);
    const char *uri = data_uri(data->text, media_type, arranger->arena);
    if (uri && basics && !cvx_node_find(basics, "image"))
        cvx_arrange_text(arranger, basics, "image", uri, data);
    else
        cvx_arrange_leave(arranger, CVX_CODE_LEFT_OUT, data);
}
