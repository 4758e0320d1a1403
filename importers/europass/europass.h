/* SPDX-License-Identifier: MIT */
/* What the two Europass formats share: the parts that CVs of either have, and how XML says them.
 *
 * The SkillsPassport (2013 to 2020, passport*.c) and the Candidate (since 2020, candidate*.c) come
 * as XML, read by local names, so that an element with attributes is an object whose text is
 * "#text"; the SkillsPassport also comes as JSON of the same names. */
#ifndef CVX_IMPORTERS_EUROPASS_EUROPASS_H
#define CVX_IMPORTERS_EUROPASS_EUROPASS_H

#include "core/lang/labels.h"
#include "core/lang/language.h"
#include "importers/arrange.h"

/* Arrange a document's element into the arranger's root. False when it holds no CV. */
bool cvx_europass_passport(struct cvx_arranger *arranger, const struct cvx_node *passport);
bool cvx_europass_candidate(struct cvx_arranger *arranger, const struct cvx_node *candidate,
                            const char *lang);

/* Parts of a SkillsPassport: its dates; the person; languages and skills; every other section. */
void cvx_europass_passport_date(struct cvx_arranger *arranger, const struct cvx_node *from,
                                struct cvx_node *into, const char *to);
void cvx_europass_passport_person(struct cvx_arranger *arranger, const struct cvx_node *identity,
                                  struct cvx_node *basics);
void cvx_europass_passport_skills(struct cvx_arranger *arranger, const struct cvx_node *skills);
void cvx_europass_passport_achievements(struct cvx_arranger *arranger,
                                        const struct cvx_node *learner);

/* Parts of a Candidate: the person; work and education; the profile with all sections, to which the
 * person's mother tongue belongs. */
void cvx_europass_candidate_person(struct cvx_arranger *arranger, const struct cvx_node *person);
void cvx_europass_candidate_work(struct cvx_arranger *arranger, const struct cvx_node *profile);
void cvx_europass_candidate_sections(struct cvx_arranger *arranger, const struct cvx_node *person,
                                     const struct cvx_node *profile);

/* Steps through what may stand once or many times: start with `last` NULL, until NULL. */
const struct cvx_node *cvx_europass_each(const struct cvx_node *list, const struct cvx_node *last);

/* The items `name` of `object`, one or many: inside its member `list` or, as in JSON, at once. */
const struct cvx_node *cvx_europass_list(const struct cvx_node *object, const char *list,
                                         const char *name);

/* The text of an element, whose attributes are thereby settled as settings; of several elements the
 * first. NULL when there is none. */
const struct cvx_node *cvx_europass_value(struct cvx_arranger *arranger,
                                          const struct cvx_node *element);

/* cvx_europass_value() of what stands at `path`, settled. NULL when it is blank or taken. */
const struct cvx_node *cvx_europass_take(struct cvx_arranger *arranger,
                                         const struct cvx_node *object, const char *path);

/* Makers of rows. */

/* The text of each element; the second and later under `to` with a number. */
void cvx_europass_texts(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to);
/* The texts of all elements as one, a line each. */
void cvx_europass_lines(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to);
/* HTML, escaped: `to` and "highlights"; all to `to`. */
void cvx_europass_html(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to);
void cvx_europass_html_whole(struct cvx_arranger *arranger, const struct cvx_node *from,
                             struct cvx_node *into, const char *to);
/* A code: a setting where its label stands at `to` already. */
void cvx_europass_code(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to);
/* "true": it goes on. */
void cvx_europass_current(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to);
/* A country's code, as ISO 3166-1 has it. */
void cvx_europass_country_code(struct cvx_arranger *arranger, const struct cvx_node *from,
                               struct cvx_node *into, const char *to);
/* The first link to `to`, further ones to "links". */
void cvx_europass_links(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to);
/* Start, end and whether it goes on: `startDate` and `endDate`, whatever `to` is; "date" for a
 * start that is all there is. */
void cvx_europass_period(struct cvx_arranger *arranger, const struct cvx_node *from,
                         struct cvx_node *into, const char *to);
/* A part that is no text (a file's data): left out, with a warning. */
void cvx_europass_leave(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to);

enum { CVX_EUROPASS_PLACE = 5 };

/* Joins the parts of a place that are there by ", " to a text `to`, last the name of the country
 * that has the code `country`, unless that is NULL. They are settled. */
void cvx_europass_join(struct cvx_arranger *arranger, struct cvx_node *into, const char *to,
                       const struct cvx_node *const texts[CVX_EUROPASS_PLACE],
                       const struct cvx_node *country);

/* What the importer itself says in a CV, in the CV's language: the one that meta.language names,
 * else English. */
const char *cvx_europass_label(const struct cvx_arranger *arranger, enum cvx_label label);

/* Codes in words, each reported (CVX_CODE_CODE_READ); what is no code we know comes back as it is.
 * A country, a language (ISO 639) and a gender in the CV's language; a branch of industry (NACE) in
 * English; a network as it spells itself. */
const char *cvx_europass_country(struct cvx_arranger *arranger, const struct cvx_node *code);
const char *cvx_europass_language_name(struct cvx_arranger *arranger, const struct cvx_node *code);
const char *cvx_europass_gender(struct cvx_arranger *arranger, const struct cvx_node *code);
const char *cvx_europass_industry(struct cvx_arranger *arranger, const struct cvx_node *code);
const char *cvx_europass_network(struct cvx_arranger *arranger, const struct cvx_node *code);

enum { CVX_EUROPASS_LEVELS = 5 };

/* The levels of a language, A1 to C2, in the order listening, reading, spoken interaction, spoken
 * production, writing; those that are not there are NULL. The fluency is the lowest of the spoken
 * ones and, where they differ, all of them behind it. */
void cvx_europass_levels(struct cvx_arranger *arranger, struct cvx_node *language,
                         const struct cvx_node *const levels[CVX_EUROPASS_LEVELS]);

/* Sets basics.image from base64 (`data`) of an image of `media_type` or, when that is NULL, of a
 * data: URI. `data` is settled, or reported. */
void cvx_europass_photo(struct cvx_arranger *arranger, const struct cvx_node *data,
                        const char *media_type);

/* Notes that the section that Europass calls `word` comes next. A word it does not know is a
 * setting. */
void cvx_europass_order(struct cvx_arranger *arranger, const char *word,
                        const struct cvx_node *origin);

#endif
