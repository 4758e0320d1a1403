/* SPDX-License-Identifier: MIT */
/* The Europass importer, and with it the XML reader. */
#include "tests/support/fuzz_import.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    return cvx_fuzz_import("europass", bytes, len);
}
