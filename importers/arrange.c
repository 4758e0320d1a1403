/* SPDX-License-Identifier: MIT */
/* The account of what has been settled, and the making of the new tree. */
#include "importers/arrange.h"

#include "core/base/limits.h"
#include "core/model/clean.h"

#include <string.h>

struct cvx_node *cvx_arrange_open(struct cvx_arranger *arranger, struct cvx_node *source,
                                  struct cvx_arena *arena, struct cvx_diag *diag)
{
    *arranger = (struct cvx_arranger){.arena = arena, .diag = diag, .source = source};
    arranger->settled = cvx_arena_alloc(arena, cvx_node_number(source));
    arranger->root = cvx_node_new(arena, CVX_NODE_OBJECT, NULL);
    if (arranger->root)
        arranger->root->origin = source;
    return arranger->root;
}

void cvx_arrange_settle(struct cvx_arranger *arranger, const struct cvx_node *node)
{
    if (node && arranger->settled)
        arranger->settled[node->id] = 1;
}

bool cvx_arrange_settled(const struct cvx_arranger *arranger, const struct cvx_node *node)
{
    for (; node && arranger->settled; node = node->parent)
        if (arranger->settled[node->id])
            return true;
    return false;
}

void cvx_arrange_fail(struct cvx_arranger *arranger, enum cvx_status status)
{
    if (arranger->failed == CVX_OK)
        arranger->failed = status;
}

/* The next node in source order that does not lie inside `node`. */
static const struct cvx_node *after(const struct cvx_node *node, const struct cvx_node *root)
{
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

enum cvx_status cvx_arrange_close(struct cvx_arranger *arranger, struct cvx_node **root)
{
    if (arranger->failed != CVX_OK)
        return arranger->failed;
    if (arranger->arena->failed)
        return cvx_diag_memory(arranger->diag);
    const struct cvx_node *at = arranger->source;
    while (at) {
        const bool settled = arranger->settled[at->id];
        if (!settled && !at->first)
            cvx_arrange_leave(arranger, CVX_CODE_LEFT_OUT, at);
        at = settled ? after(at, arranger->source) : cvx_node_next(at, arranger->source);
    }
    cvx_node_number(arranger->root);
    *root = arranger->root;
    return CVX_OK;
}

/* Making nodes */

/* Members are looked up by going through all of them, so there must not be many. */
static bool is_full(struct cvx_arranger *arranger, const struct cvx_node *parent,
                    const struct cvx_node *origin)
{
    if (parent->kind != CVX_NODE_OBJECT || parent->count < CVX_LIMIT_MEMBERS)
        return false;
    if (arranger->failed == CVX_OK)
        cvx_diag_add(arranger->diag, CVX_CODE_LIMIT, origin,
                     "an object would have more than %d members", CVX_LIMIT_MEMBERS);
    cvx_arrange_fail(arranger, CVX_REJECTED);
    return true;
}

static struct cvx_node *add(struct cvx_arranger *arranger, struct cvx_node *parent,
                            struct cvx_node made)
{
    if (!parent || arranger->failed != CVX_OK || is_full(arranger, parent, made.origin))
        return NULL;
    const char *text = cvx_node_file(&made) ? NULL : made.text;
    struct cvx_node *const node = cvx_node_new(arranger->arena, made.kind, text);
    if (!node)
        return NULL;
    node->key = made.key;
    node->origin = made.origin;
    if (made.origin) {
        node->line = made.origin->line;
        node->column = made.origin->column;
    }
    cvx_node_append(parent, node);
    return node;
}

static struct cvx_node *find_member(struct cvx_node *parent, const char *key)
{
    if (!parent || !key)
        return NULL;
    struct cvx_node *child = parent->first;
    while (child && strcmp(child->key, key) != 0)
        child = child->next;
    return child;
}

static struct cvx_node *find_or_add(struct cvx_arranger *arranger, struct cvx_node *parent,
                                    struct cvx_node made)
{
    struct cvx_node *found = find_member(parent, made.key);
    return found && found->kind == made.kind ? found : add(arranger, parent, made);
}

struct cvx_node *cvx_arrange_object(struct cvx_arranger *arranger, struct cvx_node *parent,
                                    const char *key, const struct cvx_node *origin)
{
    return find_or_add(arranger, parent,
                       (struct cvx_node){.kind = CVX_NODE_OBJECT, .key = key, .origin = origin});
}

struct cvx_node *cvx_arrange_array(struct cvx_arranger *arranger, struct cvx_node *parent,
                                   const char *key, const struct cvx_node *origin)
{
    return find_or_add(arranger, parent,
                       (struct cvx_node){.kind = CVX_NODE_ARRAY, .key = key, .origin = origin});
}

/* `key`, or the first of "key2" to "key9" that `parent` does not have, or one with a number that
 * none has. */
static const char *free_key(struct cvx_arranger *arranger, struct cvx_node *parent, const char *key)
{
    const char *name = key;
    for (unsigned i = 2; name && i < 10 && find_member(parent, name); i++)
        name = cvx_arena_printf(arranger->arena, "%s%u", key, i);
    if (name && find_member(parent, name))
        name = cvx_arena_printf(arranger->arena, "%s%u", key, 10 + parent->count);
    return name;
}

struct cvx_node *cvx_arrange_text(struct cvx_arranger *arranger, struct cvx_node *parent,
                                  const char *key, const char *text, const struct cvx_node *origin)
{
    cvx_arrange_settle(arranger, origin);
    if (!text || arranger->failed != CVX_OK)
        return NULL;
    key = free_key(arranger, parent, key);
    return add(
        arranger, parent,
        (struct cvx_node){.kind = CVX_NODE_STRING, .key = key, .text = text, .origin = origin});
}

void cvx_arrange_flag(struct cvx_arranger *arranger, struct cvx_node *parent, const char *key,
                      const struct cvx_node *origin)
{
    cvx_arrange_settle(arranger, origin);
    if (!find_member(parent, key))
        add(arranger, parent,
            (struct cvx_node){.kind = CVX_NODE_BOOL, .key = key, .text = "true", .origin = origin});
}

/* True when something in `node` has found its place, and nothing else is in it. */
static bool spent(const struct cvx_arranger *arranger, const struct cvx_node *node)
{
    bool some = false;
    for (const struct cvx_node *at = node->first; at;) {
        const bool settled = arranger->settled[at->id];
        if (!settled && !at->first && !cvx_node_blank(at))
            return false;
        some |= settled;
        at = settled ? after(at, node) : cvx_node_next(at, node);
    }
    return some;
}

/* The first of `node` and its later siblings that has no place yet. */
static const struct cvx_node *unsettled(const struct cvx_arranger *arranger,
                                        const struct cvx_node *node)
{
    while (node && (arranger->settled[node->id] || spent(arranger, node)))
        node = node->next;
    return node;
}

struct cvx_node *cvx_arrange_copy(struct cvx_arranger *arranger, struct cvx_node *parent,
                                  const char *key, const struct cvx_node *from)
{
    cvx_arrange_settle(arranger, from);
    if (arranger->failed != CVX_OK)
        return NULL;
    struct cvx_node made = *from;
    made.key = free_key(arranger, parent, key);
    made.origin = from;
    struct cvx_node *const copy = add(arranger, parent, made);
    struct cvx_node *into = copy; /* the copy of `at`; no recursion, since a source may be deep */
    for (const struct cvx_node *at = from; into;) {
        const struct cvx_node *next = unsettled(arranger, at->first);
        for (; !next && at != from; at = at->parent, into = into->parent)
            next = unsettled(arranger, at->next);
        if (!next)
            break;
        made = *next;
        made.origin = next;
        into = add(arranger, into, made);
        at = next;
    }
    return copy;
}

const char *cvx_arrange_key(struct cvx_arranger *arranger, const char *text, const char *fallback)
{
    struct cvx_cleaning cleaning;
    size_t len = 0;
    const char *clean = text ? cvx_text_clean(text, arranger->arena, &cleaning) : NULL;
    clean = clean ? cvx_text_trim(clean, &len) : NULL;
    char *key = len > 0 ? cvx_arena_copy(arranger->arena, clean, len) : NULL;
    for (char *at = key; at && *at; at++)
        if (*at == '\n' || *at == '\t')
            *at = ' ';
    return key ? key : fallback;
}

/* Taking and leaving */

const struct cvx_node *cvx_arrange_find(const struct cvx_node *object, const char *path)
{
    char name[64];
    while (object && *path) {
        const size_t len = strcspn(path, "/");
        if (len >= sizeof name)
            return NULL;
        memcpy(name, path, len);
        name[len] = '\0';
        object = cvx_node_find(object->kind == CVX_NODE_ARRAY ? object->first : object, name);
        path += len + (path[len] == '/');
    }
    return object;
}

const struct cvx_node *cvx_arrange_take(struct cvx_arranger *arranger,
                                        const struct cvx_node *object, const char *path)
{
    const struct cvx_node *node = cvx_arrange_find(object, path);
    if (!node || cvx_node_blank(node) || cvx_arrange_settled(arranger, node))
        return NULL;
    cvx_arrange_settle(arranger, node);
    return node;
}

/* What a node is called: its key, its text, or what names the item that it is. */
static const char *name_of(const struct cvx_node *node)
{
    static const char *const keys[] = {"name",         "title",    "label",   "company",
                                       "organization", "position", "content", "text"};
    if (node->key || node->text)
        return node->key ? node->key : node->text;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct cvx_node *name = cvx_node_find(node, keys[i]);
        if (name && name->kind == CVX_NODE_STRING && !cvx_node_blank(name))
            return name->text;
    }
    return "this";
}

void cvx_arrange_leave(struct cvx_arranger *arranger, enum cvx_code code,
                       const struct cvx_node *node)
{
    static const struct {
        enum cvx_code code;
        const char *why;
    } reasons[] = {
        {CVX_CODE_SETTING, "is a setting of the tool it comes from"},
        {CVX_CODE_HIDDEN, "is hidden by its owner"},
        {CVX_CODE_LEFT_OUT, "has no place in a CV"},
    };
    cvx_arrange_settle(arranger, node);
    if (cvx_node_blank(node))
        return;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].code == code)
            cvx_diag_add(arranger->diag, code, node, "%s %s: left out",
                         cvx_diag_quote(arranger->diag, name_of(node)), reasons[i].why);
}

/* Tables */

void cvx_arrange_rows(struct cvx_arranger *arranger, const struct cvx_node *object,
                      const struct cvx_arrange_row *rows, struct cvx_node *into)
{
    for (const struct cvx_arrange_row *row = rows; row->from; row++) {
        const struct cvx_node *from = cvx_arrange_find(object, row->from);
        if (!from || cvx_node_blank(from) || cvx_arrange_settled(arranger, from))
            continue;
        if (!row->to)
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, from);
        else if (row->make)
            row->make(arranger, from, into, row->to);
        else
            cvx_arrange_copy(arranger, into, row->to, from);
    }
}

void cvx_arrange_rest(struct cvx_arranger *arranger, const struct cvx_node *object,
                      struct cvx_node *into)
{
    for (const struct cvx_node *child = object->first; child; child = child->next)
        if (!cvx_node_blank(child) && !cvx_arrange_settled(arranger, child) &&
            !spent(arranger, child))
            cvx_arrange_copy(arranger, into, child->key, child);
}

void cvx_arrange_item(struct cvx_arranger *arranger, const struct cvx_node *object,
                      const struct cvx_arrange_row *rows, struct cvx_node *into)
{
    cvx_arrange_rows(arranger, object, rows, into);
    cvx_arrange_rest(arranger, object, into);
    cvx_arrange_settle(arranger, object);
}

void cvx_arrange_items(struct cvx_arranger *arranger, const struct cvx_node *list,
                       const struct cvx_arrange_row *rows, struct cvx_node *parent, const char *key)
{
    const bool many = list->kind == CVX_NODE_ARRAY;
    struct cvx_node *array = cvx_arrange_array(arranger, parent, key, list);
    for (const struct cvx_node *item = many ? list->first : list; item;
         item = many ? item->next : NULL) {
        if (item->kind != CVX_NODE_OBJECT)
            cvx_arrange_copy(arranger, array, NULL, item);
        else
            cvx_arrange_item(arranger, item, rows, cvx_arrange_object(arranger, array, NULL, item));
    }
    cvx_arrange_settle(arranger, list);
}

void cvx_arrange_split(struct cvx_arranger *arranger, struct cvx_node *parent, const char *key,
                       const char *text, const struct cvx_node *origin)
{
    struct cvx_node *array = cvx_arrange_array(arranger, parent, key, origin);
    while (text && *text) {
        text += strspn(text, " \t\n,;");
        const size_t step = strcspn(text, ",;");
        size_t len = step;
        while (len > 0 && strchr(" \t\n", text[len - 1]))
            len--;
        if (len > 0)
            cvx_arrange_text(arranger, array, NULL, cvx_arena_copy(arranger->arena, text, len),
                             origin);
        text += step;
    }
    cvx_arrange_settle(arranger, origin);
}

void cvx_arrange_words(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    if (from->kind == CVX_NODE_STRING)
        cvx_arrange_split(arranger, into, to, from->text, from);
    else
        cvx_arrange_copy(arranger, into, to, from);
}
