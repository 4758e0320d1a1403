/* SPDX-License-Identifier: MIT */
/* Keys of objects, whatever the notation: of those that an object names twice the last one counts.
 * Called by the readers in this room when an object is complete. */
#ifndef CVX_FORMATS_KEYS_H
#define CVX_FORMATS_KEYS_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"

/* Takes all but the last of the members of `object` that have the same key out of it, with a
 * warning for each. CVX_ENVIRONMENT when memory is out. */
enum cvx_status cvx_keys_drop_duplicates(struct cvx_node *object, struct cvx_arena *arena,
                                         struct cvx_diag *diag);

#endif
