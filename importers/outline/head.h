/* SPDX-License-Identifier: MIT */
/* The head of an entry: the line or lines that say what, where and when, taken apart at their marks
 * and separators. What the parts are, each kind of section decides. */
#ifndef CVX_IMPORTERS_OUTLINE_HEAD_H
#define CVX_IMPORTERS_OUTLINE_HEAD_H

#include "importers/outline/outlining.h"

enum cvx_joint {
    CVX_JOINT_LINE, /* begins a line */
    CVX_JOINT_MARK, /* only its marks differ: "Visiting Scholar *Ant Group*" */
    CVX_JOINT_COMMA,
    CVX_JOINT_BAR, /* bar, tab, dash, point in the middle, semicolon, wide space */
    CVX_JOINT_AT,  /* "at", "in", "bei", "@": what comes is where */
    CVX_JOINT_COLON,
    CVX_JOINT_PAREN, /* stands in brackets */
};

struct cvx_part {
    struct cvx_styled styled;
    const char *text;     /* styled.text; NULL once it has been used */
    enum cvx_joint joint; /* what is before it */
    const struct cvx_block_line *at;
};

enum { CVX_PARTS_MAX = 48, CVX_NOTES_MAX = 8 };

struct cvx_head {
    const char *start, *end; /* dates as written */
    bool range;              /* `start` and `end` are a stretch; else `start` is one date */
    bool dated;
    const struct cvx_block_line *dates_at;
    const char *url;
    const struct cvx_block_line *url_at;
    struct cvx_part parts[CVX_PARTS_MAX];
    size_t count;
    const char *notes[CVX_NOTES_MAX]; /* what footnotes say of it */
    size_t note_count;
    const struct cvx_block_line *at; /* its first line */
};

/* Adds a line to a head: its dates are taken out, the rest is cut into parts. What goes beyond
 * CVX_PARTS_MAX stays in the last part. */
void cvx_head_add(struct cvx_outlining *out, struct cvx_head *head, const char *text,
                  const struct cvx_block_line *at);

/* Adds the line of what is over several entries, an employer or a school, behind the entry's own
 * lines. Where those have dates, its period is said by its entries: left out, and reported when
 * `report`, which is once for all of them. */
void cvx_head_add_group(struct cvx_outlining *out, struct cvx_head *head,
                        const struct cvx_block_line *line, bool report);

/* The first part that is not used yet; NULL when there is none. */
struct cvx_part *cvx_head_next(struct cvx_head *head);
size_t cvx_head_left(const struct cvx_head *head);

/* Takes a part: its text, which thereby is used. "" for NULL. */
const char *cvx_part_take(struct cvx_part *part);

/* All parts that are left, joined as they were written; NULL when there are none. */
const char *cvx_head_rest(struct cvx_outlining *out, struct cvx_head *head);

/* Takes parts that name a fact ("GPA: 3.7", "Advisor : Prof. X") and sets it in `entry`. */
void cvx_head_facts(struct cvx_outlining *out, struct cvx_head *head, struct cvx_node *entry,
                    const char *section);

/* Sets startDate and endDate of `entry`. A single date is the end when `single_ends`, else both. */
void cvx_head_dates(struct cvx_outlining *out, const struct cvx_head *head, struct cvx_node *entry,
                    bool single_ends);

/* True when `section` has a place for a fact. */
bool cvx_fact_has_place(const char *section, const char *fact);

struct cvx_fact {
    const char *name;  /* as in facts.txt */
    const char *value; /* Markdown */
    const struct cvx_block_line *at;
};

/* Puts a fact where the entries of `section` have it; false when they have no place for it. */
bool cvx_fact_set(struct cvx_outlining *out, struct cvx_node *entry, const char *section,
                  const struct cvx_fact *fact);

/* The name of a degree without the mark in brackets behind it, which is set: "Abitur (2,1)". */
const char *cvx_degree_without_score(struct cvx_outlining *out, struct cvx_node *node,
                                     const char *text, const struct cvx_block_line *at);

/* The value behind "NAME: " when NAME is a fact of entries, and the fact; NULL when it is none. */
const char *cvx_fact_split(struct cvx_outlining *out, const char *text, const char **fact);

#endif
