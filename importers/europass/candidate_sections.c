/* SPDX-License-Identifier: MIT */
/* The Candidate's profile: one table of what its sections are in a CV, and a table of rows for each
 * shape that their items have. Sections people made themselves go by their titles. */
#include "importers/europass/europass.h"
#include "importers/section.h"

#include <string.h>

/* Rows that all items have in common. */
#define PERIOD_ROW                                                                                 \
    {                                                                                              \
        "Date", "startDate", cvx_europass_period                                                   \
    }
#define TEXT_ROWS                                                                                  \
    {"Location", "location", cvx_europass_texts}, {"Link", "url", cvx_europass_links},             \
    {                                                                                              \
        "Description", "summary", cvx_europass_html                                                \
    }

/* Sections of items that are much alike */

static bool same_text(const struct cvx_node *a, const struct cvx_node *b)
{
    return a && b && strcmp(a->text, b->text) == 0;
}

/* A day that the editor writes as a stretch of time. */
static void make_moment(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    const struct cvx_node *end = cvx_europass_take(arranger, from, "EndDate/FormattedDateTime");
    const struct cvx_node *start = cvx_europass_take(arranger, from, "StartDate/FormattedDateTime");
    if (end || start)
        cvx_arrange_copy(arranger, into, to, end ? end : start);
    if (end && start && !same_text(end, start))
        cvx_arrange_copy(arranger, into, "startDate", start);
    cvx_arrange_leave(arranger, CVX_CODE_SETTING, from);
}

/* How long a certificate is valid: two dates, or words. */
static void make_validity(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    if (from->kind == CVX_NODE_STRING)
        cvx_europass_texts(arranger, from, into, "validity");
    else
        cvx_europass_period(arranger, from, into, to);
}

/* "Lindqvist, C.; Öberg, N." is a list; without semicolons nobody can tell. */
static void make_authors(struct cvx_arranger *arranger, const struct cvx_node *from,
                         struct cvx_node *into, const char *to)
{
    struct cvx_node *list = cvx_arrange_array(arranger, into, to, from);
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(from, item));) {
        const struct cvx_node *value = cvx_europass_value(arranger, item);
        for (const char *at = value && value->text ? value->text : ""; *at;) {
            at += strspn(at, "; \n");
            const size_t len = strcspn(at, ";");
            if (len)
                cvx_arrange_text(arranger, list, NULL, cvx_arena_copy(arranger->arena, at, len),
                                 value);
            at += len;
        }
    }
}

static const struct cvx_arrange_row named_rows[] = {
    {"Title", "name", cvx_europass_texts}, PERIOD_ROW, TEXT_ROWS, {NULL, NULL, NULL}};
static const struct cvx_arrange_row volunteer_rows[] = {
    {"Title", "position", cvx_europass_texts},
    {"Organization", "organization", cvx_europass_texts},
    {"OrganizationName", "organization", cvx_europass_texts},
    PERIOD_ROW,
    TEXT_ROWS,
    {NULL, NULL, NULL}};
static const struct cvx_arrange_row work_rows[] = {
    {"Title", "position", cvx_europass_texts}, PERIOD_ROW, TEXT_ROWS, {NULL, NULL, NULL}};
static const struct cvx_arrange_row study_rows[] = {
    {"Title", "studyType", cvx_europass_texts}, PERIOD_ROW, TEXT_ROWS, {NULL, NULL, NULL}};
static const struct cvx_arrange_row award_rows[] = {{"Title", "title", cvx_europass_texts},
                                                    {"Date", "date", make_moment},
                                                    TEXT_ROWS,
                                                    {NULL, NULL, NULL}};
static const struct cvx_arrange_row certificate_rows[] = {
    {"Title", "name", cvx_europass_texts},
    {"CertificationName", "name", cvx_europass_texts},
    {"IssuingAuthority/Name", "issuer", cvx_europass_texts},
    {"FirstIssuedDate", "date", cvx_europass_texts},
    {"FirstIssuedDate/FormattedDateTime", "date", cvx_europass_texts},
    {"FreeFormEffectivePeriod", "startDate", make_validity},
    PERIOD_ROW,
    TEXT_ROWS,
    {NULL, NULL, NULL}};
static const struct cvx_arrange_row publication_rows[] = {
    {"Title", "name", cvx_europass_texts},
    {"Journal", "publisher", cvx_europass_texts},
    {"Publisher", "publisher", cvx_europass_texts},
    {"Year", "releaseDate", cvx_europass_texts},
    {"Date", "releaseDate", make_moment},
    {"Authors", "authors", make_authors},
    {"DOI/Link", "doi", cvx_europass_texts},
    {"DOI", "doi", cvx_europass_texts},
    {"Reference", "reference", cvx_europass_texts},
    {"Volume", "volume", cvx_europass_texts},
    {"FormattedPublicationDescription", "summary", cvx_europass_html_whole},
    {"ID", NULL, NULL},
    TEXT_ROWS,
    {NULL, NULL, NULL}};
static const struct cvx_arrange_row summary_rows[] = {
    {"Title", "name", cvx_europass_texts},
    {"Description", "summary", cvx_europass_html_whole},
    PERIOD_ROW,
    {"Location", "location", cvx_europass_texts},
    {"Link", "url", cvx_europass_links},
    {NULL, NULL, NULL}};
static const struct cvx_arrange_row language_rows[] = {
    {"Title", "language", cvx_europass_texts},
    {"Description", "fluency", cvx_europass_html_whole},
    {NULL, NULL, NULL}};
static const struct cvx_arrange_row reference_rows[] = {
    {"Title", "name", cvx_europass_texts},
    {"FormattedName", "name", cvx_europass_texts},
    {"PersonName/FormattedName", "name", cvx_europass_texts},
    {"Description", "reference", cvx_europass_html_whole},
    {"Link", "url", cvx_europass_links},
    PERIOD_ROW,
    {NULL, NULL, NULL}};

/* What a section of the CV is made of; others are as the last row says. */
static const struct shape {
    const char *key;
    const struct cvx_arrange_row *rows;
} shapes[] = {
    {"awards", award_rows},
    {"certificates", certificate_rows},
    {"publications", publication_rows},
    {"volunteer", volunteer_rows},
    {"work", work_rows},
    {"education", study_rows},
    {"skills", summary_rows},
    {"interests", summary_rows},
    {"languages", language_rows},
    {"references", reference_rows},
    {NULL, named_rows},
};

static const struct cvx_arrange_row *rows_of(const char *key)
{
    const struct shape *shape = shapes;
    while (shape->key && strcmp(shape->key, key) != 0)
        shape++;
    return shape->rows;
}

/* Europass's sections. */
static const struct {
    const char *items; /* their path in the profile */
    const char *key;
} sections[] = {
    {"Certifications/Certification", "certificates"},
    {"CourseCertifications/CourseCertification", "certificates"},
    {"PublicationHistory/Publication", "publications"},
    {"Projects/Project", "projects"},
    {"VoluntaryWorks/VoluntaryWork", "volunteer"},
    {"HobbiesAndInterests/HobbyOrInterest", "interests"},
    {"ConferencesAndSeminars/ConferenceAndSeminar", "conferences"},
    {"CreativeWorks/CreativeWork", "creativeWorks"},
    {"NetworksAndMemberships/NetworkAndMembership", "memberships"},
    {"SocialAndPoliticalActivities/SocialAndPoliticalActivity", "socialAndPoliticalActivities"},
    {"HonoursAndAwards/HonourAndAward", "awards"},
    {"OrganisationalSkills/OrganisationalSkill", "skills"},
    {"CommunicationAndInterpersonalSkills/CommunicationAndInterpersonalSkill", "skills"},
    {"ManagementAndLeadershipSkills/ManagementAndLeadershipSkill", "skills"},
    {"JobRelatedSkills/JobRelatedSkill", "skills"},
    {"EmploymentReferences/EmploymentReference", "references"},
    {"EmploymentReferences/Referee", "references"},
};

static void add_items(struct cvx_arranger *arranger, const struct cvx_node *items, const char *key)
{
    if (cvx_node_blank(items))
        return;
    struct cvx_node *list = cvx_arrange_array(arranger, arranger->root, key, items);
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(items, item));) {
        if (item->kind == CVX_NODE_OBJECT)
            cvx_arrange_item(arranger, item, rows_of(key),
                             cvx_arrange_object(arranger, list, NULL, item));
        else if (!cvx_node_blank(item))
            cvx_arrange_copy(arranger, cvx_arrange_object(arranger, list, NULL, item), "name",
                             item);
    }
}

/* A key that says what `title` says, with nothing before it that would switch its section off. */
static const char *key_of(struct cvx_arranger *arranger, const char *title)
{
    const char *key = cvx_arrange_key(arranger, title, "Other");
    if (key && (*key == '_' || *key == '-'))
        key = cvx_arena_printf(arranger->arena, "Section %s", key);
    return key;
}

/* Sections people made themselves: by what their title means, else under it. */
static void add_own_sections(struct cvx_arranger *arranger, const struct cvx_node *others)
{
    static const char *const no_lists[] = {"summary", "contact", "profiles", "updated"};
    for (const struct cvx_node *one = NULL; (one = cvx_europass_each(others, one));) {
        const struct cvx_node *title = cvx_europass_take(arranger, one, "Title");
        const char *text = title ? title->text : "Other";
        const struct cvx_section meant = cvx_section_find(text, strlen(text));
        bool list = meant.key && meant.sure;
        for (size_t i = 0; list && i < sizeof no_lists / sizeof *no_lists; i++)
            list = strcmp(meant.key, no_lists[i]) != 0;
        const char *key = list ? meant.key : key_of(arranger, text);
        if (!key)
            return;
        add_items(arranger, cvx_node_find(one, "Other"), key);
        cvx_section_note(arranger, key, text, title);
    }
}

/* Languages and skills */

static struct cvx_node *add_language(struct cvx_arranger *arranger, const struct cvx_node *name)
{
    struct cvx_node *list = cvx_arrange_array(arranger, arranger->root, "languages", NULL);
    struct cvx_node *language = cvx_arrange_object(arranger, list, NULL, name);
    cvx_arrange_text(arranger, language, "language", cvx_europass_language_name(arranger, name),
                     name);
    return language;
}

static void add_foreign_language(struct cvx_arranger *arranger, const struct cvx_node *competency,
                                 const struct cvx_node *id)
{
    static const char *const kinds[CVX_EUROPASS_LEVELS] = {
        "CEF-Understanding-Listening", "CEF-Understanding-Reading", "CEF-Speaking-Interaction",
        "CEF-Speaking-Production", "CEF-Writing-Production"};
    const struct cvx_node *levels[CVX_EUROPASS_LEVELS] = {NULL};
    struct cvx_node *language = add_language(arranger, id);
    const struct cvx_node *list = cvx_node_find(competency, "CompetencyDimension");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
        const struct cvx_node *kind =
            cvx_europass_value(arranger, cvx_node_find(item, "CompetencyDimensionTypeCode"));
        for (size_t i = 0; i < CVX_EUROPASS_LEVELS; i++)
            if (kind && kind->text && strcmp(kind->text, kinds[i]) == 0) {
                cvx_arrange_leave(arranger, CVX_CODE_SETTING, kind);
                levels[i] = cvx_europass_take(arranger, item, "Score/ScoreText");
            }
    }
    cvx_europass_levels(arranger, language, levels);
    cvx_arrange_rest(arranger, competency, language);
}

/* Competencies: languages, and skills that are no more than names. */
static void add_competencies(struct cvx_arranger *arranger, const struct cvx_node *list,
                             struct cvx_node *keywords)
{
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
        const struct cvx_node *kind =
            cvx_europass_value(arranger, cvx_node_find(item, "TaxonomyID"));
        const struct cvx_node *name = cvx_europass_take(arranger, item, "CompetencyName");
        const struct cvx_node *id = cvx_europass_take(arranger, item, "CompetencyID");
        const bool language = kind && kind->text && strcmp(kind->text, "language") == 0;
        if (kind)
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, kind);
        if (name && id)
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, id);
        if (!name && !id)
            continue;
        if (language || (!keywords && cvx_node_find(item, "CompetencyDimension"))) {
            add_foreign_language(arranger, item, name ? name : id);
        } else if (keywords) {
            cvx_arrange_copy(arranger, keywords, NULL, name ? name : id);
        } else {
            struct cvx_node *skills = cvx_arrange_array(arranger, arranger->root, "skills", NULL);
            struct cvx_node *skill = cvx_arrange_object(arranger, skills, NULL, item);
            cvx_arrange_copy(arranger, skill, "name", name ? name : id);
            cvx_arrange_rest(arranger, item, skill);
        }
    }
}

static void add_skill_groups(struct cvx_arranger *arranger, const struct cvx_node *groups)
{
    struct cvx_node *skills = cvx_arrange_array(arranger, arranger->root, "skills", NULL);
    for (const struct cvx_node *group = NULL; (group = cvx_europass_each(groups, group));) {
        const struct cvx_node *title = cvx_europass_take(arranger, group, "Title");
        struct cvx_node *skill = cvx_arrange_object(arranger, skills, NULL, group);
        if (title)
            cvx_arrange_copy(arranger, skill, "name", title);
        else
            cvx_arrange_text(arranger, skill, "name",
                             cvx_europass_label(arranger, CVX_LABEL_DIGITAL_SKILLS), NULL);
        struct cvx_node *keywords = cvx_arrange_array(arranger, skill, "keywords", group);
        add_competencies(arranger, cvx_node_find(group, "PersonCompetency"), keywords);
        cvx_arrange_rest(arranger, group, skill);
    }
}

static void add_mother_tongues(struct cvx_arranger *arranger, const struct cvx_node *person)
{
    const struct cvx_node *list = cvx_node_find(person, "PrimaryLanguageCode");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
        const struct cvx_node *name = cvx_europass_value(arranger, item);
        if (name && name->text && !cvx_node_blank(name))
            cvx_arrange_text(arranger, add_language(arranger, name), "fluency",
                             cvx_europass_label(arranger, CVX_LABEL_NATIVE_SPEAKER), NULL);
    }
}

static void add_licences(struct cvx_arranger *arranger, const struct cvx_node *licences)
{
    if (cvx_node_blank(licences))
        return;
    struct cvx_node *skills = cvx_arrange_array(arranger, arranger->root, "skills", NULL);
    struct cvx_node *skill = cvx_arrange_object(arranger, skills, NULL, licences);
    cvx_arrange_text(arranger, skill, "name",
                     cvx_europass_label(arranger, CVX_LABEL_DRIVING_LICENCE), NULL);
    struct cvx_node *keywords = cvx_arrange_array(arranger, skill, "keywords", licences);
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(licences, item));)
        cvx_europass_texts(arranger, cvx_node_find(item, "LicenseTypeCode"), keywords, NULL);
}

/* Attachments: the photo, and files of which a CV can say that they exist. */
static void add_attachments(struct cvx_arranger *arranger, const struct cvx_node *attachments)
{
    static const struct cvx_arrange_row rows[] = {
        {"FileName", "name", cvx_europass_texts},
        {"Name", "name", cvx_europass_texts},
        {"Title", "name", cvx_europass_texts},
        {"Description", "summary", cvx_europass_html_whole},
        {"EmbeddedData", "data", cvx_europass_leave},
        {"FileType", NULL, NULL},
        {"Instructions", NULL, NULL},
        {NULL, NULL, NULL},
    };
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(attachments, item));) {
        const struct cvx_node *type = cvx_europass_value(arranger, cvx_node_find(item, "FileType"));
        const struct cvx_node *use =
            cvx_europass_value(arranger, cvx_node_find(item, "Instructions"));
        const bool photo = (type && type->text && strcmp(type->text, "photo") == 0) ||
                           (use && use->text && strcmp(use->text, "ProfilePicture") == 0);
        if (photo) {
            cvx_europass_photo(
                arranger, cvx_europass_value(arranger, cvx_node_find(item, "EmbeddedData")), NULL);
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, item);
        } else if (!cvx_node_blank(item)) {
            struct cvx_node *list =
                cvx_arrange_array(arranger, arranger->root, "attachments", NULL);
            cvx_arrange_item(arranger, item, rows, cvx_arrange_object(arranger, list, NULL, item));
        }
    }
}

static const struct cvx_arrange_row profile_rows[] = {
    {"ExecutiveSummary", "summary", cvx_europass_html_whole},
    {"CandidatePositionPreferences/PositionTitle", "label", cvx_europass_texts},
    {"CandidatePositionPreferences/Description", "label", cvx_europass_html_whole},
    {"ID", NULL, NULL},
    {"ProfileName", NULL, NULL},
    {NULL, NULL, NULL},
};

void cvx_europass_candidate_sections(struct cvx_arranger *arranger, const struct cvx_node *person,
                                     const struct cvx_node *profile)
{
    cvx_europass_candidate_work(arranger, profile);
    cvx_arrange_rows(arranger, profile, profile_rows,
                     cvx_arrange_object(arranger, arranger->root, "basics", NULL));
    add_mother_tongues(arranger, person);
    add_competencies(arranger, cvx_arrange_find(profile, "PersonQualifications/PersonCompetency"),
                     NULL);
    add_skill_groups(arranger, cvx_arrange_find(profile, "Skills/SkillsGroup"));
    add_competencies(arranger, cvx_arrange_find(profile, "Skills/PersonCompetency"), NULL);
    add_skill_groups(arranger, cvx_arrange_find(profile, "DigitalSkills/DigitalSkillsGroup"));
    add_licences(arranger, cvx_arrange_find(profile, "Licenses/License"));
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        add_items(arranger, cvx_arrange_find(profile, sections[i].items), sections[i].key);
    add_own_sections(arranger, cvx_node_find(profile, "Others"));
    add_attachments(arranger, cvx_node_find(profile, "Attachment"));
}
