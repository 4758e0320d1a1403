/* SPDX-License-Identifier: MIT */
/* What the parts of this folder share: the CV being made, and putting things into it, each with the
 * line it comes from. */
#ifndef CVX_IMPORTERS_OUTLINE_OUTLINING_H
#define CVX_IMPORTERS_OUTLINE_OUTLINING_H

#include "core/base/str.h"
#include "formats/outline.h"
#include "importers/arrange.h"
#include "importers/outline/styled.h"

struct cvx_outlining {
    struct cvx_arranger arranger;
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    struct cvx_node *root, *basics;
    struct cvx_node *joined; /* the text that was added to last, and what it has become */
    struct cvx_str joining;
};

/* A section of the source: its blocks are those from `first` up to `end`. */
struct cvx_chapter {
    const char *key; /* as in struct cvx_section; NULL: unknown */
    const char *type;
    const char *title;               /* NULL: the part before the first section */
    const struct cvx_block_line *at; /* where the title stands; NULL: nowhere */
    unsigned level;                  /* of its heading */
    bool own; /* `key` is none of the standard's: items are what is said, not entries */
    struct cvx_block *first, *end;
    struct cvx_chapter *next;
};

/* The array `key` of the root, and a new object in it that comes from `at`. */
struct cvx_node *cvx_out_entry(struct cvx_outlining *out, const char *key,
                               const struct cvx_block_line *at);

/* The object `key` of `parent`, new or there. */
struct cvx_node *cvx_out_object(struct cvx_outlining *out, struct cvx_node *parent, const char *key,
                                const struct cvx_block_line *at);

/* Sets `key` of an object to `text`, unless that is blank. What is there already is kept: the text
 * goes behind it, in prose as a paragraph, else after a comma. */
struct cvx_node *cvx_out_text(struct cvx_outlining *out, struct cvx_node *parent, const char *key,
                              const char *text, const struct cvx_block_line *at);

/* Adds `text` to the list `key` of an object, unless it is blank. */
void cvx_out_item(struct cvx_outlining *out, struct cvx_node *parent, const char *key,
                  const char *text, const struct cvx_block_line *at);

/* Adds the parts of `text` between commas (of any script), semicolons, bars and points in the
 * middle to the list `key`. What stands in brackets stays together. */
void cvx_out_list(struct cvx_outlining *out, struct cvx_node *parent, const char *key,
                  const char *text, const struct cvx_block_line *at);

/* Reports something about a line. */
void cvx_out_report(struct cvx_outlining *out, enum cvx_code code, const struct cvx_block_line *at,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The words of `markdown` for a place that has no links: these are reported, by their address. ""
 * when memory is out. */
const char *cvx_out_plain(struct cvx_outlining *out, const char *markdown,
                          const struct cvx_block_line *at);

/* Reports the titles of links, for which there is no place. */
void cvx_out_report_titles(struct cvx_outlining *out, const struct cvx_styled *styled,
                           const struct cvx_block_line *at);

/* All lines of a block, or those from `from` on, as prose: lines that were broken to fit a page are
 * joined, others stay lines, blank lines stay. "" when memory is out. */
const char *cvx_out_prose(struct cvx_outlining *out, const struct cvx_block_line *from);

/* `text` up to `len`, trimmed. */
const char *cvx_out_trim(struct cvx_outlining *out, const char *text, size_t len);

/* The lines of a block joined by blanks. */
const char *cvx_out_joined(struct cvx_outlining *out, const struct cvx_block_line *from);

#endif
