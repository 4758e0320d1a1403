/* SPDX-License-Identifier: MIT */
/* Inputs that were cut, changed or made to hurt: each ends with a CV or with exactly one error. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/model/read.h"
#include "importers/importer.h"
#include "tests/support/faults.h"
#include "tests/support/read.h"

#define SAMPLE CVX_SOURCE_DIR "/samples/engineer.resume.json"

static char *sample;
static size_t sample_len;

static void import_and_check(const char *bytes, size_t len, enum cvx_status *status)
{
    struct cvx_test_read test;
    cvx_test_import(&test, bytes, len, NULL);
    *status = test.status;
    const size_t errors = test.status != CVX_OK;
    if (test.diag.counts[CVX_ERROR] != errors)
        fail_msg("status %d, %zu errors", (int)test.status, test.diag.counts[CVX_ERROR]);
    cvx_test_clear(&test);
}

static void cut_anywhere_it_is_rejected(void **state)
{
    (void)state;
    size_t end = sample_len;
    while (sample[end - 1] != '}')
        end--;
    for (size_t len = 0; len < end; len++) {
        char *cut = cvx_test_copy(sample, len);
        enum cvx_status status;
        import_and_check(cut, len, &status);
        assert_int_equal(status, CVX_REJECTED);
        free(cut);
    }
}

static void any_byte_may_change(void **state)
{
    (void)state;
    static const char changes[] = {'\0', '\n', '"', '\\', '{', ']', ',', 'x', '\x80', '\xE2'};
    char *bytes = cvx_test_copy(sample, sample_len);
    for (size_t at = 0; at < sample_len; at++) {
        enum cvx_status status;
        bytes[at] = changes[at % sizeof changes];
        import_and_check(bytes, sample_len, &status);
        bytes[at] = sample[at];
    }
    free(bytes);
}

/* `count` times `part`, between `before` and `after`. */
static void import_repeated(const char *before, const char *part, size_t count, const char *after)
{
    const size_t part_len = strlen(part);
    const size_t len = strlen(before) + count * part_len + strlen(after);
    char *json = malloc(len + 1);
    assert_non_null(json);
    char *at = json + sprintf(json, "%s", before);
    for (size_t i = 0; i < count; i++, at += part_len)
        memcpy(at, part, part_len);
    memcpy(at, after, strlen(after) + 1);
    enum cvx_status status;
    import_and_check(json, len, &status);
    free(json);
}

/* So much that quadratic time would show. */
static void depth_width_and_length(void **state)
{
    (void)state;
    import_repeated("", "[", 100000, "");
    import_repeated("", "{\"a\":", 100000, "");
    import_repeated("{\"x\": ", "[", 120, "");
    import_repeated("{\"basics\": {\"name\": \"", "a", 500000, "\"}}");
    import_repeated("{\"basics\": {\"name\": \"", "\\u00e9", 100000, "\"}}");
    import_repeated("{\"basics\": {\"name\": \"", "\\\\n", 100000, "\"}}");
    import_repeated("{\"basics\": {\"name\": \"", "\xE2\x80\xAE", 100000, "\"}}");
    import_repeated("{\"basics\": {\"", "k", 100000, "\": 1}}");
    import_repeated("{\"basics\": {\"url\": \"https://", "é.", 100000, "\"}}");
    import_repeated("{\"work\": [", "{\"name\": \"a\"},", 10000, "{}]}");
    import_repeated("{\"work\": [", "null,", 10000, "null]}");
    import_repeated("{\"skills\": [{\"keywords\": \"", "a,", 10000, "\"}]}");
    import_repeated("{\"basics\": {", "\"a\": 1,", 5000, "\"a\": 2}}");
    import_repeated("{\"basics\": {\"name\": \"", "\xFF", 100000, "\"}}");
    import_repeated("", " ", 100000, "{}");
}

static void failing_memory_is_one_error(void **state)
{
    (void)state;
    enum cvx_status status = CVX_ENVIRONMENT;
    size_t calls = 0;
    for (; status != CVX_OK; calls++) {
        struct cvx_faulty_memory faulty;
        cvx_faulty_memory_init(&faulty, calls, false);
        const struct cvx_source source = {.name = "x", .bytes = sample, .len = sample_len};
        struct cvx_arena arena;
        struct cvx_diag diag;
        struct cvx_resume resume;
        cvx_arena_init(&arena, &faulty.memory);
        cvx_diag_init(&diag, NULL);
        struct cvx_node *root = NULL;
        status = cvx_import(&source, NULL, &arena, &diag, &root);
        if (status == CVX_OK)
            status = cvx_resume_make(root, NULL, &arena, &diag, &resume);
        assert_true(status == CVX_OK || status == CVX_ENVIRONMENT);
        assert_int_equal(diag.counts[CVX_ERROR], status != CVX_OK);
        cvx_arena_clear(&arena);
        cvx_diag_clear(&diag);
        assert_int_equal(faulty.blocks, 0);
    }
    assert_true(calls > 1);
}

int main(void)
{
    sample = cvx_test_load(SAMPLE, &sample_len);
    if (!sample)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cut_anywhere_it_is_rejected),
        cmocka_unit_test(any_byte_may_change),
        cmocka_unit_test(depth_width_and_length),
        cmocka_unit_test(failing_memory_is_one_error),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free(sample);
    return failed;
}
