/* SPDX-License-Identifier: MIT */
/* ZIP reading: libzip behind limits. What an archive says of itself (how many entries, how large
 * each) is looked at before it is believed. */
#include "formats/zip_read.h"

#include "core/base/limits.h"
#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <zip.h>

/* The end of the central directory (APPNOTE 4.3.16): its signature, its size without comment, where
 * it counts the entries; the longest comment. */
enum { END_SIZE = 22, END_COUNT = 10, COMMENT_MAX = 65535 };

static enum cvx_status refuse(struct cvx_diag *diag, const char *what, const char *hint)
{
    cvx_diag_add(diag, CVX_CODE_SYNTAX, NULL, "%s", what);
    cvx_diag_hint(diag, "%s", hint);
    return CVX_REJECTED;
}

static enum cvx_status refuse_damaged(struct cvx_diag *diag)
{
    return refuse(diag, "the archive is cut off or damaged", "fetch or make it once more");
}

static enum cvx_status refuse_encrypted(struct cvx_diag *diag)
{
    return refuse(diag, "the archive is encrypted", "unpack it, and give the folder");
}

/* Entries, as the archive's end counts them; -1 when it has no end. */
static long count_entries(const char *bytes, size_t len)
{
    const unsigned char *at = (const unsigned char *)bytes;
    for (size_t i = END_SIZE; i <= len && i <= END_SIZE + COMMENT_MAX; i++) {
        const unsigned char *end = at + len - i;
        if (memcmp(end, "PK\5\6", 4) == 0)
            return end[END_COUNT] | end[END_COUNT + 1] << 8;
    }
    return -1;
}

static enum cvx_status check_size(const char *bytes, size_t len, struct cvx_diag *diag)
{
    const long entries = len > CVX_LIMIT_INPUT ? 0 : count_entries(bytes, len);
    if (len > CVX_LIMIT_INPUT)
        cvx_diag_add(diag, CVX_CODE_LIMIT, NULL, "the archive has %zu bytes; at most %d are read",
                     len, CVX_LIMIT_INPUT);
    else if (entries < 0)
        return refuse_damaged(diag);
    else if (entries > CVX_LIMIT_ENTRIES)
        cvx_diag_add(diag, CVX_CODE_LIMIT, NULL, "the archive has more than %d files, the limit",
                     CVX_LIMIT_ENTRIES);
    else
        return CVX_OK;
    return CVX_REJECTED;
}

static enum cvx_status explain(int error, struct cvx_diag *diag)
{
    if (error == ZIP_ER_MEMORY)
        return cvx_diag_memory(diag);
    if (error == ZIP_ER_NOPASSWD || error == ZIP_ER_ENCRNOTSUPP)
        return refuse_encrypted(diag);
    if (error == ZIP_ER_COMPNOTSUPP)
        return refuse(diag, "the archive is packed in a way that is not read",
                      "unpack it, and give the folder");
    return refuse_damaged(diag);
}

/* "/a", "a/../b", "c:\\d": what would lead out of a folder that it is unpacked in. */
static bool leads_out(const char *name)
{
    if (name[0] == '/' || strchr(name, '\\') || strchr(name, ':'))
        return true;
    for (const char *at = name; at; at = strchr(at, '/') ? strchr(at, '/') + 1 : NULL)
        if (strncmp(at, "..", 2) == 0 && (at[2] == '/' || !at[2]))
            return true;
    return false;
}

static bool ends_in(const char *name, const char *suffix)
{
    const size_t len = strlen(name);
    const size_t suffix_len = strlen(suffix);
    return len > suffix_len && strcasecmp(name + len - suffix_len, suffix) == 0;
}

/* A link is packed as the path that it leads to, which is no table. */
static bool is_link(zip_t *archive, zip_uint64_t index)
{
    zip_uint8_t system;
    zip_uint32_t attributes;
    return zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 &&
           system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16);
}

/* Looks at an entry before it is unpacked. `total`: bytes of those unpacked so far. */
static enum cvx_status check_entry(const zip_stat_t *entry, size_t total, struct cvx_diag *diag)
{
    const zip_uint64_t known = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if ((entry->valid & known) != known)
        return refuse_damaged(diag);
    if (entry->valid & ZIP_STAT_ENCRYPTION_METHOD && entry->encryption_method != ZIP_EM_NONE)
        return refuse_encrypted(diag);
    if (entry->size > CVX_LIMIT_INPUT || total + entry->size > CVX_LIMIT_INPUT) {
        cvx_diag_add(diag, CVX_CODE_LIMIT, NULL,
                     "the archive unpacks to more than %d bytes, the limit", CVX_LIMIT_INPUT);
        return CVX_REJECTED;
    }
    if (entry->size > CVX_LIMIT_RATIO_FREE && entry->size / CVX_LIMIT_RATIO > entry->comp_size) {
        cvx_diag_add(diag, CVX_CODE_LIMIT, NULL,
                     "%s unpacks to more than %d times its size, the limit",
                     cvx_diag_quote(diag, entry->name), CVX_LIMIT_RATIO);
        return CVX_REJECTED;
    }
    return CVX_OK;
}

static enum cvx_status unpack(zip_t *archive, const zip_stat_t *entry, struct cvx_arena *arena,
                              struct cvx_diag *diag, struct cvx_zip_file *file)
{
    const size_t len = (size_t)entry->size;
    char *bytes = cvx_arena_alloc(arena, len + 1);
    file->name = cvx_arena_strdup(arena, entry->name);
    if (!bytes || !file->name)
        return cvx_diag_memory(diag);
    zip_file_t *packed = zip_fopen_index(archive, entry->index, 0);
    if (!packed)
        return explain(zip_error_code_zip(zip_get_error(archive)), diag);
    /* One byte more than it says, so that one that says too little is found out. That its sum is
     * right is looked at by the read that finds the end. */
    const zip_int64_t got = zip_fread(packed, bytes, len + 1);
    char more;
    const bool whole = got == (zip_int64_t)len && zip_fread(packed, &more, 1) == 0;
    const int closed = zip_fclose(packed);
    if (!whole || closed != 0)
        return refuse_damaged(diag);
    file->bytes = bytes;
    file->len = len;
    return CVX_OK;
}

static int compare_files(const void *a, const void *b)
{
    const struct cvx_zip_file *left = a;
    const struct cvx_zip_file *right = b;
    return strcmp(left->name, right->name);
}

static enum cvx_status read_entries(zip_t *archive, const char *suffix, struct cvx_arena *arena,
                                    struct cvx_diag *diag, struct cvx_zip_file **files,
                                    size_t *count)
{
    const zip_int64_t entries = zip_get_num_entries(archive, 0);
    size_t total = 0;
    *count = 0;
    *files = cvx_arena_alloc_array(arena, (size_t)entries, sizeof **files);
    if (!*files)
        return cvx_diag_memory(diag);
    for (zip_int64_t i = 0; i < entries; i++) {
        zip_stat_t entry;
        zip_stat_init(&entry);
        if (zip_stat_index(archive, (zip_uint64_t)i, 0, &entry) != 0)
            return explain(zip_error_code_zip(zip_get_error(archive)), diag);
        if (leads_out(entry.name)) {
            cvx_diag_add(diag, CVX_CODE_SYNTAX, NULL,
                         "the archive holds a file whose name leads out of it: %s",
                         cvx_diag_quote(diag, entry.name));
            cvx_diag_hint(diag, "no honest archive does: where is it from?");
            return CVX_REJECTED;
        }
        if (!ends_in(entry.name, suffix) || strncmp(entry.name, "__MACOSX/", 9) == 0)
            continue;
        if (is_link(archive, entry.index)) {
            cvx_diag_add(diag, CVX_CODE_LEFT_OUT, NULL,
                         "%s in the archive is a link: it is not read",
                         cvx_diag_quote(diag, entry.name));
            continue;
        }
        enum cvx_status status = check_entry(&entry, total, diag);
        if (status == CVX_OK)
            status = unpack(archive, &entry, arena, diag, &(*files)[*count]);
        if (status != CVX_OK)
            return status;
        total += (*files)[*count].len;
        ++*count;
    }
    qsort(*files, *count, sizeof **files, compare_files);
    return CVX_OK;
}

static enum cvx_status read_zip(const char *bytes, size_t len, const char *suffix,
                                struct cvx_arena *arena, struct cvx_diag *diag,
                                struct cvx_zip_file **files, size_t *count)
{
    enum cvx_status status = check_size(bytes, len, diag);
    if (status != CVX_OK)
        return status;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes, len, 0, &error);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
    if (archive) {
        status = read_entries(archive, suffix, arena, diag, files, count);
        zip_discard(archive);
    } else {
        status = explain(zip_error_code_zip(&error), diag);
        zip_source_free(source);
    }
    zip_error_fini(&error);
    return status;
}

const struct cvx_unzip_module cvx_unzip_module = {read_zip};
