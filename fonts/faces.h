/* SPDX-License-Identifier: MIT */
/* The faces that are open, shared by all shapers. Private to fonts/; everything here locks. */
#ifndef CVX_FONTS_FACES_H
#define CVX_FONTS_FACES_H

#include "fonts/fontconfig.h"
#include "fonts/fonts.h"
#include "fonts/words.h"

/* The face of a file, opened now or before. NULL when there is no such file, or when it cannot be
 * used: then `*refusal` is the end of a sentence, else NULL; or when memory is out: then `*refusal`
 * is cvx_fonts_no_memory. */
extern const char cvx_fonts_no_memory[];
const struct cvx_face *cvx_fonts_face(struct cvx_fonts *fonts, const struct cvx_font_file *file,
                                      const char **refusal);

/* Asks fontconfig. The path is NULL when there is nothing, or installed fonts are not wanted. */
struct cvx_font_file cvx_fonts_search(struct cvx_fonts *fonts, const struct cvx_font_query *query,
                                      struct cvx_arena *arena);

/* Words that were shaped before, for one shaper: those of an earlier one that is done, or none yet.
 * NULL when memory is out. */
struct cvx_words *cvx_fonts_take_words(struct cvx_fonts *fonts);
void cvx_fonts_return_words(struct cvx_fonts *fonts, struct cvx_words *words);

/* False: only the fonts inside the program. */
bool cvx_fonts_use_installed(const struct cvx_fonts *fonts);

/* What stands for the path of a font inside the program; its `index` is its place among them. */
extern const char cvx_fonts_built_in[];

/* The font of a family and style inside the program; its path is NULL when there is none. */
struct cvx_font_file cvx_fonts_find_built_in(const char *family, bool bold, bool italic);

#endif
