/* SPDX-License-Identifier: MIT */
/* What the readers of outlines share: the lines of a source one after the other, and making blocks
 * of them. Private to formats/outline*.c. */
#ifndef CVX_FORMATS_OUTLINE_PART_H
#define CVX_FORMATS_OUTLINE_PART_H

#include "formats/outline.h"
#include "formats/text.h"

#include <string.h>
#include <strings.h>

/* A line of the source, without its end. */
struct cvx_source_line {
    const char *text; /* after its indentation; not NUL-terminated */
    size_t len;       /* without white space at its end */
    unsigned indent;  /* columns; a tab goes to the next multiple of four */
    uint32_t number;  /* from 1 */
    uint32_t column;  /* of `text`, from 1 */
    bool hard;        /* ends with two blanks or a backslash */
};

/* Lines without something: up to an offset, which is the end of a line, and that line's number. */
struct cvx_outline_gap {
    size_t at;
    uint32_t number;
};

struct cvx_outline_reading {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    struct cvx_outline *outline;
    struct cvx_decoded source;
    size_t at;       /* offset of the next line */
    uint32_t number; /* of the line read last */
    struct cvx_source_line line;
    bool blank;                               /* a blank line came before `line` */
    bool open;                                /* the last block takes further lines */
    unsigned html_lists;                      /* elements "ul" and "ol" that are open */
    struct cvx_outline_gap no_heading_end[6]; /* without "</h1>" … "</h6>" */
    struct cvx_outline_gap no_table_end;
};

/* Decodes and starts. */
enum cvx_status cvx_outline_open(struct cvx_outline_reading *reading, const char *bytes,
                                 size_t len);

/* Moves to the next line; false at the end. Blank lines come too, with `len` 0. */
bool cvx_outline_next(struct cvx_outline_reading *reading);

/* The line after the current one, without moving; `len` 0 at the end too. */
struct cvx_source_line cvx_outline_peek(const struct cvx_outline_reading *reading);

/* A new block at the end of the outline. NULL when memory is out. */
struct cvx_block *cvx_outline_add_block(struct cvx_outline_reading *reading,
                                        enum cvx_block_kind kind, unsigned level);

/* Adds the part of the current line that begins `skip` bytes in and is `len` bytes long to a block
 * (may be NULL), trimmed. */
void cvx_outline_add_line(struct cvx_outline_reading *reading, struct cvx_block *block, size_t skip,
                          size_t len);

/* The same with another text, as it stands, for what begins `skip` bytes in. */
void cvx_outline_add_text(struct cvx_outline_reading *reading, struct cvx_block *block,
                          const char *text, size_t skip);

/* Takes the first `len` bytes off the current line, and the white space behind them. A line of
 * which nothing is left is a blank one to cvx_outline_next(). */
void cvx_outline_cut_line(struct cvx_outline_reading *reading, size_t len);

/* CVX_OK; or that memory is out, or the lines too many, reported. */
enum cvx_status cvx_outline_close(struct cvx_outline_reading *reading);

/* True when the `len` bytes at `text` name what has the label, in whatever case of letters; NULL:
 * out of memory, named by nothing. */
static inline bool cvx_label_is(const char *label, const char *text, size_t len)
{
    return label && strlen(label) == len && strncasecmp(label, text, len) == 0;
}

/* The text of a footnote, of which marks "[^label]" stand elsewhere. */
struct cvx_note {
    const char *label;
    const char *text;        /* NULL: not asked for yet */
    struct cvx_block *block; /* where it stands */
    bool used;
    struct cvx_note *next;
};

struct cvx_notes {
    struct cvx_note *first; /* the newest */
    size_t count;
    size_t repeated; /* bytes written for marks of notes that have several */
};

/* Takes a note whose block comes next; false when there are too many: then it is text. */
bool cvx_notes_take(struct cvx_notes *notes, struct cvx_arena *arena, const char *label,
                    size_t len);

/* Writes "^[text]" wherever a note has its mark, and empties the blocks of those that have one. */
void cvx_notes_resolve(struct cvx_notes *notes, struct cvx_arena *arena,
                       struct cvx_outline *outline);

/* "[label]: address", to which "[text][label]" and "[label]" refer from elsewhere. */
struct cvx_reference {
    const char *label;
    const char *address;     /* with the title in quotes behind it, when it has one */
    struct cvx_block *block; /* where it stands */
    bool used;
    struct cvx_reference *next;
};

struct cvx_references {
    struct cvx_reference *first; /* the newest */
    size_t count;
    size_t expanded; /* bytes of addresses written so far */
};

/* Takes a line that is one; false when it is none, or there are too many: then it is text. */
bool cvx_references_take(struct cvx_references *references, struct cvx_arena *arena,
                         const char *text, size_t len);

/* Writes "[text](address)" wherever one is referred to, and empties the blocks of those that are.
 * CVX_REJECTED, with one error, when that is more than CVX_LIMIT_EXPANDED bytes of addresses. */
enum cvx_status cvx_references_resolve(struct cvx_references *references,
                                       struct cvx_outline_reading *reading);

/* Takes what is written as elements of HTML at the start of a line: headings, rows of tables, items
 * of lists, and the lines about them. False when there is none, and when there is more on the line:
 * of that `reading->line` is then what is left. */
bool cvx_outline_take_html(struct cvx_outline_reading *reading);

/* Takes the front matter, "---" on the first line up to the next, with "key: value" lines between.
 */
bool cvx_outline_take_front_matter(struct cvx_outline_reading *reading);

/* A line of Org, or a part of it, as Markdown. "" when memory is out. */
const char *cvx_outline_org_inline(struct cvx_arena *arena, const char *text, size_t len);

/* Where `what` begins in the first 2000 of `len` bytes; NULL when it does not: what is longer is
 * neither a link nor a macro. */
const char *cvx_outline_find(const char *text, size_t len, const char *what);

/* Bytes of the mark of a list's item at the start of a line, with the white space after it; 0 when
 * there is none. Knows "-", "*", "+", the bullets that people paste, and numbers. */
size_t cvx_outline_bullet(const char *text, size_t len);

/* The row of a table as one line, its cells separated by tabs. NULL when it is only a rule between
 * rows, or memory is out. */
const char *cvx_outline_cells(struct cvx_arena *arena, const char *text, size_t len);

/* Bytes before the first cell that holds something. */
size_t cvx_outline_row_start(const char *text, size_t len);

#endif
