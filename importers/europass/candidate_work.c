/* SPDX-License-Identifier: MIT */
/* The Candidate's work and education, each with an organization and where it is. */
#include "core/base/str.h"
#include "importers/europass/europass.h"

#include <string.h>

/* Work: the employer's part, and the part of each of the positions with it. */

static void make_industry(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    const struct cvx_node *code = cvx_europass_value(arranger, from);
    if (code && code->text)
        cvx_arrange_text(arranger, into, to, cvx_europass_industry(arranger, code), code);
}

static const struct cvx_arrange_row employer_rows[] = {
    {"OrganizationName", "name", cvx_europass_texts},
    {"IndustryCode", "description", make_industry},
    {"Department", "department", cvx_europass_texts},
    {"Link", "url", cvx_europass_links},
    {"ID", NULL, NULL},
    {NULL, NULL, NULL},
};

static const struct cvx_arrange_row position_rows[] = {
    {"PositionTitle", "position", cvx_europass_texts},
    {"EmploymentPeriod/StartDate/FormattedDateTime", "startDate", cvx_europass_texts},
    {"EmploymentPeriod/EndDate/FormattedDateTime", "endDate", cvx_europass_texts},
    {"EmploymentPeriod/CurrentIndicator", "endDate", cvx_europass_current},
    {"CurrentIndicator", "endDate", cvx_europass_current},
    {"Description", "summary", cvx_europass_html},
    {"Link", "url", cvx_europass_links},
    {NULL, NULL, NULL},
};

/* A place: where it stands, as far as it is said. */
struct place {
    const struct cvx_node *lines; /* one element, or several */
    const struct cvx_node *postal_code, *city, *country;
};

static bool same_text(const struct cvx_node *a, const struct cvx_node *b)
{
    return a && b && strcmp(a->text, b->text) == 0;
}

/* The lines of an address, settled; NULL when they are blank. */
static const struct cvx_node *take_lines(struct cvx_arranger *arranger,
                                         const struct cvx_node *address)
{
    const struct cvx_node *lines = cvx_node_find(address, "AddressLine");
    bool any = false;
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(lines, item));) {
        const struct cvx_node *line = cvx_europass_value(arranger, item);
        if (!line || cvx_node_blank(line))
            continue;
        cvx_arrange_settle(arranger, line);
        any = true;
    }
    return any ? lines : NULL;
}

/* A place in one line, and what it begins with. */
struct place_line {
    struct cvx_str text;
    const struct cvx_node *origin;
};

static void add_part(struct place_line *line, const struct cvx_node *part, const char *text)
{
    if (!part || !text || cvx_node_blank(part))
        return;
    cvx_str_add_format(&line->text, "%s%s", line->origin ? ", " : "", text);
    line->origin = line->origin ? line->origin : part;
}

/* "Corso Acqua 1, 10122, Torino, Italy" */
static void add_place(struct cvx_arranger *arranger, const struct place *place,
                      struct cvx_node *into, const char *key)
{
    struct place_line line = {.origin = NULL};
    cvx_str_init(&line.text, arranger->arena);
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(place->lines, item));) {
        const struct cvx_node *value = cvx_europass_value(arranger, item);
        add_part(&line, value, value ? value->text : NULL);
    }
    add_part(&line, place->postal_code, place->postal_code ? place->postal_code->text : NULL);
    add_part(&line, place->city, place->city ? place->city->text : NULL);
    if (place->country)
        add_part(&line, place->country, cvx_europass_country(arranger, place->country));
    if (line.origin)
        cvx_arrange_text(arranger, into, key, cvx_str_get(&line.text), line.origin);
}

/* The organization's channels: its address, its site, and whatever else reaches it. The address is
 * handed out. */
static struct place add_contact(struct cvx_arranger *arranger, const struct cvx_node *contact,
                                struct cvx_node *into)
{
    struct place place = {NULL, NULL, NULL, NULL};
    const struct cvx_node *list = cvx_arrange_find(contact, "Communication");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
        const struct cvx_node *uri = cvx_europass_take(arranger, item, "URI");
        const struct cvx_node *channel = cvx_node_find(item, "ChannelCode");
        const struct cvx_node *address = cvx_node_find(item, "Address");
        if (address && !place.city && !place.country) {
            place.lines = take_lines(arranger, address);
            place.postal_code = cvx_europass_take(arranger, address, "PostalCode");
            place.city = cvx_europass_take(arranger, address, "CityName");
            place.country = cvx_europass_take(arranger, address, "CountryCode");
        }
        if (uri && channel && channel->text && strcmp(channel->text, "Email") == 0)
            cvx_arrange_copy(arranger, into, "email", uri);
        else if (uri && !cvx_node_find(into, "url"))
            cvx_arrange_copy(arranger, into, "url", uri);
        else if (uri)
            cvx_arrange_copy(arranger, cvx_arrange_array(arranger, into, "links", item), NULL, uri);
        if (!address || cvx_node_blank(address) || place.lines || place.city || place.country)
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, item);
    }
    return place;
}

/* A position's place, which is nearly always the employer's: then that is said in full. */
static void add_position_place(struct cvx_arranger *arranger, const struct cvx_node *position,
                               const struct place *employer, struct cvx_node *item)
{
    struct place place = {NULL, NULL, cvx_europass_take(arranger, position, "City"),
                          cvx_europass_take(arranger, position, "Country")};
    if (!place.city || same_text(place.city, employer->city)) {
        place.lines = employer->lines;
        place.postal_code = employer->postal_code;
        place.city = place.city ? place.city : employer->city;
        place.country = place.country ? place.country : employer->country;
    } else if (employer->city) {
        add_place(arranger, employer, item, "address");
    }
    add_place(arranger, &place, item, "location");
}

static void add_work(struct cvx_arranger *arranger, const struct cvx_node *employer,
                     struct cvx_node *list)
{
    const struct cvx_node *name =
        cvx_europass_value(arranger, cvx_node_find(employer, "OrganizationName"));
    const struct cvx_node *positions = cvx_node_find(employer, "PositionHistory");
    const struct cvx_node *position = cvx_europass_each(positions, NULL);
    struct cvx_node *first = cvx_arrange_object(arranger, list, NULL, employer);
    const struct place place =
        add_contact(arranger, cvx_node_find(employer, "OrganizationContact"), first);
    cvx_arrange_rows(arranger, employer, employer_rows, first);
    for (struct cvx_node *item = first; item;) {
        add_position_place(arranger, position, &place, item);
        if (position)
            cvx_arrange_item(arranger, position, position_rows, item);
        position = position ? cvx_europass_each(positions, position) : NULL;
        item = position ? cvx_arrange_object(arranger, list, NULL, position) : NULL;
        if (name && name->text && item)
            cvx_arrange_text(arranger, item, "name", name->text, name);
    }
    cvx_arrange_rest(arranger, employer, first);
}

/* Education */

static const struct cvx_arrange_row education_rows[] = {
    {"OrganizationName", "institution", cvx_europass_texts},
    {"EducationDegree/DegreeName", "studyType", cvx_europass_texts},
    {"ProgramName", "studyType", cvx_europass_code},
    {"ProgramName", "program", cvx_europass_texts},
    {"EducationDegree/FieldOfStudy/MainFieldOfStudy/ProgramConcentration", "area",
     cvx_europass_texts},
    {"EducationDegree/FieldOfStudy/SpecificFieldOfStudy/ProgramConcentration", "specificField",
     cvx_europass_texts},
    {"EducationDegree/FieldOfStudy/@typeCode", NULL, NULL},
    {"EducationDegree/FinalGrade/ScoreText", "score", cvx_europass_texts},
    {"EducationDegree/Thesis", "thesis", cvx_europass_texts},
    {"EducationDegree/NumberOfCredit", "credits", cvx_europass_texts},
    {"EducationDegree/CreditType", "creditType", cvx_europass_texts},
    {"EducationDegree/NationalClassification", "nationalClassification", cvx_europass_texts},
    {"EducationDegree/OccupationalSkillsCovered", "summary", cvx_europass_html},
    {"EducationLevelCode", "eqfLevel", cvx_europass_texts},
    {"AttendancePeriod/StartDate/FormattedDateTime", "startDate", cvx_europass_texts},
    {"AttendancePeriod/EndDate/FormattedDateTime", "endDate", cvx_europass_texts},
    {"AttendancePeriod/Ongoing", "endDate", cvx_europass_current},
    {"Department", "department", cvx_europass_texts},
    {"Link", "url", cvx_europass_links},
    {"ID", NULL, NULL},
    {NULL, NULL, NULL},
};

static void add_education(struct cvx_arranger *arranger, const struct cvx_node *attendance,
                          struct cvx_node *list)
{
    struct cvx_node *item = cvx_arrange_object(arranger, list, NULL, attendance);
    const struct place place =
        add_contact(arranger, cvx_node_find(attendance, "OrganizationContact"), item);
    add_place(arranger, &place, item, "location");
    cvx_arrange_rows(arranger, attendance, education_rows, item);
    cvx_arrange_rest(arranger, attendance, item);
}

void cvx_europass_candidate_work(struct cvx_arranger *arranger, const struct cvx_node *profile)
{
    const struct cvx_node *list = cvx_arrange_find(profile, "EmploymentHistory/EmployerHistory");
    struct cvx_node *work = cvx_arrange_array(arranger, arranger->root, "work", list);
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));)
        if (!cvx_node_blank(item))
            add_work(arranger, item, work);
    list = cvx_arrange_find(profile, "EducationHistory/EducationOrganizationAttendance");
    struct cvx_node *education = cvx_arrange_array(arranger, arranger->root, "education", list);
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));)
        if (!cvx_node_blank(item))
            add_education(arranger, item, education);
}
