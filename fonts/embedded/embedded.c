/* SPDX-License-Identifier: MIT */
/* The table of the fonts inside the program. The bytes come from cmake/embedded.cmake. */
#include "fonts/embedded/embedded.h"

#include "embedded/font_noto_sans_bold.h"
#include "embedded/font_noto_sans_bold_italic.h"
#include "embedded/font_noto_sans_italic.h"
#include "embedded/font_noto_sans_math_regular.h"
#include "embedded/font_noto_sans_regular.h"
#include "embedded/font_noto_sans_symbols2_regular.h"
#include "embedded/font_noto_serif_bold.h"
#include "embedded/font_noto_serif_bold_italic.h"
#include "embedded/font_noto_serif_italic.h"
#include "embedded/font_noto_serif_regular.h"

#define BYTES(name) cvx_embedded_font_##name, sizeof cvx_embedded_font_##name

const struct cvx_embedded_font cvx_embedded_fonts[] = {
    {"Noto Sans", false, false, BYTES(noto_sans_regular)},
    {"Noto Sans", true, false, BYTES(noto_sans_bold)},
    {"Noto Sans", false, true, BYTES(noto_sans_italic)},
    {"Noto Sans", true, true, BYTES(noto_sans_bold_italic)},
    {"Noto Serif", false, false, BYTES(noto_serif_regular)},
    {"Noto Serif", true, false, BYTES(noto_serif_bold)},
    {"Noto Serif", false, true, BYTES(noto_serif_italic)},
    {"Noto Serif", true, true, BYTES(noto_serif_bold_italic)},
    {"Noto Sans Math", false, false, BYTES(noto_sans_math_regular)},
    {"Noto Sans Symbols2", false, false, BYTES(noto_sans_symbols2_regular)},
    {NULL, false, false, NULL, 0},
};
