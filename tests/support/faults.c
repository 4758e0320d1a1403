/* SPDX-License-Identifier: MIT */
/* Memory and sinks that fail when told to. */
#include "tests/support/faults.h"

#include <stdlib.h>
#include <string.h>

static void *grow(void *context, void *block, size_t size)
{
    struct cvx_faulty_memory *memory = context;
    if (!size) {
        memory->blocks -= block != NULL;
        free(block);
        return NULL;
    }
    const size_t call = memory->calls++;
    if (call == memory->fail_at || (call > memory->fail_at && !memory->only_once))
        return NULL;
    memory->blocks++;
    return malloc(size);
}

void cvx_faulty_memory_init(struct cvx_faulty_memory *memory, size_t fail_at, bool only_once)
{
    *memory = (struct cvx_faulty_memory){
        .memory = {grow, memory}, .fail_at = fail_at, .only_once = only_once};
}

static enum cvx_status sink_write(struct cvx_sink *base, const void *bytes, size_t len,
                                  struct cvx_diag *diag)
{
    struct cvx_faulty_sink *sink = (struct cvx_faulty_sink *)base;
    if (sink->calls++ == sink->fail_at) {
        cvx_diag_add(diag, CVX_CODE_TARGET, NULL, "the sink fails at call %zu", sink->fail_at);
        return CVX_ENVIRONMENT;
    }
    if (sink->room - sink->len < len) {
        sink->room = 2 * sink->room + len;
        sink->bytes = realloc(sink->bytes, sink->room);
        if (!sink->bytes)
            abort();
    }
    if (len)
        memcpy(sink->bytes + sink->len, bytes, len);
    sink->len += len;
    return CVX_OK;
}

static enum cvx_status sink_commit(struct cvx_sink *base, struct cvx_diag *diag)
{
    (void)diag;
    ((struct cvx_faulty_sink *)base)->commits++;
    return CVX_OK;
}

static void sink_drop(struct cvx_sink *base)
{
    (void)base;
}

void cvx_faulty_sink_init(struct cvx_faulty_sink *sink, size_t fail_at)
{
    static const struct cvx_sink_ops ops = {sink_write, sink_commit, sink_drop};
    *sink = (struct cvx_faulty_sink){.sink = {&ops}, .fail_at = fail_at};
}

void cvx_faulty_sink_clear(struct cvx_faulty_sink *sink)
{
    free(sink->bytes);
    sink->bytes = NULL;
}

size_t cvx_spread(size_t step, size_t steps, size_t count)
{
    return count <= steps ? step : step * count / steps;
}
