/* SPDX-License-Identifier: MIT */
/* The best set of line ends, by dynamic programming. A line reaches only as far back as the measure
 * is wide, so the time grows with the text, not with its square. */
#include "exporters/pdf/fit.h"

#include <math.h>

/* What ending a line at a place costs, on the scale of a line's emptiness squared: 0.01 is a tenth
 * of the measure left empty. */
static const double kind_costs[] = {
    [CVX_BREAK_NONE] = 0,   [CVX_BREAK_FREE] = 0,      [CVX_BREAK_RELUCTANT] = 0.01,
    [CVX_BREAK_URL] = 0.03, [CVX_BREAK_PHRASE] = 0.16, [CVX_BREAK_HYPHEN] = 0.02,
    [CVX_BREAK_ITEM] = 3,   [CVX_BREAK_EMERGENCY] = 9, [CVX_BREAK_FORCED] = 0,
};

#define LINE_COST     1.0   /* every line's */
#define RUNT_COST     0.08  /* a last line of one short word */
#define RUNT_PART     0.12  /* of the measure: what is a short word */
#define SHORT_COST    0.03  /* a last line of nearly nothing */
#define SHORT_PART    0.2   /* of the measure: what is a short last line */
#define LADDER_COST   0.06  /* hyphens on successive lines */
#define STRETCH_COST  0.015 /* spaces grown by all of their stretch */
#define SENSE_RAGGED  0.3   /* what an empty end counts where the sense asks for it */
#define SENSE_RUNT    2.0
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

/* The last line should be neither one short word nor very short. */
static double last_cost(const struct cvx_fit_place *places, size_t i, size_t j,
                        const struct cvx_fit_measure *measure)
{
    const double natural = places[j].end - places[i].start;
    const double part = natural / measure->width;
    const double weight = measure->sense ? SENSE_RUNT : 1;
    if (i == 0 || places[i].kind == CVX_BREAK_FORCED)
        return 0;
    if ((j == i + 1 && part < RUNT_PART) || natural < 2.2 * measure->em)
        return RUNT_COST * weight;
    return part < SHORT_PART ? SHORT_COST * weight * (1 - part / SHORT_PART) : 0;
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
    if (to->kind == CVX_BREAK_FORCED && !measure->balance)
        return cost + last_cost(places, i, j, measure) +
               (slack < 0 ? justified_cost(slack, 0, shrink, width) : 0);
    if (!measure->justify) {
        const bool by_sense = measure->sense && to->kind == CVX_BREAK_FREE;
        return cost + ragged_cost(fmax(slack, 0), measure->width) * (by_sense ? SENSE_RAGGED : 1);
    }
    return cost +
           justified_cost(slack, to->stretch_end - from->stretch_start, shrink, measure->width);
}

size_t cvx_fit_choose(struct cvx_fit_place *places, size_t count,
                      const struct cvx_fit_measure *measure, uint32_t *chosen)
{
    size_t reach = 0; /* no line that ends here or later starts before this place */
    places[0].best = 0;
    for (size_t j = 1; j < count; j++) {
        struct cvx_fit_place *to = &places[j];
        to->best = INFINITY;
        for (size_t i = reach; i < j; i++) {
            if (places[i].best + LINE_COST >= to->best) /* however good the line may be */
                continue;
            const double cost = cvx_fit_cost(places, i, j, measure);
            if (cost == INFINITY && i == reach)
                reach++;
            if (places[i].best + cost < to->best) {
                to->best = places[i].best + cost;
                to->from = (uint32_t)i;
            }
        }
        if (to->kind == CVX_BREAK_FORCED)
            reach = j;
    }
    size_t lines = 0;
    for (size_t j = count - 1; j > 0; j = places[j].from)
        lines++;
    size_t line = lines;
    for (size_t j = count - 1; j > 0; j = places[j].from)
        chosen[--line] = (uint32_t)j;
    return lines;
}
