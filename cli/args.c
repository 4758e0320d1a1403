/* SPDX-License-Identifier: MIT */
/* Options: one table, getopt_long for the splitting. */
#include "cli/args.h"

#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Takes an option's value into `args`; false, with one error added, when it makes no sense. */
typedef bool take(struct cvx_args *args, const char *value);

/* For options whose value is one of few. */
static bool refuse(struct cvx_args *args, const char *what, const char *value)
{
    cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL, "%s, not %s", what,
                 cvx_diag_quote(args->diag, value));
    return false;
}

static bool add_format(struct cvx_args *args, const char *name)
{
    const struct cvx_exporter *exporter = cvx_exporter_find(name);
    if (!exporter) {
        cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL, "there is no format %s",
                     cvx_diag_quote(args->diag, name));
        cvx_diag_hint(args->diag, "cvexport --list-formats shows them");
        return false;
    }
    for (size_t i = 0; i < args->format_count; i++)
        if (args->formats[i] == exporter)
            return true;
    if (args->format_count < CVX_ARGS_FORMATS)
        args->formats[args->format_count++] = exporter;
    return true;
}

static bool take_format(struct cvx_args *args, const char *value)
{
    char name[32];
    while (true) {
        const size_t len = strcspn(value, ",");
        snprintf(name, sizeof name, "%.*s", (int)(len < INT_MAX ? len : INT_MAX), value);
        if (!add_format(args, name))
            return false;
        if (!value[len])
            return true;
        value += len + 1;
    }
}

static bool take_output(struct cvx_args *args, const char *value)
{
    args->output = value;
    if (!*value)
        cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL, "--output needs a file or a folder");
    return *value != '\0';
}

static bool take_from(struct cvx_args *args, const char *value)
{
    args->from = value;
    return true;
}

static bool take_publications(struct cvx_args *args, const char *value)
{
    if (args->publication_count == CVX_ARGS_PUBLICATIONS) {
        cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL, "--publications can be given %d times",
                     CVX_ARGS_PUBLICATIONS);
        cvx_diag_hint(args->diag, "put several files into one");
        return false;
    }
    args->publications[args->publication_count++] = value;
    return true;
}

static bool take_theme(struct cvx_args *args, const char *value)
{
    args->theme = value;
    return true;
}

static bool take_lang(struct cvx_args *args, const char *value)
{
    args->lang = value;
    return true;
}

static bool take_resource_dir(struct cvx_args *args, const char *value)
{
    args->resource_dir = value;
    return true;
}

static bool take_page(struct cvx_args *args, const char *value)
{
    const bool letter = strcmp(value, "letter") == 0;
    args->page = letter ? CVX_PAGE_LETTER : CVX_PAGE_A4;
    return letter || strcmp(value, "a4") == 0 || refuse(args, "--page is a4 or letter", value);
}

static bool take_fit_pages(struct cvx_args *args, const char *value)
{
    char *end;
    const long pages = strtol(value, &end, 10);
    if (!*value || *end || pages < 1 || pages > 1000)
        return refuse(args, "--fit-pages is a number from 1 to 1000", value);
    args->fit_pages = (int)pages;
    return true;
}

static bool take_diagnostics(struct cvx_args *args, const char *value)
{
    const bool json = strcmp(value, "json") == 0;
    if (!json && strcmp(value, "text") != 0)
        return refuse(args, "--diagnostics is text or json", value);
    args->json_diagnostics = json;
    return true;
}

static bool take_no_attachment(struct cvx_args *args, const char *value)
{
    (void)value;
    args->no_attachment = true;
    return true;
}

static bool take_lenient(struct cvx_args *args, const char *value)
{
    (void)value;
    args->lenient = true;
    return true;
}

static bool take_fix(struct cvx_args *args, const char *value)
{
    (void)value;
    args->fix = true;
    args->lenient = true;
    return true;
}

static bool take_strict(struct cvx_args *args, const char *value)
{
    (void)value;
    args->strict = true;
    return true;
}

static bool take_verbose(struct cvx_args *args, const char *value)
{
    (void)value;
    args->verbose = true;
    return true;
}

static bool take_quiet(struct cvx_args *args, const char *value)
{
    (void)value;
    args->quiet = true;
    return true;
}

static bool take_list_formats(struct cvx_args *args, const char *value)
{
    (void)value;
    args->command = CVX_COMMAND_LIST_FORMATS;
    return true;
}

static bool take_help(struct cvx_args *args, const char *value)
{
    (void)value;
    args->command = CVX_COMMAND_HELP;
    return true;
}

static bool take_version(struct cvx_args *args, const char *value)
{
    (void)value;
    args->command = CVX_COMMAND_VERSION;
    return true;
}

static const struct option_row {
    const char *name;
    char letter;       /* 0: none */
    const char *value; /* what --help calls its value; NULL: it takes none */
    take *take;
    const char *help;
} options[] = {
    {"format", 'f', "LIST", take_format, "what to write: pdf, docx, json; several with commas"},
    {"output", 'o', "PATH", take_output, "a file, a folder (ends in /), or - for standard output"},
    {"from", 0, "NAME", take_from, "what the input is; found out by itself when not said"},
    {"publications", 0, "FILE", take_publications, "join the publications in FILE (BibTeX, CSL)"},
    {"theme", 't', "THEME", take_theme, "a theme below, or a theme file of your own"},
    {"page", 'p', "SIZE", take_page, "a4 or letter; by the CV's country when not said"},
    {"lang", 'l', "TAG", take_lang, "language of headings and dates, such as de or zh-Hant"},
    {"fit-pages", 0, "N", take_fit_pages, "fit on N pages, or fail and say by how much"},
    {"no-attachment", 0, NULL, take_no_attachment, "do not put the JSON inside PDF and DOCX"},
    {"resource-dir", 0, "DIR", take_resource_dir, "where the CV's image paths start"},
    {"lenient", 0, NULL, take_lenient, "read comments, trailing commas and JSON5 in JSON"},
    {"fix", 0, NULL, take_fix, "with check: write the mended CV, as NAME.fixed.json"},
    {"strict", 0, NULL, take_strict, "treat warnings as errors: nothing is written"},
    {"verbose", 'v', NULL, take_verbose, "print notes too: values that are kept but not shown"},
    {"quiet", 'q', NULL, take_quiet, "print errors only"},
    {"diagnostics", 0, "FORM", take_diagnostics, "text, or json: one object a line, for editors"},
    {"list-formats", 0, NULL, take_list_formats, "list what can be written"},
    {"help", 'h', NULL, take_help, "show this"},
    {"version", 'V', NULL, take_version, "show the version, and those of the libraries"},
};

enum { OPTION_COUNT = sizeof options / sizeof *options };

static const struct option_row *by_letter(int letter)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].letter == letter)
            return &options[i];
    return NULL;
}

/* The table in the two shapes getopt_long wants. Long options return their row's place. */
static void make_getopt_tables(struct option longs[OPTION_COUNT + 1], char shorts[])
{
    *shorts++ = ':'; /* a missing value is told apart from an unknown option */
    for (int i = 0; i < OPTION_COUNT; i++) {
        longs[i] =
            (struct option){options[i].name, options[i].value ? required_argument : no_argument,
                            NULL, UCHAR_MAX + 1 + i};
        if (!options[i].letter)
            continue;
        *shorts++ = options[i].letter;
        if (options[i].value)
            *shorts++ = ':';
    }
    longs[OPTION_COUNT] = (struct option){0};
    *shorts = '\0';
}

static void bad_option(struct cvx_args *args, int code, const char *word)
{
    const char letter[] = {'-', (char)optopt, '\0'};
    const bool is_letter = code != ':' && optopt && optopt <= UCHAR_MAX;
    cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL,
                 code == ':' ? "%s needs a value" : "there is no option %s",
                 cvx_diag_quote(args->diag, is_letter ? letter : word));
}

/* Takes the command word, if there is one, off the inputs. */
static void take_command(struct cvx_args *args)
{
    static const struct {
        const char *word;
        enum cvx_command command;
    } rows[] = {{"check", CVX_COMMAND_CHECK},
                {"fonts", CVX_COMMAND_FONTS},
                {"init", CVX_COMMAND_INIT},
                {"schema", CVX_COMMAND_SCHEMA}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (args->input_count > 0 && strcmp(args->inputs[0], rows[i].word) == 0) {
            args->command = rows[i].command;
            args->inputs++;
            args->input_count--;
            return;
        }
}

/* Without --format, -o's suffix says the format, else it is the first in the registry. */
static void choose_format(struct cvx_args *args)
{
    if (args->format_count > 0)
        return;
    const struct cvx_exporter *chosen = cvx_exporters[0];
    const size_t len = args->output && !args->fix ? strlen(args->output) : 0;
    for (size_t i = 0; cvx_exporters[i]; i++) {
        const size_t suffix_len = strlen(cvx_exporters[i]->suffix);
        if (len > suffix_len &&
            strcmp(args->output + len - suffix_len, cvx_exporters[i]->suffix) == 0)
            chosen = cvx_exporters[i];
    }
    args->formats[args->format_count++] = chosen;
}

/* A folder's name ends before its slash: its outputs stand beside it. */
static void strip_slashes(char *path)
{
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        path[--len] = '\0';
}

static enum cvx_status finish(struct cvx_args *args)
{
    take_command(args);
    if (args->command != CVX_COMMAND_EXPORT && args->command != CVX_COMMAND_CHECK &&
        args->command != CVX_COMMAND_FONTS)
        return CVX_OK;
    if (args->fix && args->command != CVX_COMMAND_CHECK) {
        cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL, "--fix goes with check");
        cvx_diag_hint(args->diag, "cvexport check --fix resume.json");
        return CVX_USAGE;
    }
    if (args->input_count == 0) {
        cvx_diag_add(args->diag, CVX_CODE_USAGE, NULL, "no CV was given");
        cvx_diag_hint(args->diag, "try cvexport resume.json, or cvexport --help");
        return CVX_USAGE;
    }
    for (int i = 0; i < args->input_count; i++)
        strip_slashes(args->inputs[i]);
    if (args->command == CVX_COMMAND_FONTS)
        return cvx_args_fonts(args);
    choose_format(args);
    return CVX_OK;
}

/* Takes one option that getopt_long has found; false when it makes no sense. */
static bool take_option(struct cvx_args *args, int code, const char *word)
{
    if (code == '?' || code == ':') {
        bad_option(args, code, word);
        return false;
    }
    const struct option_row *row =
        code > UCHAR_MAX ? &options[code - UCHAR_MAX - 1] : by_letter(code);
    return row->take(args, optarg);
}

/* How an error is told is asked for anywhere on the command line, also behind the error. */
static void take_diagnostics_only(struct cvx_args *args, int code)
{
    if (code > UCHAR_MAX && options[code - UCHAR_MAX - 1].take == take_diagnostics)
        args->json_diagnostics |= strcmp(optarg, "json") == 0;
}

enum cvx_status cvx_args_read(struct cvx_args *args, int argc, char **argv, struct cvx_diag *diag)
{
    struct option longs[OPTION_COUNT + 1];
    char shorts[2 * OPTION_COUNT + 2];
    make_getopt_tables(longs, shorts);
    *args = (struct cvx_args){.diag = diag};
    opterr = 0;
    bool sense = true;
    int code;
    while ((code = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        if (sense)
            sense = take_option(args, code, argv[optind - 1]);
        else
            take_diagnostics_only(args, code);
    }
    args->inputs = argv + optind;
    args->input_count = argc - optind;
    return sense ? finish(args) : CVX_USAGE;
}

void cvx_args_help(void)
{
    fputs("One CV as data in; PDF, Word and clean JSON Resume out.\n\n"
          "Usage: cvexport [OPTION]... FILE...      write documents beside each FILE\n"
          "       cvexport check [OPTION]... FILE... say what is wrong with it, write nothing\n"
          "       cvexport fonts [OPTION]... FILE    say which fonts its PDF is set in\n"
          "       cvexport init [FILE]               write a CV to start from: resume.json\n"
          "       cvexport schema                    print the JSON Schema of a CV\n"
          "\n"
          "FILE is a CV in any of the formats below; - is standard input.\n"
          "\n",
          stdout);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        char words[40];
        snprintf(words, sizeof words, "--%s%s%s", options[i].name, options[i].value ? " " : "",
                 options[i].value ? options[i].value : "");
        if (options[i].letter)
            printf("  -%c, %-20s %s\n", options[i].letter, words, options[i].help);
        else
            printf("      %-20s %s\n", words, options[i].help);
    }
    puts("\nFormats that are read (--from):");
    for (size_t i = 0; cvx_importers[i]; i++)
        printf("  %-20s %s\n", cvx_importers[i]->name, cvx_importers[i]->summary);
    fputs("\nThemes:", stdout);
    for (const struct cvx_theme_source *theme = cvx_theme_sources; theme->name; theme++)
        printf(" %s", theme->name);
    fputs(
        "\n\n"
        "Examples:\n"
        "  cvexport resume.json                                 resume.pdf, beside it\n"
        "  cvexport --format docx resume.json -o application.docx\n"
        "  cvexport --format pdf,docx,json resume.json -o out/  all three, in out/\n"
        "  cvexport --format json - < old.json > new.json       old field names to new ones\n"
        "  cvexport check resume.json                           what would be lost or changed?\n"
        "  cvexport check --fix resume.json                     resume.fixed.json, beside it\n"
        "  cvexport init resume.yaml                            a CV to start from\n"
        "\n"
        "Exit status: 0 written; 1 the input was rejected; 2 the command makes no sense;\n"
        "3 the machine is at fault (files, fonts, memory). Nothing is written in part: an output\n"
        "appears whole or not at all, and never replaces its input.\n",
        stdout);
}
