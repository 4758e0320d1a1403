/* SPDX-License-Identifier: MIT */
/* How much room text takes, about: what styles and pages need to know of a document. No font is
 * opened for it. */
#ifndef CVX_DOCX_MEASURE_H
#define CVX_DOCX_MEASURE_H

#include "exporters/docx/docx.h"

/* A character's advance, as a part of the size. */
double cvx_docx_em(uint32_t c, bool serif, bool bold);

/* The width of runs in a line of their own, points. */
double cvx_docx_width(const struct cvx_docx *docx, const struct cvx_runs *runs,
                      const struct cvx_paragraph_style *look);

/* Lines being filled word by word. Start with the widths, all else zero. */
struct cvx_docx_lines {
    double first, rest; /* widths of the first line and of the others, points */
    double x, word;     /* how far the line reaches; what comes after it without a place to break */
    int ended;          /* lines that are full */
};

/* Fills in runs. */
void cvx_docx_lines_add(const struct cvx_docx *docx, struct cvx_docx_lines *lines,
                        const struct cvx_runs *runs, const struct cvx_paragraph_style *look);

/* How many there are. */
int cvx_docx_lines_end(struct cvx_docx_lines *lines);

/* Sets the document's `theme`, which is the job's, to `source` as its script wants it, tightened so
 * that no last page is nearly empty and that there are no more pages than asked for: by the rules
 * of the PDF (core/theme/tighten.h), over lines that are estimated. CVX_REJECTED with CANNOT_FIT
 * when they are clearly too many. */
enum cvx_status cvx_docx_fit(const struct cvx_docx *docx, const struct cvx_theme *source,
                             struct cvx_theme *theme);

#endif
