/* SPDX-License-Identifier: MIT */
/* Importing for fuzz targets. */
#include "tests/support/fuzz_import.h"

#include "tests/support/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *what, const struct cvx_test_read *test)
{
    fprintf(stderr, "%s\n%s\n", what, cvx_str_get(&test->json));
    for (const struct cvx_diagnostic *one = test->diag.first; one; one = one->next)
        fprintf(stderr, "%u:%u: %s: %s [%s]\n", one->line, one->column,
                cvx_severity_name(one->severity), one->message, cvx_code_name(one->code));
    abort();
}

static void check_identity(const struct cvx_test_read *first)
{
    struct cvx_test_read again;
    const struct cvx_source source = {
        .name = "again.json", .bytes = first->json.bytes, .len = first->json.len};
    cvx_test_import_source(&again, &source, "jsonresume");
    if (again.status != CVX_OK || again.json.len != first->json.len ||
        memcmp(again.json.bytes, first->json.bytes, first->json.len) != 0) {
        fprintf(stderr, "first:\n%s\n", cvx_str_get(&first->json));
        fail("the JSON of a CV gives another when it is read again:", &again);
    }
    cvx_test_clear(&again);
}

/* Whatever a diagnostic points at can be shown. */
static void check_places(struct cvx_test_read *test, const struct cvx_source *source)
{
    cvx_diag_keep_text(&test->diag, source->name, source->bytes, source->len);
    for (const struct cvx_diagnostic *one = test->diag.first; one; one = one->next) {
        struct cvx_excerpt excerpt;
        if (cvx_diag_excerpt(&test->diag, one, &excerpt) &&
            (excerpt.at > excerpt.len || excerpt.len > 4 * CVX_EXCERPT_COLUMNS ||
             memchr(excerpt.bytes, '\n', excerpt.len) || memchr(excerpt.bytes, '\r', excerpt.len)))
            fail("an excerpt is no part of a line:", test);
    }
}

int cvx_fuzz_import(const char *from, const uint8_t *bytes, size_t len)
{
    struct cvx_test_read test;
    const struct cvx_source source = {.name = "fuzz", .bytes = (const char *)bytes, .len = len};
    cvx_test_import_source(&test, &source, from);
    if ((test.status != CVX_OK) != (test.diag.counts[CVX_ERROR] == 1))
        fail("the status and the errors differ:", &test);
    if (test.status == CVX_OK)
        check_identity(&test);
    check_places(&test, &source);
    cvx_test_clear(&test);
    return 0;
}
