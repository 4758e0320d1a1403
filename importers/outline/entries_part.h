/* SPDX-License-Identifier: MIT */
/* The entries of a section while they are told apart. Shared by entries.c and entry_heads.c only.
 */
#ifndef CVX_IMPORTERS_OUTLINE_ENTRIES_PART_H
#define CVX_IMPORTERS_OUTLINE_ENTRIES_PART_H

#include "importers/outline/entries.h"
#include "importers/outline/entry_columns.h"

enum { CVX_GROUP_LINES = 4 };

struct cvx_grouping {
    struct cvx_outlining *out;
    const struct cvx_chapter *chapter;
    cvx_entry_make *make;
    struct cvx_columns columns; /* of the table that is read */
    struct cvx_entry entry;
    bool open;
    bool by_heading;      /* the open entry began with a heading */
    bool said;            /* the open entry has something below its head */
    bool headed;          /* some entry of the section began otherwise than with an item */
    unsigned group_level; /* of the heading over several entries; 0: there is none */
    const struct cvx_block_line *group[CVX_GROUP_LINES];
    size_t group_count;
    bool group_said;                       /* its lines were taken by an entry */
    const struct cvx_block_line *heading;  /* of the open entry, when it began with one */
    const struct cvx_block_line *employer; /* a row over rows that are the jobs there */
    bool employer_said;                    /* its period was reported */
};

/* True when a paragraph is the head of an entry, without a heading. */
bool cvx_entry_is_head(struct cvx_grouping *grouping, const struct cvx_block *block);

/* True when a line below the head's first still belongs to it; `close`: no blank line is between.
 */
bool cvx_entry_continues_head(struct cvx_grouping *grouping, const struct cvx_block_line *line,
                              bool close);

/* True when `line` begins another job at the employer whose name was the heading: it looks as the
 * line that followed the heading, a marked position and a period. */
bool cvx_entry_repeats_role(struct cvx_grouping *grouping, const struct cvx_block_line *line);

/* True when a row names an employer and a period, and the row below it a position and another. */
bool cvx_entry_heads_rows(struct cvx_grouping *grouping, const struct cvx_block_line *line);

/* True when `line` is a position and a period, and no employer. */
bool cvx_entry_is_role(struct cvx_grouping *grouping, const struct cvx_block_line *line);

/* True when a heading has headings below it that are the entries: it is over all of them. */
bool cvx_entry_is_group(const struct cvx_grouping *grouping, const struct cvx_block *block);

/* How many lines of a paragraph are rows, and whether each has a date. */
size_t cvx_entry_count_rows(struct cvx_grouping *grouping, const struct cvx_block *block,
                            bool *all_dated);

#endif
