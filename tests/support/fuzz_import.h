/* SPDX-License-Identifier: MIT */
/* What the fuzz target of every importer does with its bytes. A target is:
 *
 *     int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
 *     {
 *         return cvx_fuzz_import("fresh", bytes, len);
 *     }
 */
#ifndef CVX_TESTS_SUPPORT_FUZZ_IMPORT_H
#define CVX_TESTS_SUPPORT_FUZZ_IMPORT_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

/* Imports bytes as the format `from` (NULL: as probing finds) and aborts unless it ends in a CV or
 * in one error, and the normalized JSON of a CV is read again without a warning, and gives itself.
 * Returns 0. */
int cvx_fuzz_import(const char *from, const uint8_t *bytes, size_t len);

#endif
