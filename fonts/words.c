/* SPDX-License-Identifier: MIT */
/* The memory of words: a hash table that doubles. */
#include "fonts/words.h"

#include "core/base/hash.h"

#include <string.h>

struct word {
    const struct cvx_face *face;
    const char *lang;
    uint32_t script;
    unsigned features;
    const char *text; /* with len, what was shaped; in the arena */
    size_t len;
    const struct cvx_glyph *glyphs; /* their texts count from 0 */
    size_t count;
};

struct cvx_words {
    struct cvx_opentype_shaper *engine;
    struct cvx_arena *arena;
    struct word *slots; /* open addressing; text NULL: free */
    size_t room, count; /* room is a power of two */
};

enum {
    FIRST_ROOM = 256,
    LONGEST = 40, /* bytes: longer words do not come again */
};

struct cvx_words *cvx_words_new(struct cvx_opentype_shaper *engine, struct cvx_arena *arena)
{
    struct cvx_words *words = cvx_arena_alloc(arena, sizeof *words);
    if (words)
        *words = (struct cvx_words){.engine = engine, .arena = arena};
    return words;
}

static bool same_lang(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_word(const struct word *slot, const struct cvx_opentype_item *item)
{
    return slot->face == item->face && slot->features == item->features &&
           slot->script == item->script && slot->len == item->len &&
           memcmp(slot->text, item->text + item->start, item->len) == 0 &&
           same_lang(slot->lang, item->lang);
}

/* The slot of the word that `item` is, or the free one that it goes to. */
static struct word *slot_find(const struct cvx_words *words, const struct cvx_opentype_item *item)
{
    uint64_t hash = cvx_hash_add(CVX_HASH_START, item->text + item->start, item->len);
    hash = cvx_hash_add(hash, &item->face, sizeof item->face);
    size_t at = (size_t)hash & (words->room - 1);
    while (words->slots[at].text && !is_word(&words->slots[at], item))
        at = (at + 1) & (words->room - 1);
    return &words->slots[at];
}

/* Keeps the table at most half full. */
static bool slots_grow(struct cvx_words *words)
{
    if (words->count * 2 < words->room)
        return true;
    const struct cvx_words old = *words;
    words->room = old.room ? old.room * 2 : FIRST_ROOM;
    words->slots = cvx_arena_alloc_array(words->arena, words->room, sizeof *words->slots);
    if (!words->slots) {
        *words = old;
        return false;
    }
    for (size_t i = 0; i < old.room; i++) {
        const struct word *slot = &old.slots[i];
        const struct cvx_opentype_item item = {.face = slot->face,
                                               .text = slot->text,
                                               .len = slot->len,
                                               .script = slot->script,
                                               .lang = slot->lang,
                                               .features = slot->features};
        if (slot->text)
            *slot_find(words, &item) = *slot;
    }
    return true;
}

static bool word_shape(struct cvx_words *words, const struct cvx_opentype_item *item,
                       struct word *slot)
{
    const char *text = cvx_arena_copy(words->arena, item->text + item->start, item->len);
    struct cvx_opentype_item alone = *item;
    struct cvx_glyphs glyphs = {0};
    size_t room = 0;
    alone.text = text;
    alone.text_len = item->len;
    alone.start = 0;
    if (!text || !cvx_opentype_shape(words->engine, &alone, words->arena, &glyphs, &room))
        return false;
    *slot = (struct word){item->face, item->lang, item->script, item->features,
                          text,       item->len,  glyphs.items, glyphs.count};
    words->count++;
    return true;
}

static bool word_append(struct cvx_words *words, const struct cvx_opentype_item *item,
                        struct cvx_glyphs *glyphs, size_t *room)
{
    if (!slots_grow(words))
        return false;
    struct word *slot = slot_find(words, item);
    if (!slot->text && !word_shape(words, item, slot))
        return false;
    if (!cvx_opentype_reserve(words->arena, glyphs, slot->count, room))
        return false;
    struct cvx_glyph *out = glyphs->items + glyphs->count;
    for (size_t i = 0; i < slot->count; i++) {
        out[i] = slot->glyphs[i];
        out[i].text += (uint32_t)item->start;
    }
    glyphs->count += slot->count;
    return true;
}

/* A space, or all up to the next one. */
static size_t word_len(const char *text, size_t len)
{
    size_t at = 0;
    if (text[0] == ' ')
        return 1;
    while (at < len && text[at] != ' ')
        at++;
    return at;
}

bool cvx_words_shape(struct cvx_words *words, const struct cvx_opentype_item *item,
                     struct cvx_glyphs *glyphs, size_t *room)
{
    if (!item->face->words_apart || item->rtl)
        return cvx_opentype_shape(words->engine, item, words->arena, glyphs, room);
    struct cvx_opentype_item word = *item;
    bool ok = cvx_opentype_reserve(words->arena, glyphs, item->len, room); /* mostly one a byte */
    for (size_t at = item->start; ok && at < item->start + item->len; at += word.len) {
        word.start = at;
        word.len = word_len(item->text + at, item->start + item->len - at);
        ok = word.len > LONGEST
                 ? cvx_opentype_shape(words->engine, &word, words->arena, glyphs, room)
                 : word_append(words, &word, glyphs, room);
    }
    return ok;
}
