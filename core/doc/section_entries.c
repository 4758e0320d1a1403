/* SPDX-License-Identifier: MIT */
/* Sections whose entries have a head, perhaps secondary lines, and a body: education, awards,
 * certificates, projects, references. */
#include "core/doc/dates.h"
#include "core/doc/entry.h"
#include "core/doc/inline.h"
#include "core/doc/rest.h"
#include "core/doc/sections.h"

#include <ctype.h>
#include <string.h>

/* "Ph.D., Environmental Engineering"; in Chinese, Japanese and Korean the field comes first. */
static void add_degree(struct cvx_builder *builder, struct cvx_runs *runs,
                       const struct cvx_education *school)
{
    const bool swap = builder->big_first;
    cvx_inline_add(builder, runs, swap ? school->area : school->study_type, 0);
    if (school->area.s && school->study_type.s) {
        if (swap)
            cvx_runs_separate(builder, runs, " ", 0);
        else
            cvx_runs_add_label(builder, runs, CVX_LABEL_COMMA, 0);
    }
    cvx_inline_add(builder, runs, swap ? school->study_type : school->area, 0);
}

/* A grade point average is a small number with a fraction: "3.73/4.0". */
static enum cvx_label score_label(const struct cvx_builder *builder, struct cvx_text score)
{
    if (score.at && score.at->key && strcmp(score.at->key, "gpa") == 0)
        return CVX_LABEL_GPA;
    if (strcmp(builder->language->tag, "en") != 0 || !score.s)
        return CVX_LABEL_SCORE;
    const bool gpa = isdigit((unsigned char)score.s[0]) && score.s[1] == '.' &&
                     isdigit((unsigned char)score.s[2]);
    return gpa ? CVX_LABEL_GPA : CVX_LABEL_SCORE;
}

static void build_education(struct cvx_builder *builder, struct cvx_block *section,
                            const struct cvx_education *school)
{
    struct cvx_head head = {.at = school->base.at, .who_first = true};
    add_degree(builder, &head.what, school);
    cvx_inline_add(builder, &head.who, school->institution, 0);
    const bool placed = cvx_head_add_place(builder, &head, school->location);
    cvx_dates_add_period(builder, &head.when, &school->start_date, &school->end_date, true);
    struct cvx_block *entry = cvx_entry_open(builder, section, &head);
    struct cvx_parts parts = {0};
    cvx_parts_add(builder, &parts, school->department);
    if (!placed)
        cvx_parts_add(builder, &parts, school->location);
    cvx_parts_add_url(builder, &parts, &school->url);
    cvx_parts_close(builder, entry, &parts, school->base.at);
    cvx_parts_add_list(builder, &parts, CVX_LABEL_ADVISORS, &school->advisors);
    cvx_parts_add_labelled(builder, &parts, score_label(builder, school->score), school->score);
    cvx_parts_close(builder, entry, &parts, school->base.at);
    cvx_inline_prose(builder, entry, school->summary, 0);
    cvx_inline_list(builder, entry, &school->highlights);
    cvx_row_add_list(builder, entry, CVX_LABEL_COURSES, &school->courses);
    cvx_rest_add(builder, entry, school->base.at);
}

void cvx_section_education(struct cvx_builder *builder, struct cvx_block *section)
{
    for (size_t i = 0; i < builder->resume->education_count; i++)
        build_education(builder, section, &builder->resume->education[i]);
}

static void build_award(struct cvx_builder *builder, struct cvx_block *section,
                        const struct cvx_award *award)
{
    struct cvx_head head = {.at = award->base.at};
    cvx_inline_add(builder, &head.what, award->title, 0);
    cvx_inline_add(builder, &head.who, award->awarder, 0);
    cvx_dates_add(builder, &head.when, &award->date);
    struct cvx_block *entry = cvx_entry_open(builder, section, &head);
    struct cvx_parts parts = {0};
    cvx_parts_add_url(builder, &parts, &award->url);
    cvx_parts_close(builder, entry, &parts, award->base.at);
    cvx_inline_prose(builder, entry, award->summary, 0);
    cvx_rest_add(builder, entry, award->base.at);
}

void cvx_section_awards(struct cvx_builder *builder, struct cvx_block *section)
{
    for (size_t i = 0; i < builder->resume->awards_count; i++)
        build_award(builder, section, &builder->resume->awards[i]);
}

/* A certificate may say when it was given and how long it counts; giving and start are mostly one
 * and the same. */
static void add_validity(struct cvx_builder *builder, const struct cvx_certificate *certificate,
                         struct cvx_runs *when, struct cvx_parts *parts)
{
    const struct cvx_date_value *date = &certificate->date;
    const struct cvx_date_value *start = &certificate->start_date;
    const struct cvx_date_value *end = &certificate->end_date;
    const bool one = date->text.s && start->text.s && strcmp(date->text.s, start->text.s) == 0;
    if (one)
        cvx_builder_mark(builder, date->text.at, CVX_SEEN_SHOWN);
    if (!date->text.s || one) {
        cvx_dates_add_period(builder, when, start, end, false);
        return;
    }
    cvx_dates_add(builder, when, date);
    struct cvx_runs validity = {NULL, NULL};
    cvx_dates_add_period(builder, &validity, start, end, false);
    if (!validity.first)
        return;
    if (!start->text.s)
        cvx_label_add(builder, &parts->runs, cvx_label_get(builder->language, CVX_LABEL_EXPIRES),
                      0);
    cvx_runs_append(&parts->runs, &validity);
}

static void build_certificate(struct cvx_builder *builder, struct cvx_block *section,
                              const struct cvx_certificate *certificate)
{
    struct cvx_head head = {.at = certificate->base.at};
    struct cvx_parts parts = {0};
    cvx_inline_add(builder, &head.what, certificate->name, 0);
    cvx_inline_add(builder, &head.who, certificate->issuer, 0);
    add_validity(builder, certificate, &head.when, &parts);
    struct cvx_block *entry = cvx_entry_open(builder, section, &head);
    cvx_parts_add_url(builder, &parts, &certificate->url);
    cvx_parts_close(builder, entry, &parts, certificate->base.at);
    cvx_inline_prose(builder, entry, certificate->summary, 0);
    cvx_rest_add(builder, entry, certificate->base.at);
}

void cvx_section_certificates(struct cvx_builder *builder, struct cvx_block *section)
{
    for (size_t i = 0; i < builder->resume->certificates_count; i++)
        build_certificate(builder, section, &builder->resume->certificates[i]);
}

/* "Programme (24ZR1430500), 200K RMB". */
static void add_funding(struct cvx_builder *builder, struct cvx_block *entry,
                        const struct cvx_funding *funding)
{
    struct cvx_parts parts = {0};
    cvx_parts_add(builder, &parts, funding->program);
    if (funding->program.s && funding->number.s) {
        cvx_runs_add_label(builder, &parts.runs, CVX_LABEL_PAREN_OPEN, 0);
        cvx_inline_add(builder, &parts.runs, funding->number, CVX_STYLE_KEEP);
        cvx_runs_add_label(builder, &parts.runs, CVX_LABEL_PAREN_CLOSE, 0);
    } else {
        cvx_parts_add_labelled(builder, &parts, CVX_LABEL_GRANT_NUMBER, funding->number);
    }
    cvx_parts_add(builder, &parts, funding->amount);
    cvx_parts_close(builder, entry, &parts, funding->base.at);
    cvx_parts_add_list(builder, &parts, CVX_LABEL_PARTNERS, &funding->partners);
    cvx_parts_close(builder, entry, &parts, funding->base.at);
}

static void build_project(struct cvx_builder *builder, struct cvx_block *section,
                          const struct cvx_project *project)
{
    struct cvx_head head = {.at = project->base.at};
    cvx_inline_add(builder, &head.what, project->name, 0);
    cvx_inline_add(builder, &head.who, project->entity, 0);
    const bool placed = cvx_head_add_place(builder, &head, project->location);
    cvx_dates_add_period(builder, &head.when, &project->start_date, &project->end_date, true);
    struct cvx_block *entry = cvx_entry_open(builder, section, &head);
    struct cvx_parts parts = {0};
    for (size_t i = 0; i < project->roles.count; i++)
        cvx_parts_add(builder, &parts, project->roles.items[i]);
    cvx_parts_add(builder, &parts, project->type);
    if (!placed)
        cvx_parts_add(builder, &parts, project->location);
    cvx_parts_add_url(builder, &parts, &project->url);
    cvx_parts_close(builder, entry, &parts, project->base.at);
    if (project->funding)
        add_funding(builder, entry, project->funding);
    cvx_inline_prose(builder, entry, project->description, 0);
    cvx_inline_prose(builder, entry, project->summary, 0);
    cvx_inline_list(builder, entry, &project->highlights);
    cvx_row_add_list(builder, entry, CVX_LABEL_KEYWORDS, &project->keywords);
    cvx_rest_add(builder, entry, project->base.at);
}

void cvx_section_projects(struct cvx_builder *builder, struct cvx_block *section)
{
    for (size_t i = 0; i < builder->resume->projects_count; i++)
        build_project(builder, section, &builder->resume->projects[i]);
}

/* True when the person has put quotation marks already. */
static bool is_quoted(const char *text)
{
    static const char *const marks[] = {"\"", "“", "„", "«", "»", "「", "『", "‘", "'", "*", ">"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return true;
    return false;
}

/* Puts the language's quotation marks around paragraphs that `parent` got after `before`. */
static void quote(struct cvx_builder *builder, const struct cvx_block *parent,
                  const struct cvx_block *before)
{
    struct cvx_block *first = before ? before->next : parent->first;
    struct cvx_block *last = parent->last;
    if (!first || first->kind != CVX_BLOCK_PARAGRAPH || last->kind != CVX_BLOCK_PARAGRAPH)
        return;
    struct cvx_runs text = {NULL, NULL};
    cvx_runs_add_label(builder, &text, CVX_LABEL_QUOTE_OPEN, 0);
    cvx_runs_append(&text, &first->text);
    first->text = text;
    cvx_runs_add_label(builder, &last->text, CVX_LABEL_QUOTE_CLOSE, 0);
}

static void build_reference(struct cvx_builder *builder, struct cvx_block *section,
                            const struct cvx_reference *reference)
{
    struct cvx_head head = {.at = reference->base.at};
    cvx_inline_add(builder, &head.what, reference->name, 0);
    const struct cvx_node *position = cvx_node_find(reference->base.at, "position");
    if (position && position->kind == CVX_NODE_STRING)
        cvx_inline_add(builder, &head.who, (struct cvx_text){position->text, position}, 0);
    struct cvx_block *entry = cvx_entry_open(builder, section, &head);
    if (!entry)
        return;
    /* How to reach the person comes first, so the words that come last are marked now. */
    cvx_builder_mark(builder, reference->reference.at, CVX_SEEN_SHOWN);
    cvx_rest_add(builder, entry, reference->base.at);
    const struct cvx_block *before = entry->last;
    cvx_inline_prose(builder, entry, reference->reference, 0);
    if (reference->reference.s && !is_quoted(reference->reference.s))
        quote(builder, entry, before);
}

void cvx_section_references(struct cvx_builder *builder, struct cvx_block *section)
{
    for (size_t i = 0; i < builder->resume->references_count; i++)
        build_reference(builder, section, &builder->resume->references[i]);
}
