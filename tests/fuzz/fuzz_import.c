/* SPDX-License-Identifier: MIT */
/* All importers, by probing: no input breaks them, and normalized JSON is a fixed point. */
#include "tests/support/fuzz_import.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    return cvx_fuzz_import(NULL, bytes, len);
}
