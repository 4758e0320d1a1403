/* SPDX-License-Identifier: MIT */
/* The PDF file as objects (ISO 32000-1, 7.3): dictionaries, arrays, streams, and the file that they
 * are saved to. The one place that knows libharu, whose object layer holds and writes the objects;
 * canvas, font, structure and metadata speak only of the handles below.
 *
 * A PDF and everything in it live in one arena; there is nothing to free. All of it is sticky: the
 * first failure is remembered, every later call does nothing (a NULL object is accepted everywhere
 * and answered with nothing), and cvx_pdf_save reports it once. So nobody looks between. */
#ifndef CVX_EXPORTERS_PDF_OBJECT_H
#define CVX_EXPORTERS_PDF_OBJECT_H

#include "core/base/arena.h"
#include "core/base/sink.h"
#include "core/base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct cvx_pdf;    /* one file being made */
struct cvx_object; /* a dictionary or an array, indirect or inside another */

/* A PDF without pages. NULL when memory is out (then `arena` is failed). */
struct cvx_pdf *cvx_pdf_new(struct cvx_arena *arena);

/* The arena it lives in, for strings that belong to its objects. */
struct cvx_arena *cvx_pdf_arena(struct cvx_pdf *pdf);

/* What every file has: the document catalog (7.7.2), the root of the page tree (7.7.3; give it
 * Kids and Count), the information dictionary (14.3.3). */
struct cvx_object *cvx_pdf_catalog(struct cvx_pdf *pdf);
struct cvx_object *cvx_pdf_pages(struct cvx_pdf *pdf);
struct cvx_object *cvx_pdf_info(struct cvx_pdf *pdf);

/* A new, empty indirect dictionary: it has a number, may be referred to before it is filled, and
 * is written even when nothing refers to it. */
struct cvx_object *cvx_object_new(struct cvx_pdf *pdf);

/* The number of an indirect object, for "%u 0 R" in raw text; 0 for NULL and for direct ones. */
uint32_t cvx_object_number(const struct cvx_object *object);

/* Entries. In a dictionary `key` is the name without slash and an earlier entry of that name is
 * replaced; in an array `key` is NULL and the value is appended. At most 4095 keys and 32767 items:
 * what may be longer (W, structure, name trees) goes through cvx_object_raw. Names are ASCII
 * without spaces, at most 127 bytes. */
void cvx_object_put_name(struct cvx_object *into, const char *key, const char *name);
void cvx_object_put_bool(struct cvx_object *into, const char *key, bool value);
void cvx_object_put_int(struct cvx_object *into, const char *key, int32_t value);
void cvx_object_put_real(struct cvx_object *into, const char *key, double value);

/* A text string (7.9.2.2) from UTF-8: as it is when ASCII, else UTF-16BE with its mark. */
void cvx_object_put_text(struct cvx_object *into, const char *key, const char *text);

/* An ASCII string such as a date or "Adobe". */
void cvx_object_put_ascii(struct cvx_object *into, const char *key, const char *ascii);

/* A reference to an indirect object. */
void cvx_object_put_ref(struct cvx_object *into, const char *key, const struct cvx_object *to);

/* A new direct dictionary or array as an entry; what is returned is filled afterwards. */
struct cvx_object *cvx_object_put_dict(struct cvx_object *into, const char *key);
struct cvx_object *cvx_object_put_array(struct cvx_object *into, const char *key);

/* The raw part of an indirect dictionary: text of the caller's, in PDF syntax, that is written
 * after the entries, before ">>": "/W [3 [500 512] 9 [250]]". Append to it until the file is saved.
 */
struct cvx_str *cvx_object_raw(struct cvx_object *object);

/* A text string, or one of ASCII such as a URI, in PDF syntax: for raw text. */
void cvx_object_raw_text(struct cvx_str *raw, const char *text);

/* "12 0 R": a reference to an indirect object. */
void cvx_object_raw_ref(struct cvx_str *raw, const struct cvx_object *to);
void cvx_object_raw_ascii(struct cvx_str *raw, const char *ascii);

enum cvx_stream_filter {
    CVX_STREAM_PLAIN,   /* as it is; Filter, if any, is for the caller to put */
    CVX_STREAM_DEFLATE, /* compressed here */
};

/* Makes an indirect dictionary a stream of `len` bytes. Plain bytes are not copied: they must live
 * as long as the PDF. Length (and Filter where compressed) are put here. */
void cvx_object_set_stream(struct cvx_object *object, const void *bytes, size_t len,
                           enum cvx_stream_filter filter);

/* True once something failed; for loops that would only waste their time. */
bool cvx_pdf_failed(const struct cvx_pdf *pdf);

/* Writes the file, once: objects that are no streams packed into object streams (7.5.7), a
 * cross-reference stream (7.5.8), PDF 1.7. The file identifier is a hash of what is written.
 * Reports what failed before, if anything did. */
enum cvx_status cvx_pdf_save(struct cvx_pdf *pdf, struct cvx_sink *out, struct cvx_diag *diag);

/* For file.c, which implements cvx_pdf_save. */

struct cvx_stream_bytes {
    const void *bytes;
    size_t len;
    bool present; /* false: the object is no stream */
};

/* Indirect objects have the numbers 1 to count. */
uint32_t cvx_pdf_object_count(const struct cvx_pdf *pdf);
struct cvx_stream_bytes cvx_pdf_object_stream(const struct cvx_pdf *pdf, uint32_t number);

/* Appends the object's dictionary in PDF syntax. */
void cvx_pdf_object_write(struct cvx_pdf *pdf, uint32_t number, struct cvx_str *out);

/* Compresses (RFC 1950) into the PDF's arena. */
struct cvx_stream_bytes cvx_pdf_deflate(struct cvx_pdf *pdf, const void *bytes, size_t len);

#endif
