/* SPDX-License-Identifier: MIT */
/* Runs cold processes and says what they took. Part of the benchmark, not of the library. */
#ifndef CVX_BENCH_MEASURE_H
#define CVX_BENCH_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

/* What a process took, from posix_spawn() to wait4(). */
struct cvx_run {
    double wall; /* ms */
    long rss;    /* KB at its peak */
};

/* Runs `argv`, its standard output and error thrown away. False when it cannot be started or does
 * not end with status 0. */
bool cvx_run_once(char *const argv[], struct cvx_run *run);

/* Instructions of one run, the dynamic linker's included, counted by valgrind; 0 without it. */
long long cvx_run_instructions(char *const argv[]);

/* Over many runs. */
struct cvx_times {
    double *walls; /* room for as many as there will be */
    size_t count;
    long rss; /* the highest */
};

void cvx_times_add(struct cvx_times *times, const struct cvx_run *run);

/* The share `part` of the runs (0: the best, 0.5: the median) took at most this long; sorts them.
 */
double cvx_times_quantile(struct cvx_times *times, double part);

#endif
