/* SPDX-License-Identifier: MIT */
/* Inside importers/docx: what edits.c, beside.c and order.c share. */
#ifndef CVX_IMPORTERS_DOCX_EDITING_H
#define CVX_IMPORTERS_DOCX_EDITING_H

#include "core/base/diag.h"
#include "core/base/str.h"
#include "importers/docx/values.h"

struct cvx_docx_editing {
    struct cvx_node *root; /* the JSON */
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    const struct cvx_docx_body *exported, *edited;
    struct cvx_docx_values was, is;
    size_t furthest;                      /* the order, as exported, of the last value met */
    const struct cvx_docx_value *growing; /* what was joined to last, and its text as it grows */
    struct cvx_str text, markup;
    size_t copied;   /* bytes of values that were written anew to join to them */
    size_t searched; /* bytes of text that values were looked for in */
};

/* Adds to values of `is` what was typed beside them, and makes new items of new paragraphs.
 * CVX_REJECTED, with one error, when that takes copying more than CVX_LIMIT_INPUT bytes. */
enum cvx_status cvx_docx_apply_beside(struct cvx_docx_editing *editing);

/* The order of a value that has no place in the order of others. */
#define CVX_DOCX_NO_ORDER SIZE_MAX

/* Puts the items of each list into the order in which they stand in the text, when all of them
 * still stand together; also what the exported values' order is from then on. */
void cvx_docx_apply_order(struct cvx_docx_editing *editing);

/* Reports a change: "changed", "added", "moved" … `node` is what it concerns, or NULL. */
void cvx_docx_tell(struct cvx_docx_editing *editing, const struct cvx_node *node, const char *what,
                   const char *text);

/* Makes `node` a text; nothing when `text` is NULL, as from an arena that is out of memory. */
void cvx_docx_set(struct cvx_docx_editing *editing, struct cvx_node *node, const char *text);

#endif
