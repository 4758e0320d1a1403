/* SPDX-License-Identifier: MIT */
/* The SkillsPassport: languages, skills, and the achievements that stand for every other section.
 */
#include "importers/europass/europass.h"
#include "importers/prose.h"

#include <string.h>

/* Languages */

static struct cvx_node *add_language(struct cvx_arranger *arranger, const struct cvx_node *from)
{
    const struct cvx_node *label = cvx_europass_take(arranger, from, "Description/Label");
    const struct cvx_node *code = cvx_europass_take(arranger, from, "Description/Code");
    if (label && code)
        cvx_arrange_leave(arranger, CVX_CODE_SETTING, code);
    if (!label && !code)
        return NULL;
    struct cvx_node *list = cvx_arrange_array(arranger, arranger->root, "languages", NULL);
    struct cvx_node *language = cvx_arrange_object(arranger, list, NULL, from);
    if (label)
        cvx_arrange_copy(arranger, language, "language", label);
    else
        cvx_arrange_text(arranger, language, "language", cvx_europass_language_name(arranger, code),
                         code);
    return language;
}

static void add_certificates(struct cvx_arranger *arranger, const struct cvx_node *from,
                             struct cvx_node *language)
{
    const struct cvx_node *list = cvx_arrange_find(from, "VerifiedBy/Certificate");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
        const struct cvx_node *title = cvx_europass_take(arranger, item, "Title");
        if (title)
            cvx_arrange_copy(arranger, cvx_arrange_array(arranger, language, "certificates", item),
                             NULL, title);
    }
}

static void add_languages(struct cvx_arranger *arranger, const struct cvx_node *linguistic)
{
    static const char *const levels[CVX_EUROPASS_LEVELS] = {
        "ProficiencyLevel/Listening", "ProficiencyLevel/Reading",
        "ProficiencyLevel/SpokenInteraction", "ProficiencyLevel/SpokenProduction",
        "ProficiencyLevel/Writing"};
    const struct cvx_node *list = cvx_europass_list(linguistic, "MotherTongueList", "MotherTongue");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
        struct cvx_node *language = add_language(arranger, item);
        cvx_arrange_text(arranger, language, "fluency",
                         cvx_europass_label(arranger, CVX_LABEL_NATIVE_SPEAKER), NULL);
    }
    list = cvx_europass_list(linguistic, "ForeignLanguageList", "ForeignLanguage");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
        struct cvx_node *language = add_language(arranger, item);
        const struct cvx_node *found[CVX_EUROPASS_LEVELS];
        for (size_t i = 0; i < CVX_EUROPASS_LEVELS; i++)
            found[i] = cvx_europass_take(arranger, item, levels[i]);
        cvx_europass_levels(arranger, language, found);
        add_certificates(arranger, item, language);
    }
}

/* Skills */

/* Digital competences: A is a basic user, B an independent, C a proficient one. */
static void make_grade(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    static const enum cvx_label users[] = {CVX_LABEL_BASIC_USER, CVX_LABEL_INDEPENDENT_USER,
                                           CVX_LABEL_PROFICIENT_USER};
    const char grade = from->text ? from->text[0] : '\0';
    if (grade >= 'A' && grade <= 'C' && !from->text[1])
        cvx_arrange_text(arranger, into, to,
                         cvx_arena_printf(arranger->arena, "%s (%s)", from->text,
                                          cvx_europass_label(arranger, users[grade - 'A'])),
                         from);
    else
        cvx_arrange_copy(arranger, into, to, from);
}

static void make_certificates(struct cvx_arranger *arranger, const struct cvx_node *from,
                              struct cvx_node *into, const char *to)
{
    (void)to;
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(from, item));) {
        const struct cvx_node *title = cvx_europass_take(arranger, item, "Title");
        if (title)
            cvx_arrange_copy(arranger, cvx_arrange_array(arranger, into, "certificates", item),
                             NULL, title);
    }
}

static const struct cvx_arrange_row skill_rows[] = {
    {"Description", "summary", cvx_europass_html_whole},
    {"ProficiencyLevel/Information", "informationProcessing", make_grade},
    {"ProficiencyLevel/Communication", "communication", make_grade},
    {"ProficiencyLevel/ContentCreation", "contentCreation", make_grade},
    {"ProficiencyLevel/Safety", "safety", make_grade},
    {"ProficiencyLevel/ProblemSolving", "problemSolving", make_grade},
    {"VerifiedBy/Certificate", "certificates", make_certificates},
    {"Documentation", NULL, NULL},
    {"ReferenceTo", NULL, NULL},
    {NULL, NULL, NULL},
};

static void add_driving(struct cvx_arranger *arranger, const struct cvx_node *skills,
                        struct cvx_node *list)
{
    const struct cvx_node *licences = cvx_arrange_find(skills, "Driving/Description/Licence");
    if (!licences)
        licences = cvx_arrange_find(skills, "Driving/Description");
    if (cvx_node_blank(licences))
        return;
    struct cvx_node *skill = cvx_arrange_object(arranger, list, NULL, licences);
    cvx_arrange_text(arranger, skill, "name",
                     cvx_europass_label(arranger, CVX_LABEL_DRIVING_LICENCE), NULL);
    struct cvx_node *keywords = cvx_arrange_array(arranger, skill, "keywords", licences);
    cvx_europass_texts(arranger, licences, keywords, NULL);
}

void cvx_europass_passport_skills(struct cvx_arranger *arranger, const struct cvx_node *skills)
{
    static const struct {
        const char *element;
        enum cvx_label name;
    } kinds[] = {
        {"Communication", CVX_LABEL_COMMUNICATION_SKILLS},
        {"Organisational", CVX_LABEL_ORGANISATIONAL_SKILLS},
        {"JobRelated", CVX_LABEL_JOB_RELATED_SKILLS},
        {"Computer", CVX_LABEL_DIGITAL_SKILLS},
        {"Other", CVX_LABEL_OTHER_SKILLS},
    };
    if (cvx_node_blank(skills))
        return;
    add_languages(arranger, cvx_node_find(skills, "Linguistic"));
    struct cvx_node *list = cvx_arrange_array(arranger, arranger->root, "skills", skills);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const struct cvx_node *from = cvx_node_find(skills, kinds[i].element);
        if (cvx_node_blank(from))
            continue;
        struct cvx_node *skill = cvx_arrange_object(arranger, list, NULL, from);
        cvx_arrange_text(arranger, skill, "name", cvx_europass_label(arranger, kinds[i].name),
                         NULL);
        cvx_arrange_item(arranger, from, skill_rows, skill);
    }
    add_driving(arranger, skills, list);
}

/* Achievements */

/* What an achievement's code says that its description lists. */
static const struct achievement {
    const char *code;
    const char *section; /* of the CV */
    const char *key;     /* what a piece of the description is there */
} achievements[] = {
    {"publications", "publications", "name"},   {"honors_awards", "awards", "title"},
    {"certifications", "certificates", "name"}, {"courses", "certificates", "name"},
    {"projects", "projects", "name"},           {"references", "references", "reference"},
    {"presentations", "presentations", "name"}, {"conferences", "conferences", "name"},
    {"seminars", "seminars", "name"},           {"memberships", "memberships", "name"},
    {"citations", "citations", "name"},         {NULL, "achievements", "name"},
};

static const struct achievement *find_achievement(const struct cvx_node *code)
{
    size_t i = 0;
    while (achievements[i].code &&
           !(code && code->text && strcmp(code->text, achievements[i].code) == 0))
        i++;
    return &achievements[i];
}

static void add_piece(struct cvx_arranger *arranger, const struct achievement *kind,
                      const char *text, const struct cvx_node *origin)
{
    struct cvx_node *list = cvx_arrange_array(arranger, arranger->root, kind->section, NULL);
    struct cvx_node *item = cvx_arrange_object(arranger, list, NULL, origin);
    cvx_arrange_text(arranger, item, kind->key, text, origin);
}

/* The bytes of the first piece of a text: its paragraph, or what stands before a line break that
 * ends a sentence or a year. Other breaks are the editor's, which cut lines. */
static size_t piece_len(const char *text)
{
    size_t len = 0;
    while (true) {
        len += strcspn(text + len, "\n");
        if (!text[len] || text[len + 1] == '\n' || (len && strchr(".)]0123456789", text[len - 1])))
            return len;
        len++;
    }
}

/* The piece, on one line. */
static const char *copy_piece(struct cvx_arranger *arranger, const char *text, size_t len)
{
    char *piece = cvx_arena_copy(arranger->arena, text, len);
    for (char *at = piece; at && *at; at++)
        if (*at == '\n')
            *at = ' ';
    return piece;
}

/* A description lists several: its paragraphs and its list's items. */
static void add_pieces(struct cvx_arranger *arranger, const struct achievement *kind,
                       const struct cvx_node *description)
{
    const struct cvx_prose_source source = {description, CVX_PROSE_HTML, false};
    struct cvx_prose prose;
    const enum cvx_status status =
        cvx_prose_read(description->text, &source, arranger->arena, arranger->diag, &prose);
    if (status != CVX_OK) {
        cvx_arrange_fail(arranger, status);
        return;
    }
    for (const char *at = prose.summary; at && *at; at += strspn(at, "\n")) {
        const size_t len = piece_len(at);
        add_piece(arranger, kind, copy_piece(arranger, at, len), description);
        at += len;
    }
    for (size_t i = 0; i < prose.highlight_count; i++)
        add_piece(arranger, kind, prose.highlights[i], description);
}

/* A kind that is none of ours keeps its label before what it says. */
static void add_own(struct cvx_arranger *arranger, const struct cvx_node *achievement,
                    const struct cvx_node *label, const struct cvx_node *description)
{
    struct cvx_node *list = cvx_arrange_array(arranger, arranger->root, "achievements", NULL);
    struct cvx_node *item = cvx_arrange_object(arranger, list, NULL, achievement);
    if (label)
        cvx_arrange_copy(arranger, item, "name", label);
    if (description)
        cvx_europass_html(arranger, description, item, "summary");
}

void cvx_europass_passport_achievements(struct cvx_arranger *arranger,
                                        const struct cvx_node *learner)
{
    static const struct cvx_arrange_row rest[] = {{"Title", NULL, NULL},
                                                  {"Documentation", NULL, NULL},
                                                  {"ReferenceTo", NULL, NULL},
                                                  {"@id", NULL, NULL},
                                                  {NULL, NULL, NULL}};
    const struct cvx_node *list = cvx_europass_list(learner, "AchievementList", "Achievement");
    for (const struct cvx_node *item = NULL; (item = cvx_europass_each(list, item));) {
        const struct cvx_node *code = cvx_arrange_find(item, "Title/Code");
        const struct achievement *kind = find_achievement(code);
        const struct cvx_node *description = cvx_node_find(item, "Description");
        if (!kind->code)
            add_own(arranger, item, cvx_europass_take(arranger, item, "Title/Label"), description);
        else if (description && description->text && !cvx_node_blank(description))
            add_pieces(arranger, kind, description);
        cvx_arrange_rows(arranger, item, rest, arranger->root);
    }
}
