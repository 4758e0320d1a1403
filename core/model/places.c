/* SPDX-License-Identifier: MIT */
/* Places by node, in chains of the order in which they were noted. */
#include "core/model/places.h"

#include "core/base/str.h"

#include <string.h>

void cvx_places_init(struct cvx_places *places, const struct cvx_node *root,
                     struct cvx_arena *arena)
{
    *places = (struct cvx_places){.arena = arena};
    size_t count = 1;
    for (const struct cvx_node *at = root; at; at = cvx_node_next(at, root))
        if (at->id >= count)
            count = (size_t)at->id + 1;
    places->slots = cvx_arena_alloc_array(arena, count, sizeof(struct cvx_places_item *));
    places->slot_count = places->slots ? count : 0;
}

const struct cvx_places_item *cvx_places_add(struct cvx_places *places,
                                             const struct cvx_places_item *place)
{
    struct cvx_places_item *added = cvx_arena_alloc(places->arena, sizeof *added);
    if (!added)
        return NULL;
    *added = *place;
    added->next = NULL;
    if (!place->node || place->node->id >= places->slot_count)
        return added;
    struct cvx_places_item **last = &places->slots[place->node->id];
    while (*last)
        last = &(*last)->next;
    return *last = added;
}

static const struct cvx_places_item *find(const struct cvx_places *places,
                                          const struct cvx_node *node, const char *text)
{
    const struct cvx_places_item *string = NULL, *any = NULL;
    const struct cvx_places_item *at =
        node->id < places->slot_count ? places->slots[node->id] : NULL;
    for (; at; at = at->next) {
        if (at->node != node)
            continue;
        if (at->value && text && strcmp(at->value, text) == 0)
            return at;
        if (at->value && !string)
            string = at;
        if (!any)
            any = at;
    }
    return string ? string : any;
}

static void add_step(struct cvx_str *out, const char *key, size_t index)
{
    cvx_str_add_char(out, '/');
    if (!key) {
        cvx_str_add_int(out, (long long)index);
        return;
    }
    for (;;) {
        const size_t plain = strcspn(key, "~/");
        cvx_str_add_bytes(out, key, plain);
        key += plain;
        if (!*key)
            return;
        cvx_str_add(out, *key++ == '~' ? "~0" : "~1");
    }
}

static void add_place(struct cvx_str *out, const struct cvx_places_item *place)
{
    if (!place->outer)
        return;
    add_place(out, place->outer);
    add_step(out, place->key, place->index);
}

/* From a value that was copied with all that is in it, down to `node`. Places are counted anew:
 * neighbours may have been taken out. */
static void add_way(struct cvx_str *out, const struct cvx_node *top, const struct cvx_node *node)
{
    if (node == top)
        return;
    add_way(out, top, node->parent);
    size_t index = 0;
    for (const struct cvx_node *at = node->parent->first; !node->key && at != node; at = at->next)
        index++;
    add_step(out, node->key, index);
}

const char *cvx_places_pointer(const struct cvx_places *places, const struct cvx_node *node,
                               const char *text, struct cvx_arena *arena)
{
    const struct cvx_node *top = node;
    const struct cvx_places_item *place = find(places, top, text);
    while (!place && top->parent) {
        top = top->parent;
        place = find(places, top, NULL);
    }
    if (!place || (top != node && !place->copied))
        return NULL;
    struct cvx_str out;
    cvx_str_init(&out, arena);
    add_place(&out, place);
    add_way(&out, top, node);
    return arena->failed ? NULL : cvx_str_get(&out);
}
