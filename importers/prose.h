/* SPDX-License-Identifier: MIT */
/* What a description says, whatever it is written in: running text, and the items of its lists,
 * which JSON Resume keeps apart as `summary` and `highlights`. Called by importers whose sources
 * have descriptions in HTML, in Markdown, or with bullets as people type them.
 *
 * HTML becomes the Markdown that texts of a JSON Resume may carry: strong, emphasis, code, links,
 * lists inside lists. Markdown stays as it was typed. Nothing is lost: what Markdown cannot say is
 * reported (CVX_CODE_MARKUP_DROPPED), and its words stay. */
#ifndef CVX_IMPORTERS_PROSE_H
#define CVX_IMPORTERS_PROSE_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/status.h"
#include "importers/arrange.h"

enum cvx_prose_notation {
    CVX_PROSE_MARKDOWN, /* also for plain text */
    CVX_PROSE_HTML,     /* text without a tag or entity is read as plain text */
};

struct cvx_prose {
    const char *summary; /* NULL: there is none */
    const char **highlights;
    size_t highlight_count;
};

/* Where a description stands, for reports; what it is in; whether its lists are to stay in the
 * text, because the place it goes to has no highlights. */
struct cvx_prose_source {
    const struct cvx_node *at;
    enum cvx_prose_notation notation;
    bool whole;
};

/* Reads `text`. Lists become highlights; they stay in the text where text between them says what
 * each list is about. CVX_ENVIRONMENT, reported, when memory is out or a module is missing. */
enum cvx_status cvx_prose_read(const char *text, const struct cvx_prose_source *source,
                               struct cvx_arena *arena, struct cvx_diag *diag,
                               struct cvx_prose *prose);

/* The same as makers of rows (struct cvx_arrange_row): the text goes to `to`, list items to
 * `highlights` beside it; or, with `whole`, all of it to `to`. Values that are no texts are copied.
 */
void cvx_prose_html(struct cvx_arranger *arranger, const struct cvx_node *from,
                    struct cvx_node *into, const char *to);
void cvx_prose_html_whole(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to);
void cvx_prose_markdown(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to);

#endif
