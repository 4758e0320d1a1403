/* SPDX-License-Identifier: MIT */
/* The RenderCV importer, for 2.x and what was before it: telling it, reading it, and the head of
 * the CV. How it looks (design, locale, settings) is its tool's. */
#include "importers/rendercv/rendercv.h"

#include "core/base/limits.h"
#include "core/base/str.h"
#include "core/lang/country.h"
#include "importers/data.h"
#include "importers/importer.h"
#include "importers/sniff.h"

#include <string.h>

extern const struct cvx_importer cvx_rendercv_importer;

static int probe(const struct cvx_source *source)
{
    if (!cvx_data_has(source, "cv"))
        return 0;
    return cvx_data_mentions(source, "sections") || cvx_data_mentions(source, "name") ? 90 : 0;
}

/* Networks */

/* A profile's address is made of the user's name, as RenderCV makes it. */
static const struct network {
    const char *name, *prefix;
} networks[] = {
    {"LinkedIn", "https://linkedin.com/in/"},
    {"GitHub", "https://github.com/"},
    {"GitLab", "https://gitlab.com/"},
    {"IMDB", "https://imdb.com/name/"},
    {"Instagram", "https://instagram.com/"},
    {"ORCID", "https://orcid.org/"},
    {"StackOverflow", "https://stackoverflow.com/users/"},
    {"ResearchGate", "https://researchgate.net/profile/"},
    {"YouTube", "https://youtube.com/@"},
    {"Google Scholar", "https://scholar.google.com/citations?user="},
    {"Telegram", "https://t.me/"},
    {"WhatsApp", "https://wa.me/"},
    {"Leetcode", "https://leetcode.com/u/"},
    {"X", "https://x.com/"},
    {"Twitter", "https://twitter.com/"},
    {"Bluesky", "https://bsky.app/profile/"},
    {"Reddit", "https://reddit.com/user/"},
};

static bool is_user_name(const char *name)
{
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.@/+";
    return *name && name[strspn(name, allowed)] == '\0';
}

/* "@user@host": a user of a server of Mastodon. */
static const char *mastodon_url(const char *user, struct cvx_arena *arena)
{
    user += *user == '@';
    const char *at = strchr(user, '@');
    return at ? cvx_arena_printf(arena, "https://%s/@%.*s", at + 1, (int)(at - user), user) : NULL;
}

static const char *profile_url(const char *network, const char *user, struct cvx_arena *arena)
{
    if (!is_user_name(user))
        return NULL;
    if (strcmp(network, "Mastodon") == 0)
        return mastodon_url(user, arena);
    for (size_t i = 0; i < sizeof networks / sizeof *networks; i++)
        if (strcmp(networks[i].name, network) == 0)
            return cvx_arena_printf(arena, "%s%s", networks[i].prefix, user + (*user == '+'));
    return NULL;
}

static void add_profile(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *profiles)
{
    if (from->kind != CVX_NODE_OBJECT) {
        cvx_arrange_copy(arranger, profiles, NULL, from);
        return;
    }
    struct cvx_node *profile = cvx_arrange_object(arranger, profiles, NULL, from);
    const struct cvx_node *network = cvx_node_find(from, "network");
    const struct cvx_node *user = cvx_node_find(from, "username");
    cvx_arrange_rest(arranger, from, profile);
    cvx_arrange_settle(arranger, from);
    if (!network || !user || !network->text || !user->text || cvx_node_find(profile, "url"))
        return;
    const char *url = profile_url(network->text, user->text, arranger->arena);
    cvx_arrange_text(arranger, profile, "url", url, user);
}

/* The list itself, or the single thing that stands for a list of one. */
#define EACH(item, list)                                                                           \
    for (const struct cvx_node *item = (list)->kind == CVX_NODE_ARRAY ? (list)->first : (list);    \
         item; item = (list)->kind == CVX_NODE_ARRAY ? item->next : NULL)

static void make_profiles(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    struct cvx_node *profiles = cvx_arrange_array(arranger, into, to, from);
    EACH(item, from)
    if (!cvx_node_blank(item))
        add_profile(arranger, item, profiles);
}

static const struct cvx_arrange_row connection_rows[] = {
    {"placeholder", "network", NULL},
    {"fontawesome_icon", NULL, NULL},
    {NULL, NULL, NULL},
};

static void make_connections(struct cvx_arranger *arranger, const struct cvx_node *from,
                             struct cvx_node *into, const char *to)
{
    cvx_arrange_items(arranger, from, connection_rows, into, to);
}

/* The head */

/* The first address stays in "email", the others go to "emails". */
static void make_email(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    const struct cvx_node *first = from->kind == CVX_NODE_ARRAY ? from->first : from;
    while (first && cvx_node_blank(first))
        first = first->next;
    EACH(item, from)
    {
        if (item == first)
            cvx_arrange_copy(arranger, into, to, item);
        else if (!cvx_node_blank(item))
            cvx_arrange_copy(arranger, cvx_arrange_array(arranger, into, "emails", from), NULL,
                             item);
    }
}

/* Several numbers are one text. Old versions stored "tel:" before a number. */
static void make_phone(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    struct cvx_str phones;
    cvx_str_init(&phones, arranger->arena);
    EACH(item, from)
    {
        if (!item->text || cvx_node_blank(item))
            continue;
        if (phones.len)
            cvx_str_add(&phones, ", ");
        cvx_str_add(&phones, item->text + (strncmp(item->text, "tel:", 4) == 0 ? 4 : 0));
        cvx_arrange_settle(arranger, item);
    }
    if (phones.len)
        cvx_arrange_text(arranger, into, to, cvx_str_get(&phones), from);
}

/* The first site is the person's URL; the others are profiles. */
static void make_website(struct cvx_arranger *arranger, const struct cvx_node *from,
                         struct cvx_node *into, const char *to)
{
    bool first = true;
    EACH(item, from)
    {
        if (cvx_node_blank(item))
            continue;
        struct cvx_node *place = into;
        if (!first) {
            struct cvx_node *profiles = cvx_arrange_array(arranger, into, "profiles", NULL);
            place = cvx_arrange_object(arranger, profiles, NULL, item);
        }
        cvx_arrange_copy(arranger, place, to, item);
        first = false;
    }
}

void cvx_rendercv_make_location(struct cvx_arranger *arranger, const struct cvx_node *from,
                                struct cvx_node *into, const char *to)
{
    static const char *const places[] = {"city", "region", "country"};
    const char *parts[3];
    size_t lens[3];
    size_t count = 0;
    const char *at = from->kind == CVX_NODE_STRING ? from->text : NULL;
    while (at && count < 3) {
        const char *comma = strchr(at, ',');
        parts[count] = at;
        lens[count++] = comma ? (size_t)(comma - at) : strlen(at);
        at = comma ? comma + 1 + strspn(comma + 1, " ") : NULL;
    }
    struct cvx_node *location = cvx_arrange_object(arranger, into, to, from);
    if (count == 0 || at) { /* no text, or more parts than a place has */
        cvx_arrange_copy(arranger, location, "address", from);
        return;
    }
    /* Two letters are a state of the USA sooner than a country. */
    const size_t last = count - 1;
    const char *code = lens[last] > 3 ? cvx_country_find(parts[last], lens[last]) : NULL;
    for (size_t i = 0; i < count; i++) {
        const char *place = code && i == last ? "country" : places[i];
        cvx_arrange_text(arranger, location, place,
                         cvx_arena_copy(arranger->arena, parts[i], lens[i]), from);
    }
    if (code)
        cvx_arrange_text(arranger, location, "countryCode", code, from);
}

static const struct cvx_arrange_row head_rows[] = {
    {"name", "name", NULL},
    {"headline", "label", NULL},
    {"label", "label", NULL},
    {"photo", "image", NULL},
    {"email", "email", make_email},
    {"phone", "phone", make_phone},
    {"location", "location", cvx_rendercv_make_location},
    {"social_networks", "profiles", make_profiles},
    {"custom_connections", "profiles", make_connections},
    {"website", "url", make_website},
    {"sort_entries", NULL, NULL},
    {NULL, NULL, NULL},
};

/* The language of the CV, as RenderCV calls it. */
static void arrange_language(struct cvx_arranger *arranger, const struct cvx_node *language)
{
    static const struct name {
        const char *name, *tag;
    } names[] = {
        {"arabic", "ar"},     {"danish", "da"},           {"dutch", "nl"},
        {"english", "en"},    {"french", "fr"},           {"german", "de"},
        {"greek", "el"},      {"hebrew", "he"},           {"hindi", "hi"},
        {"hungarian", "hu"},  {"indonesian", "id"},       {"italian", "it"},
        {"japanese", "ja"},   {"korean", "ko"},           {"mandarin_chinese", "zh-Hans"},
        {"persian", "fa"},    {"norwegian_bokmål", "nb"}, {"norwegian_nynorsk", "nn"},
        {"polish", "pl"},     {"portuguese", "pt"},       {"russian", "ru"},
        {"spanish", "es"},    {"turkish", "tr"},          {"ukrainian", "uk"},
        {"vietnamese", "vi"}, {"swedish", "sv"},
    };
    if (!language || !language->text)
        return;
    struct cvx_node *meta = cvx_arrange_object(arranger, arranger->root, "meta", NULL);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i].name, language->text) != 0)
            continue;
        cvx_diag_add(arranger->diag, CVX_CODE_SETTING, language, "\"%s\" is the language %s",
                     names[i].name, names[i].tag);
        cvx_arrange_text(arranger, meta, "language", names[i].tag, language);
    }
}

static void leave_settings(struct cvx_arranger *arranger, const struct cvx_node *root,
                           const struct cvx_node *cv)
{
    const struct cvx_node *locale = cvx_node_find(root, "locale");
    arrange_language(arranger, cvx_node_find(locale, "language"));
    for (const struct cvx_node *child = root->first; child; child = child->next)
        if (child != cv && child != locale)
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, child);
    for (const struct cvx_node *child = locale ? locale->first : NULL; child; child = child->next)
        if (!cvx_arrange_settled(arranger, child))
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, child);
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_node *tree = NULL;
    enum cvx_status status = cvx_data_read(source, true, arena, diag, &tree);
    if (status == CVX_OK)
        status = cvx_sniff_expect(tree, "rendercv", diag);
    if (status != CVX_OK)
        return status;
    const struct cvx_node *cv = cvx_node_find(tree, "cv");
    const struct cvx_node *sections = cvx_node_find(cv, "sections");
    if (sections && sections->count > CVX_LIMIT_SECTIONS) {
        cvx_diag_add(diag, CVX_CODE_LIMIT, sections, "too many sections: at most %d are read",
                     CVX_LIMIT_SECTIONS);
        return CVX_REJECTED;
    }
    cvx_data_quote_numbers(tree);
    cvx_rendercv_formulas(tree, arena, diag);
    struct cvx_arranger arranger;
    cvx_arrange_open(&arranger, tree, arena, diag);
    struct cvx_node *basics = cvx_arrange_object(&arranger, arranger.root, "basics", cv);
    cvx_arrange_rows(&arranger, cv, head_rows, basics);
    if (sections && sections->kind == CVX_NODE_OBJECT)
        cvx_rendercv_sections(&arranger, sections);
    cvx_arrange_rest(&arranger, cv, basics);
    leave_settings(&arranger, tree, cv);
    return cvx_arrange_close(&arranger, root);
}

const struct cvx_importer cvx_rendercv_importer = {
    .name = "rendercv",
    .summary = "RenderCV 1 and 2, as YAML, JSON or JSON5",
    .probe = probe,
    .read = read,
};
