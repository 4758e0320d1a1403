/* SPDX-License-Identifier: MIT */
/* A text that people structure for the eye, as a flat list of blocks: headings, paragraphs, items
 * of lists, terms and their definitions, rows of tables. Read from Markdown, as CommonMark and
 * pandoc have it and as people bend it, and from Org. Lines stay lines, since in a CV they mean
 * something; what is inside a line stays marked up as Markdown, whatever the notation was.
 *
 * Nesting is a number, so that no depth costs anything. Knows nothing of resumes. */
#ifndef CVX_FORMATS_OUTLINE_H
#define CVX_FORMATS_OUTLINE_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/base/str.h"

#include <stdbool.h>

enum cvx_block_kind {
    CVX_BLOCK_HEADING,
    CVX_BLOCK_PARAGRAPH,
    CVX_BLOCK_ITEM,       /* of a list */
    CVX_BLOCK_TERM,       /* DEFINITIONs of it follow */
    CVX_BLOCK_DEFINITION, /* what is said of the TERM before it */
    CVX_BLOCK_ROW,        /* of a table: one line, its cells separated by tabs */
    CVX_BLOCK_RULE,       /* a line across the page; no lines */
    CVX_BLOCK_CODE,       /* lines as they stand */
    CVX_BLOCK_PROPERTY,   /* a value with a `key`, of the document or of the heading before it */
    CVX_BLOCK_COMMENT,    /* not meant to be read: comments, settings, scripts */
    CVX_BLOCK_HIDDEN,     /* switched off by its owner */
};

struct cvx_block_line {
    const char *text;      /* trimmed; never NULL */
    uint32_t line, column; /* where it stands in the source, from 1 */
    bool hard;             /* a line break after it is meant */
    bool gap;              /* a blank line before it, in the same block */
    struct cvx_block_line *next;
};

struct cvx_block {
    enum cvx_block_kind kind;
    unsigned level;  /* HEADING: from 1; ITEM: lists around its own, from 0; ROW: 1 in the head */
    bool close;      /* no blank line before it */
    const char *key; /* PROPERTY; else NULL */
    struct cvx_block_line *first, *last;
    struct cvx_block *next;
};

/* Start with all zero. Lives in the arena it was read into. */
struct cvx_outline {
    struct cvx_block *first, *last;
};

/* Read `len` bytes of an input. Rejected, with one error: what cvx_text_decode() rejects and what
 * exceeds CVX_LIMIT_TEXT or CVX_LIMIT_LINES. CVX_ENVIRONMENT, reported, when memory is out. */
enum cvx_status cvx_outline_read_markdown(const char *bytes, size_t len, struct cvx_arena *arena,
                                          struct cvx_diag *diag, struct cvx_outline *outline);
enum cvx_status cvx_outline_read_org(const char *bytes, size_t len, struct cvx_arena *arena,
                                     struct cvx_diag *diag, struct cvx_outline *outline);

#endif
