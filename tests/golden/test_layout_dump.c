/* SPDX-License-Identifier: MIT */
/* Where everything stands on the pages of some samples: tests/golden/layout/NAME.txt. Run with
 * CVX_UPDATE_GOLDENS set to write them anew, then look at what has changed. */
#include "core/cvexport.h"
#include "exporters/pdf/layout.h"
#include "fonts/fonts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* An exporter that dumps the layout. */
static enum cvx_status dump_write(const struct cvx_job *job, struct cvx_sink *out)
{
    struct cvx_fonts *fonts = cvx_fonts_open(NULL);
    const struct cvx_layout_options options = {.fonts = fonts};
    struct cvx_layout layout;
    struct cvx_str text;
    enum cvx_status status = cvx_layout_build(job, &options, &layout);
    cvx_str_init(&text, job->scratch);
    for (size_t i = 0; status == CVX_OK && i < layout.page_count; i++)
        cvx_layout_dump(&layout.pages[i], &text);
    if (status == CVX_OK)
        status = cvx_sink_write(out, cvx_str_get(&text), text.len, job->diag);
    cvx_fonts_close(fonts);
    return status;
}

static const struct cvx_exporter dumper = {
    .name = "layout", .needs_document = true, .write = dump_write};

/* The file's bytes in the arena; its length in `*len`. */
static const char *read_file(const char *path, struct cvx_arena *arena, size_t *len)
{
    struct cvx_str bytes;
    char buffer[4096];
    FILE *file = fopen(path, "rb");
    cvx_str_init(&bytes, arena);
    *len = 0;
    for (size_t got; file && (got = fread(buffer, 1, sizeof buffer, file)) > 0;)
        cvx_str_add_bytes(&bytes, buffer, got);
    if (file)
        fclose(file);
    *len = bytes.len;
    return cvx_str_get(&bytes);
}

static void dump(const char *name, const char *theme, struct cvx_arena *arena, struct cvx_str *text)
{
    struct cvx_diag diag;
    struct cvx_cv *cv = NULL;
    struct cvx_memory_sink sink;
    struct cvx_source source = {.name = name};
    const struct cvx_export_options options = {.theme = theme};
    source.bytes =
        read_file(cvx_arena_printf(arena, "%s/samples/%s.resume.json", CVX_SOURCE_DIR, name), arena,
                  &source.len);
    cvx_diag_init(&diag, NULL);
    cvx_memory_sink_init(&sink, text);
    assert_int_equal(cvx_cv_open(&source, NULL, &diag, &cv), CVX_OK);
    const struct cvx_export export = {&dumper, &sink.sink};
    assert_int_equal(cvx_cv_export(cv, &export, 1, &options, &diag), CVX_OK);
    cvx_cv_free(cv);
    cvx_diag_clear(&diag);
}

static void layouts_are_the_goldens(void **state)
{
    static const struct {
        const char *sample, *theme;
    } cases[] = {
        {"engineer", "plain"}, {"japanese", "plain"}, {"hebrew", "modern"}, {"greek", "academic"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cvx_arena arena;
        struct cvx_str text;
        cvx_arena_init(&arena, NULL);
        cvx_str_init(&text, &arena);
        dump(cases[i].sample, cases[i].theme, &arena, &text);
        const char *path = cvx_arena_printf(&arena, "%s/tests/golden/layout/%s.txt", CVX_SOURCE_DIR,
                                            cases[i].sample);
        if (getenv("CVX_UPDATE_GOLDENS")) {
            FILE *file = fopen(path, "wb");
            assert_non_null(file);
            fwrite(text.bytes, 1, text.len, file);
            fclose(file);
        }
        size_t len;
        assert_string_equal(cvx_str_get(&text), read_file(path, &arena, &len));
        assert_true(len > 1000);
        cvx_arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(layouts_are_the_goldens)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
