/* SPDX-License-Identifier: MIT */
/* The event list, which grows by doubling, and the names of what cannot be carried. */
#include "formats/markup.h"

void cvx_markup_add(struct cvx_markup *markup, struct cvx_arena *arena,
                    struct cvx_markup_event event)
{
    if (markup->count == markup->room) {
        const size_t room = markup->room ? markup->room * 2 : 16;
        struct cvx_markup_event *events = cvx_arena_grow(
            arena, markup->events, markup->room * sizeof *events, room * sizeof *events);
        if (!events)
            return;
        markup->events = events;
        markup->room = room;
    }
    markup->events[markup->count++] = event;
}

static const struct {
    enum cvx_markup_drop drop;
    const char *what;
} drops[] = {
    {CVX_DROP_HEADING, "a heading"},
    {CVX_DROP_TABLE, "a table"},
    {CVX_DROP_IMAGE, "an image"},
    {CVX_DROP_SCRIPT, "a script, style or embedded object, with its text"},
    {CVX_DROP_LINK, "a link that leads nowhere safe"},
    {CVX_DROP_RULE, "a line across"},
    {CVX_DROP_OTHER, "a comment"},
};

void cvx_markup_report(unsigned dropped, const struct cvx_node *at, struct cvx_diag *diag)
{
    for (size_t i = 0; i < sizeof drops / sizeof *drops; i++)
        if (dropped & drops[i].drop)
            cvx_diag_add(diag, CVX_CODE_MARKUP_DROPPED, at,
                         "the text holds %s, which a CV cannot carry", drops[i].what);
}
