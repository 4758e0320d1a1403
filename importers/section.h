/* SPDX-License-Identifier: MIT */
/* Titles of sections: what a section is by what its owner called it, in any of our languages, and
 * how that title is kept. The titles are the labels of the language files and those listed in
 * core/lang/sections.txt; case, accents, numbering, ornaments and words for "and" do not matter. */
#ifndef CVX_IMPORTERS_SECTION_H
#define CVX_IMPORTERS_SECTION_H

#include "importers/arrange.h"

#include <stdbool.h>

/* What a title says. */
struct cvx_section {
    const char *key;  /* a section of JSON Resume, "summary", or one of the parts of basics
                         "contact" and "profiles", or "updated"; NULL: it is none that we know */
    const char *type; /* of a section of publications: their CSL type; else NULL */
    bool sure;        /* the whole title says so, not just a part of it */
};

/* "Berufserfahrung", "3. Work experience:", "工作经历 / Employment", "Honors & Awards" … */
struct cvx_section cvx_section_find(const char *title, size_t len);

/* Notes that `key`, any member of the root, is the next section of the CV, under `title` (not
 * copied; NULL: it has none): in meta.themeOptions.sections, and in .sectionLabels unless the title
 * is what an English CV says anyway. False when the section was noted before under another title,
 * which stays. */
bool cvx_section_note(struct cvx_arranger *arranger, const char *key, const char *title,
                      const struct cvx_node *origin);

#endif
