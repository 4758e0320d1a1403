/* SPDX-License-Identifier: MIT */
/* The line is counted as the cursor moves; the column only when it is asked for. */
#include "formats/json_part.h"

#include "core/base/utf8.h"

/* A line ends at `at`; returns the last byte of its end. */
static const char *end_line(struct cvx_json_cursor *cursor, const char *at)
{
    at += *at == '\r' && at + 1 < cursor->end && at[1] == '\n';
    cursor->line++;
    cursor->counted = at + 1;
    cursor->column = 1;
    return at;
}

void cvx_json_cursor_skip_space(struct cvx_json_cursor *cursor)
{
    const char *at = cursor->at;
    for (; at < cursor->end; at++) {
        if (*at == '\n' || *at == '\r')
            at = end_line(cursor, at);
        else if (*at != ' ' && *at != '\t')
            break;
    }
    cursor->at = at;
}

void cvx_json_cursor_pass(struct cvx_json_cursor *cursor, const char *to)
{
    const char *at = cursor->at;
    for (; at < to; at++)
        if (*at == '\n' || *at == '\r')
            at = end_line(cursor, at);
    cursor->at = at;
}

struct cvx_place cvx_json_cursor_place(struct cvx_json_cursor *cursor)
{
    const size_t len = (size_t)(cursor->at - cursor->counted);
    cursor->column += (uint32_t)(cursor->ascii ? len : cvx_utf8_count(cursor->counted, len));
    cursor->counted = cursor->at;
    return (struct cvx_place){.line = cursor->line, .column = cursor->column};
}
