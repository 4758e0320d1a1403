/* SPDX-License-Identifier: MIT */
/* YAMLResume's choices: degrees, levels of skills and of languages are English words of its schema,
 * whatever the CV is written in; it prints them in the CV's language. */
#ifndef CVX_IMPORTERS_YAMLRESUME_WORDS_H
#define CVX_IMPORTERS_YAMLRESUME_WORDS_H

#include "importers/arrange.h"

/* A maker of rows: a choice in the language that meta.language names, which is reported
 * (CVX_CODE_CODE_READ). In English, in a language that YAMLResume does not have, and when it is no
 * choice, the text is copied. */
void cvx_yamlresume_choice(struct cvx_arranger *arranger, const struct cvx_node *from,
                           struct cvx_node *into, const char *to);

#endif
