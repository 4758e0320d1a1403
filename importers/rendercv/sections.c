/* SPDX-License-Identifier: MIT */
/* Sections of RenderCV: which section of JSON Resume each becomes, by its title and the type of its
 * entries, and how its title is kept. */
#include "importers/rendercv/rendercv.h"

#include "core/base/str.h"
#include "core/model/resume.h"
#include "importers/section.h"

#include <stdio.h>
#include <string.h>

/* What is planned for a section. */
struct plan {
    const struct cvx_node *list; /* NULL: nothing is in it */
    const char *title;
    const char *key;              /* of a section of JSON Resume; NULL: one of the owner's own */
    const char *publication_type; /* "preprint"; else NULL */
    enum cvx_rendercv_type type;
};

/* Titles */

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_small_word(const char *word, size_t len)
{
    static const char *const small[] = {"a",    "an", "and", "as", "at", "but", "by", "for",
                                        "from", "in", "of",  "on", "or", "the", "to", "with"};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (strlen(small[i]) == len && memcmp(small[i], word, len) == 0)
            return true;
    return false;
}

/* A key without blanks and capitals is a title in words: "selected_honors" is Selected Honors. */
static const char *title_of(const char *key, struct cvx_arena *arena)
{
    for (const char *at = key; *at; at++)
        if (*at == ' ' || is_upper(*at))
            return key;
    struct cvx_str title;
    cvx_str_init(&title, arena);
    for (const char *at = key; *at;) {
        const size_t len = strcspn(at, "_");
        if (title.len && len)
            cvx_str_add_char(&title, ' ');
        const bool capital =
            len && at[0] >= 'a' && at[0] <= 'z' && (!title.len || !is_small_word(at, len));
        if (capital)
            cvx_str_add_char(&title, (char)(at[0] - 'a' + 'A'));
        cvx_str_add_bytes(&title, at + capital, len - capital);
        at += len + (at[len] == '_');
    }
    return title.len ? cvx_str_get(&title) : key;
}

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           (unsigned char)c >= 0x80;
}

/* A key for a section of the owner's own, from its title: "Invited Talks" is invitedTalks. It is no
 * name that means something at the root. */
static const char *key_of(const char *title, struct cvx_arranger *arranger)
{
    struct cvx_str key;
    cvx_str_init(&key, arranger->arena);
    for (const char *at = title; *at; at++) {
        if (!is_word_byte(*at))
            continue;
        const bool begins = at == title || !is_word_byte(at[-1]);
        const bool lower = *at >= 'a' && *at <= 'z';
        char c = *at;
        if (begins && key.len && lower)
            c = (char)(c - 'a' + 'A');
        else if (is_upper(c) && (!begins || !key.len))
            c = (char)(c | 0x20);
        cvx_str_add_char(&key, c);
    }
    bool alias;
    if (!key.len || cvx_field_find(&cvx_resume_type, cvx_str_get(&key), &alias))
        cvx_str_add(&key, "Section");
    const size_t len = key.len;
    for (int i = 2; cvx_node_find(arranger->root, cvx_str_get(&key)) && i < 100; i++) {
        key.len = len;
        cvx_str_add_int(&key, i);
    }
    return cvx_str_get(&key);
}

/* Planning */

static const struct cvx_node *first_entry(const struct cvx_node *list)
{
    const struct cvx_node *entry = list->kind == CVX_NODE_ARRAY ? list->first : list;
    while (list->kind == CVX_NODE_ARRAY && entry && cvx_node_blank(entry))
        entry = entry->next;
    return entry;
}

/* The type of a section is that of its first entry that has one. */
static enum cvx_rendercv_type type_of(const struct cvx_node *list)
{
    const struct cvx_node *entry = first_entry(list);
    enum cvx_rendercv_type type = cvx_rendercv_type_of(entry);
    while (list->kind == CVX_NODE_ARRAY && type == CVX_RENDERCV_NORMAL && entry->next) {
        entry = entry->next;
        type = cvx_rendercv_type_of(entry);
    }
    return type;
}

/* Whether entries of a type can be in a section of JSON Resume. */
static bool takes(const char *key, enum cvx_rendercv_type type)
{
    static const struct rule {
        enum cvx_rendercv_type type;
        const char *keys; /* blanks around each */
    } rules[] = {
        {CVX_RENDERCV_TEXT, " summary publications projects awards certificates skills languages "
                            "interests references "},
        {CVX_RENDERCV_BULLET, " summary publications projects awards certificates skills languages "
                              "interests references "},
        {CVX_RENDERCV_ONE_LINE,
         " skills languages interests references awards certificates projects "},
        {CVX_RENDERCV_EXPERIENCE, " work volunteer "},
        {CVX_RENDERCV_EDUCATION, " education "},
        {CVX_RENDERCV_PUBLICATION, " publications awards certificates projects "},
        {CVX_RENDERCV_NORMAL, " work volunteer education publications projects awards certificates "
                              "skills languages interests references "},
    };
    char word[32];
    snprintf(word, sizeof word, " %s ", key);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].type == type)
            return strstr(rules[i].keys, word) != NULL;
    return false;
}

/* Where entries of a type go when the title does not say. */
static const char *usual_key(enum cvx_rendercv_type type)
{
    static const char *const keys[] = {
        [CVX_RENDERCV_EXPERIENCE] = "work",
        [CVX_RENDERCV_EDUCATION] = "education",
        [CVX_RENDERCV_PUBLICATION] = "publications",
        [CVX_RENDERCV_NORMAL] = "projects",
    };
    return (size_t)type < sizeof keys / sizeof *keys ? keys[type] : NULL;
}

/* The sections of JSON Resume that have been given away. */
struct taken {
    const char *keys[16];
    size_t count;
};

/* Takes `key`; false when it was taken before. */
static bool take(struct taken *taken, const char *key)
{
    for (size_t i = 0; i < taken->count; i++)
        if (strcmp(taken->keys[i], key) == 0)
            return false;
    if (taken->count == sizeof taken->keys / sizeof *taken->keys)
        return false;
    taken->keys[taken->count++] = key;
    return true;
}

static void plan_section(struct plan *plan, const struct cvx_node *list, struct cvx_arena *arena)
{
    *plan = (struct plan){.title = title_of(list->key, arena)};
    if (cvx_node_blank(list))
        return;
    plan->list = list;
    plan->type = type_of(list);
}

/* Gives each section of JSON Resume to the first that asks for it: by the whole title, then by a
 * part of the title, then by the type of its entries. */
static void assign(struct plan *plans, size_t count)
{
    enum { WHOLE, PART, TYPE, ROUNDS };
    struct taken taken = {.count = 0};
    for (int round = WHOLE; round < ROUNDS; round++) {
        for (size_t i = 0; i < count; i++) {
            struct plan *plan = &plans[i];
            if (!plan->list || plan->key)
                continue;
            const struct cvx_section found = cvx_section_find(plan->title, strlen(plan->title));
            const char *key = round == TYPE ? usual_key(plan->type) : found.key;
            if (!key || (round == WHOLE && !found.sure) || !takes(key, plan->type) ||
                !take(&taken, key))
                continue;
            plan->key = key;
            plan->publication_type = found.type;
        }
    }
}

/* Making */

/* The texts of a section as a summary: paragraphs, and bullets as lines. */
static void make_summary(struct cvx_arranger *arranger, const struct plan *plan)
{
    struct cvx_str summary;
    cvx_str_init(&summary, arranger->arena);
    const bool many = plan->list->kind == CVX_NODE_ARRAY;
    struct cvx_node *basics = cvx_arrange_object(arranger, arranger->root, "basics", NULL);
    for (const struct cvx_node *entry = first_entry(plan->list); entry;
         entry = many ? entry->next : NULL) {
        const struct cvx_node *text = cvx_rendercv_text_of(entry);
        if (!text)
            continue;
        if (summary.len)
            cvx_str_add(&summary, text == entry ? "\n\n" : "\n");
        if (text != entry)
            cvx_str_add(&summary, "- ");
        cvx_str_add(&summary, text->text);
        cvx_arrange_settle(arranger, entry);
    }
    cvx_arrange_text(arranger, basics, "summary", cvx_str_get(&summary), first_entry(plan->list));
}

/* True when all entries are texts. */
static bool is_all_text(const struct cvx_node *list)
{
    const bool many = list->kind == CVX_NODE_ARRAY;
    for (const struct cvx_node *entry = first_entry(list); entry; entry = many ? entry->next : NULL)
        if (!cvx_node_blank(entry) && !cvx_rendercv_text_of(entry))
            return false;
    return true;
}

/* Gives a type to the publications after `last`. */
static void add_types(struct cvx_arranger *arranger, struct cvx_node *array,
                      const struct cvx_node *last, const char *type)
{
    struct cvx_node *item = array ? array->first : NULL;
    while (last && item && item != last)
        item = item->next;
    for (item = last && item ? item->next : item; item; item = item->next)
        if (item->kind == CVX_NODE_OBJECT && !cvx_node_find(item, "type"))
            cvx_arrange_text(arranger, item, "type", type, NULL);
}

/* A section of publications beside one that there is already: a group of them, by its title. */
static void make_more_publications(struct cvx_arranger *arranger, const struct plan *plan)
{
    const struct cvx_rendercv_place place = cvx_rendercv_place_of("publications");
    const struct cvx_section found = cvx_section_find(plan->title, strlen(plan->title));
    struct cvx_node *array = cvx_arrange_array(arranger, arranger->root, place.key, plan->list);
    const struct cvx_node *last = array ? array->last : NULL;
    cvx_rendercv_entries(arranger, plan->list, &place, array);
    add_types(arranger, array, last, found.type ? found.type : plan->title);
}

static void make_section(struct cvx_arranger *arranger, const struct plan *plan)
{
    if (plan->key && strcmp(plan->key, "summary") == 0 && is_all_text(plan->list)) {
        make_summary(arranger, plan);
        cvx_section_note(arranger, "summary", plan->title, NULL);
        return;
    }
    if (!plan->key && plan->type == CVX_RENDERCV_PUBLICATION) {
        make_more_publications(arranger, plan);
        return;
    }
    const bool own = !plan->key || strcmp(plan->key, "summary") == 0;
    const char *key = own ? key_of(plan->title, arranger) : plan->key;
    const struct cvx_rendercv_place place =
        own ? (struct cvx_rendercv_place){.key = key} : cvx_rendercv_place_of(key);
    struct cvx_node *array = cvx_arrange_array(arranger, arranger->root, key, plan->list);
    cvx_rendercv_entries(arranger, plan->list, &place, array);
    if (plan->publication_type)
        add_types(arranger, array, NULL, plan->publication_type);
    cvx_section_note(arranger, key, plan->title, NULL);
}

void cvx_rendercv_sections(struct cvx_arranger *arranger, const struct cvx_node *sections)
{
    struct plan *plans = cvx_arena_alloc_array(arranger->arena, sections->count, sizeof *plans);
    size_t count = 0;
    for (const struct cvx_node *list = sections->first; plans && list; list = list->next)
        plan_section(&plans[count++], list, arranger->arena);
    assign(plans, count);
    for (size_t i = 0; i < count; i++)
        if (plans[i].list)
            make_section(arranger, &plans[i]);
    cvx_arrange_settle(arranger, sections);
}
