/* SPDX-License-Identifier: MIT */
/* Pictures as image XObjects (ISO 32000-1, 8.9.5). A JPEG goes in as it is; a PNG is decoded, laid
 * on white, made as small as print needs, and compressed again. */
#ifndef CVX_EXPORTERS_PDF_IMAGE_H
#define CVX_EXPORTERS_PDF_IMAGE_H

#include "core/doc/picture.h"
#include "exporters/pdf/object.h"

struct cvx_image {
    struct cvx_object *object;
    double aspect;     /* width by height, as shown */
    double turn[2][3]; /* from the stored unit square to the shown one: rows of x' and y' */
};

/* Makes `picture` an object of the PDF's, to be shown `width` points wide and `height` high. NULL
 * when that was done, else why not, in half a sentence. */
const char *cvx_image_make(struct cvx_pdf *pdf, const struct cvx_picture *picture, double width,
                           double height, struct cvx_image *image);

#endif
