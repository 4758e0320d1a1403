/* SPDX-License-Identifier: MIT */
/* The parts that both Europass formats have: texts, countries, links, levels, the order of
 * sections. */
#include "core/base/str.h"
#include "importers/europass/europass.h"
#include "importers/prose.h"

#include <string.h>

const struct cvx_node *cvx_europass_each(const struct cvx_node *list, const struct cvx_node *last)
{
    if (!list)
        return NULL;
    if (list->kind == CVX_NODE_ARRAY)
        return last ? last->next : list->first;
    return last ? NULL : list;
}

const struct cvx_node *cvx_europass_list(const struct cvx_node *object, const char *list,
                                         const char *name)
{
    const struct cvx_node *inside = cvx_node_find(object, list);
    return cvx_node_find(inside ? inside : object, name);
}

const struct cvx_node *cvx_europass_value(struct cvx_arranger *arranger,
                                          const struct cvx_node *element)
{
    if (element && element->kind == CVX_NODE_ARRAY)
        element = element->first;
    if (!element || element->kind != CVX_NODE_OBJECT)
        return element;
    for (const struct cvx_node *child = element->first; child; child = child->next)
        if (child->key[0] == '@' && !cvx_arrange_settled(arranger, child))
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, child);
    return cvx_node_find(element, "#text");
}

const struct cvx_node *cvx_europass_take(struct cvx_arranger *arranger,
                                         const struct cvx_node *object, const char *path)
{
    const struct cvx_node *value = cvx_europass_value(arranger, cvx_arrange_find(object, path));
    if (!value || !value->text || cvx_node_blank(value) || cvx_arrange_settled(arranger, value))
        return NULL;
    cvx_arrange_settle(arranger, value);
    return value;
}

/* Makers */

void cvx_europass_texts(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(from, item));) {
        const struct cvx_node *value = cvx_europass_value(arranger, item);
        if (value && !cvx_node_blank(value) && !cvx_arrange_settled(arranger, value))
            cvx_arrange_copy(arranger, into, to, value);
    }
}

void cvx_europass_lines(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    struct cvx_str lines;
    cvx_str_init(&lines, arranger->arena);
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(from, item));) {
        const struct cvx_node *value = cvx_europass_value(arranger, item);
        if (!value || !value->text || cvx_node_blank(value))
            continue;
        cvx_arrange_settle(arranger, value);
        if (lines.len)
            cvx_str_add_char(&lines, '\n');
        cvx_str_add(&lines, value->text);
    }
    if (lines.len)
        cvx_arrange_text(arranger, into, to, cvx_str_get(&lines), from);
}

/* A description that is another's second one stays apart from it. */
static const char *free_name(const struct cvx_node *into, const char *to)
{
    return cvx_node_find(into, to) ? "description" : to;
}

void cvx_europass_html(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    const struct cvx_node *value = cvx_europass_value(arranger, from);
    if (value && !cvx_node_blank(value))
        cvx_prose_html(arranger, value, into, free_name(into, to));
}

void cvx_europass_html_whole(struct cvx_arranger *arranger, const struct cvx_node *from,
                             struct cvx_node *into, const char *to)
{
    const struct cvx_node *value = cvx_europass_value(arranger, from);
    if (value && !cvx_node_blank(value))
        cvx_prose_html_whole(arranger, value, into, free_name(into, to));
}

void cvx_europass_code(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    if (cvx_node_find(into, to))
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, from);
    else
        cvx_europass_texts(arranger, from, into, to);
}

void cvx_europass_current(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    const struct cvx_node *value = cvx_europass_value(arranger, from);
    if (value && value->text && strcmp(value->text, "true") == 0 && !cvx_node_find(into, to))
        cvx_arrange_text(arranger, into, to, "present", value);
    else if (value)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, value);
}

void cvx_europass_links(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(from, item));) {
        const struct cvx_node *value = cvx_europass_value(arranger, item);
        if (!value || cvx_node_blank(value) || cvx_arrange_settled(arranger, value))
            continue;
        if (cvx_node_find(into, to))
            cvx_arrange_copy(arranger, cvx_arrange_array(arranger, into, "links", item), NULL,
                             value);
        else
            cvx_arrange_copy(arranger, into, to, value);
    }
}

void cvx_europass_period(struct cvx_arranger *arranger, const struct cvx_node *from,
                         struct cvx_node *into, const char *to)
{
    (void)to;
    static const char *const ongoing[] = {"Ongoing", "CurrentIndicator"};
    const struct cvx_node *start = cvx_arrange_find(from, "StartDate");
    const struct cvx_node *end = cvx_arrange_find(from, "EndDate");
    const struct cvx_node *goes_on = NULL;
    for (size_t i = 0; i < 2 && !goes_on; i++)
        goes_on = cvx_europass_take(arranger, from, ongoing[i]);
    start = cvx_europass_take(arranger, start, "FormattedDateTime");
    end = cvx_europass_take(arranger, end, "FormattedDateTime");
    const bool open = goes_on && strcmp(goes_on->text, "true") == 0;
    if (start)
        cvx_arrange_copy(arranger, into, end || open ? "startDate" : "date", start);
    if (end)
        cvx_arrange_copy(arranger, into, "endDate", end);
    if (goes_on)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, goes_on);
}

void cvx_europass_leave(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    (void)into, (void)to;
    cvx_arrange_leave(arranger, CVX_CODE_LEFT_OUT, from);
}

void cvx_europass_join(struct cvx_arranger *arranger, struct cvx_node *into, const char *to,
                       const struct cvx_node *const texts[CVX_EUROPASS_PLACE],
                       const struct cvx_node *country)
{
    struct cvx_str joined;
    const struct cvx_node *first = NULL;
    cvx_str_init(&joined, arranger->arena);
    for (size_t i = 0; i <= CVX_EUROPASS_PLACE; i++) {
        const struct cvx_node *part = i < CVX_EUROPASS_PLACE ? texts[i] : country;
        if (!part || !part->text)
            continue;
        cvx_arrange_settle(arranger, part);
        cvx_str_add(&joined, first ? ", " : "");
        cvx_str_add(&joined, part == country ? cvx_europass_country(arranger, part) : part->text);
        first = first ? first : part;
    }
    if (first)
        cvx_arrange_text(arranger, into, to, cvx_str_get(&joined), first);
}

/* Levels */

/* The lower of two levels, either of which may be missing. */
static const struct cvx_node *lower(const struct cvx_node *a, const struct cvx_node *b)
{
    if (!a || !b)
        return a ? a : b;
    return strcmp(a->text, b->text) <= 0 ? a : b;
}

/* " (listening C2, reading C1 …)" */
static void add_levels(const struct cvx_arranger *arranger, struct cvx_str *fluency,
                       const struct cvx_node *const levels[])
{
    static const enum cvx_label names[CVX_EUROPASS_LEVELS] = {
        CVX_LABEL_LISTENING, CVX_LABEL_READING, CVX_LABEL_SPOKEN_INTERACTION,
        CVX_LABEL_SPOKEN_PRODUCTION, CVX_LABEL_WRITING};
    const char *before = " (";
    for (size_t i = 0; i < CVX_EUROPASS_LEVELS; i++) {
        if (!levels[i])
            continue;
        cvx_str_add_format(fluency, "%s%s %s", before, cvx_europass_label(arranger, names[i]),
                           levels[i]->text);
        before = ", ";
    }
    cvx_str_add_char(fluency, ')');
}

void cvx_europass_levels(struct cvx_arranger *arranger, struct cvx_node *language,
                         const struct cvx_node *const levels[CVX_EUROPASS_LEVELS])
{
    enum { INTERACTION = 2, PRODUCTION = 3 };
    const struct cvx_node *lowest = NULL;
    bool differ = false;
    for (size_t i = 0; i < CVX_EUROPASS_LEVELS; i++) {
        differ |= levels[i] && lowest && strcmp(levels[i]->text, lowest->text) != 0;
        lowest = lower(levels[i], lowest);
        cvx_arrange_settle(arranger, levels[i]);
    }
    const struct cvx_node *spoken = lower(levels[INTERACTION], levels[PRODUCTION]);
    const struct cvx_node *shown = spoken ? spoken : lowest;
    if (!shown)
        return;
    struct cvx_str fluency;
    cvx_str_init(&fluency, arranger->arena);
    cvx_str_add(&fluency, shown->text);
    if (differ)
        add_levels(arranger, &fluency, levels);
    cvx_arrange_text(arranger, language, "fluency", cvx_str_get(&fluency), shown);
}

/* The order of sections */

/* Europass's names of sections, and ours. */
static const struct {
    const char *word, *key;
} orders[] = {
    {"WorkExperience", "work"},
    {"Education", "education"},
    {"Skills", "languages"},
    {"work-experience", "work"},
    {"education-training", "education"},
    {"language", "languages"},
    {"language-skills", "languages"},
    {"profile-skills", "skills"},
    {"digital-skills", "skills"},
    {"driving-licence", "skills"},
    {"organisational-skills", "skills"},
    {"communication-interpersonal-skills", "skills"},
    {"management-leadership-skills", "skills"},
    {"certifications", "certificates"},
    {"courses", "certificates"},
    {"hobbies-interests", "interests"},
    {"projects", "projects"},
    {"publications", "publications"},
    {"volunteering", "volunteer"},
    {"honours-awards", "awards"},
    {"recommendations", "references"},
    {"conferences-seminars", "conferences"},
    {"networks-memberships", "memberships"},
    {"creative-works", "creativeWorks"},
    {"social-political-activities", "socialAndPoliticalActivities"},
};

static bool has_text(const struct cvx_node *list, const char *text)
{
    for (const struct cvx_node *item = list ? list->first : NULL; item; item = item->next)
        if (strcmp(item->text, text) == 0)
            return true;
    return false;
}

void cvx_europass_order(struct cvx_arranger *arranger, const char *word,
                        const struct cvx_node *origin)
{
    const char *key = NULL;
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (strcmp(word, orders[i].word) == 0)
            key = orders[i].key;
    if (!key) {
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, origin);
        return;
    }
    struct cvx_node *meta = cvx_arrange_object(arranger, arranger->root, "meta", NULL);
    struct cvx_node *options = cvx_arrange_object(arranger, meta, "themeOptions", NULL);
    struct cvx_node *list = cvx_arrange_array(arranger, options, "sections", NULL);
    cvx_arrange_settle(arranger, origin);
    if (list && !has_text(list, key))
        cvx_arrange_text(arranger, list, NULL, key, origin);
}
