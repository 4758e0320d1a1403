/* SPDX-License-Identifier: MIT */
/* Installed fonts, asked of fontconfig: the last resort, because starting it takes longer than
 * setting most CVs. A module of its own, so that its library is loaded only then. Private to
 * fonts/; called under the lock of fonts.c. */
#ifndef CVX_FONTS_FONTCONFIG_H
#define CVX_FONTS_FONTCONFIG_H

#include "core/base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* What is looked for: a family by name, or else any face that has a character. */
struct cvx_font_query {
    const char *family;  /* NULL: any */
    uint32_t code_point; /* 0: any */
    const char *lang;    /* BCP 47; NULL: any */
    bool bold, italic, serif;
};

/* Where a face is. */
struct cvx_font_file {
    const char *path; /* NULL: nowhere */
    unsigned index;   /* within a collection */
};

struct cvx_fontconfig {
    /* Reads the configuration. NULL when there is none. */
    void *(*open)(void);
    void (*close)(void *handle);
    /* The best face for a query, its path in `arena`. A named family must be there by that name, a
     * character must be in the face; outlines only. */
    struct cvx_font_file (*find)(void *handle, const struct cvx_font_query *query,
                                 struct cvx_arena *arena);
};

extern const struct cvx_fontconfig cvx_fontconfig_module;

#endif
