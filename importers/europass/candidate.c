/* SPDX-License-Identifier: MIT */
/* The Candidate: the document, its languages and its order; and the person. The CV's texts are in
 * candidate_sections.c. */
#include "importers/europass/europass.h"

#include <string.h>
#include <strings.h>

/* The person */

static void add_name(struct cvx_arranger *arranger, const struct cvx_node *person,
                     struct cvx_node *basics)
{
    static const char *const parts[] = {"PersonName/GivenName", "PersonName/MiddleName",
                                        "PersonName/FamilyName"};
    const struct cvx_node *origin = NULL;
    const char *whole = "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct cvx_node *list = cvx_arrange_find(person, parts[i]);
        for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
            const struct cvx_node *value = cvx_europass_value(arranger, item);
            if (!value || !value->text || cvx_node_blank(value) || !whole)
                continue;
            cvx_arrange_settle(arranger, value);
            whole =
                cvx_arena_printf(arranger->arena, "%s%s%s", whole, origin ? " " : "", value->text);
            origin = origin ? origin : value;
        }
    }
    if (origin)
        cvx_arrange_text(arranger, basics, "name", whole, origin);
}

static bool is_link(const char *text)
{
    return strncasecmp(text, "http", 4) == 0 || strncasecmp(text, "www.", 4) == 0;
}

static void add_profile(struct cvx_arranger *arranger, const struct cvx_node *channel,
                        const struct cvx_node *uri, struct cvx_node *basics)
{
    const struct cvx_node *title = cvx_europass_take(arranger, channel, "OtherTitle");
    const struct cvx_node *use = cvx_europass_take(arranger, channel, "UseCode");
    struct cvx_node *profiles = cvx_arrange_array(arranger, basics, "profiles", NULL);
    struct cvx_node *profile = cvx_arrange_object(arranger, profiles, NULL, channel);
    if (title && use)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, use);
    if (title)
        cvx_arrange_copy(arranger, profile, "network", title);
    else if (use)
        cvx_arrange_text(arranger, profile, "network", cvx_europass_network(arranger, use), use);
    cvx_arrange_copy(arranger, profile, is_link(uri->text) ? "url" : "username", uri);
}

static void add_email(struct cvx_arranger *arranger, const struct cvx_node *channel,
                      const struct cvx_node *uri, struct cvx_node *basics)
{
    if (!cvx_node_find(basics, "email"))
        cvx_arrange_copy(arranger, basics, "email", uri);
    else
        cvx_arrange_copy(arranger, cvx_arrange_array(arranger, basics, "emails", channel), NULL,
                         uri);
}

static void add_site(struct cvx_arranger *arranger, const struct cvx_node *channel,
                     const struct cvx_node *uri, struct cvx_node *basics)
{
    if (cvx_node_find(basics, "url"))
        add_profile(arranger, channel, uri, basics);
    else
        cvx_arrange_copy(arranger, basics, "url", uri);
}

/* "+" country, area, number. The first goes to "phone", the others to "mobilePhone" … */
static void add_telephone(struct cvx_arranger *arranger, const struct cvx_node *channel,
                          struct cvx_node *basics)
{
    static const char *const parts[] = {"AreaDialing", "DialNumber", "Extension"};
    const struct cvx_node *country = cvx_europass_take(arranger, channel, "CountryDialing");
    const struct cvx_node *use = cvx_arrange_find(channel, "UseCode");
    const struct cvx_node *origin = country;
    const char *number = "";
    const char *key = "phone";
    if (country)
        number = cvx_arena_printf(arranger->arena, "%s%s", country->text[0] == '+' ? "" : "+",
                                  country->text);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct cvx_node *part = cvx_europass_take(arranger, channel, parts[i]);
        if (!part || !number)
            continue;
        number = cvx_arena_printf(arranger->arena, "%s%s%s", number, origin ? " " : "", part->text);
        origin = origin ? origin : part;
    }
    if (!origin)
        return;
    if (cvx_node_find(basics, "phone"))
        key = use && use->text && *use->text
                  ? cvx_arena_printf(arranger->arena, "%sPhone", use->text)
                  : "otherPhone";
    for (int i = 2; key && cvx_node_find(basics, key); i++)
        key = cvx_arena_printf(arranger->arena, "otherPhone%d", i);
    cvx_arrange_text(arranger, basics, key, number, origin);
}

static const struct cvx_arrange_row address_rows[] = {
    {"AddressLine", "address", cvx_europass_lines},
    {"StreetName", "address", cvx_europass_texts},
    {"PostalCode", "postalCode", cvx_europass_texts},
    {"CityName", "city", cvx_europass_texts},
    {"CountrySubDivisionCode", "region", cvx_europass_texts},
    {"CountryCode", "countryCode", cvx_europass_country_code},
    {"@type", NULL, NULL},
    {NULL, NULL, NULL},
};

static void add_address(struct cvx_arranger *arranger, const struct cvx_node *address,
                        struct cvx_node *basics)
{
    struct cvx_node *list = basics;
    const bool first = !cvx_node_find(basics, "location");
    if (!first)
        list = cvx_arrange_array(arranger, basics, "addresses", address);
    cvx_arrange_item(arranger, address, address_rows,
                     cvx_arrange_object(arranger, list, first ? "location" : NULL, address));
}

/* Channels, by their codes without blanks; others are profiles. */
static const struct {
    const char *code;
    void (*add)(struct cvx_arranger *arranger, const struct cvx_node *channel,
                const struct cvx_node *uri, struct cvx_node *basics);
} channels[] = {
    {"Email", add_email},
    {"Web", add_site},
    {"SocialMedia", add_profile},
    {"InstantMessage", add_profile},
};

static bool is_channel(const struct cvx_node *code, const char *name)
{
    const char *at = code && code->text ? code->text : "";
    for (; *name; name++, at++) {
        at += strspn(at, " ");
        if (strncasecmp(at, name, 1) != 0)
            return false;
    }
    return *at == '\0';
}

static void add_channel(struct cvx_arranger *arranger, const struct cvx_node *channel,
                        struct cvx_node *basics)
{
    const struct cvx_node *code = cvx_node_find(channel, "ChannelCode");
    const struct cvx_node *address = cvx_node_find(channel, "Address");
    const struct cvx_node *uri = cvx_europass_take(arranger, channel, "URI");
    if (!uri)
        uri = cvx_europass_take(arranger, channel, "URL");
    if (address && address->kind == CVX_NODE_OBJECT)
        add_address(arranger, address, basics);
    size_t kind = 0;
    while (kind < sizeof channels / sizeof *channels && !is_channel(code, channels[kind].code))
        kind++;
    if (uri && kind < sizeof channels / sizeof *channels)
        channels[kind].add(arranger, channel, uri, basics);
    else if (uri)
        add_profile(arranger, channel, uri, basics);
    add_telephone(arranger, channel, basics);
    cvx_arrange_leave(arranger, CVX_CODE_SETTING, channel);
}

/* The codes of countries as one text of their names. */
static void make_countries(struct cvx_arranger *arranger, const struct cvx_node *from,
                           struct cvx_node *into, const char *to)
{
    const char *whole = NULL;
    const struct cvx_node *origin = NULL;
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(from, item));) {
        const struct cvx_node *value = cvx_europass_value(arranger, item);
        if (!value || !value->text || cvx_node_blank(value))
            continue;
        const char *name = cvx_europass_country(arranger, value);
        whole =
            origin ? cvx_arena_printf(arranger->arena, "%s, %s", whole ? whole : "", name) : name;
        origin = origin ? origin : value;
        cvx_arrange_settle(arranger, value);
    }
    if (origin)
        cvx_arrange_text(arranger, into, to, whole, origin);
}

static void make_birth_date(struct cvx_arranger *arranger, const struct cvx_node *from,
                            struct cvx_node *into, const char *to)
{
    cvx_europass_texts(arranger, from, cvx_arrange_object(arranger, into, "birth", from), to);
}

static void make_birth_place(struct cvx_arranger *arranger, const struct cvx_node *from,
                             struct cvx_node *into, const char *to)
{
    const struct cvx_node *city = cvx_europass_take(arranger, from, "City");
    const struct cvx_node *code = cvx_europass_take(arranger, from, "CountryCode");
    const char *country = code ? cvx_europass_country(arranger, code) : NULL;
    struct cvx_node *birth = cvx_arrange_object(arranger, into, "birth", from);
    if (city && country)
        cvx_arrange_text(arranger, birth, to,
                         cvx_arena_printf(arranger->arena, "%s, %s", city->text, country), city);
    else if (city || code)
        cvx_arrange_text(arranger, birth, to, city ? city->text : country, city ? city : code);
}

static void make_gender(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    const struct cvx_node *value = cvx_europass_value(arranger, from);
    if (value && value->text && strcmp(value->text, "do_not_indicate") == 0)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, value);
    else if (value && value->text)
        cvx_arrange_text(arranger, into, to, cvx_europass_gender(arranger, value), value);
}

/* Where one lives, unless the address says it. */
static void make_residence(struct cvx_arranger *arranger, const struct cvx_node *from,
                           struct cvx_node *into, const char *to)
{
    struct cvx_node *location = cvx_arrange_object(arranger, into, "location", from);
    if (cvx_node_find(location, to))
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, from);
    else
        cvx_europass_country_code(arranger, from, location, to);
}

static const struct cvx_arrange_row person_rows[] = {
    {"NationalityCode", "nationality", make_countries},
    {"BirthDate", "date", make_birth_date},
    {"BirthPlace", "place", make_birth_place},
    {"GenderCode", "gender", make_gender},
    {"ResidencyCountryCode", "countryCode", make_residence},
    {"ID", NULL, NULL},
    {NULL, NULL, NULL},
};

void cvx_europass_candidate_person(struct cvx_arranger *arranger, const struct cvx_node *person)
{
    struct cvx_node *basics = cvx_arrange_object(arranger, arranger->root, "basics", NULL);
    add_name(arranger, person, basics);
    const struct cvx_node *list = cvx_node_find(person, "Communication");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));)
        add_channel(arranger, item, basics);
    cvx_arrange_rows(arranger, person, person_rows, basics);
}

/* The document */

/* Of profiles in several languages, the one asked for, else the first. */
static const struct cvx_node *choose_profile(struct cvx_arranger *arranger,
                                             const struct cvx_node *profiles, const char *lang)
{
    const struct cvx_node *chosen = cvx_europass_each(profiles, NULL);
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(profiles, item));) {
        const struct cvx_node *tag = cvx_node_find(item, "@languageCode");
        if (lang && tag && cvx_language_find(tag->text) &&
            cvx_language_find(tag->text) == cvx_language_find(lang)) {
            chosen = item;
            break;
        }
    }
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(profiles, item));)
        if (item != chosen)
            cvx_arrange_leave(arranger, CVX_CODE_LEFT_OUT, item);
    return chosen;
}

static void add_order(struct cvx_arranger *arranger, const struct cvx_node *candidate)
{
    const struct cvx_node *list =
        cvx_arrange_find(candidate, "RenderingInformation/Design/SectionsOrder/Section");
    const struct cvx_node *rendering = cvx_node_find(candidate, "RenderingInformation");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
        const struct cvx_node *title = cvx_europass_value(arranger, cvx_node_find(item, "Title"));
        if (title && title->text)
            cvx_europass_order(arranger, title->text, title);
    }
    if (rendering)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, rendering);
}

bool cvx_europass_candidate(struct cvx_arranger *arranger, const struct cvx_node *candidate,
                            const char *lang)
{
    static const struct cvx_arrange_row document_rows[] = {
        {"DocumentID", NULL, NULL}, {"@schemaLocation", NULL, NULL}, {NULL, NULL, NULL}};
    const struct cvx_node *person = cvx_node_find(candidate, "CandidatePerson");
    const struct cvx_node *supplier = cvx_node_find(candidate, "CandidateSupplier");
    const struct cvx_node *profiles = cvx_node_find(candidate, "CandidateProfile");
    if (cvx_node_blank(person) && cvx_node_blank(profiles))
        return false;
    struct cvx_node *meta = cvx_arrange_object(arranger, arranger->root, "meta", NULL);
    const struct cvx_node *profile = choose_profile(arranger, profiles, lang);
    const struct cvx_node *tag = cvx_europass_take(arranger, profile, "@languageCode");
    if (tag)
        cvx_arrange_copy(arranger, meta, "language", tag);
    cvx_arrange_rows(arranger, candidate, document_rows, meta);
    add_order(arranger, candidate);
    if (!cvx_node_blank(person))
        cvx_europass_candidate_person(arranger, person);
    else
        cvx_europass_candidate_person(arranger, cvx_arrange_find(supplier, "PersonContact"));
    if (supplier)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, supplier);
    cvx_europass_candidate_sections(arranger, person, profile);
    return true;
}
