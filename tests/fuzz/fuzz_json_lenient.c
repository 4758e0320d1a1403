/* SPDX-License-Identifier: MIT */
/* The lenient JSON reader: no input breaks it, and what it takes is strict JSON when written. */
#include "formats/json.h"
#include "tests/support/fuzz_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    cvx_fuzz_json(cvx_json_read_lenient, (const char *)bytes, len);
    return 0;
}
