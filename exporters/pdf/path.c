/* SPDX-License-Identifier: MIT */
/* Paths. A round corner is a Bézier curve, which is within 0.03 % of a quarter of a circle.
 */
#include "exporters/pdf/path.h"

#define CONTROL 0.5523 /* radii from a quarter's end to its control point */

enum { PLACES = 2 }; /* decimals: 1/100 pt is finer than any printer */

void cvx_path_add(struct cvx_str *out, const double *numbers, int count, const char *operator)
{
    for (int i = 0; i < count; i++) {
        cvx_str_add_real(out, numbers[i], PLACES);
        cvx_str_add_char(out, ' ');
    }
    cvx_str_add(out, operator);
    cvx_str_add_char(out, '\n');
}

void cvx_path_clip(struct cvx_str *out, struct cvx_box box, double r)
{
    const double k = r * (1 - CONTROL); /* how far a control point is from the corner */
    const double x = box.x, y = box.y, x1 = x + box.w, y1 = y + box.h;
    if (r <= 0) {
        cvx_path_add(out, (double[]){x, y, box.w, box.h}, 4, "re W n");
        return;
    }
    cvx_path_add(out, (double[]){x + r, y}, 2, "m");
    cvx_path_add(out, (double[]){x1 - r, y}, 2, "l");
    cvx_path_add(out, (double[]){x1 - k, y, x1, y + k, x1, y + r}, 6, "c");
    cvx_path_add(out, (double[]){x1, y1 - r}, 2, "l");
    cvx_path_add(out, (double[]){x1, y1 - k, x1 - k, y1, x1 - r, y1}, 6, "c");
    cvx_path_add(out, (double[]){x + r, y1}, 2, "l");
    cvx_path_add(out, (double[]){x + k, y1, x, y1 - k, x, y1 - r}, 6, "c");
    cvx_path_add(out, (double[]){x, y + r}, 2, "l");
    cvx_path_add(out, (double[]){x, y + k, x + k, y, x + r, y}, 6, "c");
    cvx_str_add(out, "h W n\n");
}
