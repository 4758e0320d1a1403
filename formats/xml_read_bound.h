/* SPDX-License-Identifier: MIT */
/* How much XML says in one piece. libxml2 compares each attribute of a tag with each other, so that
 * a million of them take an hour; and of its own limits on pieces it speaks as of other faults. So
 * pieces are measured before it sees them. */
#ifndef CVX_FORMATS_XML_READ_BOUND_H
#define CVX_FORMATS_XML_READ_BOUND_H

#include "core/base/diag.h"
#include "core/base/status.h"

/* CVX_REJECTED, with one error at its line and column, when a tag has more than
 * CVX_LIMIT_ATTRIBUTES attributes and namespaces or a name of more than CVX_LIMIT_NAME bytes, or a
 * tag, comment, CDATA section or processing instruction has more than CVX_LIMIT_PIECE. Looks no
 * further than the first thing that is none of these: well-formed XML without a document type has
 * no other. */
enum cvx_status cvx_xml_bound(const char *bytes, size_t len, struct cvx_diag *diag);

#endif
