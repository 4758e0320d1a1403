/* SPDX-License-Identifier: MIT */
/* The FRESH importer (FRESCA 0.1 to 1.0, the format of HackMyResume). Most of it is tables; what
 * FRESH has and JSON Resume has not (memberships, boards, reading) becomes sections of the person's
 * own, and what it says of a whole section a section of its own. */
#include "importers/importer.h"

#include "importers/arrange.h"
#include "importers/data.h"
#include "importers/sniff.h"

#include <string.h>
#include <strings.h>

extern const struct cvx_importer cvx_fresh_importer;

/* Makers */

static void make_country(struct cvx_arranger *arranger, const struct cvx_node *from,
                         struct cvx_node *into, const char *to)
{
    const bool code = from->kind == CVX_NODE_STRING && strlen(from->text) == 2;
    cvx_arrange_copy(arranger, into, code ? "countryCode" : to, from);
}

/* Drafts had only a title. */
static void make_study(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    cvx_arrange_copy(arranger, into, cvx_node_find(into, to) ? from->key : to, from);
}

/* A text where a list is due. */
static void make_list(struct cvx_arranger *arranger, const struct cvx_node *from,
                      struct cvx_node *into, const char *to)
{
    if (from->kind == CVX_NODE_ARRAY)
        cvx_arrange_copy(arranger, into, to, from);
    else
        cvx_arrange_copy(arranger, cvx_arrange_array(arranger, into, to, from), NULL, from);
}

/* A publisher is a name, or a name with an address; the address is that of the writing when it has
 * none. */
static void make_publisher(struct cvx_arranger *arranger, const struct cvx_node *from,
                           struct cvx_node *into, const char *to)
{
    static const struct cvx_arrange_row rows[] = {
        {"name", "publisher", NULL},
        {"url", "publisherUrl", NULL},
        {NULL, NULL, NULL},
    };
    if (from->kind != CVX_NODE_OBJECT)
        cvx_arrange_copy(arranger, into, to, from);
    else
        cvx_arrange_item(arranger, from, rows, into);
}

/* True when `object` has under `key` what `node` says. */
static bool says_too(const struct cvx_node *object, const char *key, const struct cvx_node *node)
{
    const struct cvx_node *other = cvx_node_find(object, key);
    return other && other->text && node->text && strcmp(other->text, node->text) == 0;
}

/* "GitHub" on GitHub says nothing more. */
static void make_profile_label(struct cvx_arranger *arranger, const struct cvx_node *from,
                               struct cvx_node *into, const char *to)
{
    if (says_too(into, "network", from))
        cvx_arrange_settle(arranger, from);
    else
        cvx_arrange_copy(arranger, into, to, from);
}

static bool is_text(const struct cvx_node *node, const char *text)
{
    return node && node->text && strcasecmp(node->text, text) == 0;
}

/* Another way to reach the person: addresses have a field of their own, the rest becomes a line
 * under its label. What kind it is repeats what can be seen. */
static void arrange_contact(struct cvx_arranger *arranger, const struct cvx_node *contact,
                            struct cvx_node *basics)
{
    const struct cvx_node *value = cvx_arrange_take(arranger, contact, "value");
    const struct cvx_node *label = cvx_node_find(contact, "label");
    const struct cvx_node *kind = cvx_node_find(contact, "category");
    kind = kind ? kind : cvx_node_find(contact, "flavor");
    const struct cvx_node *name = label && !cvx_node_blank(label) ? label : kind;
    if (value && is_text(kind, "email")) {
        cvx_arrange_copy(arranger, cvx_arrange_array(arranger, basics, "emails", value), NULL,
                         value);
        name = NULL;
    } else if (value) {
        cvx_arrange_copy(arranger, basics,
                         cvx_arrange_key(arranger, name ? name->text : NULL, "contact"), value);
    }
    cvx_arrange_settle(arranger, name);
    for (const struct cvx_node *rest = contact->first; rest; rest = rest->next)
        if (!cvx_arrange_settled(arranger, rest))
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, rest);
}

static void make_contacts(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    for (const struct cvx_node *item = from->first; item; item = item->next) {
        if (item->kind == CVX_NODE_OBJECT)
            arrange_contact(arranger, item, into);
        else
            cvx_arrange_copy(arranger, into, to, item);
    }
}

/* Tables */

#define END                                                                                        \
    {                                                                                              \
        NULL, NULL, NULL                                                                           \
    }

static const struct cvx_arrange_row info_rows[] = {
    {"label", "label", NULL},
    {"brief", "summary", NULL},
    {"image", "image", NULL},
    {"class", "characterClass", NULL},
    END,
};

static const struct cvx_arrange_row contact_rows[] = {
    {"email", "email", NULL},
    {"phone", "phone", NULL},
    {"website", "url", NULL},
    {"other", "contact", make_contacts},
    END,
};

static const struct cvx_arrange_row location_rows[] = {
    {"code", "postalCode", NULL},
    {"country", "country", make_country},
    END,
};

static const struct cvx_arrange_row profile_rows[] = {
    {"network", "network", NULL},
    {"user", "username", NULL},
    {"label", "label", make_profile_label},
    END,
};

static const struct cvx_arrange_row work_rows[] = {
    {"employer", "name", NULL},
    {"start", "startDate", NULL},
    {"end", "endDate", NULL},
    END,
};

/* Also for the sections of the person's own, whose other names are understood as they are. */
static const struct cvx_arrange_row dated_rows[] = {
    {"start", "startDate", NULL},
    {"end", "endDate", NULL},
    END,
};

static const struct cvx_arrange_row education_rows[] = {
    {"studyType", "studyType", NULL},
    {"title", "studyType", make_study},
    {"start", "startDate", NULL},
    {"end", "endDate", NULL},
    {"grade", "score", NULL},
    {"curriculum", "courses", make_list},
    END,
};

static const struct cvx_arrange_row project_rows[] = {
    {"title", "name", NULL},      {"category", "type", NULL}, {"role", "roles", make_list},
    {"start", "startDate", NULL}, {"end", "endDate", NULL},   END,
};

static const struct cvx_arrange_row talk_rows[] = {
    {"title", "name", NULL},   {"event", "entity", NULL},        {"role", "roles", make_list},
    {"date", "endDate", NULL}, {"summary", "description", NULL}, END,
};

static const struct cvx_arrange_row sample_rows[] = {
    {"title", "name", NULL},
    {"summary", "description", NULL},
    {"date", "endDate", NULL},
    END,
};

static const struct cvx_arrange_row award_rows[] = {
    {"from", "awarder", NULL},
    END,
};

static const struct cvx_arrange_row writing_rows[] = {
    {"title", "name", NULL},
    {"category", "type", NULL},
    {"flavor", "type", NULL},
    {"date", "releaseDate", NULL},
    {"publisher", "publisher", make_publisher},
    {"author", "authors", make_list},
    END,
};

static const struct cvx_arrange_row set_rows[] = {
    {"skills", "keywords", make_list},
    END,
};

static const struct cvx_arrange_row skill_rows[] = {
    {"id", NULL, NULL},
    END,
};

static const struct cvx_arrange_row language_rows[] = {
    {"level", "fluency", NULL},
    END,
};

static const struct cvx_arrange_row testimonial_rows[] = {
    {"quote", "reference", NULL},
    END,
};

static const struct cvx_arrange_row own_rows[] = {END};

/* Each list of FRESH, and what it becomes. `about`: the member of the root that takes what is said
 * of the whole list. */
static const struct list {
    const char *from, *in, *to;
    const struct cvx_arrange_row *rows;
    const char *about;
    const char *type; /* of projects that are no projects */
} lists[] = {
    {"employment", "history", "work", work_rows, "employmentSummary", NULL},
    {"education", "history", "education", education_rows, "educationSummary", NULL},
    {"service", "history", "volunteer", dated_rows, "serviceSummary", NULL},
    {"projects", NULL, "projects", project_rows, NULL, NULL},
    {"speaking", NULL, "projects", talk_rows, NULL, "talk"},
    {"samples", NULL, "projects", sample_rows, NULL, "sample"},
    {"skills", "sets", "skills", set_rows, NULL, NULL},
    {"skills", "list", "skills", skill_rows, "skillsSummary", NULL},
    {"writing", NULL, "publications", writing_rows, NULL, NULL},
    {"recognition", NULL, "awards", award_rows, NULL, NULL},
    {"languages", NULL, "languages", language_rows, NULL, NULL},
    {"interests", NULL, "interests", own_rows, NULL, NULL},
    {"references", NULL, "references", own_rows, NULL, NULL},
    {"testimonials", NULL, "references", testimonial_rows, NULL, NULL},
    {"affiliation", "history", "affiliation", dated_rows, "affiliationSummary", NULL},
    {"governance", NULL, "governance", dated_rows, NULL, NULL},
    {"extracurricular", NULL, "extracurricular", dated_rows, NULL, NULL},
    {"reading", NULL, "reading", own_rows, NULL, NULL},
};

/* Arranging */

/* Marks what its owner keeps private, or had ignored, wherever it is: a part of it must not get out
 * when a node is taken apart. */
static void hide(struct cvx_arranger *arranger, const struct cvx_node *source)
{
    for (const struct cvx_node *at = source; at; at = cvx_node_next(at, source)) {
        const struct cvx_node *mark = at->parent;
        if (at->kind != CVX_NODE_BOOL || strcmp(at->text, "true") != 0 || !at->key ||
            cvx_arrange_settled(arranger, mark))
            continue;
        if (strcmp(at->key, "private") == 0) {
            cvx_diag_add(arranger->diag, CVX_CODE_PRIVATE, mark, "marked private: left out");
            cvx_arrange_settle(arranger, mark);
        } else if (strcmp(at->key, "ignore") == 0) {
            cvx_arrange_leave(arranger, CVX_CODE_HIDDEN, mark);
        }
    }
}

static void add_type(struct cvx_arranger *arranger, struct cvx_node *array, uint32_t from,
                     const char *type)
{
    for (struct cvx_node *item = array ? array->first : NULL; item; item = item->next)
        if (item->index >= from && item->kind == CVX_NODE_OBJECT && item->first)
            cvx_arrange_text(arranger, item, cvx_node_find(item, "type") ? "kind" : "type", type,
                             NULL);
}

static void arrange_list(struct cvx_arranger *arranger, const struct cvx_node *source,
                         const struct list *list)
{
    const struct cvx_node *whole = cvx_node_find(source, list->from);
    const struct cvx_node *items = list->in ? cvx_node_find(whole, list->in) : whole;
    /* A draft may have the list itself where later versions have an object. */
    if (whole && whole->kind == CVX_NODE_ARRAY && list->about)
        items = whole;
    if (items && !cvx_node_blank(items) && !cvx_arrange_settled(arranger, items)) {
        struct cvx_node *array = cvx_arrange_array(arranger, arranger->root, list->to, items);
        const uint32_t before = array ? array->count : 0;
        cvx_arrange_items(arranger, items, list->rows, arranger->root, list->to);
        if (list->type)
            add_type(arranger, array, before, list->type);
    }
    if (!list->about || !whole || whole->kind != CVX_NODE_OBJECT)
        return;
    struct cvx_node *about = cvx_arrange_object(arranger, arranger->root, list->about, whole);
    cvx_arrange_item(arranger, whole, own_rows, about);
}

static void arrange_part(struct cvx_arranger *arranger, const struct cvx_node *part,
                         const struct cvx_arrange_row *rows, struct cvx_node *into)
{
    if (part && part->kind == CVX_NODE_OBJECT && !cvx_arrange_settled(arranger, part))
        cvx_arrange_item(arranger, part, rows, into);
}

static void arrange_basics(struct cvx_arranger *arranger, const struct cvx_node *source)
{
    static const struct cvx_arrange_row name_rows[] = {{"name", "name", NULL}, END};
    struct cvx_node *basics = cvx_arrange_object(arranger, arranger->root, "basics", source);
    cvx_arrange_rows(arranger, source, name_rows, basics);
    arrange_part(arranger, cvx_node_find(source, "info"), info_rows, basics);
    arrange_part(arranger, cvx_node_find(source, "contact"), contact_rows, basics);
    const struct cvx_node *location = cvx_node_find(source, "location");
    if (location)
        arrange_part(arranger, location, location_rows,
                     cvx_arrange_object(arranger, basics, "location", location));
    const struct cvx_node *social = cvx_node_find(source, "social");
    if (social && !cvx_node_blank(social))
        cvx_arrange_items(arranger, social, profile_rows, basics, "profiles");
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    static const struct cvx_arrange_row meta_rows[] = {{"format", NULL, NULL}, END};
    struct cvx_node *tree = NULL;
    enum cvx_status status = cvx_data_read(source, false, arena, diag, &tree);
    if (status == CVX_OK)
        status = cvx_sniff_expect(tree, cvx_fresh_importer.name, diag);
    if (status != CVX_OK)
        return status;
    struct cvx_arranger arranger;
    struct cvx_node *into = cvx_arrange_open(&arranger, tree, arena, diag);
    hide(&arranger, tree);
    arrange_basics(&arranger, tree);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        arrange_list(&arranger, tree, &lists[i]);
    const struct cvx_node *meta = cvx_node_find(tree, "meta");
    if (meta)
        arrange_part(&arranger, meta, meta_rows, cvx_arrange_object(&arranger, into, "meta", meta));
    cvx_arrange_rest(&arranger, tree, into);
    return cvx_arrange_close(&arranger, root);
}

static int probe(const struct cvx_source *source)
{
    static const char mark[] = "\"FRESH@";
    enum { LOOK = 1024 * 1024 }; /* it may be the last member, behind a photo */
    if (!cvx_data_is_object(source))
        return 0;
    const size_t len = source->len < LOOK ? source->len : LOOK;
    for (const char *at = source->bytes; at && at + sizeof mark - 1 <= source->bytes + len;
         at = memchr(at + 1, '"', (size_t)(source->bytes + len - at - 1)))
        if (memcmp(at, mark, sizeof mark - 1) == 0)
            return 95;
    return cvx_data_has(source, "employment") &&
                   (cvx_data_has(source, "info") || cvx_data_has(source, "contact"))
               ? 85
               : 0;
}

const struct cvx_importer cvx_fresh_importer = {
    .name = "fresh",
    .summary = "FRESH (FRESCA 0.1 to 1.0), as HackMyResume reads it",
    .probe = probe,
    .read = read,
};
