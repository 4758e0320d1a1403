/* SPDX-License-Identifier: MIT */
/* Where well-known fonts lie, by family and by script, so that most CVs are set without asking
 * fontconfig; and which Debian package brings them. Opens nothing. Private to fonts/. */
#ifndef CVX_FONTS_KNOWN_H
#define CVX_FONTS_KNOWN_H

#include "fonts/fontconfig.h"

enum { CVX_KNOWN_MAX = 12 }; /* places of one family at most */

/* The face of a style among the files of a family. */
struct cvx_known_style {
    bool bold, italic;
};

/* Places of a family, best first: folders of several distributions, and, after those of the style
 * asked for, those of a plainer one. Paths are in `arena`. 0 when the family is not well known. */
size_t cvx_known_family(const char *family, struct cvx_known_style style, struct cvx_arena *arena,
                        struct cvx_font_file places[CVX_KNOWN_MAX]);

/* The family that sets a script in one class; NULL when none does. `lang` tells Han variants apart:
 * a BCP 47 tag or NULL. */
const char *cvx_known_script(uint32_t script, bool serif, const char *lang,
                             struct cvx_arena *arena);

/* True for scripts that Noto Sans and Noto Serif do not set. */
bool cvx_known_has_own_font(uint32_t script);

/* Families of signs and symbols, ended by NULL. */
extern const char *const cvx_known_symbols[];

/* True for the scripts that one East Asian font sets together. */
bool cvx_known_is_east_asian(uint32_t script);

/* The Debian package that provides a character of that script; NULL when none does. */
const char *cvx_known_package(uint32_t script, uint32_t code_point);

#endif
