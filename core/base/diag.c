/* SPDX-License-Identifier: MIT */
/* The list of diagnostics, and the table of codes. */
#include "core/base/diag.h"

#include "core/base/str.h"
#include "core/base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { QUOTE_CODE_POINTS = 40 };

static const struct code_row {
    const char *name;
    enum cvx_severity severity;
    const char *meaning;
} codes[CVX_CODE_COUNT] = {
#define CVX_DIAG(suffix, name, severity, meaning)                                                  \
    [CVX_CODE_##suffix] = {name, CVX_##severity, meaning},
#include "core/base/diag.def"
#undef CVX_DIAG
};

#define A_CV "a JSON Resume looks like {\"basics\": {\"name\": \"…\"}, …}"

/* What to do about an error, where its finder knows no better: every error has a hint. */
static const char *const hints[CVX_CODE_COUNT] = {
    [CVX_CODE_MEMORY] = "end other programs, or shorten the CV",
    [CVX_CODE_IO] = "see that the file is there, and may be read",
    [CVX_CODE_USAGE] = "see cvexport --help",
    [CVX_CODE_MODULE] = "install cvexport and the libraries it needs again",
    [CVX_CODE_LIMIT] = "shorten it: no CV that people read needs so much",
    [CVX_CODE_NO_INPUT] = A_CV,
    [CVX_CODE_SYNTAX] = A_CV,
    [CVX_CODE_CONTROL] = "a CV is a text file in UTF-8",
    [CVX_CODE_NOT_A_RESUME] = A_CV,
    [CVX_CODE_BAD_ROOT] = A_CV,
    [CVX_CODE_THEME] = "schema/theme.schema.json says what a theme may hold",
    [CVX_CODE_NO_FONT] = "install the Debian package fonts-noto-core",
    [CVX_CODE_CANNOT_FIT] = "allow more with --fit-pages, or shorten the CV",
    [CVX_CODE_TARGET] = "write somewhere else with --output",
};

/* Codes of which the key is the matter, and not the value. */
static const bool about_key[CVX_CODE_COUNT] = {
    [CVX_CODE_UNKNOWN_FIELD] = true,
    [CVX_CODE_LEGACY_NAME] = true,
    [CVX_CODE_DUPLICATE_KEY] = true,
    [CVX_CODE_SWITCHED_OFF] = true,
};

/* What stands for a diagnostic that there was no memory for. */
static const struct cvx_diagnostic out_of_memory = {
    .severity = CVX_ERROR,
    .code = CVX_CODE_MEMORY,
    .message = "memory ran out",
    .hint = "end other programs, or shorten the CV",
};

void cvx_diag_init(struct cvx_diag *diag, const struct cvx_memory *memory)
{
    *diag = (struct cvx_diag){0};
    cvx_arena_init(&diag->arena, memory);
}

void cvx_diag_clear(struct cvx_diag *diag)
{
    cvx_arena_clear(&diag->arena);
    diag->first = NULL;
    diag->last = NULL;
    diag->texts = NULL;
    for (size_t i = 0; i <= CVX_ERROR; i++)
        diag->counts[i] = 0;
}

/* Ends the list with the fixed diagnostic, once. `last` then is NULL: nothing more is linked. */
static void add_out_of_memory(struct cvx_diag *diag)
{
    if (diag->last)
        diag->last->next = &out_of_memory;
    else if (!diag->first)
        diag->first = &out_of_memory;
    diag->last = NULL;
}

/* The value of the source that a node stands for, however often it was arranged anew. */
static const struct cvx_node *source_of(const struct cvx_node *node)
{
    while (node && node->origin)
        node = node->origin;
    return node;
}

/* The place in the source, with its line and column. */
static struct cvx_place resolve(struct cvx_place place, bool of_key)
{
    const struct cvx_node *node = source_of(place.node);
    if (!node)
        return place;
    if (of_key && node->key_line)
        return (struct cvx_place){node, node->key_line, node->key_column};
    return (struct cvx_place){node, node->line, node->column};
}

/* The file that a value is from, when that is another than the CV's: some tree on the way to the
 * source names it, or the array or object that is the file's content. */
static const char *file_of(const struct cvx_node *node)
{
    for (; node; node = node->origin) {
        const struct cvx_node *root = node;
        while (root->parent && !cvx_node_file(root))
            root = root->parent;
        if (cvx_node_file(root))
            return cvx_node_file(root);
        if (root->id == 0 && root->key)
            return root->key;
    }
    return NULL;
}

static void add(struct cvx_diag *diag, enum cvx_code code, struct cvx_place place,
                const char *message)
{
    diag->counts[codes[code].severity]++;
    if (diag->first && !diag->last)
        return;
    struct cvx_diagnostic *added = cvx_arena_alloc(&diag->arena, sizeof *added);
    if (!message || !added) {
        add_out_of_memory(diag);
        return;
    }
    added->severity = codes[code].severity;
    added->code = code;
    const char *file = file_of(place.node); /* lives as long as the tree, which may be less */
    added->file = file ? cvx_arena_strdup(&diag->arena, file) : diag->file;
    added->message = message;
    added->hint = hints[code];
    place = resolve(place, about_key[code]);
    added->line = place.line;
    added->column = place.column;
    if (place.node)
        added->pointer = cvx_node_pointer(place.node, &diag->arena);
    if (diag->last)
        diag->last->next = added;
    else
        diag->first = added;
    diag->last = added;
}

__attribute__((format(printf, 2, 0))) static const char *format_message(struct cvx_arena *arena,
                                                                        const char *format,
                                                                        va_list args)
{
    va_list again;
    va_copy(again, args);
    const int len = vsnprintf(NULL, 0, format, args);
    char *message = len < 0 ? NULL : cvx_arena_alloc(arena, (size_t)len + 1);
    if (message)
        vsnprintf(message, (size_t)len + 1, format, again);
    va_end(again);
    return message;
}

void cvx_diag_add(struct cvx_diag *diag, enum cvx_code code, const struct cvx_node *node,
                  const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diag, code, (struct cvx_place){.node = node}, format_message(&diag->arena, format, args));
    va_end(args);
}

void cvx_diag_add_at(struct cvx_diag *diag, enum cvx_code code, struct cvx_place place,
                     const char *format, ...)
{
    va_list args;
    va_start(args, format);
    add(diag, code, place, format_message(&diag->arena, format, args));
    va_end(args);
}

void cvx_diag_hint(struct cvx_diag *diag, const char *format, ...)
{
    if (!diag->last)
        return;
    va_list args;
    va_start(args, format);
    diag->last->hint = format_message(&diag->arena, format, args);
    va_end(args);
}

enum cvx_status cvx_diag_memory(struct cvx_diag *diag)
{
    diag->counts[CVX_ERROR]++;
    if (!diag->first || diag->last)
        add_out_of_memory(diag);
    return CVX_ENVIRONMENT;
}

static int compare(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* A diagnostic, and its place among those found: qsort() does not keep it. */
struct found {
    const struct cvx_diagnostic *diagnostic;
    size_t number;
};

static int by_place(const void *a, const void *b)
{
    const struct found *x = a, *y = b;
    const struct cvx_diagnostic *d = x->diagnostic, *e = y->diagnostic;
    int order = compare(!d->file, !e->file);
    if (!order && d->file && d->file != e->file)
        order = strcmp(d->file, e->file);
    if (!order)
        order = compare(d->line, e->line);
    if (!order)
        order = compare(d->column, e->column);
    return order ? order : compare(x->number, y->number);
}

void cvx_diag_sort(struct cvx_diag *diag)
{
    size_t count = 0;
    for (const struct cvx_diagnostic *d = diag->first; d; d = d->next)
        count++;
    struct found *found = cvx_arena_alloc(&diag->arena, count * sizeof *found);
    struct cvx_diagnostic *sorted = cvx_arena_alloc(&diag->arena, count * sizeof *sorted);
    if (count == 0 || !diag->last || !found || !sorted)
        return;
    size_t number = 0;
    for (const struct cvx_diagnostic *d = diag->first; d; d = d->next, number++)
        found[number] = (struct found){d, number};
    qsort(found, count, sizeof *found, by_place);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = *found[i].diagnostic;
        sorted[i].next = i + 1 < count ? &sorted[i + 1] : NULL;
    }
    diag->first = sorted;
    diag->last = &sorted[count - 1];
}

static void add_quoted(struct cvx_str *str, uint32_t code_point)
{
    static const char escapes[][2] = {{'\n', 'n'}, {'\t', 't'}, {'\r', 'r'}, {'"', '"'}};
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        if (code_point == (uint32_t)escapes[i][0]) {
            cvx_str_add_char(str, '\\');
            cvx_str_add_char(str, escapes[i][1]);
            return;
        }
    }
    if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
        cvx_str_add_format(str, "\\u%04X", (unsigned)code_point);
    else
        cvx_str_add_code_point(str, code_point);
}

const char *cvx_diag_quote(struct cvx_diag *diag, const char *text)
{
    struct cvx_str str;
    cvx_str_init(&str, &diag->arena);
    cvx_str_add_char(&str, '"');
    for (int i = 0; *text && i < QUOTE_CODE_POINTS; i++)
        add_quoted(&str, cvx_utf8_next(&text));
    cvx_str_add(&str, *text ? "…\"" : "\"");
    return cvx_str_get(&str);
}

const char *cvx_code_name(enum cvx_code code)
{
    return codes[code].name;
}

const char *cvx_code_meaning(enum cvx_code code)
{
    return codes[code].meaning;
}

enum cvx_severity cvx_code_severity(enum cvx_code code)
{
    return codes[code].severity;
}

const char *cvx_severity_name(enum cvx_severity severity)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[severity];
}
