/* SPDX-License-Identifier: MIT */
/* Names are parted where no brace is open, first by "and", then by commas. */
#include "importers/bibtex/names.h"

#include "core/base/utf8.h"
#include "formats/tex.h"
#include "importers/values.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* The length of the text before the next `stop` outside of braces; "and" stops between blanks. */
static size_t part_len(const char *text, size_t len, const char *stop)
{
    const size_t stop_len = strlen(stop);
    const bool word = isalpha((unsigned char)*stop) != 0;
    int depth = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '\\' && i + 1 < len) {
            i++;
            continue;
        }
        depth += (text[i] == '{') - (text[i] == '}');
        if (depth > 0 || i + stop_len > len || strncasecmp(text + i, stop, stop_len) != 0)
            continue;
        if (!word || (i > 0 && isspace((unsigned char)text[i - 1]) && i + stop_len < len &&
                      isspace((unsigned char)text[i + stop_len])))
            return i;
    }
    return len;
}

/* "family=Duchamp, given=Marcel, prefix=de": the part named `key`; "" when there is none. */
static const char *named_part(const char *const parts[], size_t count, const char *key,
                              struct cvx_arena *arena)
{
    const size_t len = strlen(key);
    for (size_t i = 0; i < count; i++)
        if (strncasecmp(parts[i], key, len) == 0 && parts[i][len] == '=')
            return cvx_arena_strdup(arena, parts[i] + len + 1);
    return "";
}

static const char *join(struct cvx_arena *arena, const char *const words[], size_t count)
{
    const char *name = "";
    for (size_t i = 0; name && i < count; i++)
        if (words[i] && *words[i])
            name = *name ? cvx_arena_printf(arena, "%s %s", name, words[i]) : words[i];
    return name;
}

/* One name, its parts in the order in which they are spoken. */
static const char *read_name(const char *tex, size_t len, struct cvx_arena *arena)
{
    enum { PARTS = 6 };
    const char *parts[PARTS] = {NULL};
    size_t count = 0;
    for (size_t at = 0; at <= len && count < PARTS; count++) {
        const size_t part = count + 1 < PARTS ? part_len(tex + at, len - at, ",") : len - at;
        parts[count] = cvx_tex_text(cvx_arena_copy(arena, tex + at, part), true, arena);
        at += part + 1;
        if (arena->failed)
            return NULL;
    }
    if (strncasecmp(parts[0], "family=", 7) == 0 || strncasecmp(parts[0], "given=", 6) == 0) {
        const char *const spoken[] = {
            named_part(parts, count, "given", arena), named_part(parts, count, "prefix", arena),
            named_part(parts, count, "family", arena), named_part(parts, count, "suffix", arena)};
        return join(arena, spoken, 4);
    }
    if (count == 1)
        return parts[0];
    if (count == 2 && cvx_value_family_first(parts[0]) && cvx_value_family_first(parts[1]))
        return cvx_arena_printf(arena, "%s%s", parts[0], parts[1]);
    const char *const spoken[] = {parts[count - 1], parts[0], count > 2 ? parts[1] : NULL,
                                  count > 3 ? parts[2] : NULL, count > 4 ? parts[3] : NULL};
    return join(arena, spoken, 5);
}

static void add(struct cvx_bibtex_names *names, const char *name, struct cvx_arena *arena)
{
    if (!name || !*name)
        return;
    if (names->count == names->room) {
        const size_t room = names->room ? names->room * 2 : 8;
        const char **items =
            cvx_arena_grow(arena, names->items, names->room * sizeof *items, room * sizeof *items);
        if (!items)
            return;
        names->items = items;
        names->room = room;
    }
    names->items[names->count++] = name;
}

struct cvx_bibtex_names cvx_bibtex_names_read(const char *tex, struct cvx_arena *arena)
{
    struct cvx_bibtex_names names = {.count = 0};
    const size_t len = strlen(tex);
    for (size_t at = 0; at < len && !arena->failed;) {
        const size_t part = part_len(tex + at, len - at, "and");
        const char *name = read_name(tex + at, part, arena);
        const bool last = at + part >= len;
        if (last && name && strcasecmp(name, "others") == 0)
            names.others = true;
        else
            add(&names, name, arena);
        at += part + (last ? 0 : strlen("and"));
    }
    return names;
}
