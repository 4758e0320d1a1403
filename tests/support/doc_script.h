/* SPDX-License-Identifier: MIT */
/* Documents for tests, written as text: a block a line, nested by two spaces each.
 *
 *     title Ada Example
 *     contact
 *       item ada@example.org
 *     section Work
 *       entry *Engineer*, Example Ltd | 2019 – 2021
 *         meta London
 *         bullet Made things
 *     row Tools: ~ C, Python
 *
 * Kinds are those of cvx_block_kind_name, "item" in a contact, "bullet" for a LIST of one ITEM
 * (next to another bullet: the same list). "|" parts an aside, "~" ends a label. *strong*,
 * _emphasis_, `code`, {kept together}, <link>. */
#ifndef CVX_TESTS_SUPPORT_DOC_SCRIPT_H
#define CVX_TESTS_SUPPORT_DOC_SCRIPT_H

#include "core/doc/doc.h"

/* Reads a script into a document in the arena. `tag` is its language: "en", "ja", "ar". */
struct cvx_doc *cvx_doc_script(struct cvx_arena *arena, const char *tag, const char *script);

#endif
