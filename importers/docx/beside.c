/* SPDX-License-Identifier: MIT */
/* What was typed outside of values: beside them, in paragraphs of their own, in headings. */
#include "importers/docx/editing.h"

#include "core/base/str.h"

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

/* Joins texts to a value's; a failed allocation leaves it as it was, and the arena tells. */
static void join(struct cvx_docx_editing *editing, struct cvx_docx_value *value, const char *before,
                 const char *behind)
{
    const char *text = before && behind
                           ? cvx_arena_printf(editing->arena, "%s%s%s", before, value->text, behind)
                           : NULL;
    const char *markup =
        text ? cvx_arena_printf(editing->arena, "%s%s%s", before, value->markup, behind) : NULL;
    if (!markup)
        return;
    value->text = text;
    value->markup = markup;
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

static const char *first_pointer(const struct cvx_docx_paragraph *paragraph)
{
    const struct cvx_docx_piece *piece = paragraph->first;
    while (piece && !piece->pointer)
        piece = piece->next;
    return piece ? piece->pointer : NULL;
}

static const char *last_pointer(const struct cvx_docx_paragraph *paragraph)
{
    const char *last = NULL;
    for (const struct cvx_docx_piece *at = paragraph->first; at; at = at->next)
        if (at->pointer)
            last = at->pointer;
    return last;
}

static const char *text_of(const struct cvx_docx_paragraph *paragraph, struct cvx_arena *arena)
{
    struct cvx_str text;
    cvx_str_init(&text, arena);
    for (const struct cvx_docx_piece *at = paragraph->first; at; at = at->next)
        cvx_str_add(&text, at->text);
    const char *plain = cvx_docx_plain_text(cvx_str_get(&text), arena);
    return plain ? plain : "";
}

/* The exported paragraph that begins with the value, from `from` on: the two go the same way. */
static const struct cvx_docx_paragraph *find_paragraph(const struct cvx_docx_paragraph *from,
                                                       const char *pointer)
{
    for (; from; from = from->next) {
        const char *first = first_pointer(from);
        if (first && strcmp(first, pointer) == 0)
            return from;
    }
    return NULL;
}

static bool was_exported(const struct cvx_docx_editing *editing, const char *text)
{
    for (const struct cvx_docx_paragraph *at = editing->exported->first; at; at = at->next)
        if (!first_pointer(at) && strcmp(text_of(at, editing->arena), text) == 0)
            return true;
    return false;
}

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
    cvx_node_append(list, item);
    item->index = NEW_INDEX;
    if (!after || list->first == item || after->next == item)
        return item;
    struct cvx_node *last = list->first;
    while (last->next != item)
        last = last->next;
    last->next = NULL;
    list->last = last;
    item->next = after->next;
    after->next = item;
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
static void rename_section(struct cvx_docx_editing *editing, size_t number, const char *text)
{
    const struct cvx_docx_paragraph *at = editing->exported->first;
    while (at && (!at->heading || number-- > 0))
        at = at->next;
    if (!at || !at->section || first_pointer(at)) {
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

void cvx_docx_apply_beside(struct cvx_docx_editing *editing)
{
    struct spot spot = {0};
    const struct cvx_docx_paragraph *reached = editing->exported->first;
    size_t headings = 0;
    for (const struct cvx_docx_paragraph *at = editing->edited->first; at; at = at->next) {
        const char *pointer = first_pointer(at);
        const char *text = text_of(at, editing->arena);
        const size_t number = headings;
        headings += at->heading;
        if (pointer) {
            const struct cvx_docx_paragraph *was = find_paragraph(reached, pointer);
            reached = was ? was : reached;
            spot = (struct spot){.pointer = last_pointer(at)};
            if (was)
                compare_gaps(editing, at->first, was->first);
        } else if (*text && !was_exported(editing, text)) {
            if (at->heading)
                rename_section(editing, number, text);
            else
                add_paragraph(editing, at, text, &spot);
        }
    }
}
