/* SPDX-License-Identifier: MIT */
/* A line of Markdown while it is read into styled text. Shared by styled.c, styled_html.c and
 * styled_text.c only. */
#ifndef CVX_IMPORTERS_OUTLINE_STYLED_PART_H
#define CVX_IMPORTERS_OUTLINE_STYLED_PART_H

#include "importers/outline/styled.h"

struct cvx_styling {
    const char *source;
    size_t at, len;
    struct cvx_arena *arena;
    struct cvx_styled *styled;
    char *text; /* that of `styled` */
    unsigned marks;
    char strong, emphasis; /* the mark that is open: '*', '_', or 0 */
    bool lonely[128];      /* marks of which no partner is left */
    size_t link_end;       /* where the text of the open link ends; 0: none is open */
    size_t link_after;     /* and where the text after the link goes on */
};

/* Adds bytes with the marks that are open. */
void cvx_styling_put(struct cvx_styling *styling, char byte);
void cvx_styling_put_text(struct cvx_styling *styling, const char *text);

/* What is put in between is a link to the `len` bytes of `url`. */
void cvx_styling_open_link(struct cvx_styling *styling, const char *url, size_t len, bool image);
void cvx_styling_close_link(struct cvx_styling *styling);

/* Takes a tag of HTML, or "<address>" as a link, at styling->at; false when none stands there. */
bool cvx_styling_tag(struct cvx_styling *styling);

/* Takes "&amp;" and the like at styling->at; false when none stands there. */
bool cvx_styling_entity(struct cvx_styling *styling);

#endif
