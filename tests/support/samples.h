/* SPDX-License-Identifier: MIT */
/* The samples, for tests that go over all of them. */
#ifndef CVX_TESTS_SUPPORT_SAMPLES_H
#define CVX_TESTS_SUPPORT_SAMPLES_H

#include "core/cvexport.h"

/* One sample, read whole. */
struct cvx_sample {
    char *path;
    char *bytes;
    size_t len;
};

struct cvx_samples {
    struct cvx_sample *items; /* the smallest first */
    size_t count;
};

/* Reads all of samples/. Ends the program when there are none: a test would test nothing. */
void cvx_samples_init(struct cvx_samples *samples);
void cvx_samples_clear(struct cvx_samples *samples);

/* As cvx_cv_open takes it. */
struct cvx_source cvx_sample_source(const struct cvx_sample *sample);

/* The file's bytes, in a block of their exact size; ends the program when it cannot be read. */
char *cvx_test_read(const char *path, size_t *len);

#endif
