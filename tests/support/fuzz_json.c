/* SPDX-License-Identifier: MIT */
/* The JSON readers: no input breaks them, and what they take can be written and read again. */
#include "tests/support/fuzz_json.h"

#include "formats/json.h"
#include "tests/support/read.h"

#include <stdlib.h>

static void expect_strict(const struct cvx_str *json)
{
    struct cvx_test_read again;
    cvx_test_read_json(&again, json->bytes, json->len);
    if (again.status != CVX_OK || again.diag.first)
        abort();
    cvx_test_clear(&again);
}

void cvx_fuzz_json(cvx_json_read_call *read, const char *bytes, size_t len)
{
    struct cvx_test_read first = {.status = CVX_OK};
    cvx_arena_init(&first.arena, NULL);
    cvx_diag_init(&first.diag, NULL);
    cvx_str_init(&first.json, &first.arena);
    first.status = read(bytes, len, &first.arena, &first.diag, &first.root);
    if ((first.status != CVX_OK) != (first.diag.counts[CVX_ERROR] == 1))
        abort();
    if (first.status == CVX_OK) {
        struct cvx_json_writer *writer = cvx_json_open(&first.json);
        cvx_json_add_node(writer, NULL, first.root);
        if (cvx_json_close(writer, &first.diag) != CVX_OK)
            abort();
        expect_strict(&first.json);
    }
    cvx_test_clear(&first);
}
