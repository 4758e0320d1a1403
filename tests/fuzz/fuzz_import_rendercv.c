/* SPDX-License-Identifier: MIT */
/* The importer of RenderCV, see tests/support/fuzz_import.h. */
#include "tests/support/fuzz_import.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    return cvx_fuzz_import("rendercv", bytes, len);
}
