/* SPDX-License-Identifier: MIT */
/* Directional marks (U+200E, U+200F) in what glyphs are extracted as, for readers that go by
 * places.
 *
 * Such a reader, poppler's by default and with -layout, has the characters of a line from left to
 * right and must guess their order. It settles on one direction for the page, by its letters, and
 * cuts each line into stretches: from a letter that runs the page's way up to the next letter or
 * figure that runs the other, and on up to the next letter of the first kind. What stands between
 * goes with the stretch before it, and a comma, full stop or colon is as good as a figure. So
 * "2019, Foo (bar)" comes apart. A mark is a letter to it, and invisible to everybody else. */
#ifndef CVX_EXPORTERS_PDF_MARKS_H
#define CVX_EXPORTERS_PDF_MARKS_H

#include "exporters/pdf/layout.h"

/* Adds marks to the pieces' texts on those pages of the layout that have right-to-left text: what
 * is shown stays as it is. CVX_ENVIRONMENT, with one error added, when ICU or memory fails. */
enum cvx_status cvx_marks_add(struct cvx_layout *layout, struct cvx_arena *arena,
                              struct cvx_diag *diag);

#endif
