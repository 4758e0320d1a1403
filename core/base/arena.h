/* SPDX-License-Identifier: MIT */
/* An arena: memory that is given out piece by piece and given back all at once.
 *
 * One arena owns one CV (its nodes, resume and document); each export has a scratch arena of its
 * own. The first failed allocation makes the arena `failed`: later calls return NULL at once, so
 * that a builder need not look after every step but asks once, at its end. An arena is used by one
 * thread at a time; two arenas share nothing. */
#ifndef CVX_BASE_ARENA_H
#define CVX_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/* Where arenas take their memory from. `grow(context, NULL, n)` allocates n bytes, `grow(context,
 * p, 0)` frees p and returns NULL; it never gets any other size for a non-NULL p. NULL on failure.
 */
struct cvx_memory {
    void *(*grow)(void *context, void *block, size_t size);
    void *context;
};

/* Memory from `memory` (NULL: malloc and free), for what cannot live in an arena; not zeroed. NULL
 * when it is out. */
void *cvx_memory_take(const struct cvx_memory *memory, size_t size);
void cvx_memory_give(const struct cvx_memory *memory, void *block);

struct cvx_chunk;

struct cvx_arena {
    struct cvx_chunk *chunks;        /* newest first */
    const struct cvx_memory *memory; /* NULL: malloc and free */
    bool failed;                     /* sticky */
};

/* Starts an empty arena; allocates nothing. `memory` must outlive it. */
void cvx_arena_init(struct cvx_arena *arena, const struct cvx_memory *memory);

/* Gives everything back. The arena is then as after init. */
void cvx_arena_clear(struct cvx_arena *arena);

/* `size` zeroed bytes, aligned for any type. NULL when memory is out; a size of 0 gives a valid
 * pointer. */
void *cvx_arena_alloc(struct cvx_arena *arena, size_t size);

/* `count` zeroed items of `size` bytes; fails on overflow instead of wrapping. */
void *cvx_arena_alloc_array(struct cvx_arena *arena, size_t count, size_t size);

/* Lengthens `block` from `old_size` to `new_size` bytes, in place where it is the newest block,
 * else by copying. The added bytes are zero. */
void *cvx_arena_grow(struct cvx_arena *arena, void *block, size_t old_size, size_t new_size);

/* A NUL-terminated copy of `len` bytes. NULL when memory is out. */
char *cvx_arena_copy(struct cvx_arena *arena, const char *bytes, size_t len);

/* A NUL-terminated copy of a string; NULL stays NULL. */
char *cvx_arena_strdup(struct cvx_arena *arena, const char *string);

/* printf into the arena. NULL when memory is out. */
char *cvx_arena_printf(struct cvx_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
