/* SPDX-License-Identifier: MIT */
/* Where the sections of a CV begin: at headings, and at lines that stand as headings without being
 * marked. */
#ifndef CVX_IMPORTERS_OUTLINE_CHAPTERS_H
#define CVX_IMPORTERS_OUTLINE_CHAPTERS_H

#include "importers/outline/outlining.h"

struct cvx_chapters {
    struct cvx_chapter *first; /* the first is what stands before all sections, without a title */
    const struct cvx_block *name; /* the heading that is the person's name; NULL: there is none */
    bool known;                   /* a title was recognised */
};

/* Cuts an outline into sections; lines that stand as headings become such blocks. CVX_REJECTED,
 * reported, when there are too many. */
enum cvx_status cvx_chapters_cut(struct cvx_outlining *out, struct cvx_outline *outline,
                                 struct cvx_chapters *chapters);

/* True for "Curriculum Vitae", "Lebenslauf", "简历": what a CV is called. */
bool cvx_is_cv_title(const char *title);

#endif
