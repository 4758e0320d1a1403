/* SPDX-License-Identifier: MIT */
/* Reading a folder that is an input: a data export, unpacked. */
#ifndef CVX_CLI_FOLDER_H
#define CVX_CLI_FOLDER_H

#include "core/base/str.h"
#include "importers/importer.h"

/* True when `path` is a folder. */
bool cvx_is_folder(const char *path);

/* Reads the tables (*.csv) of the folder `path` and of the folders right in it into
 * `source->files`, sorted by name; all lives in `arena`. An error is added when there are none, or
 * more or larger ones than limits.h allows. */
enum cvx_status cvx_folder_read(const char *path, struct cvx_arena *arena, struct cvx_diag *diag,
                                struct cvx_source *source);

#endif
