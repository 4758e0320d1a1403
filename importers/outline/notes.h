/* SPDX-License-Identifier: MIT */
/* Notes inside a line, "^[text]": footnotes, which the reader has put where their marks were. */
#ifndef CVX_IMPORTERS_OUTLINE_NOTES_H
#define CVX_IMPORTERS_OUTLINE_NOTES_H

#include "core/base/arena.h"

/* `text` with its notes in brackets behind what they are said of: "a team (of five)". `text` itself
 * when it has none; "" when memory is out. */
const char *cvx_notes_inline(const char *text, struct cvx_arena *arena);

/* `text` without its notes, which go to `notes`, each a paragraph; NULL there when it has none. */
const char *cvx_notes_split(const char *text, struct cvx_arena *arena, const char **notes);

#endif
