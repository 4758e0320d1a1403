/* SPDX-License-Identifier: MIT */
/* The little TeX that stands in bibliographies: accents, special letters, dashes, quotes, emphasis
 * and simple formulas, as Unicode. It is no TeX: what it does not know stays as it is written. */
#ifndef CVX_FORMATS_TEX_H
#define CVX_FORMATS_TEX_H

#include "core/base/arena.h"

#include <stdbool.h>

/* `tex` as text: braces go, white space is collapsed. Emphasis becomes Markdown's, and goes as well
 * when `plain`. Where Unicode has an accented letter it is used, else a combining accent. NULL when
 * memory is out. */
const char *cvx_tex_text(const char *tex, bool plain, struct cvx_arena *arena);

#endif
