/* SPDX-License-Identifier: MIT */
/* The library in one process, as a server would use it: how many CVs a second, with the fonts
 * opened once and shared, on one thread and on several at once. Uses the public interface only, so
 * it is an example too. */
#include "core/cvexport.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { THREADS_MAX = 16 };
static const double seconds = 2;

/* What one thread does: reads and exports the same CV again and again. */
struct worker {
    pthread_t thread;
    struct cvx_source source;
    const struct cvx_exporter *exporter;
    struct cvx_fonts *fonts;
    double until;
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

static void *work(void *data)
{
    struct worker *worker = data;
    while (!worker->failed && now() < worker->until) {
        worker->failed = !export_once(worker);
        worker->count++;
    }
    return NULL;
}

/* Prints one row. False when an export failed. */
static bool run(const struct cvx_source *source, const struct cvx_exporter *exporter,
                struct cvx_fonts *fonts, int threads)
{
    struct worker workers[THREADS_MAX];
    const double start = now();
    for (int i = 0; i < threads; i++) {
        workers[i] = (struct worker){.source = *source, .exporter = exporter, .fonts = fonts};
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
    if (ok)
        printf("%-6s %2d thread%s %8.0f a second   %.3f ms each\n", exporter->name, threads,
               threads == 1 ? " " : "s", (double)count / (now() - start),
               (now() - start) * 1e3 * threads / (double)count);
    else
        printf("%-6s %2d threads   failed\n", exporter->name, threads);
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

int main(int count, char **arguments)
{
    const char *path = count > 1 ? arguments[1] : CVX_SAMPLES "/academic.resume.json";
    struct cvx_source source = {.name = path};
    char *bytes = read_file(path, &source.len);
    struct cvx_fonts *fonts = cvx_fonts_new();
    if (!bytes || !fonts) {
        fprintf(stderr, "warm: %s cannot be read, or the fonts cannot be opened\n", path);
        return 3;
    }
    source.bytes = bytes;
    printf("%s, read and exported in one process for %g s:\n", path, seconds);
    bool ok = true;
    for (size_t i = 0; cvx_exporters[i]; i++)
        for (int threads = 1; threads <= 2; threads++)
            ok = run(&source, cvx_exporters[i], fonts, threads) && ok;
    cvx_fonts_free(fonts);
    free(bytes);
    return ok ? 0 : 1;
}
