/* SPDX-License-Identifier: MIT */
/* The memory of words: a hash table that doubles. */
#include "fonts/words.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"

#include <string.h>

struct word {
    const struct cvx_face *face;
    const char *lang; /* one of words->langs */
    uint32_t script;
    unsigned features;
    const char *text; /* with len, what was shaped */
    size_t len;
    const struct cvx_glyph *glyphs; /* their texts count from 0 */
    size_t count;
};

struct slot {
    uint64_t hash;
    struct word *word; /* NULL: free */
};

struct lang {
    const char *tag;
    struct lang *next;
};

struct cvx_words {
    const struct cvx_memory *memory;
    struct cvx_opentype_shaper *engine;
    struct cvx_arena arena; /* owns all that follows */
    struct slot *slots;     /* open addressing */
    size_t room, count;     /* room is a power of two */
    struct lang *langs;
    struct cvx_words *next;
};

enum {
    FIRST_ROOM = 256,
    LONGEST = 40, /* bytes: longer words do not come again */
    MANY = 10000, /* words, of about 400 bytes each: kept no longer than one export */
};

struct cvx_words *cvx_words_new(const struct cvx_memory *memory)
{
    struct cvx_words *words = cvx_memory_take(memory, sizeof *words);
    if (!words)
        return NULL;
    *words = (struct cvx_words){.memory = memory, .engine = cvx_opentype_shaper_new()};
    cvx_arena_init(&words->arena, memory);
    if (words->engine)
        return words;
    cvx_words_free(words);
    return NULL;
}

void cvx_words_free(struct cvx_words *words)
{
    if (!words)
        return;
    cvx_opentype_shaper_free(words->engine);
    cvx_arena_clear(&words->arena);
    cvx_memory_give(words->memory, words);
}

bool cvx_words_usable(const struct cvx_words *words)
{
    return !words->arena.failed && words->count <= MANY;
}

struct cvx_words **cvx_words_next(struct cvx_words *words)
{
    return &words->next;
}

/* The same text for the same language. */
static const char *lang_find(struct cvx_words *words, const char *tag)
{
    if (!tag)
        return NULL;
    for (const struct lang *lang = words->langs; lang; lang = lang->next)
        if (strcmp(lang->tag, tag) == 0)
            return lang->tag;
    struct lang *lang = cvx_arena_alloc(&words->arena, sizeof *lang);
    if (!lang)
        return NULL;
    *lang = (struct lang){cvx_arena_strdup(&words->arena, tag), words->langs};
    words->langs = lang;
    return lang->tag;
}

static bool is_word(const struct word *word, const struct cvx_opentype_item *item)
{
    return word->face == item->face && word->features == item->features &&
           word->script == item->script && word->lang == item->lang && word->len == item->len &&
           memcmp(word->text, item->text + item->start, item->len) == 0;
}

/* The slot of the word that `item` is, or the free one that it goes to. */
static struct slot *slot_find(struct slot *slots, size_t room, uint64_t hash,
                              const struct cvx_opentype_item *item)
{
    size_t at = (size_t)hash & (room - 1);
    while (slots[at].word && (slots[at].hash != hash || !item || !is_word(slots[at].word, item)))
        at = (at + 1) & (room - 1);
    return &slots[at];
}

/* Keeps the table at most half full. */
static bool slots_grow(struct cvx_words *words)
{
    if (words->count * 2 < words->room)
        return true;
    const size_t room = words->room ? words->room * 2 : FIRST_ROOM;
    struct slot *slots = cvx_arena_alloc_array(&words->arena, room, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < words->room; i++)
        if (words->slots[i].word)
            *slot_find(slots, room, words->slots[i].hash, NULL) = words->slots[i];
    words->slots = slots;
    words->room = room;
    return true;
}

/* The slot for the word that `item` is; NULL when memory is out. */
static struct slot *slot_of(struct cvx_words *words, const struct cvx_opentype_item *item)
{
    if (!slots_grow(words))
        return NULL;
    const uint64_t hash = cvx_hash_add(CVX_HASH_START ^ (uint64_t)(uintptr_t)item->face,
                                       item->text + item->start, item->len);
    struct slot *slot = slot_find(words->slots, words->room, hash, item);
    slot->hash = hash;
    return slot;
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

/* Shapes the word that `item` is by itself, and enters it. */
static bool learn(struct cvx_words *words, const struct cvx_opentype_item *item, struct slot *slot)
{
    struct word *word = cvx_arena_alloc(&words->arena, sizeof *word);
    const char *text = cvx_arena_copy(&words->arena, item->text + item->start, item->len);
    struct cvx_opentype_item alone = *item;
    if (cvx_utf8_print_len(item->text + item->start, item->len) == item->len)
        alone.features |= CVX_OPENTYPE_NO_COMPOSING; /* a fifth of the shaping */
    struct cvx_glyphs glyphs = {0};
    size_t room = 0;
    alone.text = text;
    alone.text_len = item->len;
    alone.start = 0;
    if (!word || !text || !cvx_opentype_shape(words->engine, &alone, &words->arena, &glyphs, &room))
        return false;
    *word = (struct word){item->face, item->lang, item->script, item->features,
                          text,       item->len,  glyphs.items, glyphs.count};
    slot->word = word;
    words->count++;
    return true;
}

/* Where a caller wants its glyphs. */
struct output {
    struct cvx_arena *arena;
    struct cvx_glyphs *glyphs;
    size_t *room;
};

/* Appends the word that `item` is. */
static bool append(struct cvx_words *words, const struct cvx_opentype_item *item,
                   const struct output *to)
{
    struct slot *slot = slot_of(words, item);
    if (!slot || (!slot->word && !learn(words, item, slot)) ||
        !cvx_opentype_reserve(to->arena, to->glyphs, slot->word->count, to->room))
        return false;
    const struct word *word = slot->word;
    struct cvx_glyph *out = to->glyphs->items + to->glyphs->count;
    for (size_t i = 0; i < word->count; i++) {
        out[i] = word->glyphs[i];
        out[i].text += (uint32_t)item->start;
    }
    to->glyphs->count += word->count;
    return true;
}

bool cvx_words_shape(struct cvx_words *words, const struct cvx_opentype_item *item,
                     struct cvx_arena *arena, struct cvx_glyphs *glyphs, size_t *room)
{
    if (!item->face->words_apart || item->rtl)
        return cvx_opentype_shape(words->engine, item, arena, glyphs, room);
    const struct output to = {arena, glyphs, room};
    const size_t end = item->start + item->len;
    struct cvx_opentype_item word = *item;
    word.lang = lang_find(words, item->lang);
    bool ok = cvx_opentype_reserve(arena, glyphs, item->len, room); /* mostly one a byte */
    for (; ok && word.start < end; word.start += word.len) {
        word.len = word_len(item->text + word.start, end - word.start);
        ok = word.len > LONGEST ? cvx_opentype_shape(words->engine, &word, arena, glyphs, room)
                                : append(words, &word, &to);
    }
    return ok;
}
