/* SPDX-License-Identifier: MIT */
/* The entry of the module that writes PDF (core/base/module.h). exporters/registry.c describes the
 * format and opens the module when a PDF is to be written. */
#ifndef CVX_EXPORTERS_PDF_PDF_H
#define CVX_EXPORTERS_PDF_PDF_H

#include "exporters/exporter.h"

struct cvx_pdf_module {
    struct cvx_exporter_module exporter; /* first: an exporter's module like any other */
    /* Writes which fonts set the PDF (cvx_shaper_describe in fonts/fonts.h) in place of it. */
    enum cvx_status (*account)(const struct cvx_job *job, struct cvx_sink *out);
    /* fonts/fonts.h: cvx_fonts_open with its defaults, cvx_fonts_close. */
    struct cvx_fonts *(*fonts_open)(void);
    void (*fonts_close)(struct cvx_fonts *fonts);
};

extern const struct cvx_pdf_module cvx_pdf_module;

#endif
