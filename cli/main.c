/* SPDX-License-Identifier: MIT */
/* The cvexport command. */
#include "cli/args.h"
#include "cli/report.h"
#include "cli/run.h"
#include "cli/start.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void list_formats(void)
{
    for (size_t i = 0; cvx_exporters[i]; i++)
        printf("%-6s %-10s %s\n", cvx_exporters[i]->name, cvx_exporters[i]->suffix,
               cvx_exporters[i]->summary);
}

static void print_version(void)
{
    printf("cvexport %s\n%s", cvx_version(), cvx_library_versions());
}

/* Standard output must have taken what was printed to it. */
static enum cvx_status finish_output(const struct cvx_args *args)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return CVX_OK;
    cvx_diag_add(args->diag, CVX_CODE_TARGET, NULL, "cannot write to standard output: %s",
                 strerror(errno));
    return CVX_ENVIRONMENT;
}

/* Does what the command is there for. */
static enum cvx_status run(const struct cvx_args *args)
{
    enum cvx_status status = CVX_OK;
    switch (args->command) {
    case CVX_COMMAND_HELP:
        cvx_args_help();
        break;
    case CVX_COMMAND_VERSION:
        print_version();
        break;
    case CVX_COMMAND_LIST_FORMATS:
        list_formats();
        break;
    case CVX_COMMAND_INIT:
        status = cvx_init(args);
        break;
    case CVX_COMMAND_SCHEMA:
        status = cvx_schema_print(args);
        break;
    case CVX_COMMAND_EXPORT:
    case CVX_COMMAND_CHECK:
    case CVX_COMMAND_FONTS: /* an export by now */
        return cvx_run(args);
    }
    return status == CVX_OK ? finish_output(args) : status;
}

int main(int argc, char **argv)
{
    static char buffer[BUFSIZ]; /* a write for each report, not for each word; each is flushed */
    setvbuf(stderr, buffer, _IOFBF, sizeof buffer);
    struct cvx_diag diag;
    cvx_diag_init(&diag, NULL);
    struct cvx_args args;
    enum cvx_status status = cvx_args_read(&args, argc, argv, &diag);
    if (status == CVX_OK)
        status = run(&args);
    cvx_report(&diag, &args, stderr);
    cvx_diag_clear(&diag);
    return status;
}
