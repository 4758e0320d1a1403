/* SPDX-License-Identifier: MIT */
/* The steps of tightening, and where they end. */
#include "core/theme/tighten.h"

#include <math.h>

#define TIGHTEST_SPACE   0.6  /* factors: where pages are asked for */
#define TIGHTEST_LEADING 0.91 /* the same */
#define SLIGHTLY_LEADING 0.94 /* unasked */
#define SPACE_STEP       0.05
#define LEADING_STEP     0.01
#define SIZE_STEP        0.02

const struct cvx_tightness cvx_tightness_none = {1, 1, 1};

void cvx_theme_tighten(const struct cvx_theme *theme, const char *script,
                       const struct cvx_tightness *tightness, struct cvx_theme *tight)
{
    cvx_theme_adapt(theme, script, tight);
    for (size_t i = 0; i < CVX_THEME_STYLE_COUNT; i++) {
        struct cvx_paragraph_style *style = &tight->styles[i];
        const double smallest = fmin(style->size, CVX_SMALLEST_TYPE);
        const double size = fmax(style->size * tightness->size, smallest);
        style->leading *= tightness->leading * size / style->size;
        style->size = size;
    }
}

static struct cvx_paragraph_style running_text(const struct cvx_theme *theme, const char *script)
{
    struct cvx_theme adapted;
    cvx_theme_adapt(theme, script, &adapted);
    return adapted.styles[CVX_THEME_PARAGRAPH];
}

static bool tighten_space(struct cvx_tightness *tightness)
{
    if (tightness->space <= TIGHTEST_SPACE + SPACE_STEP / 2)
        return false;
    tightness->space -= SPACE_STEP;
    return true;
}

static bool tighten_leading(struct cvx_tightness *tightness, double tightest)
{
    if (tightness->leading - LEADING_STEP < tightest - LEADING_STEP / 100)
        return false;
    tightness->leading -= LEADING_STEP;
    return true;
}

bool cvx_tighten_slightly(const struct cvx_theme *theme, const char *script,
                          struct cvx_tightness *tightness)
{
    const struct cvx_paragraph_style text = running_text(theme, script);
    const double least = cvx_theme_least_leading(script) * text.size / text.leading;
    return tighten_space(tightness) || tighten_leading(tightness, fmax(least, SLIGHTLY_LEADING));
}

bool cvx_tighten_further(const struct cvx_theme *theme, const char *script,
                         struct cvx_tightness *tightness)
{
    if (tighten_space(tightness) || tighten_leading(tightness, TIGHTEST_LEADING))
        return true;
    const double size = running_text(theme, script).size;
    if (tightness->size * size <= CVX_SMALLEST_TYPE + 0.01)
        return false;
    tightness->size = fmax(tightness->size - SIZE_STEP, CVX_SMALLEST_TYPE / size);
    return true;
}

bool cvx_tighten_less(struct cvx_tightness *tightness)
{
    if (tightness->space >= 1 - SPACE_STEP / 2)
        return false;
    tightness->space += SPACE_STEP;
    return true;
}

double cvx_tightness_type(const struct cvx_theme *theme, const char *script,
                          const struct cvx_tightness *tightness)
{
    return running_text(theme, script).size * tightness->size;
}
