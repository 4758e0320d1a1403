/* SPDX-License-Identifier: MIT */
/* Inputs in, outputs out. What can be known to go wrong is checked before the first byte is
 * written. */
#include "cli/run.h"

#include "cli/files.h"
#include "cli/report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* All that one input needs. */
struct job {
    const struct cvx_args *args;
    const char *input;
    struct cvx_arena arena; /* the input's bytes, and names */
    struct cvx_diag diag;
    struct cvx_source source;
    struct cvx_source publications[CVX_ARGS_PUBLICATIONS];
    const char *paths[CVX_ARGS_FORMATS];
    struct cvx_export exports[CVX_ARGS_FORMATS];
};

static enum cvx_status check_output(const struct cvx_args *args, const char *path,
                                    struct cvx_diag *diag)
{
    const char *input = cvx_output_replaces(args, path);
    if (!input)
        return CVX_OK;
    cvx_diag_add(diag, CVX_CODE_USAGE, NULL, "the output would replace the input %s", input);
    cvx_diag_hint(diag, "name another with --output");
    return CVX_USAGE;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* No output twice, none over an input. Standard output can take one. */
static enum cvx_status check_outputs(const struct cvx_args *args, struct cvx_diag *diag)
{
    struct cvx_arena *arena = &diag->arena;
    const size_t count = (size_t)args->input_count * args->format_count;
    const char **paths = cvx_arena_alloc_array(arena, count, sizeof *paths);
    if (!paths)
        return cvx_diag_memory(diag);
    for (size_t i = 0; i < count; i++) {
        const char *input = args->inputs[i / args->format_count];
        paths[i] = cvx_output_path(args, input, args->formats[i % args->format_count], arena);
        if (!paths[i])
            return cvx_diag_memory(diag);
        if (check_output(args, paths[i], diag) != CVX_OK)
            return CVX_USAGE;
        if (strcmp(paths[i], "-") != 0)
            paths[i] = cvx_output_identity(paths[i], arena);
        if (!paths[i])
            return cvx_diag_memory(diag);
    }
    qsort(paths, count, sizeof *paths, compare_paths);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(paths[i - 1], paths[i]) != 0)
            continue;
        cvx_diag_add(diag, CVX_CODE_USAGE, NULL, "several outputs would go to %s",
                     strcmp(paths[i], "-") == 0 ? "standard output" : paths[i]);
        cvx_diag_hint(diag, "name a folder with -o DIR/");
        return CVX_USAGE;
    }
    return CVX_OK;
}

static enum cvx_status make_folder(const struct cvx_args *args, struct cvx_diag *diag)
{
    if (!args->output || !cvx_output_is_folder(args) || mkdir(args->output, 0777) == 0 ||
        errno == EEXIST)
        return CVX_OK;
    cvx_diag_add(diag, CVX_CODE_TARGET, NULL, "cannot make the folder %s: %s", args->output,
                 strerror(errno));
    return CVX_ENVIRONMENT;
}

static enum cvx_status open_outputs(struct job *job)
{
    const struct cvx_args *args = job->args;
    if (make_folder(args, &job->diag) != CVX_OK)
        return CVX_ENVIRONMENT;
    for (size_t i = 0; i < args->format_count; i++) {
        job->paths[i] = cvx_output_path(args, job->input, args->formats[i], &job->arena);
        if (!job->paths[i])
            return cvx_diag_memory(&job->diag);
        job->exports[i].exporter = args->formats[i];
        job->exports[i].out = cvx_file_sink_open(job->paths[i], &job->diag);
        if (!job->exports[i].out)
            return CVX_ENVIRONMENT;
    }
    return CVX_OK;
}

/* All of them, or none. */
static enum cvx_status commit_outputs(struct job *job)
{
    for (size_t i = 0; i < job->args->format_count; i++) {
        const enum cvx_status status = cvx_sink_commit(job->exports[i].out, &job->diag);
        if (status == CVX_OK)
            continue;
        while (i-- > 0)
            cvx_file_sink_undo(job->exports[i].out);
        return status;
    }
    return CVX_OK;
}

/* The folder that relative image paths start in: --resource-dir, else the input's own. */
static const char *resource_folder(struct job *job)
{
    if (job->args->resource_dir)
        return job->args->resource_dir;
    if (strcmp(job->input, "-") == 0)
        return NULL;
    const char *slash = strrchr(job->input, '/');
    if (!slash)
        return ".";
    return cvx_arena_copy(&job->arena, job->input, (size_t)(slash - job->input) + 1);
}

static enum cvx_status read_theme(struct job *job, struct cvx_export_options *options)
{
    const char *theme = job->args->theme;
    if (!cvx_theme_is_file(job->args)) {
        options->theme = theme;
        return CVX_OK;
    }
    struct cvx_str content;
    cvx_str_init(&content, &job->arena);
    job->diag.file = theme;
    const enum cvx_status status = cvx_file_read(theme, &content, &job->diag);
    job->diag.file = job->source.name;
    options->theme_json = cvx_str_get(&content);
    options->theme_json_len = content.len;
    options->theme_name = theme;
    return status;
}

static enum cvx_status fill_options(struct job *job, struct cvx_export_options *options)
{
    const struct cvx_args *args = job->args;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    *options = (struct cvx_export_options){
        .lang = args->lang,
        .page = args->page,
        .fit_pages = args->fit_pages,
        .no_attachment = args->no_attachment,
        .folder = resource_folder(job),
        .source_date_epoch = epoch ? strtoll(epoch, NULL, 10) : 0,
    };
    return read_theme(job, options);
}

/* --strict: a warning anywhere, and nothing is written. */
static bool stopped_by_strict(const struct job *job)
{
    return job->args->strict && job->diag.counts[CVX_WARNING] > 0;
}

static enum cvx_status write_outputs(struct job *job, const struct cvx_cv *cv)
{
    const struct cvx_args *args = job->args;
    struct cvx_export_options options;
    enum cvx_status status = fill_options(job, &options);
    if (status == CVX_OK)
        status = open_outputs(job);
    if (status == CVX_OK)
        status = args->fix
                     ? cvx_cv_fix(cv, job->exports[0].out, &job->diag)
                     : cvx_cv_export(cv, job->exports, args->format_count, &options, &job->diag);
    if (status == CVX_OK && stopped_by_strict(job))
        status = CVX_REJECTED;
    if (status == CVX_OK)
        status = commit_outputs(job);
    for (size_t i = 0; i < args->format_count; i++)
        cvx_sink_drop(job->exports[i].out);
    return status;
}

/* Checks and, with --fix, writes the mended CV. */
static enum cvx_status check(struct job *job, const struct cvx_cv *cv)
{
    struct cvx_export_options options;
    enum cvx_status status = fill_options(job, &options);
    if (status == CVX_OK)
        status =
            cvx_cv_check(cv, job->args->formats, job->args->format_count, &options, &job->diag);
    if (status != CVX_OK || !job->args->fix || stopped_by_strict(job))
        return status;
    const struct cvx_args *args = job->args;
    struct cvx_fix fix;
    cvx_fix_begin(&fix, args);
    job->args = &fix.args;
    status = write_outputs(job, cv);
    job->args = args;
    return status;
}

static enum cvx_status read_publications(struct job *job)
{
    enum cvx_status status = CVX_OK;
    for (size_t i = 0; status == CVX_OK && i < job->args->publication_count; i++) {
        const char *path = job->args->publications[i];
        job->publications[i] = job->source;
        status = cvx_source_read(path, &job->arena, &job->diag, &job->publications[i]);
    }
    return status;
}

static enum cvx_status run_job(struct job *job)
{
    enum cvx_status status = cvx_source_read(job->input, &job->arena, &job->diag, &job->source);
    if (status == CVX_OK)
        status = read_publications(job);
    if (status != CVX_OK)
        return status;
    const struct cvx_open_options options = {.from = job->args->from,
                                             .publications = job->publications,
                                             .publication_count = job->args->publication_count};
    struct cvx_cv *cv = NULL;
    status = cvx_cv_open(&job->source, &options, &job->diag, &cv);
    if (status == CVX_OK && stopped_by_strict(job))
        status = CVX_REJECTED;
    if (status == CVX_OK)
        status = job->args->command == CVX_COMMAND_EXPORT ? write_outputs(job, cv) : check(job, cv);
    if (status == CVX_OK && stopped_by_strict(job))
        status = CVX_REJECTED;
    cvx_cv_free(cv);
    return status;
}

/* On a terminal, says what was written: people look for their files. */
static void tell(const struct job *job, int number, enum cvx_status status)
{
    const struct cvx_args *args = job->args;
    if (args->quiet || args->json_diagnostics || !isatty(STDERR_FILENO))
        return;
    if (args->input_count > 1)
        fprintf(stderr, "[%d/%d] %s%s\n", number, args->input_count, job->input,
                status == CVX_OK ? "" : ": failed");
    for (size_t i = 0; status == CVX_OK && i < args->format_count && job->paths[i]; i++)
        if (strcmp(job->paths[i], "-") != 0)
            fprintf(stderr, "wrote %s\n", job->paths[i]);
    fflush(stderr);
}

static enum cvx_status run_input(const struct cvx_args *args, int number)
{
    struct job job = {.args = args, .input = args->inputs[number]};
    job.source.name = strcmp(job.input, "-") == 0 ? "<stdin>" : job.input;
    job.source.lang = args->lang;
    job.source.lenient = args->lenient;
    cvx_arena_init(&job.arena, NULL);
    cvx_diag_init(&job.diag, NULL);
    job.diag.file = job.source.name;
    const enum cvx_status status = run_job(&job);
    cvx_report(&job.diag, args, stderr);
    tell(&job, number + 1, status);
    cvx_diag_clear(&job.diag);
    cvx_arena_clear(&job.arena);
    return status;
}

enum cvx_status cvx_run(const struct cvx_args *args)
{
    enum cvx_status worst = CVX_OK;
    struct cvx_fix fix;
    if (args->fix)
        cvx_fix_begin(&fix, args);
    if (args->fix || args->command == CVX_COMMAND_EXPORT)
        worst = check_outputs(args->fix ? &fix.args : args, args->diag);
    if (worst != CVX_OK)
        return worst;
    for (int i = 0; i < args->input_count; i++) {
        const enum cvx_status status = run_input(args, i);
        if (status > worst)
            worst = status;
    }
    return worst;
}
