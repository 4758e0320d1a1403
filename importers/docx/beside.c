/* SPDX-License-Identifier: MIT */
/* What was typed outside of values: beside them, in paragraphs of their own, in headings. */
#include "importers/docx/editing.h"
#include "importers/docx/places.h"

#include "core/base/limits.h"

#include <string.h>

/* The place in its array of an item that was not there: no pointer names it. */
#define NEW_INDEX UINT32_MAX

static void leave(struct cvx_docx_editing *editing, const char *text)
{
    cvx_diag_add(editing->diag, CVX_CODE_LEFT_OUT, NULL,
                 "%s was typed in Word where it belongs to no value: left out",
                 cvx_diag_quote(editing->diag, text));
}

/* Adding to a value */

static struct cvx_docx_value *find_edited(struct cvx_docx_editing *editing, const char *pointer)
{
    const struct cvx_docx_value *found =
        pointer ? cvx_docx_find_value(&editing->is, pointer) : NULL;
    return found ? &editing->is.items[found - editing->is.items] : NULL;
}

/* Writes a value's text anew, with room for more behind. Each time costs as much as the value has,
 * so that a limit holds. */
static bool begin_growing(struct cvx_docx_editing *editing, struct cvx_docx_value *value,
                          const char *before)
{
    editing->copied += strlen(before) + strlen(value->text) + strlen(value->markup);
    if (editing->copied > CVX_LIMIT_INPUT)
        return false;
    cvx_str_init(&editing->text, editing->arena);
    cvx_str_init(&editing->markup, editing->arena);
    cvx_str_add(&editing->text, before);
    cvx_str_add(&editing->text, value->text);
    cvx_str_add(&editing->markup, before);
    cvx_str_add(&editing->markup, value->markup);
    editing->growing = value;
    return true;
}

/* Joins texts to a value's, unless memory is out, of which the arena tells. */
static void join(struct cvx_docx_editing *editing, struct cvx_docx_value *value, const char *before,
                 const char *behind)
{
    if (!before || !behind)
        return;
    if ((*before || editing->growing != value) && !begin_growing(editing, value, before))
        return;
    cvx_str_add(&editing->text, behind);
    cvx_str_add(&editing->markup, behind);
    value->text = cvx_str_get(&editing->text);
    value->markup = cvx_str_get(&editing->markup);
}

/* Beside */

/* Two values that follow each other, and what stands between them, now and as exported. */
struct gap {
    const char *before, *after; /* pointers; NULL at the ends of the paragraph */
    const char *is, *was;       /* plain */
};

static bool ends_with(const char *text, const char *end)
{
    const size_t len = strlen(text), end_len = strlen(end);
    return len >= end_len && strcmp(text + len - end_len, end) == 0;
}

static void fill_gap(struct cvx_docx_editing *editing, const struct gap *gap)
{
    struct cvx_docx_value *before = find_edited(editing, gap->before);
    struct cvx_docx_value *after = find_edited(editing, gap->after);
    const size_t is_len = strlen(gap->is), was_len = strlen(gap->was);
    if (strstr(gap->was, gap->is))
        return;
    const bool at_end = ends_with(gap->is, gap->was);
    const bool at_start = strncmp(gap->is, gap->was, was_len) == 0;
    const char *typed = at_end ? cvx_arena_copy(editing->arena, gap->is, is_len - was_len)
                               : gap->is + (at_start ? was_len : 0);
    typed = typed ? cvx_docx_plain_text(typed, editing->arena) : NULL;
    if (!typed)
        return;
    if ((!at_end && !at_start) || (!before && !after))
        leave(editing, gap->is);
    else if (before && (at_end || !after))
        join(editing, before, "", cvx_arena_printf(editing->arena, " %s", typed));
    else
        join(editing, after, cvx_arena_printf(editing->arena, "%s ", typed), "");
}

/* Moves `*at` past the next value of the paragraph, returns its pointer (NULL at the end), and adds
 * to `between` the text before it. */
static const char *next_value(const struct cvx_docx_piece **at, struct cvx_str *between)
{
    while (*at && !(*at)->pointer) {
        cvx_str_add(between, (*at)->text);
        *at = (*at)->next;
    }
    if (!*at)
        return NULL;
    const char *pointer = (*at)->pointer;
    while (*at && (*at)->pointer && strcmp((*at)->pointer, pointer) == 0)
        *at = (*at)->next;
    return pointer;
}

/* Compares what stands between the values of a paragraph with what stood there, as far as the same
 * values follow one another. */
static void compare_gaps(struct cvx_docx_editing *editing, const struct cvx_docx_piece *is,
                         const struct cvx_docx_piece *was)
{
    struct gap gap = {0};
    do {
        struct cvx_str now, then;
        cvx_str_init(&now, editing->arena);
        cvx_str_init(&then, editing->arena);
        gap.after = next_value(&is, &now);
        const char *after = next_value(&was, &then);
        while (after && !cvx_docx_find_value(&editing->is, after)) /* taken out */
            after = next_value(&was, &then);
        if (!gap.after != !after || (after && strcmp(gap.after, after) != 0))
            return;
        gap.is = cvx_docx_plain_text(cvx_str_get(&now), editing->arena);
        gap.was = cvx_docx_plain_text(cvx_str_get(&then), editing->arena);
        if (!gap.is || !gap.was)
            return;
        if (strcmp(gap.is, gap.was) != 0)
            fill_gap(editing, &gap);
        gap.before = gap.after;
    } while (gap.after);
}

/* Paragraphs */

/* The array `key` of an entry; a new one when it has none. */
static struct cvx_node *list_of(struct cvx_docx_editing *editing, struct cvx_node *entry,
                                const char *key)
{
    for (struct cvx_node *child = entry->first; child; child = child->next)
        if (child->key && strcmp(child->key, key) == 0)
            return child->kind == CVX_NODE_ARRAY ? child : NULL;
    struct cvx_node *list = cvx_node_new(editing->arena, CVX_NODE_ARRAY, NULL);
    if (list) {
        list->key = key;
        cvx_node_append(entry, list);
    }
    return list;
}

/* Puts a new text behind `after`, an item of a list; at the list's end when that is NULL. */
static struct cvx_node *insert(struct cvx_docx_editing *editing, struct cvx_node *list,
                               struct cvx_node *after, const char *text)
{
    struct cvx_node *item = cvx_node_new(editing->arena, CVX_NODE_STRING, text);
    if (!item)
        return NULL;
    if (!after || !after->next) {
        cvx_node_append(list, item);
    } else {
        item->parent = list;
        item->next = after->next;
        after->next = item;
        list->count++;
    }
    item->index = NEW_INDEX;
    return item;
}

static bool is_prose(const struct cvx_node *node)
{
    static const char *const keys[] = {"summary", "description", "reference"};
    for (size_t i = 0; node->key && i < sizeof keys / sizeof *keys; i++)
        if (strcmp(node->key, keys[i]) == 0)
            return true;
    return false;
}

/* Where the last value was met: what new paragraphs follow. */
struct spot {
    const char *pointer;
    struct cvx_node *item; /* of a list */
};

static void add_paragraph(struct cvx_docx_editing *editing,
                          const struct cvx_docx_paragraph *paragraph, const char *text,
                          struct spot *spot)
{
    struct cvx_node *node = spot->item;
    if (!node && spot->pointer)
        node = cvx_node_resolve(editing->root, spot->pointer);
    struct cvx_docx_value *value = find_edited(editing, spot->pointer);
    struct cvx_node *list = node && node->parent->kind == CVX_NODE_ARRAY ? node->parent : NULL;
    struct cvx_node *const entry = node && !list ? node->parent : NULL;
    if (node && !list && is_prose(node) && value && !paragraph->bullet) {
        join(editing, value, "", cvx_arena_printf(editing->arena, "\n\n%s", text));
        return;
    }
    if (entry && entry->parent && entry->parent->kind == CVX_NODE_ARRAY && paragraph->bullet) {
        list = list_of(editing, entry, "highlights");
        node = NULL;
    }
    if (!list) {
        leave(editing, text);
        return;
    }
    cvx_docx_tell(editing, list, "added", text);
    spot->item = insert(editing, list, node, text);
}

/* A section's heading, the `number`th, that says something new. */
static void rename_section(struct cvx_docx_editing *editing, const struct cvx_docx_places *places,
                           size_t number, const char *text)
{
    const struct cvx_docx_paragraph *at =
        number < places->heading_count ? places->headings[number] : NULL;
    if (!at || !at->section || cvx_docx_first_pointer(at)) {
        leave(editing, text);
        return;
    }
    struct cvx_node *node = editing->root;
    static const char *const path[] = {"meta", "themeOptions", "sectionLabels"};
    for (size_t i = 0; i < sizeof path / sizeof *path && node; i++) {
        struct cvx_node *child = node->first;
        while (child && strcmp(child->key, path[i]) != 0)
            child = child->next;
        if (!child && (child = cvx_node_new(editing->arena, CVX_NODE_OBJECT, NULL))) {
            child->key = path[i];
            cvx_node_append(node, child);
        }
        node = child;
    }
    struct cvx_node *label = node ? cvx_node_new(editing->arena, CVX_NODE_STRING, text) : NULL;
    if (!label)
        return;
    label->key = at->section;
    cvx_node_append(node, label);
    cvx_docx_tell(editing, label, "renamed", text);
}

enum cvx_status cvx_docx_apply_beside(struct cvx_docx_editing *editing)
{
    const struct cvx_docx_places places = cvx_docx_find_places(editing->exported, editing->arena);
    struct spot spot = {0};
    size_t reached = 0;
    size_t headings = 0;
    for (const struct cvx_docx_paragraph *at = editing->edited->first; at; at = at->next) {
        const char *pointer = cvx_docx_first_pointer(at);
        const char *text = pointer ? "" : cvx_docx_paragraph_text(at, editing->arena);
        const size_t number = headings;
        headings += at->heading;
        if (pointer) {
            const struct cvx_docx_paragraph *was = cvx_docx_next_place(&places, pointer, &reached);
            spot = (struct spot){.pointer = cvx_docx_last_pointer(at)};
            if (was)
                compare_gaps(editing, at->first, was->first);
        } else if (*text && !cvx_docx_has_text(&places, text)) {
            if (at->heading)
                rename_section(editing, &places, number, text);
            else
                add_paragraph(editing, at, text, &spot);
        }
    }
    if (editing->copied <= CVX_LIMIT_INPUT)
        return CVX_OK;
    cvx_diag_add(editing->diag, CVX_CODE_LIMIT, NULL,
                 "what was typed beside values comes to more than %d bytes, the limit",
                 CVX_LIMIT_INPUT);
    return CVX_REJECTED;
}
