/* SPDX-License-Identifier: MIT */
/* Inside prose: where the blocks of a description are written to, and the two that write there:
 * prose_events.c from a markup reader's events, prose_lines.c from text as people type it. */
#ifndef CVX_IMPORTERS_PROSE_WRITER_H
#define CVX_IMPORTERS_PROSE_WRITER_H

#include "core/base/str.h"
#include "formats/markup.h"
#include "importers/prose.h"

struct cvx_prose_writer {
    struct cvx_arena *arena;
    struct cvx_prose *prose;
    size_t room; /* of highlights */
    struct cvx_str summary, item;
    struct cvx_str *out; /* one of them */
};

void cvx_prose_writer_init(struct cvx_prose_writer *writer, struct cvx_prose *prose,
                           struct cvx_arena *arena);

/* What is written from now on goes to a new highlight, or to the summary. */
void cvx_prose_start_item(struct cvx_prose_writer *writer);
void cvx_prose_end_item(struct cvx_prose_writer *writer);

/* Hands everything to the prose. */
void cvx_prose_writer_end(struct cvx_prose_writer *writer);

/* What was met so far at the top of a description, for telling whether text stands between lists
 * (`list_after`): it then says what each list is about, and the lists stay where they are. */
struct cvx_alternation {
    bool list, text_after, list_after;
};
void cvx_alternation_meet(struct cvx_alternation *met, bool list);

/* Both write a whole description; `whole`: lists stay in the text. */
void cvx_prose_write_events(struct cvx_prose_writer *writer, const struct cvx_markup *markup,
                            bool whole);
void cvx_prose_write_lines(struct cvx_prose_writer *writer, const char *text, bool whole);

#endif
