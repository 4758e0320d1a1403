/* SPDX-License-Identifier: MIT */
/* Which of the places where lines may end are chosen: the set that is best for the paragraph as a
 * whole (Knuth and Plass, "Breaking paragraphs into lines", 1981), not line by line. Pure
 * arithmetic: knows widths and costs, no text. Called by paragraph_break.c. */
#ifndef CVX_EXPORTERS_PDF_FIT_H
#define CVX_EXPORTERS_PDF_FIT_H

#include "exporters/pdf/linebreak.h"

/* A place where a line may end. All numbers grow along the paragraph: points from its start. */
struct cvx_fit_place {
    double end;   /* where what is visible ends, when the line ends here; hyphen included */
    double start; /* where what is visible starts, when a line starts here */
    double stretch_end, stretch_start; /* the same for what its spaces can grow by */
    double shrink_end, shrink_start;   /* and shrink by */
    enum cvx_break kind;
    double best;   /* cvx_fit_choose's own: the cost of the best lines up to here */
    uint32_t from; /* and where the last of them starts */
};

struct cvx_fit_measure {
    double width;
    double first_indent; /* taken from the first line's width */
    double em;           /* of the type: what a runt is measured by */
    bool justify;        /* spaces grow and shrink; else lines are ragged */
    bool balance;        /* the last line counts like the others: centred text */
    bool sense;          /* a free end is one between parts, and good however early */
};

/* What a line from place i to place j costs. INFINITY when it is wider than the measure, unless
 * nothing between the two places can end a line: such a line is overfull. Lower is better; every
 * line costs at least 1, so that no text is given more lines than it needs without a reason. */
double cvx_fit_cost(const struct cvx_fit_place *places, size_t i, size_t j,
                    const struct cvx_fit_measure *measure);

/* Chooses among `count` places (at least 2) the ends of lines. Place 0 is the paragraph's start,
 * the last one its end, of kind FORCED. Sets chosen[] to the places of the ends, in order, and
 * returns their number. `chosen` has room for `count`. */
size_t cvx_fit_choose(struct cvx_fit_place *places, size_t count,
                      const struct cvx_fit_measure *measure, uint32_t *chosen);

#endif
