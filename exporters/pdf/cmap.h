/* SPDX-License-Identifier: MIT */
/* CMaps (Adobe Technical Note 5014): which text a code stands for (ISO 32000-1, 9.10.3), and, where
 * one glyph has several codes, which glyph (9.7.5). Called by font.c. */
#ifndef CVX_EXPORTERS_PDF_CMAP_H
#define CVX_EXPORTERS_PDF_CMAP_H

#include "core/base/str.h"

#include <stdint.h>

/* A code and what it shows. */
struct cvx_cmap_row {
    uint16_t code;
    uint16_t cid;
    const char *text; /* UTF-8; text_len 0: a later glyph of a cluster, which adds no text */
    size_t text_len;
};

/* The ToUnicode CMap. Rows are sorted by code. */
void cvx_cmap_add_to_unicode(struct cvx_str *out, const struct cvx_cmap_row *rows, size_t count);

/* The name of the encoding CMap. */
extern const char cvx_cmap_encoding_name[];

/* An encoding CMap: each row's code selects its CID. Rows are sorted by code. */
void cvx_cmap_add_encoding(struct cvx_str *out, const struct cvx_cmap_row *rows, size_t count);

#endif
