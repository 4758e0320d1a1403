/* SPDX-License-Identifier: MIT */
/* Goldens: a case is a folder beside this file with what goes in and what has to come out.
 *
 *   input.*      a CV, found by probing; without it the sample of the folder's name
 *                (samples/NAME.resume.json)
 *   lang         optional: the language asked for
 *   publications.bib  optional: publications that are joined to the CV's
 *   lenient      optional: it is read leniently
 *   diag.txt     every diagnostic, one a line
 *   out.json     the normalized JSON       } not for a CV that is rejected
 *   tree.txt     the document              }
 *
 * The fixtures of real input are cases too: what goes in is tests/fixtures/real-input/NAME.json,
 * and what has to come out is in the folder real-input/NAME.
 *
 * tests/golden/update rewrites what has to come out; then look at the difference before you commit
 * it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/doc/build.h"
#include "core/doc/dump.h"
#include "tests/support/read.h"

#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_ROOM = 1024, NAME_ROOM = 256 };

static bool updating(void)
{
    return getenv("CVX_UPDATE_GOLDENS") != NULL;
}

static const char *path_to(const char *name, const char *file)
{
    static char path[PATH_ROOM];
    snprintf(path, sizeof path, "%s/tests/golden/%s/%s", CVX_SOURCE_DIR, name, file);
    return path;
}

/* Where two texts begin to differ, as a line number and the two lines. */
static void report_difference(const char *path, const char *wanted, const char *got)
{
    int line = 1;
    size_t start = 0;
    for (size_t i = 0; wanted[i] && wanted[i] == got[i]; i++)
        if (wanted[i] == '\n') {
            line++;
            start = i + 1;
        }
    print_error("%s:%d: wanted\n  %.*s\ngot\n  %.*s\n", path, line,
                (int)strcspn(wanted + start, "\n"), wanted + start, (int)strcspn(got + start, "\n"),
                got + start);
}

/* Compares `got` (NULL: there is nothing) with a golden, or writes it. True when they agree. */
static bool settle(const char *name, const char *file, const char *got)
{
    const char *path = path_to(name, file);
    if (updating()) {
        FILE *out = got ? fopen(path, "wb") : NULL;
        if (out) {
            fputs(got, out);
            fclose(out);
        } else {
            unlink(path);
        }
        return true;
    }
    size_t len = 0;
    char *bytes = cvx_test_load(path, &len);
    if (!bytes || !got) {
        if (bytes || got)
            print_error("%s: %s\n", path, got ? "missing" : "there is nothing now");
        free(bytes);
        return !bytes && !got;
    }
    char *wanted = calloc(1, len + 1);
    assert_non_null(wanted);
    memcpy(wanted, bytes, len);
    const bool same = strcmp(wanted, got) == 0;
    if (!same)
        report_difference(path, wanted, got);
    free(wanted);
    free(bytes);
    return same;
}

static const char *dump_diagnostics(const struct cvx_diag *diag, const char *file,
                                    struct cvx_arena *arena)
{
    struct cvx_str out;
    cvx_str_init(&out, arena);
    for (const struct cvx_diagnostic *at = diag->first; at; at = at->next) {
        if (at->file && strcmp(at->file, file) != 0)
            cvx_str_add_format(&out, "%s:", at->file);
        cvx_str_add_format(&out, "%u:%u: %s: %s [%s]", at->line, at->column,
                           cvx_severity_name(at->severity), at->message, cvx_code_name(at->code));
        if (at->pointer)
            cvx_str_add_format(&out, " at %s", at->pointer);
        if (at->hint)
            cvx_str_add_format(&out, " (%s)", at->hint);
        cvx_str_add_char(&out, '\n');
    }
    return cvx_str_get(&out);
}

/* The name of the folder's input; false when it has none. */
static bool find_input(const char *name, char file[NAME_ROOM])
{
    DIR *folder = opendir(path_to(name, ""));
    const struct dirent *entry;
    *file = '\0';
    while (folder && (entry = readdir(folder)) != NULL)
        if (strncmp(entry->d_name, "input.", 6) == 0)
            snprintf(file, NAME_ROOM, "%s", entry->d_name);
    if (folder)
        closedir(folder);
    return *file != '\0';
}

/* Reads the input, or the sample, and says what it is called. */
static char *load_input(const char *name, char file[NAME_ROOM], size_t *len)
{
    if (find_input(name, file))
        return cvx_test_load(path_to(name, file), len);
    char path[PATH_ROOM];
    snprintf(file, NAME_ROOM, "%s.resume.json", name);
    snprintf(path, sizeof path, "%s/samples/%s", CVX_SOURCE_DIR, file);
    return cvx_test_load(path, len);
}

/* The language asked for; NULL: none. */
static const char *load_lang(const char *name, char lang[32])
{
    size_t len = 0;
    char *bytes = cvx_test_load(path_to(name, "lang"), &len);
    if (!bytes)
        return NULL;
    snprintf(lang, 32, "%.*s", (int)len, bytes);
    lang[strcspn(lang, "\n")] = '\0';
    free(bytes);
    return lang;
}

static bool run_case(const char *name, struct cvx_source source)
{
    char room[32];
    const char *lang = load_lang(name, room);
    struct cvx_test_read test;
    source.lang = lang;
    source.lenient = access(path_to(name, "lenient"), F_OK) == 0;
    struct cvx_source publications = {.name = "publications.bib"};
    char *bytes = cvx_test_load(path_to(name, publications.name), &publications.len);
    publications.bytes = bytes;
    const struct cvx_open_options options = {.publications = &publications,
                                             .publication_count = bytes != NULL};
    cvx_test_import_with(&test, &source, &options);
    free(bytes);
    struct cvx_str tree;
    cvx_str_init(&tree, &test.arena);
    const bool read = test.status == CVX_OK;
    if (read) {
        const struct cvx_doc_options how = {.lang = lang};
        struct cvx_doc *doc;
        assert_int_equal(cvx_doc_build(&test.resume, &how, &test.arena, &test.diag, &doc), CVX_OK);
        cvx_doc_dump(doc, &tree);
    }
    bool same = settle(name, "diag.txt", dump_diagnostics(&test.diag, source.name, &test.arena));
    same &= settle(name, "out.json", read ? cvx_str_get(&test.json) : NULL);
    same &= settle(name, "tree.txt", read ? cvx_str_get(&tree) : NULL);
    cvx_test_clear(&test);
    return same;
}

/* Reports how many cases there were, and fails the test when one differs. */
static void judge(int failed, int cases)
{
    assert_true(cases > 0);
    if (failed > 0)
        fail_msg("%d of %d goldens differ; tests/golden/update rewrites them", failed, cases);
}

/* A file of the folder; its name and bytes are for free(). */
static struct cvx_source load_member(const char *name, const char *folder, const char *entry)
{
    char file[PATH_ROOM];
    size_t len = 0;
    snprintf(file, sizeof file, "%s/%s", folder, entry);
    char *bytes = cvx_test_load(path_to(name, file), &len);
    assert_non_null(bytes);
    return (struct cvx_source){.name = strdup(file), .bytes = bytes, .len = len};
}

/* A case whose input is a folder: its tables, as the command reads them. */
static bool run_folder(const char *name, const char *folder)
{
    struct dirent **entries = NULL;
    const int count = scandir(path_to(name, folder), &entries, NULL, alphasort);
    assert_true(count > 0);
    struct cvx_source *files = calloc((size_t)count, sizeof *files);
    assert_non_null(files);
    size_t file_count = 0;
    for (int i = 0; i < count; i++) {
        if (strstr(entries[i]->d_name, ".csv"))
            files[file_count++] = load_member(name, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    const bool same = run_case(
        name, (struct cvx_source){.name = folder, .files = files, .file_count = file_count});
    for (size_t i = 0; i < file_count; i++) {
        free((void *)(uintptr_t)files[i].name);
        free((void *)(uintptr_t)files[i].bytes);
    }
    free(files);
    return same;
}

static void goldens(void **state)
{
    (void)state;
    struct dirent **entries = NULL;
    const int count = scandir(CVX_SOURCE_DIR "/tests/golden", &entries, NULL, alphasort);
    int failed = 0;
    int cases = 0;
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        size_t len = 0;
        /* Folders without a CV are other tests' goldens. */
        char file[NAME_ROOM];
        const bool folder = find_input(name, file) && strstr(file, ".folder");
        char *bytes = name[0] == '.' || folder ? NULL : load_input(name, file, &len);
        if (folder) {
            cases++;
            failed += !run_folder(name, file);
        } else if (bytes) {
            cases++;
            failed +=
                !run_case(name, (struct cvx_source){.name = file, .bytes = bytes, .len = len});
        }
        free(bytes);
        free(entries[i]);
    }
    free(entries);
    judge(failed, cases);
}

static void real_input(void **state)
{
    (void)state;
    static const char folder[] = CVX_SOURCE_DIR "/tests/fixtures/real-input";
    struct dirent **entries = NULL;
    const int count = scandir(folder, &entries, NULL, alphasort);
    int failed = 0;
    int cases = 0;
    for (int i = 0; i < count; i++) {
        char path[PATH_ROOM], name[PATH_ROOM];
        const char *file = entries[i]->d_name;
        const char *dot = strrchr(file, '.');
        size_t len = 0;
        if (dot && strcmp(dot, ".json") == 0) {
            snprintf(path, sizeof path, "%s/%s", folder, file);
            snprintf(name, sizeof name, "real-input/%.*s", (int)(dot - file), file);
            if (updating())
                mkdir(path_to(name, ""), 0777);
            char *bytes = cvx_test_load(path, &len);
            assert_non_null(bytes);
            cases++;
            failed +=
                !run_case(name, (struct cvx_source){.name = file, .bytes = bytes, .len = len});
            free(bytes);
        }
        free(entries[i]);
    }
    free(entries);
    judge(failed, cases);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(goldens), cmocka_unit_test(real_input)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
