/* SPDX-License-Identifier: MIT */
/* Entries that were moved among each other. What an employer's heading shows of its jobs does not
 * count, since it may stay where it is: a value is where it was met last, and one that stands in
 * the heading only is nowhere. */
#include "importers/docx/editing.h"

#include <stdlib.h>
#include <string.h>

/* An item, and those behind it that are not shown, which go with it. */
struct item {
    struct cvx_node *first, *last;
    size_t was_first, was_last; /* the places of its values as exported */
    size_t is_first, is_last;   /* and as edited */
    size_t number;
    bool shown;
};

struct list {
    struct cvx_node *array;
    const char *pointer;
    struct item *items, *sorted; /* as exported; as edited */
    size_t count;                /* of the items shown, and one more for those before the first */
};

/* The edited values in the order of the text. */
struct ordering {
    struct cvx_docx_editing *editing;
    struct cvx_docx_value *placed;
    size_t count;
};

static int by_order(const void *left, const void *right)
{
    const struct cvx_docx_value *a = left, *b = right;
    return (a->order > b->order) - (a->order < b->order);
}

/* The first edited value that does not stand before `order`. */
static size_t first_from(const struct ordering *ordering, size_t order)
{
    size_t low = 0, high = ordering->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (ordering->placed[middle].order < order)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_below(const char *pointer, const char *above, size_t len)
{
    return strncmp(pointer, above, len) == 0 && pointer[len] == '/';
}

/* The first value, sorted by pointer, that is not less than `pointer`. */
static size_t lower_bound(const struct cvx_docx_values *values, const char *pointer)
{
    size_t low = 0, high = values->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(values->items[middle].pointer, pointer) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void widen(size_t *first, size_t *last, size_t order)
{
    *first = order < *first ? order : *first;
    *last = order > *last ? order : *last;
}

/* Where the values of an item stand; those that are gone now do not count. False: nowhere. */
static bool find_places(const struct cvx_docx_editing *editing, const char *pointer,
                        struct item *item)
{
    const size_t len = strlen(pointer);
    item->was_first = item->is_first = SIZE_MAX;
    item->was_last = item->is_last = 0;
    for (size_t i = lower_bound(&editing->was, pointer); i < editing->was.count; i++) {
        const struct cvx_docx_value *was = &editing->was.items[i];
        if (strncmp(was->pointer, pointer, len) != 0 || !strchr("/", was->pointer[len]))
            break;
        const struct cvx_docx_value *is = cvx_docx_find_value(&editing->is, was->pointer);
        if (!is || was->shared)
            continue;
        widen(&item->was_first, &item->was_last, was->last);
        widen(&item->is_first, &item->is_last, is->last);
    }
    return item->is_first != SIZE_MAX;
}

/* The items of an array, each with those behind it that are not shown. False when there are not two
 * that are. */
static bool list_items(const struct cvx_docx_editing *editing, struct list *list)
{
    list->items =
        cvx_arena_alloc_array(editing->arena, list->array->count + 1, sizeof *list->items);
    list->count = 0;
    if (!list->items)
        return false;
    struct item *at = list->items;
    *at = (struct item){.first = NULL};
    for (struct cvx_node *node = list->array->first; node; node = node->next) {
        struct item made = {.first = node, .last = node, .shown = true};
        const char *pointer =
            cvx_arena_printf(editing->arena, "%s/%u", list->pointer, (unsigned)node->index);
        if (!pointer)
            return false;
        if (find_places(editing, pointer, &made)) {
            at = &list->items[++list->count];
            *at = made;
            at->number = list->count;
        } else {
            at->first = at->first ? at->first : node;
            at->last = node;
        }
    }
    return list->count > 1;
}

/* Whether the items stood one behind another as exported, and still stand together, with nothing
 * from elsewhere between them: only then are they in an order of their own. */
static bool stand_together(const struct ordering *ordering, const struct list *list)
{
    size_t first = SIZE_MAX, last = 0;
    const char *slash = strrchr(list->pointer, '/');
    /* What belongs to the same entry may stand between the items of a list in it. */
    const size_t owner =
        slash && slash != list->pointer ? (size_t)(slash - list->pointer) : strlen(list->pointer);
    for (size_t i = 1; i <= list->count; i++) {
        const struct item *item = &list->items[i];
        if (i > 1 && item->was_first <= item[-1].was_last)
            return false;
        const struct item *sorted = &list->sorted[i];
        if (i > 1 && sorted->is_first <= sorted[-1].is_last)
            return false;
        widen(&first, &last, item->is_first);
        widen(&first, &last, item->is_last);
    }
    for (size_t i = first_from(ordering, first);
         i < ordering->count && ordering->placed[i].order <= last; i++)
        if (!is_below(ordering->placed[i].pointer, list->pointer, owner))
            return false;
    return true;
}

static int by_place(const void *left, const void *right)
{
    const struct item *a = left, *b = right;
    return (a->is_last > b->is_last) - (a->is_last < b->is_last);
}

/* The items are in their new order: so are, from now on, the values as exported. */
static void move_values(struct cvx_docx_editing *editing, const struct list *list, size_t place)
{
    for (size_t i = 1; i <= list->count; i++) {
        const struct item *item = &list->sorted[i];
        const char *pointer =
            cvx_arena_printf(editing->arena, "%s/%u", list->pointer, (unsigned)item->first->index);
        const size_t len = pointer ? strlen(pointer) : 0;
        for (size_t j = pointer ? lower_bound(&editing->was, pointer) : editing->was.count;
             j < editing->was.count; j++) {
            struct cvx_docx_value *was = &editing->was.items[j];
            if (strncmp(was->pointer, pointer, len) != 0 || !strchr("/", was->pointer[len]))
                break;
            if (was->shared || was->order < item->was_first || was->order > item->was_last)
                was->order = CVX_DOCX_NO_ORDER;
            else
                was->order = place + (was->order - item->was_first);
        }
        place += item->was_last - item->was_first + 1;
    }
}

/* The text that an item begins with. */
static const char *text_of(const struct ordering *ordering, const struct item *item)
{
    const size_t at = first_from(ordering, item->is_first);
    return at < ordering->count ? ordering->placed[at].text : "";
}

/* Tells which items were moved: of the two ways to say it, the one with fewer of them. */
static void tell(struct ordering *ordering, const struct list *list)
{
    size_t back = 0, forth = 0;
    for (size_t i = 1, most = 0; i <= list->count; i++) {
        back += list->sorted[i].number < most;
        most = list->sorted[i].number > most ? list->sorted[i].number : most;
    }
    for (size_t i = list->count, least = SIZE_MAX; i > 0; i--) {
        forth += list->sorted[i].number > least;
        least = list->sorted[i].number < least ? list->sorted[i].number : least;
    }
    const bool backwards = forth < back;
    size_t limit = backwards ? SIZE_MAX : 0;
    for (size_t i = 1; i <= list->count; i++) {
        const struct item *item = &list->sorted[backwards ? list->count + 1 - i : i];
        if (backwards ? item->number > limit : item->number < limit)
            cvx_docx_tell(ordering->editing, item->first, "moved", text_of(ordering, item));
        else
            limit = item->number;
    }
}

static void relink(struct list *list)
{
    struct cvx_node *last = NULL;
    for (size_t i = 0; i <= list->count; i++) {
        const struct item *item = &list->sorted[i];
        if (!item->first)
            continue;
        if (last)
            last->next = item->first;
        else
            list->array->first = item->first;
        last = item->last;
    }
    last->next = NULL;
    list->array->last = last;
}

static void order_list(struct ordering *ordering, struct cvx_node *array)
{
    struct cvx_docx_editing *editing = ordering->editing;
    struct list list = {.array = array, .pointer = cvx_node_pointer(array, editing->arena)};
    if (!list.pointer || array->count < 2 || !list_items(editing, &list))
        return;
    bool moved = false;
    for (size_t i = 2; i <= list.count; i++)
        moved |= list.items[i].is_last < list.items[i - 1].is_last;
    list.sorted =
        moved ? cvx_arena_alloc_array(editing->arena, list.count + 1, sizeof *list.items) : NULL;
    if (!list.sorted)
        return;
    memcpy(list.sorted, list.items, (list.count + 1) * sizeof *list.items);
    qsort(list.sorted + 1, list.count, sizeof *list.sorted, by_place);
    if (!stand_together(ordering, &list))
        return;
    tell(ordering, &list);
    move_values(editing, &list, list.items[1].was_first);
    relink(&list);
}

void cvx_docx_apply_order(struct cvx_docx_editing *editing)
{
    struct ordering ordering = {
        editing, cvx_arena_alloc_array(editing->arena, editing->is.count, sizeof *ordering.placed),
        editing->is.count};
    if (!ordering.placed || !ordering.count)
        return;
    memcpy(ordering.placed, editing->is.items, ordering.count * sizeof *ordering.placed);
    qsort(ordering.placed, ordering.count, sizeof *ordering.placed, by_order);
    for (const struct cvx_node *at = editing->root; at; at = cvx_node_next(at, editing->root))
        if (at->kind == CVX_NODE_ARRAY)
            order_list(&ordering, (struct cvx_node *)(uintptr_t)at);
}
