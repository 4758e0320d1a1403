/* SPDX-License-Identifier: MIT */
/* The document as text, behind the interface of an exporter. */
#include "tests/support/tree_exporter.h"

#include "core/base/str.h"
#include "core/doc/dump.h"

static enum cvx_status write_tree(const struct cvx_job *job, struct cvx_sink *out)
{
    struct cvx_str text;
    cvx_str_init(&text, job->scratch);
    cvx_doc_dump(job->doc, &text);
    if (job->scratch->failed)
        return cvx_diag_memory(job->diag);
    return cvx_sink_write(out, cvx_str_get(&text), text.len, job->diag);
}

const struct cvx_exporter cvx_tree_exporter = {
    .name = "tree",
    .suffix = ".tree",
    .own_suffix = ".tree",
    .media_type = "text/plain",
    .summary = "the document, for tests",
    .needs_document = true,
    .write = write_tree,
};
