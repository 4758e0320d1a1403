/* SPDX-License-Identifier: MIT */
/* Which way text runs. Word asks for it of every run (w:rtl; ISO/IEC 29500-1, 17.3.2.30): a run
 * that holds letters of both directions has to be split, and what is neither goes to one of them.
 * Follows the Unicode Bidirectional Algorithm as far as it takes no context beyond a run. */
#ifndef CVX_DOCX_DIRECTION_H
#define CVX_DOCX_DIRECTION_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes of the first segment of `text` (not empty) in one direction; `*rtl` says which.
 * `base_rtl` is the direction of what is around it: neutral text at the edges goes there. */
size_t cvx_docx_segment_len(const char *text, bool base_rtl, bool *rtl);

/* The bytes of the first piece of `text`, `len` bytes of right-to-left text, that is either figures
 * with what joins them ("1.4", "38%") or holds none; `*figures` says which. */
size_t cvx_docx_figures_len(const char *text, size_t len, bool *figures);

/* The direction of the first letter that has one; false when none has. */
bool cvx_docx_starts_rtl(const char *text);

#endif
