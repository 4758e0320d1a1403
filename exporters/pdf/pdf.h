/* SPDX-License-Identifier: MIT */
/* The entry of the module that writes PDF (core/base/module.h). exporters/registry.c describes the
 * format and opens the module when a PDF is to be written. */
#ifndef CVX_EXPORTERS_PDF_PDF_H
#define CVX_EXPORTERS_PDF_PDF_H

#include "exporters/exporter.h"

struct cvx_pdf_module {
    /* As struct cvx_exporter's. */
    enum cvx_status (*write)(const struct cvx_job *job, struct cvx_sink *out);
};

extern const struct cvx_pdf_module cvx_pdf_module;

#endif
