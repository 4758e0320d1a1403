/* SPDX-License-Identifier: MIT */
/* The importers: no input breaks them, and normalized JSON is a fixed point. */
#include "tests/support/read.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct cvx_test_read first;
    cvx_test_import(&first, (const char *)bytes, len, NULL);
    if ((first.status != CVX_OK) != (first.diag.counts[CVX_ERROR] == 1))
        abort();
    if (first.status == CVX_OK) {
        struct cvx_test_read again;
        cvx_test_import(&again, first.json.bytes, first.json.len, NULL);
        if (again.status != CVX_OK || again.json.len != first.json.len ||
            memcmp(again.json.bytes, first.json.bytes, first.json.len) != 0)
            abort();
        cvx_test_clear(&again);
    }
    cvx_test_clear(&first);
    return 0;
}
