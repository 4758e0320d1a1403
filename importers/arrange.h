/* SPDX-License-Identifier: MIT */
/* Arranging: from the tree of a source to one in the shape of JSON Resume. Importers use it whose
 * notation has members and items (JSON, YAML, XML, CSV); it knows no format.
 *
 * The rule is that nothing is forgotten: every leaf of the source is copied, taken or reported, and
 * an arranger keeps account. What a row of a table names goes to its new place; what is left of an
 * object stays with it under its own name (JSON Resume allows any), or is reported; what nobody
 * asked about at all is found at the end, by cvx_arrange_close().
 *
 * Sticky: when memory is out the calls do nothing and return NULL, which every `into` and `parent`
 * may be, and close says so. Nodes made here remember the source's node as their `origin`. */
#ifndef CVX_IMPORTERS_ARRANGE_H
#define CVX_IMPORTERS_ARRANGE_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"

/* One source being arranged. Its fields are private to arrange.c. */
struct cvx_arranger {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    const struct cvx_node *source;
    unsigned char *settled; /* by the id of a node of the source */
    enum cvx_status failed; /* not CVX_OK: what cvx_arrange_fail() was told first */
    struct cvx_node *root;
};

/* Starts arranging `source`, whose nodes are numbered in order, and returns the root of the tree to
 * be: an empty object. */
struct cvx_node *cvx_arrange_open(struct cvx_arranger *arranger, struct cvx_node *source,
                                  struct cvx_arena *arena, struct cvx_diag *diag);

/* Reports each leaf of the source that has found no place (CVX_CODE_LEFT_OUT), numbers the new tree
 * and hands it out. CVX_ENVIRONMENT, reported, when memory ran out; what a maker failed with. */
enum cvx_status cvx_arrange_close(struct cvx_arranger *arranger, struct cvx_node **root);

/* Remembers that a maker has failed, and reported why; close then returns `status`. */
void cvx_arrange_fail(struct cvx_arranger *arranger, enum cvx_status status);

/* Making nodes. `key` is NULL in an array; `origin` may be NULL. */

/* The object, or array, `key` of `parent`: the one that is there, else a new one. In an array
 * always a new one. */
struct cvx_node *cvx_arrange_object(struct cvx_arranger *arranger, struct cvx_node *parent,
                                    const char *key, const struct cvx_node *origin);
struct cvx_node *cvx_arrange_array(struct cvx_arranger *arranger, struct cvx_node *parent,
                                   const char *key, const struct cvx_node *origin);

/* A new text, made from `origin`, which is thereby settled. `text` is not copied; NULL, as from an
 * arena that is out of memory, makes nothing. If `parent` has a `key` already, the text gets the
 * next free of "key2", "key3" … */
struct cvx_node *cvx_arrange_text(struct cvx_arranger *arranger, struct cvx_node *parent,
                                  const char *key, const char *text, const struct cvx_node *origin);

/* A member `key` that is true, because `origin` says so, which is thereby settled. */
void cvx_arrange_flag(struct cvx_arranger *arranger, struct cvx_node *parent, const char *key,
                      const struct cvx_node *origin);

/* A text of the source as a key: without what a key may not hold, line breaks as blanks. `fallback`
 * when nothing is left. */
const char *cvx_arrange_key(struct cvx_arranger *arranger, const char *text, const char *fallback);

/* A copy of `from` with all that is in it, which is thereby settled. If `parent` has a `key` with
 * another value already, the copy gets the next free of "key2", "key3" … */
struct cvx_node *cvx_arrange_copy(struct cvx_arranger *arranger, struct cvx_node *parent,
                                  const char *key, const struct cvx_node *from);

/* Settling. A settled node has its place, and so has all that is in it. */
void cvx_arrange_settle(struct cvx_arranger *arranger, const struct cvx_node *node);
bool cvx_arrange_settled(const struct cvx_arranger *arranger, const struct cvx_node *node);

/* What stands in `object` at "a", or further inside at "a/b"; an array on the way stands for its
 * first item. NULL when there is nothing. */
const struct cvx_node *cvx_arrange_find(const struct cvx_node *object, const char *path);

/* What stands at `path`, settled: for values that the caller makes something of. NULL when it is
 * not there, blank, or settled before. */
const struct cvx_node *cvx_arrange_take(struct cvx_arranger *arranger,
                                        const struct cvx_node *object, const char *path);

/* Reports that `node` is not in the CV (CVX_CODE_SETTING, _HIDDEN or _LEFT_OUT), and settles it.
 * Nothing is said of a blank one. */
void cvx_arrange_leave(struct cvx_arranger *arranger, enum cvx_code code,
                       const struct cvx_node *node);

/* Tables: what a source's object has at `from` becomes the member `to` of another. */
struct cvx_arrange_row {
    const char *from; /* a path (cvx_arrange_find); NULL ends a table */
    const char *to;   /* NULL: a setting, reported and left out */
    /* Makes `to` of a member that is not blank; NULL: it is copied as it is. It must settle what it
     * used of `from`. */
    void (*make)(struct cvx_arranger *arranger, const struct cvx_node *from, struct cvx_node *into,
                 const char *to);
};

/* Does all rows, in the table's order, whose member is there, not blank, and not settled yet. */
void cvx_arrange_rows(struct cvx_arranger *arranger, const struct cvx_node *object,
                      const struct cvx_arrange_row *rows, struct cvx_node *into);

/* Copies all members of `object` that are not settled to `into`, under their own names; not those
 * of which everything has found its place. */
void cvx_arrange_rest(struct cvx_arranger *arranger, const struct cvx_node *object,
                      struct cvx_node *into);

/* Both: an object of the source becomes the item `into`. */
void cvx_arrange_item(struct cvx_arranger *arranger, const struct cvx_node *object,
                      const struct cvx_arrange_row *rows, struct cvx_node *into);

/* The array `key` of `parent` gets what stands between the commas and semicolons of `text`, made
 * from `origin`, which is thereby settled. */
void cvx_arrange_split(struct cvx_arranger *arranger, struct cvx_node *parent, const char *key,
                       const char *text, const struct cvx_node *origin);

/* The same of `from` as a maker of rows. Values that are no texts are copied. */
void cvx_arrange_words(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to);

/* Each object in the array `list` (or `list` itself, when it is an object) becomes an item of the
 * array `key` of `parent`; items that are no objects are copied as they are. */
void cvx_arrange_items(struct cvx_arranger *arranger, const struct cvx_node *list,
                       const struct cvx_arrange_row *rows, struct cvx_node *parent,
                       const char *key);

#endif
