/* SPDX-License-Identifier: MIT */
/* Duplicate keys: the last one counts. */
#include "formats/keys.h"

#include <stdlib.h>
#include <string.h>

/* Objects with at most so many members are searched pair by pair; wider ones are sorted, so that
 * hostile ones take no quadratic time. */
enum { NARROW = 16 };

static void drop(struct cvx_node *older, const struct cvx_node *newer, struct cvx_diag *diag)
{
    cvx_diag_add(diag, CVX_CODE_DUPLICATE_KEY, newer,
                 "the key %s is here again: the one at %u:%u is left out",
                 cvx_diag_quote(diag, newer->key), (unsigned)older->key_line,
                 (unsigned)older->key_column);
    older->parent = NULL;
}

static bool has_parent(struct cvx_node *node, void *context)
{
    (void)context;
    return node->parent != NULL;
}

static int by_key(const void *a, const void *b)
{
    const struct cvx_node *first = *(struct cvx_node *const *)a;
    const struct cvx_node *second = *(struct cvx_node *const *)b;
    const int order = strcmp(first->key, second->key);
    return order ? order : (first->index > second->index) - (first->index < second->index);
}

static bool drop_older_sorted(struct cvx_node *object, struct cvx_arena *scratch,
                              struct cvx_diag *diag)
{
    struct cvx_node **sorted = cvx_arena_alloc_array(scratch, object->count, sizeof(*sorted));
    if (!sorted)
        return false;
    size_t count = 0;
    for (struct cvx_node *child = object->first; child; child = child->next)
        sorted[count++] = child;
    qsort(sorted, count, sizeof(*sorted), by_key);
    bool any = false;
    for (size_t i = 1; i < count; i++) { /* forwards: what is said of is still in the object */
        if (strcmp(sorted[i - 1]->key, sorted[i]->key) != 0)
            continue;
        drop(sorted[i - 1], sorted[i], diag);
        any = true;
    }
    return any;
}

static bool drop_older_paired(struct cvx_node *object, struct cvx_diag *diag)
{
    bool any = false;
    for (struct cvx_node *older = object->first; older; older = older->next) {
        const struct cvx_node *newer = older->next;
        while (newer && (newer->key[0] != older->key[0] || strcmp(newer->key, older->key) != 0))
            newer = newer->next;
        if (newer)
            drop(older, newer, diag);
        any = any || newer;
    }
    return any;
}

enum cvx_status cvx_keys_drop_duplicates(struct cvx_node *object, struct cvx_arena *arena,
                                         struct cvx_diag *diag)
{
    if (object->count < 2)
        return CVX_OK;
    bool any;
    if (object->count <= NARROW) {
        any = drop_older_paired(object, diag);
    } else {
        struct cvx_arena scratch;
        cvx_arena_init(&scratch, arena->memory);
        any = drop_older_sorted(object, &scratch, diag);
        const bool failed = scratch.failed;
        cvx_arena_clear(&scratch);
        if (failed)
            return cvx_diag_memory(diag);
    }
    if (any)
        cvx_node_filter(object, has_parent, NULL);
    return CVX_OK;
}
