/* SPDX-License-Identifier: MIT */
/* The cvexport command. */
#include "cli/args.h"
#include "cli/run.h"
#include "cli/start.h"

#include <stdio.h>

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
static enum cvx_status finish_output(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return CVX_OK;
    perror("cvexport: standard output");
    return CVX_ENVIRONMENT;
}

static enum cvx_status worse(enum cvx_status one, enum cvx_status other)
{
    return one > other ? one : other;
}

int main(int argc, char **argv)
{
    struct cvx_args args;
    setvbuf(stderr, NULL, _IOLBF, 0); /* a write for each line, not for each word */
    const enum cvx_status status = cvx_args_read(&args, argc, argv);
    if (status != CVX_OK)
        return status;
    switch (args.command) {
    case CVX_COMMAND_HELP:
        cvx_args_help();
        return finish_output();
    case CVX_COMMAND_VERSION:
        print_version();
        return finish_output();
    case CVX_COMMAND_LIST_FORMATS:
        list_formats();
        return finish_output();
    case CVX_COMMAND_INIT:
        return worse(cvx_init(&args), finish_output());
    case CVX_COMMAND_SCHEMA:
        return worse(cvx_schema_print(&args), finish_output());
    case CVX_COMMAND_EXPORT:
    case CVX_COMMAND_CHECK:
    case CVX_COMMAND_FONTS: /* an export by now */
        break;
    }
    return cvx_run(&args);
}
