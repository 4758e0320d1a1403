/* SPDX-License-Identifier: MIT */
/* Outputs named. Knows files and folders, nothing of CVs. */
#ifndef CVX_CLI_FILES_H
#define CVX_CLI_FILES_H

#include "cli/args.h"

/* Where `exporter`'s output of `input` goes: args->output as a file, in it as a folder, or beside
 * the input.
 * "-" for standard output. The path is in `arena`; NULL when memory is out. */
const char *cvx_output_path(const struct cvx_args *args, const char *input,
                            const struct cvx_exporter *exporter, struct cvx_arena *arena);

/* True when --output names a folder: it ends in / or is one. */
bool cvx_output_is_folder(const struct cvx_args *args);

/* True when --theme names a file of the user's: it looks like a path. */
bool cvx_theme_is_file(const struct cvx_args *args);

/* The input, or file of a theme, that writing to `path` would replace (the same file, by device and
 * inode); NULL: none. */
const char *cvx_output_replaces(const struct cvx_args *args, const char *path);

/* The one name of the file that `path` names, existing or not: links and ".." are resolved, so that
 * two paths to one file are equal. In `arena`; NULL when memory is out. */
const char *cvx_output_identity(const char *path, struct cvx_arena *arena);

#endif
