/* SPDX-License-Identifier: MIT */
/* How far a theme may be tightened to save a page, and in which steps: space first, then leading,
 * then size. The same for every exporter, so that all have as many pages; how many pages there are
 * they know themselves. */
#ifndef CVX_THEME_TIGHTEN_H
#define CVX_THEME_TIGHTEN_H

#include "core/theme/theme.h"

#define CVX_SPARSE_PAGE   0.3 /* of a page: a last one with no more on it is worth saving */
#define CVX_SMALLEST_TYPE 9.5 /* points: no type is made smaller */

/* By what a theme's measures are multiplied. */
struct cvx_tightness {
    double space, leading, size;
};

/* As the theme has it. */
extern const struct cvx_tightness cvx_tightness_none;

/* The theme as the script wants it (cvx_theme_adapt), with tightened leading and sizes. Its spaces
 * are the exporter's to tighten: those of the title block stay. No type gets smaller than
 * CVX_SMALLEST_TYPE that was not before. */
void cvx_theme_tighten(const struct cvx_theme *theme, const char *script,
                       const struct cvx_tightness *tightness, struct cvx_theme *tight);

/* One step tighter, as far as may go unasked to save a sparse last page: no leading gets lower than
 * its script reads well with. False at the end of that. */
bool cvx_tighten_slightly(const struct cvx_theme *theme, const char *script,
                          struct cvx_tightness *tightness);

/* One step tighter, as far as may go where pages are asked for. False at the end of that. */
bool cvx_tighten_further(const struct cvx_theme *theme, const char *script,
                         struct cvx_tightness *tightness);

/* One step of space given back. False when it is all there. */
bool cvx_tighten_less(struct cvx_tightness *tightness);

/* The size of running text, points. */
double cvx_tightness_type(const struct cvx_theme *theme, const char *script,
                          const struct cvx_tightness *tightness);

#endif
