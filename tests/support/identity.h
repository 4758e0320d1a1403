/* SPDX-License-Identifier: MIT */
/* What must hold for every CV in JSON: nothing is lost without a word, and reading what was written
 * and writing it again gives the same bytes. */
#ifndef CVX_TESTS_SUPPORT_IDENTITY_H
#define CVX_TESTS_SUPPORT_IDENTITY_H

#include <stddef.h>

/* Checks every *.json in `folder`; says on standard output what does not hold. Inputs that are
 * rejected must have one error. `*accepted` counts the others. Returns the faults; 1 when the
 * folder cannot be read. */
int cvx_test_identity(const char *folder, size_t *accepted);

#endif
