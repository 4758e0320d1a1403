/* SPDX-License-Identifier: MIT */
/* Things that fail on purpose: memory at call N, a sink at call N. Both count, so that a test first
 * learns how many calls there are and then makes each of them fail. */
#ifndef CVX_TESTS_SUPPORT_FAULTS_H
#define CVX_TESTS_SUPPORT_FAULTS_H

#include "core/cvexport.h"

#define CVX_NEVER SIZE_MAX

/* Memory over malloc. */
struct cvx_faulty_memory {
    struct cvx_memory memory; /* to be handed on */
    size_t calls;             /* allocations asked for */
    size_t fail_at;           /* the call that fails, from 0; CVX_NEVER */
    bool only_once;           /* the ones after it work again */
    size_t blocks;            /* given out and not given back */
};
void cvx_faulty_memory_init(struct cvx_faulty_memory *memory, size_t fail_at, bool only_once);

/* A sink that keeps what it takes. `bytes` is freed by cvx_faulty_sink_clear(). */
struct cvx_faulty_sink {
    struct cvx_sink sink;
    size_t calls;   /* of write */
    size_t fail_at; /* the call that fails, from 0; CVX_NEVER */
    char *bytes;
    size_t len, room;
    size_t commits;
};
void cvx_faulty_sink_init(struct cvx_faulty_sink *sink, size_t fail_at);
void cvx_faulty_sink_clear(struct cvx_faulty_sink *sink);

/* Where `step` of `steps` lies among `count` calls when all are to be covered evenly: every one
 * when there are no more calls than steps. */
size_t cvx_spread(size_t step, size_t steps, size_t count);

#endif
