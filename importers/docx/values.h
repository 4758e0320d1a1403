/* SPDX-License-Identifier: MIT */
/* A body's text by value: what each pointer into the attached JSON shows, all its pieces together.
 */
#ifndef CVX_IMPORTERS_DOCX_VALUES_H
#define CVX_IMPORTERS_DOCX_VALUES_H

#include "importers/docx/body.h"

struct cvx_docx_value {
    const char *pointer;
    const char *text;   /* without markup; paragraphs part by a blank line, items begin with "- " */
    const char *markup; /* the same with Markdown for what is not the `base` */
    unsigned
        marks;    /* cvx_docx_mark that all of its pieces have: how it is set, not what is meant */
    bool linked;  /* all of its pieces are links */
    size_t order; /* place of its first piece in the body */
    size_t last;  /* and of its last one */
    bool shared;  /* expected only: that one stands above several entries */
};

struct cvx_docx_values {
    struct cvx_docx_value *items; /* sorted by pointer */
    size_t count;
};

/* Collects them. Marks and links that `base`, the same body as exported, gives to the whole of a
 * value are no markup; NULL: the body's own. The arena tells of lack of memory. */
struct cvx_docx_values cvx_docx_collect_values(const struct cvx_docx_body *body,
                                               const struct cvx_docx_values *base,
                                               struct cvx_arena *arena);

/* The value of `pointer`; NULL when there is none. */
const struct cvx_docx_value *cvx_docx_find_value(const struct cvx_docx_values *values,
                                                 const char *pointer);

/* Whether two texts say the same: white space of any kind and length is one blank, at the ends
 * none. Either may be NULL: "". */
bool cvx_docx_same_text(const char *a, const char *b);

/* `text` as cvx_docx_same_text() sees it. NULL when memory is out. */
const char *cvx_docx_plain_text(const char *text, struct cvx_arena *arena);

#endif
