/* SPDX-License-Identifier: MIT */
/* The Reactive Resume importer, versions 3, 4 and 5. Sections come in the order of the layout;
 * what its owner has hidden is left out and reported, and so is how it all looked. */
#include "importers/importer.h"

#include "core/base/str.h"
#include "core/model/resume.h"
#include "importers/arrange.h"
#include "importers/data.h"
#include "importers/prose.h"
#include "importers/reactiveresume/items.h"
#include "importers/section.h"
#include "importers/sniff.h"

#include <ctype.h>
#include <string.h>

extern const struct cvx_importer cvx_reactiveresume_importer;

#define END                                                                                        \
    {                                                                                              \
        NULL, NULL, NULL                                                                           \
    }

/* The person */

static void make_picture(struct cvx_arranger *arranger, const struct cvx_node *from,
                         struct cvx_node *into, const char *to)
{
    if (from->kind != CVX_NODE_OBJECT) {
        cvx_arrange_copy(arranger, into, to, from);
        return;
    }
    const struct cvx_node *address = cvx_node_find(from, "url");
    if (address && !cvx_node_blank(address)) {
        const bool hidden =
            cvx_rr_is_hidden(from) || cvx_rr_is_hidden(cvx_node_find(from, "effects"));
        if (hidden)
            cvx_arrange_leave(arranger, CVX_CODE_HIDDEN, address);
        else
            cvx_arrange_copy(arranger, into, to, address);
    }
    cvx_rr_leave_rest(arranger, from);
}

/* A line of one's own: a link is a profile; a name and a value become a line of that name. */
static void arrange_custom_field(struct cvx_arranger *arranger, const struct cvx_node *field,
                                 struct cvx_node *basics)
{
    const struct cvx_node *text = cvx_arrange_take(arranger, field, "text");
    const struct cvx_node *link = cvx_arrange_take(arranger, field, "link");
    const struct cvx_node *name = cvx_arrange_take(arranger, field, "name");
    const struct cvx_node *value = cvx_arrange_take(arranger, field, "value");
    const char *label = cvx_arrange_key(arranger, name ? name->text : NULL, "custom");
    if (value)
        cvx_arrange_copy(arranger, basics, label, value);
    else if (name)
        cvx_arrange_copy(arranger, basics, "custom", name);
    if (link) {
        struct cvx_node *profiles = cvx_arrange_array(arranger, basics, "profiles", NULL);
        struct cvx_node *profile = cvx_arrange_object(arranger, profiles, NULL, field);
        if (text)
            cvx_arrange_copy(arranger, profile, "username", text);
        cvx_arrange_copy(arranger, profile, "url", link);
    } else if (text) {
        cvx_arrange_copy(arranger, basics, "custom", text);
    }
    cvx_rr_leave_rest(arranger, field);
}

static void make_custom_fields(struct cvx_arranger *arranger, const struct cvx_node *from,
                               struct cvx_node *into, const char *to)
{
    for (const struct cvx_node *field = from->first; field; field = field->next) {
        if (field->kind == CVX_NODE_OBJECT)
            arrange_custom_field(arranger, field, into);
        else
            cvx_arrange_copy(arranger, into, to, field);
    }
}

/* "Seattle, WA" names a place, not a street. */
static void make_location(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    if (from->kind == CVX_NODE_STRING && !strchr(from->text, '\n'))
        cvx_arrange_copy(arranger, cvx_arrange_object(arranger, into, to, from), "city", from);
    else
        cvx_arrange_copy(arranger, into, to, from);
}

static void make_profiles(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    cvx_rr_items(arranger, from, cvx_rr_kind_find("profiles"),
                 cvx_arrange_array(arranger, into, to, from));
}

static const struct cvx_arrange_row basics_rows[] = {
    {"headline", "label", NULL},
    {"location", "location", make_location},
    {"website", "url", cvx_rr_make_url},
    {"url", "url", cvx_rr_make_url},
    {"summary", "summary", cvx_prose_html_whole},
    {"photo", "image", make_picture},
    {"picture", "image", make_picture},
    {"profiles", "profiles", make_profiles},
    {"customFields", "custom", make_custom_fields},
    END,
};

/* Sections */

/* Notes the title, under which the section is to be found again. Where it is the usual one, or the
 * section had another before, it is not needed. */
static void note_title(struct cvx_arranger *arranger, const struct cvx_node *section,
                       const char *key)
{
    const struct cvx_node *title = cvx_arrange_take(arranger, section, "title");
    title = title ? title : cvx_arrange_take(arranger, section, "name");
    const char *text = title ? title->text : NULL;
    cvx_section_note(arranger, key, text, title);
    const struct cvx_node *options =
        cvx_node_find(cvx_node_find(arranger->root, "meta"), "themeOptions");
    const struct cvx_node *label = cvx_node_find(cvx_node_find(options, "sectionLabels"), key);
    if (text && (!label || strcmp(label->text, text) != 0))
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, title);
}

/* A key for a section of the person's own: its title in camel case where that is ASCII, and no name
 * that JSON Resume uses. */
static const char *own_key(struct cvx_arranger *arranger, const char *title)
{
    struct cvx_str key;
    cvx_str_init(&key, arranger->arena);
    bool gap = false;
    title = cvx_arrange_key(arranger, title, "");
    for (const char *at = title; *at; at++) {
        const unsigned char byte = (unsigned char)*at;
        const bool letter = byte >= 0x80 || isalnum(byte);
        if (letter && key.len == 0)
            cvx_str_add_char(&key, (char)tolower(byte));
        else if (letter)
            cvx_str_add_char(&key, (char)(gap ? toupper(byte) : byte));
        gap = !letter;
    }
    bool alias;
    if (key.len == 0)
        cvx_str_add(&key, "custom");
    if (cvx_field_find(&cvx_resume_type, cvx_str_get(&key), &alias))
        cvx_str_add(&key, "Section");
    return cvx_str_get(&key);
}

static const char *title_of(const struct cvx_node *section)
{
    const struct cvx_node *title = cvx_node_find(section, "title");
    title = title ? title : cvx_node_find(section, "name");
    return title && title->text && !cvx_node_blank(title) ? title->text : "";
}

static void arrange_summary(struct cvx_arranger *arranger, const struct cvx_node *section)
{
    static const struct cvx_arrange_row rows[] = {{"content", "summary", cvx_prose_html_whole},
                                                  END};
    const struct cvx_node *content = cvx_node_find(section, "content");
    if (content && !cvx_node_blank(content)) {
        struct cvx_node *basics = cvx_arrange_object(arranger, arranger->root, "basics", NULL);
        cvx_arrange_rows(arranger, section, rows, basics);
        note_title(arranger, section, "summary");
    }
}

static void arrange_items(struct cvx_arranger *arranger, const struct cvx_node *section,
                          const struct cvx_rr_kind *kind, const char *key)
{
    const struct cvx_node *items = cvx_node_find(section, "items");
    if (!items || cvx_node_blank(items))
        return;
    const bool profiles = strcmp(key, "profiles") == 0;
    struct cvx_node *parent =
        profiles ? cvx_arrange_object(arranger, arranger->root, "basics", NULL) : arranger->root;
    if (!profiles)
        note_title(arranger, section, key);
    cvx_rr_items(arranger, items, kind, cvx_arrange_array(arranger, parent, key, items));
}

/* A section that its owner has added. One of a known kind whose title says no more than that is
 * more of that section. */
static void arrange_own(struct cvx_arranger *arranger, const struct cvx_node *section)
{
    const char *title = title_of(section);
    const struct cvx_node *type = cvx_node_find(section, "type");
    const struct cvx_rr_kind *kind = type && type->text ? cvx_rr_kind_find(type->text) : NULL;
    const struct cvx_section meant = cvx_section_find(title, strlen(title));
    const bool more = kind && kind->to &&
                      (!*title || (meant.key && meant.sure && strcmp(meant.key, kind->to) == 0));
    if (type && type->text && strcmp(type->text, "cover-letter") == 0) {
        cvx_arrange_leave(arranger, CVX_CODE_LEFT_OUT, section);
        return;
    }
    const char *key = more ? kind->to : own_key(arranger, title);
    arrange_items(arranger, section, more ? kind : &cvx_rr_own_kind, key);
    const struct cvx_node *content = cvx_node_find(section, "content");
    if (content && !cvx_node_blank(content)) {
        note_title(arranger, section, key);
        struct cvx_node *array = cvx_arrange_array(arranger, arranger->root, key, section);
        cvx_prose_html(arranger, content, cvx_arrange_object(arranger, array, NULL, section),
                       "summary");
    }
}

/* Arranges the section `id`, wherever it is; what is left of it is about its looks. */
static void arrange_section(struct cvx_arranger *arranger, const struct cvx_node *section,
                            const char *id)
{
    if (!section || section->kind != CVX_NODE_OBJECT || cvx_arrange_settled(arranger, section))
        return;
    const struct cvx_rr_kind *kind = cvx_rr_kind_find(id);
    if (cvx_rr_is_hidden(section)) {
        cvx_arrange_leave(arranger, CVX_CODE_HIDDEN, section);
        return;
    }
    if (strcmp(id, "summary") == 0)
        arrange_summary(arranger, section);
    else if (kind)
        arrange_items(arranger, section, kind, kind->to);
    else
        arrange_own(arranger, section);
    if (!cvx_arrange_settled(arranger, section))
        cvx_rr_leave_rest(arranger, section);
}

/* Finding them */

/* The member of an object, or the item of an array with that id. */
static const struct cvx_node *find_id(const struct cvx_node *list, const char *id)
{
    if (!list || list->kind != CVX_NODE_ARRAY)
        return cvx_node_find(list, id);
    for (const struct cvx_node *item = list->first; item; item = item->next) {
        const struct cvx_node *own = cvx_node_find(item, "id");
        if (own && own->text && strcmp(own->text, id) == 0)
            return item;
    }
    return NULL;
}

/* A section by the id that the layout has for it. */
static const struct cvx_node *find_section(const struct cvx_node *source, const char *id)
{
    static const char custom[] = "custom.";
    const struct cvx_node *sections = cvx_node_find(source, "sections");
    if (strncmp(id, custom, sizeof custom - 1) == 0)
        return find_id(cvx_node_find(sections, "custom"), id + sizeof custom - 1);
    const struct cvx_node *found = cvx_node_find(sections, id);
    if (!found && strcmp(id, "summary") == 0)
        found = cvx_node_find(source, "summary");
    return found ? found : find_id(cvx_node_find(source, "customSections"), id);
}

/* All ids in the layout, pages and columns one after the other. */
static void arrange_layout(struct cvx_arranger *arranger, const struct cvx_node *source)
{
    const struct cvx_node *layout = cvx_node_find(cvx_node_find(source, "metadata"), "layout");
    for (const struct cvx_node *at = layout; at; at = cvx_node_next(at, layout))
        if (at->kind == CVX_NODE_STRING)
            arrange_section(arranger, find_section(source, at->text), at->text);
}

static void arrange_all(struct cvx_arranger *arranger, const struct cvx_node *list)
{
    for (const struct cvx_node *section = list ? list->first : NULL; section;
         section = section->next)
        if (!section->key || strcmp(section->key, "custom") != 0)
            arrange_section(arranger, section, section->key ? section->key : "");
}

static void arrange_sections(struct cvx_arranger *arranger, const struct cvx_node *source)
{
    const struct cvx_node *sections = cvx_node_find(source, "sections");
    arrange_layout(arranger, source);
    const struct cvx_node *summary = cvx_node_find(source, "summary");
    if (summary)
        arrange_section(arranger, summary, "summary");
    arrange_all(arranger, sections);
    arrange_all(arranger, cvx_node_find(sections, "custom"));
    arrange_all(arranger, cvx_node_find(source, "customSections"));
}

static void arrange_metadata(struct cvx_arranger *arranger, const struct cvx_node *source)
{
    const struct cvx_node *metadata = cvx_node_find(source, "metadata");
    if (!metadata || metadata->kind != CVX_NODE_OBJECT)
        return;
    const struct cvx_node *locale = cvx_arrange_take(arranger, metadata, "locale");
    locale =
        locale ? locale : cvx_arrange_take(arranger, cvx_node_find(metadata, "page"), "locale");
    if (locale)
        cvx_arrange_copy(arranger, cvx_arrange_object(arranger, arranger->root, "meta", NULL),
                         "language", locale);
    cvx_rr_leave_rest(arranger, metadata);
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    static const struct cvx_arrange_row picture_rows[] = {{"picture", "image", make_picture}, END};
    struct cvx_node *tree = NULL;
    enum cvx_status status = cvx_data_read(source, false, arena, diag, &tree);
    if (status == CVX_OK)
        status = cvx_sniff_expect(tree, cvx_reactiveresume_importer.name, diag);
    if (status != CVX_OK)
        return status;
    struct cvx_arranger arranger;
    struct cvx_node *into = cvx_arrange_open(&arranger, tree, arena, diag);
    struct cvx_node *basics =
        cvx_arrange_object(&arranger, into, "basics", cvx_node_find(tree, "basics"));
    cvx_arrange_item(&arranger, cvx_node_find(tree, "basics"), basics_rows, basics);
    cvx_arrange_rows(&arranger, tree, picture_rows, basics);
    arrange_sections(&arranger, tree);
    arrange_metadata(&arranger, tree);
    for (const struct cvx_node *rest = tree->first; rest; rest = rest->next)
        if (rest->kind != CVX_NODE_OBJECT && rest->kind != CVX_NODE_ARRAY)
            cvx_arrange_leave(&arranger, CVX_CODE_SETTING, rest);
    return cvx_arrange_close(&arranger, root);
}

static int probe(const struct cvx_source *source)
{
    /* These may stand behind long sections. */
    static const char *const keys[] = {"\"metadata\"", "\"picture\"", "\"version\""};
    if (!cvx_data_is_object(source) || !cvx_data_has(source, "basics") ||
        !cvx_data_has(source, "sections"))
        return 0;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (cvx_data_mentions(source, keys[i]))
            return 90;
    return 0;
}

const struct cvx_importer cvx_reactiveresume_importer = {
    .name = "reactiveresume",
    .summary = "Reactive Resume, versions 3, 4 and 5",
    .probe = probe,
    .read = read,
};
