/* SPDX-License-Identifier: MIT */
/* Sinks and memory that fail, in every format: one clean error, the right status, nothing leaked.
 *
 * An exporter learns of a failing sink by the call, not by the byte: to fail at every call is to
 * fail at every byte. That a file fails at a byte in the middle of a call is the last test. */
#include "tests/support/faults.h"
#include "tests/support/samples.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

enum { SPREAD = 200 };

static struct cvx_samples samples;

static struct cvx_cv *open_sample(const struct cvx_sample *sample)
{
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    const struct cvx_source source = cvx_sample_source(sample);
    struct cvx_cv *cv = NULL;
    assert_int_equal(cvx_cv_open(&source, NULL, &diag, &cv), CVX_OK);
    cvx_diag_clear(&diag);
    return cv;
}

/* Exports into a sink that fails at `fail_at`; returns how often it was called. */
static size_t export_into(const struct cvx_cv *cv, const struct cvx_exporter *exporter,
                          struct cvx_fonts *fonts, size_t fail_at)
{
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    struct cvx_faulty_sink sink;
    cvx_faulty_sink_init(&sink, fail_at);
    const struct cvx_export export = {exporter, &sink.sink};
    const struct cvx_export_options options = {.fonts = fonts};
    const enum cvx_status status = cvx_cv_export(cv, &export, 1, &options, &diag);
    if (fail_at == CVX_NEVER) {
        assert_int_equal(status, CVX_OK);
        assert_int_equal(diag.counts[CVX_ERROR], 0);
    } else {
        assert_int_equal(status, CVX_ENVIRONMENT);
        assert_int_equal(diag.counts[CVX_ERROR], 1);
        assert_int_equal(diag.last->code, CVX_CODE_TARGET); /* nothing is said after it */
        assert_int_equal(sink.calls, fail_at + 1);          /* and nothing more is written */
    }
    cvx_faulty_sink_clear(&sink);
    cvx_diag_clear(&diag);
    return sink.calls;
}

static void sink_fails_at_every_call(void **state)
{
    (void)state;
    struct cvx_fonts *fonts = cvx_fonts_new();
    assert_non_null(fonts);
    for (size_t i = 0; i < samples.count; i++) {
        struct cvx_cv *cv = open_sample(&samples.items[i]);
        for (size_t e = 0; cvx_exporters[e]; e++) {
            const size_t calls = export_into(cv, cvx_exporters[e], fonts, CVX_NEVER);
            assert_true(calls > 0);
            const size_t steps = i == 0 || calls < SPREAD ? calls : SPREAD;
            for (size_t step = 0; step < steps; step++)
                export_into(cv, cvx_exporters[e], fonts, cvx_spread(step, steps, calls));
        }
        cvx_cv_free(cv);
    }
    cvx_fonts_free(fonts);
}

/* Opens and exports with memory that fails at `fail_at`; returns the calls. */
static size_t run_with_memory(const struct cvx_sample *sample, const struct cvx_exporter *exporter,
                              size_t fail_at, bool only_once)
{
    struct cvx_faulty_memory memory;
    cvx_faulty_memory_init(&memory, fail_at, only_once);
    struct cvx_diag diag;
    cvx_diag_init(&diag, &memory.memory);
    const struct cvx_source source = cvx_sample_source(sample);
    const struct cvx_open_options options = {.memory = &memory.memory};
    struct cvx_faulty_sink sink;
    cvx_faulty_sink_init(&sink, CVX_NEVER);
    struct cvx_cv *cv = NULL;
    enum cvx_status status = cvx_cv_open(&source, &options, &diag, &cv);
    assert_int_equal(status == CVX_OK, cv != NULL);
    const struct cvx_export export = {exporter, &sink.sink};
    if (status == CVX_OK)
        status = cvx_cv_export(cv, &export, 1, NULL, &diag);
    if (fail_at == CVX_NEVER)
        assert_int_equal(status, CVX_OK);
    /* What is left out of a report when memory is short is no failure of the export. */
    if (status != CVX_OK) {
        if (status != CVX_ENVIRONMENT || diag.counts[CVX_ERROR] != 1)
            fail_msg("%s, %s, call %zu: status %d, %zu errors", sample->path, exporter->name,
                     fail_at, (int)status, diag.counts[CVX_ERROR]);
        assert_int_equal(sink.commits, 0);
    } else {
        assert_true(sink.len > 0);
    }
    cvx_cv_free(cv);
    cvx_diag_clear(&diag);
    assert_int_equal(memory.blocks, 0);
    cvx_faulty_sink_clear(&sink);
    return memory.calls;
}

static void memory_fails_at_every_call(void **state)
{
    (void)state;
    for (size_t i = 0; i < samples.count; i++) {
        for (size_t e = 0; cvx_exporters[e]; e++) {
            const struct cvx_exporter *exporter = cvx_exporters[e];
            const size_t calls = run_with_memory(&samples.items[i], exporter, CVX_NEVER, false);
            assert_true(calls > 1);
            const size_t steps = i == 0 || calls < SPREAD ? calls : SPREAD;
            for (size_t step = 0; step < steps; step++) {
                const size_t at = cvx_spread(step, steps, calls);
                run_with_memory(&samples.items[i], exporter, at, false);
                if (i == 0)
                    run_with_memory(&samples.items[i], exporter, at, true);
            }
        }
    }
}

/* How many of our temporary files, or of anything, are in the folder. */
static size_t count_files(const char *folder)
{
    char command[256];
    snprintf(command, sizeof command, "ls -A '%s' | wc -l", folder);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    size_t count = SIZE_MAX;
    assert_int_equal(fscanf(pipe, "%zu", &count), 1);
    pclose(pipe);
    return count;
}

/* Writes `len` bytes to `path` where only `limit` are allowed. */
static void write_with_limit(const char *path, const char *bytes, size_t len, size_t limit)
{
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    struct cvx_sink *sink = cvx_file_sink_open(path, &diag);
    assert_non_null(sink);
    struct rlimit old, small;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = (struct rlimit){.rlim_cur = limit, .rlim_max = old.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    const enum cvx_status status = cvx_sink_write(sink, bytes, len, &diag);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    assert_int_equal(status, CVX_ENVIRONMENT);
    assert_int_equal(diag.counts[CVX_ERROR], 1);
    cvx_sink_drop(sink);
    cvx_diag_clear(&diag);
}

/* At every byte: the old file is unharmed, or there is none, and no other either. */
static void file_fails_at_every_byte(void **state)
{
    (void)state;
    char folder[] = "/tmp/cvexport-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char path[64];
    snprintf(path, sizeof path, "%s/cv.json", folder);
    struct cvx_faulty_sink json;
    cvx_faulty_sink_init(&json, CVX_NEVER);
    struct cvx_cv *cv = open_sample(&samples.items[0]);
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    const struct cvx_export export = {cvx_exporter_find("json"), &json.sink};
    assert_int_equal(cvx_cv_export(cv, &export, 1, NULL, &diag), CVX_OK);
    signal(SIGXFSZ, SIG_IGN);
    for (size_t limit = 0; limit < json.len; limit++) {
        write_with_limit(path, json.bytes, json.len, limit);
        assert_int_equal(count_files(folder) * (limit % 64 == 0), 0);
    }
    assert_int_equal(count_files(folder), 0);
    FILE *old = fopen(path, "w");
    fputs("old", old);
    fclose(old);
    for (size_t step = 0; step < SPREAD; step++)
        write_with_limit(path, json.bytes, json.len, cvx_spread(step, SPREAD, json.len));
    size_t len;
    char *bytes = cvx_test_read(path, &len);
    assert_int_equal(len, strlen("old"));
    assert_memory_equal(bytes, "old", len);
    free(bytes);
    assert_int_equal(count_files(folder), 1);
    unlink(path);
    rmdir(folder);
    cvx_diag_clear(&diag);
    cvx_faulty_sink_clear(&json);
    cvx_cv_free(cv);
}

static int read_samples(void **state)
{
    (void)state;
    cvx_samples_init(&samples);
    return 0;
}

static int clear_samples(void **state)
{
    (void)state;
    cvx_samples_clear(&samples);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sink_fails_at_every_call),
        cmocka_unit_test(memory_fails_at_every_call),
        cmocka_unit_test(file_fails_at_every_byte),
    };
    return cmocka_run_group_tests(tests, read_samples, clear_samples);
}
