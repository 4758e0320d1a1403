/* SPDX-License-Identifier: MIT */
/* From a path to the source that importers take: a file, a folder, or standard input, read whole.
 *
 *     struct cvx_arena arena;
 *     cvx_arena_init(&arena, NULL);
 *     struct cvx_source source = {.lenient = true};
 *     enum cvx_status status = cvx_source_read("resume.json", &arena, &diag, &source);
 *     if (status == CVX_OK)
 *         status = cvx_cv_open(&source, NULL, &diag, &cv);
 *     …
 *     cvx_arena_clear(&arena);
 *
 * Nothing else in the library reads an input by its name: who has the bytes already fills in a
 * struct cvx_source without this. */
#ifndef CVX_IMPORTERS_SOURCE_H
#define CVX_IMPORTERS_SOURCE_H

#include "core/base/str.h"
#include "importers/importer.h"

/* Reads what `path` names into `source`: a file; standard input when it is "-"; of a folder the
 * tables (*.csv) in it and in the folders right in it, sorted by name, which is a data export that
 * was unpacked; links and what is no file (a pipe, a device) are left out of these, each with a
 * warning. Sets `name` ("<stdin>" for standard input), `bytes` and `len`, or `files` and
 * `file_count`, and leaves the other members as the caller has set them. All of it lives in
 * `arena`, but `name`, which is `path` itself.
 *
 * CVX_REJECTED when it is not there, is a folder without tables, or exceeds CVX_LIMIT_INPUT bytes
 * or CVX_LIMIT_ENTRIES files (core/base/limits.h); CVX_ENVIRONMENT when it cannot be read. What
 * was said names `path`. */
enum cvx_status cvx_source_read(const char *path, struct cvx_arena *arena, struct cvx_diag *diag,
                                struct cvx_source *source);

/* Appends all bytes of the file `path` ("-": standard input) to `content`: for what is no CV, such
 * as a theme. Fails as cvx_source_read() does, and when it is a folder. What was said names
 * `diag->file`. */
enum cvx_status cvx_file_read(const char *path, struct cvx_str *content, struct cvx_diag *diag);

#endif
