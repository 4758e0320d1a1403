/* SPDX-License-Identifier: MIT */
/* Writing XML 1.0. Knows nothing of documents.
 *
 * It is our own because the well-kept writer, libxml2's, neither checks what it is given (it writes
 * any byte and says nothing) nor starts in less time than a whole document takes to write
 * (docs/startup.md). What comes out here is well-formed whatever text goes in: bytes that are no
 * UTF-8 and characters that XML may not hold are left out. Names are the caller's, and trusted.
 *
 * Calls are sticky: when memory is out they do nothing, and close reports it once. */
#ifndef CVX_FORMATS_XML_H
#define CVX_FORMATS_XML_H

#include "core/base/str.h"

enum { CVX_XML_DEPTH = 32 }; /* elements inside each other */

/* A document being written. Its fields are private to xml.c. */
struct cvx_xml {
    struct cvx_str *out;
    const char *names[CVX_XML_DEPTH]; /* of the open elements */
    size_t depth;
    bool in_tag; /* the innermost element's start tag is still open */
};

/* Starts a document with its declaration (UTF-8, which is what XML is without a word), appended to
 * `out`. */
void cvx_xml_open(struct cvx_xml *xml, struct cvx_str *out);

/* Ends the document. False when memory ran out on the way, or the elements do not match up. */
bool cvx_xml_close(struct cvx_xml *xml);

/* An element begins, ends. An element without content is written as one empty tag. `name` must stay
 * valid until the element ends. */
void cvx_xml_start(struct cvx_xml *xml, const char *name);
void cvx_xml_end(struct cvx_xml *xml);

/* An attribute of the element just begun. A NULL value writes none: what asks the arena for a value
 * need not ask whether it got it. */
void cvx_xml_attr(struct cvx_xml *xml, const char *name, const char *value);
void cvx_xml_attr_int(struct cvx_xml *xml, const char *name, long value);

/* Text inside the current element; several calls continue it. */
void cvx_xml_text(struct cvx_xml *xml, const char *text);
void cvx_xml_text_bytes(struct cvx_xml *xml, const char *text, size_t len);

/* <name attr="value"/>, the most frequent shape; `attr` NULL: no attribute. */
void cvx_xml_empty(struct cvx_xml *xml, const char *name, const char *attr, const char *value);
void cvx_xml_empty_int(struct cvx_xml *xml, const char *name, const char *attr, long value);

/* <name>text</name> */
void cvx_xml_element(struct cvx_xml *xml, const char *name, const char *text);

/* Bytes of the longest prefix of `text` that XML 1.0 may hold (production 2, Char): `len` when all
 * of it is clean. Otherwise `*skip` is how many bytes after it cannot be written. */
size_t cvx_xml_clean_len(const char *text, size_t len, size_t *skip);

#endif
