/* SPDX-License-Identifier: MIT */
/* Unknown members by their shape: a short value joins a line of others, a list of words is a row, a
 * list of objects is a list, and what is nested deeper goes into parentheses. */
#include "core/doc/rest.h"

#include "core/base/utf8.h"
#include "core/doc/dates.h"
#include "core/doc/entry.h"
#include "core/doc/inline.h"
#include "core/model/link.h"

#include <string.h>

static bool is_leaf(const struct cvx_node *node)
{
    return node->kind != CVX_NODE_ARRAY && node->kind != CVX_NODE_OBJECT;
}

/* "en", "de", "zh-Hans" */
static bool is_language_tag(const char *key)
{
    const size_t len = strcspn(key, "-_");
    return (len == 2 || len == 3) && strlen(key) <= 10;
}

static bool is_language_map(const struct cvx_node *node)
{
    for (const struct cvx_node *child = node->first; child; child = child->next)
        if (!child->key || !is_language_tag(child->key))
            return false;
    return node->kind == CVX_NODE_OBJECT && node->first;
}

static bool is_any_seen(const struct cvx_builder *builder, const struct cvx_node *root)
{
    for (const struct cvx_node *at = root; at; at = cvx_node_next(at, root))
        if (is_leaf(at) && cvx_builder_seen(builder, at))
            return true;
    return false;
}

/* True inside a text in several languages of which another is shown. */
static bool is_translation(const struct cvx_builder *builder, const struct cvx_node *node)
{
    for (const struct cvx_node *at = node->parent; at && at->parent; at = at->parent)
        if (is_language_map(at) && is_any_seen(builder, at))
            return true;
    return false;
}

/* A leaf that a reader should still see. */
static bool is_open(const struct cvx_builder *builder, const struct cvx_node *node)
{
    return is_leaf(node) && node->text && !cvx_node_blank(node) &&
           !cvx_builder_seen(builder, node) && !is_translation(builder, node);
}

static bool is_any_open(const struct cvx_builder *builder, const struct cvx_node *root)
{
    for (const struct cvx_node *at = root; at; at = cvx_node_next(at, root))
        if (is_open(builder, at))
            return true;
    return false;
}

/* Keys that announce text which needs no label. */
static bool is_prose_key(const char *key)
{
    static const char *const keys[] = {"abstract",    "bio",     "body",    "content",
                                       "description", "details", "summary", "text"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

static struct cvx_text text_of(const struct cvx_node *node)
{
    return (struct cvx_text){node->text, node};
}

static void add_scalar(struct cvx_builder *builder, struct cvx_runs *runs,
                       const struct cvx_node *node)
{
    const char *valid = NULL;
    struct cvx_date_value date = {.text = text_of(node)};
    if (node->kind == CVX_NODE_STRING && cvx_date_parse_iso(node->text, &date.date)) {
        cvx_dates_add(builder, runs, &date);
        return;
    }
    if (node->kind == CVX_NODE_STRING && !strchr(node->text, ' ') && strstr(node->text, "://"))
        cvx_url_read(node->text, builder->arena, &valid);
    if (valid) {
        cvx_url_add(builder, runs,
                    &(struct cvx_checked_text){.text = text_of(node), .valid = valid});
        return;
    }
    if (node->kind != CVX_NODE_BOOL) {
        cvx_inline_add(builder, runs, text_of(node), 0);
        return;
    }
    const enum cvx_label label = strcmp(node->text, "true") == 0 ? CVX_LABEL_YES : CVX_LABEL_NO;
    cvx_runs_add_string(builder, runs, cvx_label_get(builder->language, label),
                        (struct cvx_ink){.at = node});
}

/* The member that names an object: its "name" or the like, else its first. */
static const struct cvx_node *name_of(const struct cvx_node *object)
{
    static const char *const names[] = {"name", "title", "label", "position", "role", "text"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct cvx_node *member = cvx_node_find(object, names[i]);
        if (member && is_leaf(member))
            return member;
    }
    return NULL;
}

static void add_value(struct cvx_builder *builder, struct cvx_runs *runs,
                      const struct cvx_node *node, int depth);

/* "Li Wei (Role: Data)": an object's name, and its other members in parentheses. */
static void add_object(struct cvx_builder *builder, struct cvx_runs *runs,
                       const struct cvx_node *object, int depth)
{
    const struct cvx_node *name = name_of(object);
    if (name && is_open(builder, name))
        add_scalar(builder, runs, name);
    struct cvx_runs others = {NULL, NULL};
    for (const struct cvx_node *member = object->first; member; member = member->next) {
        if (!is_any_open(builder, member) || cvx_rest_is_noise(member))
            continue;
        if (others.first)
            cvx_runs_add_label(builder, &others, CVX_LABEL_SEMICOLON, 0);
        if (!is_leaf(member) || member->kind != CVX_NODE_STRING || !name) {
            cvx_runs_add_string(builder, &others, cvx_key_label(builder, member->key),
                                (struct cvx_ink){0});
            cvx_runs_add_label(builder, &others, CVX_LABEL_COLON, 0);
        }
        add_value(builder, &others, member, depth + 1);
    }
    if (!others.first)
        return;
    const bool bracket = name || depth > 1;
    if (bracket)
        cvx_runs_add_label(builder, runs, CVX_LABEL_PAREN_OPEN, 0);
    cvx_runs_append(runs, &others);
    if (bracket)
        cvx_runs_add_label(builder, runs, CVX_LABEL_PAREN_CLOSE, 0);
}

/* Whatever it is, on one line. The input's depth is limited, and with it this recursion. */
static void add_value(struct cvx_builder *builder, struct cvx_runs *runs,
                      const struct cvx_node *node, int depth)
{
    if (is_leaf(node)) {
        add_scalar(builder, runs, node);
        return;
    }
    if (node->kind == CVX_NODE_OBJECT) {
        add_object(builder, runs, node, depth);
        return;
    }
    bool first = true;
    for (const struct cvx_node *item = node->first; item; item = item->next) {
        if (!is_any_open(builder, item))
            continue;
        if (!first)
            cvx_runs_add_label(builder, runs, is_leaf(item) ? CVX_LABEL_COMMA : CVX_LABEL_SEMICOLON,
                               0);
        first = false;
        add_value(builder, runs, item, depth + 1);
    }
}

/* A value that fits on a line with others. */
static bool is_brief(const struct cvx_node *node)
{
    enum { BRIEF = 60 };
    return is_leaf(node) && !strchr(node->text, '\n') &&
           cvx_utf8_count(node->text, strlen(node->text)) <= BRIEF;
}

static void add_label(struct cvx_builder *builder, struct cvx_runs *runs, const char *key,
                      unsigned style)
{
    if (*key)
        cvx_label_add(builder, runs, cvx_key_label(builder, key), style);
}

/* Long text under a label: the label begins its first paragraph. */
static void add_prose(struct cvx_builder *builder, struct cvx_block *parent,
                      const struct cvx_node *member)
{
    struct cvx_block *lead = cvx_block_add(builder, parent, CVX_BLOCK_PARAGRAPH, member);
    if (!lead)
        return;
    add_label(builder, &lead->text, member->key, CVX_STYLE_STRONG);
    cvx_inline_prose(builder, parent, text_of(member), 0);
    struct cvx_block *next = lead->next;
    if (!next || next->kind != CVX_BLOCK_PARAGRAPH) {
        cvx_runs_trim(builder, &lead->text);
        return;
    }
    cvx_runs_append(&lead->text, &next->text);
    lead->next = next->next;
    if (parent->last == next)
        parent->last = lead;
}

/* Objects, or texts too long for a row, as a list under a label. */
static void add_list(struct cvx_builder *builder, struct cvx_block *parent,
                     const struct cvx_node *member)
{
    if (member->key) {
        struct cvx_block *lead = cvx_block_add(builder, parent, CVX_BLOCK_PARAGRAPH, member);
        if (!lead)
            return;
        add_label(builder, &lead->text, member->key, CVX_STYLE_STRONG);
        cvx_runs_trim(builder, &lead->text);
    }
    struct cvx_block *list = cvx_block_add(builder, parent, CVX_BLOCK_LIST, member);
    for (const struct cvx_node *item = member->first; list && item; item = item->next) {
        if (!is_any_open(builder, item))
            continue;
        if (item->kind == CVX_NODE_STRING) {
            cvx_inline_item(builder, list, text_of(item));
            continue;
        }
        struct cvx_block *block = cvx_block_add(builder, list, CVX_BLOCK_ITEM, item);
        if (block)
            add_value(builder, &block->text, item, 1);
        if (block && !block->text.first)
            cvx_block_drop_last(list);
    }
    if (list && !list->first)
        cvx_block_drop_last(parent);
}

static bool fits_row(const struct cvx_builder *builder, const struct cvx_node *member)
{
    enum { ROW = 240 };
    size_t len = 0;
    for (const struct cvx_node *at = member; at; at = cvx_node_next(at, member)) {
        if (is_open(builder, at) && strchr(at->text, '\n'))
            return false;
        len += is_leaf(at) && at->text ? strlen(at->text) : 0;
    }
    return len <= ROW;
}

static void add_row(struct cvx_builder *builder, struct cvx_block *parent,
                    const struct cvx_node *member)
{
    struct cvx_block *row = cvx_block_add(builder, parent, CVX_BLOCK_ROW, member);
    if (!row)
        return;
    if (member->key)
        add_label(builder, &row->label, member->key, CVX_STYLE_STRONG);
    add_value(builder, &row->text, member, 1);
    if (!row->text.first)
        cvx_block_drop_last(parent);
}

static void add_member(struct cvx_builder *builder, struct cvx_block *parent,
                       const struct cvx_node *member)
{
    if (member->kind == CVX_NODE_STRING && is_prose_key(member->key))
        cvx_inline_prose(builder, parent, text_of(member), 0);
    else if (is_leaf(member))
        add_prose(builder, parent, member);
    else if (fits_row(builder, member))
        add_row(builder, parent, member);
    else if (member->kind == CVX_NODE_ARRAY)
        add_list(builder, parent, member);
    else
        cvx_rest_add(builder, parent, member);
}

/* The type of the object that is `node`; NULL: it is none of the model's. */
static const struct cvx_record_type *type_of(const struct cvx_node *node)
{
    enum { DEPTH = 8 };
    const struct cvx_node *path[DEPTH];
    size_t depth = 0;
    for (; node->parent; node = node->parent)
        if (node->key && depth < DEPTH)
            path[depth++] = node;
    const struct cvx_record_type *type = &cvx_resume_type;
    while (type && depth > 0) {
        bool alias;
        const struct cvx_field *field = cvx_field_find(type, path[--depth]->key, &alias);
        type = field ? field->child : NULL;
    }
    return type;
}

/* Finds the members of `object` that are fields, of an object that is none of the model's the first
 * ones: once for all the members that are asked about. */
static void find_fields(struct cvx_builder *builder, const struct cvx_node *object)
{
    struct cvx_builder_fields *found = &builder->fields;
    const struct cvx_record_type *type = type_of(object);
    *found = (struct cvx_builder_fields){.of = object};
    for (const struct cvx_node *at = object->first; at && found->count < CVX_BUILDER_FIELDS;
         at = at->next) {
        bool alias;
        if (is_leaf(at) && at->text && (!type || !at->key || cvx_field_find(type, at->key, &alias)))
            found->items[found->count++] = at;
    }
}

/* What a field of the same object shows already need not be said again: an old name beside the new
 * one. Two members of their owner's say the same of two things. */
static bool is_said(struct cvx_builder *builder, const struct cvx_node *member)
{
    if (!is_leaf(member))
        return false;
    if (builder->fields.of != member->parent)
        find_fields(builder, member->parent);
    for (size_t i = 0; i < builder->fields.count; i++) {
        const struct cvx_node *at = builder->fields.items[i];
        if (at != member && cvx_builder_shown(builder, at) && strcmp(at->text, member->text) == 0)
            return true;
    }
    return false;
}

bool cvx_rest_is_wanted(struct cvx_builder *builder, const struct cvx_node *member)
{
    return is_any_open(builder, member) && !cvx_rest_is_noise(member) && !is_said(builder, member);
}

void cvx_rest_add(struct cvx_builder *builder, struct cvx_block *parent,
                  const struct cvx_node *object)
{
    struct cvx_parts parts = {0};
    for (const struct cvx_node *member = object ? object->first : NULL; member;
         member = member->next) {
        if (!member->key || is_prose_key(member->key) || !cvx_rest_is_wanted(builder, member) ||
            !is_brief(member))
            continue;
        cvx_runs_separate(builder, &parts.runs, " · ", 0);
        add_label(builder, &parts.runs, member->key, 0);
        add_scalar(builder, &parts.runs, member);
    }
    cvx_parts_close_first(builder, parent, &parts, object);
    for (const struct cvx_node *member = object ? object->first : NULL; member;
         member = member->next)
        if (member->key && cvx_rest_is_wanted(builder, member))
            add_member(builder, parent, member);
}

void cvx_rest_add_inline(struct cvx_builder *builder, struct cvx_runs *runs,
                         const struct cvx_node *object)
{
    for (const struct cvx_node *member = object ? object->first : NULL; member;
         member = member->next) {
        if (!member->key || !cvx_rest_is_wanted(builder, member) || !fits_row(builder, member))
            continue;
        const bool prose = is_prose_key(member->key);
        const char *between = prose ? ". " : " · ";
        cvx_runs_separate(builder, runs, cvx_runs_end_sentence(runs) ? " " : between, 0);
        if (!prose)
            add_label(builder, runs, member->key, CVX_STYLE_SECONDARY);
        add_value(builder, runs, member, 1);
    }
}

void cvx_rest_add_contact_member(struct cvx_builder *builder, struct cvx_block *contact,
                                 const struct cvx_node *member)
{
    if (!member->key || !is_leaf(member) || is_prose_key(member->key) || !is_brief(member) ||
        !cvx_rest_is_wanted(builder, member))
        return;
    struct cvx_block *item = cvx_block_add(builder, contact, CVX_BLOCK_CONTACT_ITEM, member);
    if (!item)
        return;
    add_label(builder, &item->text, member->key, CVX_STYLE_SECONDARY);
    add_scalar(builder, &item->text, member);
}

void cvx_rest_add_contact(struct cvx_builder *builder, struct cvx_block *contact,
                          const struct cvx_node *object)
{
    for (const struct cvx_node *member = object ? object->first : NULL; member;
         member = member->next)
        cvx_rest_add_contact_member(builder, contact, member);
}

void cvx_rest_leftover(struct cvx_builder *builder, struct cvx_block *section,
                       const struct cvx_node *member)
{
    const bool many = member->kind == CVX_NODE_ARRAY;
    for (const struct cvx_node *item = many ? member->first : member; item;
         item = many ? item->next : NULL) {
        if (!is_any_open(builder, item) || is_any_seen(builder, item) ||
            (!many && is_leaf(item) && item->kind != CVX_NODE_STRING))
            continue;
        if (item->kind == CVX_NODE_OBJECT) {
            cvx_rest_add(builder, section, item);
            continue;
        }
        struct cvx_block *paragraph = cvx_block_add(builder, section, CVX_BLOCK_PARAGRAPH, item);
        if (paragraph)
            add_value(builder, &paragraph->text, item, 1);
    }
}

static void report(struct cvx_builder *builder, const struct cvx_node *node)
{
    const bool used = cvx_builder_seen(builder, node);
    const char *quoted = cvx_diag_quote(builder->diag, node->text);
    cvx_diag_add(builder->diag, CVX_CODE_NOT_SHOWN, node,
                 used ? "%s is used, but its own text is not shown" : "%s is not shown", quoted);
}

void cvx_rest_report(struct cvx_builder *builder)
{
    const struct cvx_node *root = builder->resume->base.at;
    for (const struct cvx_node *at = root; at; at = cvx_node_next(at, root))
        if (is_leaf(at) && at->text && !cvx_node_blank(at) && !cvx_builder_shown(builder, at))
            report(builder, at);
}
