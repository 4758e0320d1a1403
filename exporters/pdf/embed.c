/* SPDX-License-Identifier: MIT */
/* Writing a font's dictionaries. A code is a CID where it can be, so that Identity-H serves; where
 * a glyph has further codes, a CIDToGIDMap leads them to it for TrueType, an encoding CMap for CFF.
 */
#include "exporters/pdf/embed.h"

static struct cvx_object *descriptor_add(const struct cvx_pdf_embedding *e)
{
    enum { FIXED_PITCH = 1 << 0, SERIF = 1 << 1, SYMBOLIC = 1 << 2, ITALIC = 1 << 6 };
    const struct cvx_face *face = e->face;
    struct cvx_object *program = cvx_object_new(e->pdf);
    cvx_object_set_stream(program, e->program.bytes, e->program.len, CVX_STREAM_DEFLATE);
    if (face->kind == CVX_FACE_TRUETYPE)
        cvx_object_put_int(program, "Length1", (int32_t)e->program.len);
    else
        cvx_object_put_name(program, "Subtype", "CIDFontType0C");

    struct cvx_object *descriptor = cvx_object_new(e->pdf);
    cvx_object_put_name(descriptor, "Type", "FontDescriptor");
    cvx_object_put_name(descriptor, "FontName", e->name);
    cvx_object_put_int(descriptor, "Flags",
                       SYMBOLIC | (face->fixed_pitch ? FIXED_PITCH : 0) |
                           (face->serif ? SERIF : 0) | (face->italic ? ITALIC : 0));
    struct cvx_object *box = cvx_object_put_array(descriptor, "FontBBox");
    for (int i = 0; i < 4; i++)
        cvx_object_put_int(box, NULL, face->bbox[i]);
    cvx_object_put_real(descriptor, "ItalicAngle", face->italic_angle);
    cvx_object_put_int(descriptor, "Ascent", face->ascent);
    cvx_object_put_int(descriptor, "Descent", face->descent);
    cvx_object_put_int(descriptor, "CapHeight", face->cap_height);
    cvx_object_put_int(descriptor, "XHeight", face->x_height);
    /* no table of OpenType has it; what readers draw stand-ins by: 88 for regular, 166 for bold */
    cvx_object_put_int(descriptor, "StemV", 50 + face->weight * face->weight / (65 * 65));
    cvx_object_put_int(descriptor, "FontWeight", (face->weight + 50) / 100 * 100);
    cvx_object_put_ref(descriptor, face->kind == CVX_FACE_TRUETYPE ? "FontFile2" : "FontFile3",
                       program);
    return descriptor;
}

/* The width that most codes have. */
static int32_t usual_width(const struct cvx_pdf_embedding *e)
{
    enum { WIDTHS = 4096 };
    uint32_t counts[WIDTHS] = {0};
    int32_t usual = 0;
    for (size_t i = 0; i < e->count; i++)
        if (e->widths[i] < WIDTHS && ++counts[e->widths[i]] > counts[usual])
            usual = e->widths[i];
    return usual;
}

/* DW and W (9.7.4.3): what differs from the usual width, in arrays of neighbouring CIDs. CIDs that
 * an encoding CMap leads to once more are not repeated. */
static void widths_add(const struct cvx_pdf_embedding *e, struct cvx_object *font)
{
    const int32_t usual = usual_width(e);
    cvx_object_put_int(font, "DW", usual);
    struct cvx_str *raw = cvx_object_raw(font);
    if (!raw)
        return;
    const bool by_code = e->face->kind == CVX_FACE_TRUETYPE;
    long last = -2;
    cvx_str_add(raw, "/W[");
    for (size_t i = 0; i < e->count; i++) {
        const struct cvx_cmap_row *row = &e->rows[i];
        if (e->widths[i] == usual || (!by_code && row->code != row->cid))
            continue;
        if (row->code != last + 1) {
            cvx_str_add(raw, last < 0 ? "" : "]");
            cvx_str_add_int(raw, row->code);
            cvx_str_add_char(raw, '[');
        } else {
            cvx_str_add_char(raw, ' ');
        }
        cvx_str_add_int(raw, e->widths[i]);
        last = row->code;
    }
    cvx_str_add(raw, last < 0 ? "]" : "]]");
}

static void glyph_map_add(const struct cvx_pdf_embedding *e, struct cvx_object *font)
{
    if (!e->again) {
        cvx_object_put_name(font, "CIDToGIDMap", "Identity");
        return;
    }
    const size_t len = 2 * ((size_t)e->rows[e->count - 1].code + 1);
    unsigned char *bytes = cvx_arena_alloc(cvx_pdf_arena(e->pdf), len);
    if (!bytes)
        return;
    for (size_t i = 0; i < e->count; i++) {
        bytes[2 * e->rows[i].code] = (unsigned char)(e->rows[i].cid >> 8);
        bytes[2 * e->rows[i].code + 1] = (unsigned char)(e->rows[i].cid & 0xFF);
    }
    struct cvx_object *map = cvx_object_new(e->pdf);
    cvx_object_set_stream(map, bytes, len, CVX_STREAM_DEFLATE);
    cvx_object_put_ref(font, "CIDToGIDMap", map);
}

static void system_info_add(struct cvx_object *into)
{
    struct cvx_object *info = cvx_object_put_dict(into, "CIDSystemInfo");
    cvx_object_put_ascii(info, "Registry", "Adobe");
    cvx_object_put_ascii(info, "Ordering", "Identity");
    cvx_object_put_int(info, "Supplement", 0);
}

static struct cvx_object *cid_font_add(const struct cvx_pdf_embedding *e)
{
    const bool truetype = e->face->kind == CVX_FACE_TRUETYPE;
    struct cvx_object *font = cvx_object_new(e->pdf);
    cvx_object_put_name(font, "Type", "Font");
    cvx_object_put_name(font, "Subtype", truetype ? "CIDFontType2" : "CIDFontType0");
    cvx_object_put_name(font, "BaseFont", e->name);
    system_info_add(font);
    cvx_object_put_ref(font, "FontDescriptor", descriptor_add(e));
    widths_add(e, font);
    if (truetype)
        glyph_map_add(e, font);
    return font;
}

/* A CMap stream made by one of cmap.h's functions. */
static struct cvx_object *cmap_add(const struct cvx_pdf_embedding *e,
                                   void (*add)(struct cvx_str *, const struct cvx_cmap_row *,
                                               size_t))
{
    struct cvx_str text;
    cvx_str_init(&text, cvx_pdf_arena(e->pdf));
    add(&text, e->rows, e->count);
    struct cvx_object *cmap = cvx_object_new(e->pdf);
    cvx_object_set_stream(cmap, cvx_str_get(&text), text.len, CVX_STREAM_DEFLATE);
    return cmap;
}

void cvx_pdf_embed(const struct cvx_pdf_embedding *e)
{
    struct cvx_object *font = e->font;
    cvx_object_put_name(font, "Type", "Font");
    cvx_object_put_name(font, "Subtype", "Type0");
    cvx_object_put_name(font, "BaseFont", e->name);
    if (e->again && e->face->kind != CVX_FACE_TRUETYPE) {
        struct cvx_object *encoding = cmap_add(e, cvx_cmap_add_encoding);
        cvx_object_put_name(encoding, "Type", "CMap");
        cvx_object_put_name(encoding, "CMapName", cvx_cmap_encoding_name);
        cvx_object_put_int(encoding, "WMode", 0);
        system_info_add(encoding);
        cvx_object_put_ref(font, "Encoding", encoding);
    } else {
        cvx_object_put_name(font, "Encoding", "Identity-H");
    }
    cvx_object_put_ref(cvx_object_put_array(font, "DescendantFonts"), NULL, cid_font_add(e));
    cvx_object_put_ref(font, "ToUnicode", cmap_add(e, cvx_cmap_add_to_unicode));
}
