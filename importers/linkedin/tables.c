/* SPDX-License-Identifier: MIT */
/* What is in a LinkedIn export's files, and what becomes of it. */
#include "core/lang/country.h"
#include "importers/linkedin/linkedin.h"
#include "importers/prose.h"

#include <string.h>
#include <strings.h>

static void add_items(struct cvx_arranger *arranger, const struct cvx_node *rows,
                      const struct cvx_arrange_row *table, const char *key)
{
    if (!cvx_node_blank(rows))
        cvx_arrange_items(arranger, rows, table, arranger->root, key);
}

static struct cvx_node *basics_of(struct cvx_arranger *arranger)
{
    return cvx_arrange_object(arranger, arranger->root, "basics", NULL);
}

/* The profile */

/* One of two fields beside each other, as LinkedIn has a name. */
static void add_name(struct cvx_arranger *arranger, const struct cvx_node *row,
                     struct cvx_node *into)
{
    const struct cvx_node *first = cvx_arrange_take(arranger, row, "First Name");
    const struct cvx_node *last = cvx_arrange_take(arranger, row, "Last Name");
    if (first && last)
        cvx_arrange_text(arranger, into, "name",
                         cvx_arena_printf(arranger->arena, "%s %s", first->text, last->text),
                         first);
    else if (first || last)
        cvx_arrange_copy(arranger, into, "name", first ? first : last);
}

/* The text up to `end`, without blanks at either side. */
static const char *trimmed(struct cvx_arranger *arranger, const char *text, const char *end)
{
    text += strspn(text, " ");
    while (end > text && end[-1] == ' ')
        end--;
    return end > text ? cvx_arena_copy(arranger->arena, text, (size_t)(end - text)) : NULL;
}

/* "Turin, Piedmont, Italy": city, region, country. Of two parts the second is a country, or a
 * region; one alone is a country, or a city. */
static void make_place(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    enum { CITY, REGION, COUNTRY };
    static const char *const keys[] = {"city", "region", "country"};
    struct cvx_node *location = cvx_arrange_object(arranger, into, to, from);
    const char *parts[3] = {NULL, NULL, NULL};
    size_t count = 0;
    const char *at = from->text;
    for (; count < 3 && at; count++) {
        const char *comma = count < 2 ? strchr(at, ',') : NULL;
        parts[count] = trimmed(arranger, at, comma ? comma : at + strlen(at));
        at = comma ? comma + 1 : NULL;
    }
    size_t places[] = {CITY, REGION, COUNTRY};
    const char *last = parts[count - 1];
    if (count < 3 && last && cvx_country_find(last, strlen(last)))
        places[count - 1] = COUNTRY;
    for (size_t i = 0; i < count; i++)
        cvx_arrange_text(arranger, location, keys[places[i]], parts[i], from);
}

static void make_in_location(struct cvx_arranger *arranger, const struct cvx_node *from,
                             struct cvx_node *into, const char *to)
{
    cvx_arrange_copy(arranger, cvx_arrange_object(arranger, into, "location", from), to, from);
}

static void make_birth(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    cvx_arrange_copy(arranger, cvx_arrange_object(arranger, into, to, from), "date", from);
}

/* "Portfolio" of "PORTFOLIO". */
static const char *titled(struct cvx_arranger *arranger, const char *word, const char *end)
{
    char *title = cvx_arena_copy(arranger->arena, word, (size_t)(end - word));
    for (char *at = title; at && *at; at++)
        if (at > title && *at >= 'A' && *at <= 'Z')
            *at = (char)(*at + 'a' - 'A');
    return title;
}

/* One of "[PORTFOLIO:https://a.example,OTHER:https://b.example]". */
static void add_profile(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *basics, const char *item, const char *end)
{
    const char *colon = memchr(item, ':', (size_t)(end - item));
    const bool labelled = colon && strncmp(colon, "://", 3) != 0;
    const char *value = trimmed(arranger, labelled ? colon + 1 : item, end);
    const bool site = strcmp(from->key, "Websites") == 0;
    if (!value)
        return;
    const char *label = labelled ? titled(arranger, item, colon) : NULL;
    const bool first = site && !cvx_node_find(basics, "url");
    if (label && (first || strcmp(label, "Other") == 0)) {
        cvx_diag_add(arranger->diag, CVX_CODE_SETTING, from,
                     "%s is what LinkedIn calls the website: left out",
                     cvx_diag_quote(arranger->diag, label));
        label = NULL;
    }
    struct cvx_node *into = basics;
    if (!first)
        into = cvx_arrange_object(arranger, cvx_arrange_array(arranger, basics, "profiles", from),
                                  NULL, from);
    if (label)
        cvx_arrange_text(arranger, into, "network", label, from);
    cvx_arrange_text(arranger, into, site ? "url" : "username", value, from);
}

static void make_profiles(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    (void)to;
    const char *at = from->text + strspn(from->text, "[ ");
    while (*at && *at != ']') {
        const size_t len = strcspn(at, ",]");
        add_profile(arranger, from, into, at, at + len);
        at += len + (at[len] == ',');
        at += strspn(at, " ");
    }
    cvx_arrange_settle(arranger, from);
}

/* "[ann, bob]" */
static void make_twitter(struct cvx_arranger *arranger, const struct cvx_node *from,
                         struct cvx_node *into, const char *to)
{
    struct cvx_node *profiles = cvx_arrange_array(arranger, into, to, from);
    for (const char *at = from->text + strspn(from->text, "[ ,"); *at && *at != ']';) {
        const size_t len = strcspn(at, ",]");
        struct cvx_node *profile = cvx_arrange_object(arranger, profiles, NULL, from);
        cvx_arrange_text(arranger, profile, "network", "Twitter", from);
        cvx_arrange_text(arranger, profile, "username", trimmed(arranger, at, at + len), from);
        at += len;
        at += strspn(at, ", ");
    }
    cvx_arrange_settle(arranger, from);
}

static const struct cvx_arrange_row profile_table[] = {
    {"Headline", "label", NULL},
    {"Summary", "summary", NULL},
    {"Geo Location", "location", make_place},
    {"Address", "address", make_in_location},
    {"Zip Code", "postalCode", make_in_location},
    {"Country", "country", make_in_location},
    {"Birth Date", "birth", make_birth},
    {"Websites", "profiles", make_profiles},
    {"Twitter Handles", "profiles", make_twitter},
    {"Instant Messengers", "profiles", make_profiles},
    {"Industry", "industry", NULL},
    {"Maiden Name", "maidenName", NULL},
    {"Contact Instructions", "contactInstructions", NULL},
    {NULL, NULL, NULL},
};

static void arrange_profile(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    struct cvx_node *basics = basics_of(arranger);
    for (const struct cvx_node *row = rows->first; row; row = row->next) {
        add_name(arranger, row, basics);
        cvx_arrange_item(arranger, row, profile_table, basics);
    }
}

static void arrange_summary(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    struct cvx_node *basics = basics_of(arranger);
    for (const struct cvx_node *row = rows->first; row; row = row->next) {
        const struct cvx_node *text = cvx_arrange_take(arranger, row, "Profile Summary");
        const struct cvx_node *there = cvx_node_find(basics, "summary");
        if (text && !(there && strcmp(there->text, text->text) == 0))
            cvx_arrange_copy(arranger, basics, "summary", text);
    }
}

/* Reaching them */

static bool says(const struct cvx_node *row, const char *column, const char *word)
{
    const struct cvx_node *value = cvx_node_find(row, column);
    return value && strcasecmp(value->text, word) == 0;
}

static void add_email(struct cvx_arranger *arranger, const struct cvx_node *row)
{
    struct cvx_node *basics = basics_of(arranger);
    const struct cvx_node *address = cvx_arrange_take(arranger, row, "Email Address");
    if (address && cvx_node_find(basics, "email"))
        cvx_arrange_copy(arranger, cvx_arrange_array(arranger, basics, "emails", address), NULL,
                         address);
    else if (address)
        cvx_arrange_copy(arranger, basics, "email", address);
    cvx_arrange_leave(arranger, CVX_CODE_SETTING, row);
}

/* The primary address first. */
static void arrange_emails(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    for (const struct cvx_node *row = rows->first; row; row = row->next)
        if (says(row, "Primary", "Yes"))
            add_email(arranger, row);
    for (const struct cvx_node *row = rows->first; row; row = row->next)
        if (!cvx_arrange_settled(arranger, row))
            add_email(arranger, row);
}

static bool is_known(const struct cvx_node *basics, const char *number)
{
    for (const struct cvx_node *at = basics->first; at; at = at->next)
        if (at->text && strncmp(at->text, number, strlen(number)) == 0)
            return true;
    return false;
}

/* The first is the phone; others are called by their type. Numbers often stand there twice. */
static void arrange_phones(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    static const struct {
        const char *type, *key;
    } keys[] = {{"Mobile", "mobilePhone"}, {"Home", "homePhone"}, {"Work", "workPhone"}};
    struct cvx_node *basics = basics_of(arranger);
    for (const struct cvx_node *row = rows->first; row && basics; row = row->next) {
        const struct cvx_node *number = cvx_arrange_take(arranger, row, "Number");
        const struct cvx_node *extension = cvx_arrange_take(arranger, row, "Extension");
        const char *key = cvx_node_find(basics, "phone") ? "otherPhone" : "phone";
        for (size_t i = 0; i < 3 && *key == 'o'; i++)
            if (says(row, "Type", keys[i].type))
                key = keys[i].key;
        if (number && extension)
            cvx_arrange_text(
                arranger, basics, key,
                cvx_arena_printf(arranger->arena, "%s, ext. %s", number->text, extension->text),
                number);
        else if (number && !is_known(basics, number->text))
            cvx_arrange_copy(arranger, basics, key, number);
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, row);
    }
}

/* Work and education */

static const struct cvx_arrange_row position_table[] = {
    {"Company Name", "name", NULL},
    {"Title", "position", NULL},
    {"Location", "location", NULL},
    {"Started On", "startDate", NULL},
    {"Finished On", "endDate", NULL},
    {"Description", "summary", cvx_prose_markdown},
    {NULL, NULL, NULL},
};

static void arrange_positions(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, position_table, "work");
}

/* "BS, Computer Science": the degree and its field, unless that has a column of its own. */
static void make_degree(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    const char *comma = strchr(from->text, ',');
    if (!comma || cvx_node_find(into, "area")) {
        cvx_arrange_copy(arranger, into, to, from);
        return;
    }
    cvx_arrange_text(arranger, into, to, trimmed(arranger, from->text, comma), from);
    cvx_arrange_text(arranger, into, "area", trimmed(arranger, comma + 1, comma + strlen(comma)),
                     from);
}

static const struct cvx_arrange_row education_table[] = {
    {"School Name", "institution", NULL},
    {"Field Of Study", "area", NULL},
    {"Degree Name", "studyType", make_degree},
    {"Start Date", "startDate", NULL},
    {"End Date", "endDate", NULL},
    {"Notes", "summary", cvx_prose_markdown},
    {"Activities", "activities", NULL},
    {NULL, NULL, NULL},
};

static void arrange_education(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, education_table, "education");
}

/* Everything else: a table each */

static const struct cvx_arrange_row volunteer_table[] = {
    {"Company Name", "organization", NULL},
    {"Role", "position", NULL},
    {"Cause", "cause", NULL},
    {"Started On", "startDate", NULL},
    {"Finished On", "endDate", NULL},
    {"Description", "summary", cvx_prose_markdown},
    {NULL, NULL, NULL},
};

static void arrange_volunteering(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, volunteer_table, "volunteer");
}

static const struct cvx_arrange_row project_table[] = {
    {"Title", "name", NULL},
    {"Description", "description", cvx_prose_markdown},
    {"Url", "url", NULL},
    {"Started On", "startDate", NULL},
    {"Finished On", "endDate", NULL},
    {NULL, NULL, NULL},
};

static void arrange_projects(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, project_table, "projects");
}

static const struct cvx_arrange_row publication_table[] = {
    {"Name", "name", NULL},
    {"Publisher", "publisher", NULL},
    {"Published On", "releaseDate", NULL},
    {"Description", "summary", NULL},
    {"Url", "url", NULL},
    {NULL, NULL, NULL},
};

static void arrange_publications(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, publication_table, "publications");
}

static const struct cvx_arrange_row certificate_table[] = {
    {"Name", "name", NULL},       {"Authority", "issuer", NULL},
    {"Started On", "date", NULL}, {"Finished On", "endDate", NULL},
    {"Url", "url", NULL},         {"License Number", "licenseNumber", NULL},
    {NULL, NULL, NULL},
};

static void arrange_certificates(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, certificate_table, "certificates");
}

static const struct cvx_arrange_row honor_table[] = {
    {"Title", "title", NULL},         {"Issued On", "date", NULL}, {"Issuer", "awarder", NULL},
    {"Description", "summary", NULL}, {NULL, NULL, NULL},
};

static void arrange_honors(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, honor_table, "awards");
}

static const struct cvx_arrange_row language_table[] = {
    {"Name", "language", NULL}, {"Proficiency", "fluency", NULL}, {NULL, NULL, NULL}};

static void arrange_languages(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, language_table, "languages");
}

static const struct cvx_arrange_row skill_table[] = {{"Name", "name", NULL}, {NULL, NULL, NULL}};

static void arrange_skills(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, skill_table, "skills");
}

/* Sections that the standard does not have. */
static const struct cvx_arrange_row named_table[] = {
    {"Title", "name", NULL},
    {"Name", "name", NULL},
    {"Position", "position", NULL},
    {"Number", "number", NULL},
    {"Patent Number", "number", NULL},
    {"Application Number", "applicationNumber", NULL},
    {"Score", "score", NULL},
    {"Description", "summary", cvx_prose_markdown},
    {"Url", "url", NULL},
    {"Date", "date", NULL},
    {"Test Date", "date", NULL},
    {"Issued On", "date", NULL},
    {"Filed On", "date", NULL},
    {"Started On", "startDate", NULL},
    {"Finished On", "endDate", NULL},
    {NULL, NULL, NULL},
};

static void arrange_courses(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, named_table, "courses");
}

static void arrange_organizations(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, named_table, "organizations");
}

static void arrange_patents(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, named_table, "patents");
}

static void arrange_scores(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, named_table, "testScores");
}

static const struct cvx_arrange_row cause_table[] = {{"Supported Cause", "name", NULL},
                                                     {NULL, NULL, NULL}};

static void arrange_causes(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    add_items(arranger, rows, cause_table, "causes");
}

/* Recommendations: those that the profile shows. */
static const struct cvx_arrange_row recommendation_table[] = {
    {"Job Title", "position", NULL}, {"Company", "company", NULL}, {"Text", "reference", NULL},
    {"Creation Date", "date", NULL}, {"Status", NULL, NULL},       {NULL, NULL, NULL},
};

static void arrange_recommendations(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    for (const struct cvx_node *row = rows->first; row; row = row->next) {
        if (!says(row, "Status", "VISIBLE")) {
            cvx_arrange_leave(arranger, CVX_CODE_HIDDEN, row);
            continue;
        }
        struct cvx_node *list = cvx_arrange_array(arranger, arranger->root, "references", rows);
        struct cvx_node *item = cvx_arrange_object(arranger, list, NULL, row);
        add_name(arranger, row, item);
        cvx_arrange_item(arranger, row, recommendation_table, item);
    }
}

const struct cvx_linkedin_kind cvx_linkedin_kinds[] = {
    {"First Name|Last Name|Headline", false, arrange_profile},
    {"First Name|Last Name|Text|Status", false, arrange_recommendations},
    {"Profile Summary", true, arrange_summary},
    {"Email Address|Primary", false, arrange_emails},
    {"Extension|Number|Type", false, arrange_phones},
    {"Company Name|Title", false, arrange_positions},
    {"Company Name|Role", false, arrange_volunteering},
    {"School Name", false, arrange_education},
    {"Name|Proficiency", false, arrange_languages},
    {"Name|Authority", false, arrange_certificates},
    {"Name|Published On", false, arrange_publications},
    {"Title|Issued On|Description", false, arrange_honors},
    {"Title|Url|Started On", false, arrange_projects},
    {"Name|Score", false, arrange_scores},
    {"Title|Filed On", false, arrange_patents},
    {"Title|Patent Number", false, arrange_patents},
    {"Title|Application Number", false, arrange_patents},
    {"Name|Position|Description", false, arrange_organizations},
    {"Name|Number", true, arrange_courses},
    {"Name", true, arrange_skills},
    {"Supported Cause", true, arrange_causes},
    {NULL, false, NULL},
};
