/* SPDX-License-Identifier: MIT */
/* The SkillsPassport: the person, work, education, attachments, and what is no CV of it. In its
 * JSON twin a list is an array under the item's name, and what is an attribute in XML is a member.
 */
#include "importers/europass/europass.h"

#include <string.h>

/* Dates */

/* The digits of "--03" or "---10": XML Schema's gMonth and gDay. */
static const char *digits_of(const struct cvx_node *node)
{
    return node && node->text ? node->text + strspn(node->text, "-") : NULL;
}

static const struct cvx_node *part_of(const struct cvx_node *date, const char *attribute,
                                      const char *member)
{
    const struct cvx_node *part = cvx_node_find(date, attribute);
    return part ? part : cvx_node_find(date, member);
}

/* <From year="2002" month="--08" day="---01"/> */
void cvx_europass_passport_date(struct cvx_arranger *arranger, const struct cvx_node *from,
                                struct cvx_node *into, const char *to)
{
    const struct cvx_node *year = part_of(from, "@year", "Year");
    const char *month = digits_of(part_of(from, "@month", "Month"));
    const char *day = digits_of(part_of(from, "@day", "Day"));
    if (!year || !year->text)
        return;
    const char *text = year->text;
    if (month && *month)
        text = cvx_arena_printf(arranger->arena, "%s-%s%s", text, month[1] ? "" : "0", month);
    if (text && month && *month && day && *day)
        text = cvx_arena_printf(arranger->arena, "%s-%s%s", text, day[1] ? "" : "0", day);
    cvx_arrange_text(arranger, into, to, text, from);
}

/* The address of an employer or a school, in one line. */
static void make_place(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    const struct cvx_node *code = cvx_node_find(from, "Country");
    const struct cvx_node *texts[CVX_EUROPASS_PLACE] = {
        cvx_europass_take(arranger, from, "AddressLine"),
        cvx_europass_take(arranger, from, "AddressLine2"),
        cvx_europass_take(arranger, from, "PostalCode"),
        cvx_europass_take(arranger, from, "Municipality"),
        cvx_europass_take(arranger, from, "Country/Label"),
    };
    code = cvx_node_find(code, "Code");
    if (code && texts[4])
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, code);
    else
        code = cvx_europass_take(arranger, from, "Country/Code");
    cvx_europass_join(arranger, into, to, texts, texts[4] ? NULL : code);
}

/* The headline is a position, or a statement about oneself: its type says which. */
static void add_headline(struct cvx_arranger *arranger, const struct cvx_node *headline,
                         struct cvx_node *basics)
{
    const struct cvx_node *type = cvx_node_find(headline, "Type");
    const struct cvx_node *code = cvx_node_find(type, "Code");
    const struct cvx_node *label = cvx_arrange_find(headline, "Description/Label");
    const struct cvx_node *other = cvx_arrange_find(headline, "Description/Code");
    const bool statement = code && code->text && strcmp(code->text, "personal_statement") == 0;
    if (label && statement)
        cvx_europass_html_whole(arranger, label, basics, "summary");
    else if (label)
        cvx_europass_texts(arranger, label, basics, "label");
    if (other)
        cvx_europass_code(arranger, other, basics, statement ? "summary" : "label");
    if (type)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, type);
}

/* Work and education */

/* Of a level there may be only the number that it has in the European framework. */
static void make_level(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    const struct cvx_node *code = cvx_europass_value(arranger, from);
    if (cvx_node_find(into, to) || !code || !code->text || strlen(code->text) != 1)
        cvx_europass_code(arranger, from, into, to);
    else
        cvx_arrange_text(arranger, into, to,
                         cvx_arena_printf(arranger->arena, "%s %s",
                                          cvx_europass_label(arranger, CVX_LABEL_EQF_LEVEL),
                                          code->text),
                         code);
}

/* What an employer's or a school's row shares; `part` is its element. */
#define ORGANISATION_ROWS(part)                                                                    \
    {part "/ContactInfo/Address/Contact", "location", make_place},                                 \
        {part "/ContactInfo/Website/Contact", "url", cvx_europass_links},                          \
        {part "/ContactInfo/Website/Use", NULL, NULL},                                             \
        {"Period/From", "startDate", cvx_europass_passport_date},                                  \
        {"Period/To", "endDate", cvx_europass_passport_date},                                      \
        {"Period/Current", "endDate", cvx_europass_current},                                       \
        {"Activities", "summary", cvx_europass_html}, {"Documentation", NULL, NULL},               \
        {"ReferenceTo", NULL, NULL}, {"@id", NULL, NULL},                                          \
    {                                                                                              \
        NULL, NULL, NULL                                                                           \
    }

static const struct cvx_arrange_row work_rows[] = {
    {"Employer/Name", "name", cvx_europass_texts},
    {"Position/Label", "position", cvx_europass_texts},
    {"Position/Code", "position", cvx_europass_code},
    {"Employer/Sector/Label", "description", cvx_europass_texts},
    {"Employer/Sector/Code", "description", cvx_europass_code},
    ORGANISATION_ROWS("Employer"),
};

static const struct cvx_arrange_row education_rows[] = {
    {"Organisation/Name", "institution", cvx_europass_texts},
    {"Title", "studyType", cvx_europass_texts},
    {"Field/Label", "area", cvx_europass_texts},
    {"Field/Code", "area", cvx_europass_code},
    {"Level/Label", "level", cvx_europass_texts},
    {"Level/Code", "level", make_level},
    ORGANISATION_ROWS("Organisation"),
};

/* Files that came with the CV: a CV can say that they exist. */
static const struct cvx_arrange_row attachment_rows[] = {
    {"Name", "name", cvx_europass_texts},
    {"Description", "summary", cvx_europass_html_whole},
    {"Data", "data", cvx_europass_leave},
    {"MimeType", NULL, NULL},
    {"MetadataList", NULL, NULL},
    {"Metadata", NULL, NULL},
    {"@id", NULL, NULL},
    {"Id", NULL, NULL},
    {NULL, NULL, NULL},
};

static void add_items(struct cvx_arranger *arranger, const struct cvx_node *list,
                      const struct cvx_arrange_row *rows, const char *key)
{
    if (list && !cvx_node_blank(list))
        cvx_arrange_items(arranger, list, rows, arranger->root, key);
}

/* The document */

/* <Document type="ECV"><Field name="LearnerInfo" order="Identification WorkExperience …"/> */
static void add_order(struct cvx_arranger *arranger, const struct cvx_node *preferences)
{
    const struct cvx_node *fields = cvx_arrange_find(preferences, "Document/Field");
    for (const struct cvx_node *field = NULL; (field = cvx_europass_each(fields, field));) {
        const struct cvx_node *name = cvx_node_find(field, "@name");
        const struct cvx_node *order = cvx_node_find(field, "@order");
        if (!name || !order || strcmp(name->text, "LearnerInfo") != 0)
            continue;
        for (const char *at = order->text; *at; at += strspn(at, " ")) {
            const size_t len = strcspn(at, " ");
            const char *word = cvx_arena_copy(arranger->arena, at, len);
            const bool section =
                word && (strcmp(word, "WorkExperience") == 0 || strcmp(word, "Education") == 0 ||
                         strcmp(word, "Skills") == 0);
            if (section)
                cvx_europass_order(arranger, word, order);
            at += len;
        }
    }
    if (preferences)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, preferences);
}

static const struct cvx_arrange_row document_rows[] = {
    {"@locale", "language", NULL},
    {"Locale", "language", NULL},
    {"DocumentInfo/LastUpdateDate", "lastModified", NULL},
    {"DocumentInfo", NULL, NULL},
    {"@schemaLocation", NULL, NULL},
    {NULL, NULL, NULL},
};

/* What some programs write beside the headline, or in its place. */
static const struct cvx_arrange_row learner_rows[] = {
    {"Occupation/Label", "label", cvx_europass_texts},
    {"Occupation/Code", "label", cvx_europass_code},
    {"ProfileSummary", "summary", cvx_europass_html_whole},
    {"Documentation", NULL, NULL},
    {"ReferenceTo", NULL, NULL},
    {NULL, NULL, NULL},
};

static void add_learner(struct cvx_arranger *arranger, const struct cvx_node *learner)
{
    struct cvx_node *basics = cvx_arrange_object(arranger, arranger->root, "basics", NULL);
    cvx_europass_passport_person(arranger, cvx_node_find(learner, "Identification"), basics);
    add_headline(arranger, cvx_node_find(learner, "Headline"), basics);
    cvx_arrange_rows(arranger, learner, learner_rows, basics);
    add_items(arranger, cvx_europass_list(learner, "WorkExperienceList", "WorkExperience"),
              work_rows, "work");
    add_items(arranger, cvx_europass_list(learner, "EducationList", "Education"), education_rows,
              "education");
    cvx_europass_passport_skills(arranger, cvx_node_find(learner, "Skills"));
    cvx_europass_passport_achievements(arranger, learner);
}

bool cvx_europass_passport(struct cvx_arranger *arranger, const struct cvx_node *passport)
{
    const struct cvx_node *learner = cvx_node_find(passport, "LearnerInfo");
    const struct cvx_node *letter = cvx_node_find(passport, "CoverLetter");
    if (cvx_node_blank(learner))
        return false;
    cvx_arrange_rows(arranger, passport, document_rows,
                     cvx_arrange_object(arranger, arranger->root, "meta", NULL));
    add_order(arranger, cvx_node_find(passport, "PrintingPreferences"));
    add_learner(arranger, learner);
    add_items(arranger, cvx_europass_list(passport, "AttachmentList", "Attachment"),
              attachment_rows, "attachments");
    if (letter)
        cvx_arrange_leave(arranger, CVX_CODE_LEFT_OUT, letter);
    return true;
}
