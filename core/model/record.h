/* SPDX-License-Identifier: MIT */
/* Records: between read.c, which reads the members of an object, and children.c, which finds the
 * objects. */
#ifndef CVX_MODEL_RECORD_H
#define CVX_MODEL_RECORD_H

#include "core/model/value.h"

/* What a member's name makes of it, in the order in which they are read: an old name gives a field
 * its value only where its own name does not. */
enum cvx_role { CVX_OWN_NAME, CVX_TWIN, CVX_OTHER_NAME, CVX_EXTRA };

/* The role of `key` in a record, and the field that it concerns (NULL for CVX_EXTRA). */
enum cvx_role cvx_role_of(const struct cvx_record_type *type, const char *key,
                          const struct cvx_field **field);

/* The member of `record` that is `field`. */
static inline void *cvx_member_of(void *record, const struct cvx_field *field)
{
    return (char *)record + field->offset;
}

/* Reads an object into a zeroed record; false when nothing is left of it (an end date that says
 * "now", and no more). */
bool cvx_record_read(struct cvx_reader *reader, const struct cvx_record_type *type,
                     const struct cvx_node *node, void *record);

/* Read a field of kind CHILD (into `*member`) or CHILDREN (into `record`) from a node of any type;
 * false when nothing can be made of it. */
bool cvx_child_read(struct cvx_reader *reader, const struct cvx_field *field,
                    const struct cvx_node *node, void **member);
bool cvx_children_read(struct cvx_reader *reader, const struct cvx_field *field,
                       const struct cvx_node *node, void *record);

#endif
