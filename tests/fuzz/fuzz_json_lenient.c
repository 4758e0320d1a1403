/* SPDX-License-Identifier: MIT */
/* The lenient JSON reader: no input breaks it, and what it takes is strict JSON when written. */
#include "formats/json.h"
#include "tests/support/read.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct cvx_test_read first = {.status = CVX_OK};
    cvx_arena_init(&first.arena, NULL);
    cvx_diag_init(&first.diag, NULL);
    cvx_str_init(&first.json, &first.arena);
    first.status =
        cvx_json_read_lenient((const char *)bytes, len, &first.arena, &first.diag, &first.root);
    if ((first.status != CVX_OK) != (first.diag.counts[CVX_ERROR] == 1))
        abort();
    if (first.status == CVX_OK) {
        struct cvx_json_writer *writer = cvx_json_open(&first.json);
        cvx_json_add_node(writer, NULL, first.root);
        if (cvx_json_close(writer, &first.diag) != CVX_OK)
            abort();
        struct cvx_test_read again;
        cvx_test_read_json(&again, first.json.bytes, first.json.len);
        if (again.status != CVX_OK || again.diag.first)
            abort();
        cvx_test_clear(&again);
    }
    cvx_test_clear(&first);
    return 0;
}
