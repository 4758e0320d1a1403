/* SPDX-License-Identifier: MIT */
/* The front of the library: opens a CV through an importer, and leads it through normalized JSON
 * and the document into the exporters. Every public function that spans rooms is here. */
#include "core/cvexport.h"

#include "core/doc/build.h"
#include "core/model/read.h"
#include "exporters/json/json.h"
#include "formats/json.h"

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

/* So that its lines can be shown. */
static void keep_source(const struct cvx_source *source, struct cvx_diag *diag)
{
    if (source->bytes)
        cvx_diag_keep_text(diag, source->name, source->bytes, source->len);
    for (size_t i = 0; i < source->file_count; i++)
        cvx_diag_keep_text(diag, source->files[i].name, source->files[i].bytes,
                           source->files[i].len);
}

enum cvx_status cvx_cv_open(const struct cvx_source *source, const struct cvx_open_options *options,
                            struct cvx_diag *diag, struct cvx_cv **cv)
{
    static const struct cvx_open_options defaults = {0};
    options = options ? options : &defaults;
    *cv = NULL;
    diag->file = source->name;
    struct cvx_cv *made = cv_new(options->memory);
    if (!made)
        return cvx_diag_memory(diag);
    keep_source(source, diag);
    for (size_t i = 0; i < options->publication_count; i++)
        keep_source(&options->publications[i], diag);
    struct cvx_node *root = NULL;
    enum cvx_status status = cvx_import(source, options->from, &made->arena, diag, &root);
    for (size_t i = 0; status == CVX_OK && i < options->publication_count; i++)
        status = cvx_import_publications(&options->publications[i], root, &made->arena, diag);
    if (status == CVX_OK)
        status = cvx_resume_make(root, source->lang, &made->arena, diag, &made->resume);
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

/* The built-in theme of that name; NULL, with one error added, when there is none. */
static const struct cvx_theme_source *find_theme(const char *name, struct cvx_diag *diag)
{
    for (const struct cvx_theme_source *at = cvx_theme_sources; at->name; at++)
        if (!name || strcmp(at->name, name) == 0)
            return at;
    cvx_diag_add(diag, CVX_CODE_THEME, NULL, "there is no theme %s", cvx_diag_quote(diag, name));
    cvx_diag_hint(diag, "--help lists the themes; a file of your own is named with its path");
    return NULL;
}

static enum cvx_status read_theme(const char *json, size_t len, const struct cvx_theme *base,
                                  struct cvx_job *job, struct cvx_theme *theme)
{
    struct cvx_node *tree = NULL;
    const enum cvx_status status = cvx_json_read(json, len, job->scratch, job->diag, &tree);
    return status == CVX_OK ? cvx_theme_read(tree, base, job->scratch, job->diag, theme) : status;
}

/* The theme that the options name. The first built-in one is the base of every other. */
static enum cvx_status choose_theme(const struct cvx_export_options *options, struct cvx_job *job,
                                    struct cvx_theme *theme)
{
    const struct cvx_theme_source *base = &cvx_theme_sources[0];
    enum cvx_status status = read_theme(base->json, base->len, NULL, job, theme);
    if (status != CVX_OK)
        return status;
    const struct cvx_theme plain = *theme;
    if (options->theme_json) {
        const char *file = job->diag->file;
        job->diag->file = options->theme_name;
        cvx_diag_keep_text(job->diag, options->theme_name, options->theme_json,
                           options->theme_json_len);
        status = read_theme(options->theme_json, options->theme_json_len, &plain, job, theme);
        job->diag->file = file;
        return status;
    }
    const struct cvx_theme_source *source = find_theme(options->theme, job->diag);
    if (!source)
        return CVX_USAGE;
    return source == base ? CVX_OK : read_theme(source->json, source->len, &plain, job, theme);
}

static void choose_page(enum cvx_page page, bool letter, struct cvx_job_options *options)
{
    static const double mm = 72 / 25.4;
    if (page == CVX_PAGE_AUTO)
        page = letter ? CVX_PAGE_LETTER : CVX_PAGE_A4;
    options->page_width = page == CVX_PAGE_A4 ? 210 * mm : 8.5 * 72;
    options->page_height = page == CVX_PAGE_A4 ? 297 * mm : 11 * 72.0;
}

/* Whether any of the outputs shows the CV to a reader: JSON alone needs neither document nor theme.
 */
static bool needs_document(const struct cvx_export *exports, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (exports[i].exporter->needs_document)
            return true;
    return count == 0;
}

/* What every format shares: the normalized JSON, the document, the theme, the page. */
struct shared {
    struct cvx_job job;
    struct cvx_job_options options;
    struct cvx_theme theme;
    struct cvx_places places;
};

static enum cvx_status prepare_document(const struct cvx_export_options *options,
                                        struct shared *shared)
{
    struct cvx_job *job = &shared->job;
    struct cvx_doc *doc = NULL;
    const struct cvx_doc_options doc_options = {.lang = options->lang,
                                                .source_date = options->source_date_epoch};
    enum cvx_status status =
        cvx_doc_build(job->resume, &doc_options, job->scratch, job->diag, &doc);
    if (status == CVX_OK)
        status = choose_theme(options, job, &shared->theme);
    if (status != CVX_OK)
        return status;
    job->doc = doc;
    job->theme = &shared->theme;
    choose_page(options->page, doc->letter, &shared->options);
    return CVX_OK;
}

static enum cvx_status prepare(const struct cvx_cv *cv, bool document,
                               const struct cvx_export_options *options, struct shared *shared)
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
    if (document && shared->options.attach_json)
        job->places = &shared->places;
    enum cvx_status status =
        cvx_json_build(job->resume, &json, job->places ? &shared->places : NULL, job->diag);
    job->json = cvx_str_get(&json);
    job->json_len = json.len;
    if (status == CVX_OK && document)
        status = prepare_document(options, shared);
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
    enum cvx_status status = prepare(cv, needs_document(exports, count), options, &shared);
    for (size_t i = 0; i < count && status == CVX_OK; i++)
        status = write_one(&shared.job, &exports[i], cv->memory);
    cvx_arena_clear(&arena);
    return status;
}
