/* SPDX-License-Identifier: MIT */
/* The sink that is a file: a temporary file beside the target, renamed over it at commit, so that a
 * reader sees the old file or the whole new one. What cannot be replaced (pipes, devices) is
 * written through. */
#define _GNU_SOURCE /* renameat2 */

#include "core/base/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How a commit is taken back. */
enum undo {
    UNDO_NOTHING,
    UNDO_REMOVE,   /* there was no file */
    UNDO_EXCHANGE, /* the old file is under the temporary name */
};

struct file_sink {
    struct cvx_sink sink;
    int fd;
    char *target;    /* what the user named, links followed; NULL: written straight through */
    char *temporary; /* beside it; once committed the old file, or NULL */
    enum undo undo;
    const char *name; /* what diagnostics call it */
};

static struct file_sink *of(struct cvx_sink *sink)
{
    return (struct file_sink *)sink;
}

static enum cvx_status fail(struct cvx_diag *diag, const char *name, const char *what, int error)
{
    cvx_diag_add(diag, CVX_CODE_TARGET, NULL, "cannot %s %s: %s", what,
                 strcmp(name, "-") == 0 ? "standard output" : name, strerror(error));
    if (error == ENOSPC)
        cvx_diag_hint(diag, "free some space, or write somewhere else with --output");
    return CVX_ENVIRONMENT;
}

static enum cvx_status file_write(struct cvx_sink *sink, const void *bytes, size_t len,
                                  struct cvx_diag *diag)
{
    const char *from = bytes;
    while (len > 0) {
        const ssize_t written = write(of(sink)->fd, from, len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fail(diag, of(sink)->name, "write", errno);
        from += written;
        len -= (size_t)written;
    }
    return CVX_OK;
}

/* Makes the rename itself last: the folder is synced too. A folder that cannot be synced is no
 * failure, the file is there. */
static void sync_folder(const char *path)
{
    char *folder = strdup(path);
    char *slash = folder ? strrchr(folder, '/') : NULL;
    if (slash)
        slash[slash == folder] = '\0';
    const int fd = folder ? open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    free(folder);
}

/* Puts the temporary file where the target is. What was there is then under the temporary name, so
 * that it can be put back; where that cannot be had, it is gone. */
static bool replace(struct file_sink *file)
{
#ifdef RENAME_EXCHANGE
    if (renameat2(AT_FDCWD, file->temporary, AT_FDCWD, file->target, RENAME_EXCHANGE) == 0) {
        file->undo = UNDO_EXCHANGE;
        return true;
    }
    const bool is_new = errno == ENOENT;
    if (!is_new && errno != EINVAL && errno != ENOSYS)
        return false;
    file->undo = is_new ? UNDO_REMOVE : UNDO_NOTHING;
#endif
    if (rename(file->temporary, file->target) != 0)
        return false;
    free(file->temporary);
    file->temporary = NULL;
    return true;
}

static enum cvx_status file_commit(struct cvx_sink *sink, struct cvx_diag *diag)
{
    struct file_sink *file = of(sink);
    if (!file->temporary)
        return CVX_OK;
    if (fsync(file->fd) != 0)
        return fail(diag, file->name, "write", errno);
    if (!replace(file)) {
        file->undo = UNDO_NOTHING;
        return fail(diag, file->name, "replace", errno);
    }
    sync_folder(file->target);
    return CVX_OK;
}

void cvx_file_sink_undo(struct cvx_sink *sink)
{
    struct file_sink *file = of(sink);
#ifdef RENAME_EXCHANGE
    if (file->undo == UNDO_EXCHANGE)
        renameat2(AT_FDCWD, file->temporary, AT_FDCWD, file->target, RENAME_EXCHANGE);
#endif
    if (file->undo == UNDO_REMOVE)
        unlink(file->target);
    file->undo = UNDO_NOTHING;
}

static void file_drop(struct cvx_sink *sink)
{
    struct file_sink *file = of(sink);
    if (file->fd > STDERR_FILENO)
        close(file->fd);
    if (file->temporary)
        unlink(file->temporary);
    free(file->temporary);
    free(file->target);
    free(file);
}

/* Creates the temporary file, under the first free name. The umask applies to a new file as it
 * would to the target. */
static bool open_temporary(struct file_sink *file)
{
    enum { TRIES = 100 };
    const size_t size = strlen(file->target) + sizeof ".cvexport-00000000000-00";
    file->temporary = malloc(size);
    for (int i = 0; file->temporary && i < TRIES; i++) {
        snprintf(file->temporary, size, "%s.cvexport-%ld-%d", file->target, (long)getpid(), i);
        file->fd = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file->fd >= 0)
            return true;
        if (errno != EEXIST)
            break;
    }
    free(file->temporary);
    file->temporary = NULL;
    return false;
}

/* Where a link leads that leads to nothing yet, in a block of its own; `path` itself when it is no
 * link. NULL, with errno set, when there is no end to it. */
static char *follow(const char *path)
{
    enum { MOST_LINKS = 40 };
    char *at = strdup(path);
    for (int i = 0; at && i < MOST_LINKS; i++) {
        char to[PATH_MAX];
        const ssize_t len = readlink(at, to, sizeof to - 1);
        if (len < 0)
            return at;
        to[len] = '\0';
        const char *slash = to[0] == '/' ? NULL : strrchr(at, '/');
        const size_t folder = slash ? (size_t)(slash - at) + 1 : 0;
        char *next = malloc(folder + (size_t)len + 1);
        if (next) {
            memcpy(next, at, folder);
            memcpy(next + folder, to, (size_t)len + 1);
        }
        free(at);
        at = next;
    }
    errno = at ? ELOOP : ENOMEM;
    free(at);
    return NULL;
}

/* Decides between replacing and writing through. False, with errno set, when neither works. */
static bool open_target(struct file_sink *file, const char *path)
{
    struct stat info;
    if (strcmp(path, "-") == 0) {
        file->fd = STDOUT_FILENO;
        return true;
    }
    const bool exists = stat(path, &info) == 0;
    if (exists && S_ISDIR(info.st_mode)) {
        errno = EISDIR;
        return false;
    }
    if (exists && !S_ISREG(info.st_mode)) {
        file->fd = open(path, O_WRONLY | O_CLOEXEC);
        return file->fd >= 0;
    }
    if (exists && access(path, W_OK) != 0)
        return false;
    file->target = exists ? realpath(path, NULL) : follow(path);
    if (!file->target || !open_temporary(file))
        return false;
    return !exists || fchmod(file->fd, info.st_mode & 07777) == 0;
}

struct cvx_sink *cvx_file_sink_open(const char *path, struct cvx_diag *diag)
{
    static const struct cvx_sink_ops ops = {file_write, file_commit, file_drop};
    struct file_sink *file = calloc(1, sizeof *file);
    if (!file) {
        cvx_diag_memory(diag);
        return NULL;
    }
    *file = (struct file_sink){.sink = {&ops}, .fd = -1, .name = path};
    if (!open_target(file, path)) {
        fail(diag, path, "write", errno);
        file_drop(&file->sink);
        return NULL;
    }
    return &file->sink;
}
