/* SPDX-License-Identifier: MIT */
/* The arena: alignment, growth in place, and what a failed allocation leaves behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/base/arena.h"
#include "tests/support/faults.h"

static void blocks_are_zeroed_and_aligned(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    for (size_t size = 0; size < 5000; size = size * 2 + 1) {
        unsigned char *block = cvx_arena_alloc(&arena, size);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(block[i], 0);
        memset(block, 0xFF, size);
    }
    cvx_arena_clear(&arena);
}

static void the_newest_block_grows_in_place(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    char *block = cvx_arena_copy(&arena, "abc", 3);
    assert_ptr_equal(cvx_arena_grow(&arena, block, 4, 400), block);
    assert_string_equal(block, "abc");
    assert_int_equal(block[399], 0);
    cvx_arena_alloc(&arena, 1);
    char *moved = cvx_arena_grow(&arena, block, 400, 800);
    assert_ptr_not_equal(moved, block);
    assert_string_equal(moved, "abc");
    cvx_arena_clear(&arena);
}

static void failure_is_sticky_and_leaks_nothing(void **state)
{
    (void)state;
    struct cvx_faulty_memory faulty;
    cvx_faulty_memory_init(&faulty, 1, false);
    struct cvx_arena arena;
    cvx_arena_init(&arena, &faulty.memory);
    assert_non_null(cvx_arena_alloc(&arena, 10));
    assert_null(cvx_arena_alloc(&arena, 1 << 20));
    assert_true(arena.failed);
    assert_null(cvx_arena_alloc(&arena, 10));
    cvx_arena_clear(&arena);
    assert_int_equal(faulty.blocks, 0);
}

/* Beyond a few chunks the arena takes large pages: of memory that was used before, too. */
static void large_blocks_are_zeroed_and_aligned(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    for (int round = 0; round < 2; round++) {
        for (size_t size = 100000; size < 10000000; size *= 3) {
            unsigned char *block = cvx_arena_alloc(&arena, size);
            assert_non_null(block);
            assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
            assert_int_equal(block[0], 0);
            assert_memory_equal(block, block + 1, size - 1);
            memset(block, 0xFF, size);
        }
        cvx_arena_clear(&arena);
    }
}

static void sizes_that_overflow_fail(void **state)
{
    (void)state;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    assert_null(cvx_arena_alloc_array(&arena, SIZE_MAX / 2, 4));
    assert_true(arena.failed);
    cvx_arena_clear(&arena);
    assert_null(cvx_arena_alloc(&arena, SIZE_MAX));
    cvx_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_zeroed_and_aligned),
        cmocka_unit_test(the_newest_block_grows_in_place),
        cmocka_unit_test(failure_is_sticky_and_leaks_nothing),
        cmocka_unit_test(large_blocks_are_zeroed_and_aligned),
        cmocka_unit_test(sizes_that_overflow_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
