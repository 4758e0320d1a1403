/* SPDX-License-Identifier: MIT */
/* Prints the document of each CV it is given, as text: `tree [--lang TAG] FILE...`. Tests compare
 * with it what readers find in the PDF and in the DOCX. A line "== FILE" stands before each; a file
 * that is no CV has nothing below it. */
#include "tests/support/samples.h"
#include "tests/support/tree_exporter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum cvx_status print_tree(const char *path, const char *lang)
{
    size_t len;
    char *bytes = cvx_test_read(path, &len);
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    const struct cvx_source source = {.name = path, .bytes = bytes, .len = len, .lang = lang};
    struct cvx_cv *cv = NULL;
    const struct cvx_open_options how = {.from = "jsonresume"};
    enum cvx_status status = cvx_cv_open(&source, &how, &diag, &cv);
    struct cvx_sink *out = cvx_file_sink_open("-", &diag);
    const struct cvx_export export = {&cvx_tree_exporter, out};
    const struct cvx_export_options options = {.lang = lang};
    printf("== %s\n", path);
    fflush(stdout);
    if (status == CVX_OK)
        status = cvx_cv_export(cv, &export, 1, &options, &diag);
    cvx_sink_drop(out);
    cvx_cv_free(cv);
    cvx_diag_clear(&diag);
    free(bytes);
    return status == CVX_REJECTED ? CVX_OK : status;
}

int main(int argc, char **argv)
{
    const char *lang = NULL;
    int first = 1;
    if (argc > 2 && strcmp(argv[1], "--lang") == 0) {
        lang = argv[2];
        first = 3;
    }
    enum cvx_status worst = CVX_OK;
    for (int i = first; i < argc; i++) {
        const enum cvx_status status = print_tree(argv[i], lang);
        if (status > worst)
            worst = status;
    }
    return worst;
}
