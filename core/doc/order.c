/* SPDX-License-Identifier: MIT */
/* The plan of sections: a table of the standard's, the root's others, and what meta says of them.
 */
#include "core/doc/order.h"

#include "core/doc/rest.h"

#include <string.h>

/* The standard's sections, in its order. */
static const struct {
    const char *key;
    enum cvx_label label;
    cvx_section_build *build;
} standard[] = {
    {"summary", CVX_LABEL_SUMMARY, cvx_section_summary},
    {"work", CVX_LABEL_WORK, cvx_section_work},
    {"volunteer", CVX_LABEL_VOLUNTEER, cvx_section_volunteer},
    {"education", CVX_LABEL_EDUCATION, cvx_section_education},
    {"awards", CVX_LABEL_AWARDS, cvx_section_awards},
    {"certificates", CVX_LABEL_CERTIFICATES, cvx_section_certificates},
    {"publications", CVX_LABEL_PUBLICATIONS, cvx_section_publications},
    {"skills", CVX_LABEL_SKILLS, cvx_section_skills},
    {"languages", CVX_LABEL_LANGUAGES, cvx_section_languages},
    {"interests", CVX_LABEL_INTERESTS, cvx_section_interests},
    {"references", CVX_LABEL_REFERENCES, cvx_section_references},
    {"projects", CVX_LABEL_PROJECTS, cvx_section_projects},
};
enum { STANDARD_COUNT = sizeof standard / sizeof *standard };

/* Other names that lists of sections use. "" stands for what is no section here but always first.
 */
static const struct {
    const char *name, *key;
} synonyms[] = {
    {"about", "summary"},
    {"basics", ""},
    {"bio", "summary"},
    {"certifications", "certificates"},
    {"contact", ""},
    {"experience", "work"},
    {"experiences", "work"},
    {"header", ""},
    {"hobbies", "interests"},
    {"location", ""},
    {"meta", ""},
    {"objective", "summary"},
    {"photo", ""},
    {"profile", "summary"},
    {"profiles", ""},
};

/* Where meta may hold each setting; the first that is there counts. */
static const char *const order_paths[][2] = {
    {"themeOptions", "sections"}, {"theme", "sectionOrder"}, {"order", NULL}};
static const char *const label_paths[][2] = {{"themeOptions", "sectionLabels"}};
static const char *const break_paths[][2] = {{"themeOptions", "pageBreaks"}};

static const struct cvx_node *find_setting(const struct cvx_builder *builder,
                                           const char *const paths[][2], size_t count)
{
    const struct cvx_node *meta = cvx_node_find(builder->resume->base.at, "meta");
    for (size_t i = 0; i < count; i++) {
        const struct cvx_node *node = cvx_node_find(meta, paths[i][0]);
        if (node && paths[i][1])
            node = cvx_node_find(node, paths[i][1]);
        if (node)
            return node;
    }
    return NULL;
}

static void bad_option(struct cvx_builder *builder, const struct cvx_node *node,
                       const char *problem)
{
    cvx_diag_add(builder->diag, CVX_CODE_BAD_OPTION, node, "%s %s", node->key ? node->key : "entry",
                 problem);
}

/* The key that `name` stands for: itself, its standard name, or "" for no section. */
static const char *canonical(const char *name)
{
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (strcmp(synonyms[i].name, name) == 0)
            return synonyms[i].key;
    return name;
}

static struct cvx_section_plan *find_plan(const struct cvx_order *known, const char *name)
{
    const char *const keys[] = {name, canonical(name)};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        for (size_t i = 0; i < known->count; i++)
            if (strcmp(known->plans[i].key, keys[k]) == 0)
                return &known->plans[i];
    return NULL;
}

/* Calls `act` with the plan for each name in a list; reports names that are none. */
static void for_each_named(struct cvx_builder *builder, const struct cvx_node *list,
                           const struct cvx_order *known,
                           void (*act)(struct cvx_section_plan *plan, void *context), void *context)
{
    if (list && list->kind != CVX_NODE_ARRAY)
        bad_option(builder, list, "must be a list of section names");
    if (!list || list->kind != CVX_NODE_ARRAY)
        return;
    for (const struct cvx_node *item = list->first; item; item = item->next) {
        struct cvx_section_plan *plan =
            item->kind == CVX_NODE_STRING ? find_plan(known, item->text) : NULL;
        cvx_builder_mark(builder, item, CVX_SEEN_USED);
        if (plan)
            act(plan, context);
        else if (item->kind != CVX_NODE_STRING || *canonical(item->text))
            cvx_diag_add(builder->diag, CVX_CODE_BAD_OPTION, item, "there is no section %s",
                         cvx_diag_quote(builder->diag, item->text ? item->text : ""));
    }
}

static void place(struct cvx_section_plan *plan, void *context)
{
    struct cvx_order *order = context;
    if (!plan->placed)
        order->plans[order->count++] = *plan;
    plan->placed = true;
}

static void break_page(struct cvx_section_plan *plan, void *context)
{
    (void)context;
    plan->page_break = true;
}

static void give_titles(struct cvx_builder *builder, const struct cvx_order *known)
{
    const struct cvx_node *labels = find_setting(builder, label_paths, 1);
    if (labels && labels->kind != CVX_NODE_OBJECT) {
        bad_option(builder, labels, "must be an object of section titles");
        return;
    }
    for (const struct cvx_node *label = labels ? labels->first : NULL; label; label = label->next) {
        struct cvx_section_plan *plan = find_plan(known, label->key);
        if (!plan || label->kind != CVX_NODE_STRING) {
            bad_option(builder, label, plan ? "must be a text" : "names no section");
            continue;
        }
        plan->title = label->text;
        plan->title_at = label;
    }
}

static bool is_known(const char *key)
{
    bool alias;
    return cvx_field_find(&cvx_resume_type, key, &alias) != NULL && !alias;
}

/* Sections of the person's own: what the root holds beside the standard. Short values at the root
 * are about the person and stand with the contact. */
static bool is_section(const struct cvx_node *member)
{
    if (is_known(member->key) || strchr("_-$", member->key[0]) || cvx_node_blank(member) ||
        strcmp(member->key, "meta") == 0)
        return false;
    return !cvx_rest_is_noise(member);
}

static size_t add_plans(struct cvx_builder *builder, struct cvx_section_plan *plans)
{
    const struct cvx_node *root = builder->resume->base.at;
    size_t count = 0;
    for (size_t i = 0; i < STANDARD_COUNT; i++)
        plans[count++] =
            (struct cvx_section_plan){.key = standard[i].key,
                                      .title = cvx_label_get(builder->language, standard[i].label),
                                      .build = standard[i].build,
                                      .member = cvx_node_find(root, standard[i].key)};
    for (size_t i = 0; i < builder->resume->base.extra_count; i++) {
        const struct cvx_node *member = builder->resume->base.extras[i];
        if (is_section(member))
            plans[count++] =
                (struct cvx_section_plan){.key = member->key,
                                          .title = cvx_key_heading(builder, member->key),
                                          .member = member};
    }
    return count;
}

void cvx_order_make(struct cvx_builder *builder, struct cvx_order *order)
{
    const size_t room = STANDARD_COUNT + builder->resume->base.extra_count;
    struct cvx_order known = {.plans =
                                  cvx_arena_alloc_array(builder->arena, room, sizeof *known.plans)};
    *order = (struct cvx_order){
        .plans = cvx_arena_alloc_array(builder->arena, room, sizeof *order->plans)};
    if (!known.plans || !order->plans)
        return;
    known.count = add_plans(builder, known.plans);
    give_titles(builder, &known);
    for_each_named(builder, find_setting(builder, break_paths, 1), &known, break_page, NULL);
    const struct cvx_node *wanted =
        find_setting(builder, order_paths, sizeof order_paths / sizeof *order_paths);
    /* The summary leads unless it is named. */
    struct cvx_section_plan *summary = &known.plans[0];
    bool named = false;
    for (const struct cvx_node *item = wanted ? wanted->first : NULL; item; item = item->next)
        named |= item->kind == CVX_NODE_STRING && find_plan(&known, item->text) == summary;
    if (!named)
        place(summary, order);
    for_each_named(builder, wanted, &known, place, order);
    for (size_t i = 0; i < known.count; i++)
        place(&known.plans[i], order);
}
