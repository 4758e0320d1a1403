/* SPDX-License-Identifier: MIT */
/* Looks for a tool in PATH, as tests/support/need.h says. */
#include "tests/support/need.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool in_path(const char *tool)
{
    const char *path = getenv("PATH");
    while (path != NULL && *path != '\0') {
        size_t len = strcspn(path, ":");
        char file[4096];
        int written = snprintf(file, sizeof file, "%.*s/%s", (int)len, path, tool);
        if (written > 0 && (size_t)written < sizeof file && access(file, X_OK) == 0) {
            return true;
        }
        path += len + (path[len] == ':');
    }
    return false;
}

int cvx_need(const char *tool)
{
    if (in_path(tool)) {
        return 0;
    }
    printf("this test needs %s; ./dev setup test installs it\n", tool);
    return getenv("CI") != NULL ? 1 : CVX_SKIPPED;
}
