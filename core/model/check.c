/* SPDX-License-Identifier: MIT */
/* Checks over a whole resume, driven by fields.def. */
#include "core/model/check.h"

#include "core/model/gaps.h"

#include <string.h>

static const struct cvx_date_value *find_date(const struct cvx_record_type *type,
                                              const void *record, const char *key)
{
    for (const struct cvx_field *field = type->fields; field->key; field++)
        if (field->kind == CVX_FIELD_DATE && strcmp(field->key, key) == 0)
            return (const void *)((const char *)record + field->offset);
    return NULL;
}

static void check_order(const struct cvx_record_type *type, const void *record,
                        struct cvx_diag *diag)
{
    const struct cvx_date_value *start = find_date(type, record, "startDate");
    const struct cvx_date_value *end = find_date(type, record, "endDate");
    if (!start || !end || !start->date.year || !end->date.year ||
        cvx_date_compare(end->date, start->date) >= 0)
        return;
    char start_iso[CVX_DATE_ISO_MAX];
    char end_iso[CVX_DATE_ISO_MAX];
    cvx_date_iso(start->date, start_iso);
    cvx_date_iso(end->date, end_iso);
    cvx_diag_add(diag, CVX_CODE_DATE_ORDER, end->text.at, "it ends (%s) before it starts (%s)",
                 end_iso, start_iso);
}

static void check_record(const struct cvx_record_type *type, const void *record,
                         struct cvx_diag *diag)
{
    const char *base = record;
    check_order(type, record, diag);
    for (const struct cvx_field *field = type->fields; field->key; field++) {
        if (field->kind != CVX_FIELD_CHILD && field->kind != CVX_FIELD_CHILDREN)
            continue;
        const char *items = *(char *const *)(const void *)(base + field->offset);
        size_t count = items != NULL;
        if (field->kind == CVX_FIELD_CHILDREN)
            count = *(const size_t *)(const void *)(base + field->count_offset);
        for (size_t i = 0; i < count; i++)
            check_record(field->child, items + i * field->child->size, diag);
    }
}

/* True when anything but settings is there. */
static bool has_text(const struct cvx_resume *resume)
{
    for (const struct cvx_field *field = cvx_resume_type.fields; field->key; field++) {
        const bool section = field->child && field->child != &cvx_meta_type;
        if (section && *(void *const *)(const void *)((const char *)resume + field->offset))
            return true;
    }
    return resume->base.extra_count > 0;
}

void cvx_resume_check(const struct cvx_resume *resume, struct cvx_arena *arena,
                      struct cvx_diag *diag)
{
    check_record(&cvx_resume_type, resume, diag);
    cvx_gaps_check(resume, arena, diag);
    if (!has_text(resume))
        cvx_diag_add(diag, CVX_CODE_NO_TEXT, resume->base.at, "the CV holds no text");
}
