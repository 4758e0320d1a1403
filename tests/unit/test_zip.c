/* SPDX-License-Identifier: MIT */
/* ZIP archives, byte by byte. */
#include "formats/zip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct cvx_arena arena;
    struct cvx_str out;
    struct cvx_zip zip;
};

static int setup(void **state)
{
    static struct fixture f;
    cvx_arena_init(&f.arena, NULL);
    cvx_str_init(&f.out, &f.arena);
    cvx_zip_open(&f.zip, &f.out);
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    cvx_arena_clear(&((struct fixture *)*state)->arena);
    return 0;
}

static uint32_t number(const struct fixture *f, size_t at, int bytes)
{
    uint32_t value = 0;
    for (int i = bytes - 1; i >= 0; i--)
        value = value << 8 | (unsigned char)f->out.bytes[at + (size_t)i];
    return value;
}

static void an_entry_that_does_not_shrink_is_stored(void **state)
{
    struct fixture *f = *state;
    static const unsigned char wanted[] =
        "PK\3\4\x14\0\0\0\0\0\0\0\x21\0\xC2\x41\x24\x35\3\0\0\0\3\0\0\0\1\0\0\0nabc"
        "PK\1\2\x14\3\x14\0\0\0\0\0\0\0\x21\0\xC2\x41\x24\x35\3\0\0\0\3\0\0\0\1\0\0\0\0\0\0\0\0\0"
        "\0\0\xB6\x81\0\0\0\0n"
        "PK\5\6\0\0\0\0\1\0\1\0\x2F\0\0\0\x22\0\0\0\0\0";
    cvx_zip_add(&f->zip, "n", "abc", 3);
    assert_true(cvx_zip_close(&f->zip));
    assert_int_equal(f->out.len, sizeof wanted - 1);
    assert_memory_equal(f->out.bytes, wanted, sizeof wanted - 1);
}

static void an_entry_that_shrinks_is_deflated(void **state)
{
    struct fixture *f = *state;
    char zeros[4000] = "";
    cvx_zip_add(&f->zip, "word/document.xml", zeros, sizeof zeros);
    assert_true(cvx_zip_close(&f->zip));
    assert_int_equal(number(f, 8, 2), 8);
    assert_int_equal(number(f, 22, 4), sizeof zeros);
    assert_true(number(f, 18, 4) < 100);
    assert_memory_equal(f->out.bytes + 30, "word/document.xml", 17);
}

static void offsets_are_from_the_archives_start(void **state)
{
    struct fixture *f = *state;
    struct cvx_zip zip;
    cvx_str_add(&f->out, "before");
    assert_true(cvx_zip_close(&f->zip));
    const size_t start = f->out.len;
    cvx_zip_open(&zip, &f->out);
    cvx_zip_add(&zip, "a", "", 0);
    cvx_zip_add(&zip, "b", "", 0);
    assert_true(cvx_zip_close(&zip));
    const size_t end = f->out.len - 22;
    assert_int_equal(number(f, end + 10, 2), 2);
    const size_t directory = start + number(f, end + 16, 4);
    assert_int_equal(number(f, directory, 4), 0x02014B50);
    assert_int_equal(number(f, directory + 42, 4), 0);
    assert_int_equal(number(f, directory + 47 + 42, 4), 31);
    assert_int_equal(number(f, start + 31, 4), 0x04034B50);
}

static void want_of_memory_is_told_at_the_end(void **state)
{
    struct fixture *f = *state;
    cvx_zip_add(&f->zip, "a", "abc", 3);
    f->arena.failed = true;
    cvx_zip_add(&f->zip, "b", "abc", 3);
    assert_false(cvx_zip_close(&f->zip));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_entry_that_does_not_shrink_is_stored, setup, teardown),
        cmocka_unit_test_setup_teardown(an_entry_that_shrinks_is_deflated, setup, teardown),
        cmocka_unit_test_setup_teardown(offsets_are_from_the_archives_start, setup, teardown),
        cmocka_unit_test_setup_teardown(want_of_memory_is_told_at_the_end, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
