/* SPDX-License-Identifier: MIT */
/* An exporter that is not in the registry, as a caller of the library may bring one: it writes the
 * document as text (core/doc/dump.h). Tests compare with it what readers find in the documents. */
#ifndef CVX_TESTS_SUPPORT_TREE_EXPORTER_H
#define CVX_TESTS_SUPPORT_TREE_EXPORTER_H

#include "core/cvexport.h"

extern const struct cvx_exporter cvx_tree_exporter;

#endif
