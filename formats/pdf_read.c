/* SPDX-License-Identifier: MIT */
/* Attachments by libqpdf, which gives them as they are packed: unpacking is libdeflate's, which can
 * be told how much is enough. Trees of names are walked within limits, since a PDF may lead in
 * circles. What libqpdf unpacks by itself, and without limit, is measured first
 * (formats/pdf_bound.h). */
#include "formats/pdf_read.h"

#include "core/base/limits.h"
#include "formats/pdf_bound.h"

#include <libdeflate.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* Levels of a tree of names: each holds at least two, so that this is room for 2^32 files. */
enum { TREE_DEPTH = 32 };

struct reading {
    qpdf_data pdf;
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    struct cvx_pdf_file *files;
    int *ids; /* of the files' streams */
    size_t count;
    size_t visits; /* nodes of trees, and files looked at */
    size_t total;  /* bytes unpacked */
    enum cvx_status status;
};

static void refuse(struct reading *reading, enum cvx_code code, const char *what)
{
    if (reading->status != CVX_OK)
        return;
    cvx_diag_add(reading->diag, code, NULL, "%s", what);
    reading->status = CVX_REJECTED;
}

static void refuse_size(struct reading *reading)
{
    if (reading->status != CVX_OK)
        return;
    cvx_diag_add(reading->diag, CVX_CODE_LIMIT, NULL,
                 "the files in the PDF unpack to more than %d bytes, the limit", CVX_LIMIT_INPUT);
    reading->status = CVX_REJECTED;
}

/* False when enough has been looked at. */
static bool visit(struct reading *reading)
{
    if (++reading->visits <= CVX_LIMIT_ENTRIES)
        return reading->status == CVX_OK;
    if (reading->status == CVX_OK)
        cvx_diag_add(reading->diag, CVX_CODE_LIMIT, NULL,
                     "the PDF has more than %d files, the limit, or leads in circles",
                     CVX_LIMIT_ENTRIES);
    reading->status = CVX_REJECTED;
    return false;
}

/* True when the stream is packed by Flate alone, without predictors; `*plain`: by nothing. */
static bool is_flate(struct reading *reading, qpdf_oh dict, bool *plain)
{
    qpdf_oh filter = qpdf_oh_get_key(reading->pdf, dict, "/Filter");
    const int count = qpdf_oh_is_array(reading->pdf, filter)
                          ? qpdf_oh_get_array_n_items(reading->pdf, filter)
                          : -1;
    if (count == 1)
        filter = qpdf_oh_get_array_item(reading->pdf, filter, 0);
    *plain = count == 0 || qpdf_oh_is_null(reading->pdf, filter);
    return count < 2 && qpdf_oh_is_name_and_equals(reading->pdf, filter, "/FlateDecode") &&
           !qpdf_oh_is_dictionary(reading->pdf,
                                  qpdf_oh_get_key(reading->pdf, dict, "/DecodeParms"));
}

/* Unpacks into the arena, in blocks that double until they are enough or too large. */
static const char *inflate(struct reading *reading, const unsigned char *packed, size_t packed_len,
                           size_t *len)
{
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    const size_t most = CVX_LIMIT_INPUT - reading->total;
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    char *bytes = NULL;
    for (size_t room = 4 * packed_len + 1024; result == LIBDEFLATE_INSUFFICIENT_SPACE; room *= 4) {
        const bool last = room >= most;
        bytes = decompressor ? cvx_arena_alloc(reading->arena, last ? most : room) : NULL;
        if (!bytes)
            break;
        result = libdeflate_zlib_decompress(decompressor, packed, packed_len, bytes,
                                            last ? most : room, len);
        if (last)
            break;
    }
    libdeflate_free_decompressor(decompressor);
    if (!bytes)
        reading->status = cvx_diag_memory(reading->diag);
    else if (result == LIBDEFLATE_INSUFFICIENT_SPACE)
        refuse_size(reading);
    else if (result != LIBDEFLATE_SUCCESS)
        refuse(reading, CVX_CODE_SYNTAX, "a file in the PDF is damaged");
    return result == LIBDEFLATE_SUCCESS ? bytes : NULL;
}

static void add_stream(struct reading *reading, qpdf_oh stream, const char *name)
{
    bool plain;
    const bool flate = is_flate(reading, qpdf_oh_get_dict(reading->pdf, stream), &plain);
    unsigned char *packed = NULL;
    struct cvx_pdf_file *file = &reading->files[reading->count];
    if (!flate && !plain)
        return;
    if (qpdf_oh_get_stream_data(reading->pdf, stream, qpdf_dl_none, NULL, &packed, &file->len) &
        (QPDF_ERRORS))
        refuse(reading, CVX_CODE_SYNTAX, "a file in the PDF is damaged");
    else if (flate)
        file->bytes = inflate(reading, packed, file->len, &file->len);
    else if (file->len > CVX_LIMIT_INPUT - reading->total)
        refuse_size(reading);
    else
        file->bytes = cvx_arena_copy(reading->arena, (const char *)packed, file->len);
    free(packed);
    file->name = name;
    if (reading->status == CVX_OK && (!file->bytes || !name))
        reading->status = cvx_diag_memory(reading->diag);
    if (reading->status != CVX_OK)
        return;
    reading->ids[reading->count++] = qpdf_oh_get_object_id(reading->pdf, stream);
    reading->total += file->len;
}

static bool is_known(const struct reading *reading, int id)
{
    for (size_t i = 0; i < reading->count; i++)
        if (reading->ids[i] == id)
            return true;
    return false;
}

/* A file specification (7.11.3), with the file in it. */
static void add_file(struct reading *reading, qpdf_oh spec)
{
    static const char *const keys[] = {"/UF", "/F"};
    qpdf_data pdf = reading->pdf;
    if (!visit(reading) || !qpdf_oh_is_dictionary(pdf, spec))
        return;
    qpdf_oh embedded = qpdf_oh_get_key(pdf, spec, "/EF");
    const char *name = "";
    qpdf_oh stream = 0;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        qpdf_oh text = qpdf_oh_get_key(pdf, spec, keys[i]);
        if (!*name && qpdf_oh_is_string(pdf, text))
            name = cvx_arena_strdup(reading->arena, qpdf_oh_get_utf8_value(pdf, text));
        if (!name)
            break;
        if (!stream && qpdf_oh_is_dictionary(pdf, embedded)) {
            qpdf_oh found = qpdf_oh_get_key(pdf, embedded, keys[i]);
            stream = qpdf_oh_is_stream(pdf, found) ? found : 0;
        }
    }
    if (stream && !is_known(reading, qpdf_oh_get_object_id(pdf, stream)))
        add_stream(reading, stream, name);
}

/* The files in an array, from item `first`, each `step` items. */
static void add_files(struct reading *reading, qpdf_oh array, int first, int step)
{
    const int count =
        qpdf_oh_is_array(reading->pdf, array) ? qpdf_oh_get_array_n_items(reading->pdf, array) : 0;
    for (int i = first; i < count && reading->status == CVX_OK; i += step)
        add_file(reading, qpdf_oh_get_array_item(reading->pdf, array, i));
}

/* A tree of names (7.9.6), as deep as `depth`. */
static void add_tree(struct reading *reading, qpdf_oh node, int depth)
{
    qpdf_data pdf = reading->pdf;
    if (depth == 0 || !qpdf_oh_is_dictionary(pdf, node) || !visit(reading))
        return;
    add_files(reading, qpdf_oh_get_key(pdf, node, "/Names"), 1, 2);
    qpdf_oh kids = qpdf_oh_get_key(pdf, node, "/Kids");
    const int count = qpdf_oh_is_array(pdf, kids) ? qpdf_oh_get_array_n_items(pdf, kids) : 0;
    for (int i = 0; i < count && reading->status == CVX_OK; i++)
        add_tree(reading, qpdf_oh_get_array_item(pdf, kids, i), depth - 1);
}

static void explain(struct reading *reading)
{
    const qpdf_error error = qpdf_get_error(reading->pdf);
    if (qpdf_get_error_code(reading->pdf, error) == qpdf_e_password) {
        refuse(reading, CVX_CODE_SYNTAX, "the PDF needs a password");
        cvx_diag_hint(reading->diag, "save it without one");
    } else {
        refuse(reading, CVX_CODE_SYNTAX, "the PDF is cut off or damaged");
        cvx_diag_hint(reading->diag, "fetch or make it once more");
    }
}

static void read_catalog(struct reading *reading)
{
    qpdf_data pdf = reading->pdf;
    qpdf_oh root = qpdf_get_root(pdf);
    if (!qpdf_oh_is_dictionary(pdf, root)) {
        explain(reading);
        return;
    }
    add_files(reading, qpdf_oh_get_key(pdf, root, "/AF"), 0, 1);
    qpdf_oh names = qpdf_oh_get_key(pdf, root, "/Names");
    if (qpdf_oh_is_dictionary(pdf, names))
        add_tree(reading, qpdf_oh_get_key(pdf, names, "/EmbeddedFiles"), TREE_DEPTH);
    if (reading->status == CVX_OK && qpdf_has_error(pdf))
        explain(reading);
}

static enum cvx_status read_pdf(const char *bytes, size_t len, struct cvx_arena *arena,
                                struct cvx_diag *diag, struct cvx_pdf_file **files, size_t *count)
{
    struct reading reading = {.arena = arena, .diag = diag};
    if (len > CVX_LIMIT_INPUT) {
        cvx_diag_add(diag, CVX_CODE_LIMIT, NULL, "the PDF has %zu bytes; at most %d are read", len,
                     CVX_LIMIT_INPUT);
        return CVX_REJECTED;
    }
    const enum cvx_status status = cvx_pdf_bound(bytes, len, arena, diag);
    if (status != CVX_OK)
        return status;
    reading.files = cvx_arena_alloc_array(arena, CVX_LIMIT_ENTRIES + 1, sizeof *reading.files);
    reading.ids = cvx_arena_alloc_array(arena, CVX_LIMIT_ENTRIES + 1, sizeof *reading.ids);
    reading.pdf = reading.files && reading.ids ? qpdf_init() : NULL;
    if (!reading.pdf)
        return cvx_diag_memory(diag);
    qpdf_silence_errors(reading.pdf);
    qpdf_set_suppress_warnings(reading.pdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(reading.pdf, QPDF_FALSE);
    if (qpdf_read_memory(reading.pdf, "", bytes, len, NULL) & (QPDF_ERRORS))
        explain(&reading);
    else
        read_catalog(&reading);
    if (qpdf_has_error(reading.pdf))
        qpdf_get_error(reading.pdf); /* else qpdf prints that nobody asked */
    qpdf_cleanup(&reading.pdf);
    *files = reading.files;
    *count = reading.count;
    return reading.status;
}

const struct cvx_attachments_module cvx_attachments_module = {read_pdf};
