/* SPDX-License-Identifier: MIT */
/* From the resume to the document: the one step that decides what is shown, where, under which
 * title and in which words. Nothing of the resume is lost: what has no place of its own becomes a
 * labelled line, and what is shown nowhere is reported, value by value (NOT_SHOWN). */
#ifndef CVX_DOC_BUILD_H
#define CVX_DOC_BUILD_H

#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/doc/doc.h"
#include "core/model/resume.h"

/* The day this version was released, seconds since 1970 UTC: the latest date that a document can
 * get from its content. Raised with each release. */
#define CVX_RELEASE_TIME INT64_C(1795392000) /* 2026-11-23 */

/* What a caller may ask for. All zero is a good default. */
struct cvx_doc_options {
    const char *lang;    /* BCP 47 tag of the language asked for; NULL: the CV's own */
    int64_t source_date; /* SOURCE_DATE_EPOCH, seconds since 1970 UTC: the date when the CV does not
                            say; 0: none */
};

/* Builds the document of `resume` in `arena`, which must hold the resume too or outlive it less:
 * runs point into both. CVX_ENVIRONMENT when memory or a module is missing; a resume that was read
 * is never rejected. */
enum cvx_status cvx_doc_build(const struct cvx_resume *resume,
                              const struct cvx_doc_options *options, struct cvx_arena *arena,
                              struct cvx_diag *diag, struct cvx_doc **doc);

#endif
