/* SPDX-License-Identifier: MIT */
/* What languages are called, from tables made at build time: names by Unicode CLDR, codes from
 * core/lang/language-codes.txt. */
#ifndef CVX_LANG_LANGUAGE_NAMES_H
#define CVX_LANG_LANGUAGE_NAMES_H

#include "core/lang/language.h"

/* The name in `language` of the language with the ISO 639-1, 639-2/B or 639-2/T code `code`, in
 * letters of any case: "ger" is "Tedesco" in Italian. It begins with a capital where the script has
 * them, as a name in a list does. NULL: it is no code, or of a language that few CVs name. */
const char *cvx_language_name(const struct cvx_language *language, const char *code);

#endif
