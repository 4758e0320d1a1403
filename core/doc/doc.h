/* SPDX-License-Identifier: MIT */
/* The document: how a reader meets a CV. A tree of blocks that knows no page, no font and no
 * format; the DOCX exporter walks it, the PDF exporter lays it out, and so will HTML, Markdown and
 * text.
 *
 * It is built once from a resume (build.h), is const from then on, and lives in the CV's arena.
 * Blocks and runs remember the node that they came from, so that an exporter can speak of the
 * input.
 *
 * Order is reading order: a block's label, its text, its aside, then its children. Texts are valid
 * UTF-8 without newlines, tabs or control characters: a line break is a run of its own. Runs bring
 * their own spaces and punctuation, so that the runs of one sequence, joined, read right; an
 * exporter adds separators only between contact items, bullets, and numbers. Likewise the styles of
 * runs are complete: a position is STRONG because its run says so, a heading because of its kind.
 */
#ifndef CVX_DOC_DOC_H
#define CVX_DOC_DOC_H

#include "core/base/arena.h"
#include "core/base/node.h"
#include "core/lang/language.h"

enum cvx_block_kind {
    CVX_BLOCK_DOCUMENT, /* the root; no runs */
    CVX_BLOCK_TITLE,    /* the person's name, native name after it; the document's title */
    CVX_BLOCK_SUBTITLE, /* basics.label */
    CVX_BLOCK_PHOTO,    /* `target` is the image as the CV names it; text: its alternative text */
    CVX_BLOCK_CONTACT,  /* children: CONTACT_ITEM, one flow with separators between them */
    CVX_BLOCK_CONTACT_ITEM, /* one address, number or link; better not broken inside */
    CVX_BLOCK_SECTION,      /* text: its heading, level 1; children: what it holds */
    CVX_BLOCK_GROUP, /* text: a heading over several entries: an employer, a kind of publication;
                        aside: the dates it spans, if any */
    CVX_BLOCK_ENTRY, /* text: its head; aside: when; children: META first, then the body */
    CVX_BLOCK_META,  /* a secondary line of an entry, group or section: where, with whom */
    CVX_BLOCK_PARAGRAPH,
    CVX_BLOCK_LIST,        /* children: ITEM; `ordered` says whether numbered */
    CVX_BLOCK_ITEM,        /* text, then perhaps nested LISTs and further PARAGRAPHs */
    CVX_BLOCK_PUBLICATION, /* one citation; `number` from 1 within its group or section;
                              children: what else there is to say, as under an ENTRY */
    CVX_BLOCK_ROW,  /* label: what, up to the punctuation and space before the text ("Tools: ");
                       empty: a row of equals; text: its value(s), on the same line */
    CVX_BLOCK_NOTE, /* a closing remark: when the CV was last updated */
    CVX_BLOCK_KIND_COUNT
};

enum cvx_run_kind {
    CVX_RUN_TEXT,
    CVX_RUN_BREAK, /* a line break inside a paragraph; no text */
};

enum cvx_run_style {
    CVX_STYLE_STRONG = 1 << 0,
    CVX_STYLE_EMPHASIS = 1 << 1,
    CVX_STYLE_CODE = 1 << 2,
    CVX_STYLE_SUPERSCRIPT = 1 << 3, /* equal-contribution marks */
    CVX_STYLE_SECONDARY = 1 << 4,   /* less important than its neighbours: muted */
    CVX_STYLE_KEEP = 1 << 5, /* no line may end inside: dates, phone numbers, e-mail addresses */
};

struct cvx_run {
    enum cvx_run_kind kind;
    unsigned style;   /* cvx_run_style, or-ed */
    const char *text; /* never empty */
    const char
        *href; /* absolute, normalized URI with a safe scheme (http, https, mailto, tel); or NULL */
    const char *lang; /* BCP 47 when it differs from the document's; NULL: the document's */
    const struct cvx_node *at; /* NULL for labels and punctuation of ours */
    struct cvx_run *next;
};

struct cvx_runs {
    struct cvx_run *first, *last; /* NULL: empty */
};

struct cvx_block {
    enum cvx_block_kind kind;
    struct cvx_runs label; /* ROW only */
    struct cvx_runs text;
    struct cvx_runs
        aside;        /* ENTRY, GROUP: dates, set at the far end of the line. Never without text */
    int level;        /* headings: SECTION 1, GROUP 2, ENTRY 2 or, in a group, 3; else 0 */
    int number;       /* PUBLICATION, ITEM of an ordered list: from 1 */
    bool ordered;     /* LIST */
    bool page_break;  /* SECTION: starts on a new page */
    const char *name; /* SECTION: its key in the input ("work"), stable across languages */
    const char *target; /* PHOTO */
    const struct cvx_node *at;
    struct cvx_block *parent;
    struct cvx_block *first, *last;
    struct cvx_block *next;
};

/* What a document says about itself: PDF's Info and XMP, DOCX's core properties. */
struct cvx_doc_info {
    const char *title;    /* never NULL */
    const char *author;   /* the CV's owner; NULL when nameless */
    const char *subject;  /* basics.label; or NULL */
    const char *keywords; /* skills, joined by ", "; or NULL */
};

struct cvx_doc {
    const struct cvx_language *language; /* of labels and dates; never NULL */
    const char *lang;                    /* BCP 47 tag of the text as a whole, such as "zh-Hans" */
    bool rtl;                            /* right to left */
    bool letter;                         /* Letter paper suits it better than A4 */
    struct cvx_doc_info info;
    int64_t modified; /* seconds since 1970-01-01 UTC: from the content, never from the clock */
    struct cvx_block *root;
};

/* The kind's name in dumps and goldens: "entry". */
const char *cvx_block_kind_name(enum cvx_block_kind kind);

/* The next block in reading order inside `root`, parents before children; NULL after the last. */
const struct cvx_block *cvx_block_next(const struct cvx_block *block, const struct cvx_block *root);

#endif
