/* SPDX-License-Identifier: MIT */
/* Sections of the person's own: what the standard does not name. Keys mean in them what they mean
 * elsewhere, as far as they go; the rest becomes labelled lines. */
#include "core/doc/dates.h"
#include "core/doc/entry.h"
#include "core/doc/inline.h"
#include "core/doc/rest.h"
#include "core/model/link.h"

#include <string.h>

enum { NAMES = 12 };
typedef const char *const names[NAMES];

/* Keys by what they mean, the likeliest first; NULL ends a list. */
static names what_keys = {"name",   "title", "position", "role",
                          "degree", "label", "topic",    "heading"};
static names who_keys = {"organization", "company",    "institution", "event",
                         "venue",        "conference", "publisher",   "issuer",
                         "awarder",      "entity",     "employer"};
static names start_keys = {"startDate", "start", "from"};
static names end_keys = {"endDate", "end", "to", "until"};
static names date_keys = {"date", "releaseDate", "year", "when", "published"};
static names verbatim_start_keys = {"startDateText"};
static names verbatim_end_keys = {"endDateText"};
static names verbatim_date_keys = {"dateText"};
static names place_keys = {"location", "place", "city"};
static names url_keys = {"url", "urlText", "website", "link", "href"};
static names prose_keys = {"description", "summary", "abstract", "text",
                           "content",     "details", "body"};
static names list_keys = {"highlights", "items", "bullets", "points", "achievements"};
static names word_keys = {"keywords", "tags", "technologies", "skills", "tools"};

/* The first member under one of the keys that is a text or number. */
static struct cvx_text find_text(const struct cvx_node *object, names keys)
{
    for (size_t i = 0; i < NAMES && keys[i]; i++) {
        const struct cvx_node *member = cvx_node_find(object, keys[i]);
        if (member && (member->kind == CVX_NODE_STRING || member->kind == CVX_NODE_NUMBER))
            return (struct cvx_text){member->text, member};
    }
    return (struct cvx_text){NULL, NULL};
}

static struct cvx_date_value find_date(const struct cvx_node *object, names verbatim, names keys)
{
    struct cvx_date_value value = {.text = find_text(object, verbatim)};
    if (value.text.s)
        return value;
    value.text = find_text(object, keys);
    if (value.text.s && cvx_date_read(value.text.s, &value.date) == CVX_DATE_BAD)
        value.date = (struct cvx_date){0};
    return value;
}

/* The first array under one of the keys that holds nothing but texts. */
static struct cvx_texts find_texts(struct cvx_builder *builder, const struct cvx_node *object,
                                   names keys)
{
    struct cvx_texts texts = {NULL, 0};
    const struct cvx_node *array = NULL;
    for (size_t i = 0; i < NAMES && keys[i] && !array; i++) {
        array = cvx_node_find(object, keys[i]);
        for (const struct cvx_node *item = array ? array->first : NULL; item; item = item->next)
            if (item->kind != CVX_NODE_STRING)
                array = NULL;
        if (array && array->kind != CVX_NODE_ARRAY)
            array = NULL;
    }
    if (!array)
        return texts;
    texts.items = cvx_arena_alloc_array(builder->arena, array->count, sizeof *texts.items);
    for (const struct cvx_node *item = array->first; texts.items && item; item = item->next)
        texts.items[texts.count++] = (struct cvx_text){item->text, item};
    return texts;
}

/* True when the object has no other member than a name and words. */
static bool is_row(const struct cvx_node *object)
{
    for (const struct cvx_node *member = object->first; member; member = member->next) {
        const bool text = member->kind == CVX_NODE_STRING && strlen(member->text) <= 60;
        const bool known = strcmp(member->key, "name") == 0 || strcmp(member->key, "level") == 0 ||
                           strcmp(member->key, "keywords") == 0 || cvx_rest_is_noise(member);
        if (!known || (!text && member->kind != CVX_NODE_ARRAY && !cvx_rest_is_noise(member)))
            return false;
    }
    return cvx_node_find(object, "name") && cvx_node_find(object, "keywords");
}

static void build_row(struct cvx_builder *builder, struct cvx_block *section,
                      const struct cvx_node *object)
{
    struct cvx_block *row = cvx_block_add(builder, section, CVX_BLOCK_ROW, object);
    if (!row)
        return;
    const struct cvx_texts words = find_texts(builder, object, word_keys);
    cvx_inline_add(builder, &row->label, find_text(object, what_keys), CVX_STYLE_STRONG);
    cvx_runs_add_label(builder, &row->label, CVX_LABEL_COLON, CVX_STYLE_STRONG);
    cvx_list_add(builder, &row->text, &words);
    cvx_rest_add(builder, section, object);
}

static void build_entry(struct cvx_builder *builder, struct cvx_block *section,
                        const struct cvx_node *object)
{
    struct cvx_head head = {.at = object};
    cvx_inline_add(builder, &head.what, find_text(object, what_keys), 0);
    cvx_inline_add(builder, &head.who, find_text(object, who_keys), 0);
    const struct cvx_date_value start = find_date(object, verbatim_start_keys, start_keys);
    const struct cvx_date_value end = find_date(object, verbatim_end_keys, end_keys);
    const struct cvx_date_value date = find_date(object, verbatim_date_keys, date_keys);
    if (start.text.s || end.text.s)
        cvx_dates_add_period(builder, &head.when, &start, &end, true);
    else
        cvx_dates_add(builder, &head.when, &date);
    struct cvx_block *entry = cvx_entry_open(builder, section, &head);
    struct cvx_parts parts = {0};
    cvx_parts_add(builder, &parts, find_text(object, place_keys));
    struct cvx_checked_text url = {.text = find_text(object, url_keys)};
    if (url.text.s)
        cvx_url_read(url.text.s, builder->arena, &url.valid);
    cvx_parts_add_url(builder, &parts, &url);
    cvx_parts_close(builder, entry, &parts, object);
    cvx_inline_prose(builder, entry, find_text(object, prose_keys), 0);
    const struct cvx_texts list = find_texts(builder, object, list_keys);
    cvx_inline_list(builder, entry, &list);
    const struct cvx_texts words = find_texts(builder, object, word_keys);
    cvx_row_add_list(builder, entry, CVX_LABEL_KEYWORDS, &words);
    cvx_rest_add(builder, entry, object);
}

/* Words stand in a row; when one is a sentence, all are items. */
static void build_texts(struct cvx_builder *builder, struct cvx_block *section,
                        const struct cvx_node *array)
{
    enum { WORD = 40 };
    bool words = true;
    for (const struct cvx_node *item = array->first; item; item = item->next)
        words = words && item->text && strlen(item->text) <= WORD && !strchr(item->text, '\n');
    struct cvx_block *block =
        cvx_block_add(builder, section, words ? CVX_BLOCK_ROW : CVX_BLOCK_LIST, array);
    for (const struct cvx_node *item = array->first; block && item; item = item->next) {
        const struct cvx_text text = {item->text, item};
        if (!words) {
            cvx_inline_item(builder, block, text);
            continue;
        }
        if (item != array->first)
            cvx_runs_add_label(builder, &block->text, CVX_LABEL_COMMA, 0);
        cvx_inline_add(builder, &block->text, text, 0);
    }
}

static bool all_leaves(const struct cvx_node *array)
{
    for (const struct cvx_node *item = array->first; item; item = item->next)
        if (item->kind != CVX_NODE_STRING && item->kind != CVX_NODE_NUMBER)
            return false;
    return true;
}

void cvx_rest_section(struct cvx_builder *builder, struct cvx_block *section,
                      const struct cvx_node *member)
{
    if (member->kind == CVX_NODE_OBJECT) {
        cvx_rest_add(builder, section, member);
    } else if (member->kind != CVX_NODE_ARRAY) {
        if (!cvx_builder_seen(builder, member))
            cvx_inline_prose(builder, section, (struct cvx_text){member->text, member}, 0);
    } else if (all_leaves(member)) {
        build_texts(builder, section, member);
    } else {
        for (const struct cvx_node *item = member->first; item; item = item->next) {
            if (item->kind == CVX_NODE_OBJECT && is_row(item))
                build_row(builder, section, item);
            else if (item->kind == CVX_NODE_OBJECT)
                build_entry(builder, section, item);
        }
        cvx_rest_leftover(builder, section, member);
    }
}
