/* SPDX-License-Identifier: MIT */
/* What a text with markup says, whatever the notation: a flat list of events that markdown.c and
 * html.c make and core/doc/inline.c turns into runs, paragraphs and lists. Only what a CV can carry
 * comes through; of everything else the text stays, and `dropped` says what went.
 *
 * Events are balanced: every OPEN has its CLOSE. Text stands inside a paragraph or an item, or at
 * the top where the source has none of them. */
#ifndef CVX_FORMATS_MARKUP_H
#define CVX_FORMATS_MARKUP_H

#include "core/base/arena.h"
#include "core/base/diag.h"

enum cvx_markup_kind {
    CVX_MARKUP_TEXT,
    CVX_MARKUP_BREAK,     /* a line break inside a paragraph */
    CVX_MARKUP_PARAGRAPH, /* whatever comes now starts a new paragraph */
    CVX_MARKUP_LIST_OPEN, /* `ordered` says whether numbered */
    CVX_MARKUP_LIST_CLOSE,
    CVX_MARKUP_ITEM_OPEN,
    CVX_MARKUP_ITEM_CLOSE,
};

enum cvx_markup_style {
    CVX_MARKUP_STRONG = 1 << 0,
    CVX_MARKUP_EMPHASIS = 1 << 1,
    CVX_MARKUP_CODE = 1 << 2,
    CVX_MARKUP_SUPERSCRIPT = 1 << 3,
};

/* Markup that a CV cannot carry. */
enum cvx_markup_drop {
    CVX_DROP_HEADING = 1 << 0,
    CVX_DROP_TABLE = 1 << 1,
    CVX_DROP_IMAGE = 1 << 2,
    CVX_DROP_SCRIPT = 1 << 3, /* script, style, form and the like: their text goes too */
    CVX_DROP_LINK = 1 << 4,   /* a link whose target is not safe */
    CVX_DROP_RULE = 1 << 5,   /* a line across */
    CVX_DROP_OTHER = 1 << 6,
};

struct cvx_markup_event {
    enum cvx_markup_kind kind;
    unsigned style;   /* TEXT: cvx_markup_style, or-ed */
    bool ordered;     /* LIST_OPEN */
    const char *text; /* TEXT */
    const char *href; /* TEXT: the link's target as written, not checked; NULL: no link */
};

/* Start with all zero. Lives in the arena it was read into. */
struct cvx_markup {
    struct cvx_markup_event *events;
    size_t count;
    size_t room;
    unsigned dropped; /* cvx_markup_drop, or-ed */
};

/* Appends an event; nothing when memory is out (the arena is then `failed`). */
void cvx_markup_add(struct cvx_markup *markup, struct cvx_arena *arena,
                    struct cvx_markup_event event);

/* Says of each kind of markup in `dropped` that the text at `at` has lost it
 * (CVX_CODE_MARKUP_DROPPED). */
void cvx_markup_report(unsigned dropped, const struct cvx_node *at, struct cvx_diag *diag);

/* The longest text that is looked at for markup, bytes. A longer one is taken as it is written. */
#define CVX_MARKUP_LIMIT 65536

#endif
