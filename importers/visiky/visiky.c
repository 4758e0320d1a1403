/* SPDX-License-Identifier: MIT */
/* The importer for visiky/resume, a generator that is popular in China. A file may hold the same CV
 * in several languages: the one asked for is taken, and what it lacks from the main one. */
#include "importers/importer.h"

#include "importers/arrange.h"
#include "importers/data.h"
#include "importers/period.h"
#include "importers/prose.h"
#include "importers/section.h"
#include "importers/sniff.h"

#include <string.h>
#include <strings.h>

extern const struct cvx_importer cvx_visiky_importer;

#define END                                                                                        \
    {                                                                                              \
        NULL, NULL, NULL                                                                           \
    }

/* Makers */

/* [start, end]; no end means that it goes on. */
static void make_times(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    const struct cvx_node *start = from->first;
    const struct cvx_node *end = start ? start->next : NULL;
    if (from->kind != CVX_NODE_ARRAY) {
        cvx_period_make(arranger, from, into, to);
        return;
    }
    if (start && !cvx_node_blank(start))
        cvx_arrange_copy(arranger, into, "startDate", start);
    if (end && !cvx_node_blank(end))
        cvx_arrange_copy(arranger, into, "endDate", end);
}

static void make_role(struct cvx_arranger *arranger, const struct cvx_node *from,
                      struct cvx_node *into, const char *to)
{
    cvx_arrange_copy(arranger, cvx_arrange_array(arranger, into, to, from), NULL, from);
}

/* A share of 100. */
static void make_level(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    if (from->kind == CVX_NODE_NUMBER)
        cvx_arrange_text(arranger, into, to,
                         cvx_arena_printf(arranger->arena, "%s/100", from->text), from);
    else
        cvx_arrange_copy(arranger, into, to, from);
}

static void make_account(struct cvx_arranger *arranger, const struct cvx_node *from,
                         struct cvx_node *into, const char *to)
{
    const bool address = from->text && strchr(from->text, '/');
    struct cvx_node *profiles = cvx_arrange_array(arranger, into, "profiles", NULL);
    struct cvx_node *profile = cvx_arrange_object(arranger, profiles, NULL, from);
    cvx_arrange_text(arranger, profile, "network", to, NULL);
    cvx_arrange_copy(arranger, profile, address ? "url" : "username", from);
}

static void make_avatar(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    const struct cvx_node *address = cvx_node_find(from, "src");
    const struct cvx_node *hidden = cvx_node_find(from, "hidden");
    if (address && !cvx_node_blank(address)) {
        if (hidden && hidden->kind == CVX_NODE_BOOL && strcmp(hidden->text, "true") == 0)
            cvx_arrange_leave(arranger, CVX_CODE_HIDDEN, address);
        else
            cvx_arrange_copy(arranger, into, to, address);
    }
    cvx_arrange_leave(arranger, CVX_CODE_SETTING, from);
}

/* Tables */

static const struct cvx_arrange_row profile_rows[] = {
    {"mobile", "phone", NULL},
    {"positionTitle", "label", NULL},
    {"github", "GitHub", make_account},
    {"zhihu", "知乎", make_account},
    END,
};

static const struct cvx_arrange_row about_rows[] = {
    {"aboutme_desc", "summary", cvx_prose_html_whole},
    END,
};

static const struct cvx_arrange_row education_rows[] = {
    {"school", "institution", NULL},
    {"major", "area", NULL},
    {"academic_degree", "studyType", NULL},
    {"edu_time", "", make_times},
    END,
};

static const struct cvx_arrange_row work_rows[] = {
    {"company_name", "name", NULL},
    {"department_name", "department", NULL},
    {"work_time", "", make_times},
    {"work_desc", "summary", cvx_prose_html},
    END,
};

static const struct cvx_arrange_row project_rows[] = {
    {"project_name", "name", NULL},
    {"project_role", "roles", make_role},
    {"project_time", "", make_times},
    {"project_desc", "description", cvx_prose_html_whole},
    {"project_content", "summary", cvx_prose_html},
    END,
};

static const struct cvx_arrange_row skill_rows[] = {
    {"skill_name", "name", NULL},
    {"skill_level", "level", make_level},
    {"skill_desc", "summary", cvx_prose_html_whole},
    END,
};

static const struct cvx_arrange_row award_rows[] = {
    {"award_info", "title", NULL},
    {"award_time", "date", NULL},
    END,
};

static const struct cvx_arrange_row portfolio_rows[] = {
    {"work_name", "name", NULL},
    {"work_desc", "description", cvx_prose_html},
    {"visit_link", "url", NULL},
    END,
};

/* The lists, in the order in which the generator prints them, and what it calls those for which
 * JSON Resume has no name. */
static const struct list {
    const char *from, *to;
    const struct cvx_arrange_row *rows;
    const char *title;
} lists[] = {
    {"educationList", "education", education_rows, NULL},
    {"workExpList", "work", work_rows, NULL},
    {"projectList", "projects", project_rows, NULL},
    {"skillList", "skills", skill_rows, NULL},
    {"awardList", "awards", award_rows, NULL},
    {"workList", "portfolio", portfolio_rows, "作品"},
};

/* Languages */

/* The part of the file that is in the language asked for; NULL: the main one is. */
static const struct cvx_node *find_locale(const struct cvx_node *source, const char *lang)
{
    const struct cvx_node *locales = cvx_node_find(source, "locales");
    const size_t len = lang ? strcspn(lang, "-_") : 0;
    for (const struct cvx_node *one = locales ? locales->first : NULL; one && len; one = one->next)
        if (one->key && strcspn(one->key, "-_") == len && strncasecmp(one->key, lang, len) == 0)
            return one;
    return NULL;
}

static void leave_language(struct cvx_arranger *arranger, const struct cvx_node *part)
{
    if (!part || cvx_node_blank(part) || cvx_arrange_settled(arranger, part))
        return;
    cvx_diag_add(arranger->diag, CVX_CODE_LANGUAGE_MAP, part,
                 "%s is there in another language, which was not asked for",
                 cvx_diag_quote(arranger->diag, part->key));
    cvx_arrange_settle(arranger, part);
}

/* What stands for a list of the CV: that of the language asked for, else the main one. */
static const struct cvx_node *find_list(const struct cvx_node *source,
                                        const struct cvx_node *locale, const char *key)
{
    const struct cvx_node *list = cvx_node_find(locale, key);
    return list && !cvx_node_blank(list) ? list : cvx_node_find(source, key);
}

/* Leaves those members of an object that the language asked for has too. */
static void leave_known(struct cvx_arranger *arranger, const struct cvx_node *part,
                        const struct cvx_node *wanted)
{
    for (const struct cvx_node *member = part ? part->first : NULL; member; member = member->next) {
        const struct cvx_node *known = cvx_node_find(wanted, member->key);
        if (known && !cvx_node_blank(known))
            leave_language(arranger, member);
    }
}

/* Arranging */

/* An object becomes part of `into`: first as the language asked for has it. */
static void arrange_object(struct cvx_arranger *arranger, const struct cvx_node *source,
                           const struct cvx_node *locale, const struct cvx_arrange_row *rows,
                           struct cvx_node *into)
{
    leave_known(arranger, source, locale);
    if (locale && locale->kind == CVX_NODE_OBJECT)
        cvx_arrange_item(arranger, locale, rows, into);
    if (source && source->kind == CVX_NODE_OBJECT)
        cvx_arrange_item(arranger, source, rows, into);
}

static void arrange_basics(struct cvx_arranger *arranger, const struct cvx_node *source,
                           const struct cvx_node *locale)
{
    static const struct cvx_arrange_row avatar_rows[] = {{"avatar", "image", make_avatar}, END};
    struct cvx_node *basics = cvx_arrange_object(arranger, arranger->root, "basics", source);
    arrange_object(arranger, cvx_node_find(source, "profile"), cvx_node_find(locale, "profile"),
                   profile_rows, basics);
    arrange_object(arranger, cvx_node_find(source, "aboutme"), cvx_node_find(locale, "aboutme"),
                   about_rows, basics);
    cvx_arrange_rows(arranger, cvx_node_find(locale, "avatar") ? locale : source, avatar_rows,
                     basics);
}

/* The title that a section was given, in the language of its list. */
static const struct cvx_node *take_title(struct cvx_arranger *arranger,
                                         const struct cvx_node *config, const char *key)
{
    return cvx_arrange_take(arranger, cvx_node_find(config, "titleNameMap"), key);
}

static void arrange_lists(struct cvx_arranger *arranger, const struct cvx_node *source,
                          const struct cvx_node *locale)
{
    const struct cvx_node *config = locale ? locale : source;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const struct cvx_node *list = find_list(source, locale, lists[i].from);
        if (!list || cvx_node_blank(list))
            continue;
        const struct cvx_node *title = take_title(arranger, config, lists[i].from);
        const char *text = title ? title->text : locale ? NULL : lists[i].title;
        cvx_section_note(arranger, lists[i].to, text, title);
        cvx_arrange_items(arranger, list, lists[i].rows, arranger->root, lists[i].to);
    }
    const struct cvx_node *about = take_title(arranger, config, "aboutme");
    if (about)
        cvx_section_note(arranger, "summary", about->text, about);
}

/* What is left is in other languages, or about the looks. */
static void leave_rest(struct cvx_arranger *arranger, const struct cvx_node *source,
                       const struct cvx_node *locale)
{
    static const char *const parts[] = {"profile", "aboutme", "avatar", "titleNameMap"};
    for (size_t i = 0; locale && i < sizeof parts / sizeof *parts; i++)
        leave_language(arranger, cvx_node_find(source, parts[i]));
    for (size_t i = 0; locale && i < sizeof lists / sizeof *lists; i++)
        leave_language(arranger, cvx_node_find(source, lists[i].from));
    const struct cvx_node *locales = cvx_node_find(source, "locales");
    for (const struct cvx_node *one = locales ? locales->first : NULL; one; one = one->next)
        if (one != locale)
            leave_language(arranger, one);
    for (const struct cvx_node *rest = locale ? locale->first : NULL; rest; rest = rest->next)
        if (!cvx_node_blank(rest) && !cvx_arrange_settled(arranger, rest))
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, rest);
    cvx_arrange_settle(arranger, locales);
    for (const struct cvx_node *rest = source->first; rest; rest = rest->next)
        if (!cvx_node_blank(rest) && !cvx_arrange_settled(arranger, rest))
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, rest);
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_node *tree = NULL;
    enum cvx_status status = cvx_data_read(source, false, arena, diag, &tree);
    if (status == CVX_OK)
        status = cvx_sniff_expect(tree, cvx_visiky_importer.name, diag);
    if (status != CVX_OK)
        return status;
    struct cvx_arranger arranger;
    cvx_arrange_open(&arranger, tree, arena, diag);
    const struct cvx_node *locale = find_locale(tree, source->lang);
    arrange_basics(&arranger, tree, locale);
    arrange_lists(&arranger, tree, locale);
    leave_rest(&arranger, tree, locale);
    return cvx_arrange_close(&arranger, root);
}

static int probe(const struct cvx_source *source)
{
    static const char *const keys[] = {"workExpList", "educationList", "projectList", "skillList"};
    if (!cvx_data_is_object(source) || !cvx_data_has(source, "profile"))
        return 0;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (cvx_data_has(source, keys[i]))
            return 90;
    return 0;
}

const struct cvx_importer cvx_visiky_importer = {
    .name = "visiky",
    .summary = "visiky/resume, the generator",
    .probe = probe,
    .read = read,
};
