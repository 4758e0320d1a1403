/* SPDX-License-Identifier: MIT */
/* Inside core/doc: telling the CV's owner among the authors of a paper. */
#ifndef CVX_DOC_OWNER_H
#define CVX_DOC_OWNER_H

#include <stddef.h>

/* How surely a name is the owner's. */
enum cvx_owner_match {
    CVX_OWNER_NO,
    CVX_OWNER_TURNED, /* all names fit, family name at the other end */
    CVX_OWNER_INITIALS,
    CVX_OWNER_FULL,
};

/* Compares an author's name with one of the owner's. Case, accents, points, hyphens, titles and
 * particles do not matter; given names may be initials or missing after the first; a compound
 * family name may be cut to its first part; "Family, Given", "Family G." and, in Chinese, Japanese
 * and Korean, the family name before or after are known. */
enum cvx_owner_match cvx_owner_compare(const char *owner, const char *author);

/* The author among `count` names that is the owner by `name` or `native_name` (either may be NULL);
 * `count` when none is. Of several the surest, then the first. */
size_t cvx_owner_find(const char *name, const char *native_name, const char *const *authors,
                      size_t count);

#endif
