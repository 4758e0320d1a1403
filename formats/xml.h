/* SPDX-License-Identifier: MIT */
/* Writing XML 1.0, over libxml2's xmlTextWriter. Knows nothing of documents.
 *
 * libxml2 writes any byte it is given without complaint, so every text passes through cvx_xml_clean
 * first: what comes out is well-formed whatever went in. Calls are sticky: after the first failure
 * they do nothing, and close reports it once. */
#ifndef CVX_FORMATS_XML_H
#define CVX_FORMATS_XML_H

#include "core/base/str.h"

struct cvx_xml;

/* Starts a document with its declaration (UTF-8, standalone). NULL when memory is out. */
struct cvx_xml *cvx_xml_open(void);

/* Ends the document, appends it to `out` and frees `xml` (which may be NULL). False when memory ran
 * out on the way. */
bool cvx_xml_close(struct cvx_xml *xml, struct cvx_str *out);

/* An element begins, ends. Names are ours, "w:p", and are not checked. */
void cvx_xml_start(struct cvx_xml *xml, const char *name);
void cvx_xml_end(struct cvx_xml *xml);

/* An attribute of the element just begun. */
void cvx_xml_attr(struct cvx_xml *xml, const char *name, const char *value);
void cvx_xml_attr_int(struct cvx_xml *xml, const char *name, long value);

/* Text inside the current element. */
void cvx_xml_text(struct cvx_xml *xml, const char *text);

/* <name attr="value"/>, the most frequent shape; `attr` NULL: no attribute. */
void cvx_xml_empty(struct cvx_xml *xml, const char *name, const char *attr, const char *value);
void cvx_xml_empty_int(struct cvx_xml *xml, const char *name, const char *attr, long value);

/* <name>text</name> */
void cvx_xml_element(struct cvx_xml *xml, const char *name, const char *text);

/* The bytes of the longest prefix of `text` that XML 1.0 may hold (production Char); the whole of a
 * clean text. `*skip` is how many bytes after it must be left out, 0 at the end. */
size_t cvx_xml_clean(const char *text, size_t *skip);

#endif
