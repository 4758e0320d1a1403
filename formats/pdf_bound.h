/* SPDX-License-Identifier: MIT */
/* How much a PDF's structure unpacks to: object streams and cross-reference streams (ISO 32000-1,
 * 7.5.7 and 7.5.8). libqpdf 11 unpacks them whole, however large they are: 1 MB may become 1 GB,
 * and that 2.4 GB of memory. So they are measured before it sees them. */
#ifndef CVX_FORMATS_PDF_BOUND_H
#define CVX_FORMATS_PDF_BOUND_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"

/* CVX_REJECTED, with one error, when such streams unpack to more than CVX_LIMIT_STRUCTURE, or are
 * packed so that this cannot be told: by several filters, by another than Flate, with a predictor
 * whose rows are huge or told elsewhere, or encrypted and large enough to unpack to
 * CVX_LIMIT_INPUT. They are found by the word "stream" and the dictionary before it, whose names
 * may be escaped and whose strings may hold anything: no table is believed. `arena` is for scratch.
 */
enum cvx_status cvx_pdf_bound(const char *bytes, size_t len, struct cvx_arena *arena,
                              struct cvx_diag *diag);

#endif
