/* SPDX-License-Identifier: MIT */
/* A note in a sentence is a remark in brackets. Behind a name it would be taken for a part of it,
 * so heads of entries and titles set theirs apart. */
#include "importers/outline/notes.h"

#include "core/base/str.h"

#include <string.h>

enum {
    NOTE_MAX = 4000, /* bytes; a longer one is no note */
    MISSES_MAX = 16, /* marks without an end after which none is looked for */
};

/* Bytes of the note at `text`, marks and all; 0 when there is none. */
static size_t note_len(const char *text)
{
    if (text[0] != '^' || text[1] != '[')
        return 0;
    int depth = 0;
    for (size_t at = 1; text[at] && at < NOTE_MAX; at++) {
        depth += (text[at] == '[') - (text[at] == ']');
        if (depth == 0)
            return at + 1;
    }
    return 0;
}

/* A note inside a sentence is no sentence of its own. */
static size_t without_stop(const char *note, size_t len)
{
    return len > 1 && note[len - 1] == '.' && note[len - 2] != '.' ? len - 1 : len;
}

/* Writes the text to `out` and its notes to `notes`, or to `out` too where that is NULL. */
static void write_out(const char *text, struct cvx_str *out, struct cvx_str *notes)
{
    int misses = 0;
    while (*text) {
        const size_t plain = strcspn(text, "^");
        cvx_str_add_bytes(out, text, plain);
        text += plain;
        const size_t len = *text && misses < MISSES_MAX ? note_len(text) : 0;
        misses += len == 0 && text[0] == '^' && text[1] == '[';
        if (len > 3 && notes) {
            cvx_str_add(notes, notes->len > 0 ? "\n\n" : "");
            cvx_str_add_bytes(notes, text + 2, len - 3);
        } else if (len > 3) {
            const char *end = cvx_str_get(out) + out->len;
            cvx_str_add(out, out->len == 0 || end[-1] == ' ' ? "(" : " (");
            cvx_str_add_bytes(out, text + 2, without_stop(text + 2, len - 3));
            cvx_str_add_char(out, ')');
        } else if (*text && !len) {
            cvx_str_add_char(out, *text);
        }
        text += len ? len : *text != '\0';
    }
}

const char *cvx_notes_inline(const char *text, struct cvx_arena *arena)
{
    if (!strstr(text, "^["))
        return text;
    struct cvx_str out;
    cvx_str_init(&out, arena);
    write_out(text, &out, NULL);
    return cvx_str_get(&out);
}

const char *cvx_notes_split(const char *text, struct cvx_arena *arena, const char **notes)
{
    *notes = NULL;
    if (!strstr(text, "^["))
        return text;
    struct cvx_str out;
    struct cvx_str said;
    cvx_str_init(&out, arena);
    cvx_str_init(&said, arena);
    write_out(text, &out, &said);
    *notes = said.len > 0 ? cvx_str_get(&said) : NULL;
    return cvx_str_get(&out);
}
