/* SPDX-License-Identifier: MIT */
/* The YAML reader: no input breaks it; it ends in a tree or in one error. */
#include "core/base/arena.h"
#include "core/base/diag.h"
#include "formats/yaml.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    for (int literal_stars = 0; literal_stars < 2; literal_stars++) {
        struct cvx_arena arena;
        struct cvx_diag diag;
        struct cvx_node *root = NULL;
        const struct cvx_yaml_text text = {(const char *)bytes, len, literal_stars};
        cvx_arena_init(&arena, NULL);
        cvx_diag_init(&diag, NULL);
        const enum cvx_status status = cvx_yaml_module.read(&text, &arena, &diag, &root);
        if ((status != CVX_OK) != (diag.counts[CVX_ERROR] == 1) || (status == CVX_OK && !root))
            abort();
        cvx_diag_clear(&diag);
        cvx_arena_clear(&arena);
    }
    return 0;
}
