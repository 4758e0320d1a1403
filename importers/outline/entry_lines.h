/* SPDX-License-Identifier: MIT */
/* What the look of one line tells: that it is a head, a row of a table without rules, a sentence.
 */
#ifndef CVX_IMPORTERS_OUTLINE_ENTRY_LINES_H
#define CVX_IMPORTERS_OUTLINE_ENTRY_LINES_H

#include "importers/outline/outlining.h"

enum {
    CVX_LINE_HEAD = 160,  /* bytes of a line that may be a head */
    CVX_LINE_SHORT = 100, /* of one that may be a head without any mark */
};

/* True when `text` ends as a sentence does, or with a colon; its last marks do not count. */
bool cvx_line_ends_sentence(const char *text);

/* True when a date stands apart in it, and it is not too long for a head. */
bool cvx_line_is_dated(struct cvx_outlining *out, const char *text);

/* True for a date, then a tab or the like. */
bool cvx_line_is_row(struct cvx_outlining *out, const char *text);

/* True when its first byte, or the whole of it, carries one of the marks (enum cvx_mark, or-ed). */
bool cvx_line_is_marked(struct cvx_outlining *out, const char *text, unsigned mark, bool whole);

#endif
