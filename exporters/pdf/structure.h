/* SPDX-License-Identifier: MIT */
/* The structure tree (ISO 32000-1, 14.7 and 14.8): what the marks on the pages mean, in reading
 * order. Elements are made by tags.c, which knows the document; here they are only a tree whose
 * leaves are marked content and annotations, and the parent tree that leads back from those.
 *
 * Everything lives in the PDF's arena and is sticky like it: NULL elements are accepted. */
#ifndef CVX_EXPORTERS_PDF_STRUCTURE_H
#define CVX_EXPORTERS_PDF_STRUCTURE_H

#include "exporters/pdf/object.h"

struct cvx_structure;
struct cvx_element;

/* A tree with its root element, a Document. NULL when memory is out. */
struct cvx_structure *cvx_structure_new(struct cvx_pdf *pdf);

struct cvx_element *cvx_structure_root(struct cvx_structure *structure);

/* A new last child of `parent` of a standard type (14.8.4) such as "P". `type` is not copied. */
struct cvx_element *cvx_element_new(struct cvx_element *parent, const char *type);

/* The natural language (14.9.2) where it differs from the parent's; what stands for a picture
 * (14.9.3); an attribute object (14.7.5) in PDF syntax. None is copied. */
void cvx_element_set_lang(struct cvx_element *element, const char *lang);
void cvx_element_set_alt(struct cvx_element *element, const char *alt);
void cvx_element_set_attributes(struct cvx_element *element, const char *attributes);

const char *cvx_element_type(const struct cvx_element *element);

/* Says that the content of `page` will have marks: puts StructParents into it. Returns how
 * cvx_element_mark() is to call it. */
struct cvx_marked_page *cvx_structure_page(struct cvx_structure *structure,
                                           struct cvx_object *page);

/* A new marked-content sequence on a page: a leaf of `element`. Returns its MCID. */
unsigned cvx_element_mark(struct cvx_element *element, struct cvx_marked_page *page);

/* Makes an annotation on a page a leaf of `element` (an OBJR), and puts StructParent into it. */
void cvx_element_annotate(struct cvx_element *element, struct cvx_marked_page *page,
                          struct cvx_object *annotation);

/* Writes the tree's objects and hangs them into the catalog. */
void cvx_structure_write(struct cvx_structure *structure);

#endif
