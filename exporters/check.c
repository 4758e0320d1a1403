/* SPDX-License-Identifier: MIT */
/* What `cvexport check` does to a CV once it is open: an export of which nothing is kept, and the
 * one whose bytes are the mended CV. */
#include "core/cvexport.h"

static enum cvx_status take_nothing(struct cvx_sink *sink, const void *bytes, size_t len,
                                    struct cvx_diag *diag)
{
    (void)sink;
    (void)bytes;
    (void)len;
    (void)diag;
    return CVX_OK;
}

static enum cvx_status show_nothing(struct cvx_sink *sink, struct cvx_diag *diag)
{
    (void)sink;
    (void)diag;
    return CVX_OK;
}

static void hold_nothing(struct cvx_sink *sink)
{
    (void)sink;
}

static const struct cvx_sink_ops nowhere = {take_nothing, show_nothing, hold_nothing};

enum cvx_status cvx_cv_check(const struct cvx_cv *cv, const struct cvx_exporter *const *exporters,
                             size_t count, const struct cvx_export_options *options,
                             struct cvx_diag *diag)
{
    if (count == 0) {
        exporters = cvx_exporters;
        count = 1;
    }
    struct cvx_sink sink = {&nowhere};
    struct cvx_export *exports = cvx_arena_alloc_array(&diag->arena, count, sizeof *exports);
    if (!exports)
        return cvx_diag_memory(diag);
    for (size_t i = 0; i < count; i++)
        exports[i] = (struct cvx_export){exporters[i], &sink};
    return cvx_cv_export(cv, exports, count, options, diag);
}

enum cvx_status cvx_cv_fix(const struct cvx_cv *cv, struct cvx_sink *out, struct cvx_diag *diag)
{
    const struct cvx_export export = {cvx_exporter_find("json"), out};
    return cvx_cv_export(cv, &export, 1, NULL, diag);
}
