/* SPDX-License-Identifier: MIT */
/* What words tell of a text: that it names an occupation, an organization, a degree; and names of
 * facts before a colon. The words lie in core/lang/facts.txt. */
#ifndef CVX_IMPORTERS_OUTLINE_WORDS_H
#define CVX_IMPORTERS_OUTLINE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum cvx_word_class {
    CVX_WORDS_ROLE,    /* what a person does: engineer, Praktikant, 工程师 */
    CVX_WORDS_BODY,    /* an organization: university, GmbH, 公司 */
    CVX_WORDS_DEGREE,  /* PhD, Diplom, 硕士 */
    CVX_WORDS_PRIZE,   /* best, award, finalist */
    CVX_WORDS_RANK,    /* before a role in a committee: shadow, technical, program */
    CVX_WORDS_SERVICE, /* a role in a committee: TPC, reviewer, chair */
    CVX_WORDS_LEVEL,   /* how well a language is known: fluent, B2, Muttersprache */
    CVX_WORDS_STATUS,  /* where one stands with a degree: enrolled, 졸업 */
    /* Over a column of a table. */
    CVX_WORDS_COLUMN_FROM,
    CVX_WORDS_COLUMN_TO,
    CVX_WORDS_COLUMN_EMPLOYER,
    CVX_WORDS_COLUMN_ORGANIZATION,
    CVX_WORDS_COLUMN_POSITION,
    CVX_WORDS_COLUMN_INSTITUTION,
    CVX_WORDS_COLUMN_LOCATION,
};

/* How many words of this class `text` holds. Looks at the first 400 bytes. */
size_t cvx_words_count(enum cvx_word_class words, const char *text, size_t len);

/* Where the first one begins, and its bytes; `len` when there is none. */
size_t cvx_words_find(enum cvx_word_class words, const char *text, size_t len, size_t *word_len);

/* True when `text`, all of it, is a word of this class, in letters of any case. */
bool cvx_words_is(enum cvx_word_class words, const char *text, size_t len);

/* The fact that `len` bytes name ("GPA", "Betreuer"): "score", "advisors" …, as in facts.txt; of an
 * entry, or of a person. NULL when they name none. */
const char *cvx_fact_of_entry(const char *name, size_t len);
const char *cvx_fact_of_person(const char *name, size_t len);

#endif
