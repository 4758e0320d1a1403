/* SPDX-License-Identifier: MIT */
/* Naming outputs. */
#include "cli/files.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool cvx_output_is_folder(const struct cvx_args *args)
{
    struct stat info;
    const size_t len = args->output ? strlen(args->output) : 0;
    return len > 0 && (args->output[len - 1] == '/' ||
                       (stat(args->output, &info) == 0 && S_ISDIR(info.st_mode)));
}

/* `path` without its last suffix: "a/b.resume.json" gives "a/b.resume". A leading dot is no suffix.
 */
static size_t stem_len(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return dot && dot != name ? (size_t)(dot - path) : strlen(path);
}

const char *cvx_output_path(const struct cvx_args *args, const char *input,
                            const struct cvx_exporter *exporter, struct cvx_arena *arena)
{
    const bool piped = strcmp(input, "-") == 0;
    if (args->output && !cvx_output_is_folder(args))
        return args->output;
    if (!args->output && piped)
        return "-";
    const int stem = (int)stem_len(input);
    if (!args->output)
        return cvx_arena_printf(arena, "%.*s%s", stem, input, exporter->own_suffix);
    const size_t len = strlen(args->output);
    const char *slash = strrchr(input, '/');
    const int skip = slash ? (int)(slash + 1 - input) : 0;
    return cvx_arena_printf(arena, "%s%s%.*s%s", args->output,
                            args->output[len - 1] == '/' ? "" : "/",
                            piped ? (int)strlen("resume") : stem - skip,
                            piped ? "resume" : input + skip, exporter->suffix);
}

static bool is_file(const char *path, const struct stat *file)
{
    struct stat info;
    return stat(path, &info) == 0 && info.st_dev == file->st_dev && info.st_ino == file->st_ino;
}

const char *cvx_output_replaces(const struct cvx_args *args, const char *path)
{
    struct stat out;
    if (strcmp(path, "-") == 0 || stat(path, &out) != 0 || !S_ISREG(out.st_mode))
        return NULL;
    for (int i = 0; i < args->input_count; i++)
        if (is_file(args->inputs[i], &out))
            return args->inputs[i];
    return cvx_theme_is_file(args) && is_file(args->theme, &out) ? args->theme : NULL;
}

bool cvx_theme_is_file(const struct cvx_args *args)
{
    return args->theme && (strchr(args->theme, '/') || strstr(args->theme, ".json"));
}

const char *cvx_output_identity(const char *path, struct cvx_arena *arena)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    char *whole = realpath(path, NULL);
    const char *folder = slash ? cvx_arena_copy(arena, path, (size_t)(slash - path) + 1) : "./";
    char *real = !whole && folder ? realpath(folder, NULL) : NULL;
    const char *identity = path;
    if (whole)
        identity = cvx_arena_strdup(arena, whole);
    else if (real)
        identity = cvx_arena_printf(arena, "%s/%s", real, name);
    free(whole);
    free(real);
    return identity;
}
