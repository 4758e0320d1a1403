/* SPDX-License-Identifier: MIT */
/* Single values: from a node to a member of a record. Between read.c, which knows records, and
 * value.c and coerce.c, which know values. */
#ifndef CVX_MODEL_VALUE_H
#define CVX_MODEL_VALUE_H

#include "core/model/resume.h"

struct cvx_reader {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    const char *lang; /* asked for, or the CV's own; NULL: the first that is there */
    bool quiet;       /* coercions were reported already */
    bool draft;       /* inside a part that has its name from a draft: other types are old forms */
};

/* Reads a value of any kind but CHILD and CHILDREN into `member`, whatever the node's type. */
void cvx_value_read(struct cvx_reader *reader, const struct cvx_field *field,
                    const struct cvx_node *node, void *member);

/* True for kinds whose values have a form, and so a "…Text" twin for what has not. */
bool cvx_value_has_twin(enum cvx_field_kind kind);

/* Takes the valid form of a field that has only a text from a member with an older name. False when
 * there is none to take, or no need. */
bool cvx_value_mend(struct cvx_reader *reader, const struct cvx_field *field,
                    const struct cvx_node *node, void *member);

/* Reads the twin of `field`. Call it after the field itself was read. False when the field has a
 * value and no place for another. */
bool cvx_value_read_twin(struct cvx_reader *reader, const struct cvx_field *field,
                         const struct cvx_node *node, void *member);

/* True when a member of this kind (any) holds nothing. */
bool cvx_value_absent(enum cvx_field_kind kind, const void *member);

/* The node itself or, when it is a text in several languages ({"en": …, "de": …}), the member in
 * the language wanted; the others are reported. */
const struct cvx_node *cvx_node_in_language(struct cvx_reader *reader, const struct cvx_node *node);

/* The text of a node of any type: numbers as spelled, the texts of arrays and objects joined (by
 * blank lines in prose, else by commas). What is no text is reported as coerced. */
struct cvx_text cvx_text_read(struct cvx_reader *reader, const struct cvx_node *node, bool prose);

/* Reports that `node` is not of the type that is due. */
void cvx_report_coerced(struct cvx_reader *reader, const struct cvx_node *node, const char *due);

#endif
