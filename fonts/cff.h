/* SPDX-License-Identifier: MIT */
/* The little of the Compact Font Format (Adobe Technical Note 5176) that embedding needs: whether a
 * font is CID-keyed, and which CID each glyph has. Outlines are not looked at. Private to fonts/.
 */
#ifndef CVX_FONTS_CFF_H
#define CVX_FONTS_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cvx_cff {
    bool cid_keyed;       /* its Top DICT has ROS */
    unsigned glyph_count; /* of the CharStrings INDEX */
    size_t charset;       /* offset; 0 to 2: a predefined one */
};

/* Reads the head of a `CFF ` table. False when it is damaged. */
bool cvx_cff_read(const unsigned char *bytes, size_t len, struct cvx_cff *cff);

/* Fills `cids` (glyph_count items) from the charset of a CID-keyed font. False when it is damaged.
 */
bool cvx_cff_read_cids(const unsigned char *bytes, size_t len, const struct cvx_cff *cff,
                       uint16_t *cids);

#endif
