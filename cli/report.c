/* SPDX-License-Identifier: MIT */
/* Printing diagnostics, as text or as JSON lines. */
#include "cli/report.h"

#include "core/base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What stands for a diagnostic that there is no memory to write. */
#define NO_MEMORY                                                                                  \
    "{\"severity\":\"error\",\"code\":\"out-of-memory\",\"pointer\":null,\"file\":null,"           \
    "\"line\":null,\"column\":null,\"message\":\"memory ran out\","                                \
    "\"hint\":\"end other programs\"}\n"

static const struct paint {
    const char *on, *off;
} plain = {"", ""}, severity_paint[] = {
                        [CVX_NOTE] = {"\033[1;36m", "\033[0m"},
                        [CVX_WARNING] = {"\033[1;35m", "\033[0m"},
                        [CVX_ERROR] = {"\033[1;31m", "\033[0m"},
};

bool cvx_report_colored(FILE *out)
{
    const char *no_color = getenv("NO_COLOR");
    return isatty(fileno(out)) && !(no_color && *no_color);
}

/* What --strict makes of a severity. */
static enum cvx_severity effective(enum cvx_severity severity, const struct cvx_args *args)
{
    return args->strict && severity == CVX_WARNING ? CVX_ERROR : severity;
}

/* Columns that a code point takes on a terminal: 2 for East Asian wide (UAX #11), 0 for combining
 * marks and what is invisible, else 1. */
static int columns_of(uint32_t c)
{
    static const struct {
        uint32_t first, last;
        int columns;
    } widths[] = {
        {0x0300, 0x036F, 0}, {0x1100, 0x115F, 2},   {0x1AB0, 0x1AFF, 0},   {0x200B, 0x200F, 0},
        {0x202A, 0x202E, 0}, {0x2060, 0x206F, 0},   {0x20D0, 0x20FF, 0},   {0x2E80, 0x303E, 2},
        {0x3041, 0xA4CF, 2}, {0xAC00, 0xD7A3, 2},   {0xF900, 0xFAFF, 2},   {0xFE00, 0xFE0F, 0},
        {0xFE20, 0xFE2F, 0}, {0xFE30, 0xFE6F, 2},   {0xFEFF, 0xFEFF, 0},   {0xFF00, 0xFF60, 2},
        {0xFFE0, 0xFFE6, 2}, {0x1F300, 0x1FAFF, 2}, {0x20000, 0x3FFFD, 2}, {0xE0000, 0xE0FFF, 0}};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        if (c >= widths[i].first && c <= widths[i].last)
            return widths[i].columns;
    return 1;
}

/* Prints what comes from outside (a file's name, a value) so that it cannot steer a terminal. */
static void print_harmless(const char *text, FILE *out)
{
    while (*text) {
        const uint32_t c = cvx_utf8_next(&text);
        char bytes[CVX_UTF8_MAX];
        if (c < 0x20 || (c >= 0x7F && c < 0xA0))
            fprintf(out, "\\x%02x", (unsigned)c);
        else
            fwrite(bytes, 1, cvx_utf8_encode(c, bytes), out);
    }
}

/* Prints the source line and a caret under the column. Long lines are cut around it; control
 * characters and bytes that are no UTF-8 show as blanks and U+FFFD, one column each. */
static void show_line(const struct cvx_excerpt *excerpt, FILE *out)
{
    int caret = 0;
    fputs(excerpt->cut ? "  …" : "  ", out);
    for (size_t i = 0, size; i < excerpt->len; i += size) {
        uint32_t c = cvx_utf8_decode(excerpt->bytes + i, excerpt->len - i, &size);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0))
            c = ' ';
        char bytes[CVX_UTF8_MAX];
        fwrite(bytes, 1, cvx_utf8_encode(c, bytes), out);
        if (i < excerpt->at)
            caret += columns_of(c);
    }
    fputs(excerpt->more ? "…" : "", out);
    fprintf(out, "\n%*s^\n", caret + (excerpt->cut ? 3 : 2), "");
}

static void print_place(const struct cvx_diagnostic *d, FILE *out)
{
    print_harmless(d->file ? d->file : "cvexport", out);
    if (d->file && d->line)
        fprintf(out, ":%u:%u", (unsigned)d->line, (unsigned)d->column);
    fputs(": ", out);
}

static void print_text(const struct cvx_diagnostic *d, const struct cvx_excerpt *line,
                       const struct cvx_args *args, FILE *out)
{
    const enum cvx_severity severity = effective(d->severity, args);
    const struct paint *paint = cvx_report_colored(out) ? &severity_paint[severity] : &plain;
    print_place(d, out);
    fprintf(out, "%s%s:%s ", paint->on, cvx_severity_name(severity), paint->off);
    print_harmless(d->message, out);
    fprintf(out, " [%s]", cvx_code_name(d->code));
    if (d->pointer && *d->pointer) {
        fputs(" at ", out);
        print_harmless(d->pointer, out);
    }
    fputc('\n', out);
    if (line)
        show_line(line, out);
    if (d->hint)
        fprintf(out, "  hint: %s\n", d->hint);
}

/* `line` has an arena of its own: that of the diagnostics may have no memory left. */
static void print_json(const struct cvx_diagnostic *d, const struct cvx_args *args,
                       struct cvx_str *line, FILE *out)
{
    struct cvx_diagnostic shown = *d;
    shown.severity = effective(d->severity, args);
    cvx_str_reset(line);
    cvx_diagnostic_json(&shown, line);
    if (line->arena->failed)
        fputs(NO_MEMORY, out);
    else
        fwrite(cvx_str_get(line), 1, line->len, out);
}

/* Notes are for --verbose and for editors, but for what came of --fit-pages, which was asked for;
 * --quiet leaves errors only. */
static bool wanted(const struct cvx_diagnostic *d, const struct cvx_args *args)
{
    const enum cvx_severity severity = effective(d->severity, args);
    if (args->quiet)
        return severity == CVX_ERROR;
    const bool checked = args->command == CVX_COMMAND_CHECK && d->code != CVX_CODE_NOT_SHOWN;
    return severity > CVX_NOTE || checked || args->verbose || args->json_diagnostics ||
           d->code == CVX_CODE_FITTED;
}

void cvx_report(struct cvx_diag *diag, const struct cvx_args *args, FILE *out)
{
    struct cvx_arena arena;
    cvx_arena_init(&arena, NULL);
    struct cvx_str json;
    cvx_str_init(&json, &arena);
    cvx_diag_sort(diag);
    for (const struct cvx_diagnostic *d = diag->first; d; d = d->next) {
        struct cvx_excerpt line;
        if (!wanted(d, args))
            continue;
        if (args->json_diagnostics)
            print_json(d, args, &json, out);
        else
            print_text(d, cvx_diag_excerpt(diag, d, &line) ? &line : NULL, args, out);
    }
    cvx_arena_clear(&arena);
    fflush(out);
}
