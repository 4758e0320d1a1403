/* SPDX-License-Identifier: MIT */
/* The files that a PDF carries (ISO 32000-1, 7.11.4), over libqpdf's C interface. What is on its
 * pages is not looked at. */
#ifndef CVX_FORMATS_PDF_READ_H
#define CVX_FORMATS_PDF_READ_H

#include "core/base/diag.h"
#include "core/base/module.h"
#include "core/base/status.h"

#include <stddef.h>

/* An attached file, unpacked. */
struct cvx_pdf_file {
    const char *name;
    const char *bytes;
    size_t len;
};

/* The room is a module, opened when a PDF is read (core/base/module.h). */
struct cvx_attachments_module {
    /* The files that the PDF's catalog names, in their order, each once, in `arena`; those that are
     * packed in a way of their own (not Flate) are left out. CVX_REJECTED, with one error, when the
     * PDF is damaged, cut off or needs a password, or exceeds limits.h. */
    enum cvx_status (*read)(const char *bytes, size_t len, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_pdf_file **files, size_t *count);
};
extern const struct cvx_attachments_module cvx_attachments_module;

#endif
