/* SPDX-License-Identifier: MIT */
/* Inside core/doc: which sections there are, in which order, under which title. By default the
 * standard's order, then sections of the person's own; meta.themeOptions.sections,
 * meta.theme.sectionOrder or meta.order put those they name first. Nothing can be left out. */
#ifndef CVX_DOC_ORDER_H
#define CVX_DOC_ORDER_H

#include "core/doc/sections.h"

struct cvx_section_plan {
    const char *key; /* "work"; a key of the root */
    const char *title;
    const struct cvx_node *title_at; /* where the title was given; NULL: it is ours */
    cvx_section_build *build;        /* NULL: a section of the person's own */
    const struct cvx_node *member;   /* of the root; NULL: it has none */
    bool page_break;
    bool placed;
};

struct cvx_order {
    struct cvx_section_plan *plans; /* in order */
    size_t count;
};

/* Makes the plan. What meta says and cannot be followed is reported (BAD_OPTION). */
void cvx_order_make(struct cvx_builder *builder, struct cvx_order *order);

#endif
