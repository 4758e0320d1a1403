/* SPDX-License-Identifier: MIT */
/* Reading ZIP archives in memory, over libzip. Nothing is written to a disk. */
#ifndef CVX_FORMATS_ZIP_READ_H
#define CVX_FORMATS_ZIP_READ_H

#include "core/base/diag.h"
#include "core/base/module.h"
#include "core/base/status.h"

#include <stddef.h>

/* A file of an archive, unpacked. */
struct cvx_zip_file {
    const char *name; /* with its folders, parted by "/" */
    const char *bytes;
    size_t len;
};

/* The room is a module, opened when an archive is read (core/base/module.h). */
struct cvx_unzip_module {
    /* Unpacks those files whose name ends in `suffix` (any case), sorted by name, into `arena`.
     * Symbolic links are left out, each with a warning. CVX_REJECTED, with one error, when the
     * archive is damaged, cut off or encrypted, holds a name that leads out of it, or exceeds
     * limits.h: in entries, in bytes of all files together, or in how much larger a file is than
     * what it is packed into. */
    enum cvx_status (*read)(const char *bytes, size_t len, const char *suffix,
                            struct cvx_arena *arena, struct cvx_diag *diag,
                            struct cvx_zip_file **files, size_t *count);
};
extern const struct cvx_unzip_module cvx_unzip_module;

#endif
