/* SPDX-License-Identifier: MIT */
/* The built-in themes: JSON files that cmake/embedded.cmake puts into the library. */
#include "core/theme/theme.h"

#include "embedded/theme_academic.h"
#include "embedded/theme_compact.h"
#include "embedded/theme_modern.h"
#include "embedded/theme_plain.h"

#define THEME(name)                                                                                \
    {                                                                                              \
#name, (const char *)cvx_embedded_theme_##name, sizeof cvx_embedded_theme_##name           \
    }

const struct cvx_theme_source cvx_theme_sources[] = {
    THEME(plain), THEME(academic), THEME(compact), THEME(modern), {NULL, NULL, 0},
};
