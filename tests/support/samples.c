/* SPDX-License-Identifier: MIT */
/* Reads the samples. Whatever goes wrong here is no test's fault, so it ends the program. */
#include "tests/support/samples.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *must(void *block, const char *what)
{
    if (!block) {
        perror(what);
        exit(1);
    }
    return block;
}

char *cvx_test_read(const char *path, size_t *len)
{
    FILE *file = must(fopen(path, "rb"), path);
    fseek(file, 0, SEEK_END);
    *len = (size_t)ftell(file);
    rewind(file);
    char *bytes = must(malloc(*len ? *len : 1), path);
    if (fread(bytes, 1, *len, file) != *len)
        must(NULL, path);
    fclose(file);
    return bytes;
}

static int by_len(const void *a, const void *b)
{
    const size_t left = ((const struct cvx_sample *)a)->len;
    const size_t right = ((const struct cvx_sample *)b)->len;
    return (left > right) - (left < right);
}

void cvx_samples_init(struct cvx_samples *samples)
{
    glob_t found;
    if (glob(CVX_SOURCE_DIR "/samples/*.resume.json", 0, NULL, &found) != 0) {
        fputs("there are no samples\n", stderr);
        exit(1);
    }
    samples->count = found.gl_pathc;
    samples->items = must(calloc(samples->count, sizeof *samples->items), "samples");
    for (size_t i = 0; i < samples->count; i++) {
        struct cvx_sample *sample = &samples->items[i];
        sample->path = must(strdup(found.gl_pathv[i]), "samples");
        sample->bytes = cvx_test_read(sample->path, &sample->len);
    }
    globfree(&found);
    qsort(samples->items, samples->count, sizeof *samples->items, by_len);
}

void cvx_samples_clear(struct cvx_samples *samples)
{
    for (size_t i = 0; i < samples->count; i++) {
        free(samples->items[i].path);
        free(samples->items[i].bytes);
    }
    free(samples->items);
}

struct cvx_source cvx_sample_source(const struct cvx_sample *sample)
{
    return (struct cvx_source){.name = sample->path, .bytes = sample->bytes, .len = sample->len};
}
