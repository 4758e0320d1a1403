/* SPDX-License-Identifier: MIT */
/* Spawning, timing and counting for the benchmark. */
#define _DEFAULT_SOURCE /* wait4 */

#include "bench/measure.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

bool cvx_run_once(char *const argv[], struct cvx_run *run)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    const double start = now();
    pid_t child;
    const int failed = posix_spawnp(&child, argv[0], &actions, NULL, argv, environ);
    int status = 1;
    struct rusage usage = {0};
    const bool ended = failed == 0 && wait4(child, &status, 0, &usage) == child;
    run->wall = now() - start;
    run->rss = usage.ru_maxrss;
    posix_spawn_file_actions_destroy(&actions);
    return ended && status == 0;
}

/* valgrind writes "==PID== Collected : 123456" to its log. */
static long long read_count(const char *path)
{
    FILE *log = fopen(path, "r");
    char line[256];
    long long count = 0;
    while (log && fgets(line, sizeof line, log)) {
        const char *found = strstr(line, "Collected : ");
        if (found)
            count = strtoll(found + strlen("Collected : "), NULL, 10);
    }
    if (log)
        fclose(log);
    return count;
}

long long cvx_run_instructions(char *const argv[])
{
    enum { OWN = 4, ROOM = 32 };
    char path[] = "/tmp/cvexport-bench-XXXXXX";
    const int file = mkstemp(path);
    if (file < 0)
        return 0;
    close(file);
    char log[sizeof path + sizeof "--log-file="];
    snprintf(log, sizeof log, "--log-file=%s", path);
    char *all[ROOM] = {(char[]){"valgrind"}, (char[]){"--tool=callgrind"},
                       (char[]){"--callgrind-out-file=/dev/null"}, log};
    for (size_t i = 0; argv[i] && OWN + i + 1 < ROOM; i++)
        all[OWN + i] = argv[i];
    struct cvx_run run;
    const long long count = cvx_run_once(all, &run) ? read_count(path) : 0;
    unlink(path);
    return count;
}

void cvx_times_add(struct cvx_times *times, const struct cvx_run *run)
{
    times->walls[times->count++] = run->wall;
    if (run->rss > times->rss)
        times->rss = run->rss;
}

static int compare(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

double cvx_times_quantile(struct cvx_times *times, double part)
{
    if (times->count == 0)
        return 0;
    qsort(times->walls, times->count, sizeof *times->walls, compare);
    return times->walls[(size_t)(part * (double)(times->count - 1))];
}
