/* SPDX-License-Identifier: MIT */
/* The PDF file (ISO 32000-1, 7.5): what the objects of object.c look like on disk.
 *
 * Streams stand in the file as they are; all other objects are packed into object streams, which
 * makes a tagged CV about a third smaller. Where each is says the cross-reference stream at the
 * end. libharu writes neither, so this is done here, over the syntax that it writes for objects. */
#include "exporters/pdf/object.h"

#include <inttypes.h>

enum {
    BUFFER = 64 * 1024, /* bytes that are given to the sink at once */
    PACK = 512,         /* objects in one object stream */
    ENTRY = 1 + 4 + 2,  /* bytes of a cross-reference entry: kind, where, index */
};

/* Where an object is: an entry of the cross-reference stream (table 18). */
struct place {
    unsigned char kind; /* 1: at an offset; 2: in an object stream */
    uint32_t where;     /* the offset, or the object stream's number */
    uint16_t index;     /* in the object stream */
};

struct writer {
    struct cvx_pdf *pdf;
    struct cvx_sink *out;
    struct cvx_diag *diag;
    struct place *places;  /* by number */
    uint32_t count;        /* numbers given so far, 0 included */
    struct cvx_str text;   /* written, but not yet given to the sink */
    size_t flushed;        /* bytes that the sink has */
    struct cvx_str header; /* of the object stream being packed: numbers and offsets */
    struct cvx_str body;
    uint64_t hash[2]; /* of all streams so far */
    enum cvx_status status;
};

/* FNV-1a, twice: an identifier, no protection. */
static void hash(struct writer *w, const unsigned char *bytes, size_t len)
{
    static const uint64_t prime = 0x100000001B3;
    for (size_t i = 0; i < len; i++) {
        w->hash[0] = (w->hash[0] ^ bytes[i]) * prime;
        w->hash[1] = (w->hash[1] + bytes[i]) * prime;
    }
}

/* Gives what was written so far to the sink. */
static void flush(struct writer *w)
{
    if (w->status == CVX_OK)
        w->status = cvx_sink_write(w->out, cvx_str_get(&w->text), w->text.len, w->diag);
    w->flushed += w->text.len;
    cvx_str_reset(&w->text);
}

static size_t offset(const struct writer *w)
{
    return w->flushed + w->text.len;
}

/* Starts an indirect object; its dictionary and put_stream() follow. */
static void begin(struct writer *w, uint32_t number)
{
    w->places[number] = (struct place){.kind = 1, .where = (uint32_t)offset(w)};
    cvx_str_add_format(&w->text, "%u 0 obj\n", number);
}

/* Ends an indirect object with its stream. */
static void put_stream(struct writer *w, struct cvx_stream_bytes stream)
{
    cvx_str_add(&w->text, "\nstream\n");
    cvx_str_add_bytes(&w->text, stream.bytes, stream.len);
    cvx_str_add(&w->text, "\nendstream\nendobj\n");
    hash(w, stream.bytes, stream.len);
    if (w->text.len > BUFFER)
        flush(w);
}

/* Writes what is packed as an object stream (7.5.7) and starts the next. */
static void flush_pack(struct writer *w, unsigned packed)
{
    if (packed == 0)
        return;
    const uint32_t number = w->count++;
    const size_t first = w->header.len;
    cvx_str_add_bytes(&w->header, cvx_str_get(&w->body), w->body.len);
    const struct cvx_stream_bytes stream =
        cvx_pdf_deflate(w->pdf, cvx_str_get(&w->header), w->header.len);
    begin(w, number);
    cvx_str_add_format(&w->text, "<</Type/ObjStm/N %u/First %zu/Filter/FlateDecode/Length %zu>>",
                       packed, first, stream.len);
    put_stream(w, stream);
    cvx_str_reset(&w->header);
    cvx_str_reset(&w->body);
}

/* An object's number, and where it starts in the object stream. */
static void add_place(struct cvx_str *header, uint32_t number, size_t start)
{
    cvx_str_add_int(header, number);
    cvx_str_add_char(header, ' ');
    cvx_str_add_int(header, (long long)start);
    cvx_str_add_char(header, ' ');
}

static void put_objects(struct writer *w)
{
    const uint32_t last = cvx_pdf_object_count(w->pdf);
    uint16_t packed = 0;
    for (uint32_t number = 1; number <= last; number++) {
        const struct cvx_stream_bytes stream = cvx_pdf_object_stream(w->pdf, number);
        if (stream.present) {
            begin(w, number);
            cvx_pdf_object_write(w->pdf, number, &w->text);
            put_stream(w, stream);
            continue;
        }
        /* The object stream's own number is the next free one: it is written when full. */
        w->places[number] = (struct place){.kind = 2, .where = w->count, .index = packed};
        add_place(&w->header, number, w->body.len);
        cvx_pdf_object_write(w->pdf, number, &w->body);
        cvx_str_add_char(&w->body, '\n');
        if (++packed == PACK) {
            flush_pack(w, packed);
            packed = 0;
        }
    }
    flush_pack(w, packed);
}

/* One row of the cross-reference stream as PNG's "up" filter has it: what differs from the row
 * before. Rows of packed objects then differ in one byte, and vanish in compression. */
static void put_row(struct cvx_str *rows, struct place place, unsigned char before[ENTRY])
{
    const unsigned char row[ENTRY] = {
        place.kind,
        (unsigned char)(place.where >> 24),
        (unsigned char)(place.where >> 16),
        (unsigned char)(place.where >> 8),
        (unsigned char)place.where,
        (unsigned char)(place.index >> 8),
        (unsigned char)place.index,
    };
    cvx_str_add_char(rows, 2);
    for (int i = 0; i < ENTRY; i++) {
        cvx_str_add_char(rows, (char)(unsigned char)(row[i] - before[i]));
        before[i] = row[i];
    }
}

/* The cross-reference stream, which is the trailer too (7.5.8). */
static void put_xref(struct writer *w)
{
    const uint32_t number = w->count++;
    const size_t start = offset(w);
    begin(w, number);
    w->places[0] = (struct place){.index = UINT16_MAX}; /* the head of the free list */
    unsigned char before[ENTRY] = {0};
    cvx_str_reset(&w->body);
    for (uint32_t i = 0; i < w->count; i++)
        put_row(&w->body, w->places[i], before);
    const struct cvx_stream_bytes stream =
        cvx_pdf_deflate(w->pdf, cvx_str_get(&w->body), w->body.len);
    cvx_str_add_format(&w->text,
                       "<</Type/XRef/Size %u/W[1 4 2]/Root %u 0 R/Info %u 0 R/Filter/FlateDecode"
                       "/DecodeParms<</Predictor 12/Columns %d>>/Length %zu"
                       "/ID[<%016" PRIX64 "%016" PRIX64 "><%016" PRIX64 "%016" PRIX64 ">]>>",
                       w->count, cvx_object_number(cvx_pdf_catalog(w->pdf)),
                       cvx_object_number(cvx_pdf_info(w->pdf)), ENTRY, stream.len, w->hash[0],
                       w->hash[1], w->hash[0], w->hash[1]);
    put_stream(w, stream);
    cvx_str_add_format(&w->text, "startxref\n%zu\n%%%%EOF\n", start);
    flush(w);
}

enum cvx_status cvx_pdf_save(struct cvx_pdf *pdf, struct cvx_sink *out, struct cvx_diag *diag)
{
    if (cvx_pdf_failed(pdf))
        return cvx_diag_memory(diag);
    struct cvx_arena *arena = cvx_pdf_arena(pdf);
    const uint32_t objects = cvx_pdf_object_count(pdf);
    struct writer w = {.pdf = pdf, .out = out, .diag = diag, .count = objects + 1};
    w.hash[0] = w.hash[1] = 0xCBF29CE484222325;
    w.places = cvx_arena_alloc_array(arena, (size_t)objects + objects / PACK + 3, sizeof *w.places);
    if (!w.places)
        return cvx_diag_memory(diag);
    cvx_str_init(&w.text, arena);
    cvx_str_init(&w.header, arena);
    cvx_str_init(&w.body, arena);
    /* The second line's bytes above 127 tell file transfer that this is no text (7.5.2). */
    static const char head[] = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    cvx_str_add_bytes(&w.text, head, sizeof head - 1);
    put_objects(&w);
    put_xref(&w);
    return w.status == CVX_OK && cvx_pdf_failed(pdf) ? cvx_diag_memory(diag) : w.status;
}
