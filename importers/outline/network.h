/* SPDX-License-Identifier: MIT */
/* Networks by their addresses: "https://github.com/jane" is Jane's profile at GitHub. */
#ifndef CVX_IMPORTERS_OUTLINE_NETWORK_H
#define CVX_IMPORTERS_OUTLINE_NETWORK_H

#include "core/base/arena.h"

#include <stdbool.h>

/* The network and the user's name in a URL (with or without its scheme); false when it is no
 * profile that we know. `username` may be "". */
bool cvx_network_find(const char *url, struct cvx_arena *arena, const char **network,
                      const char **username);

/* The network of this name in any case, as it writes itself, and the URL of a user's profile there;
 * false when we know none. */
bool cvx_network_named(const char *name, const char *username, struct cvx_arena *arena,
                       const char **network, const char **url);

#endif
