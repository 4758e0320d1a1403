/* SPDX-License-Identifier: MIT */
/* Writing ZIP archives into memory, over libzip: entries in the order they are added, deflated,
 * without dates of their own (1980-01-01, the format's zero), so that the same entries give the
 * same bytes. */
#ifndef CVX_FORMATS_ZIP_H
#define CVX_FORMATS_ZIP_H

#include "core/base/str.h"

struct cvx_zip;

/* NULL when memory is out. */
struct cvx_zip *cvx_zip_open(void);

/* Adds an entry. The bytes are borrowed until close. False when memory is out. */
bool cvx_zip_add(struct cvx_zip *zip, const char *name, const void *bytes, size_t len);

/* Writes the archive, appends it to `out` and frees `zip` (which may be NULL). False when it
 * failed. */
bool cvx_zip_close(struct cvx_zip *zip, struct cvx_str *out);

/* Frees without writing. */
void cvx_zip_free(struct cvx_zip *zip);

#endif
