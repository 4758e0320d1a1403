/* SPDX-License-Identifier: MIT */
/* ZIP writing: the one place that knows libzip. */
#include "formats/zip.h"

#include <stdlib.h>
#include <zip.h>

enum {
    DEFLATE_LEVEL = 6,
    DOS_DATE_1980_01_01 = 0x0021, /* zip_file_set_mtime would depend on the time zone */
};

struct cvx_zip {
    zip_source_t *target;
    zip_t *archive;
};

struct cvx_zip *cvx_zip_open(void)
{
    struct cvx_zip *zip = calloc(1, sizeof *zip);
    if (!zip)
        return NULL;
    zip->target = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip->archive = zip->target ? zip_open_from_source(zip->target, ZIP_TRUNCATE, NULL) : NULL;
    if (!zip->archive) {
        zip_source_free(zip->target);
        free(zip);
        return NULL;
    }
    zip_source_keep(zip->target); /* it is read after the archive is closed */
    return zip;
}

bool cvx_zip_add(struct cvx_zip *zip, const char *name, const void *bytes, size_t len)
{
    zip_source_t *source = zip_source_buffer(zip->archive, bytes, len, 0);
    const zip_int64_t added =
        source ? zip_file_add(zip->archive, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (added < 0) {
        zip_source_free(source);
        return false;
    }
    const zip_uint64_t index = (zip_uint64_t)added;
    return zip_set_file_compression(zip->archive, index, ZIP_CM_DEFLATE, DEFLATE_LEVEL) == 0 &&
           zip_file_set_dostime(zip->archive, index, 0, DOS_DATE_1980_01_01, 0) == 0;
}

/* Appends what the archive wrote into its target. */
static bool read_target(zip_source_t *target, struct cvx_str *out)
{
    if (zip_source_open(target) != 0)
        return false;
    char block[16 * 1024];
    zip_int64_t got;
    while ((got = zip_source_read(target, block, sizeof block)) > 0)
        cvx_str_add_bytes(out, block, (size_t)got);
    zip_source_close(target);
    return got == 0 && !out->arena->failed;
}

bool cvx_zip_close(struct cvx_zip *zip, struct cvx_str *out)
{
    if (!zip)
        return false;
    if (zip_close(zip->archive) != 0) {
        cvx_zip_free(zip);
        return false;
    }
    const bool done = read_target(zip->target, out);
    zip_source_free(zip->target);
    free(zip);
    return done;
}

void cvx_zip_free(struct cvx_zip *zip)
{
    if (!zip)
        return;
    zip_discard(zip->archive);
    zip_source_free(zip->target);
    free(zip);
}
