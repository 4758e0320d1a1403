/* SPDX-License-Identifier: MIT */
/* A program outside the tree that uses the installed library: reads the CV named first and writes
 * it to the files named after it, each in the format that its suffix says.
 * tests/e2e/test_install.sh builds it with what pkg-config says. */
#include <cvexport.h>

#include <stdio.h>
#include <string.h>

static char bytes[1 << 20];

static enum cvx_status export_to(const struct cvx_cv *cv, const char *path, struct cvx_diag *diag)
{
    const char *suffix = strrchr(path, '.');
    const struct cvx_exporter *exporter = suffix ? cvx_exporter_find(suffix + 1) : NULL;
    if (!exporter)
        return CVX_USAGE;
    struct cvx_sink *out = cvx_file_sink_open(path, diag);
    if (!out)
        return CVX_ENVIRONMENT;
    const struct cvx_export export = {exporter, out};
    enum cvx_status status = cvx_cv_export(cv, &export, 1, NULL, diag);
    if (status == CVX_OK)
        status = cvx_sink_commit(out, diag);
    cvx_sink_drop(out);
    return status;
}

int main(int count, char **arguments)
{
    FILE *file = count > 1 ? fopen(arguments[1], "rb") : NULL;
    if (!file)
        return CVX_USAGE;
    const size_t len = fread(bytes, 1, sizeof bytes, file);
    fclose(file);

    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    const struct cvx_source source = {.name = arguments[1], .bytes = bytes, .len = len};
    struct cvx_cv *cv = NULL;
    enum cvx_status status = cvx_cv_open(&source, NULL, &diag, &cv);
    for (int i = 2; i < count && status == CVX_OK; i++)
        status = export_to(cv, arguments[i], &diag);
    for (const struct cvx_diagnostic *d = diag.first; d; d = d->next)
        if (d->severity == CVX_ERROR)
            fprintf(stderr, "%s\n", d->message);
    cvx_cv_free(cv);
    cvx_diag_clear(&diag);
    return (int)status;
}
