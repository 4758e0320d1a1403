/* SPDX-License-Identifier: MIT */
/* Reading an input, checking and mending a CV, as a program does it that has the library only: what
 * is said of each input, the mended bytes, and that failing memory and sinks give one clean error.
 */
#include "core/base/limits.h"
#include "tests/support/faults.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { SPREAD = 200 };

static char folder[] = "/tmp/cvexport-test-XXXXXX";

/* What a run over one input needs, and what came of it. */
struct run {
    const struct cvx_memory *memory;
    const char *publications; /* a path, or NULL */
    bool lenient;
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_cv *cv;
    struct cvx_str fixed;
};

static enum cvx_status fix(struct run *run)
{
    struct cvx_memory_sink sink;
    cvx_str_init(&run->fixed, &run->arena);
    cvx_memory_sink_init(&sink, &run->fixed);
    return cvx_cv_fix(run->cv, &sink.sink, &run->diag);
}

/* Reads `path`, checks it as JSON and mends it. */
static enum cvx_status run_on(struct run *run, const char *path)
{
    const struct cvx_exporter *json = cvx_exporter_find("json");
    struct cvx_source source = {.lenient = run->lenient};
    struct cvx_source publications = source;
    cvx_arena_init(&run->arena, run->memory);
    cvx_diag_init(&run->diag, run->memory);
    run->cv = NULL;
    enum cvx_status status = cvx_source_read(path, &run->arena, &run->diag, &source);
    if (status == CVX_OK && run->publications)
        status = cvx_source_read(run->publications, &run->arena, &run->diag, &publications);
    const struct cvx_open_options options = {
        .memory = run->memory,
        .publications = &publications,
        .publication_count = run->publications != NULL,
    };
    if (status == CVX_OK)
        status = cvx_cv_open(&source, &options, &run->diag, &run->cv);
    if (status == CVX_OK)
        status = cvx_cv_check(run->cv, &json, 1, NULL, &run->diag);
    return status == CVX_OK ? fix(run) : status;
}

static void clear(struct run *run)
{
    cvx_cv_free(run->cv);
    cvx_diag_clear(&run->diag);
    cvx_arena_clear(&run->arena);
}

static const char *path_of(const char *name)
{
    static char paths[32][256];
    static size_t next;
    char *path = paths[next++ % 32];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static const char *write_file(const char *name, const char *bytes, size_t len)
{
    const char *path = path_of(name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
    return path;
}

static const char *write_text(const char *name, const char *text)
{
    return write_file(name, text, strlen(text));
}

/* All that was said, a line each: the severity's first letter, code, place, pointer. */
static const char *said(struct run *run)
{
    struct cvx_str str;
    cvx_str_init(&str, &run->arena);
    for (const struct cvx_diagnostic *d = run->diag.first; d; d = d->next)
        cvx_str_add_format(&str, "%c %s %u:%u %s\n", *cvx_severity_name(d->severity),
                           cvx_code_name(d->code), (unsigned)d->line, (unsigned)d->column,
                           d->pointer ? d->pointer : "-");
    return cvx_str_get(&str);
}

static void each_input_is_told_and_mended(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *said, *fixed;
        bool lenient;
    } rows[] = {
        {"clean.json", "{\"basics\": {\"name\": \"Ada\"}}", "",
         "{\n  \"basics\": {\n    \"name\": \"Ada\"\n  }\n}\n", false},
        {"faulty.json",
         "{\"basics\": {\"name\": \"Ada\", \"website\": \"ada.example\"},\n"
         " \"work\": [{\"company\": \"Mill\", \"startDate\": \"2020-02-30\"},],}",
         "n lenient 2:57 -\n"
         "w bad-url 1:39 /basics/website\n"
         "n legacy-name 1:28 /basics/website\n"
         "w bad-date 2:44 /work/0/startDate\n"
         "n legacy-name 2:12 /work/0/company\n",
         "{\n  \"basics\": {\n    \"name\": \"Ada\",\n    \"urlText\": \"ada.example\"\n  },\n"
         "  \"work\": [\n    {\n      \"name\": \"Mill\",\n"
         "      \"startDateText\": \"2020-02-30\"\n    }\n  ]\n}\n",
         true},
        {"rendercv.yaml",
         "cv:\n  name: Ada\n  sections:\n    Weaving:\n      - loom\nlocale:\n  language: en\n",
         "n setting 7:13 /locale/language\n"
         "n unknown-field 4:5 /cv/sections/Weaving\n",
         "{\n  \"basics\": {\n    \"name\": \"Ada\"\n  },\n  \"meta\": {\n    \"themeOptions\": {\n"
         "      \"sections\": [\n        \"weaving\"\n      ],\n      \"sectionLabels\": {\n"
         "        \"weaving\": \"Weaving\"\n      }\n    }\n  },\n  \"weaving\": [\n    {\n"
         "      \"summary\": \"loom\"\n    }\n  ]\n}\n",
         false},
        {"cv.md", "# Ada\n\n## Education\n\n- 2001 – 2004 **BSc**, Oxford\n", "",
         "{\n  \"basics\": {\n    \"name\": \"Ada\"\n  },\n  \"education\": [\n    {\n"
         "      \"institution\": \"Oxford\",\n      \"studyType\": \"BSc\",\n"
         "      \"startDate\": \"2001\",\n      \"endDate\": \"2004\"\n    }\n  ],\n"
         "  \"meta\": {\n    \"themeOptions\": {\n      \"sections\": [\n        \"education\"\n"
         "      ]\n    }\n  }\n}\n",
         false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct run run = {.lenient = rows[i].lenient};
        assert_int_equal(run_on(&run, write_text(rows[i].name, rows[i].text)), CVX_OK);
        assert_string_equal(said(&run), rows[i].said);
        assert_string_equal(cvx_str_get(&run.fixed), rows[i].fixed);
        const char *mended = write_text("mended.json", rows[i].fixed);
        struct run again = {0};
        assert_int_equal(run_on(&again, mended), CVX_OK);
        assert_string_equal(cvx_str_get(&again.fixed), rows[i].fixed);
        clear(&again);
        clear(&run);
    }
}

/* The default is a document: only that can say what would not be shown. */
static void the_default_is_the_first_format(void **state)
{
    (void)state;
    struct run run = {0};
    const char *path =
        write_text("cv.json", "{\"basics\": {\"name\": \"Ada\"}, \"meta\": {\"version\": \"v1\"}}");
    assert_int_equal(run_on(&run, path), CVX_OK);
    assert_string_equal(said(&run), "");
    assert_int_equal(cvx_cv_check(run.cv, NULL, 0, NULL, &run.diag), CVX_OK);
    assert_string_equal(said(&run), "n not-shown 1:49 /meta/version\n");
    const struct cvx_export_options options = {.theme = "none such"};
    assert_int_equal(cvx_cv_check(run.cv, NULL, 0, &options, &run.diag), CVX_USAGE);
    assert_int_equal(run.diag.last->code, CVX_CODE_THEME);
    clear(&run);
}

static void publications_are_joined(void **state)
{
    (void)state;
    const char *cv = write_text("cv.json", "{\"basics\": {\"name\": \"Ada\"}}");
    struct run run = {.publications = write_text("refs.bib", "@book{a, title = {Notes}}\n")};
    assert_int_equal(run_on(&run, cv), CVX_OK);
    assert_non_null(strstr(cvx_str_get(&run.fixed), "\"name\": \"Notes\""));
    clear(&run);
}

/* Is refused with one error of this code, which says what to do and names the path. */
static void refused(const char *path, enum cvx_status status, enum cvx_code code)
{
    struct run run = {0};
    assert_int_equal(run_on(&run, path), status);
    assert_null(run.cv);
    assert_int_equal(run.diag.counts[CVX_ERROR], 1);
    assert_int_equal(run.diag.last->code, code);
    assert_non_null(run.diag.last->hint);
    assert_string_equal(run.diag.last->file, path);
    clear(&run);
}

static void hostile_input_is_refused(void **state)
{
    (void)state;
    enum { DEEP = 100000 };
    static char deep[DEEP];
    memset(deep, '[', sizeof deep);
    refused(write_text("empty.json", ""), CVX_REJECTED, CVX_CODE_NO_INPUT);
    refused(write_file("nul.json", "{\"basics\": \0}", 13), CVX_REJECTED, CVX_CODE_CONTROL);
    refused(write_file("deep.json", deep, sizeof deep), CVX_REJECTED, CVX_CODE_LIMIT);
    refused(write_text("cut.json", "{\"basics\": {\"name\": \"Ad"), CVX_REJECTED, CVX_CODE_SYNTAX);
    refused(write_text("package.json", "{\"name\": \"a\", \"dependencies\": {}}"), CVX_REJECTED,
            CVX_CODE_NOT_A_RESUME);
    refused(write_text("cut.zip", "PK\3\4"), CVX_REJECTED, CVX_CODE_CONTROL);
}

static void paths_that_cannot_be_read(void **state)
{
    (void)state;
    refused(path_of("nothing.json"), CVX_REJECTED, CVX_CODE_NO_INPUT);
    refused(folder, CVX_REJECTED, CVX_CODE_NO_INPUT); /* no tables in it yet */
    refused("/dev/null/cv.json", CVX_ENVIRONMENT, CVX_CODE_IO);
    const char *large = write_text("large.json", "{");
    assert_int_equal(truncate(large, CVX_LIMIT_INPUT + 1L), 0);
    refused(large, CVX_REJECTED, CVX_CODE_LIMIT);
    unlink(large);
}

/* Of a folder its tables are read, and those one deeper, in the order of their names. */
static void a_folder_is_its_tables(void **state)
{
    (void)state;
    assert_int_equal(mkdir(path_of("export"), 0700), 0);
    assert_int_equal(mkdir(path_of("export/in"), 0700), 0);
    assert_int_equal(mkdir(path_of("export/in/deep"), 0700), 0);
    write_text("export/b.CSV", "b");
    write_text("export/a.csv", "");
    write_text("export/a.txt", "x");
    write_text("export/.csv", "x");
    write_text("export/in/c.csv", "cc");
    write_text("export/in/deep/d.csv", "x");
    struct cvx_arena arena;
    struct cvx_diag diag;
    struct cvx_source source = {.lang = "de", .nested = 1, .bytes = "x", .len = 1};
    cvx_arena_init(&arena, NULL);
    cvx_diag_init(&diag, NULL);
    diag.file = "before";
    const char *path = path_of("export");
    assert_int_equal(cvx_source_read(path, &arena, &diag, &source), CVX_OK);
    static const struct {
        const char *name, *text;
    } tables[] = {{"export/a.csv", ""}, {"export/b.CSV", "b"}, {"export/in/c.csv", "cc"}};
    assert_int_equal(source.file_count, 3);
    for (size_t i = 0; i < source.file_count; i++) {
        assert_string_equal(source.files[i].name, path_of(tables[i].name));
        assert_int_equal(source.files[i].len, strlen(tables[i].text));
        assert_memory_equal(source.files[i].bytes, tables[i].text, source.files[i].len);
    }
    assert_string_equal(source.name, path);
    assert_null(source.bytes);
    assert_string_equal(source.lang, "de"); /* what was asked for stays */
    assert_int_equal(source.nested, 1);
    assert_string_equal(diag.file, "before");
    assert_null(diag.first);
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
}

static void standard_input_is_a_source(void **state)
{
    (void)state;
    const int old = dup(STDIN_FILENO);
    const int file = open(write_text("in.json", "{\"basics\": {\"name\": \"Ada\"}}"), O_RDONLY);
    assert_true(dup2(file, STDIN_FILENO) == STDIN_FILENO);
    struct run run = {0};
    const enum cvx_status status = run_on(&run, "-");
    dup2(old, STDIN_FILENO);
    close(file);
    close(old);
    assert_int_equal(status, CVX_OK);
    assert_non_null(strstr(cvx_str_get(&run.fixed), "Ada"));
    clear(&run);
}

/* Runs with memory that fails at a call; returns how many calls there were. */
static size_t run_with_memory(const char *path, const char *publications, size_t fail_at, bool once)
{
    struct cvx_faulty_memory memory;
    cvx_faulty_memory_init(&memory, fail_at, once);
    struct run run = {.memory = &memory.memory, .publications = publications, .lenient = true};
    const enum cvx_status status = run_on(&run, path);
    if (fail_at == CVX_NEVER)
        assert_int_equal(status, CVX_OK);
    if (status != CVX_OK && (status != CVX_ENVIRONMENT || run.diag.counts[CVX_ERROR] != 1))
        fail_msg("%s, call %zu: status %d, %zu errors", path, fail_at, (int)status,
                 run.diag.counts[CVX_ERROR]);
    clear(&run);
    assert_int_equal(memory.blocks, 0);
    return memory.calls;
}

static void memory_fails_at_every_call(void **state)
{
    (void)state;
    const char *publications = write_text("refs.bib", "@book{a, title = {Notes}}\n");
    assert_int_equal(mkdir(path_of("tables"), 0700), 0);
    write_text("tables/Profile.csv", "First Name,Last Name,Headline,Summary\nAda,L,Analyst,x\n");
    write_text("tables/Positions.csv", "Company Name,Title,Started On\nMill,Cook,soon\n");
    static const char *const names[] = {"faulty.json", "rendercv.yaml", "cv.md", "tables"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = path_of(names[i]);
        const size_t calls = run_with_memory(path, publications, CVX_NEVER, false);
        const size_t steps = calls < SPREAD ? calls : SPREAD;
        assert_true(calls > 1);
        for (size_t step = 0; step < steps; step++) {
            run_with_memory(path, publications, cvx_spread(step, steps, calls), false);
            run_with_memory(path, publications, cvx_spread(step, steps, calls), true);
        }
    }
}

static void a_sink_that_fails_is_one_error(void **state)
{
    (void)state;
    struct run run = {0};
    assert_int_equal(run_on(&run, path_of("cv.md")), CVX_OK);
    struct cvx_faulty_sink sink;
    cvx_faulty_sink_init(&sink, 0);
    assert_int_equal(cvx_cv_fix(run.cv, &sink.sink, &run.diag), CVX_ENVIRONMENT);
    assert_int_equal(run.diag.counts[CVX_ERROR], 1);
    assert_int_equal(sink.calls, 1);
    cvx_faulty_sink_clear(&sink);
    cvx_faulty_sink_init(&sink, CVX_NEVER);
    assert_int_equal(cvx_cv_fix(run.cv, &sink.sink, &run.diag), CVX_OK);
    assert_int_equal(sink.len, run.fixed.len);
    assert_int_equal(sink.commits, 0); /* that is the caller's */
    cvx_faulty_sink_clear(&sink);
    clear(&run);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_that_cannot_be_read),
        cmocka_unit_test(each_input_is_told_and_mended),
        cmocka_unit_test(the_default_is_the_first_format),
        cmocka_unit_test(publications_are_joined),
        cmocka_unit_test(hostile_input_is_refused),
        cmocka_unit_test(a_folder_is_its_tables),
        cmocka_unit_test(standard_input_is_a_source),
        cmocka_unit_test(memory_fails_at_every_call),
        cmocka_unit_test(a_sink_that_fails_is_one_error),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
