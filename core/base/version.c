/* SPDX-License-Identifier: MIT */
/* What this is, and what it was built with; the build says both. */
#include "core/base/version.h"

const char *cvx_version(void)
{
    return CVX_VERSION;
}

const char *cvx_library_versions(void)
{
    return CVX_LIBRARY_VERSIONS;
}
