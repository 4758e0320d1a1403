/* SPDX-License-Identifier: MIT */
/* Writing ZIP archives into memory: entries in the order they are added, deflated by libdeflate,
 * without dates of their own (1980-01-01, the format's zero), so that the same entries give the
 * same bytes. Names are ASCII.
 *
 * The container is our own because it is three fixed records (PKWARE, APPNOTE.TXT 6.3.3, sections
 * 4.3.7, 4.3.12 and 4.3.16) and no more is wanted of it: no ZIP64, no descriptors, no extra fields
 * (ISO/IEC 29500-2, annex B). A library for all that ZIP can be costs more to load than all the
 * rest of a package costs to write (docs/startup.md). */
#ifndef CVX_FORMATS_ZIP_H
#define CVX_FORMATS_ZIP_H

#include "core/base/str.h"

#include <stdint.h>

/* An archive being written. Its fields are private to zip.c. */
struct cvx_zip {
    struct cvx_str *out;
    size_t start;             /* of the archive in `out` */
    struct cvx_str directory; /* the central one, so far */
    uint16_t count;
    struct libdeflate_compressor *compressor; /* NULL: memory is out */
};

/* Starts an archive that is appended to `out`. cvx_zip_close() must follow. */
void cvx_zip_open(struct cvx_zip *zip, struct cvx_str *out);

/* Appends an entry: of less than 4 GB, in an archive of less than 4 GB and 65536 entries. Sticky:
 * when memory is out it does nothing, and close reports it once. */
void cvx_zip_add(struct cvx_zip *zip, const char *name, const void *bytes, size_t len);

/* Ends the archive. False when memory ran out or it grew too large; what is in `out` is of no use
 * then. */
bool cvx_zip_close(struct cvx_zip *zip);

#endif
