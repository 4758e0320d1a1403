/* SPDX-License-Identifier: MIT */
/* The PDF importer: the files that a PDF carries, and what is made of them. */
#include "tests/support/fuzz_import.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    return cvx_fuzz_import("pdf", bytes, len);
}
