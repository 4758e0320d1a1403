/* SPDX-License-Identifier: MIT */
/* What the file says of itself, and what PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3) ask it
 * to carry: the information dictionary and the same in XMP, language, output intent, attachment. */
#ifndef CVX_EXPORTERS_PDF_METADATA_H
#define CVX_EXPORTERS_PDF_METADATA_H

#include "core/doc/doc.h"
#include "exporters/pdf/object.h"

/* Info, XMP metadata, language and viewer preferences. */
void cvx_metadata_write(struct cvx_pdf *pdf, const struct cvx_doc *doc);

/* The sRGB output intent (ISO 19005-3, 6.2.3), which says what the page's colours mean. */
void cvx_output_intent_write(struct cvx_pdf *pdf);

/* Attaches the CV's JSON as resume.json, the source of the document (ISO 19005-3, 6.8). `json` must
 * live as long as the PDF. */
void cvx_attachment_write(struct cvx_pdf *pdf, const struct cvx_doc *doc, const char *json,
                          size_t len);

enum { CVX_PDF_DATE = sizeof "D:20240229235959Z" };

/* Seconds since 1970 as a PDF date (7.9.4), UTC. */
void cvx_metadata_date(int64_t seconds, char date[CVX_PDF_DATE]);

#endif
