/* SPDX-License-Identifier: MIT */
/* What is in a LinkedIn export's files besides the profile, and what becomes of it: a table of rows
 * for each kind of file, and the list of all kinds. */
#include "core/model/date.h"
#include "importers/linkedin/linkedin.h"
#include "importers/prose.h"
#include "importers/values.h"

#include <stdio.h>
#include <string.h>

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

/* "BS, Computer Science": the degree and its field, unless that has a column of its own. */
static void make_degree(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    const char *comma = strchr(from->text, ',');
    if (!comma || cvx_node_find(into, "area")) {
        cvx_arrange_copy(arranger, into, to, from);
        return;
    }
    cvx_arrange_text(arranger, into, to, cvx_linkedin_trim(arranger, from->text, comma), from);
    cvx_arrange_text(arranger, into, "area",
                     cvx_linkedin_trim(arranger, comma + 1, comma + strlen(comma)), from);
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

/* Everything else: a table each */

static const struct cvx_arrange_row volunteer_table[] = {
    {"Company Name", "organization", NULL},
    {"Role", "position", NULL},
    {"Cause", "cause", cvx_value_code},
    {"Started On", "startDate", NULL},
    {"Finished On", "endDate", NULL},
    {"Description", "summary", cvx_prose_markdown},
    {NULL, NULL, NULL},
};

static const struct cvx_arrange_row project_table[] = {
    {"Title", "name", NULL},
    {"Description", "description", cvx_prose_markdown},
    {"Url", "url", NULL},
    {"Started On", "startDate", NULL},
    {"Finished On", "endDate", NULL},
    {NULL, NULL, NULL},
};

static const struct cvx_arrange_row publication_table[] = {
    {"Name", "name", NULL},
    {"Publisher", "publisher", NULL},
    {"Published On", "releaseDate", NULL},
    {"Description", "summary", NULL},
    {"Url", "url", NULL},
    {NULL, NULL, NULL},
};

static const struct cvx_arrange_row certificate_table[] = {
    {"Name", "name", NULL},       {"Authority", "issuer", NULL},
    {"Started On", "date", NULL}, {"Finished On", "endDate", NULL},
    {"Url", "url", NULL},         {"License Number", "licenseNumber", NULL},
    {NULL, NULL, NULL},
};

static const struct cvx_arrange_row honor_table[] = {
    {"Title", "title", NULL},         {"Issued On", "date", NULL}, {"Issuer", "awarder", NULL},
    {"Description", "summary", NULL}, {NULL, NULL, NULL},
};

static const struct cvx_arrange_row language_table[] = {
    {"Name", "language", NULL}, {"Proficiency", "fluency", cvx_value_code}, {NULL, NULL, NULL}};

static const struct cvx_arrange_row skill_table[] = {{"Name", "name", NULL}, {NULL, NULL, NULL}};

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
    {"Date", "date", cvx_value_date},
    {"Test Date", "date", cvx_value_date},
    {"Issued On", "date", cvx_value_date},
    {"Filed On", "date", cvx_value_date},
    {"Started On", "startDate", cvx_value_date},
    {"Finished On", "endDate", cvx_value_date},
    {NULL, NULL, NULL},
};

static const struct cvx_arrange_row cause_table[] = {{"Supported Cause", "name", cvx_value_code},
                                                     {NULL, NULL, NULL}};

/* Recommendations: those that the profile shows. */

/* "02/11/19, 07:55 PM": LinkedIn writes month, day and year of this century, whatever the language.
 */
static void make_day(struct cvx_arranger *arranger, const struct cvx_node *from,
                     struct cvx_node *into, const char *to)
{
    unsigned month = 0, day = 0, year = 0;
    struct cvx_date date = {0};
    char iso[CVX_DATE_ISO_MAX];
    int end = 0;
    if (sscanf(from->text, "%2u/%2u/%2u%n", &month, &day, &year, &end) == 3 &&
        strchr(",", from->text[end]))
        date = (struct cvx_date){(int16_t)(2000 + year), (uint8_t)month, (uint8_t)day};
    if (!month || !day || !cvx_date_exists(date)) {
        cvx_value_date(arranger, from, into, to);
        return;
    }
    cvx_date_iso(date, iso);
    cvx_diag_add(arranger->diag, CVX_CODE_DATE_READ, from, "%s was read as %s",
                 cvx_diag_quote(arranger->diag, from->text), iso);
    cvx_arrange_text(arranger, into, to, cvx_arena_strdup(arranger->arena, iso), from);
}

static const struct cvx_arrange_row recommendation_table[] = {
    {"Job Title", "position", NULL},     {"Company", "company", NULL}, {"Text", "reference", NULL},
    {"Creation Date", "date", make_day}, {"Status", NULL, NULL},       {NULL, NULL, NULL},
};

static void hide(struct cvx_arranger *arranger, const struct cvx_node *row)
{
    struct cvx_node *nobody = cvx_node_new(arranger->arena, CVX_NODE_OBJECT, NULL);
    cvx_linkedin_name(arranger, row, nobody);
    const struct cvx_node *name = nobody ? cvx_node_find(nobody, "name") : NULL;
    cvx_arrange_settle(arranger, row);
    cvx_diag_add(arranger->diag, CVX_CODE_HIDDEN, row,
                 "the recommendation of %s is hidden by its owner: left out",
                 cvx_diag_quote(arranger->diag, name ? name->text : ""));
}

static void arrange_recommendations(struct cvx_arranger *arranger, const struct cvx_node *rows)
{
    for (const struct cvx_node *row = rows->first; row; row = row->next) {
        if (!cvx_linkedin_says(row, "Status", "VISIBLE")) {
            hide(arranger, row);
            continue;
        }
        struct cvx_node *list = cvx_arrange_array(arranger, arranger->root, "references", rows);
        struct cvx_node *item = cvx_arrange_object(arranger, list, NULL, row);
        cvx_linkedin_name(arranger, row, item);
        cvx_arrange_item(arranger, row, recommendation_table, item);
    }
}

/* clang-format off */
const struct cvx_linkedin_kind cvx_linkedin_kinds[] = {
    {"First Name|Last Name|Headline", .arrange = cvx_linkedin_profile},
    {"First Name|Last Name|Text|Status", .arrange = arrange_recommendations},
    {"Profile Summary", .only = true, .arrange = cvx_linkedin_summary},
    {"Email Address|Primary", .arrange = cvx_linkedin_emails},
    {"Extension|Number|Type", .arrange = cvx_linkedin_phones},
    {"Company Name|Title", .key = "work", .table = position_table},
    {"Company Name|Role", .key = "volunteer", .table = volunteer_table},
    {"School Name", .key = "education", .table = education_table},
    {"Name|Proficiency", .key = "languages", .table = language_table},
    {"Name|Authority", .key = "certificates", .table = certificate_table},
    {"Name|Published On", .key = "publications", .table = publication_table},
    {"Title|Issued On|Description", .key = "awards", .table = honor_table},
    {"Title|Url|Started On", .key = "projects", .table = project_table},
    {"Name|Score", .key = "testScores", .table = named_table},
    {"Title|Filed On", .key = "patents", .table = named_table},
    {"Title|Patent Number", .key = "patents", .table = named_table},
    {"Title|Application Number", .key = "patents", .table = named_table},
    {"Name|Position|Description", .key = "organizations", .table = named_table},
    {"Name|Number", .only = true, .key = "courses", .table = named_table},
    {"Name", .only = true, .key = "skills", .table = skill_table},
    {"Supported Cause", .only = true, .key = "causes", .table = cause_table},
    {.columns = NULL},
};
/* clang-format on */
