/* SPDX-License-Identifier: MIT */
/* Opening and closing fonts, and keeping them open for all who share them. One lock guards the list
 * of files and the way to fontconfig; faces, once opened, never change. */
#include "fonts/fonts.h"

#include "core/base/module.h"
#include "fonts/embedded/embedded.h"
#include "fonts/faces.h"
#include "fonts/opentype.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static const struct cvx_module fontconfig_module = CVX_MODULE(fontconfig);

/* A file that was asked for, whether or not there is a face in it. */
struct entry {
    struct cvx_font_file file;
    struct cvx_face_source *source; /* NULL: none */
    const char *refusal;            /* why not; NULL: no such file */
    struct entry *next;
};

struct cvx_fonts {
    const struct cvx_memory *memory;
    bool built_in_only;
    pthread_mutex_t lock; /* of what follows */
    struct cvx_arena arena;
    struct entry *entries;
    struct cvx_words *idle; /* of shapers that are done: one for each thread at most */
    bool asked_system;      /* fontconfig was started, if it can be */
    const struct cvx_fontconfig *fontconfig; /* NULL: not there */
    void *system;
};

struct cvx_fonts *cvx_fonts_open(const struct cvx_fonts_options *options)
{
    static const struct cvx_fonts_options defaults;
    if (!options)
        options = &defaults;
    struct cvx_fonts *fonts = cvx_memory_take(options->memory, sizeof *fonts);
    if (!fonts)
        return NULL;
    *fonts = (struct cvx_fonts){
        .memory = options->memory,
        .built_in_only = options->built_in_only,
    };
    if (pthread_mutex_init(&fonts->lock, NULL)) {
        cvx_memory_give(fonts->memory, fonts);
        return NULL;
    }
    cvx_arena_init(&fonts->arena, options->memory);
    return fonts;
}

/* The first of the idle words; NULL when there are none. */
static struct cvx_words *words_pop(struct cvx_fonts *fonts)
{
    struct cvx_words *words = fonts->idle;
    if (words)
        fonts->idle = *cvx_words_next(words);
    return words;
}

struct cvx_words *cvx_fonts_take_words(struct cvx_fonts *fonts)
{
    pthread_mutex_lock(&fonts->lock);
    struct cvx_words *words = words_pop(fonts);
    pthread_mutex_unlock(&fonts->lock);
    return words ? words : cvx_words_new(fonts->memory);
}

void cvx_fonts_return_words(struct cvx_fonts *fonts, struct cvx_words *words)
{
    if (!cvx_words_usable(words)) {
        cvx_words_free(words);
        return;
    }
    pthread_mutex_lock(&fonts->lock);
    *cvx_words_next(words) = fonts->idle;
    fonts->idle = words;
    pthread_mutex_unlock(&fonts->lock);
}

void cvx_fonts_close(struct cvx_fonts *fonts)
{
    if (!fonts)
        return;
    while (fonts->idle)
        cvx_words_free(words_pop(fonts));
    for (struct entry *entry = fonts->entries; entry; entry = entry->next)
        if (entry->source)
            cvx_opentype_close(entry->source);
    if (fonts->system)
        fonts->fontconfig->close(fonts->system);
    cvx_arena_clear(&fonts->arena);
    pthread_mutex_destroy(&fonts->lock);
    cvx_memory_give(fonts->memory, fonts);
}

bool cvx_fonts_use_installed(const struct cvx_fonts *fonts)
{
    return !fonts->built_in_only;
}

const char cvx_fonts_built_in[] = "built-in";

struct cvx_font_file cvx_fonts_find_built_in(const char *family, bool bold, bool italic)
{
    struct cvx_font_file file = {0};
    for (unsigned i = 0; cvx_embedded_fonts[i].family; i++) {
        const struct cvx_embedded_font *font = &cvx_embedded_fonts[i];
        if (strcmp(font->family, family) != 0)
            continue;
        if (font->bold == bold && font->italic == italic)
            return (struct cvx_font_file){cvx_fonts_built_in, i};
        if (!file.path) /* a family of one face stands for all styles */
            file = (struct cvx_font_file){cvx_fonts_built_in, i};
    }
    return file;
}

static struct entry *entry_find(struct cvx_fonts *fonts, const struct cvx_font_file *file)
{
    struct entry *entry = fonts->entries;
    while (entry && (entry->file.index != file->index || strcmp(entry->file.path, file->path) != 0))
        entry = entry->next;
    return entry;
}

static struct entry *entry_open(struct cvx_fonts *fonts, const struct cvx_font_file *file)
{
    struct entry *entry = cvx_arena_alloc(&fonts->arena, sizeof *entry);
    char *path = cvx_arena_strdup(&fonts->arena, file->path);
    if (!entry || !path)
        return NULL;
    entry->file = (struct cvx_font_file){path, file->index};
    if (file->path == cvx_fonts_built_in) {
        const struct cvx_embedded_font *font = &cvx_embedded_fonts[file->index];
        entry->source =
            cvx_opentype_open_bytes(path, font->bytes, font->len, &fonts->arena, &entry->refusal);
        if (entry->source)
            entry->source->face.words_apart = true;
    } else {
        entry->source = cvx_opentype_open(path, file->index, &fonts->arena, &entry->refusal);
    }
    if (fonts->arena.failed)
        return NULL;
    entry->next = fonts->entries;
    fonts->entries = entry;
    return entry;
}

const char cvx_fonts_no_memory[] = "cannot be opened: memory is out";

const struct cvx_face *cvx_fonts_face(struct cvx_fonts *fonts, const struct cvx_font_file *file,
                                      const char **refusal)
{
    pthread_mutex_lock(&fonts->lock);
    struct entry *entry = entry_find(fonts, file);
    if (!entry)
        entry = entry_open(fonts, file);
    fonts->arena.failed = false; /* another export may have more luck */
    pthread_mutex_unlock(&fonts->lock);
    *refusal = entry ? entry->refusal : cvx_fonts_no_memory;
    return entry && entry->source ? &entry->source->face : NULL;
}

struct cvx_font_file cvx_fonts_search(struct cvx_fonts *fonts, const struct cvx_font_query *query,
                                      struct cvx_arena *arena)
{
    struct cvx_font_file file = {0};
    if (fonts->built_in_only)
        return file;
    pthread_mutex_lock(&fonts->lock);
    if (!fonts->asked_system) {
        fonts->asked_system = true;
        /* where it is not installed there is nothing to find: no error */
        fonts->fontconfig = cvx_module_open(&fontconfig_module, NULL);
        fonts->system = fonts->fontconfig ? fonts->fontconfig->open() : NULL;
    }
    if (fonts->system)
        file = fonts->fontconfig->find(fonts->system, query, arena);
    pthread_mutex_unlock(&fonts->lock);
    return file;
}
