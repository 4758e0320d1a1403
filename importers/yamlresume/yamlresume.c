/* SPDX-License-Identifier: MIT */
/* The YAMLResume importer, for every version since 0.1: JSON Resume's sections inside "content",
 * with lists in their summaries, a country by its name, and the layouts of its own tool. */
#include "importers/importer.h"

#include "core/lang/country.h"
#include "core/lang/language.h"
#include "importers/arrange.h"
#include "importers/data.h"
#include "importers/prose.h"
#include "importers/sniff.h"
#include "importers/values.h"
#include "importers/yamlresume/words.h"

#include <string.h>
#include <strings.h>

extern const struct cvx_importer cvx_yamlresume_importer;

static int probe(const struct cvx_source *source)
{
    static const char *const sections[] = {"basics", "education", "work"};
    if (!cvx_data_has(source, "content"))
        return 0;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (cvx_data_mentions(source, sections[i]))
            return 90;
    return 0;
}

/* A country's name, in the CV's language, and its code when it is one. */
static void make_country(struct cvx_arranger *arranger, const struct cvx_node *from,
                         struct cvx_node *into, const char *to)
{
    const char *code =
        from->kind == CVX_NODE_STRING ? cvx_country_find(from->text, strlen(from->text)) : NULL;
    const struct cvx_node *tag = cvx_arrange_find(arranger->root, "meta/language");
    const struct cvx_language *language = tag && tag->text ? cvx_language_find(tag->text) : NULL;
    const char *name = code && language ? cvx_country_name(language, code) : NULL;
    if (name)
        cvx_arrange_text(arranger, into, to, cvx_value_words(arranger, from, name), from);
    else
        cvx_arrange_copy(arranger, into, to, from);
    if (code)
        cvx_arrange_text(arranger, into, "countryCode", code, from);
}

/* The tool writes "zh-hans". */
static void make_language(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    const struct cvx_language *language =
        from->kind == CVX_NODE_STRING ? cvx_language_find(from->text) : NULL;
    if (language && strcasecmp(language->tag, from->text) == 0)
        cvx_arrange_text(arranger, into, to, language->tag, from);
    else
        cvx_arrange_copy(arranger, into, to, from);
}

static const struct cvx_arrange_row basics_rows[] = {{"headline", "label", NULL},
                                                     {NULL, NULL, NULL}};
static const struct cvx_arrange_row location_rows[] = {{"country", "country", make_country},
                                                       {NULL, NULL, NULL}};
static const struct cvx_arrange_row plain_rows[] = {{NULL, NULL, NULL}};
static const struct cvx_arrange_row prose_rows[] = {{"summary", "summary", cvx_prose_markdown},
                                                    {NULL, NULL, NULL}};
static const struct cvx_arrange_row education_rows[] = {
    {"degree", "studyType", cvx_yamlresume_choice},
    {"summary", "summary", cvx_prose_markdown},
    {NULL, NULL, NULL}};
static const struct cvx_arrange_row skill_rows[] = {{"level", "level", cvx_yamlresume_choice},
                                                    {NULL, NULL, NULL}};
static const struct cvx_arrange_row language_rows[] = {
    {"fluency", "fluency", cvx_yamlresume_choice}, {NULL, NULL, NULL}};
static const struct cvx_arrange_row reference_rows[] = {{"summary", "reference", NULL},
                                                        {NULL, NULL, NULL}};
static const struct cvx_arrange_row locale_rows[] = {{"language", "language", make_language},
                                                     {NULL, NULL, NULL}};

/* Sections whose items are not as JSON Resume has them; all others are copied. */
static const struct section {
    const char *name;
    const struct cvx_arrange_row *rows;
} sections[] = {
    {"education", education_rows}, {"work", prose_rows},           {"volunteer", prose_rows},
    {"projects", prose_rows},      {"references", reference_rows}, {"skills", skill_rows},
    {"languages", language_rows},
};

/* An object of the source as the member `key`; whatever else stands there is copied. */
static void arrange_object(struct cvx_arranger *arranger, const struct cvx_node *from,
                           const struct cvx_arrange_row *rows, struct cvx_node *parent,
                           const char *key)
{
    if (!from || cvx_node_blank(from))
        return;
    if (from->kind == CVX_NODE_OBJECT)
        cvx_arrange_item(arranger, from, rows, cvx_arrange_object(arranger, parent, key, from));
    else
        cvx_arrange_copy(arranger, parent, key, from);
}

static void arrange_content(struct cvx_arranger *arranger, const struct cvx_node *content)
{
    struct cvx_node *root = arranger->root;
    struct cvx_node *basics =
        cvx_arrange_object(arranger, root, "basics", cvx_node_find(content, "basics"));
    const struct cvx_node *profiles = cvx_node_find(content, "profiles");
    arrange_object(arranger, cvx_node_find(content, "basics"), basics_rows, root, "basics");
    arrange_object(arranger, cvx_node_find(content, "location"), location_rows, basics, "location");
    if (!cvx_node_blank(profiles))
        cvx_arrange_items(arranger, profiles, plain_rows, basics, "profiles");
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        const struct cvx_node *from = cvx_node_find(content, sections[i].name);
        if (!cvx_node_blank(from))
            cvx_arrange_items(arranger, from, sections[i].rows, root, sections[i].name);
    }
    cvx_arrange_rest(arranger, content, root);
}

/* The order and the titles of sections are the owner's; the rest of a layout is the tool's. */
static void arrange_layout(struct cvx_arranger *arranger, const struct cvx_node *layout)
{
    const struct cvx_node *from = cvx_node_find(layout, "sections");
    const struct cvx_node *order = cvx_node_find(from, "order");
    const struct cvx_node *titles = cvx_node_find(from, "aliases");
    if (cvx_node_blank(order) && cvx_node_blank(titles))
        return;
    struct cvx_node *meta = cvx_arrange_object(arranger, arranger->root, "meta", NULL);
    struct cvx_node *options = cvx_arrange_object(arranger, meta, "themeOptions", NULL);
    if (!cvx_node_blank(order) && !cvx_node_find(options, "sections"))
        cvx_arrange_copy(arranger, options, "sections", order);
    if (!cvx_node_blank(titles) && !cvx_node_find(options, "sectionLabels"))
        cvx_arrange_copy(arranger, options, "sectionLabels", titles);
}

/* Reports the members of a layout that are not settled as settings; of "sections" and "locale", of
 * which something may have found its place, each member. */
static void leave_settings(struct cvx_arranger *arranger, const struct cvx_node *layout)
{
    for (const struct cvx_node *child = layout->first; child; child = child->next) {
        if (cvx_arrange_settled(arranger, child))
            continue;
        if (child->key && child->kind == CVX_NODE_OBJECT &&
            (strcmp(child->key, "sections") == 0 || strcmp(child->key, "locale") == 0))
            leave_settings(arranger, child);
        else
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, child);
    }
}

static void arrange_layouts(struct cvx_arranger *arranger, const struct cvx_node *root)
{
    const struct cvx_node *layouts = cvx_node_find(root, "layouts");
    const struct cvx_node *layout = cvx_node_find(root, "layout"); /* before 0.6: there was one */
    struct cvx_node *meta = cvx_arrange_object(arranger, arranger->root, "meta", NULL);
    const struct cvx_node *locale = cvx_node_find(root, "locale");
    if (!locale)
        locale = cvx_node_find(layout, "locale");
    if (locale && locale->kind == CVX_NODE_OBJECT)
        cvx_arrange_rows(arranger, locale, locale_rows, meta);
    for (const struct cvx_node *one = layouts ? layouts->first : NULL; one; one = one->next)
        arrange_layout(arranger, one);
    arrange_layout(arranger, layout);
    for (const struct cvx_node *one = layouts ? layouts->first : NULL; one; one = one->next)
        leave_settings(arranger, one);
    if (layout)
        leave_settings(arranger, layout);
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_node *tree = NULL;
    enum cvx_status status = cvx_data_read(source, false, arena, diag, &tree);
    if (status == CVX_OK)
        status = cvx_sniff_expect(tree, "yamlresume", diag);
    if (status != CVX_OK)
        return status;
    const struct cvx_node *content = cvx_node_find(tree, "content");
    cvx_data_quote_numbers(tree);
    struct cvx_arranger arranger;
    cvx_arrange_open(&arranger, tree, arena, diag);
    arrange_layouts(&arranger, tree); /* first: they say the CV's language */
    arrange_content(&arranger, content);
    cvx_arrange_rest(&arranger, tree, arranger.root);
    return cvx_arrange_close(&arranger, root);
}

const struct cvx_importer cvx_yamlresume_importer = {
    .name = "yamlresume",
    .summary = "YAMLResume, every version, as YAML or JSON",
    .probe = probe,
    .read = read,
};
