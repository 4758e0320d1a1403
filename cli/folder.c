/* SPDX-License-Identifier: MIT */
/* Folders: their tables are listed first, so that they are read in an order of their own, and what
 * is too much is not read at all. */
#include "cli/folder.h"

#include "cli/files.h"
#include "core/base/limits.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct listing {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    const char **paths;
    size_t count, room;
};

bool cvx_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool is_table(const char *name)
{
    static const char suffix[] = ".csv";
    const size_t len = strlen(name);
    return len >= sizeof suffix && strcasecmp(name + len - (sizeof suffix - 1), suffix) == 0;
}

static enum cvx_status add_path(struct listing *listing, const char *path)
{
    if (listing->count == CVX_LIMIT_ENTRIES) {
        cvx_diag_add(listing->diag, CVX_CODE_LIMIT, NULL,
                     "the folder has more than %d files, the limit", CVX_LIMIT_ENTRIES);
        return CVX_REJECTED;
    }
    if (listing->count == listing->room) {
        const size_t room = listing->room ? 2 * listing->room : 64;
        listing->paths =
            cvx_arena_grow(listing->arena, listing->paths, listing->room * sizeof *listing->paths,
                           room * sizeof *listing->paths);
        listing->room = room;
    }
    if (!path || !listing->paths)
        return cvx_diag_memory(listing->diag);
    listing->paths[listing->count++] = path;
    return CVX_OK;
}

/* Lists the tables in a folder; with `inner`, those in its folders too. */
static enum cvx_status list(struct listing *listing, const char *path, bool inner)
{
    DIR *folder = opendir(path);
    if (!folder) {
        cvx_diag_add(listing->diag, CVX_CODE_IO, NULL, "cannot read %s: %s",
                     cvx_diag_quote(listing->diag, path), strerror(errno));
        return CVX_ENVIRONMENT;
    }
    enum cvx_status status = CVX_OK;
    const struct dirent *entry;
    while (status == CVX_OK && (entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        const char *name = cvx_arena_printf(listing->arena, "%s/%s", path, entry->d_name);
        const bool deeper = inner && name && cvx_is_folder(name);
        if (deeper)
            status = list(listing, name, false);
        else if (is_table(entry->d_name))
            status = add_path(listing, name);
    }
    closedir(folder);
    return status;
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static enum cvx_status read_tables(const struct listing *listing, struct cvx_source *files)
{
    size_t total = 0;
    for (size_t i = 0; i < listing->count; i++) {
        struct cvx_str content;
        cvx_str_init(&content, listing->arena);
        const enum cvx_status status = cvx_file_read(listing->paths[i], &content, listing->diag);
        if (status != CVX_OK)
            return status;
        files[i] = (struct cvx_source){
            .name = listing->paths[i], .bytes = cvx_str_get(&content), .len = content.len};
        total += content.len;
        if (total > CVX_LIMIT_INPUT) {
            cvx_diag_add(listing->diag, CVX_CODE_LIMIT, NULL,
                         "the folder holds more than %d MB, the limit for a CV",
                         CVX_LIMIT_INPUT >> 20);
            return CVX_REJECTED;
        }
    }
    return CVX_OK;
}

enum cvx_status cvx_folder_read(const char *path, struct cvx_arena *arena, struct cvx_diag *diag,
                                struct cvx_source *source)
{
    struct listing listing = {.arena = arena, .diag = diag};
    const enum cvx_status status = list(&listing, path, true);
    if (status != CVX_OK)
        return status;
    if (listing.count == 0) {
        cvx_diag_add(diag, CVX_CODE_NO_INPUT, NULL, "it is a folder, and no data export is in it");
        cvx_diag_hint(diag, "name a file in the folder");
        return CVX_REJECTED;
    }
    qsort(listing.paths, listing.count, sizeof *listing.paths, compare_paths);
    struct cvx_source *files = cvx_arena_alloc_array(arena, listing.count, sizeof *files);
    if (!files)
        return cvx_diag_memory(diag);
    source->files = files;
    source->file_count = listing.count;
    return read_tables(&listing, files);
}
