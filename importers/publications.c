/* SPDX-License-Identifier: MIT */
/* A table of the CV's publications by DOI and by folded title, in which each of the other file is
 * looked up. Members are found under any name that core/model knows for them. */
#include "importers/publications.h"

#include "core/base/hash.h"
#include "core/base/str.h"
#include "core/base/utf8.h"
#include "core/lang/fold.h"
#include "core/model/date.h"
#include "core/model/link.h"
#include "core/model/resume.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { BUCKETS = 4096 };

/* A publication as it is known by one of its names. */
struct known {
    const char *name; /* a DOI, or a folded title */
    struct cvx_node *item;
    struct known *next; /* with the same hash */
};

struct joining {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    struct cvx_node *publications;
    struct known *buckets[BUCKETS];
};

/* Members */

/* True when `key` is the field `name`, under whatever name. */
static bool is_field(const char *key, const char *name)
{
    bool alias;
    const struct cvx_field *field = cvx_field_find(&cvx_publication_type, key, &alias);
    return field ? strcmp(field->key, name) == 0 : strcmp(key, name) == 0;
}

/* The member that is the field `name` and says something. */
static struct cvx_node *find(const struct cvx_node *item, const char *name)
{
    for (struct cvx_node *member = item->first; member; member = member->next)
        if (is_field(member->key, name) && !cvx_node_blank(member))
            return member;
    return NULL;
}

static const char *text_of(const struct cvx_node *item, const char *name)
{
    const struct cvx_node *member = find(item, name);
    return member && member->text ? member->text : NULL;
}

/* Names */

/* Letters and digits, folded: what is left of two spellings of one title. */
static const char *fold(const char *text, struct cvx_arena *arena)
{
    struct cvx_str folded;
    cvx_str_init(&folded, arena);
    while (text && *text) {
        const uint32_t c = cvx_fold(cvx_utf8_next(&text));
        const bool sign = c < 0x80 ? !isalnum((int)c)
                                   : (c >= 0x2000 && c <= 0x206F) || c == 0xAB || c == 0xBB ||
                                         (c >= 0x3000 && c <= 0x303F);
        if (c && !sign)
            cvx_str_add_code_point(&folded, c);
    }
    return cvx_str_get(&folded);
}

/* The DOI, from its own field or from the address of the resolver; NULL when there is none. */
static const char *doi_of(const struct cvx_node *item, struct cvx_arena *arena)
{
    const char *text = text_of(item, "doi");
    const char *doi = text ? cvx_doi_find(text) : NULL;
    text = doi ? NULL : text_of(item, "url");
    if (text && strstr(text, "doi.org/"))
        doi = cvx_doi_find(text);
    char *lower = cvx_arena_strdup(arena, doi);
    for (char *at = lower; at && *at; at++)
        *at = (char)tolower((unsigned char)*at);
    return lower;
}

static long year_of(const struct cvx_node *item)
{
    const char *text = text_of(item, "releaseDate");
    struct cvx_date date;
    const enum cvx_date_reading reading = text ? cvx_date_read(text, &date) : CVX_DATE_NONE;
    return reading == CVX_DATE_ISO || reading == CVX_DATE_LOOSE ? date.year : 0;
}

/* The table */

static struct known **bucket_of(struct joining *joining, const char *name)
{
    return &joining->buckets[cvx_hash_add(CVX_HASH_START, name, strlen(name)) % BUCKETS];
}

static void know_as(struct joining *joining, const char *name, struct cvx_node *item)
{
    struct known *known = name && *name ? cvx_arena_alloc(joining->arena, sizeof *known) : NULL;
    if (!known)
        return;
    struct known **last = bucket_of(joining, name);
    while (*last)
        last = &(*last)->next;
    *known = (struct known){name, item, NULL};
    *last = known;
}

static void know(struct joining *joining, struct cvx_node *item)
{
    know_as(joining, doi_of(item, joining->arena), item);
    know_as(joining, fold(text_of(item, "name"), joining->arena), item);
}

/* True when nothing but the title could tell two publications of one title apart, and it does not:
 * a paper and its preprint have DOIs of their own. */
static bool may_be_one(struct joining *joining, const struct cvx_node *a, const struct cvx_node *b)
{
    const char *dois[] = {doi_of(a, joining->arena), doi_of(b, joining->arena)};
    const long years[] = {year_of(a), year_of(b)};
    if (dois[0] && dois[1])
        return strcmp(dois[0], dois[1]) == 0;
    return !years[0] || !years[1] || labs(years[0] - years[1]) <= 1;
}

static struct cvx_node *find_known(struct joining *joining, const struct cvx_node *item,
                                   const char **by)
{
    const char *doi = doi_of(item, joining->arena);
    *by = "DOI";
    for (struct known *known = doi ? *bucket_of(joining, doi) : NULL; known; known = known->next)
        if (strcmp(known->name, doi) == 0)
            return known->item;
    const char *title = fold(text_of(item, "name"), joining->arena);
    *by = "title";
    for (struct known *known = *title ? *bucket_of(joining, title) : NULL; known;
         known = known->next)
        if (strcmp(known->name, title) == 0 && may_be_one(joining, known->item, item))
            return known->item;
    return NULL;
}

/* Joining */

static struct cvx_node *copy_one(struct joining *joining, const struct cvx_node *from,
                                 struct cvx_node *parent)
{
    struct cvx_node *node = cvx_node_new(joining->arena, from->kind, from->text);
    if (!node)
        return NULL;
    node->key = from->key;
    node->line = from->line;
    node->column = from->column;
    node->origin = from;
    cvx_node_append(parent, node);
    return node;
}

/* A copy of `from` with all that is in it, each remembering where it is from. */
static struct cvx_node *copy(struct joining *joining, const struct cvx_node *from,
                             struct cvx_node *parent)
{
    struct cvx_node *const top = copy_one(joining, from, parent);
    struct cvx_node *into = top; /* the copy of `at` */
    for (const struct cvx_node *at = from; into;) {
        const struct cvx_node *next = at->first;
        for (; !next && at != from; at = at->parent, into = into->parent)
            next = at->next;
        if (!next)
            break;
        into = copy_one(joining, next, into);
        at = next;
    }
    return top;
}

/* True when two values say the same but for spelling. */
static bool same(struct joining *joining, const struct cvx_node *a, const struct cvx_node *b)
{
    const struct cvx_node *in_a = a;
    const struct cvx_node *in_b = b;
    while (in_a && in_b) {
        if (in_a->count != in_b->count || !in_a->text != !in_b->text ||
            (in_a->text &&
             strcmp(fold(in_a->text, joining->arena), fold(in_b->text, joining->arena)) != 0))
            return false;
        in_a = cvx_node_next(in_a, a);
        in_b = cvx_node_next(in_b, b);
    }
    return !in_a && !in_b;
}

/* "2023" is less than "2023-05", which begins with it. */
static bool is_finer(const struct cvx_node *ours, const struct cvx_node *theirs)
{
    const size_t len = ours->text ? strlen(ours->text) : 0;
    return len > 0 && theirs->text && strlen(theirs->text) > len &&
           strncmp(ours->text, theirs->text, len) == 0 && theirs->text[len] == '-';
}

static bool same_doi(const char *a, const char *b)
{
    const char *dois[] = {cvx_doi_find(a), cvx_doi_find(b)};
    return dois[0] && dois[1] && strcasecmp(dois[0], dois[1]) == 0;
}

/* A value that the two disagree about: whose counts, and where that stands. */
static void report_conflict(struct joining *joining, const struct cvx_node *ours,
                            const struct cvx_node *theirs)
{
    const struct cvx_node *source = ours;
    while (source->origin)
        source = source->origin;
    const char *pointer = cvx_node_pointer(source, joining->arena);
    const char *where = pointer ? pointer : "";
    if (source->line && pointer)
        where = cvx_arena_printf(joining->arena, "%s, line %u, column %u", pointer,
                                 (unsigned)source->line, (unsigned)source->column);
    if (ours->text && theirs->text)
        cvx_diag_add(joining->diag, CVX_CODE_JOINED, theirs, "%s: the CV has %s, which counts (%s)",
                     cvx_diag_quote(joining->diag, theirs->text),
                     cvx_diag_quote(joining->diag, ours->text), where ? where : "");
    else
        cvx_diag_add(joining->diag, CVX_CODE_JOINED, theirs,
                     "%s: the CV has other ones, which count (%s)",
                     cvx_diag_quote(joining->diag, theirs->key), where ? where : "");
}

static void join_member(struct joining *joining, struct cvx_node *item,
                        const struct cvx_node *member)
{
    bool alias;
    const struct cvx_field *field = cvx_field_find(&cvx_publication_type, member->key, &alias);
    struct cvx_node *ours = find(item, field ? field->key : member->key);
    if (!ours) {
        copy(joining, member, item);
        return;
    }
    const bool dois = is_field(member->key, "doi") && ours->text && member->text;
    if (dois ? same_doi(ours->text, member->text) : same(joining, ours, member))
        return;
    if (is_field(member->key, "releaseDate") && is_finer(ours, member)) {
        ours->text = member->text;
        ours->origin = member;
        return;
    }
    report_conflict(joining, ours, member);
}

static void join_item(struct joining *joining, const struct cvx_node *item)
{
    const char *by;
    struct cvx_node *known = find_known(joining, item, &by);
    if (!known) {
        struct cvx_node *added = copy(joining, item, joining->publications);
        if (added && added->kind == CVX_NODE_OBJECT)
            know(joining, added);
        return;
    }
    const char *title = text_of(item, "name");
    cvx_diag_add(joining->diag, CVX_CODE_JOINED, item, "%s is in the CV already, by its %s: joined",
                 cvx_diag_quote(joining->diag, title ? title : "this"), by);
    for (const struct cvx_node *member = item->first; member; member = member->next)
        if (!cvx_node_blank(member))
            join_member(joining, known, member);
}

/* The CV's list of publications, made where there is none. One that is no list becomes its item. */
static struct cvx_node *list_of(struct cvx_node *root, struct cvx_arena *arena)
{
    struct cvx_node *list = root->first;
    while (list && strcmp(list->key, "publications") != 0)
        list = list->next;
    if (list && list->kind == CVX_NODE_ARRAY)
        return list;
    if (list && cvx_node_blank(list)) {
        list->kind = CVX_NODE_ARRAY;
        list->text = NULL;
        return list;
    }
    struct cvx_node *made = cvx_node_new(arena, CVX_NODE_ARRAY, NULL);
    if (!made)
        return NULL;
    if (!list) {
        made->key = "publications";
        cvx_node_append(root, made);
        return made;
    }
    const struct cvx_node was = *list;
    made->kind = was.kind;
    made->text = was.text;
    made->origin = was.origin;
    made->line = was.line;
    made->column = was.column;
    list->kind = CVX_NODE_ARRAY;
    list->text = NULL;
    list->first = list->last = NULL;
    list->count = 0;
    for (struct cvx_node *child = was.first, *next; child; child = next) {
        next = child->next;
        cvx_node_append(made, child);
    }
    cvx_node_append(list, made);
    return list;
}

enum cvx_status cvx_publications_join(struct cvx_node *root, const struct cvx_node *other,
                                      struct cvx_arena *arena, struct cvx_diag *diag)
{
    const struct cvx_node *theirs = cvx_node_find(other, "publications");
    struct joining *joining = cvx_arena_alloc(arena, sizeof *joining);
    if (!theirs || !joining)
        return joining ? CVX_OK : cvx_diag_memory(diag);
    joining->arena = arena;
    joining->diag = diag;
    joining->publications = list_of(root, arena);
    struct cvx_node *item = joining->publications ? joining->publications->first : NULL;
    for (; item; item = item->next)
        if (item->kind == CVX_NODE_OBJECT)
            know(joining, item);
    const bool many = theirs->kind == CVX_NODE_ARRAY;
    for (const struct cvx_node *one = many ? theirs->first : theirs; one && joining->publications;
         one = many ? one->next : NULL)
        if (one->kind == CVX_NODE_OBJECT && !cvx_node_private(one))
            join_item(joining, one);
    if (arena->failed)
        return cvx_diag_memory(diag);
    cvx_node_number(root);
    return CVX_OK;
}
