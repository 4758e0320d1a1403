/* SPDX-License-Identifier: MIT */
/* The sink's own calls, and the sink in memory. Files are in sink_file.c. */
#include "core/base/sink.h"

enum cvx_status cvx_sink_write(struct cvx_sink *sink, const void *bytes, size_t len,
                               struct cvx_diag *diag)
{
    return sink->ops->write(sink, bytes, len, diag);
}

enum cvx_status cvx_sink_commit(struct cvx_sink *sink, struct cvx_diag *diag)
{
    return sink->ops->commit(sink, diag);
}

void cvx_sink_drop(struct cvx_sink *sink)
{
    if (sink)
        sink->ops->drop(sink);
}

static enum cvx_status memory_write(struct cvx_sink *sink, const void *bytes, size_t len,
                                    struct cvx_diag *diag)
{
    struct cvx_str *str = ((struct cvx_memory_sink *)sink)->str;
    cvx_str_add_bytes(str, bytes, len);
    return str->arena->failed ? cvx_diag_memory(diag) : CVX_OK;
}

static enum cvx_status memory_commit(struct cvx_sink *sink, struct cvx_diag *diag)
{
    (void)sink;
    (void)diag;
    return CVX_OK;
}

static void memory_drop(struct cvx_sink *sink)
{
    (void)sink;
}

void cvx_memory_sink_init(struct cvx_memory_sink *sink, struct cvx_str *str)
{
    static const struct cvx_sink_ops ops = {memory_write, memory_commit, memory_drop};
    sink->sink.ops = &ops;
    sink->str = str;
}
