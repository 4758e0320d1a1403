/* SPDX-License-Identifier: MIT */
/* A program outside the tree that uses the installed library: checks the CV named first, printing
 * what it finds as `cvexport check` does, and writes it to the files named after it: each in the
 * format that its suffix says, mended when that is ".fixed.json".
 * tests/e2e/test_install.sh builds it with what pkg-config says. */
#include <cvexport.h>

#include <stdio.h>
#include <string.h>

static enum cvx_status write_to(const struct cvx_cv *cv, const char *path, struct cvx_sink *out,
                                struct cvx_diag *diag)
{
    const char *suffix = strrchr(path, '.');
    if (strstr(path, ".fixed.json"))
        return cvx_cv_fix(cv, out, diag);
    const struct cvx_export export = {suffix ? cvx_exporter_find(suffix + 1) : NULL, out};
    return export.exporter ? cvx_cv_export(cv, &export, 1, NULL, diag) : CVX_USAGE;
}

static enum cvx_status write_file(const struct cvx_cv *cv, const char *path, struct cvx_diag *diag)
{
    struct cvx_sink *out = cvx_file_sink_open(path, diag);
    if (!out)
        return CVX_ENVIRONMENT;
    enum cvx_status status = write_to(cv, path, out, diag);
    if (status == CVX_OK)
        status = cvx_sink_commit(out, diag);
    cvx_sink_drop(out);
    return status;
}

/* Without what no document shows, which the command tells only when asked. */
static void print(struct cvx_diag *diag)
{
    cvx_diag_sort(diag);
    for (const struct cvx_diagnostic *d = diag->first; d; d = d->next) {
        if (d->code == CVX_CODE_NOT_SHOWN)
            continue;
        printf("%s", d->file);
        if (d->line)
            printf(":%u:%u", (unsigned)d->line, (unsigned)d->column);
        printf(": %s: %s [%s]", cvx_severity_name(d->severity), d->message, cvx_code_name(d->code));
        printf(d->pointer && *d->pointer ? " at %s\n" : "\n", d->pointer);
    }
}

int main(int count, char **arguments)
{
    if (count < 2)
        return CVX_USAGE;
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    struct cvx_source source = {.lenient = true};
    struct cvx_cv *cv = NULL;
    enum cvx_status status = cvx_source_read(arguments[1], &arena, &diag, &source);
    if (status == CVX_OK)
        status = cvx_cv_open(&source, NULL, &diag, &cv);
    if (status == CVX_OK)
        status = cvx_cv_check(cv, NULL, 0, NULL, &diag);
    print(&diag);
    for (int i = 2; i < count && status == CVX_OK; i++)
        status = write_file(cv, arguments[i], &diag);
    cvx_cv_free(cv);
    cvx_diag_clear(&diag);
    cvx_arena_clear(&arena);
    return (int)status;
}
