/* SPDX-License-Identifier: MIT */
/* Nothing is lost, and writing is its own fixed point: over the samples and the fixtures. */
#include "tests/support/identity.h"

#include <stdio.h>

int main(void)
{
    static const char *const folders[] = {
        CVX_SOURCE_DIR "/samples",
        CVX_SOURCE_DIR "/tests/fixtures/real-input",
    };
    int faults = 0;
    size_t accepted = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        faults += cvx_test_identity(folders[i], &accepted);
    printf("%zu CVs, %d faults\n", accepted, faults);
    return faults > 0 || accepted < 20;
}
