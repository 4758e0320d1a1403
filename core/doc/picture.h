/* SPDX-License-Identifier: MIT */
/* The CV's photo as bytes: found, checked by its header, and freed of what it tells about the place
 * and camera it was taken with. Exporters that show it decode it or embed it as it is.
 *
 * A picture comes from a data: URI (RFC 2397) or from a file inside the CV's own folder; nothing is
 * ever fetched from a network. */
#ifndef CVX_DOC_PICTURE_H
#define CVX_DOC_PICTURE_H

#include "core/base/diag.h"
#include "core/doc/doc.h"

enum cvx_picture_kind {
    CVX_PICTURE_JPEG, /* baseline or progressive, 8 bits, grey or colour */
    CVX_PICTURE_PNG,
};

struct cvx_picture {
    enum cvx_picture_kind kind;
    const unsigned char *bytes; /* in the arena; a JPEG's without EXIF, XMP, ICC and comments */
    size_t len;
    uint32_t width, height; /* pixels, as stored */
    int components;         /* JPEG: 1 grey, 3 colour; PNG: 0 */
    int orientation; /* JPEG, as EXIF (CIPA DC-008, 4.6.5.1.6) counts: how it is to be turned: 1 not
                        at all, 3 by half, 6 a quarter clockwise, 8 a quarter back; 2, 4, 5 and 7
                        are mirrored first */
};

/* Reads the photo of a PHOTO block. `folder` is where a relative path starts, and what it may not
 * leave; NULL: data: only. False, with one warning added, when there is no usable picture; false
 * without one when `arena` failed. */
bool cvx_picture_read(const struct cvx_block *photo, const char *folder, struct cvx_arena *arena,
                      struct cvx_diag *diag, struct cvx_picture *picture);

#endif
