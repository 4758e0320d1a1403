/* SPDX-License-Identifier: MIT */
/* What a script asks of a theme that was designed for Latin letters. */
#include "core/theme/theme.h"

#include <string.h>

/* In sizes of the type. Half a square between lines of Han is what books have; under a quarter they
 * lose their direction. */
#define LEAST_LEADING        1.2 /* Latin's */
#define LEAST_SQUARE_LEADING 1.25

/* Scripts whose signs are fuller or higher than Latin's want more room between lines; those that
 * look small at the same size want a larger one. */
static const struct {
    char script[5]; /* ISO 15924 */
    double leading, size;
    bool upright;   /* it has no italics: what is slanted in a heading stands upright */
    bool untracked; /* letters join, carry marks or are square: no space between */
    bool square;    /* signs fill their square, and lines of them run together early */
} scripts[] = {
    {"Hans", 1.07, 1, true, true, true},     {"Hant", 1.07, 1, true, true, true},
    {"Jpan", 1.08, 1, true, true, true},     {"Kore", 1.06, 1, true, true, true},
    {"Arab", 1.12, 1.06, true, true, false}, {"Hebr", 1.02, 1.04, true, true, false},
    {"Deva", 1.14, 1.02, true, true, false}, {"Thai", 1.14, 1.04, true, true, false},
};

enum { SCRIPT_COUNT = sizeof scripts / sizeof scripts[0] };

void cvx_theme_adapt(const struct cvx_theme *theme, const char *script, struct cvx_theme *adapted)
{
    if (adapted != theme)
        *adapted = *theme;
    for (size_t i = 0; i < SCRIPT_COUNT; i++) {
        if (strcmp(scripts[i].script, script) != 0)
            continue;
        for (size_t k = 0; k < CVX_THEME_STYLE_COUNT; k++) {
            struct cvx_paragraph_style *style = &adapted->styles[k];
            style->leading *= scripts[i].leading;
            style->size *= scripts[i].size;
            if (scripts[i].upright)
                style->italic = false;
            if (scripts[i].untracked)
                style->tracking = 0;
        }
    }
}

double cvx_theme_least_leading(const char *script)
{
    for (size_t i = 0; i < SCRIPT_COUNT; i++)
        if (strcmp(scripts[i].script, script) == 0)
            return scripts[i].square ? LEAST_SQUARE_LEADING
                                     : LEAST_LEADING * scripts[i].leading / scripts[i].size;
    return LEAST_LEADING;
}
