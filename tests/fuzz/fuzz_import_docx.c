/* SPDX-License-Identifier: MIT */
/* The importer for docx, whatever it is given. */
#include "tests/support/fuzz_import.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    return cvx_fuzz_import("docx", bytes, len);
}
