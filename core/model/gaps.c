/* SPDX-License-Identifier: MIT */
/* Finding gaps: all periods in the order of their starts, and how far the time before each is
 * covered. */
#include "core/model/gaps.h"

#include <limits.h>
#include <stdlib.h>

/* A period in months since the year 0; both ends are in it. */
struct stretch {
    int start, end;
    bool job;
    size_t place;                      /* in the CV, to tell those apart that start together */
    const struct cvx_date_value *from; /* its start, for a place in the source */
    const char *name;
};

static int first_month(struct cvx_date date)
{
    return date.year * 12 + (date.month ? date.month - 1 : 0);
}

static int last_month(struct cvx_date date)
{
    return date.year * 12 + (date.month ? date.month - 1 : 11);
}

static void add(struct stretch *stretches, size_t *count, struct stretch made,
                const struct cvx_date_value *end)
{
    if (!made.from->date.year || (end->text.s && !end->date.year))
        return; /* who knows when that was */
    made.start = first_month(made.from->date);
    made.end = end->text.s ? last_month(end->date) : INT_MAX;
    made.place = *count;
    stretches[(*count)++] = made;
}

static int by_start(const void *a, const void *b)
{
    const struct stretch *one = a;
    const struct stretch *other = b;
    if (one->start != other->start)
        return one->start < other->start ? -1 : 1;
    return (one->place > other->place) - (one->place < other->place);
}

static size_t collect(const struct cvx_resume *resume, struct stretch *stretches)
{
    size_t count = 0;
    for (size_t i = 0; i < resume->work_count; i++) {
        const struct cvx_work *work = &resume->work[i];
        const char *name = work->name.s ? work->name.s : work->position.s;
        add(stretches, &count,
            (struct stretch){.job = true, .from = &work->start_date, .name = name},
            &work->end_date);
    }
    for (size_t i = 0; i < resume->education_count; i++) {
        const struct cvx_education *education = &resume->education[i];
        add(stretches, &count,
            (struct stretch){.from = &education->start_date, .name = education->institution.s},
            &education->end_date);
    }
    for (size_t i = 0; i < resume->volunteer_count; i++) {
        const struct cvx_volunteer *volunteer = &resume->volunteer[i];
        add(stretches, &count,
            (struct stretch){.from = &volunteer->start_date, .name = volunteer->organization.s},
            &volunteer->end_date);
    }
    return count;
}

static void report(const struct stretch *before, const struct stretch *after, struct cvx_diag *diag)
{
    const int from = before->end + 1;
    const int to = after->start - 1;
    cvx_diag_add(diag, CVX_CODE_GAP, after->from->text.at,
                 "the CV says nothing of %04d-%02d to %04d-%02d (%d months), between %s and %s",
                 from / 12, from % 12 + 1, to / 12, to % 12 + 1, to - from + 1,
                 before->name ? cvx_diag_quote(diag, before->name) : "what is before",
                 after->name ? cvx_diag_quote(diag, after->name) : "this");
    cvx_diag_hint(diag, "if it was more than looking for work, say what it was");
}

void cvx_gaps_check(const struct cvx_resume *resume, struct cvx_arena *arena, struct cvx_diag *diag)
{
    const size_t room = resume->work_count + resume->education_count + resume->volunteer_count;
    if (resume->work_count < 2)
        return;
    struct stretch *stretches = cvx_arena_alloc_array(arena, room, sizeof *stretches);
    if (!stretches)
        return;
    const size_t count = collect(resume, stretches);
    qsort(stretches, count, sizeof *stretches, by_start);
    const struct stretch *last = NULL; /* the one that ends last of those before */
    bool worked = false;
    for (size_t i = 0; i < count; i++) {
        const struct stretch *next = &stretches[i];
        if (worked && next->job && last->end != INT_MAX &&
            next->start - last->end - 1 > CVX_GAP_MONTHS)
            report(last, next, diag);
        worked = worked || next->job;
        if (!last || next->end > last->end)
            last = next;
    }
}
