/* SPDX-License-Identifier: MIT */
/* Parts of the YAML reader that know nothing of libyaml: what a scalar means, how nodes are put
 * together, and the words for what is wrong. Called by yaml.c, which turns libyaml's events and
 * errors into calls of these. */
#ifndef CVX_FORMATS_YAML_PART_H
#define CVX_FORMATS_YAML_PART_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "formats/text.h"

/* Stands for "*" while libyaml reads, where that has no meaning: a private-use character, as many
 * columns wide. A text that holds it already is read without. */
#define CVX_YAML_STAR "\xF4\x8F\xBC\xAA" /* U+10FF2A */

/* Scalars */

struct cvx_yaml_scalar {
    const char *bytes; /* may hold U+0000 */
    size_t len;
    const char *tag; /* "tag:yaml.org,2002:str"; NULL: none */
    bool plain;      /* neither quoted nor a block */
};

/* What a scalar is: null, bool, number or string. */
enum cvx_node_kind cvx_yaml_scalar_kind(const struct cvx_yaml_scalar *scalar);

/* Building */

struct cvx_yaml_anchor;

/* A tree being built. Start with arena and diag set and all else zero. */
struct cvx_yaml_builder {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    struct cvx_node *root, *parent;
    const char *key; /* of the next value; NULL: in an object a key comes next */
    uint32_t key_line, key_column;
    uint32_t depth, values;
    struct cvx_yaml_anchor *anchors; /* newest first */
    uint32_t anchor_count;
    size_t aliased; /* as CVX_LIMIT_ALIASED counts */
    bool stars;     /* CVX_YAML_STAR stands for "*" */
};

/* A value and where it stands. */
struct cvx_yaml_mark {
    uint32_t line, column;
    const char *anchor; /* its anchor, or the anchor that an alias means; NULL: none */
};

/* Each adds what it is named for; not-OK with one error added. */
enum cvx_status cvx_yaml_add_scalar(struct cvx_yaml_builder *builder,
                                    const struct cvx_yaml_scalar *scalar,
                                    const struct cvx_yaml_mark *mark);
enum cvx_status cvx_yaml_add_alias(struct cvx_yaml_builder *builder,
                                   const struct cvx_yaml_mark *mark);
enum cvx_status cvx_yaml_begin(struct cvx_yaml_builder *builder, enum cvx_node_kind kind,
                               const struct cvx_yaml_mark *mark);
enum cvx_status cvx_yaml_end(struct cvx_yaml_builder *builder);

/* Explaining */

/* What libyaml says is wrong, and where. Lines and columns count from 1. */
struct cvx_yaml_fault {
    const char *problem; /* libyaml's words */
    const char *context; /* "while scanning a quoted scalar"; may be NULL */
    struct cvx_yaml_mark at;
    struct cvx_yaml_mark begin; /* of the context */
};

/* Adds one error that says it as a person would, and what to do. Returns CVX_REJECTED. */
enum cvx_status cvx_yaml_explain(const struct cvx_yaml_fault *fault, const struct cvx_decoded *text,
                                 struct cvx_diag *diag);

#endif
