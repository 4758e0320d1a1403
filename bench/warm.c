/* SPDX-License-Identifier: MIT */
/* The library in one process, as a server would use it: how many CVs a second, with the fonts
 * opened once and shared, on one thread and on several at once; and how many megabytes of JSON.
 * Uses the public interface only, so it is an example too.
 *
 *     bench-warm [--format NAME] [--times N] [FILE]
 *
 * --times: that many exports on one thread, for a profiler. */
#include "core/cvexport.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    THREADS_MAX = 2,
    LARGE = 10 * 1000 * 1000, /* bytes of the large CV */
};
static const double seconds = 2;

/* What one thread does: reads and exports the same CV again and again. */
struct worker {
    pthread_t thread;
    struct cvx_source source;
    const struct cvx_exporter *exporter;
    struct cvx_fonts *fonts;
    double until; /* when to stop, or */
    long times;   /* after how many exports; 0: by time */
    long count;
    size_t size; /* of one output */
    bool failed;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool export_once(struct worker *worker)
{
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    struct cvx_str bytes;
    cvx_str_init(&bytes, &arena);
    struct cvx_memory_sink out;
    cvx_memory_sink_init(&out, &bytes);
    const struct cvx_export_options options = {.fonts = worker->fonts};
    const struct cvx_export export = {worker->exporter, &out.sink};
    struct cvx_cv *cv = NULL;
    enum cvx_status status = cvx_cv_open(&worker->source, NULL, &diag, &cv);
    if (status == CVX_OK)
        status = cvx_cv_export(cv, &export, 1, &options, &diag);
    worker->size = bytes.len;
    cvx_cv_free(cv);
    cvx_arena_clear(&arena);
    cvx_diag_clear(&diag);
    return status == CVX_OK;
}

static bool is_done(const struct worker *worker)
{
    return worker->failed ||
           (worker->times ? worker->count == worker->times : now() >= worker->until);
}

static void *work(void *data)
{
    struct worker *worker = data;
    while (!is_done(worker)) {
        worker->failed = !export_once(worker);
        worker->count++;
    }
    return NULL;
}

/* Runs `threads` workers like `model` and prints one row. False when an export failed. */
static bool run(const struct worker *model, int threads)
{
    struct worker workers[THREADS_MAX];
    const double start = now();
    for (int i = 0; i < threads; i++) {
        workers[i] = *model;
        workers[i].until = start + seconds;
        if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0)
            return false;
    }
    long count = 0;
    bool ok = true;
    for (int i = 0; i < threads; i++) {
        pthread_join(workers[i].thread, NULL);
        count += workers[i].count;
        ok = ok && !workers[i].failed && workers[i].size == workers[0].size;
    }
    const double each = (now() - start) / (double)count;
    printf("%-6s %2d thread%s ", model->exporter->name, threads, threads == 1 ? " " : "s");
    if (!ok)
        printf("  failed\n");
    else
        printf("%8.0f a second %9.3f ms each %8.1f MB a second\n", 1 / each, each * 1e3 * threads,
               (double)model->source.len / 1e6 / each);
    return ok;
}

static char *read_file(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *bytes = NULL;
    long size = -1;
    if (file && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > 0) {
        rewind(file);
        bytes = malloc((size_t)size);
        if (bytes && fread(bytes, 1, (size_t)size, file) != (size_t)size) {
            free(bytes);
            bytes = NULL;
        }
    }
    if (file)
        fclose(file);
    *len = bytes ? (size_t)size : 0;
    return bytes;
}

/* A CV of LARGE bytes: one job after another. */
static char *write_large(size_t *len)
{
    static const char job[] =
        "    {\n"
        "      \"name\": \"Employer %zu\",\n"
        "      \"position\": \"Engineer for distributed storage\",\n"
        "      \"location\": \"Z\u00FCrich\",\n"
        "      \"url\": \"https://employer-%zu.example/people\",\n"
        "      \"startDate\": \"2019-04\",\n"
        "      \"endDate\": \"2021-11-30\",\n"
        "      \"summary\": \"Kept the ledger of a payment network available, at 99.99 %%, through "
        "two moves of its data centre and one of its company.\",\n"
        "      \"highlights\": [\n"
        "        \"Cut the time to recover from 40 minutes to 90 seconds\",\n"
        "        \"Wrote \\\"The Ledger Book\\\", which new colleagues read first\"\n"
        "      ]\n"
        "    }";
    enum { ROOM = sizeof job + 64 };
    char *bytes = malloc(LARGE + ROOM);
    if (!bytes)
        return NULL;
    size_t at = (size_t)sprintf(bytes, "{\n  \"work\": [\n");
    for (size_t i = 0; at < LARGE; i++) {
        at += (size_t)sprintf(bytes + at, "%s", i ? ",\n" : "");
        at += (size_t)snprintf(bytes + at, ROOM, job, i, i);
    }
    *len = at + (size_t)sprintf(bytes + at, "\n  ]\n}\n");
    return bytes;
}

/* What the arguments ask for. */
struct wish {
    const char *format; /* NULL: all */
    long times;
    const char *path;
};

static bool run_formats(const struct wish *wish, struct worker *model)
{
    bool ok = true;
    for (size_t i = 0; cvx_exporters[i]; i++) {
        model->exporter = cvx_exporters[i];
        if (wish->format && strcmp(wish->format, model->exporter->name) != 0)
            continue;
        for (int threads = 1; threads <= (wish->times ? 1 : THREADS_MAX); threads++)
            ok = run(model, threads) && ok;
    }
    return ok;
}

static bool run_large(struct worker *model)
{
    char *bytes = write_large(&model->source.len);
    if (!bytes)
        return false;
    model->source.bytes = bytes;
    model->source.name = "large.json";
    printf("\nA CV of %.1f MB:\n", (double)model->source.len / 1e6);
    const struct wish json = {.format = "json"};
    const bool ok = run_formats(&json, model);
    free(bytes);
    return ok;
}

int main(int count, char **arguments)
{
    struct wish wish = {.path = CVX_SAMPLES "/academic.resume.json"};
    for (int i = 1; i < count; i++) {
        const bool more = i + 1 < count;
        if (more && strcmp(arguments[i], "--format") == 0)
            wish.format = arguments[++i];
        else if (more && strcmp(arguments[i], "--times") == 0)
            wish.times = strtol(arguments[++i], NULL, 10);
        else
            wish.path = arguments[i];
    }
    struct worker model = {.source = {.name = wish.path}, .times = wish.times};
    char *bytes = read_file(wish.path, &model.source.len);
    model.fonts = cvx_fonts_new();
    if (!bytes || !model.fonts) {
        fprintf(stderr, "warm: %s cannot be read, or the fonts cannot be opened\n", wish.path);
        return 3;
    }
    model.source.bytes = bytes;
    printf("%s, read and exported again and again in one process:\n", wish.path);
    bool ok = run_formats(&wish, &model);
    if (!wish.format && !wish.times)
        ok = run_large(&model) && ok;
    cvx_fonts_free(model.fonts);
    free(bytes);
    return ok ? 0 : 1;
}
