/* SPDX-License-Identifier: MIT */
/* libcvexport: one CV as data in; PDF, Word and clean JSON Resume out.
 *
 *     struct cvx_diag diag;
 *     cvx_diag_init(&diag, NULL);
 *     struct cvx_arena arena;
 *     cvx_arena_init(&arena, NULL);
 *     struct cvx_source source = {0};
 *     struct cvx_cv *cv = NULL;
 *     enum cvx_status status = cvx_source_read("resume.json", &arena, &diag, &source);
 *     if (status == CVX_OK)
 *         status = cvx_cv_open(&source, NULL, &diag, &cv);
 *     if (status == CVX_OK) {
 *         struct cvx_sink *out = cvx_file_sink_open("resume.pdf", &diag);
 *         struct cvx_export export = {cvx_exporter_find("pdf"), out};
 *         status = out ? cvx_cv_export(cv, &export, 1, NULL, &diag) : CVX_ENVIRONMENT;
 *         if (status == CVX_OK)
 *             status = cvx_sink_commit(out, &diag);
 *         cvx_sink_drop(out);
 *     }
 *     for (const struct cvx_diagnostic *d = diag.first; d; d = d->next)
 *         if (d->severity != CVX_NOTE)
 *             fprintf(stderr, "%s\n", d->message);
 *     cvx_cv_free(cv);
 *     cvx_arena_clear(&arena);
 *     cvx_diag_clear(&diag);
 *
 * What the command does is made of these calls and nothing else:
 *
 *     cvexport FILE           cvx_source_read(), cvx_cv_open(), cvx_cv_export()
 *     cvexport check FILE     cvx_source_read(), cvx_cv_open(), cvx_cv_check()
 *     cvexport check --fix    and cvx_cv_fix()
 *     cvexport fonts FILE     as an export, with &cvx_font_account
 *     cvexport init           cvx_start_get()
 *     cvexport schema         cvx_schema_get()
 *     --from, --publications  struct cvx_open_options; cvx_importers lists the formats
 *     --lenient               struct cvx_source
 *     --diagnostics json      cvx_diagnostic_json(); the line with a caret: cvx_diag_excerpt()
 *     --theme FILE            cvx_file_read(), struct cvx_export_options
 *
 * Rules that hold everywhere:
 *   - Errors. The status says whether it worked, the diagnostics say why not: a function that
 * returns anything but CVX_OK has added exactly one error. The library prints nothing and never
 * exits.
 *   - Ownership. What a function opens or makes, its caller frees; what it is given, it only
 * borrows.
 *   - Threads. There is no global state. A cv is const once open: any number of threads may export
 * it at the same time, each with its own diagnostics and sinks.
 *   - Same input, same bytes. Neither the clock nor the locale nor the environment is read.
 *   - Strings are UTF-8; lengths are bytes.
 *
 * This header and those that it includes are the whole public interface. */
#ifndef CVX_CVEXPORT_H
#define CVX_CVEXPORT_H

#include "core/base/diag.h"
#include "core/base/excerpt.h"
#include "core/base/sink.h"
#include "core/base/status.h"
#include "core/base/version.h"
#include "exporters/exporter.h"
#include "importers/importer.h"
#include "importers/source.h"

/* A CV, read, checked and normalized. */
struct cvx_cv;

/* How to read. Zero is the default for each. */
struct cvx_open_options {
    const char *from;                /* the input format's name; NULL: found by probing */
    const struct cvx_memory *memory; /* NULL: malloc; must outlive the cv */
    /* Further files whose publications are joined to the CV's: BibTeX, CSL-JSON, other CVs. */
    const struct cvx_source *publications;
    size_t publication_count;
};

/* Reads a CV. `options` may be NULL. CVX_REJECTED when `source` is no CV; `*cv` then is NULL. The
 * bytes of the source and of the publications are not needed afterwards, but for showing lines of
 * them with cvx_diag_excerpt(). */
enum cvx_status cvx_cv_open(const struct cvx_source *source, const struct cvx_open_options *options,
                            struct cvx_diag *diag, struct cvx_cv **cv);

/* NULL is fine. */
void cvx_cv_free(struct cvx_cv *cv);

/* What was read. Lives as long as `cv`. */
const struct cvx_resume *cvx_cv_resume(const struct cvx_cv *cv);

enum cvx_page {
    CVX_PAGE_AUTO,   /* Letter for a CV from the US or Canada, else A4 */
    CVX_PAGE_A4,     /* ISO 216: 210 x 297 mm */
    CVX_PAGE_LETTER, /* 8.5 x 11 inches */
};

/* How to export. Zero is the default for each. */
struct cvx_export_options {
    const char *lang;       /* BCP 47 tag of labels and dates; NULL: the CV's own language */
    const char *theme;      /* a built-in theme's name; NULL: the default one */
    const char *theme_json; /* a theme of the caller's own, as JSON; wins over `theme` */
    size_t theme_json_len;
    const char *theme_name; /* what diagnostics call it: its file */
    enum cvx_page page;
    int fit_pages;             /* fit on so many pages, or fail; 0: as many as it takes */
    bool no_attachment;        /* do not put the normalized JSON inside documents */
    const char *folder;        /* where relative image paths start, and what they may not leave;
                                  NULL: only images inside the CV itself */
    int64_t source_date_epoch; /* the documents' date when the CV states none, seconds since 1970
                                  UTC; 0: the newest date in the CV */
    struct cvx_fonts *fonts;   /* NULL: opened for this call only */
};

/* One output: what to write, and where to. */
struct cvx_export {
    const struct cvx_exporter *exporter; /* of cvx_exporters, or the caller's own */
    struct cvx_sink *out;                /* written to, not committed */
};

/* Writes a CV in one or several formats. `options` may be NULL. All are written, or the first
 * failure ends it: commit the sinks only after CVX_OK. */
enum cvx_status cvx_cv_export(const struct cvx_cv *cv, const struct cvx_export *exports,
                              size_t count, const struct cvx_export_options *options,
                              struct cvx_diag *diag);

/* Says what an export would: adds to `diag` what making the document and writing it in each of the
 * `count` formats `exporters` finds, as cvx_cv_export() does, and writes nothing. With what
 * cvx_cv_open() has added before (old names, dates, gaps, unknown fields: all that was found in the
 * input) that is the whole of `cvexport check`. A count of 0 is the first format of cvx_exporters;
 * `options` may be NULL. CVX_OK also when there are warnings: diag->counts tells; what stops an
 * export is returned as cvx_cv_export() would. */
enum cvx_status cvx_cv_check(const struct cvx_cv *cv, const struct cvx_exporter *const *exporters,
                             size_t count, const struct cvx_export_options *options,
                             struct cvx_diag *diag);

/* Writes the mended CV to `out`, not committed: what was read, as JSON Resume 1.3.1 by its newest
 * names, ISO 8601 dates and valid addresses, with all that could not be mended kept as it was
 * written (schema/README.md). Mending it again gives the same bytes. JSON with comments, trailing
 * commas and the like is mended too when it was opened with source->lenient, as `cvexport check
 * --fix` does. CVX_ENVIRONMENT when memory is out or `out` fails. */
enum cvx_status cvx_cv_fix(const struct cvx_cv *cv, struct cvx_sink *out, struct cvx_diag *diag);

/* A text that the library carries: static, and not NUL-terminated. */
struct cvx_carried {
    const char *bytes;
    size_t len;
};

/* The JSON Schema (draft-07) of what a CV may hold: JSON Resume and our extensions, in one text. */
struct cvx_carried cvx_schema_get(void);

/* A CV to start from, whose values say what to write there; in YAML with comments. */
enum cvx_start { CVX_START_JSON, CVX_START_YAML };
struct cvx_carried cvx_start_get(enum cvx_start start);

/* Opened fonts, to be shared by many exports, also from several threads at once: opening them is a
 * good part of what a single export costs. NULL when memory is out or the PDF part cannot be
 * opened. */
struct cvx_fonts *cvx_fonts_new(void);
void cvx_fonts_free(struct cvx_fonts *fonts);

#endif
