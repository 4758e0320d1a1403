/* SPDX-License-Identifier: MIT */
/* Tables, and the makers of what is more than a new name. */
#include "importers/reactiveresume/items.h"

#include "importers/period.h"
#include "importers/prose.h"

#include <string.h>

/* Makers */

/* A label that only repeats the address, or a part of it, is none. */
static bool repeats(const struct cvx_node *label, const struct cvx_node *address)
{
    return label && label->text && address && address->text && strstr(address->text, label->text);
}

void cvx_rr_make_url(struct cvx_arranger *arranger, const struct cvx_node *from,
                     struct cvx_node *into, const char *to)
{
    if (from->kind != CVX_NODE_OBJECT) {
        cvx_arrange_copy(arranger, into, to, from);
        return;
    }
    const struct cvx_node *address = cvx_arrange_take(arranger, from, "href");
    address = address ? address : cvx_arrange_take(arranger, from, "url");
    if (address)
        cvx_arrange_copy(arranger, into, to, address);
    const struct cvx_node *label = cvx_node_find(from, "label");
    if (repeats(label, address))
        cvx_arrange_settle(arranger, label);
    cvx_rr_leave_rest(arranger, from);
}

/* "2019 - 2021", or what version 3 has: an object with both ends. */
static void make_period(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    static const struct cvx_arrange_row ends[] = {
        {"start", "startDate", NULL}, {"end", "endDate", NULL}, {NULL, NULL, NULL}};
    if (from->kind == CVX_NODE_OBJECT)
        cvx_arrange_item(arranger, from, ends, into);
    else
        cvx_period_make(arranger, from, into, to);
}

/* A number of stars counts only where no word says it; 0 hides them. */
static void make_stars(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to, const char *scale)
{
    if (from->kind != CVX_NODE_NUMBER && !cvx_node_find(into, to))
        cvx_arrange_copy(arranger, into, to, from);
    else if (cvx_node_find(into, to) || strcmp(from->text, "0") == 0)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, from);
    else
        cvx_arrange_text(arranger, into, to,
                         cvx_arena_printf(arranger->arena, "%s/%s", from->text, scale), from);
}

static void make_level(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    make_stars(arranger, from, into, to, "5");
}

static void make_level_of_ten(struct cvx_arranger *arranger, const struct cvx_node *from,
                              struct cvx_node *into, const char *to)
{
    make_stars(arranger, from, into, to, "10");
}

/* Version 4 has a quote and a relation, version 5 a quote in the relation's place. */
static void make_quote(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    if (cvx_node_find(into, to))
        cvx_arrange_copy(arranger, into, from->key, from);
    else
        cvx_prose_html_whole(arranger, from, into, to);
}

/* A single date stays one. */
static void make_own_period(struct cvx_arranger *arranger, const struct cvx_node *from,
                            struct cvx_node *into, const char *to)
{
    if (from->kind == CVX_NODE_STRING && !cvx_period_split(from->text, arranger->arena).start)
        cvx_arrange_copy(arranger, into, "date", from);
    else
        make_period(arranger, from, into, to);
}

static void make_subtitle(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    if (cvx_node_find(into, "summary") || cvx_node_find(into, "highlights"))
        cvx_arrange_copy(arranger, into, "subtitle", from);
    else
        cvx_prose_html(arranger, from, into, to);
}

/* Tables: version 5 first, then what 4 and 3 call it. */

#define END                                                                                        \
    {                                                                                              \
        NULL, NULL, NULL                                                                           \
    }
#define PERIOD                                                                                     \
    {"period", "", make_period},                                                                   \
    {                                                                                              \
        "date", "", make_period                                                                    \
    }
#define ADDRESS                                                                                    \
    {"website", "url", cvx_rr_make_url},                                                           \
    {                                                                                              \
        "url", "url", cvx_rr_make_url                                                              \
    }
#define SETTINGS                                                                                   \
    {"id", NULL, NULL}, {"hidden", NULL, NULL}, {"visible", NULL, NULL}, {"icon", NULL, NULL},     \
        {"iconColor", NULL, NULL},                                                                 \
    {                                                                                              \
        "options", NULL, NULL                                                                      \
    }

/* What nearly every table ends in: `make` makes the description. */
#define TAIL(make)                                                                                 \
    ADDRESS, {"description", "summary", make}, {"summary", "summary", make}, SETTINGS, END

static const struct cvx_arrange_row work_rows[] = {
    {"company", "name", NULL},
    {"name", "name", NULL},
    PERIOD,
    TAIL(cvx_prose_html),
};

static const struct cvx_arrange_row education_rows[] = {
    {"school", "institution", NULL},
    {"degree", "studyType", NULL},
    {"grade", "score", NULL},
    PERIOD,
    TAIL(cvx_prose_html),
};

static const struct cvx_arrange_row award_rows[] = {
    TAIL(cvx_prose_html_whole),
};

static const struct cvx_arrange_row certificate_rows[] = {
    {"title", "name", NULL},
    TAIL(cvx_prose_html_whole),
};

static const struct cvx_arrange_row publication_rows[] = {
    {"title", "name", NULL},
    {"date", "releaseDate", NULL},
    TAIL(cvx_prose_html_whole),
};

static const struct cvx_arrange_row volunteer_rows[] = {
    PERIOD,
    TAIL(cvx_prose_html),
};

static const struct cvx_arrange_row skill_rows[] = {
    {"proficiency", "level", NULL},
    {"description", "level", make_level},
    {"level", "level", make_level},
    {"levelNum", "level", make_level_of_ten},
    SETTINGS,
    END,
};

static const struct cvx_arrange_row language_rows[] = {
    {"name", "language", NULL},
    {"fluency", "fluency", NULL},
    {"description", "fluency", make_level},
    {"level", "fluency", make_level},
    {"levelNum", "fluency", make_level_of_ten},
    SETTINGS,
    END,
};

static const struct cvx_arrange_row interest_rows[] = {SETTINGS, END};

static const struct cvx_arrange_row project_rows[] = {
    PERIOD,
    ADDRESS,
    {"summary", "summary", cvx_prose_html},
    {"description", "description", cvx_prose_html},
    SETTINGS,
    END,
};

static const struct cvx_arrange_row reference_rows[] = {
    ADDRESS,
    {"summary", "reference", make_quote},
    {"description", "reference", make_quote},
    SETTINGS,
    END,
};

static const struct cvx_arrange_row profile_rows[] = {ADDRESS, SETTINGS, END};

/* Of every kind, in the words that sections of one's own are understood in. */
static const struct cvx_arrange_row own_rows[] = {
    {"company", "organization", NULL},
    {"school", "institution", NULL},
    {"grade", "score", NULL},
    {"proficiency", "level", NULL},
    {"content", "summary", cvx_prose_html},
    {"period", "", make_own_period},
    {"date", "", make_own_period},
    ADDRESS,
    {"summary", "summary", cvx_prose_html},
    {"description", "description", make_subtitle},
    {"level", "level", make_level},
    {"levelNum", "level", make_level_of_ten},
    SETTINGS,
    END,
};

static const struct cvx_rr_kind kinds[] = {
    {"experience", "work", work_rows},
    {"work", "work", work_rows},
    {"education", "education", education_rows},
    {"awards", "awards", award_rows},
    {"certifications", "certificates", certificate_rows},
    {"publications", "publications", publication_rows},
    {"volunteer", "volunteer", volunteer_rows},
    {"skills", "skills", skill_rows},
    {"languages", "languages", language_rows},
    {"interests", "interests", interest_rows},
    {"projects", "projects", project_rows},
    {"references", "references", reference_rows},
    {"profiles", "profiles", profile_rows},
};

const struct cvx_rr_kind cvx_rr_own_kind = {"custom", NULL, own_rows};

const struct cvx_rr_kind *cvx_rr_kind_find(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

/* Items */

static bool is(const struct cvx_node *node, const char *key, const char *text)
{
    const struct cvx_node *member = cvx_node_find(node, key);
    return member && member->kind == CVX_NODE_BOOL && strcmp(member->text, text) == 0;
}

bool cvx_rr_is_hidden(const struct cvx_node *node)
{
    return is(node, "hidden", "true") || is(node, "visible", "false");
}

void cvx_rr_leave_rest(struct cvx_arranger *arranger, const struct cvx_node *object)
{
    for (const struct cvx_node *member = object->first; member; member = member->next)
        if (!cvx_node_blank(member) && !cvx_arrange_settled(arranger, member))
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, member);
    cvx_arrange_settle(arranger, object);
}

/* What is said of the whole time with an employer stays with the first position there: the text
 * describes the employer, the rest keeps its own name. */
static void arrange_employer(struct cvx_arranger *arranger, const struct cvx_node *item,
                             const struct cvx_rr_kind *kind, struct cvx_node *into)
{
    static const struct cvx_arrange_row rows[] = {
        {"description", "description", cvx_prose_html_whole},
        {"position", "overallPosition", NULL},
        {"period", "overallPeriod", NULL},
        END,
    };
    cvx_arrange_rows(arranger, item, rows, into);
    cvx_arrange_item(arranger, item, kind->rows, into);
}

/* A job with the employer's name. */
static struct cvx_node *add_job(struct cvx_arranger *arranger, const struct cvx_node *company,
                                const struct cvx_rr_kind *kind, struct cvx_node *array,
                                const struct cvx_node *origin)
{
    struct cvx_node *job = cvx_arrange_object(arranger, array, NULL, origin);
    if (company && company->text)
        cvx_arrange_text(arranger, job, kind->to ? "name" : "organization", company->text, company);
    return job;
}

/* Each role at an employer is a job of its own. */
static void arrange_roles(struct cvx_arranger *arranger, const struct cvx_node *item,
                          const struct cvx_rr_kind *kind, struct cvx_node *array)
{
    const struct cvx_node *company = cvx_arrange_take(arranger, item, "company");
    struct cvx_node *first = NULL;
    for (const struct cvx_node *role = cvx_node_find(item, "roles")->first; role;
         role = role->next) {
        if (role->kind == CVX_NODE_OBJECT && cvx_rr_is_hidden(role))
            cvx_arrange_leave(arranger, CVX_CODE_HIDDEN, role);
        else if (role->kind == CVX_NODE_OBJECT && !cvx_node_blank(role)) {
            struct cvx_node *job = add_job(arranger, company, kind, array, role);
            cvx_arrange_item(arranger, role, kind->rows, job);
            first = first ? first : job;
        }
    }
    first = first ? first : add_job(arranger, company, kind, array, item);
    arrange_employer(arranger, item, kind, first);
}

static void arrange_item(struct cvx_arranger *arranger, const struct cvx_node *item,
                         const struct cvx_rr_kind *kind, struct cvx_node *array)
{
    const struct cvx_node *roles = cvx_node_find(item, "roles");
    if (cvx_rr_is_hidden(item))
        cvx_arrange_leave(arranger, CVX_CODE_HIDDEN, item);
    else if (roles && roles->kind == CVX_NODE_ARRAY && !cvx_node_blank(roles))
        arrange_roles(arranger, item, kind, array);
    else
        cvx_arrange_item(arranger, item, kind->rows,
                         cvx_arrange_object(arranger, array, NULL, item));
}

void cvx_rr_items(struct cvx_arranger *arranger, const struct cvx_node *items,
                  const struct cvx_rr_kind *kind, struct cvx_node *array)
{
    for (const struct cvx_node *item = items->first; item; item = item->next) {
        if (item->kind == CVX_NODE_OBJECT)
            arrange_item(arranger, item, kind, array);
        else if (!cvx_node_blank(item))
            cvx_arrange_copy(arranger, array, NULL, item);
    }
    cvx_arrange_settle(arranger, items);
}
