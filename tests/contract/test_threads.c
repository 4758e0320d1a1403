/* SPDX-License-Identifier: MIT */
/* There is no global state: threads that export different CVs, or the same one, at the same time
 * get the bytes that a lone thread gets, with opened fonts of their own or shared ones. */
#include "tests/support/faults.h"
#include "tests/support/samples.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { THREADS = 4, ROUNDS = 3 };

static struct cvx_samples samples;

/* One export, start to end. cmocka's assertions are for its own thread: a thread only reports. */
struct work {
    const struct cvx_cv *cv;     /* shared; NULL: opened by the thread */
    const struct cvx_source *in; /* what to open */
    const struct cvx_exporter *exporter;
    struct cvx_fonts *fonts;
    int rounds;
    struct cvx_faulty_sink out; /* of the last round */
    enum cvx_status status;     /* the worst */
    bool differs;               /* two rounds gave different bytes */
};

static enum cvx_status export_once(const struct work *work, struct cvx_faulty_sink *out)
{
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    cvx_faulty_sink_init(out, CVX_NEVER);
    struct cvx_cv *opened = NULL;
    enum cvx_status status = CVX_OK;
    if (!work->cv)
        status = cvx_cv_open(work->in, NULL, &diag, &opened);
    const struct cvx_export export = {work->exporter, &out->sink};
    const struct cvx_export_options options = {.fonts = work->fonts};
    if (status == CVX_OK)
        status = cvx_cv_export(work->cv ? work->cv : opened, &export, 1, &options, &diag);
    cvx_cv_free(opened);
    cvx_diag_clear(&diag);
    return status;
}

static void *run(void *argument)
{
    struct work *work = argument;
    for (int round = 0; round < work->rounds; round++) {
        struct cvx_faulty_sink out;
        const enum cvx_status status = export_once(work, &out);
        if (status > work->status)
            work->status = status;
        if (round > 0 && (out.len != work->out.len ||
                          (out.len && memcmp(out.bytes, work->out.bytes, out.len) != 0)))
            work->differs = true;
        cvx_faulty_sink_clear(&work->out);
        work->out = out;
    }
    return NULL;
}

/* Runs the pieces of work at the same time and compares each with itself done alone. */
static void run_together(struct work *works, size_t count)
{
    pthread_t threads[THREADS];
    for (size_t i = 0; i < count; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, run, &works[i]), 0);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    for (size_t i = 0; i < count; i++) {
        struct cvx_faulty_sink alone;
        assert_int_equal(export_once(&works[i], &alone), CVX_OK);
        assert_int_equal(works[i].status, CVX_OK);
        assert_false(works[i].differs);
        assert_int_equal(works[i].out.len, alone.len);
        assert_memory_equal(works[i].out.bytes, alone.bytes, alone.len);
        cvx_faulty_sink_clear(&alone);
        cvx_faulty_sink_clear(&works[i].out);
    }
}

static void two_cvs_at_once(void **state)
{
    (void)state;
    for (size_t e = 0; cvx_exporters[e]; e++) {
        struct cvx_source sources[THREADS];
        struct work works[THREADS];
        for (size_t i = 0; i < THREADS; i++) {
            sources[i] = cvx_sample_source(&samples.items[i % samples.count]);
            works[i] =
                (struct work){.in = &sources[i], .exporter = cvx_exporters[e], .rounds = ROUNDS};
        }
        run_together(works, THREADS);
    }
}

/* One open CV and one set of fonts, all formats: nothing that is const is written to. */
static void one_cv_and_its_fonts_shared(void **state)
{
    (void)state;
    const struct cvx_source source = cvx_sample_source(&samples.items[samples.count - 1]);
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    struct cvx_cv *cv = NULL;
    assert_int_equal(cvx_cv_open(&source, NULL, &diag, &cv), CVX_OK);
    cvx_diag_clear(&diag);
    struct cvx_fonts *fonts = cvx_fonts_new();
    assert_non_null(fonts);
    for (size_t e = 0; cvx_exporters[e]; e++) {
        struct work works[THREADS];
        for (size_t i = 0; i < THREADS; i++)
            works[i] = (struct work){
                .cv = cv, .exporter = cvx_exporters[e], .fonts = fonts, .rounds = ROUNDS};
        run_together(works, THREADS);
    }
    cvx_fonts_free(fonts);
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
        cmocka_unit_test(two_cvs_at_once),
        cmocka_unit_test(one_cv_and_its_fonts_shared),
    };
    return cmocka_run_group_tests(tests, read_samples, clear_samples);
}
