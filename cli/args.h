/* SPDX-License-Identifier: MIT */
/* The command line, read into one struct. Options are one table in args.c: parsing, --help and the
 * man page test all come from it. */
#ifndef CVX_CLI_ARGS_H
#define CVX_CLI_ARGS_H

#include "core/cvexport.h"

enum { CVX_ARGS_FORMATS = 16 };

/* How often --publications may be given. */
enum { CVX_ARGS_PUBLICATIONS = 16 };

enum cvx_command {
    CVX_COMMAND_EXPORT,
    CVX_COMMAND_CHECK,
    CVX_COMMAND_FONTS, /* becomes an export */
    CVX_COMMAND_INIT,
    CVX_COMMAND_SCHEMA,
    CVX_COMMAND_HELP,
    CVX_COMMAND_VERSION,
    CVX_COMMAND_LIST_FORMATS,
};

struct cvx_args {
    enum cvx_command command;
    struct cvx_diag *diag; /* of the command line itself; each input has its own */
    const struct cvx_exporter *formats[CVX_ARGS_FORMATS]; /* without repeats */
    size_t format_count;                                  /* 0: not said */
    const char *output;                                   /* NULL: beside the input */
    const char *from;
    const char *publications[CVX_ARGS_PUBLICATIONS];
    size_t publication_count;
    const char *theme; /* a built-in theme's name, or a file */
    const char *lang;
    const char *resource_dir;
    enum cvx_page page;
    int fit_pages;
    bool no_attachment;
    bool lenient;
    bool fix; /* check writes the mended CV */
    bool strict;
    bool verbose;
    bool quiet;
    bool json_diagnostics;
    char **inputs;
    int input_count;
};

/* Reads the command line. On CVX_USAGE one error is added to `diag`; whether it is to be told as
 * JSON is known also then, wherever that was asked for. `diag` must outlive `args`. */
enum cvx_status cvx_args_read(struct cvx_args *args, int argc, char **argv, struct cvx_diag *diag);

/* fonts.c: makes the export out of CVX_COMMAND_FONTS that it stands for. CVX_USAGE as above. */
enum cvx_status cvx_args_fonts(struct cvx_args *args);

/* Prints --help to standard output. */
void cvx_args_help(void);

#endif
