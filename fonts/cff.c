/* SPDX-License-Identifier: MIT */
/* Reading CFF's header, Top DICT and charset, with every offset checked against the table's end. */
#include "fonts/cff.h"

/* A place in the table; sticky: once it runs over the end, `ok` is false and zeros are read. */
struct reader {
    const unsigned char *bytes;
    size_t len, at;
    bool ok;
};

static unsigned read_bytes(struct reader *reader, unsigned count)
{
    if (!reader->ok || reader->len - reader->at < count) {
        reader->ok = false;
        return 0;
    }
    unsigned value = 0;
    while (count--)
        value = value << 8 | reader->bytes[reader->at++];
    return value;
}

static void seek(struct reader *reader, size_t at)
{
    if (at > reader->len)
        reader->ok = false;
    else
        reader->at = at;
}

/* Reads an INDEX (clause 5): its count, where its first item lies; moves behind it. */
struct index {
    unsigned count;
    size_t first, first_end;
};

static struct index read_index(struct reader *reader)
{
    struct index index = {.count = read_bytes(reader, 2)};
    if (!index.count)
        return index;
    const unsigned size = read_bytes(reader, 1);
    const size_t offsets = reader->at;
    if (size < 1 || size > 4) {
        reader->ok = false;
        return index;
    }
    const size_t data = offsets + ((size_t)index.count + 1) * size - 1; /* offsets are from 1 */
    index.first = data + read_bytes(reader, size);
    index.first_end = data + read_bytes(reader, size);
    seek(reader, offsets + (size_t)index.count * size);
    seek(reader, data + read_bytes(reader, size));
    if (index.first > index.first_end || index.first_end > reader->len)
        reader->ok = false;
    return index;
}

enum {
    OPERATOR_ESCAPE = 12,
    OPERATOR_CHARSET = 15,
    OPERATOR_CHARSTRINGS = 17,
    OPERATOR_ROS = 30, /* after the escape */
    LAST_OPERATOR = 21,
    OPERAND_INT16 = 28,
    OPERAND_INT32 = 29,
    OPERAND_REAL = 30,
};

/* One operand (clause 4). Offsets are never real numbers: those are skipped, as 0. */
static long read_operand(struct reader *reader, unsigned lead)
{
    if (lead == OPERAND_INT16)
        return (int16_t)read_bytes(reader, 2);
    if (lead == OPERAND_INT32)
        return (int32_t)read_bytes(reader, 4);
    if (lead == OPERAND_REAL) {
        unsigned nibbles;
        do
            nibbles = read_bytes(reader, 1);
        while (reader->ok && (nibbles & 0x0F) != 0x0F && nibbles >> 4 != 0x0F);
        return 0;
    }
    if (lead >= 32 && lead <= 246)
        return (long)lead - 139;
    if (lead >= 247 && lead <= 250)
        return ((long)lead - 247) * 256 + read_bytes(reader, 1) + 108;
    if (lead >= 251 && lead <= 254)
        return -((long)lead - 251) * 256 - read_bytes(reader, 1) - 108;
    reader->ok = false;
    return 0;
}

/* The Top DICT: sets what it names in `cff`, returns the offset of CharStrings. */
static size_t read_top_dict(struct reader *reader, size_t end, struct cvx_cff *cff)
{
    size_t charstrings = 0;
    long operand = 0;
    while (reader->ok && reader->at < end) {
        const unsigned lead = read_bytes(reader, 1);
        if (lead > LAST_OPERATOR) {
            operand = read_operand(reader, lead);
            continue;
        }
        const unsigned escaped = lead == OPERATOR_ESCAPE ? read_bytes(reader, 1) : 0;
        if (lead == OPERATOR_ESCAPE && escaped == OPERATOR_ROS)
            cff->cid_keyed = true;
        else if (lead == OPERATOR_CHARSET && operand > 0)
            cff->charset = (size_t)operand;
        else if (lead == OPERATOR_CHARSTRINGS && operand > 0)
            charstrings = (size_t)operand;
    }
    return charstrings;
}

bool cvx_cff_read(const unsigned char *bytes, size_t len, struct cvx_cff *cff)
{
    enum { HEADER_SIZE_AT = 2 };
    *cff = (struct cvx_cff){0};
    struct reader reader = {.bytes = bytes, .len = len, .ok = true};
    const unsigned major = read_bytes(&reader, 1);
    seek(&reader, HEADER_SIZE_AT);
    seek(&reader, read_bytes(&reader, 1));
    read_index(&reader); /* Name */
    const struct index top = read_index(&reader);
    if (!reader.ok || major != 1 || !top.count)
        return false;
    seek(&reader, top.first);
    const size_t charstrings = read_top_dict(&reader, top.first_end, cff);
    seek(&reader, charstrings);
    cff->glyph_count = read_bytes(&reader, 2);
    return reader.ok && charstrings && cff->glyph_count;
}

bool cvx_cff_read_cids(const unsigned char *bytes, size_t len, const struct cvx_cff *cff,
                       uint16_t *cids)
{
    enum { FORMAT_ARRAY, FORMAT_RANGE8, FORMAT_RANGE16, PREDEFINED = 3 };
    cids[0] = 0;
    if (cff->charset < PREDEFINED) { /* no CID-keyed font may have these; read as the identity */
        for (unsigned glyph = 1; glyph < cff->glyph_count; glyph++)
            cids[glyph] = (uint16_t)glyph;
        return true;
    }
    struct reader reader = {.bytes = bytes, .len = len, .ok = true};
    seek(&reader, cff->charset);
    const unsigned format = read_bytes(&reader, 1);
    if (format > FORMAT_RANGE16)
        return false;
    for (unsigned glyph = 1; reader.ok && glyph < cff->glyph_count;) {
        unsigned cid = read_bytes(&reader, 2);
        unsigned more = format == FORMAT_ARRAY ? 0 : read_bytes(&reader, format);
        cids[glyph++] = (uint16_t)cid;
        for (; more && glyph < cff->glyph_count; more--)
            cids[glyph++] = (uint16_t)++cid;
    }
    return reader.ok;
}
