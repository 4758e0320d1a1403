/* SPDX-License-Identifier: MIT */
/* How much XML says in one piece. libxml2 compares each attribute of a tag with each other, so that
 * a million of them take an hour; and of its own limits on pieces it speaks as of other faults. So
 * pieces are measured before it sees them. */
#ifndef CVX_FORMATS_XML_READ_BOUND_H
#define CVX_FORMATS_XML_READ_BOUND_H

#include "core/base/diag.h"
#include "core/base/status.h"

/* CVX_REJECTED, with one error at its line and column, when a tag has more than
 * CVX_LIMIT_ATTRIBUTES attributes and namespaces, a tag or processing instruction more than
 * CVX_LIMIT_TAG bytes, or a comment or CDATA section more than CVX_LIMIT_PIECE. Looks no further
 * than the first thing that is no such piece: well-formed XML without a document type has none. */
enum cvx_status cvx_xml_bound(const char *bytes, size_t len, struct cvx_diag *diag);

#endif
