/* SPDX-License-Identifier: MIT */
/* The event list, which grows by doubling. */
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
