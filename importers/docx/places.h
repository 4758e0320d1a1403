/* SPDX-License-Identifier: MIT */
/* Where things stand in a body as it was exported, to be looked up: paragraphs by the value that
 * they begin with, texts that belong to no value, headings by their number. However much was typed,
 * looking up costs a logarithm. */
#ifndef CVX_IMPORTERS_DOCX_PLACES_H
#define CVX_IMPORTERS_DOCX_PLACES_H

#include "importers/docx/body.h"

#include <stdbool.h>
#include <stddef.h>

struct cvx_docx_place {
    const char *pointer;
    size_t position; /* of the paragraph in the body */
    const struct cvx_docx_paragraph *paragraph;
};

struct cvx_docx_places {
    struct cvx_docx_place *values; /* sorted by pointer, then position */
    const char **texts;            /* sorted */
    const struct cvx_docx_paragraph **headings;
    size_t value_count, text_count, heading_count;
};

/* The pointer of the first or the last piece that has one; NULL: none has. */
const char *cvx_docx_first_pointer(const struct cvx_docx_paragraph *paragraph);
const char *cvx_docx_last_pointer(const struct cvx_docx_paragraph *paragraph);

/* All of a paragraph's text, plain (cvx_docx_plain_text()); "" when memory is out. */
const char *cvx_docx_paragraph_text(const struct cvx_docx_paragraph *paragraph,
                                    struct cvx_arena *arena);

/* Looks through `body`. The arena tells of lack of memory, and all is empty then. */
struct cvx_docx_places cvx_docx_find_places(const struct cvx_docx_body *body,
                                            struct cvx_arena *arena);

/* The next paragraph that begins with the value `pointer`, at `*position` or behind it, which
 * becomes its own; NULL: none does. */
const struct cvx_docx_paragraph *cvx_docx_next_place(const struct cvx_docx_places *places,
                                                     const char *pointer, size_t *position);

/* Whether a paragraph without a value has this text. */
bool cvx_docx_has_text(const struct cvx_docx_places *places, const char *text);

#endif
