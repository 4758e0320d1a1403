/* SPDX-License-Identifier: MIT */
/* What core/doc/dateformat.h can format is one run, which speaks for both ends. */
#include "core/doc/dates.h"

#include "core/base/utf8.h"
#include "core/doc/dateformat.h"

bool cvx_date_is_known(const struct cvx_date_value *value)
{
    return value->text.s && value->date.year > 0 && !value->verbatim;
}

/* A date in the digits of the CV's own text. */
static const char *in_own_digits(struct cvx_builder *builder, struct cvx_str *date)
{
    const char *text = cvx_str_get(date);
    if (!builder->european_digits)
        return text;
    const uint32_t zero = cvx_date_zero(builder->language);
    struct cvx_str out;
    cvx_str_init(&out, builder->arena);
    while (*text) {
        const uint32_t code_point = cvx_utf8_next(&text);
        const bool digit = code_point >= zero && code_point <= zero + 9;
        cvx_str_add_code_point(&out, digit ? code_point - zero + '0' : code_point);
    }
    return cvx_str_get(&out);
}

static void add_formatted(struct cvx_builder *builder, struct cvx_runs *runs, const char *text,
                          const struct cvx_node *at)
{
    cvx_runs_add_string(builder, runs, text, (struct cvx_ink){.style = CVX_STYLE_KEEP, .at = at});
}

void cvx_dates_add(struct cvx_builder *builder, struct cvx_runs *runs,
                   const struct cvx_date_value *date)
{
    if (!cvx_date_is_known(date)) {
        add_formatted(builder, runs, date->text.s, date->text.at);
        return;
    }
    struct cvx_str text;
    cvx_str_init(&text, builder->arena);
    cvx_date_format(builder->language, date->date, &text);
    add_formatted(builder, runs, in_own_digits(builder, &text), date->text.at);
}

void cvx_dates_add_period(struct cvx_builder *builder, struct cvx_runs *runs,
                          const struct cvx_date_value *start, const struct cvx_date_value *end,
                          bool goes_on)
{
    const bool ongoing = !end->text.s && (end->ongoing || (goes_on && cvx_date_is_known(start)));
    const bool start_known = cvx_date_is_known(start) || !start->text.s;
    const bool end_known = cvx_date_is_known(end) || !end->text.s;
    if (start_known && end_known) {
        const struct cvx_period period = {
            .start = start->date, .end = end->date, .ongoing = ongoing};
        struct cvx_str text;
        cvx_str_init(&text, builder->arena);
        cvx_date_range_format(builder->language, period, &text);
        add_formatted(builder, runs, in_own_digits(builder, &text),
                      start->text.s ? start->text.at : end->text.at);
        cvx_builder_mark_text(builder, start->text);
        cvx_builder_mark_text(builder, end->text);
        cvx_builder_mark(builder, end->text.at, CVX_SEEN_USED);
        return;
    }
    cvx_dates_add(builder, runs, start);
    if (start->text.s && (end->text.s || ongoing))
        cvx_runs_add_label(builder, runs, CVX_LABEL_RANGE, 0);
    if (ongoing)
        cvx_runs_add_label(builder, runs, CVX_LABEL_PRESENT, CVX_STYLE_KEEP);
    cvx_builder_mark(builder, end->text.at, CVX_SEEN_USED);
    cvx_dates_add(builder, runs, end);
}
