/* SPDX-License-Identifier: MIT */
/* The ZIP reader: what comes out of an archive, and what is refused before it is unpacked. The
 * archives are our own writer's, spoilt where that is wanted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "core/base/limits.h"
#include "core/base/str.h"
#include "formats/zip.h"
#include "formats/zip_read.h"
#include "tests/support/read.h"

struct test {
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_str bytes; /* of the archive */
    struct cvx_zip zip;
    struct cvx_zip_file *files;
    size_t count;
};

static void begin_bytes(struct test *test)
{
    *test = (struct test){.count = 0};
    cvx_arena_init(&test->arena, NULL);
    cvx_diag_init(&test->diag, NULL);
    cvx_str_init(&test->bytes, &test->arena);
}

static void begin(struct test *test)
{
    begin_bytes(test);
    cvx_zip_open(&test->zip, &test->bytes);
}

static enum cvx_status finish(struct test *test)
{
    const size_t len = test->bytes.len;
    char *exact = cvx_test_copy(cvx_str_get(&test->bytes), len);
    const enum cvx_status status = cvx_unzip_module.read(exact, len, ".csv", &test->arena,
                                                         &test->diag, &test->files, &test->count);
    free(exact);
    assert_int_equal(test->diag.counts[CVX_ERROR], status != CVX_OK);
    return status;
}

static void clear(struct test *test)
{
    cvx_arena_clear(&test->arena);
    cvx_diag_clear(&test->diag);
}

/* Ends the test: the archive is refused, with that code and those words. */
static void refused(struct test *test, enum cvx_code code, const char *words)
{
    assert_int_equal(finish(test), CVX_REJECTED);
    const struct cvx_diagnostic *error = test->diag.first;
    if (error->code != code || !strstr(error->message, words))
        fail_msg("%s [%s]", error->message, cvx_code_name(error->code));
    assert_non_null(error->hint);
    clear(test);
}

static void put(struct test *test, size_t at, uint64_t value, int len)
{
    for (int i = 0; i < len; i++)
        test->bytes.bytes[at + (size_t)i] = (char)(value >> 8 * i);
}

static void add_number(struct test *test, uint64_t value, int len)
{
    for (int i = 0; i < len; i++)
        cvx_str_add_char(&test->bytes, (char)(value >> 8 * i));
}

/* Where the first record of that signature stands. */
static size_t find(const struct test *test, const char *signature)
{
    for (size_t i = 0; i + 4 <= test->bytes.len; i++)
        if (memcmp(test->bytes.bytes + i, signature, 4) == 0)
            return i;
    fail_msg("there is no %s", signature);
    return 0;
}

static void files_come_unpacked_and_sorted(void **state)
{
    (void)state;
    struct test test;
    char zeros[4000] = "";
    begin(&test);
    cvx_zip_add(&test.zip, "b/Zeros.CSV", zeros, sizeof zeros);
    cvx_zip_add(&test.zip, "picture.png", "no", 2);
    cvx_zip_add(&test.zip, "__MACOSX/a.csv", "no", 2);
    cvx_zip_add(&test.zip, ".csv", "no", 2);
    cvx_zip_add(&test.zip, "a.csv", "x,y", 3);
    cvx_zip_add(&test.zip, "Empty.csv", "", 0);
    assert_true(cvx_zip_close(&test.zip));
    assert_int_equal(finish(&test), CVX_OK);
    assert_int_equal(test.count, 3);
    assert_string_equal(test.files[0].name, "Empty.csv");
    assert_int_equal(test.files[0].len, 0);
    assert_string_equal(test.files[1].name, "a.csv");
    assert_memory_equal(test.files[1].bytes, "x,y", 3);
    assert_string_equal(test.files[2].name, "b/Zeros.CSV");
    assert_int_equal(test.files[2].len, sizeof zeros);
    assert_memory_equal(test.files[2].bytes, zeros, sizeof zeros);
    clear(&test);
}

static void make(struct test *test, const char *name)
{
    begin(test);
    cvx_zip_add(&test->zip, name, "x,y", 3);
    assert_true(cvx_zip_close(&test->zip));
}

static void names_that_lead_out_are_refused(void **state)
{
    (void)state;
    static const char *const names[] = {"/a.csv",    "../a.csv", "a/../../b.csv", "a/..",
                                        "c:\\a.csv", "a\\b.csv", "c:a.csv"};
    struct test test;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        make(&test, names[i]);
        refused(&test, CVX_CODE_SYNTAX, "leads out");
    }
    make(&test, "a/..b/c...csv");
    assert_int_equal(finish(&test), CVX_OK);
    assert_int_equal(test.count, 1);
    clear(&test);
}

static void damage_is_explained(void **state)
{
    (void)state;
    struct test test;
    make(&test, "a.csv");
    const size_t whole = test.bytes.len;
    clear(&test);
    for (size_t len = 0; len < whole; len++) {
        make(&test, "a.csv");
        test.bytes.len = len;
        refused(&test, CVX_CODE_SYNTAX, "cut off or damaged");
    }
    make(&test, "a.csv");
    test.bytes.bytes[30 + 5]++; /* of what is packed: its checksum then is wrong */
    refused(&test, CVX_CODE_SYNTAX, "cut off or damaged");
}

static void what_is_locked_or_packed_oddly_is_explained(void **state)
{
    (void)state;
    struct test test;
    make(&test, "a.csv");
    put(&test, find(&test, "PK\3\4") + 6, 1, 2);
    put(&test, find(&test, "PK\1\2") + 8, 1, 2);
    refused(&test, CVX_CODE_SYNTAX, "encrypted");
    make(&test, "a.csv");
    put(&test, find(&test, "PK\3\4") + 8, 97, 2); /* WavPack */
    put(&test, find(&test, "PK\1\2") + 10, 97, 2);
    refused(&test, CVX_CODE_SYNTAX, "in a way that is not read");
}

static void add_zeros(struct test *test, const char *name, size_t len)
{
    char *zeros = calloc(len, 1);
    assert_non_null(zeros);
    cvx_zip_add(&test->zip, name, zeros, len);
    free(zeros);
}

static void bombs_are_refused(void **state)
{
    (void)state;
    struct test test;
    begin(&test);
    add_zeros(&test, "a.csv", CVX_LIMIT_RATIO_FREE);
    add_zeros(&test, "b.csv", CVX_LIMIT_RATIO_FREE + CVX_LIMIT_RATIO);
    assert_true(cvx_zip_close(&test.zip));
    refused(&test, CVX_CODE_LIMIT, "\"b.csv\" unpacks to more than 100 times");

    begin(&test);
    for (int i = 0; i <= CVX_LIMIT_INPUT / CVX_LIMIT_RATIO_FREE; i++)
        add_zeros(&test, cvx_arena_printf(&test.arena, "%d.csv", i), CVX_LIMIT_RATIO_FREE);
    assert_true(cvx_zip_close(&test.zip));
    refused(&test, CVX_CODE_LIMIT, "unpacks to more than 67108864 bytes");

    /* One that says of itself that it is small. */
    begin(&test);
    add_zeros(&test, "a.csv", 100000);
    assert_true(cvx_zip_close(&test.zip));
    put(&test, find(&test, "PK\3\4") + 22, 10, 4);
    put(&test, find(&test, "PK\1\2") + 24, 10, 4);
    refused(&test, CVX_CODE_SYNTAX, "cut off or damaged");
}

/* The records that end an archive of so many entries (APPNOTE 4.3.14 to 4.3.16), of which none is
 * there; the last of them says `count`. */
static void add_end(struct test *test, uint64_t entries, uint16_t count)
{
    const uint64_t at = test->bytes.len;
    cvx_str_add(&test->bytes, "PK\6\6");
    add_number(test, 44, 8);
    add_number(test, 45 << 16 | 45, 4);
    add_number(test, 0, 8);
    add_number(test, entries, 8);
    add_number(test, entries, 8);
    add_number(test, entries * 47, 8);
    add_number(test, 0, 8);
    cvx_str_add(&test->bytes, "PK\6\7");
    add_number(test, 0, 4);
    add_number(test, at, 8);
    add_number(test, 1, 4);
    cvx_str_add(&test->bytes, "PK\5\6");
    add_number(test, 0, 4);
    add_number(test, count, 2);
    add_number(test, count, 2);
    add_number(test, UINT32_MAX, 4);
    add_number(test, UINT32_MAX, 4);
    add_number(test, 0, 2);
}

static long peak(void)
{
    struct rusage usage;
    assert_int_equal(getrusage(RUSAGE_SELF, &usage), 0);
    return usage.ru_maxrss;
}

static void a_million_entries_are_refused_by_their_count(void **state)
{
    (void)state;
    static const uint16_t counts[] = {UINT16_MAX, CVX_LIMIT_ENTRIES + 1};
    struct test test;
    const long before = peak();
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        begin_bytes(&test);
        add_end(&test, 1000000, counts[i]);
        refused(&test, CVX_CODE_LIMIT, "more than 4096 files");
    }
    /* One whose last record lies: it is found out where the entries ought to be. */
    begin_bytes(&test);
    add_end(&test, 1000000, 1);
    refused(&test, CVX_CODE_SYNTAX, "cut off or damaged");
    assert_in_range(peak() - before, 0, 4096); /* KiB */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_million_entries_are_refused_by_their_count),
        cmocka_unit_test(files_come_unpacked_and_sorted),
        cmocka_unit_test(names_that_lead_out_are_refused),
        cmocka_unit_test(damage_is_explained),
        cmocka_unit_test(what_is_locked_or_packed_oddly_is_explained),
        cmocka_unit_test(bombs_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
