/* SPDX-License-Identifier: MIT */
/* Inside core/doc: one function for each kind of section, which fills a SECTION that build.c has
 * opened. A section that stays without children is taken out again. */
#ifndef CVX_DOC_SECTIONS_H
#define CVX_DOC_SECTIONS_H

#include "core/doc/builder.h"

typedef void cvx_section_build(struct cvx_builder *builder, struct cvx_block *section);

cvx_section_build cvx_section_work, cvx_section_volunteer, cvx_section_education,
    cvx_section_awards, cvx_section_certificates, cvx_section_publications, cvx_section_skills,
    cvx_section_languages, cvx_section_interests, cvx_section_references, cvx_section_projects,
    cvx_section_summary;

/* The title block: TITLE, SUBTITLE, PHOTO, CONTACT. */
void cvx_header_build(struct cvx_builder *builder, struct cvx_block *root);

/* A CONTACT_ITEM of an address (may be NULL), in one line. */
void cvx_address_add(struct cvx_builder *builder, struct cvx_block *contact,
                     const struct cvx_location *location);

#endif
