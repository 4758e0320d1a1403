/* SPDX-License-Identifier: MIT */
/* The output formats: one row each. PDF and DOCX are modules, opened when they are first written.
 */
#include "exporters/exporter.h"

#include "core/base/module.h"
#include "core/cvexport.h"
#include "exporters/pdf/pdf.h"

#include <string.h>

extern const struct cvx_exporter_module cvx_docx_module;
extern const struct cvx_exporter cvx_json_exporter;

static const struct cvx_module pdf = CVX_MODULE(pdf);
static const struct cvx_module docx = CVX_MODULE(docx);

static enum cvx_status write_by(const struct cvx_module *module, const struct cvx_job *job,
                                struct cvx_sink *out)
{
    const struct cvx_exporter_module *entry = cvx_module_open(module, job->diag);
    return entry ? entry->write(job, out) : CVX_ENVIRONMENT;
}

static enum cvx_status write_pdf(const struct cvx_job *job, struct cvx_sink *out)
{
    return write_by(&pdf, job, out);
}

static enum cvx_status write_docx(const struct cvx_job *job, struct cvx_sink *out)
{
    return write_by(&docx, job, out);
}

static const struct cvx_exporter pdf_exporter = {
    .name = "pdf",
    .suffix = ".pdf",
    .own_suffix = ".pdf",
    .media_type = "application/pdf",
    .summary = "PDF for reading, printing and archiving, with the JSON inside",
    .needs_document = true,
    .write = write_pdf,
};

static const struct cvx_exporter docx_exporter = {
    .name = "docx",
    .suffix = ".docx",
    .own_suffix = ".docx",
    .media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    .summary = "Word document with real styles, for editing and applicant tracking systems",
    .needs_document = true,
    .write = write_docx,
};

const struct cvx_exporter *const cvx_exporters[] = {
    &pdf_exporter,
    &docx_exporter,
    &cvx_json_exporter,
    NULL,
};

static enum cvx_status write_font_account(const struct cvx_job *job, struct cvx_sink *out)
{
    const struct cvx_pdf_module *entry = cvx_module_open(&pdf, job->diag);
    return entry ? entry->account(job, out) : CVX_ENVIRONMENT;
}

const struct cvx_exporter cvx_font_account = {
    .name = "fonts",
    .suffix = ".fonts.txt",
    .own_suffix = ".fonts.txt",
    .media_type = "text/plain",
    .summary = "which fonts set the PDF, where they were found, and what none of them has",
    .needs_document = true,
    .write = write_font_account,
};

const struct cvx_exporter *cvx_exporter_find(const char *name)
{
    for (size_t i = 0; cvx_exporters[i]; i++)
        if (strcmp(cvx_exporters[i]->name, name) == 0)
            return cvx_exporters[i];
    return NULL;
}

/* Fonts live in the PDF's module. */
struct cvx_fonts *cvx_fonts_new(void)
{
    const struct cvx_pdf_module *entry = cvx_module_open(&pdf, NULL);
    return entry ? entry->fonts_open() : NULL;
}

void cvx_fonts_free(struct cvx_fonts *fonts)
{
    const struct cvx_pdf_module *entry = fonts ? cvx_module_open(&pdf, NULL) : NULL;
    if (entry)
        entry->fonts_close(fonts);
}
