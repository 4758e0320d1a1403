/* SPDX-License-Identifier: MIT */
/* What tests of reading share: an input read to a resume, its diagnostics, its normalized JSON. */
#ifndef CVX_TESTS_SUPPORT_READ_H
#define CVX_TESTS_SUPPORT_READ_H

#include "core/base/diag.h"
#include "core/base/node.h"
#include "core/base/str.h"
#include "core/cvexport.h"
#include "core/model/resume.h"
#include "importers/importer.h"

struct cvx_test_read {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_node *root; /* as read, before anything is made of it */
    struct cvx_resume resume;
    struct cvx_str json; /* normalized; empty when it was rejected */
    enum cvx_status status;
};

/* Reads JSON to a tree. Clear it afterwards, whatever the status. */
void cvx_test_read_json(struct cvx_test_read *test, const char *bytes, size_t len);

/* Reads JSON or YAML to a tree, whichever it is. */
void cvx_test_read_data(struct cvx_test_read *test, const char *bytes, size_t len);

/* Imports, checks, and writes normalized JSON; `from` NULL: the format is found by probing. */
void cvx_test_import_source(struct cvx_test_read *test, const struct cvx_source *source,
                            const char *from);

/* The same with all that cvx_cv_open() can be told. */
void cvx_test_import_with(struct cvx_test_read *test, const struct cvx_source *source,
                          const struct cvx_open_options *options);

/* The same from the bytes of a JSON Resume. `lang` may be NULL. */
void cvx_test_import(struct cvx_test_read *test, const char *bytes, size_t len, const char *lang);

void cvx_test_clear(struct cvx_test_read *test);

/* The first diagnostic with this code and, unless it is NULL, this pointer; NULL when there is
 * none. */
const struct cvx_diagnostic *cvx_test_find(const struct cvx_test_read *test, enum cvx_code code,
                                           const char *pointer);

/* A copy in a block of its exact size, so that reading past it is seen. For free(). */
char *cvx_test_copy(const char *bytes, size_t len);

/* A file's bytes in a block of their exact size, so that reading past them is seen; NULL when it
 * cannot be read. For free(). */
char *cvx_test_load(const char *path, size_t *len);

#endif
