/* SPDX-License-Identifier: MIT */
/* Lines are judged by their words; marks only count where a function is asked for them. */
#include "importers/outline/entry_lines.h"

#include "importers/outline/dates.h"

#include <string.h>

bool cvx_line_ends_sentence(const char *text)
{
    size_t len = strlen(text);
    while (len > 0 && strchr("*_ ", text[len - 1]))
        len--;
    return (len > 0 && strchr(".!?:", text[len - 1])) ||
           (len >= 3 && strncmp(text + len - 3, "。", 3) == 0);
}

bool cvx_line_is_dated(struct cvx_outlining *out, const char *text)
{
    struct cvx_dates dates;
    const struct cvx_styled styled = cvx_styled_read(text, out->arena);
    return styled.len <= 2 * CVX_LINE_HEAD && cvx_dates_find(styled.text, out->arena, &dates);
}

bool cvx_line_is_row(struct cvx_outlining *out, const char *text)
{
    struct cvx_dates dates;
    const struct cvx_styled styled = cvx_styled_read(text, out->arena);
    if (!cvx_dates_at_start(styled.text, out->arena, &dates))
        return false;
    const char *after = styled.text + dates.to;
    return *after == '\t' || strncmp(after, "  ", 2) == 0 || strncmp(after, " |", 2) == 0 ||
           strncmp(after, " – ", strlen(" – ")) == 0 || strncmp(after, " - ", 3) == 0 ||
           *after == ':' || strncmp(after, "：", 3) == 0 || strncmp(after, "　", 3) == 0 ||
           (*after == ' ' && dates.range);
}

bool cvx_line_is_marked(struct cvx_outlining *out, const char *text, unsigned mark, bool whole)
{
    const struct cvx_styled styled = cvx_styled_read(text, out->arena);
    if (whole)
        return cvx_styled_all(&styled, mark);
    return styled.len > 0 && (styled.marks[0] & mark);
}
