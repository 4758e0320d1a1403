/* SPDX-License-Identifier: MIT */
/* Entries of RenderCV: telling their types, and what their fields become in each section. */
#include "importers/rendercv/rendercv.h"

#include "core/base/str.h"
#include "importers/period.h"

#include <string.h>

/* Types */

static const struct sign {
    const char *key;
    enum cvx_rendercv_type type;
} signs[] = {
    {"bullet", CVX_RENDERCV_BULLET},          {"number", CVX_RENDERCV_BULLET},
    {"reversed_number", CVX_RENDERCV_BULLET}, {"label", CVX_RENDERCV_ONE_LINE},
    {"company", CVX_RENDERCV_EXPERIENCE},     {"position", CVX_RENDERCV_EXPERIENCE},
    {"institution", CVX_RENDERCV_EDUCATION},  {"area", CVX_RENDERCV_EDUCATION},
    {"title", CVX_RENDERCV_PUBLICATION},      {"authors", CVX_RENDERCV_PUBLICATION},
};

enum cvx_rendercv_type cvx_rendercv_type_of(const struct cvx_node *entry)
{
    if (entry->kind != CVX_NODE_OBJECT)
        return CVX_RENDERCV_TEXT;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (!cvx_node_blank(cvx_node_find(entry, signs[i].key)))
            return signs[i].type;
    return CVX_RENDERCV_NORMAL;
}

const struct cvx_node *cvx_rendercv_text_of(const struct cvx_node *entry)
{
    if (entry->kind == CVX_NODE_STRING)
        return entry;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const struct cvx_node *text = cvx_node_find(entry, signs[i].key);
        if (signs[i].type == CVX_RENDERCV_BULLET && entry->count == 1 && text &&
            text->kind == CVX_NODE_STRING)
            return text;
    }
    return NULL;
}

/* Makers of fields */

/* "[Name](https://…)": the name, and the link as the entry's own unless it has one. */
static void make_linked(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    const char *text = from->kind == CVX_NODE_STRING ? from->text : "";
    const char *middle = strstr(text, "](");
    const char *end = middle ? strchr(middle, ')') : NULL;
    if (*text != '[' || !end || end[1] || cvx_node_find(into, "url") || middle == text + 1) {
        cvx_arrange_copy(arranger, into, to, from);
        return;
    }
    cvx_arrange_text(arranger, into, to,
                     cvx_arena_copy(arranger->arena, text + 1, (size_t)(middle - text) - 1), from);
    cvx_arrange_text(arranger, into, "url",
                     cvx_arena_copy(arranger->arena, middle + 2, (size_t)(end - middle) - 2), from);
}

static bool has_text(const struct cvx_node *node)
{
    return node->kind == CVX_NODE_STRING && !cvx_node_blank(node);
}

/* An author without the stars that set the owner of the CV off: that is done by the name. */
static void add_author(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *authors)
{
    if (!has_text(from)) {
        cvx_arrange_copy(arranger, authors, NULL, from);
        return;
    }
    const char *text = from->text + strspn(from->text, "*_");
    size_t len = strlen(text);
    while (len && strchr("*_", text[len - 1]))
        len--;
    cvx_arrange_text(arranger, authors, NULL, cvx_arena_copy(arranger->arena, text, len), from);
}

static void make_authors(struct cvx_arranger *arranger, const struct cvx_node *from,
                         struct cvx_node *into, const char *to)
{
    struct cvx_node *authors = cvx_arrange_array(arranger, into, to, from);
    if (from->kind != CVX_NODE_ARRAY)
        add_author(arranger, from, authors);
    for (const struct cvx_node *item = from->first; item; item = item->next)
        if (!cvx_node_blank(item))
            add_author(arranger, item, authors);
}

/* " - " in a bullet begins a bullet of its own inside it: YAML has joined the lines. */
static void add_highlight(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *highlights)
{
    static const char mark[] = " - ";
    const char *next = has_text(from) ? strstr(from->text, mark) : NULL;
    if (!next) {
        cvx_arrange_copy(arranger, highlights, NULL, from);
        return;
    }
    struct cvx_str text;
    cvx_str_init(&text, arranger->arena);
    const char *at = from->text;
    for (; next; next = strstr(at, mark)) {
        cvx_str_add_bytes(&text, at, (size_t)(next - at));
        cvx_str_add(&text, "\n- ");
        at = next + sizeof mark - 1;
    }
    cvx_str_add(&text, at);
    cvx_arrange_text(arranger, highlights, NULL, cvx_str_get(&text), from);
}

static void make_highlights(struct cvx_arranger *arranger, const struct cvx_node *from,
                            struct cvx_node *into, const char *to)
{
    struct cvx_node *highlights = cvx_arrange_array(arranger, into, to, from);
    if (from->kind != CVX_NODE_ARRAY)
        add_highlight(arranger, from, highlights);
    for (const struct cvx_node *item = from->first; item; item = item->next)
        if (!cvx_node_blank(item))
            add_highlight(arranger, item, highlights);
}

/* "Python, C++ (since 11, mostly), SQL": parted at commas that stand in no brackets. */
static void make_keywords(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    if (!has_text(from)) {
        cvx_arrange_copy(arranger, into, to, from);
        return;
    }
    struct cvx_node *keywords = cvx_arrange_array(arranger, into, to, from);
    for (const char *at = from->text; *at;) {
        int depth = 0;
        size_t len = 0;
        for (; at[len] && (depth > 0 || (at[len] != ',' && at[len] != ';')); len++)
            depth += (at[len] == '(' || at[len] == '[') - (at[len] == ')' || at[len] == ']');
        if (len)
            cvx_arrange_text(arranger, keywords, NULL, cvx_arena_copy(arranger->arena, at, len),
                             from);
        at += len + (at[len] != '\0');
        at += strspn(at, " ");
    }
}

/* A DOI, and where it leads when the entry does not say. */
static void make_doi(struct cvx_arranger *arranger, const struct cvx_node *from,
                     struct cvx_node *into, const char *to)
{
    cvx_arrange_copy(arranger, into, to, from);
    if (has_text(from) && strncmp(from->text, "10.", 3) == 0 && !cvx_node_find(into, "url"))
        cvx_arrange_text(arranger, into, "url",
                         cvx_arena_printf(arranger->arena, "https://doi.org/%s", from->text), from);
}

/* A start or an end beside "date", which RenderCV prints instead. */
static void make_end(struct cvx_arranger *arranger, const struct cvx_node *from,
                     struct cvx_node *into, const char *to)
{
    if (cvx_node_blank(cvx_node_find(from->parent, "date"))) {
        cvx_arrange_copy(arranger, into, to, from);
        return;
    }
    cvx_diag_add(arranger->diag, CVX_CODE_LEFT_OUT, from,
                 "\"%s\" does not count beside \"date\": left out", from->key);
    cvx_arrange_settle(arranger, from);
}

/* Tables. Links come before what may hold one. */

#define PERIOD                                                                                     \
    {"date", "endDate", cvx_period_make}, {"start_date", "startDate", make_end},                   \
    {                                                                                              \
        "end_date", "endDate", make_end                                                            \
    }
#define HIGHLIGHTS                                                                                 \
    {                                                                                              \
        "highlights", "highlights", make_highlights                                                \
    }
#define END                                                                                        \
    {                                                                                              \
        NULL, NULL, NULL                                                                           \
    }

static const struct cvx_arrange_row work_rows[] = {
    {"company", "name", make_linked}, {"name", "name", make_linked}, PERIOD, HIGHLIGHTS, END};

static const struct cvx_arrange_row volunteer_rows[] = {{"company", "organization", make_linked},
                                                        {"name", "organization", make_linked},
                                                        PERIOD,
                                                        HIGHLIGHTS,
                                                        END};

static const struct cvx_arrange_row education_rows[] = {{"institution", "institution", make_linked},
                                                        {"name", "institution", make_linked},
                                                        {"degree", "studyType", NULL},
                                                        PERIOD,
                                                        HIGHLIGHTS,
                                                        END};

static const struct cvx_arrange_row publication_rows[] = {{"title", "name", make_linked},
                                                          {"name", "name", make_linked},
                                                          {"authors", "authors", make_authors},
                                                          {"journal", "publisher", NULL},
                                                          {"date", "releaseDate", NULL},
                                                          {"end_date", "releaseDate", make_end},
                                                          {"doi", "doi", make_doi},
                                                          END};

static const struct cvx_arrange_row project_rows[] = {{"name", "name", make_linked},
                                                      {"title", "name", make_linked},
                                                      {"label", "name", make_linked},
                                                      {"company", "name", make_linked},
                                                      {"summary", "description", NULL},
                                                      {"details", "description", NULL},
                                                      PERIOD,
                                                      HIGHLIGHTS,
                                                      END};

static const struct cvx_arrange_row award_rows[] = {{"name", "title", make_linked},
                                                    {"label", "title", make_linked},
                                                    {"details", "summary", NULL},
                                                    {"end_date", "date", make_end},
                                                    HIGHLIGHTS,
                                                    END};

static const struct cvx_arrange_row certificate_rows[] = {{"name", "name", make_linked},
                                                          {"title", "name", make_linked},
                                                          {"label", "name", make_linked},
                                                          {"details", "summary", NULL},
                                                          {"company", "issuer", NULL},
                                                          {"start_date", "startDate", make_end},
                                                          {"end_date", "endDate", make_end},
                                                          HIGHLIGHTS,
                                                          END};

static const struct cvx_arrange_row skill_rows[] = {
    {"label", "name", NULL}, {"details", "keywords", make_keywords}, HIGHLIGHTS, END};

static const struct cvx_arrange_row language_rows[] = {{"label", "language", NULL},
                                                       {"name", "language", NULL},
                                                       {"details", "fluency", NULL},
                                                       {"summary", "fluency", NULL},
                                                       END};

static const struct cvx_arrange_row reference_rows[] = {
    {"label", "name", NULL}, {"details", "reference", NULL}, {"summary", "reference", NULL}, END};

/* A section of the owner's own. */
static const struct cvx_arrange_row own_rows[] = {{"company", "name", make_linked},
                                                  {"institution", "name", make_linked},
                                                  {"title", "name", make_linked},
                                                  {"label", "name", make_linked},
                                                  {"name", "name", make_linked},
                                                  {"details", "summary", NULL},
                                                  {"degree", "studyType", NULL},
                                                  {"authors", "authors", make_authors},
                                                  {"doi", "doi", make_doi},
                                                  PERIOD,
                                                  HIGHLIGHTS,
                                                  END};

struct cvx_rendercv_place cvx_rendercv_place_of(const char *key)
{
    static const struct cvx_rendercv_place places[] = {
        {"work", work_rows, NULL},
        {"volunteer", volunteer_rows, NULL},
        {"education", education_rows, NULL},
        {"publications", publication_rows, "name"},
        {"projects", project_rows, "name"},
        {"awards", award_rows, "title"},
        {"certificates", certificate_rows, "name"},
        {"skills", skill_rows, "name"},
        {"languages", language_rows, "language"},
        {"interests", skill_rows, "name"},
        {"references", reference_rows, "reference"},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (strcmp(places[i].key, key) == 0)
            return places[i];
    return (struct cvx_rendercv_place){key, NULL, NULL};
}

/* Entries */

/* A text among entries: an entry of its own where it can be one. Elsewhere bullets that follow each
 * other are the highlights of one entry, and a text is a summary. */
static void add_text(struct cvx_arranger *arranger, const struct cvx_node *entry,
                     const struct cvx_rendercv_place *place, struct cvx_node *array)
{
    const struct cvx_node *text = cvx_rendercv_text_of(entry);
    const bool bullet = text != entry;
    struct cvx_node *last = array ? array->last : NULL;
    struct cvx_node *into = last;
    if (place->text || !bullet || !last || last->count != 1 || !cvx_node_find(last, "highlights"))
        into = cvx_arrange_object(arranger, array, NULL, entry);
    if (place->text)
        make_linked(arranger, text, into, place->text);
    else if (bullet)
        add_highlight(arranger, text, cvx_arrange_array(arranger, into, "highlights", entry));
    else
        cvx_arrange_copy(arranger, into, "summary", text);
    cvx_arrange_settle(arranger, entry);
}

void cvx_rendercv_entries(struct cvx_arranger *arranger, const struct cvx_node *list,
                          const struct cvx_rendercv_place *place, struct cvx_node *array)
{
    const bool many = list->kind == CVX_NODE_ARRAY;
    for (const struct cvx_node *entry = many ? list->first : list; entry;
         entry = many ? entry->next : NULL) {
        if (cvx_node_blank(entry))
            continue;
        if (cvx_rendercv_text_of(entry))
            add_text(arranger, entry, place, array);
        else if (entry->kind == CVX_NODE_OBJECT)
            cvx_arrange_item(arranger, entry, place->rows ? place->rows : own_rows,
                             cvx_arrange_object(arranger, array, NULL, entry));
        else
            cvx_arrange_copy(arranger, array, NULL, entry);
    }
    cvx_arrange_settle(arranger, list);
}
