/* SPDX-License-Identifier: MIT */
/* What this is, and what it was built with. */
#ifndef CVX_BASE_VERSION_H
#define CVX_BASE_VERSION_H

/* The version of the library, such as "0.1.0". */
const char *cvx_version(void);

/* The libraries that it was built with, one "name version" a line. */
const char *cvx_library_versions(void);

#endif
