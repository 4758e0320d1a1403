/* SPDX-License-Identifier: MIT */
/* Who it is and how to reach them: the files of a LinkedIn export that make up basics. */
#include "core/base/str.h"
#include "core/lang/country.h"
#include "importers/linkedin/linkedin.h"

#include <string.h>
#include <strings.h>

static struct cvx_node *basics_of(struct cvx_arranger *arranger)
{
    return cvx_arrange_object(arranger, arranger->root, "basics", NULL);
}

/* Its columns that are left are LinkedIn's own; the row is done with. */
static void leave_columns(struct cvx_arranger *arranger, const struct cvx_node *row)
{
    struct cvx_str columns;
    cvx_str_init(&columns, arranger->arena);
    for (const struct cvx_node *cell = row->first; cell; cell = cell->next)
        if (!cvx_node_blank(cell) && !cvx_arrange_settled(arranger, cell))
            cvx_str_add_format(&columns, "%s%s", columns.len ? ", " : "",
                               cvx_diag_quote(arranger->diag, cell->key));
    cvx_arrange_settle(arranger, row);
    if (columns.len && cvx_str_get(&columns))
        cvx_diag_add(arranger->diag, CVX_CODE_SETTING, row, "of LinkedIn's own and left out: %s",
                     cvx_str_get(&columns));
}

/* The profile */

void cvx_linkedin_name(struct cvx_arranger *arranger, const struct cvx_node *row,
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

const char *cvx_linkedin_trim(struct cvx_arranger *arranger, const char *text, const char *end)
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
        parts[count] = cvx_linkedin_trim(arranger, at, comma ? comma : at + strlen(at));
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
    const char *value = cvx_linkedin_trim(arranger, labelled ? colon + 1 : item, end);
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
        cvx_arrange_text(arranger, profile, "username", cvx_linkedin_trim(arranger, at, at + len),
                         from);
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

void cvx_linkedin_profile(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    struct cvx_node *basics = basics_of(arranger);
    for (const struct cvx_node *row = rows->first; row; row = row->next) {
        cvx_linkedin_name(arranger, row, basics);
        cvx_arrange_item(arranger, row, profile_table, basics);
    }
}

void cvx_linkedin_summary(struct cvx_arranger *arranger, const struct cvx_node *rows)
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

bool cvx_linkedin_says(const struct cvx_node *row, const char *column, const char *word)
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
    leave_columns(arranger, row);
}

/* The primary address first. */
void cvx_linkedin_emails(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    for (const struct cvx_node *row = rows->first; row; row = row->next)
        if (cvx_linkedin_says(row, "Primary", "Yes"))
            add_email(arranger, row);
    for (const struct cvx_node *row = rows->first; row; row = row->next)
        if (!cvx_arrange_settled(arranger, row))
            add_email(arranger, row);
}

/* True when a number is there already, with an extension or without. */
static bool is_known(const struct cvx_node *basics, const char *number)
{
    const size_t len = strlen(number);
    for (const struct cvx_node *at = basics->first; at; at = at->next)
        if (at->text && strncmp(at->text, number, len) == 0 && strchr(",", at->text[len]))
            return true;
    return false;
}

/* The first is the phone; others are called by their type. Numbers often stand there twice. */
void cvx_linkedin_phones(struct cvx_arranger *arranger, const struct cvx_node *rows)
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
            if (cvx_linkedin_says(row, "Type", keys[i].type))
                key = keys[i].key;
        if (number && extension)
            cvx_arrange_text(
                arranger, basics, key,
                cvx_arena_printf(arranger->arena, "%s, ext. %s", number->text, extension->text),
                number);
        else if (number && !is_known(basics, number->text))
            cvx_arrange_copy(arranger, basics, key, number);
        leave_columns(arranger, row);
    }
}
