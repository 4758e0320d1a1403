/* SPDX-License-Identifier: MIT */
/* Reading for tests. */
#include "tests/support/read.h"

#include "core/model/read.h"
#include "exporters/json/json.h"
#include "formats/json.h"
#include "importers/data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void start(struct cvx_test_read *test)
{
    *test = (struct cvx_test_read){.status = CVX_OK};
    cvx_arena_init(&test->arena, NULL);
    cvx_diag_init(&test->diag, NULL);
    cvx_str_init(&test->json, &test->arena);
}

void cvx_test_read_json(struct cvx_test_read *test, const char *bytes, size_t len)
{
    start(test);
    test->status = cvx_json_read(bytes, len, &test->arena, &test->diag, &test->root);
}

void cvx_test_read_data(struct cvx_test_read *test, const char *bytes, size_t len)
{
    const struct cvx_source source = {.name = "test", .bytes = bytes, .len = len};
    start(test);
    test->status = cvx_data_read(&source, false, &test->arena, &test->diag, &test->root);
}

void cvx_test_import_with(struct cvx_test_read *test, const struct cvx_source *source,
                          const struct cvx_open_options *options)
{
    start(test);
    test->diag.file = source->name;
    test->status = cvx_import(source, options->from, &test->arena, &test->diag, &test->root);
    for (size_t i = 0; test->status == CVX_OK && i < options->publication_count; i++)
        test->status = cvx_import_publications(&options->publications[i], test->root, &test->arena,
                                               &test->diag);
    if (test->status == CVX_OK)
        test->status =
            cvx_resume_make(test->root, source->lang, &test->arena, &test->diag, &test->resume);
    if (test->status == CVX_OK)
        test->status = cvx_json_build(&test->resume, &test->json, NULL, &test->diag);
}

void cvx_test_import_source(struct cvx_test_read *test, const struct cvx_source *source,
                            const char *from)
{
    const struct cvx_open_options options = {.from = from};
    cvx_test_import_with(test, source, &options);
}

void cvx_test_import(struct cvx_test_read *test, const char *bytes, size_t len, const char *lang)
{
    const struct cvx_source source = {
        .name = "test.json", .bytes = bytes, .len = len, .lang = lang};
    cvx_test_import_source(test, &source, "jsonresume");
}

void cvx_test_clear(struct cvx_test_read *test)
{
    cvx_arena_clear(&test->arena);
    cvx_diag_clear(&test->diag);
}

const struct cvx_diagnostic *cvx_test_find(const struct cvx_test_read *test, enum cvx_code code,
                                           const char *pointer)
{
    for (const struct cvx_diagnostic *one = test->diag.first; one; one = one->next)
        if (one->code == code && (!pointer || (one->pointer && strcmp(one->pointer, pointer) == 0)))
            return one;
    return NULL;
}

char *cvx_test_copy(const char *bytes, size_t len)
{
    char *copy = malloc(len ? len : 1);
    if (!copy)
        abort();
    if (len)
        memcpy(copy, bytes, len);
    return copy;
}

char *cvx_test_load(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *bytes = NULL;
    if (fseek(file, 0, SEEK_END) == 0) {
        const long size = ftell(file);
        rewind(file);
        *len = size > 0 ? (size_t)size : 0;
        bytes = size < 0 ? NULL : malloc(*len ? *len : 1);
    }
    if (bytes && fread(bytes, 1, *len, file) != *len) {
        free(bytes);
        bytes = NULL;
    }
    fclose(file);
    return bytes;
}
