/* SPDX-License-Identifier: MIT */
/* Footnotes: their text stands elsewhere than what it is said of. Each is written where its mark
 * is, as the inline note of pandoc, "^[text]", so that it stays with what it belongs to. */
#include "formats/outline_part.h"

#include <string.h>

enum {
    NOTES_MAX = 200, /* further ones stay text */
    LABEL_MAX = 100,
    REPEATED_MAX = 1 << 16, /* bytes that notes with more than one mark may add */
};

bool cvx_notes_take(struct cvx_notes *notes, struct cvx_arena *arena, const char *label, size_t len)
{
    if (len == 0 || len > LABEL_MAX || notes->count == NOTES_MAX)
        return false;
    struct cvx_note *note = cvx_arena_alloc(arena, sizeof *note);
    if (!note)
        return false;
    *note = (struct cvx_note){.label = cvx_arena_copy(arena, label, len), .next = notes->first};
    notes->first = note;
    notes->count++;
    return true;
}

/* The note that "[^label]" at `text` names, and the bytes of that mark. */
static struct cvx_note *find(const struct cvx_notes *notes, const char *text, size_t *len)
{
    const size_t label = strncmp(text, "[^", 2) == 0 ? strcspn(text + 2, "[]") : 0;
    if (label == 0 || text[2 + label] != ']')
        return NULL;
    for (struct cvx_note *at = notes->first; at; at = at->next)
        if (cvx_label_is(at->label, text + 2, label)) {
            *len = label + 3;
            return at;
        }
    return NULL;
}

/* True when every bracket of a text has its partner. */
static bool is_balanced(const char *text)
{
    int depth = 0;
    for (; *text && depth >= 0; text++)
        depth += (*text == '[') - (*text == ']');
    return depth == 0;
}

static const char *resolve(struct cvx_notes *notes, struct cvx_arena *arena, const char *text,
                           bool inner);

/* The text of a note, once for all of its marks, with the notes that it has itself: these are at
 * most NOTES_MAX deep, since one that is met again on the way has its text already. */
static const char *text_of(struct cvx_notes *notes, struct cvx_note *note, struct cvx_arena *arena)
{
    if (note->text)
        return note->text;
    struct cvx_str text;
    cvx_str_init(&text, arena);
    for (const struct cvx_block_line *line = note->block->first; line; line = line->next) {
        if (text.len > 0)
            cvx_str_add_char(&text, ' ');
        cvx_str_add(&text, line->text);
    }
    note->text = cvx_str_get(&text);
    if (strstr(note->text, "[^"))
        note->text = resolve(notes, arena, note->text, true);
    return note->text;
}

/* Writes a note where its mark is; in another note, `inner`, in plain brackets. */
static void write_note(const char *said, bool inner, struct cvx_str *out)
{
    const bool apart = out->len > 0 && cvx_str_get(out)[out->len - 1] != ' ';
    if (!inner && is_balanced(said))
        cvx_str_add_format(out, "^[%s]", said);
    else
        cvx_str_add_format(out, "%s(%s)", apart ? " " : "", said);
}

/* Appends what begins with "[" at `text`; returns the bytes that it took of it. */
static size_t resolve_one(struct cvx_notes *notes, struct cvx_arena *arena, const char *text,
                          bool inner, struct cvx_str *out)
{
    size_t len;
    struct cvx_note *note = find(notes, text, &len);
    const char *said = note && note->block ? text_of(notes, note, arena) : "";
    if (*said && note->used)
        notes->repeated += strlen(said);
    if (!*said || (note->used && notes->repeated > REPEATED_MAX)) {
        cvx_str_add_char(out, *text);
        return 1;
    }
    note->used = true;
    write_note(said, inner, out);
    return len;
}

static const char *resolve(struct cvx_notes *notes, struct cvx_arena *arena, const char *text,
                           bool inner)
{
    struct cvx_str out;
    cvx_str_init(&out, arena);
    while (*text) {
        const size_t plain = strcspn(text, "[");
        cvx_str_add_bytes(&out, text, plain);
        text += plain;
        if (*text)
            text += resolve_one(notes, arena, text, inner, &out);
    }
    return cvx_str_get(&out);
}

static bool is_note(const struct cvx_notes *notes, const struct cvx_block *block)
{
    for (const struct cvx_note *at = notes->first; at; at = at->next)
        if (at->block == block)
            return true;
    return false;
}

/* A heading over nothing but notes is none of the CV's. */
static void drop_headings(struct cvx_outline *outline)
{
    struct cvx_block *heading = NULL;
    bool notes = false;
    for (struct cvx_block *block = outline->first;; block = block->next) {
        const bool other = block && (block->kind != CVX_BLOCK_COMMENT || block->first);
        if (!block || block->kind == CVX_BLOCK_HEADING) {
            if (heading && notes) {
                heading->kind = CVX_BLOCK_COMMENT;
                heading->level = 0;
            }
            if (!block)
                return;
            heading = block;
            notes = false;
        } else if (other && block->kind != CVX_BLOCK_RULE) {
            heading = NULL;
        } else {
            notes = true;
        }
    }
}

void cvx_notes_resolve(struct cvx_notes *notes, struct cvx_arena *arena,
                       struct cvx_outline *outline)
{
    if (!notes->first || arena->failed)
        return;
    for (struct cvx_block *block = outline->first; block; block = block->next)
        for (struct cvx_block_line *line = block->first; line && !is_note(notes, block);
             line = line->next)
            if (strstr(line->text, "[^"))
                line->text = resolve(notes, arena, line->text, false);
    for (struct cvx_note *at = notes->first; at; at = at->next) {
        if (!at->block)
            continue;
        at->block->kind = CVX_BLOCK_COMMENT; /* of those that have no mark */
        if (at->used) {
            at->block->first = NULL;
            at->block->last = NULL;
        }
    }
    drop_headings(outline);
}
