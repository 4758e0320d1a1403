/* SPDX-License-Identifier: MIT */
/* A head once it is cut: taking its parts, what is left of them, its dates. */
#include "core/base/str.h"
#include "importers/outline/dates.h"
#include "importers/outline/head.h"

void cvx_head_add_group(struct cvx_outlining *out, struct cvx_head *head,
                        const struct cvx_block_line *line, bool report)
{
    struct cvx_dates dates;
    const char *text = line->text;
    if (head->dated && cvx_dates_find(text, out->arena, &dates) && dates.range) {
        const char *rest =
            cvx_arena_printf(out->arena, "%.*s%s", (int)dates.from, text, text + dates.to);
        text = rest ? rest : text;
        if (report)
            cvx_out_report(out, CVX_CODE_GUESSED, line,
                           "the period of %s is said by what is below it",
                           cvx_diag_quote(out->diag, line->text));
    }
    cvx_head_add(out, head, text, line);
}

struct cvx_part *cvx_head_next(struct cvx_head *head)
{
    for (size_t i = 0; i < head->count; i++)
        if (head->parts[i].text)
            return &head->parts[i];
    return NULL;
}

size_t cvx_head_left(const struct cvx_head *head)
{
    size_t left = 0;
    for (size_t i = 0; i < head->count; i++)
        left += head->parts[i].text != NULL;
    return left;
}

const char *cvx_part_take(struct cvx_part *part)
{
    if (!part || !part->text)
        return "";
    const char *text = part->text;
    part->text = NULL;
    return text;
}

const char *cvx_head_rest(struct cvx_outlining *out, struct cvx_head *head)
{
    static const char *const joints[] = {
        [CVX_JOINT_LINE] = "\n", [CVX_JOINT_MARK] = " ", [CVX_JOINT_COMMA] = ", ",
        [CVX_JOINT_BAR] = " – ", [CVX_JOINT_AT] = ", ",  [CVX_JOINT_COLON] = ": ",
        [CVX_JOINT_PAREN] = " ",
    };
    struct cvx_str text;
    cvx_str_init(&text, out->arena);
    for (size_t i = 0; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        if (!part->text)
            continue;
        if (text.len > 0)
            cvx_str_add(&text, joints[part->joint]);
        cvx_str_add(&text, cvx_part_take(part));
    }
    return text.len ? cvx_str_get(&text) : NULL;
}

void cvx_head_dates(struct cvx_outlining *out, const struct cvx_head *head, struct cvx_node *entry,
                    bool single_ends)
{
    if (!head->dated)
        return;
    const bool single = !head->range && head->start && !head->end;
    if (head->start && !(single && single_ends))
        cvx_out_text(out, entry, "startDate", head->start, head->dates_at);
    const char *end = single ? head->start : head->end;
    if (end)
        cvx_out_text(out, entry, "endDate", end, head->dates_at);
}
