/* SPDX-License-Identifier: MIT */
/* Where bytes go. A sink is all or nothing: what was written becomes visible at commit, whole, or
 * not at all. Exporters only write; whoever opened the sink commits or drops it, so that several
 * formats of one CV appear together. */
#ifndef CVX_BASE_SINK_H
#define CVX_BASE_SINK_H

#include "core/base/arena.h"
#include "core/base/diag.h"
#include "core/base/status.h"
#include "core/base/str.h"

struct cvx_sink;

struct cvx_sink_ops {
    /* Takes `len` bytes. On failure it has added one error to `diag`. */
    enum cvx_status (*write)(struct cvx_sink *sink, const void *bytes, size_t len,
                             struct cvx_diag *diag);
    /* Makes all of it visible. A sink is committed at most once. */
    enum cvx_status (*commit)(struct cvx_sink *sink, struct cvx_diag *diag);
    /* Releases what the sink holds, and undoes what was not committed. Cannot fail. */
    void (*drop)(struct cvx_sink *sink);
};

/* The first member of every kind of sink. */
struct cvx_sink {
    const struct cvx_sink_ops *ops;
};

enum cvx_status cvx_sink_write(struct cvx_sink *sink, const void *bytes, size_t len,
                               struct cvx_diag *diag);
enum cvx_status cvx_sink_commit(struct cvx_sink *sink, struct cvx_diag *diag);
void cvx_sink_drop(struct cvx_sink *sink);

/* Collects in memory. `str` holds what was written; nothing else happens at commit. */
struct cvx_memory_sink {
    struct cvx_sink sink;
    struct cvx_str *str;
};
void cvx_memory_sink_init(struct cvx_memory_sink *sink, struct cvx_str *str);

/* A file. A regular file (or one that does not exist yet) is written to a temporary file beside it,
 * synced and renamed over it at commit, links followed, its permissions kept; anything else that
 * exists (a pipe, a device) is written straight through. `path` "-" is standard output. Drop it in
 * the end, committed or not. NULL, with one error added, when it cannot be opened. */
struct cvx_sink *cvx_file_sink_open(const char *path, struct cvx_diag *diag);

/* Takes back what was committed, when of several files another cannot be: the file that was
 * replaced is there again, or none is. To be called before cvx_sink_drop(). What was written
 * straight through stays written, and so does a replaced file where names cannot be exchanged. */
void cvx_file_sink_undo(struct cvx_sink *sink);

#endif
