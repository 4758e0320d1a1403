/* SPDX-License-Identifier: MIT */
/* The arena: a list of chunks, each larger than the one before, up to a limit. */
#include "core/base/arena.h"

#include "core/base/pages.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_CHUNK = 16 * 1024,
    GROWTH = 4,
    LARGE_FROM = FIRST_CHUNK * GROWTH * GROWTH, /* the third is of large pages */
};

struct cvx_chunk {
    struct cvx_chunk *next;
    size_t size; /* of bytes[] */
    size_t used;
    alignas(max_align_t) unsigned char bytes[];
};

void *cvx_memory_take(const struct cvx_memory *memory, size_t size)
{
    return memory ? memory->grow(memory->context, NULL, size) : malloc(size);
}

void cvx_memory_give(const struct cvx_memory *memory, void *block)
{
    if (memory)
        memory->grow(memory->context, block, 0);
    else
        free(block);
}

void cvx_arena_init(struct cvx_arena *arena, const struct cvx_memory *memory)
{
    *arena = (struct cvx_arena){.memory = memory};
}

void cvx_arena_clear(struct cvx_arena *arena)
{
    while (arena->chunks) {
        struct cvx_chunk *chunk = arena->chunks;
        arena->chunks = chunk->next;
        cvx_memory_give(arena->memory, chunk);
    }
    arena->failed = false;
}

static void *fail(struct cvx_arena *arena)
{
    arena->failed = true;
    return NULL;
}

/* A new newest chunk that holds at least `size` bytes: small ones at first, then large pages. */
static struct cvx_chunk *add_chunk(struct cvx_arena *arena, size_t size)
{
    const size_t head = sizeof(struct cvx_chunk);
    if (size > SIZE_MAX - head - CVX_PAGE_LARGE)
        return fail(arena);
    size_t want = arena->chunks ? (head + arena->chunks->size) * GROWTH : FIRST_CHUNK;
    if (want < head + size)
        want = head + size;
    const bool large = want >= LARGE_FROM;
    if (large)
        want = (head + size + CVX_PAGE_LARGE - 1) & ~(CVX_PAGE_LARGE - 1);
    struct cvx_chunk *chunk =
        large && !arena->memory ? cvx_pages_take(want) : cvx_memory_take(arena->memory, want);
    if (!chunk)
        return fail(arena);
    chunk->next = arena->chunks;
    chunk->size = want - head;
    chunk->used = 0;
    arena->chunks = chunk;
    return chunk;
}

static size_t round_up(size_t size)
{
    const size_t mask = alignof(max_align_t) - 1;
    return (size + mask) & ~mask;
}

/* A block that is not zeroed. */
static void *cut(struct cvx_arena *arena, size_t size)
{
    if (arena->failed || size > SIZE_MAX / 2)
        return fail(arena);
    size = round_up(size ? size : 1);
    struct cvx_chunk *chunk = arena->chunks;
    if (!chunk || chunk->size - chunk->used < size)
        chunk = add_chunk(arena, size);
    if (!chunk)
        return NULL;
    void *block = chunk->bytes + chunk->used;
    chunk->used += size;
    return block;
}

void *cvx_arena_alloc(struct cvx_arena *arena, size_t size)
{
    void *block = cut(arena, size);
    return block ? memset(block, 0, size) : NULL;
}

void *cvx_arena_alloc_array(struct cvx_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return fail(arena);
    return cvx_arena_alloc(arena, count * size);
}

void *cvx_arena_grow(struct cvx_arena *arena, void *block, size_t old_size, size_t new_size)
{
    if (!block)
        return cvx_arena_alloc(arena, new_size);
    struct cvx_chunk *chunk = arena->chunks;
    const size_t old_room = round_up(old_size ? old_size : 1);
    if (new_size <= old_size)
        return block;
    if (!arena->failed && new_size <= SIZE_MAX / 2 &&
        (unsigned char *)block + old_room == chunk->bytes + chunk->used) {
        const size_t more = round_up(new_size) - old_room;
        if (chunk->size - chunk->used >= more) {
            memset((unsigned char *)block + old_size, 0, round_up(new_size) - old_size);
            chunk->used += more;
            return block;
        }
    }
    unsigned char *moved = cut(arena, new_size);
    if (!moved)
        return NULL;
    memcpy(moved, block, old_size);
    memset(moved + old_size, 0, new_size - old_size);
    return moved;
}

char *cvx_arena_copy(struct cvx_arena *arena, const char *bytes, size_t len)
{
    char *copy = len < SIZE_MAX ? cvx_arena_alloc(arena, len + 1) : fail(arena);
    if (copy && len)
        memcpy(copy, bytes, len);
    return copy;
}

char *cvx_arena_strdup(struct cvx_arena *arena, const char *string)
{
    return string ? cvx_arena_copy(arena, string, strlen(string)) : NULL;
}

char *cvx_arena_printf(struct cvx_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = len < 0 ? fail(arena) : cvx_arena_alloc(arena, (size_t)len + 1);
    if (text) {
        va_start(args, format);
        vsnprintf(text, (size_t)len + 1, format, args);
        va_end(args);
    }
    return text;
}
