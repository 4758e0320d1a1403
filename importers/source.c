/* SPDX-License-Identifier: MIT */
/* Files are read as they come, since standard input has no size. Folders are listed first, so that
 * their tables are read in an order of their own, and what is too much is not read at all. */
#include "importers/source.h"

#include "core/base/limits.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_SIZE = 64 * 1024 };

static enum cvx_status cannot_read(struct cvx_diag *diag, int error)
{
    cvx_diag_add(diag, error == ENOENT || error == EISDIR ? CVX_CODE_NO_INPUT : CVX_CODE_IO, NULL,
                 "cannot read it: %s", strerror(error));
    if (error == ENOENT || error == EISDIR)
        cvx_diag_hint(diag, error == ENOENT ? "is its name right, and the folder you are in?"
                                            : "name a file in the folder");
    return error == ENOENT || error == EISDIR ? CVX_REJECTED : CVX_ENVIRONMENT;
}

static enum cvx_status read_all(int fd, struct cvx_str *content, struct cvx_diag *diag)
{
    char block[READ_SIZE];
    ssize_t got;
    while ((got = read(fd, block, sizeof block)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return cannot_read(diag, errno);
        cvx_str_add_bytes(content, block, (size_t)got);
        if (content->arena->failed)
            return cvx_diag_memory(diag);
        if (content->len > CVX_LIMIT_INPUT) {
            cvx_diag_add(diag, CVX_CODE_LIMIT, NULL, "it is larger than %d MB, the limit for a CV",
                         CVX_LIMIT_INPUT >> 20);
            return CVX_REJECTED;
        }
    }
    return CVX_OK;
}

enum cvx_status cvx_file_read(const char *path, struct cvx_str *content, struct cvx_diag *diag)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, content, diag);
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return cannot_read(diag, errno);
    const enum cvx_status status = read_all(fd, content, diag);
    close(fd);
    return status;
}

struct listing {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
    const char **paths;
    size_t count, room;
};

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* A folder, and no link to one. */
static bool is_inner_folder(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISDIR(info.st_mode);
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
        if (inner && name && is_inner_folder(name))
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

/* A link may lead anywhere, and what is no file may never end: neither is opened, since the folder
 * may come from others. */
static bool is_left_out(const char *path, struct cvx_diag *diag)
{
    struct stat info;
    if (lstat(path, &info) != 0 || S_ISREG(info.st_mode))
        return false;
    const char *name = strrchr(path, '/') + 1;
    cvx_diag_add(diag, CVX_CODE_LEFT_OUT, NULL, "%s in the folder is %s: it is not opened",
                 cvx_diag_quote(diag, name), S_ISLNK(info.st_mode) ? "a link" : "no file");
    cvx_diag_hint(diag, "put the file itself into the folder");
    return true;
}

static enum cvx_status read_tables(const struct listing *listing, struct cvx_source *source)
{
    struct cvx_source *files = cvx_arena_alloc_array(listing->arena, listing->count, sizeof *files);
    if (!files)
        return cvx_diag_memory(listing->diag);
    source->files = files;
    size_t total = 0;
    for (size_t i = 0; i < listing->count; i++) {
        struct cvx_str content;
        if (is_left_out(listing->paths[i], listing->diag))
            continue;
        cvx_str_init(&content, listing->arena);
        const enum cvx_status status = cvx_file_read(listing->paths[i], &content, listing->diag);
        if (status != CVX_OK)
            return status;
        files[source->file_count++] = (struct cvx_source){
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

static enum cvx_status read_folder(const char *path, struct cvx_arena *arena, struct cvx_diag *diag,
                                   struct cvx_source *source)
{
    struct listing listing = {.arena = arena, .diag = diag};
    enum cvx_status status = list(&listing, path, true);
    source->file_count = 0;
    if (status == CVX_OK && listing.count) {
        qsort(listing.paths, listing.count, sizeof *listing.paths, compare_paths);
        status = read_tables(&listing, source);
    }
    if (status != CVX_OK || source->file_count)
        return status;
    cvx_diag_add(diag, CVX_CODE_NO_INPUT, NULL, "it is a folder, and no data export is in it");
    cvx_diag_hint(diag, "name a file in the folder");
    return CVX_REJECTED;
}

static enum cvx_status read_path(const char *path, struct cvx_arena *arena, struct cvx_diag *diag,
                                 struct cvx_source *source)
{
    if (is_folder(path))
        return read_folder(path, arena, diag, source);
    struct cvx_str content;
    cvx_str_init(&content, arena);
    const enum cvx_status status = cvx_file_read(path, &content, diag);
    if (status == CVX_OK) {
        source->bytes = cvx_str_get(&content);
        source->len = content.len;
    }
    return status;
}

enum cvx_status cvx_source_read(const char *path, struct cvx_arena *arena, struct cvx_diag *diag,
                                struct cvx_source *source)
{
    const char *file = diag->file;
    source->name = strcmp(path, "-") == 0 ? "<stdin>" : path;
    source->bytes = NULL;
    source->len = 0;
    source->files = NULL;
    source->file_count = 0;
    diag->file = source->name;
    const enum cvx_status status = read_path(path, arena, diag, source);
    diag->file = file;
    return status;
}
