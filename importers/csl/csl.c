/* SPDX-License-Identifier: MIT */
/* The importer for CSL-JSON (csl-data.json 1.0.2), the exchange format of reference managers: each
 * item becomes a publication. */
#include "importers/importer.h"

#include "core/base/str.h"
#include "core/base/utf8.h"
#include "core/model/date.h"
#include "formats/json.h"
#include "importers/arrange.h"
#include "importers/prose.h"
#include "importers/values.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

extern const struct cvx_importer cvx_csl_importer;

#define END                                                                                        \
    {                                                                                              \
        NULL, NULL, NULL                                                                           \
    }

/* Names */

/* True when what follows is written together with it: "d'", "al-". */
static bool binds(const char *so_far)
{
    static const char *const ends[] = {"'", "’", "-", "‐"};
    const size_t len = strlen(so_far);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (len >= strlen(ends[i]) && strcmp(so_far + len - strlen(ends[i]), ends[i]) == 0)
            return true;
    return false;
}

/* A name in the order in which it is spoken; "" when it has no part. */
static const char *join_name(struct cvx_arranger *arranger, const struct cvx_node *name)
{
    static const char *const parts[] = {
        "literal", "given", "dropping-particle", "non-dropping-particle", "family", "suffix"};
    const struct cvx_node *given = cvx_node_find(name, "given");
    const struct cvx_node *family = cvx_node_find(name, "family");
    struct cvx_str spoken;
    cvx_str_init(&spoken, arranger->arena);
    if (given && family && cvx_value_family_first(given->text) &&
        cvx_value_family_first(family->text)) {
        cvx_arrange_settle(arranger, given);
        cvx_arrange_settle(arranger, family);
        cvx_str_add(&spoken, family->text);
        cvx_str_add(&spoken, given->text);
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct cvx_node *part = cvx_arrange_take(arranger, name, parts[i]);
        if (!part || !part->text)
            continue;
        if (spoken.len > 0 && !binds(cvx_str_get(&spoken)))
            cvx_str_add_char(&spoken, ' ');
        cvx_str_add(&spoken, part->text);
    }
    return cvx_str_get(&spoken);
}

static void make_names(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    struct cvx_node *array = cvx_arrange_array(arranger, into, to, from);
    for (const struct cvx_node *name = from->first; name; name = name->next) {
        if (name->kind != CVX_NODE_OBJECT) {
            cvx_arrange_copy(arranger, array, NULL, name);
            continue;
        }
        const char *spoken = join_name(arranger, name);
        if (*spoken)
            cvx_arrange_text(arranger, array, NULL, spoken, NULL);
        for (const struct cvx_node *rest = name->first; rest; rest = rest->next)
            if (!cvx_node_blank(rest) && !cvx_arrange_settled(arranger, rest))
                cvx_arrange_leave(arranger, CVX_CODE_SETTING, rest);
    }
    if (from->kind != CVX_NODE_ARRAY)
        cvx_arrange_copy(arranger, array, NULL, from);
}

/* Dates */

/* The number in "2019" or 2019; 0 when there is none. */
static long number_of(const struct cvx_node *node)
{
    const bool number =
        node && node->text && (node->kind == CVX_NODE_NUMBER || node->kind == CVX_NODE_STRING);
    return number ? strtol(node->text, NULL, 10) : 0;
}

/* [year, month, day], of which the last may be missing. False when it is no date. */
static bool read_parts(const struct cvx_node *parts, struct cvx_date *date)
{
    const struct cvx_node *year = parts ? parts->first : NULL;
    const struct cvx_node *month = year ? year->next : NULL;
    const struct cvx_node *day = month ? month->next : NULL;
    const long numbers[] = {number_of(year), number_of(month), number_of(day)};
    if (numbers[0] < 1000 || numbers[0] > 2999 || numbers[1] < 0 || numbers[1] > 12 ||
        numbers[2] < 0 || numbers[2] > 31)
        return false;
    *date = (struct cvx_date){(int16_t)numbers[0], (uint8_t)numbers[1], (uint8_t)numbers[2]};
    return cvx_date_exists(*date);
}

/* One date, or two, of which the first counts and both are kept. */
static void arrange_parts(struct cvx_arranger *arranger, const struct cvx_node *parts,
                          struct cvx_node *into, const char *to)
{
    struct cvx_date dates[2];
    char iso[2][CVX_DATE_ISO_MAX];
    if (!read_parts(parts->first, &dates[0]))
        return;
    cvx_date_iso(dates[0], iso[0]);
    cvx_arrange_text(arranger, into, to, cvx_arena_strdup(arranger->arena, iso[0]), parts->first);
    const struct cvx_node *second = parts->first->next;
    if (!read_parts(second, &dates[1]))
        return;
    cvx_date_iso(dates[1], iso[1]);
    cvx_arrange_text(arranger, into, "dates",
                     cvx_arena_printf(arranger->arena, "%s/%s", iso[0], iso[1]), second);
}

static bool says_same(const struct cvx_node *text, const struct cvx_node *iso)
{
    struct cvx_date a, b;
    const enum cvx_date_reading reading =
        text->text ? cvx_date_read(text->text, &a) : CVX_DATE_NONE;
    return (reading == CVX_DATE_ISO || reading == CVX_DATE_LOOSE) &&
           cvx_date_parse_iso(iso->text, &b) && a.year == b.year && a.month == b.month &&
           a.day == b.day;
}

/* A season, by its number or its name, and whether the date is about right only. */
static void arrange_doubt(struct cvx_arranger *arranger, const struct cvx_node *date,
                          struct cvx_node *into)
{
    const struct cvx_node *season = cvx_arrange_take(arranger, date, "season");
    const struct cvx_node *circa = cvx_arrange_take(arranger, date, "circa");
    const char *name = season ? cvx_value_season(number_of(season)) : NULL;
    if (name)
        cvx_arrange_text(arranger, into, "season", name, season);
    else if (season)
        cvx_arrange_copy(arranger, into, "season", season);
    if (circa && circa->text && strcmp(circa->text, "false") != 0 && strcmp(circa->text, "0") != 0)
        cvx_arrange_flag(arranger, into, "circa", circa);
}

/* A date is parts, a text that EDTF or a person has written, or an object of any of these. */
static void make_date(struct cvx_arranger *arranger, const struct cvx_node *from,
                      struct cvx_node *into, const char *to)
{
    const struct cvx_node *parts = cvx_node_find(from, "date-parts");
    if (from->kind != CVX_NODE_OBJECT) {
        cvx_value_edtf(arranger, from, into, to);
        return;
    }
    arrange_doubt(arranger, from, into);
    if (parts && parts->first)
        arrange_parts(arranger, parts, into, to);
    static const char *const texts[] = {"literal", "raw"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct cvx_node *text = cvx_arrange_take(arranger, from, texts[i]);
        const struct cvx_node *there = cvx_node_find(into, to);
        if (text && text->text && !there && !strpbrk(text->text, "0123456789"))
            cvx_arrange_copy(arranger, into, "status", text); /* "in press" */
        else if (text && there && says_same(text, there))
            cvx_diag_add(arranger->diag, CVX_CODE_DATE_READ, text, "%s was read as %s",
                         cvx_diag_quote(arranger->diag, text->text), there->text);
        else if (text)
            cvx_arrange_copy(arranger, into, there ? "date" : to, text);
    }
    for (const struct cvx_node *rest = from->first; rest; rest = rest->next)
        if (!cvx_node_blank(rest) && !cvx_arrange_settled(arranger, rest))
            cvx_arrange_copy(arranger, into, rest->key, rest);
}

/* The rest */

static void make_venue(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    const char *own = strcmp(from->key, "publisher") == 0 ? "publishedBy" : from->key;
    cvx_arrange_copy(arranger, into, cvx_node_find(into, to) ? own : to, from);
}

/* Numbers of volumes and pages are texts. */
static void make_text(struct cvx_arranger *arranger, const struct cvx_node *from,
                      struct cvx_node *into, const char *to)
{
    if (from->kind == CVX_NODE_NUMBER)
        cvx_arrange_text(arranger, into, to, from->text, from);
    else
        cvx_arrange_copy(arranger, into, to, from);
}

/* Reference managers have preprints as articles that an archive publishes. */
static void make_type(struct cvx_arranger *arranger, const struct cvx_node *from,
                      struct cvx_node *into, const char *to)
{
    static const char *const archives[] = {"arXiv",    "bioRxiv", "medRxiv",      "ChemRxiv",
                                           "PsyArXiv", "SSRN",    "OSF Preprints"};
    const struct cvx_node *publisher = cvx_node_find(from->parent, "publisher");
    const struct cvx_node *genre = cvx_node_find(from->parent, "genre");
    bool preprint = genre && genre->text && strcasecmp(genre->text, "preprint") == 0;
    for (size_t i = 0; publisher && publisher->text && i < sizeof archives / sizeof *archives; i++)
        preprint |= strncasecmp(publisher->text, archives[i], strlen(archives[i])) == 0;
    if (preprint && from->text && strcmp(from->text, "article") == 0)
        cvx_arrange_text(arranger, into, to, cvx_value_words(arranger, from, "preprint"), from);
    else
        cvx_arrange_copy(arranger, into, to, from);
}

/* A title may hold a little HTML. */
static void make_title(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    cvx_prose_html_whole(arranger, from, into, to);
}

static const struct cvx_arrange_row rows[] = {
    {"type", "type", make_type},
    {"title", "name", make_title},
    {"author", "authors", make_names},
    {"editor", "editors", make_names},
    {"translator", "translators", make_names},
    {"container-author", "volumeAuthors", make_names},
    {"collection-editor", "seriesEditors", make_names},
    {"editorial-director", "editorialDirectors", make_names},
    {"director", "directors", make_names},
    {"composer", "composers", make_names},
    {"performer", "performers", make_names},
    {"producer", "producers", make_names},
    {"illustrator", "illustrators", make_names},
    {"interviewer", "interviewers", make_names},
    {"recipient", "recipients", make_names},
    {"reviewed-author", "reviewedAuthors", make_names},
    {"original-author", "originalAuthors", make_names},
    {"contributor", "contributors", make_names},
    {"organizer", "organizers", make_names},
    {"curator", "curators", make_names},
    {"compiler", "compilers", make_names},
    {"narrator", "narrators", make_names},
    {"host", "hosts", make_names},
    {"guest", "guests", make_names},
    {"chair", "chairs", make_names},
    {"script-writer", "scriptWriters", make_names},
    {"editor-translator", "editorTranslators", make_names},
    {"container-title", "publisher", make_venue},
    {"event-title", "publisher", make_venue},
    {"event", "publisher", make_venue},
    {"publisher", "publisher", make_venue},
    {"issued", "releaseDate", make_date},
    {"URL", "url", NULL},
    {"DOI", "doi", cvx_value_doi},
    {"volume", "volume", make_text},
    {"issue", "issue", make_text},
    {"page", "pages", make_text},
    {"abstract", "summary", cvx_prose_html_whole},
    {"keyword", "keywords", cvx_arrange_words},
    {"publisher-place", "publisherPlace", NULL},
    {"event-place", "eventPlace", NULL},
    {"collection-title", "series", NULL},
    {"title-short", "shortTitle", NULL},
    {"container-title-short", "shortVenue", NULL},
    {"id", NULL, NULL},
    {"citation-key", NULL, NULL},
    {"citation-label", NULL, NULL},
    {"accessed", NULL, NULL},
    {"language", "language", NULL},
    END,
};

static bool is_item(const struct cvx_node *node)
{
    const struct cvx_node *type = cvx_node_find(node, "type");
    return type && type->kind == CVX_NODE_STRING &&
           (cvx_node_find(node, "id") || cvx_node_find(node, "title") ||
            cvx_node_find(node, "issued"));
}

static enum cvx_status expect_items(const struct cvx_node *tree, struct cvx_diag *diag)
{
    const struct cvx_node *first = tree->kind == CVX_NODE_ARRAY ? tree->first : tree;
    if (is_item(first))
        return CVX_OK;
    cvx_diag_add(diag, CVX_CODE_NOT_A_RESUME, tree,
                 "this is no CSL-JSON, which is a list of items that have \"type\" and \"id\"");
    cvx_diag_hint(diag, "is it in another format? without --from that is found out");
    return CVX_REJECTED;
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_node *tree = NULL;
    enum cvx_status status = cvx_json_read(source->bytes, source->len, arena, diag, &tree);
    if (status == CVX_OK)
        status = expect_items(tree, diag);
    if (status != CVX_OK)
        return status;
    struct cvx_arranger arranger;
    struct cvx_node *into = cvx_arrange_open(&arranger, tree, arena, diag);
    cvx_arrange_items(&arranger, tree, rows, into, "publications");
    return cvx_arrange_close(&arranger, root);
}

/* A list whose first item says, within the first bytes, what type it is of. */
static int probe(const struct cvx_source *source)
{
    enum { LOOK = 4096 };
    static const char *const keys[] = {
        "\"type\"", "\"id\"", "\"title\"", "\"issued\"", "\"container-title\"", "\"author\""};
    const size_t len = source->len < LOOK ? source->len : LOOK;
    char look[LOOK + 1];
    if (!source->bytes)
        return 0;
    memcpy(look, source->bytes, len);
    look[len] = '\0';
    const char *start = look + (strncmp(look, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
    start += strspn(start, " \t\r\n");
    if (*start != '[' || start[1 + strspn(start + 1, " \t\r\n")] != '{' || !strstr(start, keys[0]))
        return 0;
    int found = 0;
    for (size_t i = 1; i < sizeof keys / sizeof *keys; i++)
        found += strstr(start, keys[i]) != NULL;
    return found >= 2 ? 85 : 0;
}

const struct cvx_importer cvx_csl_importer = {
    .name = "csl",
    .summary = "publications from CSL-JSON, as Zotero and others write it",
    .probe = probe,
    .read = read,
};
