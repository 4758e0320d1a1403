/* SPDX-License-Identifier: MIT */
/* The bidirectional algorithm (UAX #9) by ICU: which way each character of a paragraph runs.
 * Called by paragraph_shape.c, and only for text that needs it. */
#ifndef CVX_EXPORTERS_PDF_BIDI_H
#define CVX_EXPORTERS_PDF_BIDI_H

#include "core/base/arena.h"
#include "core/base/diag.h"

#include <stdint.h>

/* True when some character of the text is written from right to left, or says so. */
bool cvx_bidi_needed(const char *text, size_t len);

/* A stretch of text that is by itself: bidi controls inside have no effect outside. */
struct cvx_bidi_part {
    uint32_t len;  /* bytes */
    bool isolated; /* an address, a number, a date: takes its direction from itself alone */
};

struct cvx_bidi_text {
    const char *text;
    size_t len;
    const struct cvx_bidi_part *parts; /* cover the text */
    size_t part_count;
    bool rtl; /* the paragraph's base direction */
};

/* Sets levels[i] for each byte of the text. CVX_ENVIRONMENT, with one error added, when ICU or
 * memory fails. */
enum cvx_status cvx_bidi_levels(const struct cvx_bidi_text *text, struct cvx_arena *arena,
                                struct cvx_diag *diag, uint8_t *levels);

#endif
