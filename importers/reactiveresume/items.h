/* SPDX-License-Identifier: MIT */
/* Inside reactiveresume: the items of its sections. Versions 3, 4 and 5 call the same things by
 * different names, so one table for each kind of section serves all of them. */
#ifndef CVX_IMPORTERS_REACTIVERESUME_ITEMS_H
#define CVX_IMPORTERS_REACTIVERESUME_ITEMS_H

#include "importers/arrange.h"

/* A kind of section. */
struct cvx_rr_kind {
    const char *name; /* as Reactive Resume calls it */
    const char *to;   /* the section of JSON Resume; "profiles" stand in basics; NULL: none */
    const struct cvx_arrange_row *rows;
};

/* The kind named `name`; NULL when there is none. */
const struct cvx_rr_kind *cvx_rr_kind_find(const char *name);

/* What items of a section of the person's own are. */
extern const struct cvx_rr_kind cvx_rr_own_kind;

/* True when its owner has hidden a section, an item or a picture. */
bool cvx_rr_is_hidden(const struct cvx_node *node);

/* Arranges the items in the list `items` as items of `array`; hidden ones are reported. */
void cvx_rr_items(struct cvx_arranger *arranger, const struct cvx_node *items,
                  const struct cvx_rr_kind *kind, struct cvx_node *array);

/* Reports what is left of an object as settings. */
void cvx_rr_leave_rest(struct cvx_arranger *arranger, const struct cvx_node *object);

/* A maker of rows: an address, as a text or with a label, becomes `to`. */
void cvx_rr_make_url(struct cvx_arranger *arranger, const struct cvx_node *from,
                     struct cvx_node *into, const char *to);

#endif
