/* SPDX-License-Identifier: MIT */
/* Writing CMaps. Both kinds are alike: a frame, and blocks of at most 100 ranges or single codes.
 */
#include "exporters/pdf/cmap.h"

#include "core/base/utf8.h"

enum {
    BLOCK = 100,         /* entries between "beginbfchar" and "endbfchar" at most (TN 5014) */
    TEXT_UNITS = 128,    /* UTF-16 units of one entry: strings end at 512 digits in some readers */
    NO_TEXT = 0x200B,    /* zero width space */
    UNKNOWN = 0xFFFD,    /* replacement character */
    LEAST_RANGE = 3,     /* codes in a row for which a range is shorter */
    BYTE_ORDER = 0xFEFF, /* PDF/A allows neither it nor U+0000 nor U+FFFE */
};

/* The text of an entry in UTF-16. */
struct units {
    uint16_t items[TEXT_UNITS + 1];
    unsigned count;
};

static void add_unit(struct units *units, uint32_t code_point)
{
    if (units->count + 2 > TEXT_UNITS)
        return;
    if (code_point > 0xFFFF) {
        units->items[units->count++] = (uint16_t)(0xD7C0 + (code_point >> 10));
        code_point = 0xDC00 + (code_point & 0x3FF);
    }
    units->items[units->count++] = (uint16_t)code_point;
}

static bool is_private(uint32_t code_point)
{
    return (code_point >= 0xE000 && code_point <= 0xF8FF) || code_point >= 0xF0000;
}

/* Arabic lam and the letter that it is joined with as one character: some readers turn round what
 * they know as one glyph of two letters, and NFKC makes two of it again. 0: there is none. */
static uint32_t lam_ligature(const uint16_t *units, unsigned count)
{
    enum { LAM = 0x0644 };
    static const uint16_t rows[][2] = {
        {0x0622, 0xFEF5}, {0x0623, 0xFEF7}, {0x0625, 0xFEF9}, {0x0627, 0xFEFB}, {0x062C, 0xFC3F},
        {0x062D, 0xFC40}, {0x062E, 0xFC41}, {0x0645, 0xFC42}, {0x0649, 0xFC43}, {0x064A, 0xFC44}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (count == 2 && units[0] == LAM && units[1] == rows[i][0])
            return rows[i][1];
    return 0;
}

static void units_make(struct units *units, const struct cvx_cmap_row *row)
{
    units->count = 0;
    for (size_t at = 0, size; at < row->text_len; at += size) {
        const uint32_t code_point = cvx_utf8_decode(row->text + at, row->text_len - at, &size);
        /* a private character says nothing outside its font, and PDF/A forbids it */
        if (is_private(code_point))
            add_unit(units, UNKNOWN);
        else if (code_point && code_point != BYTE_ORDER && code_point != 0xFFFE)
            add_unit(units, code_point);
    }
    const uint32_t letter = lam_ligature(units->items, units->count);
    if (letter || !units->count) {
        units->count = 0;
        add_unit(units, letter ? letter : NO_TEXT);
    }
}

static void add_hex(struct cvx_str *out, const uint16_t *units, unsigned count)
{
    static const char digits[] = "0123456789ABCDEF";
    cvx_str_add_char(out, '<');
    for (unsigned i = 0; i < count; i++) {
        const char unit[] = {digits[units[i] >> 12], digits[units[i] >> 8 & 15],
                             digits[units[i] >> 4 & 15], digits[units[i] & 15]};
        cvx_str_add_bytes(out, unit, sizeof unit);
    }
    cvx_str_add_char(out, '>');
}

/* An open block of entries of one kind. */
struct blocks {
    struct cvx_str *out;
    const char *kind; /* NULL: none is open */
    unsigned count;   /* entries so far */
    struct cvx_str entries;
};

static void end_block(struct blocks *blocks)
{
    if (blocks->kind && blocks->count) {
        cvx_str_add_format(blocks->out, "%u begin%s\n", blocks->count, blocks->kind);
        cvx_str_add_bytes(blocks->out, cvx_str_get(&blocks->entries), blocks->entries.len);
        cvx_str_add_format(blocks->out, "end%s\n", blocks->kind);
    }
    cvx_str_reset(&blocks->entries);
    blocks->count = 0;
}

/* Where the next entry of that kind goes. */
static struct cvx_str *entry_begin(struct blocks *blocks, const char *kind)
{
    if (blocks->kind != kind || blocks->count == BLOCK)
        end_block(blocks);
    blocks->kind = kind;
    blocks->count++;
    return &blocks->entries;
}

/* How many rows from the first one on have codes and texts of one unit that rise together. The
 * last byte may not run over: readers count only there. */
static size_t text_range(const struct cvx_cmap_row *rows, size_t count, uint16_t first_unit)
{
    size_t len = 1;
    for (; len < count; len++) {
        struct units units;
        units_make(&units, &rows[len]);
        if (rows[len].code != rows[0].code + len || (rows[len].code & 0xFF) == 0 ||
            units.count != 1 || units.items[0] != first_unit + len || (units.items[0] & 0xFF) == 0)
            break;
    }
    return len;
}

static void add_frame_begin(struct cvx_str *out, const char *name, const char *ordering, int type)
{
    cvx_str_add_format(out,
                       "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                       "/CIDSystemInfo <</Registry (Adobe) /Ordering (%s) /Supplement 0>> def\n"
                       "/CMapName /%s def\n/CMapType %d def\n"
                       "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
                       ordering, name, type);
}

static void add_frame_end(struct cvx_str *out)
{
    cvx_str_add(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

void cvx_cmap_add_to_unicode(struct cvx_str *out, const struct cvx_cmap_row *rows, size_t count)
{
    static const char range[] = "bfrange", single[] = "bfchar";
    enum { TO_UNICODE = 2 };
    struct blocks blocks = {.out = out};
    cvx_str_init(&blocks.entries, out->arena);
    add_frame_begin(out, "Adobe-Identity-UCS", "UCS", TO_UNICODE);
    for (size_t i = 0, len; i < count; i += len) {
        struct units units;
        units_make(&units, &rows[i]);
        len = units.count == 1 ? text_range(rows + i, count - i, units.items[0]) : 1;
        if (len < LEAST_RANGE)
            len = 1;
        struct cvx_str *entry = entry_begin(&blocks, len > 1 ? range : single);
        add_hex(entry, &rows[i].code, 1);
        if (len > 1)
            add_hex(entry, &rows[i + len - 1].code, 1);
        add_hex(entry, units.items, units.count);
        cvx_str_add_char(entry, '\n');
    }
    end_block(&blocks);
    add_frame_end(out);
}

const char cvx_cmap_encoding_name[] = "CVX-Identity-H";

void cvx_cmap_add_encoding(struct cvx_str *out, const struct cvx_cmap_row *rows, size_t count)
{
    static const char range[] = "cidrange";
    enum { CID_ENCODING = 1 };
    struct blocks blocks = {.out = out};
    cvx_str_init(&blocks.entries, out->arena);
    add_frame_begin(out, cvx_cmap_encoding_name, "Identity", CID_ENCODING);
    cvx_str_add(out, "/WMode 0 def\n");
    for (size_t i = 0, len; i < count; i += len) {
        len = 1;
        while (i + len < count && rows[i + len].code == rows[i].code + len &&
               rows[i + len].cid == rows[i].cid + len && (rows[i + len].code & 0xFF) != 0)
            len++;
        struct cvx_str *entry = entry_begin(&blocks, range);
        add_hex(entry, &rows[i].code, 1);
        add_hex(entry, &rows[i + len - 1].code, 1);
        cvx_str_add_format(entry, " %u\n", rows[i].cid);
    }
    end_block(&blocks);
    add_frame_end(out);
}
