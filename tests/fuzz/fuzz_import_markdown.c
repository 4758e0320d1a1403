/* SPDX-License-Identifier: MIT */
/* The importer for Markdown, whatever it is given. */
#include "tests/support/fuzz_import.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    return cvx_fuzz_import("markdown", bytes, len);
}
