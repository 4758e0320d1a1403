/* SPDX-License-Identifier: MIT */
/* Operators with operands that are points, and the one path a CV needs (ISO 32000-1, 8.5): a box
 * with round corners, which a photo is clipped to. Called by canvas.c, between text objects. */
#ifndef CVX_EXPORTERS_PDF_PATH_H
#define CVX_EXPORTERS_PDF_PATH_H

#include "core/base/str.h"

/* A box by its lower left corner, y upwards, in points. */
struct cvx_box {
    double x, y, w, h;
};

/* Writes `count` numbers and an operator on a line of their own. */
void cvx_path_add(struct cvx_str *out, const double *numbers, int count, const char *operator);

/* Clips to `box`, its corners rounded with radius `r`: no more than half of either side. */
void cvx_path_clip(struct cvx_str *out, struct cvx_box box, double r);

#endif
