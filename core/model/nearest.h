/* SPDX-License-Identifier: MIT */
/* The field that a person probably meant: for hints. */
#ifndef CVX_MODEL_NEAREST_H
#define CVX_MODEL_NEAREST_H

#include "core/model/resume.h"

/* The field of `type` whose name differs from `key` only in case, "_", "-" or blanks, or by one or
 * two letters of a longer name. NULL when there is none. */
const char *cvx_field_nearest(const struct cvx_record_type *type, const char *key);

#endif
