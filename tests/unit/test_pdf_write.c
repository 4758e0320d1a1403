/* SPDX-License-Identifier: MIT */
/* The PDF exporter as a whole: the same bytes each time, and one clean error whatever fails. */
#include "exporters/pdf/pdf.h"
#include "formats/json.h"
#include "tests/support/doc_script.h"
#include "tests/support/faults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char script[] = "title Ada Example 張\n"
                             "contact\n"
                             "  item <https://example.org/>\n"
                             "section Work\n"
                             "  entry *Engineer*, Example Ltd | 2019 – 2021\n"
                             "    meta London\n"
                             "    bullet Made *efficient* things\n"
                             "    bullet and others\n"
                             "section Skills\n"
                             "  row Tools: ~ C, Python\n";

struct bench {
    struct cvx_arena arena; /* document and theme */
    struct cvx_theme theme;
    struct cvx_doc *doc;
};

static int bench_open(void **state)
{
    static struct bench bench;
    const struct cvx_theme_source *source = &cvx_theme_sources[0];
    struct cvx_diag diag;
    struct cvx_node *root;
    cvx_arena_init(&bench.arena, NULL);
    cvx_diag_init(&diag, NULL);
    enum cvx_status status = cvx_json_read(source->json, source->len, &bench.arena, &diag, &root);
    if (status == CVX_OK)
        status = cvx_theme_read(root, NULL, &bench.arena, &diag, &bench.theme);
    cvx_diag_clear(&diag);
    bench.doc = cvx_doc_script(&bench.arena, "en", script);
    *state = &bench;
    return (int)status;
}

static int bench_close(void **state)
{
    cvx_arena_clear(&((struct bench *)*state)->arena);
    return 0;
}

/* A sink that takes so many bytes and keeps them. */
struct short_sink {
    struct cvx_sink sink;
    size_t room, len;
    char bytes[64 * 1024];
};

static enum cvx_status short_write(struct cvx_sink *sink, const void *bytes, size_t len,
                                   struct cvx_diag *diag)
{
    struct short_sink *to = (struct short_sink *)sink;
    if (len > to->room - to->len) {
        cvx_diag_add(diag, CVX_CODE_TARGET, NULL, "the target is full");
        return CVX_ENVIRONMENT;
    }
    memcpy(to->bytes + to->len, bytes, len);
    to->len += len;
    return CVX_OK;
}

static const struct cvx_sink_ops short_ops = {.write = short_write};

/* Writes with memory that fails from call number `fail_at` on; one error is there if and only if it
 * fails. */
static enum cvx_status write_pdf(struct bench *bench, size_t fail_at, struct short_sink *sink)
{
    static const struct cvx_job_options options = {
        .page_width = 595.276, .page_height = 841.89, .attach_json = true};
    struct cvx_faulty_memory faulty;
    cvx_faulty_memory_init(&faulty, fail_at, false);
    struct cvx_arena scratch;
    struct cvx_diag diag;
    cvx_arena_init(&scratch, &faulty.memory);
    cvx_diag_init(&diag, NULL);
    const struct cvx_job job = {.doc = bench->doc,
                                .theme = &bench->theme,
                                .options = &options,
                                .json = "{}\n",
                                .json_len = 3,
                                .scratch = &scratch,
                                .diag = &diag};
    sink->sink.ops = &short_ops;
    sink->len = 0;
    const enum cvx_status status = cvx_pdf_module.exporter.write(&job, &sink->sink);
    assert_int_equal(diag.counts[CVX_ERROR], status == CVX_OK ? 0 : 1);
    cvx_arena_clear(&scratch);
    cvx_diag_clear(&diag);
    assert_int_equal(faulty.blocks, 0);
    return status;
}

static void same_job_same_bytes(void **state)
{
    static struct short_sink one, two;
    one.room = two.room = sizeof one.bytes;
    assert_int_equal(write_pdf(*state, CVX_NEVER, &one), CVX_OK);
    assert_int_equal(write_pdf(*state, CVX_NEVER, &two), CVX_OK);
    assert_int_equal(one.len, two.len);
    assert_memory_equal(one.bytes, two.bytes, one.len);
}

static void any_failing_allocation_gives_one_error(void **state)
{
    static struct short_sink sink;
    sink.room = sizeof sink.bytes;
    size_t calls = 0;
    for (;; calls++) {
        const enum cvx_status status = write_pdf(*state, calls, &sink);
        if (status == CVX_OK)
            break;
        assert_int_equal(status, CVX_ENVIRONMENT);
    }
    assert_true(calls >= 3);
}

static void any_full_sink_gives_one_error(void **state)
{
    static struct short_sink sink;
    sink.room = sizeof sink.bytes;
    assert_int_equal(write_pdf(*state, CVX_NEVER, &sink), CVX_OK);
    const size_t whole = sink.len;
    for (int i = 0; i < 40; i++) {
        sink.room = whole * (size_t)i / 40;
        assert_int_equal(write_pdf(*state, CVX_NEVER, &sink), CVX_ENVIRONMENT);
    }
    sink.room = whole - 1;
    assert_int_equal(write_pdf(*state, CVX_NEVER, &sink), CVX_ENVIRONMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(same_job_same_bytes, bench_open, bench_close),
        cmocka_unit_test_setup_teardown(any_failing_allocation_gives_one_error, bench_open,
                                        bench_close),
        cmocka_unit_test_setup_teardown(any_full_sink_gives_one_error, bench_open, bench_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
