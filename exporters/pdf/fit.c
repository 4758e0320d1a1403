/* SPDX-License-Identifier: MIT */
/* The best set of line ends, by dynamic programming. A line reaches only as far back as the measure
 * is wide, so the time grows with the text, not with its square. */
#include "exporters/pdf/fit.h"

#include <math.h>

/* What ending a line at a place costs, on the scale of a line's emptiness squared: 0.01 is a tenth
 * of the measure left empty. */
static const double kind_costs[] = {
    [CVX_BREAK_NONE] = 0,      [CVX_BREAK_FREE] = 0,      [CVX_BREAK_RELUCTANT] = 0.006,
    [CVX_BREAK_URL] = 0.03,    [CVX_BREAK_HYPHEN] = 0.02, [CVX_BREAK_ITEM] = 3,
    [CVX_BREAK_EMERGENCY] = 9, [CVX_BREAK_FORCED] = 0,
};

#define LINE_COST     1.0   /* every line's */
#define RUNT_COST     0.08  /* a last line of one short word */
#define RUNT_PART     0.12  /* of the measure: what is short */
#define LADDER_COST   0.06  /* hyphens on successive lines */
#define STRETCH_COST  0.015 /* spaces grown by all of their stretch */
#define OVERFULL_COST 1000.0
#define TOLERANCE     0.001 /* points: sums of rounded numbers */

static double ragged_cost(double slack, double width)
{
    const double part = slack / width;
    return part * part;
}

static double justified_cost(double slack, double stretch, double shrink, double width)
{
    if (slack < 0)
        return shrink > 0 ? -slack / shrink * STRETCH_COST * 2 : 0;
    const double ratio = stretch > 0 ? slack / stretch : 10;
    const double cost = ratio * ratio * ratio * STRETCH_COST;
    const double ragged = ragged_cost(slack, width) + 0.5; /* looser lines are left ragged */
    return cost < ragged ? cost : ragged;
}

double cvx_fit_cost(const struct cvx_fit_place *places, size_t i, size_t j,
                    const struct cvx_fit_measure *measure)
{
    const struct cvx_fit_place *from = &places[i], *to = &places[j];
    const double width = measure->width - (i == 0 ? measure->first_indent : 0);
    const double natural = to->end - from->start;
    const double shrink = measure->justify ? fmax(to->shrink_end - from->shrink_start, 0) : 0;
    const double slack = width - natural;
    double cost = LINE_COST + kind_costs[to->kind];
    if (slack < -shrink - TOLERANCE)
        return j == i + 1 ? cost + OVERFULL_COST - slack : INFINITY;
    if (from->kind == CVX_BREAK_HYPHEN && to->kind == CVX_BREAK_HYPHEN)
        cost += LADDER_COST;
    if (to->kind == CVX_BREAK_FORCED && !measure->balance) {
        const bool short_word = j == i + 1 && natural < RUNT_PART * measure->width;
        const bool runt =
            i > 0 && from->kind != CVX_BREAK_FORCED && (short_word || natural < 2.2 * measure->em);
        return cost + (runt ? RUNT_COST : 0) +
               (slack < 0 ? justified_cost(slack, 0, shrink, width) : 0);
    }
    if (!measure->justify)
        return cost + ragged_cost(fmax(slack, 0), measure->width);
    return cost +
           justified_cost(slack, to->stretch_end - from->stretch_start, shrink, measure->width);
}

size_t cvx_fit_choose(struct cvx_arena *arena, const struct cvx_fit_place *places, size_t count,
                      const struct cvx_fit_measure *measure, uint32_t *chosen)
{
    double *best = cvx_arena_alloc_array(arena, count, sizeof *best);
    uint32_t *from = cvx_arena_alloc_array(arena, count, sizeof *from);
    if (!best || !from)
        return 0;
    for (size_t j = 1; j < count; j++) {
        best[j] = INFINITY;
        for (size_t i = j; i-- > 0;) {
            const double cost = cvx_fit_cost(places, i, j, measure);
            if (best[i] + cost < best[j]) {
                best[j] = best[i] + cost;
                from[j] = (uint32_t)i;
            }
            if (cost == INFINITY || (i && places[i].kind == CVX_BREAK_FORCED))
                break;
        }
    }
    size_t lines = 0;
    for (size_t j = count - 1; j > 0; j = from[j])
        lines++;
    size_t line = lines;
    for (size_t j = count - 1; j > 0; j = from[j])
        chosen[--line] = (uint32_t)j;
    return lines;
}
