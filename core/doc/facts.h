/* SPDX-License-Identifier: MIT */
/* Inside core/doc: what the document is, beside what it says: its language, paper and date. */
#ifndef CVX_DOC_FACTS_H
#define CVX_DOC_FACTS_H

#include "core/doc/build.h"
#include "core/doc/builder.h"

/* Finds the language: asked for, else said in the CV, else told by its text, else English. */
void cvx_facts_language(struct cvx_builder *builder, const struct cvx_doc_options *options);

/* The language that the native name is written in, when it is another than the document's; NULL
 * when there is none, or none of ours. */
const struct cvx_language *cvx_facts_native(const struct cvx_builder *builder);

/* True for countries that use Letter paper. */
bool cvx_facts_letter(const struct cvx_resume *resume);

/* When the content was last changed. */
int64_t cvx_facts_modified(struct cvx_builder *builder, const struct cvx_doc_options *options);

/* Reads an ISO 8601 date with or without time and zone, as meta.lastModified has it. */
bool cvx_facts_read_time(const char *text, struct cvx_date *date, int64_t *seconds);

#endif
