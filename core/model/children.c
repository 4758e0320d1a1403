/* SPDX-License-Identifier: MIT */
/* Objects and lists of objects, from whatever stands where they are due. */
#include "core/model/clean.h"
#include "core/model/link.h"
#include "core/model/record.h"

static const struct cvx_field *find_own(const struct cvx_record_type *type, const char *key)
{
    bool alias;
    const struct cvx_field *field = cvx_field_find(type, key, &alias);
    return alias ? NULL : field;
}

/* A record from a single value: a link goes to its "url", anything else to its first field. */
static bool read_scalar_record(struct cvx_reader *reader, const struct cvx_record_type *type,
                               const struct cvx_node *node, void *record)
{
    const struct cvx_field *field = &type->fields[0];
    const struct cvx_field *url = find_own(type, "url");
    const char *valid;
    if (url && node->kind == CVX_NODE_STRING &&
        cvx_url_read(node->text, reader->arena, &valid) != CVX_LINK_BAD)
        field = url;
    if (field->kind == CVX_FIELD_URL && field != url)
        return false;
    cvx_report_coerced(reader, node, "an object");
    struct cvx_reader within = *reader;
    within.quiet = true;
    ((struct cvx_record *)record)->at = node;
    cvx_value_read(&within, field, node, cvx_member_of(record, field));
    return true;
}

bool cvx_child_read(struct cvx_reader *reader, const struct cvx_field *field,
                    const struct cvx_node *node, void **member)
{
    node = cvx_node_in_language(reader, node);
    if (node->kind == CVX_NODE_ARRAY && node->count == 1) {
        cvx_report_coerced(reader, node, "an object");
        node = cvx_node_in_language(reader, node->first);
    }
    if (node->kind == CVX_NODE_ARRAY)
        return false;
    void *record = cvx_arena_alloc(reader->arena, field->child->size);
    if (!record)
        return true;
    if (node->kind != CVX_NODE_OBJECT) {
        if (!read_scalar_record(reader, field->child, node, record))
            return false;
        *member = record;
    } else if (cvx_record_read(reader, field->child, node, record)) {
        *member = record;
    }
    return true;
}

/* Lists of objects */

struct list {
    const struct cvx_record_type *type;
    char *items;
    size_t count;
};

/* Adds an item from a node of any type, unless nothing is in it. */
static void add_item(struct cvx_reader *reader, struct list *list, const struct cvx_node *node)
{
    void *record = list->items + list->count * list->type->size;
    node = cvx_node_in_language(reader, node);
    const bool added = node->kind == CVX_NODE_OBJECT
                           ? cvx_record_read(reader, list->type, node, record)
                           : read_scalar_record(reader, list->type, node, record);
    list->count += added;
}

/* An object where a list is due is one item when more of its members are fields of the item than
 * are not, or its first field is among them; else its keys are names: {"Joinery": ["dovetail"]}. */
static bool is_single_item(const struct cvx_record_type *type, const struct cvx_node *node)
{
    size_t known = 0;
    for (const struct cvx_node *child = node->first; child; child = child->next) {
        const struct cvx_field *field;
        const enum cvx_role role = cvx_role_of(type, child->key, &field);
        if (role != CVX_EXTRA && field == &type->fields[0])
            return true;
        known += role != CVX_EXTRA;
    }
    return 2 * known >= node->count;
}

/* Where the value goes when a key is the name. */
static const struct cvx_field *value_field(const struct cvx_record_type *type)
{
    const struct cvx_field *field = find_own(type, "keywords");
    return field ? field : &type->fields[1];
}

/* A key as the text that it would be as a value. */
static struct cvx_text read_key(struct cvx_reader *reader, const struct cvx_node *node)
{
    struct cvx_cleaning cleaning;
    struct cvx_node *value = cvx_node_new(reader->arena, CVX_NODE_STRING,
                                          cvx_text_clean(node->key, reader->arena, &cleaning));
    if (!value || !value->text)
        return (struct cvx_text){NULL, NULL};
    if (cleaning.controls || cleaning.invisible)
        cvx_diag_add(reader->diag, CVX_CODE_TEXT_CLEANED, node,
                     "what cannot be seen was taken out of the key %s",
                     cvx_diag_quote(reader->diag, value->text));
    const struct cvx_text text = cvx_text_read(reader, value, false);
    return (struct cvx_text){text.s && *text.s ? text.s : NULL, node};
}

static void add_named_item(struct cvx_reader *reader, struct list *list,
                           const struct cvx_node *node)
{
    void *record = list->items + list->count * list->type->size;
    const struct cvx_field *name = &list->type->fields[0];
    if (node->kind == CVX_NODE_OBJECT && !cvx_record_read(reader, list->type, node, record))
        return;
    struct cvx_reader within = *reader;
    within.quiet = true;
    if (node->kind != CVX_NODE_OBJECT) {
        const struct cvx_field *url = find_own(list->type, "url");
        const struct cvx_field *field = value_field(list->type);
        const char *valid;
        if (url && node->text && cvx_url_read(node->text, reader->arena, &valid) != CVX_LINK_BAD)
            field = url;
        ((struct cvx_record *)record)->at = node;
        cvx_value_read(&within, field, node, cvx_member_of(record, field));
    }
    struct cvx_text *text = cvx_member_of(record, name);
    if (!text->s)
        *text = read_key(&within, node);
    list->count++;
}

static void read_items(struct cvx_reader *reader, struct list *list, const struct cvx_node *node)
{
    if (node->kind == CVX_NODE_ARRAY) {
        for (const struct cvx_node *item = node->first; item; item = item->next)
            add_item(reader, list, item);
        return;
    }
    cvx_report_coerced(reader, node, "a list");
    if (node->kind == CVX_NODE_OBJECT && !is_single_item(list->type, node)) {
        for (const struct cvx_node *item = node->first; item; item = item->next)
            add_named_item(reader, list, item);
        return;
    }
    struct cvx_reader within = *reader;
    within.quiet = reader->quiet || node->kind != CVX_NODE_OBJECT;
    add_item(&within, list, node);
}

bool cvx_children_read(struct cvx_reader *reader, const struct cvx_field *field,
                       const struct cvx_node *node, void *record)
{
    node = cvx_node_in_language(reader, node);
    if (node->kind == CVX_NODE_NUMBER || node->kind == CVX_NODE_BOOL)
        return false;
    const size_t most = node->count ? node->count : 1;
    struct list list = {field->child,
                        cvx_arena_alloc_array(reader->arena, most, field->child->size), 0};
    if (!list.items)
        return true;
    read_items(reader, &list, node);
    *(void **)cvx_member_of(record, field) = list.count ? list.items : NULL;
    *(size_t *)(void *)((char *)record + field->count_offset) = list.count;
    return true;
}
