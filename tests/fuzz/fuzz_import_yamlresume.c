/* SPDX-License-Identifier: MIT */
/* The importer of YAMLResume, see tests/support/fuzz_import.h. */
#include "tests/support/fuzz_import.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    return cvx_fuzz_import("yamlresume", bytes, len);
}
