/* SPDX-License-Identifier: MIT */
/* Countries and territories: ISO 3166-1 codes and their names in our languages, from CLDR, as
 * tables made at build time. Codes are upper-case alpha-2 ("DE"); Kosovo is the user-assigned "XK".
 */
#ifndef CVX_LANG_COUNTRY_H
#define CVX_LANG_COUNTRY_H

#include "core/lang/language.h"

/* The name of the country with this alpha-2 code (any case): "China", "中国". NULL when there is no
 * such country. */
const char *cvx_country_name(const struct cvx_language *language, const char *code);

/* The alpha-2 code for what a person wrote: an alpha-2 or alpha-3 code ("de", "DEU", "UK"), an
 * English name or a common short form ("Germany", "USA", "Czech Republic"), or a name in any of our
 * languages ("Deutschland", "德国"). NULL when it is none. */
const char *cvx_country_find(const char *text, size_t len);

#endif
