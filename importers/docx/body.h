/* SPDX-License-Identifier: MIT */
/* The text of a DOCX's body, as far as bringing it back to JSON needs it: paragraphs of pieces, and
 * of each piece which value of the attached JSON it shows. Made twice and compared: from the
 * document as it was edited (body.c), and from the attached JSON as it was exported (expected.c).
 * edits.c tells them apart. */
#ifndef CVX_IMPORTERS_DOCX_BODY_H
#define CVX_IMPORTERS_DOCX_BODY_H

#include "core/base/arena.h"
#include "core/base/node.h"

#include <stdint.h>

enum cvx_docx_mark {
    CVX_DOCX_STRONG = 1 << 0,
    CVX_DOCX_EMPHASIS = 1 << 1,
    CVX_DOCX_CODE = 1 << 2,
};

struct cvx_docx_piece {
    const char
        *pointer;     /* JSON pointer into the attached JSON; NULL: a label, punctuation, or new */
    const char *text; /* tabs as U+0009, breaks as U+000A */
    unsigned marks;   /* cvx_docx_mark, or-ed */
    const char *href; /* a link's target, or NULL */
    struct cvx_docx_piece *next;
};

struct cvx_docx_paragraph {
    struct cvx_docx_piece *first, *last;
    const char *section; /* expected only: the key of the section that it is the heading of */
    bool heading;        /* a section's heading */
    bool bullet;         /* an item of a list */
    bool shared;         /* expected only: above several entries, such as an employer's jobs */
    struct cvx_docx_paragraph *next;
};

struct cvx_docx_body {
    struct cvx_docx_paragraph *first, *last;
    uint64_t hash; /* of the text, as exporters/docx/custom_xml.c defines it */
};

/* Pointers that no tag could hold, by their tag; a NULL tag ends the list. */
struct cvx_docx_tag {
    const char *tag, *pointer;
};

/* Adds an empty paragraph; a piece to the last one. Sticky: the arena tells of lack of memory. */
void cvx_docx_add_paragraph(struct cvx_docx_body *body, struct cvx_docx_paragraph made,
                            struct cvx_arena *arena);
void cvx_docx_add_piece(struct cvx_docx_body *body, struct cvx_docx_piece made,
                        struct cvx_arena *arena);

/* Reads `document`, the element of word/document.xml as cvx_xml_module made it, into `body`.
 * `links` are the package's relationships, word/_rels/document.xml.rels; NULL: none. */
void cvx_docx_read_body(const struct cvx_node *document, const struct cvx_node *links,
                        const struct cvx_docx_tag *tags, struct cvx_arena *arena,
                        struct cvx_docx_body *body);

#endif
