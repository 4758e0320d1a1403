/* SPDX-License-Identifier: MIT */
/* Looking titles up: whole, without what qualifies them, and in parts. */
#include "importers/section.h"

#include "core/base/utf8.h"
#include "core/lang/labels.h"
#include "core/lang/wordtable.h"

#include <string.h>

struct kind {
    char key[16];
    char type[20];
};

#include "generated/sections.h"

enum {
    TITLE_MAX = 150, /* bytes; no title is longer */
    PARTS_MAX = 6,   /* parts of a title that are looked at */
};

/* No letter or digit: punctuation beyond ASCII, emoji, private use. The same as in
 * tools/language-tables/folding.py. */
static bool is_ornament(uint32_t code)
{
    static const uint32_t ranges[][2] = {
        {0x80, 0xA9},        {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},
        {0xD7, 0xD7},        {0xF7, 0xF7},     {0x2010, 0x206F}, {0x20A0, 0x2BFF},
        {0x2E00, 0x2E7F},    {0x3001, 0x3004}, {0x3008, 0x3020}, {0x30A0, 0x30A0},
        {0x30FB, 0x30FB},    {0xE000, 0xF8FF}, {0xFE0E, 0xFE6F}, {0xFF01, 0xFF0F},
        {0xFF1A, 0xFF20},    {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0x1F000, 0x1FFFF},
        {0xE0000, 0x10FFFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i][0] && code <= ranges[i][1])
            return true;
    return false;
}

#define FIND(table, key) cvx_word_find(table, sizeof table / sizeof *table, table##_text, key)

/* Takes the words that only join out of a key, in place; returns what is left. */
static size_t drop_joints(char *key)
{
    size_t used = 0;
    for (char *word = key; *word;) {
        const size_t len = strcspn(word, " ");
        char *next = word + len + (word[len] == ' ');
        word[len] = '\0';
        if (len && !FIND(title_joints, word)) {
            if (used)
                key[used++] = ' ';
            memmove(key + used, word, len);
            used += len;
        }
        word = next;
    }
    key[used] = '\0';
    return used;
}

/* The key under which a title is kept; returns its bytes, 0 when nothing is left. */
static size_t title_key(const char *title, size_t len, char key[CVX_WORD_MAX])
{
    char bare[TITLE_MAX + 1];
    size_t used = 0;
    if (len > TITLE_MAX)
        return 0;
    for (size_t at = 0, size; at < len; at += size) {
        const uint32_t code = cvx_utf8_decode(title + at, len - at, &size);
        if (is_ornament(code)) {
            bare[used++] = ' ';
        } else {
            memcpy(bare + used, title + at, size);
            used += size;
        }
    }
    if (cvx_word_key(bare, used, key) == 0)
        return 0;
    return drop_joints(key);
}

/* Where the title begins after "1.", "2.3", "IV.", "b)", "(1)", "一、", "#". */
static size_t skip_number(const char *title, size_t len)
{
    static const char marks[] = "0123456789.()#§ \t";
    size_t at = 0;
    while (at < len && title[at] && strchr(marks, title[at]))
        at++;
    static const char *const han[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    for (size_t i = 0; i < sizeof han / sizeof *han; i++)
        if (len - at > 6 && memcmp(title + at, han[i], 3) == 0 &&
            memcmp(title + at + 3, "、", 3) == 0)
            return at + 6;
    size_t letters = at;
    while (letters < len && title[letters] && strchr("IVXivx", title[letters]))
        letters++;
    if (letters == at && at < len)
        letters++;
    if (letters + 1 < len && (title[letters] == '.' || title[letters] == ')') &&
        title[letters + 1] == ' ')
        return letters + 2;
    return at;
}

static struct cvx_section section_of(uint32_t row, bool sure)
{
    if (row == 0)
        return (struct cvx_section){.key = NULL};
    const struct kind *kind = &section_kinds[row - 1];
    return (struct cvx_section){
        .key = kind->key, .type = kind->type[0] ? kind->type : NULL, .sure = sure};
}

/* Looks a key up without the qualifiers before it: "selected publications". */
static uint32_t find_qualified(const char *key)
{
    uint32_t row = FIND(section_words, key);
    while (!row) {
        const size_t len = strcspn(key, " ");
        char word[CVX_WORD_MAX];
        memcpy(word, key, len);
        word[len] = '\0';
        if (!key[len] || !FIND(title_qualifiers, word))
            return 0;
        key += len + 1;
        row = FIND(section_words, key);
    }
    return row;
}

static uint32_t find_part(const char *part, size_t len)
{
    char key[CVX_WORD_MAX];
    return title_key(part, len, key) ? find_qualified(key) : 0;
}

/* Bytes of the part of a title that begins at `title`: up to a mark between parts, or to where
 * letters beyond ASCII begin or end ("工作经历 Work"). */
static size_t part_len(const char *title, size_t len)
{
    size_t at = 0;
    while (at < len && !strchr("/|,;:&+()[]", title[at])) {
        const bool foreign = (unsigned char)title[at] >= 0xE0;
        const bool turn =
            at > 0 && title[at] == ' ' && at + 1 < len &&
            ((unsigned char)title[at + 1] >= 0xE0) != ((unsigned char)title[at - 1] >= 0x80);
        if (turn && !foreign)
            break;
        at++;
    }
    return at;
}

/* The first part of the title that is one: of "Talks / Vorträge & Publications" the last. */
static uint32_t find_any_part(const char *title, size_t len)
{
    for (int parts = 0; parts < PARTS_MAX && len > 0; parts++) {
        const size_t part = part_len(title, len);
        const uint32_t row = find_part(title, part);
        if (row)
            return row;
        const size_t step = part < len ? part + 1 : part;
        title += step;
        len -= step;
    }
    return 0;
}

/* The last words of the title, when they are the title of a section that others qualify:
 * "Software Engineering Experience". */
static uint32_t find_tail(const char *title, size_t len)
{
    char room[CVX_WORD_MAX];
    if (title_key(title, len, room) == 0)
        return 0;
    for (const char *key = strchr(room, ' '); key; key = strchr(key, ' ')) {
        const uint32_t row = FIND(section_words, ++key);
        if (row)
            return row;
    }
    return 0;
}

struct cvx_section cvx_section_find(const char *title, size_t len)
{
    const size_t skip = skip_number(title, len);
    uint32_t row = find_part(title, len);
    if (!row)
        row = find_part(title + skip, len - skip);
    if (row)
        return section_of(row, true);
    if (len <= TITLE_MAX)
        row = find_any_part(title + skip, len - skip);
    if (!row)
        row = find_tail(title + skip, len - skip);
    return section_of(row, false);
}

static bool lists(const struct cvx_node *list, const char *text)
{
    for (const struct cvx_node *item = list ? list->first : NULL; item; item = item->next)
        if (strcmp(item->text, text) == 0)
            return true;
    return false;
}

/* True for the title that a CV has without saying so. */
static bool is_usual(const char *key, const char *title)
{
    const enum cvx_label label = cvx_label_find(key);
    return label != CVX_LABEL_COUNT && strcmp(cvx_label_get(cvx_language_at(0), label), title) == 0;
}

bool cvx_section_note(struct cvx_arranger *arranger, const char *key, const char *title,
                      const struct cvx_node *origin)
{
    struct cvx_node *meta = cvx_arrange_object(arranger, arranger->root, "meta", NULL);
    struct cvx_node *options = cvx_arrange_object(arranger, meta, "themeOptions", NULL);
    struct cvx_node *order = cvx_arrange_array(arranger, options, "sections", NULL);
    const struct cvx_node *labels = cvx_node_find(options, "sectionLabels");
    const struct cvx_node *label = cvx_node_find(labels, key);
    if (!order)
        return true;
    if (lists(order, key))
        return !title || (label ? strcmp(label->text, title) == 0 : is_usual(key, title));
    cvx_arrange_text(arranger, order, NULL, key, NULL);
    if (title && !is_usual(key, title))
        cvx_arrange_text(arranger, cvx_arrange_object(arranger, options, "sectionLabels", NULL),
                         key, title, origin);
    return true;
}
