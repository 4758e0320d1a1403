/* SPDX-License-Identifier: MIT */
/* The tree that every notation (JSON, YAML, XML, CSV …) is read into: what JSON can say, plus where
 * each value stood in the source. The readers in formats/ make it, importers turn it into a resume,
 * and it stays alive with the resume, because a node is how every later stage says which input it
 * speaks of.
 *
 * Nodes live in the CV's arena and are const once read. Siblings are linked in source order. */
#ifndef CVX_BASE_NODE_H
#define CVX_BASE_NODE_H

#include "core/base/arena.h"

#include <stdint.h>

enum cvx_node_kind {
    CVX_NODE_NULL,
    CVX_NODE_BOOL,
    CVX_NODE_NUMBER,
    CVX_NODE_STRING,
    CVX_NODE_ARRAY,
    CVX_NODE_OBJECT,
};

struct cvx_node {
    enum cvx_node_kind kind;
    uint32_t key_line; /* of the first character of its key (quotes count), from 1; 0 when unknown
                          or when it has none */
    const char *key;   /* member name; NULL in an array; of a root the name of its file, when it is
                          another than the CV's own, else NULL */
    const char *text;  /* string: its value, unescaped; number: as spelled; bool: "true", "false";
                          array or object: the name of the file that it is all of, or NULL */
    struct cvx_node *parent;
    struct cvx_node *first, *last; /* children of an array or object */
    struct cvx_node *next;         /* the sibling after this one */
    const struct cvx_node *origin; /* in a tree that was arranged anew: the value of the source's
                                      own tree that this one stands for; else NULL */
    uint32_t index;                /* place among its siblings, from 0 */
    uint32_t count;                /* children */
    uint32_t id;                   /* unique in its tree: 0 is the root, then in source order */
    uint32_t line;                 /* of the value's first character, from 1; 0 when unknown */
    uint32_t column;               /* in code points, from 1 */
    uint32_t key_column;           /* of its key */
};

/* A new node without parent. NULL when memory is out. `text` is not copied. */
struct cvx_node *cvx_node_new(struct cvx_arena *arena, enum cvx_node_kind kind, const char *text);

/* Makes `child` the last child of `parent`. */
void cvx_node_append(struct cvx_node *parent, struct cvx_node *child);

/* Takes those children out of `parent` that `keep` refuses, in one pass. The others keep their
 * `index`, and with it their pointer. */
void cvx_node_filter(struct cvx_node *parent, bool (*keep)(struct cvx_node *child, void *context),
                     void *context);

/* Gives every node of the tree an `id` anew, in order; returns how many there are. */
uint32_t cvx_node_number(struct cvx_node *root);

/* The name of the file that `node` is the content of; NULL when it is not. */
const char *cvx_node_file(const struct cvx_node *node);

/* Forgets where the tree's nodes stood: in a file inside another, lines tell nobody anything. */
void cvx_node_forget_places(struct cvx_node *root);

/* The member `key` of an object; NULL when there is none or `object` is no object (or NULL). */
const struct cvx_node *cvx_node_find(const struct cvx_node *object, const char *key);

/* True for null, "", blank strings, [], {} and whatever holds nothing but these. NULL is blank. */
bool cvx_node_blank(const struct cvx_node *node);

/* True when any object on the way from `node` to the root (itself included) has `private: true`. */
bool cvx_node_private(const struct cvx_node *node);

/* The node's JSON pointer (RFC 6901), such as "/work/0/startDate"; "" for the root. NULL when
 * memory is out. */
const char *cvx_node_pointer(const struct cvx_node *node, struct cvx_arena *arena);

/* The node that a JSON pointer (RFC 6901) names; NULL when there is none. */
struct cvx_node *cvx_node_resolve(struct cvx_node *root, const char *pointer);

/* The next node in source order inside `root`, parents before children; NULL after the last.
 * Start with node == root. */
const struct cvx_node *cvx_node_next(const struct cvx_node *node, const struct cvx_node *root);

#endif
