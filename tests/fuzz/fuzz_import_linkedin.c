/* SPDX-License-Identifier: MIT */
/* The LinkedIn importer, and with it the readers of ZIP and CSV. */
#include "tests/support/fuzz_import.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    return cvx_fuzz_import("linkedin", bytes, len);
}
