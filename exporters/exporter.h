/* SPDX-License-Identifier: MIT */
/* What an output format is. A format is a folder, one line in exporters/registry.c, and goldens;
 * names, suffixes, --list-formats, --help, completions and the contract tests all come from that
 * line. */
#ifndef CVX_EXPORTERS_EXPORTER_H
#define CVX_EXPORTERS_EXPORTER_H

#include "core/base/diag.h"
#include "core/base/sink.h"
#include "core/doc/doc.h"
#include "core/model/resume.h"
#include "core/theme/theme.h"

/* What the user asked for, checked, defaults filled in. */
struct cvx_job_options {
    double page_width, page_height; /* points */
    bool attach_json;               /* the normalized JSON goes inside */
    int fit_pages;                  /* at most so many pages; 0: as many as it takes */
    const char *folder; /* where the CV's relative image paths start; NULL: data: images only */
};

/* One export. All of it is const but the scratch arena and the diagnostics; the scratch arena dies
 * with the call. */
struct cvx_job {
    const struct cvx_resume *resume;
    const struct cvx_doc *doc;
    const struct cvx_theme *theme;
    const struct cvx_job_options *options;
    const char *json; /* the normalized JSON, byte for byte what the json exporter writes */
    size_t json_len;
    const struct cvx_places *places; /* where each value stands in it; NULL when it is not to go
                                        inside (core/model/places.h) */
    struct cvx_fonts
        *fonts; /* opened fonts, shared between jobs and threads; NULL: open your own */
    struct cvx_arena *scratch;
    struct cvx_diag *diag;
};

struct cvx_exporter {
    const char *name;   /* "pdf", as in --format pdf */
    const char *suffix; /* ".pdf": how -o FILE picks a format, and what a file's name ends in */
    const char
        *own_suffix; /* beside an input that might have the same suffix: ".normalized.json" */
    const char *media_type; /* "application/pdf" */
    const char *summary;    /* one line, for --list-formats */
    bool needs_document;    /* reads job->doc and job->theme; without it both may be NULL */

    /* Writes the whole document. Same job, same bytes; keeps nothing. */
    enum cvx_status (*write)(const struct cvx_job *job, struct cvx_sink *out);
};

/* The entry of a module that holds an exporter (core/base/module.h). */
struct cvx_exporter_module {
    enum cvx_status (*write)(const struct cvx_job *job, struct cvx_sink *out);
};

/* All output formats; ended by NULL. The first is the default. */
extern const struct cvx_exporter *const cvx_exporters[];

/* Writes no CV but an account of the fonts that set its PDF: which script in which font, from which
 * file, and which characters none has. No format, so not in the list. */
extern const struct cvx_exporter cvx_font_account;

/* The exporter of that name; NULL when there is none. */
const struct cvx_exporter *cvx_exporter_find(const char *name);

#endif
