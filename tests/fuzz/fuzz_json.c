/* SPDX-License-Identifier: MIT */
/* The JSON reader: no input breaks it, and what it takes is strict JSON when written. */
#include "tests/support/fuzz_json.h"
#include "formats/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    cvx_fuzz_json(cvx_json_read, (const char *)bytes, len);
    return 0;
}
