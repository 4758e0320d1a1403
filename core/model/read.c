/* SPDX-License-Identifier: MIT */
/* Reading of records. The fields come from fields.def; each member of an object is a field by its
 * own name, an old name of a field, the "…Text" twin of one, or an extra, and is taken in that
 * order, so that the order in the file does not matter. */
#include "core/model/read.h"

#include "core/model/link.h"
#include "core/model/nearest.h"
#include "core/model/value.h"

#include <string.h>

enum role { OWN_NAME, OTHER_NAME, TWIN, EXTRA };

static bool read_record(struct cvx_reader *reader, const struct cvx_record_type *type,
                        const struct cvx_node *node, void *record);

static void *member_of(void *record, const struct cvx_field *field)
{
    return (char *)record + field->offset;
}

static enum role role_of(const struct cvx_record_type *type, const char *key,
                         const struct cvx_field **field)
{
    bool alias;
    *field = cvx_field_find(type, key, &alias);
    if (*field)
        return alias ? OTHER_NAME : OWN_NAME;
    const size_t len = strlen(key);
    if (len <= 4 || strcmp(key + len - 4, "Text") != 0)
        return EXTRA;
    for (*field = type->fields; (*field)->key; ++*field)
        if (cvx_value_has_twin((*field)->kind) && strlen((*field)->key) == len - 4 &&
            memcmp((*field)->key, key, len - 4) == 0)
            return TWIN;
    *field = NULL;
    return EXTRA;
}

static void add_extra(struct cvx_reader *reader, struct cvx_record *record,
                      const struct cvx_node *node)
{
    if (!record->extras)
        record->extras =
            cvx_arena_alloc_array(reader->arena, record->at->count, sizeof(*record->extras));
    if (record->extras)
        record->extras[record->extra_count++] = node;
}

/* Objects */

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
    const bool quiet = reader->quiet;
    reader->quiet = true;
    ((struct cvx_record *)record)->at = node;
    cvx_value_read(reader, field, node, member_of(record, field));
    reader->quiet = quiet;
    return true;
}

static bool read_child(struct cvx_reader *reader, const struct cvx_field *field,
                       const struct cvx_node *node, void **member)
{
    node = cvx_node_in_language(reader, node);
    if (node->kind == CVX_NODE_ARRAY && node->count == 1) {
        cvx_report_coerced(reader, node, "an object");
        node = node->first;
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
    } else if (read_record(reader, field->child, node, record)) {
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
                           ? read_record(reader, list->type, node, record)
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
        const enum role role = role_of(type, child->key, &field);
        if (role != EXTRA && field == &type->fields[0])
            return true;
        known += role != EXTRA;
    }
    return 2 * known >= node->count;
}

/* Where the value goes when a key is the name. */
static const struct cvx_field *value_field(const struct cvx_record_type *type)
{
    const struct cvx_field *field = find_own(type, "keywords");
    return field ? field : &type->fields[1];
}

static void add_named_item(struct cvx_reader *reader, struct list *list,
                           const struct cvx_node *node)
{
    void *record = list->items + list->count * list->type->size;
    const struct cvx_field *name = &list->type->fields[0];
    if (node->kind == CVX_NODE_OBJECT && !read_record(reader, list->type, node, record))
        return;
    const bool quiet = reader->quiet;
    reader->quiet = true;
    if (node->kind != CVX_NODE_OBJECT) {
        const struct cvx_field *url = find_own(list->type, "url");
        const struct cvx_field *field = value_field(list->type);
        const char *valid;
        if (url && node->text && cvx_url_read(node->text, reader->arena, &valid) != CVX_LINK_BAD)
            field = url;
        ((struct cvx_record *)record)->at = node;
        cvx_value_read(reader, field, node, member_of(record, field));
    }
    reader->quiet = quiet;
    struct cvx_text *text = member_of(record, name);
    if (!text->s && node->key[0])
        *text = (struct cvx_text){node->key, node};
    list->count++;
}

static bool read_children(struct cvx_reader *reader, const struct cvx_field *field,
                          const struct cvx_node *node, struct list *list)
{
    node = cvx_node_in_language(reader, node);
    if (node->kind == CVX_NODE_NUMBER || node->kind == CVX_NODE_BOOL)
        return false;
    list->type = field->child;
    list->items =
        cvx_arena_alloc_array(reader->arena, node->count ? node->count : 1, field->child->size);
    if (!list->items)
        return true;
    if (node->kind == CVX_NODE_ARRAY) {
        for (const struct cvx_node *item = node->first; item; item = item->next)
            add_item(reader, list, item);
        return true;
    }
    cvx_report_coerced(reader, node, "a list");
    if (node->kind == CVX_NODE_OBJECT && !is_single_item(field->child, node)) {
        for (const struct cvx_node *item = node->first; item; item = item->next)
            add_named_item(reader, list, item);
        return true;
    }
    const bool quiet = reader->quiet;
    reader->quiet = quiet || node->kind != CVX_NODE_OBJECT;
    add_item(reader, list, node);
    reader->quiet = quiet;
    return true;
}

/* Members */

/* Reads a field from `node`; false when it is of a type that the field cannot hold. */
static bool read_field(struct cvx_reader *reader, const struct cvx_field *field,
                       const struct cvx_node *node, void *record)
{
    void *member = member_of(record, field);
    if (field->kind == CVX_FIELD_CHILD)
        return read_child(reader, field, node, member);
    if (field->kind == CVX_FIELD_CHILDREN) {
        struct list list = {0};
        if (!read_children(reader, field, node, &list))
            return false;
        if (list.count)
            *(void **)member = list.items;
        *(size_t *)(void *)((char *)record + field->count_offset) = list.count;
        return true;
    }
    cvx_value_read(reader, field, node, member);
    return true;
}

static bool same_text(const struct cvx_node *a, const struct cvx_node *b)
{
    if (!a->text || !b->text)
        return a->text == b->text;
    return strcmp(a->text, b->text) == 0;
}

/* Equal in what they say: 4.0 is "4.0". Both have been cleaned. */
static bool same_value(const struct cvx_node *a, const struct cvx_node *b)
{
    const struct cvx_node *in_a = a;
    const struct cvx_node *in_b = b;
    while (in_a && in_b) {
        if (in_a->count != in_b->count || !same_text(in_a, in_b) ||
            (in_a != a && in_a->key && in_b->key && strcmp(in_a->key, in_b->key) != 0))
            return false;
        in_a = cvx_node_next(in_a, a);
        in_b = cvx_node_next(in_b, b);
    }
    return !in_a && !in_b;
}

/* The member that `field` was read from: by its own name, else the first old one. */
static const struct cvx_node *source_of(const struct cvx_record_type *type,
                                        const struct cvx_node *object,
                                        const struct cvx_field *field)
{
    const struct cvx_node *own = cvx_node_find(object, field->key);
    for (const struct cvx_node *child = own ? NULL : object->first; child; child = child->next) {
        const struct cvx_field *found;
        if (role_of(type, child->key, &found) == OTHER_NAME && found == field)
            return child;
    }
    return own;
}

/* A member under an old name; false when a newer one has the field. */
static bool read_other_name(struct cvx_reader *reader, const struct cvx_record_type *type,
                            const struct cvx_field *field, const struct cvx_node *node,
                            struct cvx_record *record)
{
    if (!cvx_value_absent(field->kind, member_of(record, field))) {
        const struct cvx_node *source = source_of(type, record->at, field);
        if (source && !same_value(source, node)) {
            cvx_diag_add(
                reader->diag, CVX_CODE_CONFLICT, node,
                "\"%s\" is an old name of \"%s\", which says something else; both are kept",
                node->key, source->key);
            return false;
        }
    } else {
        const bool quiet = reader->quiet;
        reader->quiet =
            quiet || field->kind == CVX_FIELD_CHILD; /* "birthday" is a text by nature */
        const bool read = read_field(reader, field, node, record);
        reader->quiet = quiet;
        if (!read)
            return false;
    }
    cvx_diag_add(reader->diag, CVX_CODE_LEGACY_NAME, node, "\"%s\" is read as \"%s\"", node->key,
                 field->key);
    return true;
}

static void report_wrong_type(struct cvx_reader *reader, const struct cvx_field *field,
                              const struct cvx_node *node)
{
    cvx_diag_add(reader->diag, CVX_CODE_WRONG_TYPE, node, "\"%s\" must be %s; kept as \"%sText\"",
                 field->key, field->kind == CVX_FIELD_CHILDREN ? "a list of objects" : "an object",
                 field->key);
}

static void report_unknown(struct cvx_reader *reader, const struct cvx_record_type *type,
                           const struct cvx_node *node)
{
    if (type == &cvx_meta_type)
        return; /* tools keep their settings there */
    cvx_diag_add(reader->diag, CVX_CODE_UNKNOWN_FIELD, node,
                 "JSON Resume has no \"%s\" here; it is kept", node->key);
    const char *nearest = cvx_field_nearest(type, node->key);
    if (nearest)
        cvx_diag_hint(reader->diag, "did you mean \"%s\"?", nearest);
}

/* Reads one member, if its role is `role`. What no field can hold becomes an extra. */
static void read_member(struct cvx_reader *reader, const struct cvx_record_type *type,
                        const struct cvx_node *node, enum role wanted, struct cvx_record *record)
{
    const struct cvx_field *field;
    const enum role role = role_of(type, node->key, &field);
    if (role != wanted && !(role == EXTRA && wanted == OTHER_NAME))
        return;
    bool held = false;
    switch (role) {
    case OWN_NAME:
        held = read_field(reader, field, node, record);
        if (!held)
            report_wrong_type(reader, field, node);
        break;
    case OTHER_NAME:
        held = read_other_name(reader, type, field, node, record);
        break;
    case TWIN:
        held = cvx_value_read_twin(reader, field, node, member_of(record, field));
        break;
    case EXTRA:
        report_unknown(reader, type, node);
        break;
    }
    if (!held)
        add_extra(reader, record, node);
}

static bool is_empty(const struct cvx_record_type *type, struct cvx_record *record)
{
    if (record->extra_count)
        return false;
    for (const struct cvx_field *field = type->fields; field->key; field++)
        if (!cvx_value_absent(field->kind, member_of(record, field)))
            return false;
    return true;
}

/* Reads an object; false when nothing is left of it (an end date that says "now", and no more). */
static bool read_record(struct cvx_reader *reader, const struct cvx_record_type *type,
                        const struct cvx_node *node, void *record)
{
    struct cvx_record *base = record;
    base->at = node;
    for (enum role role = OWN_NAME; role <= TWIN; role++)
        for (const struct cvx_node *child = node->first; child; child = child->next)
            read_member(reader, type, child, role, base);
    return !is_empty(type, base);
}

/* What the CV says its language is: meta.language, meta.lang, meta.locale or language. */
static const char *language_of(const struct cvx_node *root)
{
    static const char *const keys[] = {"language", "lang", "locale"};
    const struct cvx_node *meta = cvx_node_find(root, "meta");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct cvx_node *node = cvx_node_find(meta, keys[i]);
        if (node && node->kind == CVX_NODE_STRING)
            return node->text;
    }
    const struct cvx_node *node = cvx_node_find(root, "language");
    return node && node->kind == CVX_NODE_STRING ? node->text : NULL;
}

enum cvx_status cvx_resume_read(const struct cvx_node *root, const char *lang,
                                struct cvx_arena *arena, struct cvx_diag *diag,
                                struct cvx_resume *into)
{
    struct cvx_reader reader = {arena, diag, lang ? lang : language_of(root), false};
    *into = (struct cvx_resume){.base.at = root};
    read_record(&reader, &cvx_resume_type, root, into);
    return arena->failed ? cvx_diag_memory(diag) : CVX_OK;
}
