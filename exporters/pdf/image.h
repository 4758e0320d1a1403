/* SPDX-License-Identifier: MIT */
/* Pictures: a JPEG or PNG as an image XObject (ISO 32000-1, 8.9.5). */
#ifndef CVX_EXPORTERS_PDF_IMAGE_H
#define CVX_EXPORTERS_PDF_IMAGE_H

#include "exporters/pdf/object.h"

struct cvx_image {
    struct cvx_object *object;
    double aspect; /* width by height */
};

#endif
