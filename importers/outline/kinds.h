/* SPDX-License-Identifier: MIT */
/* The kinds of sections: each makes of its blocks what JSON Resume has for them. */
#ifndef CVX_IMPORTERS_OUTLINE_KINDS_H
#define CVX_IMPORTERS_OUTLINE_KINDS_H

#include "importers/outline/entries.h"

/* Entries with a head. */
cvx_entry_make cvx_make_work, cvx_make_volunteer, cvx_make_education, cvx_make_project,
    cvx_make_award, cvx_make_certificate, cvx_make_reference, cvx_make_other;

/* Sections that are lists of short things, or text. */
typedef void cvx_chapter_make(struct cvx_outlining *out, const struct cvx_chapter *chapter);
cvx_chapter_make cvx_make_skills, cvx_make_languages, cvx_make_interests, cvx_make_summary,
    cvx_make_publications, cvx_make_contact;

/* Takes the lines of a section about schools or work that each say when one began or ended: both
 * become one entry. Their blocks are empty afterwards. True when the section has both, schools and
 * work, and both are noted without its title. */
bool cvx_take_milestones(struct cvx_outlining *out, const struct cvx_chapter *chapter);

/* Sets the school, the faculty, the subject and the degree that stand one behind the other, each
 * told by its ending: "架空大学 文学部 英文学科". */
void cvx_school_words(struct cvx_outlining *out, struct cvx_node *node, const char *name,
                      const struct cvx_block_line *at);

/* Makes a section that is none of the standard's, under a key of its own made from its title. */
void cvx_make_own(struct cvx_outlining *out, const struct cvx_chapter *chapter);

/* Moves the entries behind `after`, which the section has added to those of an earlier one, to a
 * section of their own under its title. False, and nothing moved, for kinds whose entries say more
 * where they are: education, publications, lists of words. */
bool cvx_make_apart(struct cvx_outlining *out, const struct cvx_chapter *chapter,
                    struct cvx_node *after);

/* What stands before the first section: who it is, and how to reach them. `name` is the heading
 * with the name, or NULL. */
void cvx_make_header(struct cvx_outlining *out, const struct cvx_chapter *chapter,
                     const struct cvx_block *name);

/* "(last update: 24th July 2025)", anywhere: to meta.lastModified. False when it is none. */
bool cvx_make_updated(struct cvx_outlining *out, const struct cvx_block *block);

/* Properties of the document: front matter, or the keywords of Org. */
void cvx_make_properties(struct cvx_outlining *out, const struct cvx_outline *outline);

/* A property under a heading: in an entry of `section`, or in the part about the person. What it is
 * no fact of is reported as a setting. */
void cvx_entry_property(struct cvx_outlining *out, struct cvx_node *node, const char *section,
                        const char *key, const struct cvx_block_line *value);
void cvx_person_property(struct cvx_outlining *out, const char *key,
                         const struct cvx_block_line *value);

/* One line of contact details: e-mail addresses, phones, links, profiles, addresses, birth, cut at
 * its separators. What none of these is, is added to `left` for the caller. */
struct cvx_contact_rest {
    const char *texts[8];
    size_t count;
};
void cvx_contact_line(struct cvx_outlining *out, const char *text, const struct cvx_block_line *at,
                      struct cvx_contact_rest *left);

/* A row of a table of contact details: names beside their values, or under `labels`, the names in
 * an earlier row. False when it is neither, and nothing was taken. */
enum { CVX_CELLS_MAX = 12 };
struct cvx_contact_labels {
    const char *texts[CVX_CELLS_MAX];
    size_t count;
};
bool cvx_contact_row(struct cvx_outlining *out, struct cvx_contact_labels *labels,
                     const struct cvx_block *row, struct cvx_contact_rest *left);

/* The name, in one script or two: "Weihao Cui, 崔炜峰". */
void cvx_name_set(struct cvx_outlining *out, const char *text, const struct cvx_block_line *at);

/* `text` without icons and emoji at its start. */
const char *cvx_skip_icons(const char *text);

/* A link to a profile, or the person's own page. */
void cvx_contact_url(struct cvx_outlining *out, const char *url, const struct cvx_block_line *at);

/* Bytes of an amount of money at the start of `text`: "200K EUR", "€1.2 million"; 0 when there is
 * none. */
size_t cvx_amount_len(const char *text);

/* Splits "University (City)" into the text before and what stands in the brackets; NULL when there
 * are none at the end. */
const char *cvx_paren_split(struct cvx_outlining *out, const char *text, const char **before);

/* One publication, from its text as written. */
void cvx_make_citation(struct cvx_outlining *out, const char *text, const char *type,
                       const struct cvx_block_line *at);

#endif
