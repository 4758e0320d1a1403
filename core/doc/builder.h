/* SPDX-License-Identifier: MIT */
/* Inside core/doc: what the files that build the document share. Not for anyone else.
 *
 * Everything that is shown goes through a run that names its node, and that marks the node as seen.
 * What is not marked in the end is reported: so nothing is lost by being forgotten.
 *
 * All functions are sticky: when memory is out they do nothing, may return NULL, and take NULL for
 * a block; build.c asks the arena once, at the end. */
#ifndef CVX_DOC_BUILDER_H
#define CVX_DOC_BUILDER_H

#include "core/base/diag.h"
#include "core/base/str.h"
#include "core/doc/doc.h"
#include "core/lang/labels.h"
#include "core/model/resume.h"

/* What became of a node. */
enum cvx_seen {
    CVX_SEEN_SHOWN = 1 << 0, /* its text is in the document, or says the same as one that is */
    CVX_SEEN_USED = 1 << 1,  /* it made something else: a link's target, an order, a language */
};

enum { CVX_BUILDER_FIELDS = 64 };

struct cvx_builder {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    const struct cvx_resume *resume;
    struct cvx_doc *doc;
    const struct cvx_language *language; /* the document's */
    const struct cvx_language *native;   /* that the native name shows; NULL: none, or the same */
    bool big_first; /* places, employers: the large before the small (Chinese, Japanese, Korean) */
    bool european_digits; /* the CV's text has 0 to 9 where its language has digits of its own */
    bool solid;           /* no blanks between words (Chinese, Japanese) */
    unsigned char *seen;  /* by node id: cvx_seen, or-ed */
    size_t seen_count;
    bool broken; /* a module could not be opened, which has been reported */
    /* Members of the object that rest.c was asked about last. */
    struct cvx_builder_fields {
        const struct cvx_node *of;
        const struct cvx_node *items[CVX_BUILDER_FIELDS];
        size_t count;
    } fields;
};

/* Notes what became of a node. NULL, and nodes of another tree, are ignored. */
void cvx_builder_mark(struct cvx_builder *builder, const struct cvx_node *node, enum cvx_seen seen);
bool cvx_builder_shown(const struct cvx_builder *builder, const struct cvx_node *node);

/* Marks what a text was made from as shown: its leaf or, where one text was made of a list or an
 * object, those leaves that are in it. */
void cvx_builder_mark_text(struct cvx_builder *builder, struct cvx_text text);

/* True for a node of which anything is noted. */
bool cvx_builder_seen(const struct cvx_builder *builder, const struct cvx_node *node);

/* Marks all leaves of `node`. */
void cvx_builder_mark_all(struct cvx_builder *builder, const struct cvx_node *node,
                          enum cvx_seen seen);

/* Blocks. */

struct cvx_block *cvx_block_add(struct cvx_builder *builder, struct cvx_block *parent,
                                enum cvx_block_kind kind, const struct cvx_node *at);

/* Takes the last child out again; for what turned out empty. */
void cvx_block_drop_last(struct cvx_block *parent);

/* Runs. Text is split where its script needs another language than the document's, and bare URLs
 * and addresses become links. White space is collapsed; none stands at the start. */

/* A style, a link and a node for what is added. */
struct cvx_ink {
    unsigned style; /* cvx_run_style */
    const char *href;
    const struct cvx_node *at;
};

/* `len` bytes as they are: no markup, no links but ink's. */
void cvx_runs_add(struct cvx_builder *builder, struct cvx_runs *runs, const char *text, size_t len,
                  struct cvx_ink ink);
void cvx_runs_add_string(struct cvx_builder *builder, struct cvx_runs *runs, const char *text,
                         struct cvx_ink ink);
void cvx_runs_add_break(struct cvx_builder *builder, struct cvx_runs *runs);

/* Words of ours: a label, punctuation. */
void cvx_runs_add_label(struct cvx_builder *builder, struct cvx_runs *runs, enum cvx_label label,
                        unsigned style);

/* True when the text ends a sentence, be it inside quotation marks, which are runs of their own. */
bool cvx_runs_end_sentence(const struct cvx_runs *runs);

/* Takes trailing white space and breaks away. */
void cvx_runs_trim(struct cvx_builder *builder, struct cvx_runs *runs);

/* Moves all runs of `from` behind those of `to`. */
void cvx_runs_append(struct cvx_runs *to, struct cvx_runs *from);

/* Adds `separator` when `runs` holds something already. */
void cvx_runs_separate(struct cvx_builder *builder, struct cvx_runs *runs, const char *separator,
                       unsigned style);

/* All the text of a run sequence, breaks as blanks. */
const char *cvx_runs_plain(struct cvx_builder *builder, const struct cvx_runs *runs);

#endif
