/* SPDX-License-Identifier: MIT */
/* What every output format promises, for every sample: the same CV gives the same bytes, alone or
 * beside other formats, and is not changed by being exported; a caller's own exporter is as good as
 * a registered one. A new line in the registry is tested without a change here. */
#include "tests/support/faults.h"
#include "tests/support/samples.h"
#include "tests/support/tree_exporter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_EXPORTERS = 16, MOST_BLOCKS = 4096 };

static struct cvx_samples samples;

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

/* Fails the test with the first error, if there is one. */
static void expect_ok(enum cvx_status status, const struct cvx_diag *diag, const char *path)
{
    for (const struct cvx_diagnostic *d = diag->first; d; d = d->next)
        if (d->severity == CVX_ERROR)
            fail_msg("%s: %s [%s]", path, d->message, cvx_code_name(d->code));
    assert_int_equal(status, CVX_OK);
}

static struct cvx_cv *open_sample(const struct cvx_sample *sample, const struct cvx_memory *memory)
{
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    const struct cvx_source source = cvx_sample_source(sample);
    const struct cvx_open_options options = {.memory = memory};
    struct cvx_cv *cv = NULL;
    expect_ok(cvx_cv_open(&source, &options, &diag, &cv), &diag, sample->path);
    cvx_diag_clear(&diag);
    return cv;
}

/* Exports into `sink`, which the caller clears. */
static void export_one(const struct cvx_cv *cv, const struct cvx_exporter *exporter,
                       struct cvx_faulty_sink *sink, const char *path)
{
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    cvx_faulty_sink_init(sink, CVX_NEVER);
    const struct cvx_export export = {exporter, &sink->sink};
    expect_ok(cvx_cv_export(cv, &export, 1, NULL, &diag), &diag, path);
    assert_int_equal(sink->commits, 0); /* committing is the caller's */
    cvx_diag_clear(&diag);
}

static void assert_same(const struct cvx_faulty_sink *a, const struct cvx_faulty_sink *b,
                        const char *format, const char *path)
{
    if (a->len != b->len || memcmp(a->bytes, b->bytes, a->len) != 0)
        fail_msg("%s: two exports to %s differ (%zu and %zu bytes)", path, format, a->len, b->len);
}

static void twice_the_same_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < samples.count; i++) {
        struct cvx_cv *first = open_sample(&samples.items[i], NULL);
        struct cvx_cv *second = open_sample(&samples.items[i], NULL);
        for (size_t e = 0; cvx_exporters[e]; e++) {
            struct cvx_faulty_sink a, b, c;
            export_one(first, cvx_exporters[e], &a, samples.items[i].path);
            export_one(first, cvx_exporters[e], &b, samples.items[i].path);
            export_one(second, cvx_exporters[e], &c, samples.items[i].path);
            assert_true(a.len > 0);
            assert_same(&a, &b, cvx_exporters[e]->name, samples.items[i].path);
            assert_same(&a, &c, cvx_exporters[e]->name, samples.items[i].path);
            cvx_faulty_sink_clear(&a);
            cvx_faulty_sink_clear(&b);
            cvx_faulty_sink_clear(&c);
        }
        cvx_cv_free(first);
        cvx_cv_free(second);
    }
}

/* Several formats in one call give what each gives alone: none leaves a trace for the next. */
static void together_as_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < samples.count; i++) {
        struct cvx_cv *cv = open_sample(&samples.items[i], NULL);
        struct cvx_export exports[MOST_EXPORTERS];
        struct cvx_faulty_sink sinks[MOST_EXPORTERS];
        size_t count = 0;
        for (; cvx_exporters[count]; count++) {
            assert_true(count < MOST_EXPORTERS);
            cvx_faulty_sink_init(&sinks[count], CVX_NEVER);
            exports[count] = (struct cvx_export){cvx_exporters[count], &sinks[count].sink};
        }
        struct cvx_diag diag;
        cvx_diag_init(&diag, NULL);
        expect_ok(cvx_cv_export(cv, exports, count, NULL, &diag), &diag, samples.items[i].path);
        cvx_diag_clear(&diag);
        for (size_t e = 0; e < count; e++) {
            struct cvx_faulty_sink alone;
            export_one(cv, cvx_exporters[e], &alone, samples.items[i].path);
            assert_same(&alone, &sinks[e], cvx_exporters[e]->name, samples.items[i].path);
            cvx_faulty_sink_clear(&alone);
            cvx_faulty_sink_clear(&sinks[e]);
        }
        cvx_cv_free(cv);
    }
}

/* Memory that remembers its blocks, so that what a cv consists of can be compared byte by byte. */
struct watched_memory {
    struct cvx_memory memory;
    struct watched_block {
        void *block;
        size_t size;
        unsigned char *copy; /* as it was when watching began */
    } blocks[MOST_BLOCKS];
    size_t count;
};

static void *watched_grow(void *context, void *block, size_t size)
{
    struct watched_memory *watched = context;
    if (size) {
        assert_true(watched->count < MOST_BLOCKS);
        void *made = malloc(size);
        watched->blocks[watched->count++] = (struct watched_block){.block = made, .size = size};
        return made;
    }
    for (size_t i = 0; i < watched->count; i++)
        if (watched->blocks[i].block == block) {
            assert_null(watched->blocks[i].copy); /* what a cv consists of stays as long as it */
            watched->blocks[i] = watched->blocks[--watched->count];
            break;
        }
    free(block);
    return NULL;
}

static void watch(struct watched_memory *watched)
{
    for (size_t i = 0; i < watched->count; i++) {
        struct watched_block *block = &watched->blocks[i];
        block->copy = malloc(block->size);
        assert_non_null(block->copy);
        memcpy(block->copy, block->block, block->size);
    }
}

/* The watched blocks are as they were. Stops watching. */
static void assert_unchanged(struct watched_memory *watched, const char *path)
{
    for (size_t i = 0; i < watched->count; i++) {
        struct watched_block *block = &watched->blocks[i];
        if (block->copy && memcmp(block->copy, block->block, block->size) != 0)
            fail_msg("%s: an export has written to the CV", path);
        free(block->copy);
        block->copy = NULL;
    }
}

static void resume_stays_unchanged(void **state)
{
    (void)state;
    static struct watched_memory watched;
    for (size_t i = 0; i < samples.count; i++) {
        watched = (struct watched_memory){.memory = {watched_grow, &watched}};
        struct cvx_cv *cv = open_sample(&samples.items[i], &watched.memory);
        watch(&watched);
        assert_true(watched.count > 0);
        for (size_t e = 0; cvx_exporters[e]; e++) {
            struct cvx_faulty_sink sink;
            export_one(cv, cvx_exporters[e], &sink, samples.items[i].path);
            cvx_faulty_sink_clear(&sink);
        }
        assert_unchanged(&watched, samples.items[i].path);
        cvx_cv_free(cv);
        assert_int_equal(watched.count, 0);
    }
}

static void a_callers_own_exporter(void **state)
{
    (void)state;
    assert_null(cvx_exporter_find(cvx_tree_exporter.name));
    for (size_t i = 0; i < samples.count; i++) {
        struct cvx_cv *cv = open_sample(&samples.items[i], NULL);
        struct cvx_faulty_sink a, b;
        export_one(cv, &cvx_tree_exporter, &a, samples.items[i].path);
        export_one(cv, &cvx_tree_exporter, &b, samples.items[i].path);
        assert_true(a.len > strlen("lang="));
        assert_memory_equal(a.bytes, "lang=", strlen("lang="));
        assert_same(&a, &b, "tree", samples.items[i].path);
        cvx_faulty_sink_clear(&a);
        cvx_faulty_sink_clear(&b);
        cvx_cv_free(cv);
    }
}

/* What --format, -o and --list-formats rely on. */
static void registry_is_sound(void **state)
{
    (void)state;
    size_t count = 0;
    for (; cvx_exporters[count]; count++) {
        const struct cvx_exporter *exporter = cvx_exporters[count];
        assert_non_null(exporter->write);
        assert_true(exporter->name[0] && exporter->summary[0] && exporter->media_type[0]);
        assert_int_equal(exporter->suffix[0], '.');
        assert_int_equal(exporter->own_suffix[0], '.');
        assert_ptr_equal(cvx_exporter_find(exporter->name), exporter);
        for (size_t i = 0; i < count; i++) {
            assert_string_not_equal(cvx_exporters[i]->name, exporter->name);
            assert_string_not_equal(cvx_exporters[i]->suffix, exporter->suffix);
            assert_string_not_equal(cvx_exporters[i]->own_suffix, exporter->own_suffix);
        }
    }
    assert_true(count >= 3);
    assert_null(cvx_exporter_find("no such format"));
    assert_null(cvx_exporter_find(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(registry_is_sound),      cmocka_unit_test(twice_the_same_bytes),
        cmocka_unit_test(together_as_alone),      cmocka_unit_test(resume_stays_unchanged),
        cmocka_unit_test(a_callers_own_exporter),
    };
    return cmocka_run_group_tests(tests, read_samples, clear_samples);
}
