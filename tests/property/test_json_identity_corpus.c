/* SPDX-License-Identifier: MIT */
/* The same as test_json_identity.c over public CVs, which are not part of the source: they are
 * found in the folder that CVEXPORT_CORPUS names, else in ../shared/corpus. Skipped where they are
 * not. */
#include "tests/support/identity.h"
#include "tests/support/need.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    const char *corpus = getenv("CVEXPORT_CORPUS");
    if (!corpus)
        corpus = CVX_SOURCE_DIR "/../shared/corpus";
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/jsonresume", corpus);
    DIR *files = opendir(folder);
    if (!files) {
        printf("skipped: there is no corpus at %s\n", corpus);
        return CVX_SKIPPED;
    }
    closedir(files);
    size_t accepted = 0;
    const int faults = cvx_test_identity(folder, &accepted);
    printf("%zu CVs, %d faults\n", accepted, faults);
    return faults > 0 || accepted == 0;
}
