/* SPDX-License-Identifier: MIT */
/* PDF objects over libharu's object layer: the only file that includes its headers.
 *
 * Of libharu only the objects are used, never the document on top of them: dictionaries, arrays and
 * scalars, the cross-reference list that numbers them, and the code that writes their syntax. So
 * nothing here looks into a struct of libharu's that differs between 2.3 and 2.4. What libharu has
 * not (object streams, a choice of compression, errors that stay quiet) is in file.c and below. */
#include "exporters/pdf/object.h"

#include "core/base/utf8.h"
#include "exporters/pdf/compress.h"

#include <hpdf.h>
#include <hpdf_objects.h>
#include <string.h>

enum {
    TEXT_LIMIT = 16000, /* UTF-16 units of a string; ISO 19005-3, 6.1.13 allows 32767 bytes */
};

struct cvx_object {
    struct cvx_pdf *pdf;
    void *haru;      /* an HPDF_Dict or HPDF_Array */
    bool is_array;   /* which of the two */
    uint32_t number; /* 0: direct */
    struct cvx_str raw;
    struct cvx_stream_bytes stream;
};

struct cvx_pdf {
    struct cvx_arena *arena;
    HPDF_Error_Rec error; /* libharu's first failure, if any */
    HPDF_MMgr memory;
    HPDF_Xref xref;
    struct cvx_object **objects; /* by number - 1 */
    uint32_t count, room;
    struct cvx_object *catalog, *pages, *info;
};

/* libharu's allocator hook has no context, so the arena that it takes from stands here while it
 * runs; every call into libharu from this file is preceded by enter(). */
static _Thread_local struct cvx_arena *current_arena;

static void enter(struct cvx_pdf *pdf)
{
    current_arena = pdf->arena;
}

static void *HPDF_STDCALL haru_alloc(HPDF_UINT size)
{
    return cvx_arena_alloc(current_arena, size);
}

static void HPDF_STDCALL haru_free(void *block)
{
    (void)block; /* the arena's */
}

bool cvx_pdf_failed(const struct cvx_pdf *pdf)
{
    return !pdf || pdf->arena->failed || pdf->error.error_no != HPDF_OK;
}

struct cvx_arena *cvx_pdf_arena(struct cvx_pdf *pdf)
{
    return pdf->arena;
}

struct cvx_object *cvx_pdf_catalog(struct cvx_pdf *pdf)
{
    return pdf->catalog;
}

struct cvx_object *cvx_pdf_pages(struct cvx_pdf *pdf)
{
    return pdf->pages;
}

struct cvx_object *cvx_pdf_info(struct cvx_pdf *pdf)
{
    return pdf->info;
}

struct cvx_pdf *cvx_pdf_new(struct cvx_arena *arena)
{
    struct cvx_pdf *pdf = cvx_arena_alloc(arena, sizeof *pdf);
    if (!pdf)
        return NULL;
    pdf->arena = arena;
    enter(pdf);
    pdf->memory = HPDF_MMgr_New(&pdf->error, 0, haru_alloc, haru_free);
    if (!pdf->memory)
        return NULL;
    pdf->xref = HPDF_Xref_New(pdf->memory, 0);
    if (!pdf->xref)
        return NULL;
    pdf->catalog = cvx_object_new(pdf);
    pdf->pages = cvx_object_new(pdf);
    pdf->info = cvx_object_new(pdf);
    cvx_object_put_name(pdf->catalog, "Type", "Catalog");
    cvx_object_put_ref(pdf->catalog, "Pages", pdf->pages);
    cvx_object_put_name(pdf->pages, "Type", "Pages");
    return cvx_pdf_failed(pdf) ? NULL : pdf;
}

static struct cvx_object *wrap(struct cvx_pdf *pdf, void *haru, bool is_array)
{
    struct cvx_object *object = haru ? cvx_arena_alloc(pdf->arena, sizeof *object) : NULL;
    if (!object)
        return NULL;
    object->pdf = pdf;
    object->haru = haru;
    object->is_array = is_array;
    cvx_str_init(&object->raw, pdf->arena);
    return object;
}

/* Room for one more indirect object. */
static bool reserve(struct cvx_pdf *pdf)
{
    if (pdf->count < pdf->room)
        return true;
    const uint32_t room = pdf->room ? pdf->room * 2 : 256;
    const size_t size = sizeof pdf->objects[0];
    struct cvx_object **objects =
        cvx_arena_grow(pdf->arena, pdf->objects, pdf->room * size, room * size);
    if (!objects)
        return false;
    pdf->objects = objects;
    pdf->room = room;
    return true;
}

struct cvx_object *cvx_object_new(struct cvx_pdf *pdf)
{
    if (cvx_pdf_failed(pdf) || !reserve(pdf))
        return NULL;
    enter(pdf);
    HPDF_Dict dict = HPDF_Dict_New(pdf->memory);
    if (!dict || HPDF_Xref_Add(pdf->xref, dict) != HPDF_OK)
        return NULL;
    struct cvx_object *object = wrap(pdf, dict, false);
    if (!object)
        return NULL;
    pdf->objects[pdf->count++] = object;
    object->number = pdf->count; /* as libharu counts: number 0 heads the free list */
    return object;
}

uint32_t cvx_object_number(const struct cvx_object *object)
{
    return object ? object->number : 0;
}

/* Makes `value`, new or with a number, an entry of `into`. */
static void add(struct cvx_object *into, const char *key, void *value)
{
    if (!value)
        return; /* recorded where it was made */
    if (into->is_array)
        HPDF_Array_Add(into->haru, value);
    else
        HPDF_Dict_Add(into->haru, key, value);
}

/* Whether an entry can be added; libharu's own state is set for it then. */
static bool ready(struct cvx_object *into)
{
    if (!into || cvx_pdf_failed(into->pdf))
        return false;
    enter(into->pdf);
    return true;
}

void cvx_object_put_name(struct cvx_object *into, const char *key, const char *name)
{
    if (ready(into))
        add(into, key, HPDF_Name_New(into->pdf->memory, name));
}

void cvx_object_put_bool(struct cvx_object *into, const char *key, bool value)
{
    if (ready(into))
        add(into, key, HPDF_Boolean_New(into->pdf->memory, value ? HPDF_TRUE : HPDF_FALSE));
}

void cvx_object_put_int(struct cvx_object *into, const char *key, int32_t value)
{
    if (ready(into))
        add(into, key, HPDF_Number_New(into->pdf->memory, value));
}

void cvx_object_put_real(struct cvx_object *into, const char *key, double value)
{
    if (ready(into))
        add(into, key, HPDF_Real_New(into->pdf->memory, (HPDF_REAL)value));
}

void cvx_object_put_ascii(struct cvx_object *into, const char *key, const char *ascii)
{
    if (ready(into))
        add(into, key, HPDF_String_New(into->pdf->memory, ascii, NULL));
}

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

static void add_unit(struct cvx_str *bytes, uint32_t unit)
{
    cvx_str_add_char(bytes, (char)(unsigned char)(unit >> 8));
    cvx_str_add_char(bytes, (char)(unsigned char)(unit & 0xFF));
}

/* UTF-16BE with its mark, cut (between characters) where no PDF/A string may go on. */
static void to_utf16(struct cvx_str *bytes, const char *text)
{
    add_unit(bytes, 0xFEFF);
    for (uint32_t c = cvx_utf8_next(&text); c; c = cvx_utf8_next(&text)) {
        if (bytes->len / 2 >= TEXT_LIMIT)
            break;
        if (c <= 0xFFFF) {
            add_unit(bytes, c);
            continue;
        }
        add_unit(bytes, 0xD800 + ((c - 0x10000) >> 10));
        add_unit(bytes, 0xDC00 + ((c - 0x10000) & 0x3FF));
    }
}

void cvx_object_put_text(struct cvx_object *into, const char *key, const char *text)
{
    if (!ready(into))
        return;
    if (is_ascii(text) && strlen(text) <= TEXT_LIMIT) {
        add(into, key, HPDF_String_New(into->pdf->memory, text, NULL));
        return;
    }
    struct cvx_str bytes;
    cvx_str_init(&bytes, into->pdf->arena);
    to_utf16(&bytes, text);
    if (!into->pdf->arena->failed)
        add(into, key,
            HPDF_Binary_New(into->pdf->memory, (HPDF_BYTE *)bytes.bytes, (HPDF_UINT)bytes.len));
}

/* 7.3.4.2: in a literal string only these need a backslash. */
void cvx_object_raw_ascii(struct cvx_str *raw, const char *ascii)
{
    cvx_str_add_char(raw, '(');
    for (; *ascii; ascii++) {
        if (strchr("()\\", *ascii))
            cvx_str_add_char(raw, '\\');
        cvx_str_add_char(raw, *ascii);
    }
    cvx_str_add_char(raw, ')');
}

void cvx_object_raw_text(struct cvx_str *raw, const char *text)
{
    if (is_ascii(text) && strlen(text) <= TEXT_LIMIT) {
        cvx_object_raw_ascii(raw, text);
        return;
    }
    struct cvx_str bytes;
    cvx_str_init(&bytes, raw->arena);
    to_utf16(&bytes, text);
    cvx_str_add_char(raw, '<');
    for (size_t i = 0; i < bytes.len; i++)
        cvx_str_add_format(raw, "%02X", (unsigned char)bytes.bytes[i]);
    cvx_str_add_char(raw, '>');
}

void cvx_object_raw_ref(struct cvx_str *raw, const struct cvx_object *to)
{
    cvx_str_add_int(raw, cvx_object_number(to));
    cvx_str_add(raw, " 0 R");
}

void cvx_object_put_ref(struct cvx_object *into, const char *key, const struct cvx_object *to)
{
    if (ready(into) && to)
        add(into, key, to->haru);
}

static struct cvx_object *put_new(struct cvx_object *into, const char *key, bool is_array)
{
    if (!ready(into))
        return NULL;
    const HPDF_MMgr memory = into->pdf->memory;
    void *haru = is_array ? (void *)HPDF_Array_New(memory) : (void *)HPDF_Dict_New(memory);
    add(into, key, haru);
    return wrap(into->pdf, haru, is_array);
}

struct cvx_object *cvx_object_put_dict(struct cvx_object *into, const char *key)
{
    return put_new(into, key, false);
}

struct cvx_object *cvx_object_put_array(struct cvx_object *into, const char *key)
{
    return put_new(into, key, true);
}

struct cvx_str *cvx_object_raw(struct cvx_object *object)
{
    return object ? &object->raw : NULL;
}

struct cvx_stream_bytes cvx_pdf_deflate(struct cvx_pdf *pdf, const void *bytes, size_t len)
{
    if (cvx_pdf_failed(pdf))
        return (struct cvx_stream_bytes){0};
    const struct cvx_compressed packed = cvx_compress(pdf->arena, bytes, len);
    return (struct cvx_stream_bytes){.bytes = packed.bytes, .len = packed.len};
}

void cvx_object_set_stream(struct cvx_object *object, const void *bytes, size_t len,
                           enum cvx_stream_filter filter)
{
    if (!ready(object))
        return;
    struct cvx_stream_bytes stream = {.bytes = bytes, .len = len};
    if (filter != CVX_STREAM_PLAIN) {
        stream = cvx_pdf_deflate(object->pdf, bytes, len);
        cvx_object_put_name(object, "Filter", "FlateDecode");
    }
    stream.present = true;
    object->stream = stream;
    cvx_object_put_int(object, "Length", (int32_t)stream.len);
}

uint32_t cvx_pdf_object_count(const struct cvx_pdf *pdf)
{
    return pdf->count;
}

struct cvx_stream_bytes cvx_pdf_object_stream(const struct cvx_pdf *pdf, uint32_t number)
{
    return pdf->objects[number - 1]->stream;
}

static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
    cvx_str_add_bytes(stream->attr, bytes, len);
    return HPDF_OK;
}

void cvx_pdf_object_write(struct cvx_pdf *pdf, uint32_t number, struct cvx_str *out)
{
    if (cvx_pdf_failed(pdf))
        return;
    const struct cvx_object *object = pdf->objects[number - 1];
    enter(pdf);
    HPDF_Stream writer = HPDF_CallbackWriter_New(pdf->memory, append, out);
    if (!writer || HPDF_Obj_WriteValue(object->haru, writer, NULL) != HPDF_OK || !object->raw.len)
        return;
    out->len -= strlen(">>"); /* what a dictionary ends in; the raw part goes before it */
    cvx_str_add_bytes(out, object->raw.bytes, object->raw.len);
    cvx_str_add(out, ">>");
}
