/* SPDX-License-Identifier: MIT */
/* The benchmark: every sample in every format, each run a cold process of the command, as a user
 * runs it. Rounds go over all cases, so that whatever else the machine does falls on all alike, and
 * an empty program runs in the same rounds: the ratio to it travels between machines better than
 * milliseconds do. bench/README.md says how to read the table; `./dev bench` runs it. */
#include "bench/measure.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    PATH_SIZE = 4096,
    CASES_MAX = 256,
    RUNS = 100,
};

/* What is promised, for this class of machine; 0: nothing is. */
struct budget {
    const char *sample, *format;
    double wall; /* ms, median */
    long rss;    /* MB */
    double size; /* KB */
};
static const struct budget budgets[] = {
    {"academic", "json", 3, 40, 0},  {"academic", "docx", 5, 40, 20},
    {"academic", "pdf", 10, 40, 60}, {"engineer", "pdf", 6, 40, 28},
    {"chinese", "pdf", 14, 40, 160}, {"linkedin", "json", 8, 40, 0},
    {"europass", "json", 8, 40, 0},  {"markdown", "json", 8, 40, 0},
};

static const char *const formats[] = {"json", "docx", "pdf"};

/* CVs in other formats, which are converted. */
static const struct {
    const char *name, *file; /* in tests/ */
} conversions[] = {
    {"linkedin", "fuzz/corpus/import_linkedin/complete"},
    {"europass", "golden/europass-candidate/input.xml"},
    {"markdown", "golden/markdown-academic/input.md"},
};

struct sample_case {
    char name[64];
    const char *format; /* NULL: the empty program */
    char input[PATH_SIZE], output[PATH_SIZE];
    char *argv[9];
    struct cvx_times times;
    bool failed;
    double size; /* KB written */
    long long instructions;
};

struct bench {
    const char *command, *floor, *samples, *out;
    const char *only; /* a part of the names of the samples to run, or NULL */
    size_t runs;
    bool count_instructions;
    struct sample_case *cases;
    size_t case_count;
};

/* argv is not const, though nothing changes it. */
static char *argument(const char *text)
{
    union {
        const char *constant;
        char *plain;
    } same = {text};
    return same.plain;
}

static struct sample_case *case_add(struct bench *bench, const char *name, const char *format)
{
    if (bench->case_count == CASES_MAX)
        return NULL;
    struct sample_case *added = &bench->cases[bench->case_count++];
    snprintf(added->name, sizeof added->name, "%s", name);
    added->format = format;
    added->times.walls = calloc(bench->runs, sizeof *added->times.walls);
    return added->times.walls ? added : NULL;
}

static bool add_run(struct bench *bench, const char *name, const char *input, const char *format)
{
    struct sample_case *added = case_add(bench, name, format);
    if (!added)
        return false;
    snprintf(added->input, PATH_SIZE, "%s", input);
    snprintf(added->output, PATH_SIZE, "%s/%s.%s", bench->out, name, format);
    char *const argv[] = {argument(bench->command),
                          argument("--quiet"),
                          argument("--format"),
                          argument(format),
                          added->input,
                          argument("--output"),
                          added->output};
    memcpy(added->argv, argv, sizeof argv);
    return true;
}

static bool is_wanted(const struct bench *bench, const char *name)
{
    return !bench->only || strstr(name, bench->only);
}

static bool add_sample(struct bench *bench, const char *file)
{
    char name[64];
    char input[PATH_SIZE];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(file, "."), file);
    snprintf(input, sizeof input, "%s/%s", bench->samples, file);
    bool ok = true;
    for (size_t i = 0; i < sizeof formats / sizeof *formats && is_wanted(bench, name); i++)
        ok = ok && add_run(bench, name, input, formats[i]);
    return ok;
}

static bool add_conversions(struct bench *bench)
{
    char input[PATH_SIZE];
    bool ok = true;
    for (size_t i = 0; i < sizeof conversions / sizeof *conversions; i++) {
        snprintf(input, sizeof input, "%s/%s", CVX_TESTS, conversions[i].file);
        if (is_wanted(bench, conversions[i].name))
            ok = ok && add_run(bench, conversions[i].name, input, "json");
    }
    return ok;
}

static int is_sample(const struct dirent *entry)
{
    const char *dot = strchr(entry->d_name, '.');
    return dot && strcmp(dot, ".resume.json") == 0;
}

static bool add_samples(struct bench *bench)
{
    struct sample_case *floor = case_add(bench, "(empty program)", NULL);
    if (!floor)
        return false;
    floor->argv[0] = argument(bench->floor);
    struct dirent **names;
    const int count = scandir(bench->samples, &names, is_sample, alphasort);
    bool ok = count > 0;
    for (int i = 0; i < count; i++) {
        ok = ok && add_sample(bench, names[i]->d_name);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
    return ok;
}

/* The first round warms the file cache and sorts out what does not run at all. */
static void run_all(struct bench *bench)
{
    for (size_t round = 0; round <= bench->runs; round++)
        for (size_t i = 0; i < bench->case_count; i++) {
            struct sample_case *one = &bench->cases[i];
            struct cvx_run run;
            if (one->failed)
                continue;
            one->failed = !cvx_run_once(one->argv, &run);
            if (round > 0 && !one->failed)
                cvx_times_add(&one->times, &run);
        }
    for (size_t i = 0; i < bench->case_count; i++) {
        struct sample_case *one = &bench->cases[i];
        struct stat status;
        if (one->format && !one->failed && stat(one->output, &status) == 0)
            one->size = (double)status.st_size / 1024;
        if (bench->count_instructions && !one->failed)
            one->instructions = cvx_run_instructions(one->argv);
    }
}

static const struct budget *budget_of(const struct sample_case *one)
{
    for (size_t i = 0; one->format && i < sizeof budgets / sizeof *budgets; i++)
        if (strcmp(budgets[i].sample, one->name) == 0 &&
            strcmp(budgets[i].format, one->format) == 0)
            return &budgets[i];
    return NULL;
}

static const char *verdict(struct sample_case *one, const struct budget *budget)
{
    if (cvx_times_quantile(&one->times, 0.5) > budget->wall)
        return "TOO SLOW";
    if (one->times.rss > budget->rss * 1024)
        return "TOO MUCH MEMORY";
    if (budget->size > 0 && one->size > budget->size)
        return "TOO LARGE";
    return "met";
}

static void print_case(struct sample_case *one, double floor)
{
    printf("%-20s %-5s", one->name, one->format ? one->format : "");
    if (one->failed) {
        printf("  failed\n");
        return;
    }
    const double median = cvx_times_quantile(&one->times, 0.5);
    printf(" %7.2f %7.2f %7.2f %6.1f %7.1f", median, cvx_times_quantile(&one->times, 0),
           cvx_times_quantile(&one->times, 0.9), floor > 0 ? median / floor : 0,
           (double)one->times.rss / 1024);
    if (one->format)
        printf(" %7.1f", one->size);
    else
        printf(" %7s", "");
    if (one->instructions > 0)
        printf(" %7.2f", (double)one->instructions / 1e6);
    const struct budget *budget = budget_of(one);
    if (budget) {
        printf("   <= %g ms", budget->wall);
        if (budget->size > 0)
            printf(", %g KB", budget->size);
        printf(": %s", verdict(one, budget));
    }
    printf("\n");
}

static int print_table(struct bench *bench)
{
    const double floor = cvx_times_quantile(&bench->cases[0].times, 0.5);
    printf("%zu cold processes each, in ms; memory in MB; size in KB; instructions in millions\n\n",
           bench->runs);
    printf("%-20s %-5s %7s %7s %7s %6s %7s %7s %7s   %s\n", "sample", "to", "median", "best", "90%",
           "x", "memory", "size", bench->count_instructions ? "instr." : "", "budget");
    int failed = 0;
    for (size_t i = 0; i < bench->case_count; i++) {
        print_case(&bench->cases[i], floor);
        failed |= bench->cases[i].failed;
    }
    return failed;
}

static int usage(FILE *to)
{
    fprintf(to,
            "Usage: bench [--runs N] [--no-instructions] [--samples FOLDER] [--out FOLDER]\n"
            "             [--command FILE] [SAMPLE]\n"
            "SAMPLE: a part of the names of those to run. Runs: %d.\n",
            RUNS);
    return to == stderr ? 2 : 0;
}

/* False at an argument that is none. */
static bool read_arguments(struct bench *bench, int count, char **arguments)
{
    const struct {
        const char *name;
        const char **value;
    } texts[] = {
        {"--samples", &bench->samples}, {"--out", &bench->out}, {"--command", &bench->command}};
    for (int i = 1; i < count; i++) {
        const char *argument = arguments[i];
        const char *value = i + 1 < count ? arguments[i + 1] : NULL;
        bool taken = false;
        for (size_t j = 0; j < sizeof texts / sizeof *texts && value; j++)
            if (strcmp(argument, texts[j].name) == 0) {
                *texts[j].value = value;
                taken = true;
            }
        if (value && strcmp(argument, "--runs") == 0) {
            bench->runs = (size_t)strtoul(value, NULL, 10);
            taken = true;
        }
        i += taken;
        if (taken)
            continue;
        if (strcmp(argument, "--no-instructions") == 0)
            bench->count_instructions = false;
        else if (argument[0] != '-')
            bench->only = argument;
        else
            return false;
    }
    return bench->runs > 0;
}

int main(int count, char **arguments)
{
    struct bench bench = {.command = CVX_COMMAND,
                          .floor = CVX_FLOOR,
                          .samples = CVX_SAMPLES,
                          .out = CVX_OUT,
                          .runs = RUNS,
                          .count_instructions = true};
    if (count > 1 && strcmp(arguments[1], "--help") == 0)
        return usage(stdout);
    if (!read_arguments(&bench, count, arguments))
        return usage(stderr);
    mkdir(bench.out, 0777);
    bench.cases = calloc(CASES_MAX, sizeof *bench.cases);
    if (!bench.cases || !add_samples(&bench) || !add_conversions(&bench)) {
        fprintf(stderr, "bench: no samples in %s, or no memory\n", bench.samples);
        return 3;
    }
    run_all(&bench);
    const int failed = print_table(&bench);
    for (size_t i = 0; i < bench.case_count; i++)
        free(bench.cases[i].times.walls);
    free(bench.cases);
    return failed;
}
