/* SPDX-License-Identifier: MIT */
/* The parts of the RenderCV importer: sections and their entries, between rendercv.c, which reads
 * the file and its head, and sections.c and entries.c, which know what the entries become. */
#ifndef CVX_IMPORTERS_RENDERCV_RENDERCV_H
#define CVX_IMPORTERS_RENDERCV_RENDERCV_H

#include "importers/arrange.h"

/* Arranges "cv.sections": an object whose keys are titles. */
void cvx_rendercv_sections(struct cvx_arranger *arranger, const struct cvx_node *sections);

/* The nine types of entry that RenderCV tells by their keys. */
enum cvx_rendercv_type {
    CVX_RENDERCV_TEXT,
    CVX_RENDERCV_BULLET, /* also numbered, upwards and downwards */
    CVX_RENDERCV_ONE_LINE,
    CVX_RENDERCV_EXPERIENCE,
    CVX_RENDERCV_EDUCATION,
    CVX_RENDERCV_PUBLICATION,
    CVX_RENDERCV_NORMAL, /* whatever has a name, or none of the keys */
};

enum cvx_rendercv_type cvx_rendercv_type_of(const struct cvx_node *entry);

/* Where the entries of a section go. */
struct cvx_rendercv_place {
    const char *key;                    /* of the root's array */
    const struct cvx_arrange_row *rows; /* NULL: a section of the owner's own */
    const char *text;                   /* the field that a text becomes */
};

/* The place for a section of JSON Resume, "work" or another; one without rows when its entries have
 * no other shape there than in a section of one's own. */
struct cvx_rendercv_place cvx_rendercv_place_of(const char *key);

/* Arranges the entries of `list` (a section of any type) into `array`. */
void cvx_rendercv_entries(struct cvx_arranger *arranger, const struct cvx_node *list,
                          const struct cvx_rendercv_place *place, struct cvx_node *array);

/* The text of a bullet or of a text entry; NULL when the entry is another. */
const struct cvx_node *cvx_rendercv_text_of(const struct cvx_node *entry);

/* A maker of rows: "Boston, MA" or "Zurich, Switzerland" as an object. */
void cvx_rendercv_make_location(struct cvx_arranger *arranger, const struct cvx_node *from,
                                struct cvx_node *into, const char *to);

/* Reads the formulas in all texts below `node`, and says which. */
void cvx_rendercv_formulas(struct cvx_node *node, struct cvx_arena *arena, struct cvx_diag *diag);

#endif
