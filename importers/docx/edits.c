/* SPDX-License-Identifier: MIT */
/* Values first: texts that changed or are gone. What stands between the values is beside.c's. */
#include "importers/docx/edits.h"

#include "core/base/limits.h"
#include "core/model/date.h"
#include "importers/docx/editing.h"
#include "importers/period.h"

#include <string.h>

void cvx_docx_tell(struct cvx_docx_editing *editing, const struct cvx_node *node, const char *what,
                   const char *text)
{
    cvx_diag_add(editing->diag, CVX_CODE_EDITED, node, "%s in Word: %s", what,
                 cvx_diag_quote(editing->diag, text));
}

/* The country's name is shown, its code is what the JSON has: the name has a place of its own. */
static struct cvx_node *place_of(struct cvx_docx_editing *editing, struct cvx_node *node)
{
    struct cvx_node *parent = node->parent;
    if (!node->key || strcmp(node->key, "countryCode") != 0 || cvx_node_find(parent, "country"))
        return node;
    struct cvx_node *name = cvx_node_new(editing->arena, CVX_NODE_STRING, NULL);
    if (!name)
        return node;
    name->key = "country";
    cvx_node_append(parent, name);
    return name;
}

void cvx_docx_set(struct cvx_docx_editing *editing, struct cvx_node *node, const char *text)
{
    if (!text)
        return;
    node = place_of(editing, node);
    node->kind = CVX_NODE_STRING;
    node->text = text;
    node->first = NULL;
    node->last = NULL;
    node->count = 0;
}

/* A date in other words that is the same day is no change. */
static bool same_date(const struct cvx_node *node, const char *text, struct cvx_arena *arena)
{
    struct cvx_date was, is;
    const char *plain = cvx_docx_plain_text(text, arena);
    if (!plain || node->kind != CVX_NODE_STRING || !cvx_date_parse_iso(node->text, &was))
        return false;
    const enum cvx_date_reading reading = cvx_date_read(plain, &is);
    return (reading == CVX_DATE_ISO || reading == CVX_DATE_LOOSE) && was.year == is.year &&
           was.month == is.month && was.day == is.day;
}

/* A link shows no scheme: what is shown in place of one gets the scheme that it had. */
static const char *with_scheme(const struct cvx_node *node, const char *text,
                               struct cvx_arena *arena)
{
    const char *scheme = node->text ? strstr(node->text, "://") : NULL;
    if (!text || !scheme || strpbrk(node->text, " \n") || strpbrk(text, " \n") ||
        strstr(text, "://") || !strchr(text, '.'))
        return text;
    return cvx_arena_printf(arena, "%.*s%s", (int)(scheme + 3 - node->text), node->text, text);
}

static bool is_not(struct cvx_node *child, void *context)
{
    return child != context;
}

/* The member `key` of an entry becomes `text`; NULL: it goes. */
static void set_end(struct cvx_docx_editing *editing, struct cvx_node *entry, const char *key,
                    const char *text)
{
    struct cvx_node *child = entry->first;
    while (child && strcmp(child->key, key) != 0)
        child = child->next;
    if (child && !text) {
        cvx_node_filter(entry, is_not, child);
    } else if (child || text) {
        if (!child && (child = cvx_node_new(editing->arena, CVX_NODE_STRING, text))) {
            child->key = key;
            cvx_node_append(entry, child);
        }
        if (child)
            cvx_docx_set(editing, child, text);
    }
}

/* The ends of a period are shown as one text, which is its first date's. False when `node` is no
 * end of a period, or the text no period. */
static bool change_period(struct cvx_docx_editing *editing, struct cvx_node *node, const char *text)
{
    const bool start = node->key && strcmp(node->key, "startDate") == 0;
    const bool end = node->key && strcmp(node->key, "endDate") == 0;
    if ((!start && !end) || !text)
        return false;
    text = cvx_docx_plain_text(text, editing->arena);
    const struct cvx_period period = cvx_period_split(text ? text : "", editing->arena);
    if (!period.start && !period.end)
        return false;
    const bool one = !period.start; /* a single date stays what it was */
    struct cvx_node *const entry = node->parent;
    set_end(editing, entry, "startDate", one && start ? period.end : period.start);
    set_end(editing, entry, "endDate", one && start ? NULL : period.end);
    return true;
}

/* Whether two texts are the same date, or both say that it goes on. */
static bool same_end(const char *a, const char *b)
{
    struct cvx_date dates[2];
    const enum cvx_date_reading readings[] = {cvx_date_read(a ? a : "", &dates[0]),
                                              cvx_date_read(b ? b : "", &dates[1])};
    const bool read[] = {readings[0] == CVX_DATE_ISO || readings[0] == CVX_DATE_LOOSE,
                         readings[1] == CVX_DATE_ISO || readings[1] == CVX_DATE_LOOSE};
    if (read[0] && read[1])
        return dates[0].year == dates[1].year && dates[0].month == dates[1].month &&
               dates[0].day == dates[1].day;
    return !read[0] && !read[1] &&
           (readings[0] == CVX_DATE_PRESENT || readings[0] == CVX_DATE_NONE) &&
           (readings[1] == CVX_DATE_PRESENT || readings[1] == CVX_DATE_NONE);
}

static const char *member_text(const struct cvx_node *entry, const char *key)
{
    const struct cvx_node *member = cvx_node_find(entry, key);
    return member ? member->text : NULL;
}

/* One end of the span of an employer's jobs changed: it is that of the job that had it. The jobs
 * stand one behind another, and `one` is among them. */
static void change_span_end(struct cvx_docx_editing *editing, struct cvx_node *one, const char *key,
                            const char *was, const char *is)
{
    const char *name = member_text(one, "name");
    struct cvx_node *found = NULL;
    bool reached = false;
    if (same_end(was, is))
        return;
    for (struct cvx_node *job = one->parent->first; job; job = job->next) {
        const char *other = member_text(job, "name");
        const bool same = name && other && strcmp(name, other) == 0;
        reached |= job == one;
        if (!same && reached)
            break;
        if (!same)
            found = NULL;
        else if (!found && same_end(member_text(job, key), was))
            found = job;
    }
    if (found) {
        cvx_docx_tell(editing, found, "changed", is ? is : "");
        set_end(editing, found, key, is);
        return;
    }
    cvx_diag_add(editing->diag, CVX_CODE_LEFT_OUT, one,
                 "%s in Word is the span of several jobs, of which none has this date: left out",
                 cvx_diag_quote(editing->diag, is ? is : ""));
}

/* The span of all jobs in an employer's heading, which is no value of its own. */
static void change_span(struct cvx_docx_editing *editing, const struct cvx_node *node,
                        const char *was, const char *is)
{
    was = cvx_docx_plain_text(was, editing->arena);
    is = cvx_docx_plain_text(is, editing->arena);
    if (!was || !is)
        return;
    const struct cvx_period old = cvx_period_split(was, editing->arena);
    const struct cvx_period new = cvx_period_split(is, editing->arena);
    change_span_end(editing, node->parent, "startDate", old.start, new.start);
    change_span_end(editing, node->parent, "endDate", old.end, new.end);
}

/* A date may stand in two places, an employer's heading, as a span of all jobs, and the first job:
 * the parts are compared one by one. True when the first was changed, or the second, which `*part`
 * then is; `*part` stays NULL when the second was not. Any other text counts as a whole. */
static bool change_parts(struct cvx_docx_editing *editing, const struct cvx_node *node,
                         const struct cvx_docx_value *was, const struct cvx_docx_value *is,
                         const char **part)
{
    const char *const old = strstr(was->text, "\n\n"), *const new = strstr(is->text, "\n\n");
    const bool end =
        node->key && (strcmp(node->key, "startDate") == 0 || strcmp(node->key, "endDate") == 0);
    *part = is->text;
    if (!old || !new || !end)
        return false;
    const char *heads[] = {cvx_arena_copy(editing->arena, was->text, (size_t)(old - was->text)),
                           cvx_arena_copy(editing->arena, is->text, (size_t)(new - is->text))};
    *part = cvx_docx_same_text(old, new) ? NULL : new + 2;
    if (heads[0] && heads[1] && !cvx_docx_same_text(heads[0], heads[1]))
        change_span(editing, node, heads[0], heads[1]);
    return true;
}

static void change(struct cvx_docx_editing *editing, const struct cvx_docx_value *was,
                   const struct cvx_docx_value *is)
{
    struct cvx_node *node = cvx_node_resolve(editing->root, was->pointer);
    if (!node || cvx_docx_same_text(is->markup, was->markup) ||
        cvx_docx_same_text(is->markup, node->text) || same_date(node, is->text, editing->arena))
        return;
    /* Where more is shown than the value (a link's text, a formatted date), no markup is meant. */
    const bool whole =
        node->text && (cvx_docx_same_text(was->text, node->text) ||
                       cvx_docx_same_text(was->markup, node->text) || strpbrk(node->text, "*_`[<"));
    const char *text = whole ? is->markup : cvx_docx_plain_text(is->text, editing->arena);
    const char *part;
    const bool parts = change_parts(editing, node, was, is, &part);
    if (parts && !part)
        return;
    cvx_docx_tell(editing, node, "changed", part);
    if (!change_period(editing, node, part))
        cvx_docx_set(editing, node, with_scheme(node, text, editing->arena));
}

/* Whether the text stands anywhere outside of values: in a program that keeps no content controls
 * all of it does. */
static bool stands_loose(struct cvx_docx_editing *editing, const char *text)
{
    for (const struct cvx_docx_paragraph *at = editing->edited->first; at; at = at->next)
        for (const struct cvx_docx_piece *piece = at->first; piece; piece = piece->next) {
            if (piece->pointer)
                continue;
            editing->searched += strlen(piece->text) + 1;
            if (strstr(piece->text, text))
                return true;
        }
    return false;
}

static void take_out(struct cvx_docx_editing *editing, const struct cvx_docx_value *was)
{
    struct cvx_node *node = cvx_node_resolve(editing->root, was->pointer);
    if (!node || !node->parent || cvx_docx_same_text(was->text, ""))
        return;
    const bool told = editing->is.count && editing->searched < CVX_LIMIT_INPUT;
    if (editing->searched < CVX_LIMIT_INPUT && stands_loose(editing, was->text))
        return;
    if (!told) {
        cvx_diag_add(editing->diag, CVX_CODE_LEFT_OUT, node,
                     "%s is not in the edited text, which no longer tells what belongs where: "
                     "kept as it was",
                     cvx_diag_quote(editing->diag, was->text));
        return;
    }
    cvx_docx_tell(editing, node, "taken out", was->text);
    /* An array keeps its places until the end, since other pointers count them; blank values go
     * when the tree is cleaned. */
    if (node->parent->kind == CVX_NODE_ARRAY)
        cvx_docx_set(editing, node, "");
    else
        cvx_node_filter(node->parent, is_not, node);
}

static void apply_values(struct cvx_docx_editing *editing)
{
    for (size_t i = 0; i < editing->was.count; i++) {
        const struct cvx_docx_value *was = &editing->was.items[i];
        const struct cvx_docx_value *is = cvx_docx_find_value(&editing->is, was->pointer);
        if (is && !cvx_docx_same_text(is->text, ""))
            change(editing, was, is);
        else
            take_out(editing, was);
    }
}

/* Whether values stand in another order than they were exported in, besides the items of lists:
 * told once. */
static void tell_moves(struct cvx_docx_editing *editing)
{
    const struct cvx_docx_paragraph *at = editing->edited->first;
    size_t last = 0;
    for (; at; at = at->next)
        for (const struct cvx_docx_piece *piece = at->first; piece; piece = piece->next) {
            const struct cvx_docx_value *was =
                piece->pointer ? cvx_docx_find_value(&editing->was, piece->pointer) : NULL;
            const struct cvx_docx_value *is =
                was ? cvx_docx_find_value(&editing->is, piece->pointer) : NULL;
            if (!is || is->order < last || was->order == CVX_DOCX_NO_ORDER)
                continue;
            last = is->order;
            if (was->order >= editing->furthest) {
                editing->furthest = was->order;
                continue;
            }
            cvx_diag_add(editing->diag, CVX_CODE_LEFT_OUT,
                         cvx_node_resolve(editing->root, piece->pointer),
                         "%s was moved in Word: the JSON keeps its order",
                         cvx_diag_quote(editing->diag, was->text));
            return;
        }
}

/* Items were added and members taken out: places count anew. */
static void count_places(struct cvx_node *node)
{
    node->count = 0;
    for (struct cvx_node *child = node->first; child; child = child->next) {
        child->index = node->count++;
        count_places(child);
    }
}

enum cvx_status cvx_docx_apply_edits(struct cvx_node *root, const struct cvx_docx_body *exported,
                                     const struct cvx_docx_body *edited, struct cvx_arena *arena,
                                     struct cvx_diag *diag)
{
    struct cvx_docx_editing editing = {
        .root = root, .arena = arena, .diag = diag, .exported = exported, .edited = edited};
    editing.was = cvx_docx_collect_values(exported, NULL, arena);
    editing.is = cvx_docx_collect_values(edited, &editing.was, arena);
    if (arena->failed)
        return cvx_diag_memory(diag);
    const enum cvx_status status = cvx_docx_apply_beside(&editing);
    if (status != CVX_OK)
        return status;
    apply_values(&editing);
    cvx_docx_apply_order(&editing);
    tell_moves(&editing);
    count_places(root);
    return arena->failed ? cvx_diag_memory(diag) : CVX_OK;
}
