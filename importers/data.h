/* SPDX-License-Identifier: MIT */
/* Data in whichever notation: JSON, JSON5 when it is asked for, or YAML. For importers whose format
 * is a shape of data and leaves the notation to its users. */
#ifndef CVX_IMPORTERS_DATA_H
#define CVX_IMPORTERS_DATA_H

#include "importers/importer.h"

/* True when the source is YAML rather than JSON: it begins as YAML does, or its name says so and it
 * does not begin as an object in JSON. */
bool cvx_data_is_yaml(const struct cvx_source *source);

/* True when it begins as an object in JSON. */
bool cvx_data_is_object(const struct cvx_source *source);

/* True when the root is an object that has a member `key`, as far as its beginning shows: for
 * probing. */
bool cvx_data_has(const struct cvx_source *source, const char *key);

/* True when `word` stands anywhere in its beginning. */
bool cvx_data_mentions(const struct cvx_source *source, const char *word);

/* Reads the source into a tree in `arena`. JSON is read leniently when the source says so or its
 * name ends in .json5 or .jsonc. `literal_stars`: as in struct cvx_yaml_text. */
enum cvx_status cvx_data_read(const struct cvx_source *source, bool literal_stars,
                              struct cvx_arena *arena, struct cvx_diag *diag,
                              struct cvx_node **root);

/* Makes texts of all numbers in the tree, as they are spelled: for formats whose fields are texts,
 * in a notation where those need no quotes. */
void cvx_data_quote_numbers(struct cvx_node *root);

#endif
