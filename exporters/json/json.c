/* SPDX-License-Identifier: MIT */
/* Normalized JSON: walks a resume by fields.def. */
#include "exporters/json/json.h"

#include "core/model/link.h"
#include "exporters/exporter.h"
#include "formats/json.h"

#include <string.h>

extern const struct cvx_exporter cvx_json_exporter;

struct builder {
    struct cvx_json_writer *writer;
    struct cvx_arena *arena;             /* of keys and dates, until the writer is closed */
    struct cvx_places *places;           /* NULL: not asked for */
    const struct cvx_places_item *outer; /* the object or array being written */
    size_t index;                        /* of the next item, in an array */
};

typedef void write_function(struct builder *builder, const struct cvx_field *field,
                            const void *member);

static write_function write_text, write_date, write_checked, write_doi, write_tag, write_texts,
    write_emails, write_child;

static write_function *const writers[CVX_FIELD_KIND_COUNT] = {
    [CVX_FIELD_TEXT] = write_text,     [CVX_FIELD_PROSE] = write_text,
    [CVX_FIELD_DATE] = write_date,     [CVX_FIELD_URL] = write_checked,
    [CVX_FIELD_EMAIL] = write_checked, [CVX_FIELD_DOI] = write_doi,
    [CVX_FIELD_TAG] = write_tag,       [CVX_FIELD_TEXTS] = write_texts,
    [CVX_FIELD_PROSES] = write_texts,  [CVX_FIELD_KEYWORDS] = write_texts,
    [CVX_FIELD_EMAILS] = write_emails, [CVX_FIELD_CHILD] = write_child,
};

static const char *twin_key(struct builder *builder, const char *key)
{
    const char *twin = cvx_arena_printf(builder->arena, "%sText", key);
    return twin ? twin : key;
}

/* Notes where the next value stands: as a member `key`, or an item. */
static const struct cvx_places_item *note(struct builder *builder, const char *key,
                                          struct cvx_places_item place)
{
    place.outer = builder->outer;
    place.key = key;
    place.index = builder->index++;
    return builder->places ? cvx_places_add(builder->places, &place) : NULL;
}

/* What is noted until leave() is inside of what is made from `node`. Returns what is outside. */
static struct builder enter(struct builder *builder, const char *key, const struct cvx_node *node)
{
    const struct cvx_places_item *place =
        note(builder, key, (struct cvx_places_item){.node = node});
    const struct builder outside = *builder;
    builder->outer = place;
    builder->index = 0;
    return outside;
}

static void leave(struct builder *builder, const struct builder *outside)
{
    *builder = *outside;
}

static void write_string(struct builder *builder, const char *key, const char *text,
                         const struct cvx_node *node)
{
    if (!text)
        return;
    note(builder, key, (struct cvx_places_item){.node = node, .value = text});
    cvx_json_add_string(builder->writer, key, text);
}

static void write_text(struct builder *builder, const struct cvx_field *field, const void *member)
{
    const struct cvx_text *text = member;
    write_string(builder, field->key, text->s, text->at);
}

static void write_twin(struct builder *builder, const char *key, const struct cvx_text *text)
{
    if (text->s)
        write_string(builder, twin_key(builder, key), text->s, text->at);
}

static void write_date(struct builder *builder, const struct cvx_field *field, const void *member)
{
    const struct cvx_date_value *value = member;
    if (value->date.year) {
        char iso[CVX_DATE_ISO_MAX];
        cvx_date_iso(value->date, iso);
        write_string(builder, field->key, cvx_arena_strdup(builder->arena, iso), value->text.at);
    }
    if (value->verbatim)
        write_twin(builder, field->key, &value->text);
}

static void write_checked(struct builder *builder, const struct cvx_field *field,
                          const void *member)
{
    const struct cvx_checked_text *value = member;
    write_string(builder, field->key, value->valid, value->text.at);
    if (value->verbatim)
        write_twin(builder, field->key, &value->text);
}

static void write_if_valid(struct builder *builder, const struct cvx_field *field,
                           const struct cvx_text *text, bool valid)
{
    if (valid)
        write_string(builder, field->key, text->s, text->at);
    else
        write_twin(builder, field->key, text);
}

static void write_doi(struct builder *builder, const struct cvx_field *field, const void *member)
{
    const struct cvx_text *text = member;
    write_if_valid(builder, field, text, text->s && cvx_doi_find(text->s) == text->s);
}

static void write_tag(struct builder *builder, const struct cvx_field *field, const void *member)
{
    const struct cvx_text *text = member;
    write_if_valid(builder, field, text, text->s && cvx_tag_valid(text->s));
}

static bool any_text(const struct cvx_text *text)
{
    (void)text;
    return true;
}

static bool is_email(const struct cvx_text *text)
{
    return cvx_email_valid(text->s);
}

static bool is_no_email(const struct cvx_text *text)
{
    return !is_email(text);
}

/* The items that `belongs` takes, under `key`. */
static void write_items(struct builder *builder, const char *key, const struct cvx_texts *texts,
                        bool (*belongs)(const struct cvx_text *text))
{
    size_t first = 0;
    while (first < texts->count && !belongs(&texts->items[first]))
        first++;
    if (first == texts->count)
        return;
    const struct builder outside = enter(builder, key, NULL);
    cvx_json_begin_array(builder->writer, key);
    for (size_t i = first; i < texts->count; i++)
        if (belongs(&texts->items[i]))
            write_string(builder, NULL, texts->items[i].s, texts->items[i].at);
    cvx_json_end(builder->writer);
    leave(builder, &outside);
}

static void write_texts(struct builder *builder, const struct cvx_field *field, const void *member)
{
    write_items(builder, field->key, member, any_text);
}

static void write_emails(struct builder *builder, const struct cvx_field *field, const void *member)
{
    write_items(builder, field->key, member, is_email);
    write_items(builder, twin_key(builder, field->key), member, is_no_email);
}

/* The name of an extra. One that has the name of a field is of a type that the field cannot hold:
 * it is written beside it. */
static const char *extra_key(struct builder *builder, const struct cvx_record_type *type,
                             const struct cvx_record *record, const char *key)
{
    bool alias;
    if (!cvx_field_find(type, key, &alias) || alias)
        return key;
    do {
        key = twin_key(builder, key);
    } while (!builder->arena->failed && cvx_node_find(record->at, key));
    return key;
}

static void write_extra(struct builder *builder, const char *key, const struct cvx_node *node)
{
    note(builder, key, (struct cvx_places_item){.node = node, .copied = true});
    cvx_json_add_node(builder->writer, key, node);
}

static void write_record(struct builder *builder, const char *key,
                         const struct cvx_record_type *type, const void *record);

static void write_child(struct builder *builder, const struct cvx_field *field, const void *member)
{
    const void *record = *(void *const *)member;
    if (record)
        write_record(builder, field->key, field->child, record);
}

static void write_children(struct builder *builder, const struct cvx_field *field,
                           const void *record)
{
    const char *base = record;
    const char *items = *(char *const *)(const void *)(base + field->offset);
    const size_t count = *(const size_t *)(const void *)(base + field->count_offset);
    if (count == 0)
        return;
    const struct builder outside = enter(builder, field->key, NULL);
    cvx_json_begin_array(builder->writer, field->key);
    for (size_t i = 0; i < count; i++)
        write_record(builder, NULL, field->child, items + i * field->child->size);
    cvx_json_end(builder->writer);
    leave(builder, &outside);
}

static void write_record(struct builder *builder, const char *key,
                         const struct cvx_record_type *type, const void *record)
{
    const struct cvx_record *base = record;
    const struct builder outside = enter(builder, key, base->at);
    cvx_json_begin_object(builder->writer, key);
    for (const struct cvx_field *field = type->fields; field->key; field++) {
        if (field->kind == CVX_FIELD_CHILDREN)
            write_children(builder, field, record);
        else
            writers[field->kind](builder, field, (const char *)record + field->offset);
    }
    for (size_t i = 0; i < base->extra_count; i++)
        write_extra(builder, extra_key(builder, type, base, base->extras[i]->key), base->extras[i]);
    cvx_json_end(builder->writer);
    leave(builder, &outside);
}

enum cvx_status cvx_json_build(const struct cvx_resume *resume, struct cvx_str *out,
                               struct cvx_places *places, struct cvx_diag *diag)
{
    struct builder builder = {cvx_json_open(out), out->arena, places, NULL, 0};
    if (places)
        cvx_places_init(places, resume->base.at, out->arena);
    write_record(&builder, NULL, &cvx_resume_type, resume);
    return cvx_json_close(builder.writer, diag);
}

static enum cvx_status write(const struct cvx_job *job, struct cvx_sink *out)
{
    return cvx_sink_write(out, job->json, job->json_len, job->diag);
}

const struct cvx_exporter cvx_json_exporter = {
    .name = "json",
    .suffix = ".json",
    .own_suffix = ".normalized.json",
    .media_type = "application/json",
    .summary = "normalized JSON Resume 1.3.1",
    .write = write,
};
