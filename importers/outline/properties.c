/* SPDX-License-Identifier: MIT */
/* Values that have names: front matter, keywords of Org and its drawers. */
#include "importers/outline/chapters.h"
#include "importers/outline/dates.h"
#include "importers/outline/kinds.h"
#include "importers/outline/network.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <string.h>

enum { NAME_MAX_LEN = 40 };

/* "CV_PHONE_DISPLAY" -> "phone display". */
static void plain_name(const char *key, char name[NAME_MAX_LEN + 1])
{
    static const char *const prefixes[] = {"cv_", "prior_", "resume_"};
    size_t used = 0;
    for (; *key && used < NAME_MAX_LEN; key++)
        name[used++] = (char)tolower((unsigned char)*key);
    name[used] = '\0';
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (strncmp(name, prefixes[i], strlen(prefixes[i])) == 0)
            memmove(name, name + strlen(prefixes[i]), strlen(name + strlen(prefixes[i])) + 1);
    for (char *at = name; *at; at++)
        *at = *at == '_' || *at == '-' ? ' ' : *at;
}

static void report_setting(struct cvx_outlining *out, const char *key,
                           const struct cvx_block_line *value)
{
    cvx_out_report(out, CVX_CODE_SETTING, value,
                   "%s is a setting of the tool it comes from: left out",
                   cvx_diag_quote(out->diag, key));
}

/* Properties of an entry, by section; "" is any section. */
static const struct {
    const char *name, *section, *key;
} entry_keys[] = {
    {"employer", "work", "name"},
    {"company", "work", "name"},
    {"host", "work", "name"},
    {"organization", "work", "name"},
    {"organisation", "work", "name"},
    {"position", "", "position"},
    {"role", "projects", "roles"},
    {"role", "", "position"},
    {"job title", "", "position"},
    {"employer", "education", "institution"},
    {"host", "education", "institution"},
    {"school", "education", "institution"},
    {"institution", "education", "institution"},
    {"university", "education", "institution"},
    {"degree", "education", "studyType"},
    {"major", "education", "area"},
    {"gpa", "education", "score"},
    {"employer", "volunteer", "organization"},
    {"host", "volunteer", "organization"},
    {"organization", "volunteer", "organization"},
    {"host", "awards", "awarder"},
    {"organization", "awards", "awarder"},
    {"host", "projects", "entity"},
    {"location", "", "location"},
    {"note", "", "summary"},
    {"url", "", "url"},
    {"link", "", "url"},
    {"from", "", "startDate"},
    {"start", "", "startDate"},
    {"start date", "", "startDate"},
    {"to", "", "endDate"},
    {"end", "", "endDate"},
    {"end date", "", "endDate"},
    {"date", "awards", "date"},
    {"date", "certificates", "date"},
};

void cvx_entry_property(struct cvx_outlining *out, struct cvx_node *node, const char *section,
                        const char *key, const struct cvx_block_line *value)
{
    char name[NAME_MAX_LEN + 1];
    struct cvx_dates dates;
    plain_name(key, name);
    for (size_t i = 0; i < sizeof entry_keys / sizeof *entry_keys; i++)
        if (strcmp(entry_keys[i].name, name) == 0 &&
            (!*entry_keys[i].section || strcmp(entry_keys[i].section, section) == 0)) {
            if (strcmp(entry_keys[i].key, "roles") == 0)
                cvx_out_item(out, node, "roles", value->text, value);
            else
                cvx_out_text(out, node, entry_keys[i].key, value->text, value);
            return;
        }
    if (strcmp(name, "date") == 0 && cvx_dates_find(value->text, out->arena, &dates)) {
        cvx_out_text(out, node, "startDate", dates.start, value);
        cvx_out_text(out, node, "endDate", dates.range ? dates.end : dates.start, value);
        return;
    }
    const struct cvx_fact fact = {cvx_fact_of_entry(name, strlen(name)), value->text, value};
    if (!fact.name || !cvx_fact_set(out, node, section, &fact))
        report_setting(out, key, value);
}

/* Sets a name that a title may be: of the CV, or of the person. */
static void set_title(struct cvx_outlining *out, const struct cvx_block_line *value)
{
    const char *title = cvx_styled_plain(value->text, out->arena);
    const struct cvx_node *name = cvx_node_find(out->basics, "name");
    if (cvx_is_cv_title(title))
        cvx_out_report(out, CVX_CODE_SETTING, value, "%s is the title of the CV: left out",
                       cvx_diag_quote(out->diag, title));
    else if (!name || strcmp(name->text, title) != 0)
        cvx_out_text(out, out->basics, name ? "label" : "name", title, value);
}

static void set_date(struct cvx_outlining *out, const struct cvx_block_line *value)
{
    const char *iso = cvx_date_iso_text(value->text, out->arena);
    cvx_out_text(out, cvx_out_object(out, out->root, "meta", NULL), "lastModified",
                 iso ? iso : value->text, value);
}

static void set_language(struct cvx_outlining *out, const struct cvx_block_line *value)
{
    cvx_out_text(out, cvx_out_object(out, out->root, "meta", NULL), "language", value->text, value);
}

static void set_summary(struct cvx_outlining *out, const struct cvx_block_line *value)
{
    cvx_out_text(out, out->basics, "summary", value->text, value);
}

static void set_contact(struct cvx_outlining *out, const struct cvx_block_line *value)
{
    struct cvx_contact_rest left = {.count = 0};
    cvx_contact_line(out, value->text, value, &left);
    for (size_t i = 0; i < left.count; i++)
        cvx_out_text(out, out->basics, "label", left.texts[i], value);
}

/* True for the same digits, however they are set apart. */
static bool same_digits(const char *a, const char *b)
{
    for (;;) {
        while (*a && !isdigit((unsigned char)*a))
            a++;
        while (*b && !isdigit((unsigned char)*b))
            b++;
        if (*a != *b || !*a)
            return *a == *b;
        a++;
        b++;
    }
}

static void set_phone(struct cvx_outlining *out, const struct cvx_block_line *value)
{
    struct cvx_node *phone = out->basics->first;
    while (phone && strcmp(phone->key, "phone") != 0)
        phone = phone->next;
    if (phone && same_digits(phone->text, value->text)) {
        phone->text = value->text;
        return;
    }
    cvx_out_text(out, out->basics, "phone", value->text, value);
}

static void set_address(struct cvx_outlining *out, const struct cvx_block_line *value)
{
    struct cvx_contact_rest left = {.count = 0};
    cvx_contact_line(out, cvx_arena_printf(out->arena, "Address: %s", value->text), value, &left);
}

static void set_label(struct cvx_outlining *out, const struct cvx_block_line *value)
{
    cvx_out_text(out, out->basics, "label", value->text, value);
}

static void set_username(struct cvx_outlining *out, const struct cvx_block_line *value)
{
    cvx_out_text(out, out->basics, "username", value->text, value);
}

static const struct {
    const char *name;
    void (*set)(struct cvx_outlining *out, const struct cvx_block_line *value);
} person_keys[] = {
    {"title", set_title},         {"author", set_title},    {"name", set_title},
    {"email", set_contact},       {"mail", set_contact},    {"website", set_contact},
    {"homepage", set_contact},    {"url", set_contact},     {"phone", set_phone},
    {"mobile", set_phone},        {"tel", set_phone},       {"phone display", set_phone},
    {"location", set_address},    {"address", set_address}, {"summary", set_summary},
    {"description", set_summary}, {"subtitle", set_label},  {"label", set_label},
    {"position", set_label},      {"headline", set_label},  {"date", set_date},
    {"updated", set_date},        {"lang", set_language},   {"language", set_language},
    {"username", set_username},
};

void cvx_person_property(struct cvx_outlining *out, const char *key,
                         const struct cvx_block_line *value)
{
    char name[NAME_MAX_LEN + 1];
    const char *network;
    const char *url;
    plain_name(key, name);
    for (size_t i = 0; i < sizeof person_keys / sizeof *person_keys; i++)
        if (strcmp(person_keys[i].name, name) == 0) {
            person_keys[i].set(out, value);
            return;
        }
    if (!strchr(value->text, ' ') &&
        cvx_network_named(name, value->text, out->arena, &network, &url))
        cvx_contact_url(out, strchr(value->text, '/') ? value->text : url, value);
    else
        report_setting(out, key, value);
}

void cvx_make_properties(struct cvx_outlining *out, const struct cvx_outline *outline)
{
    const struct cvx_block *block = outline->first;
    for (; block && block->kind != CVX_BLOCK_HEADING; block = block->next)
        if (block->kind == CVX_BLOCK_PROPERTY && block->first)
            cvx_person_property(out, block->key, block->first);
}
