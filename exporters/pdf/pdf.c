/* SPDX-License-Identifier: MIT */
/* The PDF exporter: photo, layout, fonts, pages, metadata, file, one after the other. */
#include "exporters/pdf/pdf.h"

#include "exporters/pdf/font.h"
#include "exporters/pdf/image.h"
#include "exporters/pdf/layout.h"
#include "exporters/pdf/marks.h"
#include "exporters/pdf/metadata.h"
#include "exporters/pdf/object.h"
#include "exporters/pdf/paint.h"
#include "fonts/fonts.h"

/* Reads the CV's photo into `image`. False, reported, when there is none that can be shown. */
static bool make_photo(const struct cvx_job *job, struct cvx_pdf *pdf, struct cvx_image *image)
{
    const struct cvx_block *photo = job->doc->root->first;
    while (photo && photo->kind != CVX_BLOCK_PHOTO)
        photo = photo->next;
    struct cvx_picture picture;
    if (!photo || !cvx_picture_read(photo, job->options->folder, job->scratch, job->diag, &picture))
        return false;
    const char *why =
        cvx_image_make(pdf, &picture, job->theme->photo_width, job->theme->photo_height, image);
    if (why && !cvx_pdf_failed(pdf))
        cvx_diag_add(job->diag, CVX_CODE_BAD_IMAGE, photo->at, "the photo is left out: %s", why);
    return !why;
}

static enum cvx_status write_pages(const struct cvx_job *job, const struct cvx_painting *painting,
                                   struct cvx_sink *out)
{
    struct cvx_pdf *pdf = painting->pdf;
    cvx_paint_collect(painting);
    const enum cvx_status status = cvx_pdf_fonts_embed(painting->fonts, job->diag);
    if (status != CVX_OK)
        return status;
    cvx_paint_pages(painting);
    cvx_metadata_write(pdf, job->doc);
    cvx_output_intent_write(pdf);
    if (job->options->attach_json)
        cvx_attachment_write(pdf, job->doc, job->json, job->json_len);
    return cvx_pdf_save(pdf, out, job->diag);
}

static enum cvx_status write_with(const struct cvx_job *job, struct cvx_fonts *fonts,
                                  struct cvx_sink *out)
{
    struct cvx_pdf *pdf = cvx_pdf_new(job->scratch);
    struct cvx_pdf_fonts *pdf_fonts = pdf ? cvx_pdf_fonts_new(pdf) : NULL;
    if (!pdf_fonts)
        return cvx_diag_memory(job->diag);
    struct cvx_image image;
    const bool photo = make_photo(job, pdf, &image);
    const struct cvx_layout_options options = {.fonts = fonts, .photo = photo};
    struct cvx_layout layout = {0};
    enum cvx_status status = cvx_layout_build(job, &options, &layout);
    if (status == CVX_OK)
        status = cvx_marks_add(&layout, job->scratch, job->diag);
    if (status != CVX_OK)
        return status;
    const struct cvx_painting painting = {
        .pdf = pdf,
        .doc = job->doc,
        .layout = &layout,
        .fonts = pdf_fonts,
        .photo = photo ? &image : NULL,
    };
    return write_pages(job, &painting, out);
}

/* Lays out like write_with, and writes what that took of fonts. */
static enum cvx_status account_with(const struct cvx_job *job, struct cvx_fonts *fonts,
                                    struct cvx_sink *out)
{
    struct cvx_str account;
    struct cvx_layout layout = {0};
    const struct cvx_layout_options options = {.fonts = fonts, .account = &account};
    cvx_str_init(&account, job->scratch);
    const enum cvx_status status = cvx_layout_build(job, &options, &layout);
    if (status != CVX_OK)
        return status;
    if (job->scratch->failed)
        return cvx_diag_memory(job->diag);
    return cvx_sink_write(out, cvx_str_get(&account), account.len, job->diag);
}

static struct cvx_fonts *fonts_open(void)
{
    return cvx_fonts_open(NULL);
}

static enum cvx_status with_fonts(const struct cvx_job *job, struct cvx_sink *out,
                                  enum cvx_status (*write)(const struct cvx_job *,
                                                           struct cvx_fonts *, struct cvx_sink *))
{
    struct cvx_fonts *fonts = job->fonts ? job->fonts : fonts_open();
    if (!fonts)
        return cvx_diag_memory(job->diag);
    const enum cvx_status status = write(job, fonts, out);
    if (fonts != job->fonts)
        cvx_fonts_close(fonts);
    return status;
}

static enum cvx_status write_pdf(const struct cvx_job *job, struct cvx_sink *out)
{
    return with_fonts(job, out, write_with);
}

static enum cvx_status write_account(const struct cvx_job *job, struct cvx_sink *out)
{
    return with_fonts(job, out, account_with);
}

const struct cvx_pdf_module cvx_pdf_module = {
    .exporter = {.write = write_pdf},
    .account = write_account,
    .fonts_open = fonts_open,
    .fonts_close = cvx_fonts_close,
};
