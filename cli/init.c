/* SPDX-License-Identifier: MIT */
/* `cvexport init`: a CV to start from, that replaces nothing. */
#include "cli/start.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool ends_with(const char *name, const char *suffix)
{
    const size_t len = strlen(name);
    const size_t suffix_len = strlen(suffix);
    return len > suffix_len && strcmp(name + len - suffix_len, suffix) == 0;
}

static enum cvx_status cannot_write(const struct cvx_args *args, const char *name, int error)
{
    cvx_diag_add(args->diag, CVX_CODE_TARGET, NULL, "cannot write %s: %s",
                 cvx_diag_quote(args->diag, name), strerror(error));
    cvx_diag_hint(args->diag, "name a file in a folder that you may write in");
    return CVX_ENVIRONMENT;
}

static enum cvx_status write_new(const struct cvx_args *args, const char *name,
                                 struct cvx_carried start)
{
    const int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0 && errno == EEXIST) {
        cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL,
                     "%s is there already, and init replaces nothing",
                     cvx_diag_quote(args->diag, name));
        cvx_diag_hint(args->diag, "name another file: cvexport init new.json");
        return CVX_USAGE;
    }
    FILE *out = fd < 0 ? NULL : fdopen(fd, "w");
    if (!out)
        return cannot_write(args, name, errno);
    const bool written = fwrite(start.bytes, 1, start.len, out) == start.len;
    if (fclose(out) == 0 && written)
        return CVX_OK;
    const int error = errno;
    unlink(name);
    return cannot_write(args, name, error);
}

enum cvx_status cvx_init(const struct cvx_args *args)
{
    const char *name = args->input_count > 0 ? args->inputs[0] : "resume.json";
    const bool yaml = ends_with(name, ".yaml") || ends_with(name, ".yml");
    const bool piped = strcmp(name, "-") == 0;
    if (args->input_count > 1) {
        cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL, "init writes one file");
        return CVX_USAGE;
    }
    if (!yaml && !piped && !ends_with(name, ".json")) {
        cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL, "init writes .json or .yaml, not %s",
                     cvx_diag_quote(args->diag, name));
        return CVX_USAGE;
    }
    const struct cvx_carried start = cvx_start_get(yaml ? CVX_START_YAML : CVX_START_JSON);
    if (piped) {
        fwrite(start.bytes, 1, start.len, stdout);
        return CVX_OK;
    }
    const enum cvx_status status = write_new(args, name, start);
    if (status == CVX_OK && !args->quiet && !args->json_diagnostics && isatty(STDERR_FILENO))
        fprintf(stderr, "wrote %s; make it yours, then: cvexport %s\n", name, name);
    return status;
}
