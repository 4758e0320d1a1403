/* SPDX-License-Identifier: MIT */
/* The SkillsPassport's Identification: who it is, and how to reach them. */
#include "core/base/str.h"
#include "importers/europass/europass.h"

#include <string.h>

static void make_birth(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    cvx_europass_passport_date(arranger, from, cvx_arrange_object(arranger, into, to, from),
                               "date");
}

/* The label of each item, else what its code is in words, as one text. */
static void make_labels(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to,
                        const char *(*words)(struct cvx_arranger *, const struct cvx_node *))
{
    struct cvx_str whole;
    const struct cvx_node *origin = NULL;
    cvx_str_init(&whole, arranger->arena);
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(from, item));) {
        const struct cvx_node *label = cvx_europass_take(arranger, item, "Label");
        const struct cvx_node *code = cvx_europass_take(arranger, item, "Code");
        const char *text = label ? label->text : code ? words(arranger, code) : NULL;
        if (label && code)
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, code);
        if (!text)
            continue;
        cvx_str_add(&whole, origin ? ", " : "");
        cvx_str_add(&whole, text);
        origin = origin ? origin : label ? label : code;
    }
    if (origin)
        cvx_arrange_text(arranger, into, to, cvx_str_get(&whole), origin);
}

static void make_gender(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    make_labels(arranger, from, into, to, cvx_europass_gender);
}

static void make_nationality(struct cvx_arranger *arranger, const struct cvx_node *from,
                             struct cvx_node *into, const char *to)
{
    make_labels(arranger, from, into, to, cvx_europass_country);
}

/* Both of its lines, or all of them. */
static void make_address(struct cvx_arranger *arranger, const struct cvx_node *from,
                         struct cvx_node *into, const char *to)
{
    const struct cvx_node *second = cvx_europass_take(arranger, from->parent, "AddressLine2");
    const struct cvx_node *first = cvx_europass_value(arranger, from);
    if (second && first && first->text && !cvx_node_blank(first))
        cvx_arrange_text(arranger, into, to,
                         cvx_arena_printf(arranger->arena, "%s\n%s", first->text, second->text),
                         first);
    else
        cvx_europass_lines(arranger, from, into, to);
}

static const struct cvx_arrange_row location_rows[] = {
    {"AddressLine", "address", make_address},
    {"AddressLine2", "address", cvx_europass_lines},
    {"PostalCode", "postalCode", cvx_europass_texts},
    {"Municipality", "city", cvx_europass_texts},
    {"Country/Label", "country", cvx_europass_texts},
    {"Country/Code", "countryCode", cvx_europass_country_code},
    {NULL, NULL, NULL},
};

static void make_location(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    cvx_arrange_item(arranger, from, location_rows, cvx_arrange_object(arranger, into, to, from));
}

static const struct cvx_arrange_row person_rows[] = {
    {"Demographics/Birthdate", "birth", make_birth},
    {"Demographics/Gender", "gender", make_gender},
    {"Demographics/NationalityList/Nationality", "nationality", make_nationality},
    {"Demographics/Nationality", "nationality", make_nationality},
    {"ContactInfo/Address/Contact", "location", make_location},
    {"Photo/MetadataList", NULL, NULL},
    {"Photo/Metadata", NULL, NULL},
    {"SignaturePhoto", "signature", cvx_europass_leave},
    {"Signature", "signature", cvx_europass_leave},
    {NULL, NULL, NULL},
};

static void add_name(struct cvx_arranger *arranger, const struct cvx_node *identity,
                     struct cvx_node *basics)
{
    const struct cvx_node *name = cvx_node_find(identity, "PersonName");
    const struct cvx_node *title = cvx_europass_take(arranger, name, "Title/Label");
    const struct cvx_node *first = cvx_europass_take(arranger, name, "FirstName");
    const struct cvx_node *last = cvx_europass_take(arranger, name, "Surname");
    const struct cvx_node *code = cvx_arrange_find(name, "Title/Code");
    if (title && code)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, code);
    const struct cvx_node *parts[] = {title, first, last};
    const char *whole = "";
    const struct cvx_node *origin = NULL;
    for (size_t i = 0; i < 3; i++) {
        if (!parts[i] || !whole)
            continue;
        whole =
            cvx_arena_printf(arranger->arena, "%s%s%s", whole, origin ? " " : "", parts[i]->text);
        origin = origin ? origin : parts[i];
    }
    if (origin)
        cvx_arrange_text(arranger, basics, "name", whole, origin);
}

/* What Europass says of a telephone, a website or a messenger: its label, else its code. */
static const struct cvx_node *take_use(struct cvx_arranger *arranger, const struct cvx_node *item)
{
    const struct cvx_node *label = cvx_europass_take(arranger, item, "Use/Label");
    const struct cvx_node *code = cvx_europass_take(arranger, item, "Use/Code");
    if (label && code)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, code);
    return label ? label : code;
}

/* The first goes to `key`; the others to "homePhone", "workPhone" … */
static void add_telephones(struct cvx_arranger *arranger, const struct cvx_node *contact,
                           struct cvx_node *basics)
{
    static const struct {
        const char *use, *key;
    } keys[] = {{"home", "homePhone"}, {"work", "workPhone"}, {"mobile", "mobilePhone"}};
    const struct cvx_node *list = cvx_europass_list(contact, "TelephoneList", "Telephone");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
        const struct cvx_node *number = cvx_europass_take(arranger, item, "Contact");
        const struct cvx_node *use = cvx_arrange_find(item, "Use");
        const struct cvx_node *code = cvx_arrange_find(use, "Code");
        const char *key = "phone";
        for (size_t i = 0; code && code->text && cvx_node_find(basics, "phone") && i < 3; i++)
            if (strcmp(code->text, keys[i].use) == 0)
                key = keys[i].key;
        if (number)
            cvx_arrange_copy(arranger, basics, key, number);
        if (use)
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, use);
    }
}

static void add_emails(struct cvx_arranger *arranger, const struct cvx_node *contact,
                       struct cvx_node *basics)
{
    const struct cvx_node *list = cvx_europass_list(contact, "EmailList", "Email");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
        const struct cvx_node *address = cvx_europass_take(arranger, item, "Contact");
        if (address && !cvx_node_find(basics, "email"))
            cvx_arrange_copy(arranger, basics, "email", address);
        else if (address)
            cvx_arrange_copy(arranger, cvx_arrange_array(arranger, basics, "emails", item), NULL,
                             address);
    }
}

static void add_profile(struct cvx_arranger *arranger, const struct cvx_node *item,
                        struct cvx_node *basics, const char *key)
{
    const struct cvx_node *address = cvx_europass_take(arranger, item, "Contact");
    const struct cvx_node *use = take_use(arranger, item);
    if (!address)
        return;
    struct cvx_node *profiles = cvx_arrange_array(arranger, basics, "profiles", NULL);
    struct cvx_node *profile = cvx_arrange_object(arranger, profiles, NULL, item);
    if (use)
        cvx_arrange_copy(arranger, profile, "network", use);
    cvx_arrange_copy(arranger, profile, key, address);
}

static void add_addresses_on_the_web(struct cvx_arranger *arranger, const struct cvx_node *contact,
                                     struct cvx_node *basics)
{
    const struct cvx_node *sites = cvx_europass_list(contact, "WebsiteList", "Website");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(sites, item));) {
        const struct cvx_node *use = cvx_node_find(item, "Use");
        if (cvx_node_find(basics, "url")) {
            add_profile(arranger, item, basics, "url");
            continue;
        }
        cvx_europass_links(arranger, cvx_node_find(item, "Contact"), basics, "url");
        if (use)
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, use);
    }
    const struct cvx_node *messengers =
        cvx_europass_list(contact, "InstantMessagingList", "InstantMessaging");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(messengers, item));)
        add_profile(arranger, item, basics, "username");
}

void cvx_europass_passport_person(struct cvx_arranger *arranger, const struct cvx_node *identity,
                                  struct cvx_node *basics)
{
    const struct cvx_node *contact = cvx_node_find(identity, "ContactInfo");
    const struct cvx_node *type = cvx_europass_take(arranger, identity, "Photo/MimeType");
    add_name(arranger, identity, basics);
    add_emails(arranger, contact, basics);
    add_telephones(arranger, contact, basics);
    add_addresses_on_the_web(arranger, contact, basics);
    const struct cvx_node *photo = cvx_arrange_find(identity, "Photo/Data");
    if (type && cvx_node_blank(photo))
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, type);
    cvx_europass_photo(arranger, cvx_europass_value(arranger, photo), type ? type->text : NULL);
    cvx_arrange_rows(arranger, identity, person_rows, basics);
    if (identity)
        cvx_arrange_rest(arranger, identity, basics);
}
