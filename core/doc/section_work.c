/* SPDX-License-Identifier: MIT */
/* Work and volunteering: who did what where, and jobs in a row at one employer as a group. */
#include "core/doc/dates.h"
#include "core/doc/entry.h"
#include "core/doc/inline.h"
#include "core/doc/rest.h"
#include "core/doc/sections.h"
#include "core/lang/fold.h"

#include <string.h>

/* True when two texts say the same but for case, accents and spaces. */
static bool same_text(struct cvx_text a, struct cvx_text b)
{
    char folded[2][256];
    if (!a.s || !b.s)
        return false;
    if (strcmp(a.s, b.s) == 0)
        return true;
    const size_t len = cvx_fold_text(a.s, strlen(a.s), folded[0], sizeof folded[0]);
    cvx_fold_text(b.s, strlen(b.s), folded[1], sizeof folded[1]);
    return len > 0 && strcmp(folded[0], folded[1]) == 0;
}

/* Notes that `text` is said by `shown`: word for word, or so that it need not be repeated. */
static void mark_said(struct cvx_builder *builder, struct cvx_text text, struct cvx_text shown)
{
    if (text.s && shown.s)
        cvx_builder_mark(builder, text.at,
                         strcmp(text.s, shown.s) == 0 ? CVX_SEEN_SHOWN : CVX_SEEN_USED);
}

static void add_technologies(struct cvx_builder *builder, struct cvx_block *parent,
                             const struct cvx_texts *keywords)
{
    if (keywords->count == 0)
        return;
    const struct cvx_node *at = keywords->items[0].at;
    const struct cvx_node *list = at && !at->key ? at->parent : at;
    const bool tools = list && list->key && strcmp(list->key, "technologies") == 0;
    cvx_row_add_list(builder, parent, tools ? CVX_LABEL_TECHNOLOGIES : CVX_LABEL_KEYWORDS,
                     keywords);
}

/* `grouped`: the employer is named above, and what the jobs have in common is shown there. */
static void build_job(struct cvx_builder *builder, struct cvx_block *parent,
                      const struct cvx_work *job, bool grouped)
{
    struct cvx_head head = {.at = job->base.at, .who_first = true};
    cvx_inline_add(builder, &head.what, job->position, 0);
    if (!grouped)
        cvx_inline_add(builder, &head.who, job->name, 0);
    else if (!builder->big_first && !cvx_builder_seen(builder, job->location.at))
        cvx_inline_add(builder, &head.who, job->location, 0);
    if (!grouped)
        cvx_head_add_place(builder, &head, job->location);
    cvx_dates_add_period(builder, &head.when, &job->start_date, &job->end_date, true);
    struct cvx_block *entry = cvx_entry_open(builder, parent, &head);
    struct cvx_parts parts = {0};
    cvx_parts_add(builder, &parts, job->department);
    if (!cvx_builder_seen(builder, job->location.at))
        cvx_parts_add(builder, &parts, job->location);
    if (!cvx_builder_seen(builder, job->url.text.at))
        cvx_parts_add_url(builder, &parts, &job->url);
    cvx_parts_close(builder, entry, &parts, job->base.at);
    cvx_parts_add_list(builder, &parts, CVX_LABEL_ADVISORS, &job->advisors);
    cvx_parts_close(builder, entry, &parts, job->base.at);
    if (!cvx_builder_seen(builder, job->description.at))
        cvx_inline_prose(builder, entry, job->description, CVX_STYLE_SECONDARY);
    cvx_inline_prose(builder, entry, job->summary, 0);
    cvx_inline_list(builder, entry, &job->highlights);
    add_technologies(builder, entry, &job->keywords);
    cvx_rest_add(builder, entry, job->base.at);
}

/* The time from the first start to the last end. What cannot be read has no place in it. */
static void add_span(struct cvx_builder *builder, struct cvx_runs *runs,
                     const struct cvx_work *jobs, size_t count)
{
    struct cvx_date_value start = jobs[0].start_date;
    struct cvx_date_value end = jobs[0].end_date;
    for (size_t i = 0; i < count; i++) {
        const struct cvx_work *job = &jobs[i];
        if (!cvx_date_is_known(&job->start_date) ||
            (job->end_date.text.s && !cvx_date_is_known(&job->end_date)))
            return;
        if (cvx_date_compare(job->start_date.date, start.date) < 0)
            start = job->start_date;
        if (end.text.s &&
            (!job->end_date.text.s || cvx_date_compare(job->end_date.date, end.date) > 0))
            end = job->end_date;
    }
    cvx_dates_add_period(builder, runs, &start, &end, true);
}

static void build_employer(struct cvx_builder *builder, struct cvx_block *section,
                           const struct cvx_work *jobs, size_t count)
{
    struct cvx_block *group = cvx_block_add(builder, section, CVX_BLOCK_GROUP, jobs[0].base.at);
    if (!group)
        return;
    group->level = section->level + 1;
    cvx_inline_add(builder, &group->text, jobs[0].name, 0);
    add_span(builder, &group->aside, jobs, count);
    bool one_place = true;
    for (size_t i = 0; i < count; i++) {
        mark_said(builder, jobs[i].name, jobs[0].name);
        one_place &= same_text(jobs[i].location, jobs[0].location);
    }
    struct cvx_parts parts = {0};
    if (one_place)
        cvx_parts_add(builder, &parts, jobs[0].location);
    cvx_parts_add_url(builder, &parts, &jobs[0].url);
    cvx_parts_close(builder, group, &parts, jobs[0].base.at);
    cvx_inline_prose(builder, group, jobs[0].description, CVX_STYLE_SECONDARY);
    for (size_t i = 1; i < count; i++) {
        if (one_place)
            mark_said(builder, jobs[i].location, jobs[0].location);
        if (same_text(jobs[i].url.text, jobs[0].url.text))
            mark_said(builder, jobs[i].url.text, jobs[0].url.text);
        if (same_text(jobs[i].description, jobs[0].description))
            mark_said(builder, jobs[i].description, jobs[0].description);
    }
    for (size_t i = 0; i < count; i++)
        build_job(builder, group, &jobs[i], true);
}

void cvx_section_work(struct cvx_builder *builder, struct cvx_block *section)
{
    const struct cvx_resume *resume = builder->resume;
    for (size_t i = 0, count; i < resume->work_count; i += count) {
        const struct cvx_work *job = &resume->work[i];
        for (count = 1; i + count < resume->work_count; count++)
            if (!job[count].position.s || !same_text(job[count].name, job->name))
                break;
        if (!job->position.s)
            count = 1;
        if (count > 1)
            build_employer(builder, section, job, count);
        else
            build_job(builder, section, job, false);
    }
}

/* A service that is nothing but a role, an organization and a year. */
static bool is_brief(const struct cvx_volunteer *service)
{
    const struct cvx_date start = service->start_date.date;
    const struct cvx_date end = service->end_date.date;
    const bool year = cvx_date_is_known(&service->end_date) && end.month == 0 &&
                      (!service->start_date.text.s || (cvx_date_is_known(&service->start_date) &&
                                                       start.month == 0 && start.year == end.year));
    return year && (service->position.s || service->organization.s) && !service->url.text.s &&
           !service->summary.s && service->highlights.count == 0 && !service->location.s &&
           service->keywords.count == 0 && service->base.extra_count == 0;
}

/* "2024  ATC Artifact Evaluation PC · PMAM TPC member": a row for each year, the newest first. */
static void build_year(struct cvx_builder *builder, struct cvx_block *section, int year)
{
    const struct cvx_resume *resume = builder->resume;
    struct cvx_block *row = NULL;
    for (size_t i = 0; i < resume->volunteer_count; i++) {
        const struct cvx_volunteer *service = &resume->volunteer[i];
        if (service->end_date.date.year != year)
            continue;
        if (!row) {
            row = cvx_block_add(builder, section, CVX_BLOCK_ROW, service->base.at);
            if (!row)
                return;
            cvx_dates_add(builder, &row->label, &service->end_date);
            row->label.first->style |= CVX_STYLE_STRONG;
            cvx_runs_separate(builder, &row->label, " ", CVX_STYLE_STRONG);
        }
        cvx_builder_mark(builder, service->start_date.text.at, CVX_SEEN_SHOWN);
        cvx_builder_mark(builder, service->end_date.text.at, CVX_SEEN_SHOWN);
        cvx_runs_separate(builder, &row->text, " · ", CVX_STYLE_SECONDARY);
        cvx_inline_add(builder, &row->text, service->organization, 0);
        if (service->organization.s && service->position.s)
            cvx_runs_separate(builder, &row->text, " ", 0);
        cvx_inline_add(builder, &row->text, service->position, 0);
    }
}

/* The latest year before `before`; 0 when there is none. */
static int latest_year(const struct cvx_resume *resume, int before)
{
    int latest = 0;
    for (size_t i = 0; i < resume->volunteer_count; i++) {
        const int year = resume->volunteer[i].end_date.date.year;
        if (year < before && year > latest)
            latest = year;
    }
    return latest;
}

static void build_service(struct cvx_builder *builder, struct cvx_block *section,
                          const struct cvx_volunteer *service)
{
    struct cvx_head head = {.at = service->base.at, .who_first = true};
    cvx_inline_add(builder, &head.what, service->position, 0);
    cvx_inline_add(builder, &head.who, service->organization, 0);
    const bool placed = cvx_head_add_place(builder, &head, service->location);
    cvx_dates_add_period(builder, &head.when, &service->start_date, &service->end_date, true);
    struct cvx_block *entry = cvx_entry_open(builder, section, &head);
    struct cvx_parts parts = {0};
    if (!placed)
        cvx_parts_add(builder, &parts, service->location);
    cvx_parts_add_url(builder, &parts, &service->url);
    cvx_parts_close(builder, entry, &parts, service->base.at);
    cvx_inline_prose(builder, entry, service->summary, 0);
    cvx_inline_list(builder, entry, &service->highlights);
    add_technologies(builder, entry, &service->keywords);
    cvx_rest_add(builder, entry, service->base.at);
}

void cvx_section_volunteer(struct cvx_builder *builder, struct cvx_block *section)
{
    enum { ROWS_FROM = 3 };
    const struct cvx_resume *resume = builder->resume;
    bool brief = resume->volunteer_count >= ROWS_FROM;
    for (size_t i = 0; i < resume->volunteer_count; i++)
        brief = brief && is_brief(&resume->volunteer[i]);
    if (!brief) {
        for (size_t i = 0; i < resume->volunteer_count; i++)
            build_service(builder, section, &resume->volunteer[i]);
        return;
    }
    for (int year = latest_year(resume, INT16_MAX); year > 0; year = latest_year(resume, year))
        build_year(builder, section, year);
}
