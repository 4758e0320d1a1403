/* SPDX-License-Identifier: MIT */
/* A description from markup events: each paragraph is written as Markdown where it belongs, and
 * lists inside an item, or inside a text that keeps its lists, as indented lines. */
#include "importers/prose_writer.h"

#include "formats/markup_write.h"

#include <string.h>

/* Lists nest no deeper in a document; the items of deeper ones join the deepest. */
enum { LEVELS = 6 };

struct level {
    bool ordered;
    bool implied; /* made by an item that stood outside of any list */
    int number;   /* of its newest item */
    size_t width; /* columns that its items are indented by */
};

struct flow {
    struct cvx_prose_writer *writer;
    bool whole;
    struct level levels[LEVELS];
    size_t depth, too_deep;
    bool marker_due; /* an item was opened whose marker is not written yet */
};

/* Of the levels that are written as indented lines: all, or all within a highlight. */
static size_t first_level(const struct flow *flow)
{
    return flow->whole ? 0 : 1;
}

static size_t indent_of(const struct flow *flow, size_t depth)
{
    size_t indent = 0;
    for (size_t i = first_level(flow); i < depth; i++)
        indent += flow->levels[i].width;
    return indent;
}

static void add_blanks(struct cvx_str *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cvx_str_add_char(out, ' ');
}

/* "- " or "3. ", on a line of its own, as deep as its list. */
static void write_marker(struct flow *flow)
{
    struct level *level = &flow->levels[flow->depth - 1];
    if (flow->writer->out->len > 0)
        cvx_str_add_char(flow->writer->out, '\n');
    add_blanks(flow->writer->out, indent_of(flow, flow->depth - 1));
    const size_t start = flow->writer->out->len;
    if (level->ordered)
        cvx_str_add_format(flow->writer->out, "%d. ", level->number);
    else
        cvx_str_add(flow->writer->out, "- ");
    level->width = flow->writer->out->len - start;
    flow->marker_due = false;
}

static void write_block(struct flow *flow, const struct cvx_markup_event *events, size_t count)
{
    struct cvx_str text;
    cvx_str_init(&text, flow->writer->arena);
    cvx_markup_write(events, count, &text);
    if (text.len == 0)
        return;
    const size_t depth =
        flow->writer->out == &flow->writer->summary && !flow->whole ? 0 : flow->depth;
    if (flow->marker_due) {
        write_marker(flow);
    } else if (flow->writer->out->len > 0) {
        cvx_str_add(flow->writer->out, "\n\n");
        add_blanks(flow->writer->out, indent_of(flow, depth));
    }
    for (const char *at = cvx_str_get(&text); *at; at++) {
        cvx_str_add_char(flow->writer->out, *at);
        if (*at == '\n')
            add_blanks(flow->writer->out, indent_of(flow, depth));
    }
}

static void open_list(struct flow *flow, bool ordered, bool implied)
{
    if (flow->depth == LEVELS)
        flow->too_deep++;
    else
        flow->levels[flow->depth++] =
            (struct level){.ordered = ordered, .implied = implied, .width = 2};
}

static void close_list(struct flow *flow)
{
    flow->marker_due = false;
    if (flow->too_deep > 0)
        flow->too_deep--;
    else if (flow->depth > 0)
        flow->depth--;
    if (flow->depth == 0)
        cvx_prose_end_item(flow->writer);
}

static void open_item(struct flow *flow)
{
    if (flow->depth == 0)
        open_list(flow, false, true);
    flow->levels[flow->depth - 1].number++;
    if (flow->depth > first_level(flow)) {
        flow->marker_due = true;
        return;
    }
    cvx_prose_start_item(flow->writer);
}

static void close_item(struct flow *flow)
{
    flow->marker_due = false;
    if (flow->depth == 0)
        return;
    if (flow->depth == 1 && !flow->whole)
        cvx_prose_end_item(flow->writer);
    if (flow->levels[flow->depth - 1].implied)
        close_list(flow);
}

static void write_structure(struct flow *flow, const struct cvx_markup_event *event)
{
    if (event->kind == CVX_MARKUP_LIST_OPEN)
        open_list(flow, event->ordered, false);
    else if (event->kind == CVX_MARKUP_LIST_CLOSE)
        close_list(flow);
    else if (event->kind == CVX_MARKUP_ITEM_OPEN)
        open_item(flow);
    else if (event->kind == CVX_MARKUP_ITEM_CLOSE)
        close_item(flow);
}

static bool is_inline(const struct cvx_markup_event *event)
{
    return event->kind == CVX_MARKUP_TEXT || event->kind == CVX_MARKUP_BREAK;
}

static bool is_blank_text(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

static bool alternates(const struct cvx_markup *markup)
{
    struct cvx_alternation met = {false};
    int inside = 0; /* of lists and items */
    for (size_t i = 0; i < markup->count; i++) {
        const struct cvx_markup_event *event = &markup->events[i];
        const bool opens =
            event->kind == CVX_MARKUP_LIST_OPEN || event->kind == CVX_MARKUP_ITEM_OPEN;
        if (inside == 0 && opens)
            cvx_alternation_meet(&met, true);
        if (inside == 0 && event->kind == CVX_MARKUP_TEXT && event->text &&
            !is_blank_text(event->text))
            cvx_alternation_meet(&met, false);
        inside += opens;
        inside -= event->kind == CVX_MARKUP_LIST_CLOSE || event->kind == CVX_MARKUP_ITEM_CLOSE;
    }
    return met.list_after;
}

void cvx_prose_write_events(struct cvx_prose_writer *writer, const struct cvx_markup *markup,
                            bool whole)
{
    struct flow flow = {.writer = writer, .whole = whole || alternates(markup)};
    size_t start = 0;
    for (size_t i = 0; i <= markup->count; i++) {
        if (i < markup->count && is_inline(&markup->events[i]))
            continue;
        if (i > start)
            write_block(&flow, markup->events + start, i - start);
        if (i < markup->count)
            write_structure(&flow, &markup->events[i]);
        start = i + 1;
    }
}
