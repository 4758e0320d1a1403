/* SPDX-License-Identifier: MIT */
/* The front of the library: opens a CV through an importer, and leads it through normalized JSON
 * and the document into the exporters. Every public function that spans rooms is here. */
#include "core/cvexport.h"

#include "exporters/json/json.h"

#include <stdlib.h>
#include <string.h>

struct cvx_cv {
    const struct cvx_memory *memory;
    struct cvx_arena arena; /* owns the nodes and the resume */
    struct cvx_resume resume;
};

static struct cvx_cv *cv_new(const struct cvx_memory *memory)
{
    struct cvx_cv *cv =
        memory ? memory->grow(memory->context, NULL, sizeof *cv) : malloc(sizeof *cv);
    if (cv) {
        memset(cv, 0, sizeof *cv);
        cv->memory = memory;
        cvx_arena_init(&cv->arena, memory);
    }
    return cv;
}

void cvx_cv_free(struct cvx_cv *cv)
{
    if (!cv)
        return;
    cvx_arena_clear(&cv->arena);
    if (cv->memory)
        cv->memory->grow(cv->memory->context, cv, 0);
    else
        free(cv);
}

enum cvx_status cvx_cv_open(const struct cvx_source *source, const struct cvx_open_options *options,
                            struct cvx_diag *diag, struct cvx_cv **cv)
{
    static const struct cvx_open_options defaults = {0};
    options = options ? options : &defaults;
    *cv = NULL;
    diag->file = source->name;
    const struct cvx_importer *importer = cvx_importer_find(source, options->from, diag);
    if (!importer)
        return options->from ? CVX_USAGE : CVX_REJECTED;
    struct cvx_cv *made = cv_new(options->memory);
    if (!made)
        return cvx_diag_memory(diag);
    const enum cvx_status status = importer->read(source, &made->arena, diag, &made->resume);
    if (status != CVX_OK) {
        cvx_cv_free(made);
        return status;
    }
    *cv = made;
    return CVX_OK;
}

const struct cvx_resume *cvx_cv_resume(const struct cvx_cv *cv)
{
    return &cv->resume;
}

/* What every format shares: the normalized JSON, the document, the theme, the page. */
struct shared {
    struct cvx_job job;
    struct cvx_job_options options;
};

static enum cvx_status prepare(const struct cvx_cv *cv, const struct cvx_export_options *options,
                               struct shared *shared)
{
    struct cvx_job *job = &shared->job;
    shared->options = (struct cvx_job_options){
        .attach_json = !options->no_attachment,
        .fit_pages = options->fit_pages,
        .folder = options->folder,
    };
    job->resume = &cv->resume;
    job->options = &shared->options;
    job->fonts = options->fonts;
    struct cvx_str json;
    cvx_str_init(&json, job->scratch);
    enum cvx_status status = cvx_json_build(job->resume, &json, job->diag);
    job->json = cvx_str_get(&json);
    job->json_len = json.len;
    return status;
}

/* One output, in a scratch arena of its own. */
static enum cvx_status write_one(const struct cvx_job *shared, const struct cvx_export *export,
                                 const struct cvx_memory *memory)
{
    struct cvx_arena scratch;
    cvx_arena_init(&scratch, memory);
    struct cvx_job job = *shared;
    job.scratch = &scratch;
    const enum cvx_status status = export->exporter->write(&job, export->out);
    cvx_arena_clear(&scratch);
    return status;
}

enum cvx_status cvx_cv_export(const struct cvx_cv *cv, const struct cvx_export *exports,
                              size_t count, const struct cvx_export_options *options,
                              struct cvx_diag *diag)
{
    static const struct cvx_export_options defaults = {0};
    options = options ? options : &defaults;
    struct cvx_arena arena;
    cvx_arena_init(&arena, cv->memory);
    struct shared shared = {.job = {.scratch = &arena, .diag = diag}};
    enum cvx_status status = prepare(cv, options, &shared);
    for (size_t i = 0; i < count && status == CVX_OK; i++)
        status = write_one(&shared.job, &exports[i], cv->memory);
    cvx_arena_clear(&arena);
    return status;
}
