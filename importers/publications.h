/* SPDX-License-Identifier: MIT */
/* Joining publications that are kept in another file, a .bib mostly, to those of a CV. Works on
 * trees in the shape of JSON Resume, before anything is read from them. */
#ifndef CVX_IMPORTERS_PUBLICATIONS_H
#define CVX_IMPORTERS_PUBLICATIONS_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"

/* Joins the publications of `other` to those of `root`. Two are one when they have the same DOI, or
 * the same title (but for case, accents, punctuation and markup) and neither DOIs that differ nor
 * years more than one apart. Such a one keeps what the CV says and gets the fields that it lacks,
 * and a date's month or day; where the two disagree, the CV counts and it is reported what either
 * says. `other`, whose root's key is the name of
 * its file, must live as long as `root`. CVX_ENVIRONMENT, reported, when memory is out. */
enum cvx_status cvx_publications_join(struct cvx_node *root, const struct cvx_node *other,
                                      struct cvx_arena *arena, struct cvx_diag *diag);

#endif
