/* SPDX-License-Identifier: MIT */
/* Reading XML 1.0 into nodes, over libxml2, whose header for it is included by xml_read.c alone.
 * Knows nothing of CVs.
 *
 * An element becomes a member of its parent's object, by its local name: prefixes and namespaces
 * are not looked at. One that holds nothing but text is a string, any other an object whose members
 * are its attributes ("@name"), its elements, and what text stands between them ("#text", the
 * pieces joined by blanks;
 * white space alone only where xml:space preserves it). Elements of one name in one parent make an
 * array. The root is an object with one member, the document's element. A node's line and column
 * are those of its tag.
 *
 * Nothing is fetched, and nothing expands: a document type declaration is refused, so that only the
 * five entities of XML itself are known. */
#ifndef CVX_FORMATS_XML_READ_H
#define CVX_FORMATS_XML_READ_H

#include "core/base/diag.h"
#include "core/base/module.h"
#include "core/base/node.h"
#include "core/base/status.h"

/* The room is a module, opened when XML is read (core/base/module.h). */
struct cvx_xml_module {
    /* Reads a whole document into a tree that lives in `arena`; `bytes` are not needed afterwards.
     * CVX_REJECTED, with one error that names line and column, when it breaks the grammar, has a
     * document type, is in an encoding that is neither UTF-8 nor Windows-1252, or is more than
     * limits.h allows. */
    enum cvx_status (*read)(const char *bytes, size_t len, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root);
};
extern const struct cvx_xml_module cvx_xml_module;

/* The local name of the document's element, of at most `len` bytes of the beginning of an XML
 * document: what a probe needs, and no more than that. "" when it does not look like XML; cut when
 * `size` bytes are not enough. */
void cvx_xml_sniff(const char *bytes, size_t len, char *name, size_t size);

/* Refuses, with one error, a document that is no UTF-8 and declares an encoding other than those
 * that cvx_text_decode() can make UTF-8 of. */
enum cvx_status cvx_xml_check_encoding(const char *bytes, size_t len, struct cvx_diag *diag);

#endif
