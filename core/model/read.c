/* SPDX-License-Identifier: MIT */
/* Reading of records. The fields come from fields.def; each member of an object is a field by its
 * own name, an old name of a field, the "…Text" twin of one, or an extra, and is taken in that
 * order, so that the order in the file does not matter. */
#include "core/model/read.h"

#include "core/model/check.h"
#include "core/model/clean.h"
#include "core/model/nearest.h"
#include "core/model/record.h"
#include "core/model/value.h"

#include <string.h>

enum cvx_role cvx_role_of(const struct cvx_record_type *type, const char *key,
                          const struct cvx_field **field)
{
    bool alias;
    *field = cvx_field_find(type, key, &alias);
    if (*field)
        return alias ? CVX_OTHER_NAME : CVX_OWN_NAME;
    const size_t len = strlen(key);
    if (len <= 4 || strcmp(key + len - 4, "Text") != 0)
        return CVX_EXTRA;
    for (*field = type->fields; (*field)->key; ++*field)
        if (cvx_value_has_twin((*field)->kind) && strlen((*field)->key) == len - 4 &&
            memcmp((*field)->key, key, len - 4) == 0)
            return CVX_TWIN;
    *field = NULL;
    return CVX_EXTRA;
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

/* Members */

/* Several addresses where one is due, as the drafts had them ({"work": …, "personal": …}): the
 * first is it, the others go to the field that has more. False when the record has none. */
static bool read_addresses(struct cvx_reader *reader, const struct cvx_record_type *type,
                           const struct cvx_node *node, void *record, void *member)
{
    const struct cvx_field *more = type->fields;
    while (more->key && more->kind != CVX_FIELD_EMAILS)
        more++;
    if (!more->key)
        return false;
    const struct cvx_field first = {.kind = CVX_FIELD_EMAIL};
    cvx_report_coerced(reader, node, "a text");
    cvx_value_read(reader, &first, node->first, member);
    struct cvx_reader within = *reader;
    within.quiet = true;
    for (const struct cvx_node *next = node->first->next; next; next = next->next)
        cvx_value_read(&within, more, next, cvx_member_of(record, more));
    return true;
}

/* Reads a field from `node`; false when it is of a type that the field cannot hold. */
static bool read_field(struct cvx_reader *reader, const struct cvx_record_type *type,
                       const struct cvx_field *field, const struct cvx_node *node, void *record)
{
    void *member = cvx_member_of(record, field);
    if (field->kind == CVX_FIELD_CHILD)
        return cvx_child_read(reader, field, node, member);
    if (field->kind == CVX_FIELD_CHILDREN)
        return cvx_children_read(reader, field, node, record);
    const bool many = node->kind == CVX_NODE_ARRAY || node->kind == CVX_NODE_OBJECT;
    if (field->kind != CVX_FIELD_EMAIL || !many ||
        !read_addresses(reader, type, node, record, member))
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

/* The member that `field` was read from: by the first of its roles, and the first in that. */
static const struct cvx_node *source_of(const struct cvx_record_type *type,
                                        const struct cvx_node *object,
                                        const struct cvx_field *field)
{
    const struct cvx_node *source = NULL;
    enum cvx_role best = CVX_EXTRA;
    for (const struct cvx_node *child = object->first; child; child = child->next) {
        const struct cvx_field *found;
        const enum cvx_role role = cvx_role_of(type, child->key, &found);
        if (role < best && found == field) {
            source = child;
            best = role;
        }
    }
    return source;
}

/* Kinds of which one value excludes another. Prose and lists do not: they say more. */
static bool excludes(enum cvx_field_kind kind)
{
    return kind == CVX_FIELD_TEXT || kind == CVX_FIELD_DATE || kind == CVX_FIELD_URL ||
           kind == CVX_FIELD_CHILD;
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

/* True, and said, when a newer name than `node`'s has given `field` something else. */
static bool loses(struct cvx_reader *reader, const struct cvx_record_type *type,
                  const struct cvx_field *field, const struct cvx_node *node,
                  const struct cvx_record *record)
{
    const struct cvx_node *source = source_of(type, record->at, field);
    if (!source || same_value(source, node))
        return false;
    if (excludes(field->kind))
        cvx_diag_add(reader->diag, CVX_CODE_CONFLICT, node,
                     "\"%s\" is an old name of \"%s\", which says something else; both are kept",
                     node->key, source->key);
    else
        report_unknown(reader, type, node);
    return true;
}

/* A member under an old name; false when it has to stay an extra. */
static bool read_other_name(struct cvx_reader *reader, const struct cvx_record_type *type,
                            const struct cvx_field *field, const struct cvx_node *node,
                            struct cvx_record *record)
{
    struct cvx_reader within = *reader;
    if (field->kind == CVX_FIELD_CHILD) {
        /* "birthday" is a text by nature; "bio" is from drafts, which had lists in other shapes. */
        within.quiet = reader->quiet || node->kind != CVX_NODE_OBJECT;
        within.draft = true;
    }
    if (cvx_value_absent(field->kind, cvx_member_of(record, field))) {
        if (!read_field(&within, type, field, node, record))
            return false;
    } else if (!cvx_value_mend(reader, field, node, cvx_member_of(record, field)) &&
               loses(reader, type, field, node, record)) {
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

/* Reads one member, if its role is `role`. What no field can hold becomes an extra. */
static void read_member(struct cvx_reader *reader, const struct cvx_record_type *type,
                        const struct cvx_node *node, enum cvx_role wanted,
                        struct cvx_record *record)
{
    const struct cvx_field *field;
    const enum cvx_role role = cvx_role_of(type, node->key, &field);
    if (role != wanted && !(role == CVX_EXTRA && wanted == CVX_OTHER_NAME))
        return;
    bool held = false;
    switch (role) {
    case CVX_OWN_NAME:
        held = read_field(reader, type, field, node, record);
        if (!held)
            report_wrong_type(reader, field, node);
        break;
    case CVX_OTHER_NAME:
        held = read_other_name(reader, type, field, node, record);
        break;
    case CVX_TWIN:
        held = cvx_value_read_twin(reader, field, node, cvx_member_of(record, field));
        break;
    case CVX_EXTRA:
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
        if (!cvx_value_absent(field->kind, cvx_member_of(record, field)))
            return false;
    return true;
}

/* Reads an object; false when nothing is left of it (an end date that says "now", and no more). */
bool cvx_record_read(struct cvx_reader *reader, const struct cvx_record_type *type,
                     const struct cvx_node *node, void *record)
{
    struct cvx_record *base = record;
    base->at = node;
    for (enum cvx_role role = CVX_OWN_NAME; role <= CVX_OTHER_NAME; role++)
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

/* A CV with sections of its own and no basics gets them, if only by name: written as JSON it could
 * be taken for a CV of another format. */
static void name_as_cv(struct cvx_resume *resume, struct cvx_arena *arena)
{
    if (resume->base.extra_count == 0 || resume->basics)
        return;
    resume->basics = cvx_arena_alloc(arena, sizeof *resume->basics);
    if (resume->basics)
        resume->basics->base.at = resume->base.at;
}

enum cvx_status cvx_resume_make(struct cvx_node *root, const char *lang, struct cvx_arena *arena,
                                struct cvx_diag *diag, struct cvx_resume *into)
{
    const enum cvx_status status = cvx_tree_clean(root, arena, diag);
    if (status != CVX_OK)
        return status;
    struct cvx_reader reader = {arena, diag, lang ? lang : language_of(root), false, false};
    *into = (struct cvx_resume){.base.at = root};
    cvx_record_read(&reader, &cvx_resume_type, root, into);
    name_as_cv(into, arena);
    if (!arena->failed)
        cvx_resume_check(into, arena, diag);
    return arena->failed ? cvx_diag_memory(diag) : CVX_OK;
}
