/* SPDX-License-Identifier: MIT */
/* Identity and completeness of the normalized JSON. */
#include "tests/support/identity.h"

#include "core/base/utf8.h"
#include "tests/support/read.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Appends `text` without white space, which reading may change. */
static void add_dense(struct cvx_str *out, const char *text)
{
    while (*text) {
        const uint32_t c = cvx_utf8_next(&text);
        if (c > 0x20 && c != 0x2028 && c != 0x2029)
            cvx_str_add_code_point(out, c);
    }
}

/* All texts and numbers of a tree, each in a line. */
static void add_leaves(struct cvx_str *out, const struct cvx_node *root)
{
    for (const struct cvx_node *at = root; at; at = cvx_node_next(at, root)) {
        if (at->text)
            add_dense(out, at->text);
        cvx_str_add_char(out, '\n');
    }
}

/* A diagnostic names the value; of what is left out as a whole, the whole is named. */
static bool is_reported(const struct cvx_test_read *test, const char *pointer)
{
    for (const struct cvx_diagnostic *one = test->diag.first; one; one = one->next) {
        const size_t len = one->pointer ? strlen(one->pointer) : 0;
        const bool whole = one->code == CVX_CODE_PRIVATE || one->code == CVX_CODE_SWITCHED_OFF ||
                           one->code == CVX_CODE_LANGUAGE_MAP;
        if (one->pointer && strncmp(one->pointer, pointer, len) == 0 &&
            (pointer[len] == '\0' || (whole && pointer[len] == '/')))
            return true;
    }
    return false;
}

static int check_leaves(const char *name, const struct cvx_test_read *test,
                        const struct cvx_node *source, const struct cvx_node *written)
{
    int faults = 0;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    struct cvx_str all;
    cvx_str_init(&all, &arena);
    add_leaves(&all, written);
    for (const struct cvx_node *at = source; at; at = cvx_node_next(at, source)) {
        if (at->kind != CVX_NODE_STRING && at->kind != CVX_NODE_NUMBER)
            continue;
        struct cvx_str leaf;
        cvx_str_init(&leaf, &arena);
        add_dense(&leaf, at->text);
        const char *pointer = cvx_node_pointer(at, &arena);
        if (!strstr(cvx_str_get(&all), cvx_str_get(&leaf)) && !is_reported(test, pointer)) {
            printf("%s: %s is lost: %s\n", name, pointer, at->text);
            faults++;
        }
    }
    cvx_arena_clear(&arena);
    return faults;
}

static int check_accepted(const char *name, const char *bytes, size_t len,
                          const struct cvx_test_read *first)
{
    int faults = 0;
    struct cvx_test_read again;
    struct cvx_test_read source;
    struct cvx_test_read written;
    cvx_test_import(&again, first->json.bytes, first->json.len, NULL);
    if (again.status != CVX_OK || again.json.len != first->json.len ||
        memcmp(again.json.bytes, first->json.bytes, first->json.len) != 0) {
        printf("%s: writing what was written gives other bytes\n", name);
        faults++;
    }
    cvx_test_read_data(&source, bytes, len);
    cvx_test_read_json(&written, first->json.bytes, first->json.len);
    if (written.status == CVX_OK && source.status == CVX_OK)
        faults += check_leaves(name, first, source.root, written.root);
    else
        faults++;
    if (written.diag.first) {
        printf("%s: what was written is no clean JSON: %s\n", name, written.diag.first->message);
        faults++;
    }
    cvx_test_clear(&written);
    cvx_test_clear(&source);
    cvx_test_clear(&again);
    return faults;
}

static int check_file(const char *path, const char *name, size_t *accepted)
{
    size_t len;
    char *bytes = cvx_test_load(path, &len);
    if (!bytes) {
        printf("%s: cannot be read\n", name);
        return 1;
    }
    struct cvx_test_read test;
    cvx_test_import(&test, bytes, len, NULL);
    const size_t errors = test.diag.counts[CVX_ERROR];
    int faults = 0;
    if (errors != (test.status != CVX_OK)) {
        printf("%s: status %d with %zu errors\n", name, (int)test.status, errors);
        faults++;
    }
    if (test.status == CVX_OK) {
        ++*accepted;
        faults += check_accepted(name, bytes, len, &test);
    }
    cvx_test_clear(&test);
    free(bytes);
    return faults;
}

int cvx_test_identity(const char *folder, size_t *accepted)
{
    DIR *files = opendir(folder);
    if (!files) {
        printf("%s: cannot be read\n", folder);
        return 1;
    }
    int faults = 0;
    for (const struct dirent *entry; (entry = readdir(files));) {
        const char *suffix = strrchr(entry->d_name, '.');
        if (!suffix || strcmp(suffix, ".json") != 0)
            continue;
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        faults += check_file(path, entry->d_name, accepted);
    }
    closedir(files);
    return faults;
}
