/* SPDX-License-Identifier: MIT */
/* Pieces, sorted by pointer and put together. */
#include "importers/docx/values.h"

#include "core/base/str.h"

#include <stdlib.h>
#include <string.h>

/* A piece and where it stands. */
struct place {
    const struct cvx_docx_piece *piece;
    const struct cvx_docx_paragraph *paragraph;
    size_t order;
};

static int by_pointer(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    const int order = strcmp(a->piece->pointer, b->piece->pointer);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static struct place *sort_pieces(const struct cvx_docx_body *body, size_t *count,
                                 struct cvx_arena *arena)
{
    size_t room = 0;
    for (const struct cvx_docx_paragraph *at = body->first; at; at = at->next)
        for (const struct cvx_docx_piece *piece = at->first; piece; piece = piece->next)
            room += piece->pointer != NULL;
    struct place *places = cvx_arena_alloc_array(arena, room, sizeof *places);
    *count = 0;
    for (const struct cvx_docx_paragraph *at = places ? body->first : NULL; at; at = at->next)
        for (const struct cvx_docx_piece *piece = at->first; piece; piece = piece->next)
            if (piece->pointer) {
                places[*count] = (struct place){piece, at, *count};
                ++*count;
            }
    if (*count)
        qsort(places, *count, sizeof *places, by_pointer);
    return places;
}

/* White space: ASCII, U+00A0, U+2009, U+202F. Its length; 0: there is none. */
static size_t space_len(const char *text)
{
    static const char *const spaces[] = {" ", "\t", "\n", "\r", "\u00A0", "\u2009", "\u202F"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (strncmp(text, spaces[i], strlen(spaces[i])) == 0)
            return strlen(spaces[i]);
    return 0;
}

static const char *skip_space(const char *text)
{
    for (size_t len = space_len(text); len; len = space_len(text))
        text += len;
    return text;
}

bool cvx_docx_same_text(const char *a, const char *b)
{
    a = skip_space(a ? a : "");
    b = skip_space(b ? b : "");
    while (*a && *b) {
        const bool space_a = space_len(a), space_b = space_len(b);
        a = skip_space(a);
        b = skip_space(b);
        if ((space_a && *a) != (space_b && *b))
            return false;
        if (*a && *b && *a++ != *b++)
            return false;
    }
    return !*skip_space(a) && !*skip_space(b);
}

const char *cvx_docx_plain_text(const char *text, struct cvx_arena *arena)
{
    struct cvx_str out;
    cvx_str_init(&out, arena);
    for (text = skip_space(text); *text; text++) {
        if (space_len(text)) {
            text = skip_space(text);
            if (!*text)
                break;
            cvx_str_add_char(&out, ' ');
        }
        cvx_str_add_char(&out, *text);
    }
    return arena->failed ? NULL : cvx_str_get(&out);
}

/* Markdown around a text, its white space outside: "**a** b". */
static void add_marked(struct cvx_str *out, const char *text, unsigned marks, const char *href)
{
    const size_t before = (size_t)(skip_space(text) - text);
    size_t len = strlen(text);
    while (len > before && strchr(" \t\n", text[len - 1]))
        len--;
    cvx_str_add_bytes(out, text, before);
    if (len > before) {
        const char *strong = marks & CVX_DOCX_STRONG ? "**" : "";
        const char *emphasis = marks & CVX_DOCX_EMPHASIS ? "*" : "";
        const char *code = marks & CVX_DOCX_CODE ? "`" : "";
        cvx_str_add_format(out, "%s%s%s%s", href ? "[" : "", strong, emphasis, code);
        cvx_str_add_bytes(out, text + before, len - before);
        cvx_str_add_format(out, "%s%s%s", code, emphasis, strong);
        if (href)
            cvx_str_add_format(out, "](%s)", href);
    }
    cvx_str_add(out, text + len);
}

/* The part of a paragraph from `first` to before `end` that is set alike and links to the same. */
static const struct place *alike(const struct place *first, const struct place *end)
{
    const struct place *next = first + 1;
    while (next < end && next->paragraph == first->paragraph && next->order == next[-1].order + 1 &&
           next->piece->marks == first->piece->marks && !next->piece->href == !first->piece->href &&
           (!next->piece->href || strcmp(next->piece->href, first->piece->href) == 0))
        next++;
    return next;
}

static void add_parting(struct cvx_str *out, const struct place *first, const struct place *at)
{
    const bool bullet = at->paragraph->bullet && first->paragraph != at->paragraph;
    if (at != first && at->paragraph != at[-1].paragraph)
        cvx_str_add(out, bullet && at[-1].paragraph->bullet ? "\n" : "\n\n");
    if (bullet && (at == first || at->paragraph != at[-1].paragraph))
        cvx_str_add(out, "- ");
}

static void join(struct cvx_docx_value *value, const struct place *first, const struct place *end,
                 struct cvx_arena *arena)
{
    struct cvx_str text, markup;
    cvx_str_init(&text, arena);
    cvx_str_init(&markup, arena);
    for (const struct place *at = first, *next; at < end; at = next) {
        struct cvx_str same;
        cvx_str_init(&same, arena);
        next = alike(at, end);
        add_parting(&text, first, at);
        add_parting(&markup, first, at);
        for (const struct place *part = at; part < next; part++)
            cvx_str_add(&same, part->piece->text);
        cvx_str_add(&text, cvx_str_get(&same));
        add_marked(&markup, cvx_str_get(&same), at->piece->marks & ~value->marks,
                   value->linked ? NULL : at->piece->href);
    }
    value->text = cvx_str_get(&text);
    value->markup = cvx_str_get(&markup);
}

static void set_base(struct cvx_docx_value *value, const struct place *first,
                     const struct place *end)
{
    value->marks = ~0U;
    value->linked = true;
    for (const struct place *at = first; at < end; at++) {
        if (!*skip_space(at->piece->text))
            continue;
        value->marks &= at->piece->marks;
        value->linked = value->linked && at->piece->href;
    }
}

struct cvx_docx_values cvx_docx_collect_values(const struct cvx_docx_body *body,
                                               const struct cvx_docx_values *base,
                                               struct cvx_arena *arena)
{
    size_t count;
    const struct place *places = sort_pieces(body, &count, arena);
    struct cvx_docx_values values = {.items =
                                         cvx_arena_alloc_array(arena, count, sizeof *values.items)};
    if (!places || !values.items)
        return values;
    const struct place *const end = places + count;
    for (const struct place *at = places, *next; at < end; at = next) {
        struct cvx_docx_value *value = &values.items[values.count++];
        for (next = at + 1; next < end && strcmp(next->piece->pointer, at->piece->pointer) == 0;)
            next++;
        *value = (struct cvx_docx_value){.pointer = at->piece->pointer,
                                         .order = at->order,
                                         .last = next[-1].order,
                                         .shared = next[-1].paragraph->shared};
        const struct cvx_docx_value *was = base ? cvx_docx_find_value(base, value->pointer) : NULL;
        set_base(value, at, next);
        if (was) {
            value->marks = was->marks;
            value->linked = was->linked;
        }
        join(value, at, next, arena);
    }
    return values;
}

static int compare_value(const void *key, const void *item)
{
    return strcmp(key, ((const struct cvx_docx_value *)item)->pointer);
}

const struct cvx_docx_value *cvx_docx_find_value(const struct cvx_docx_values *values,
                                                 const char *pointer)
{
    if (!values->count)
        return NULL;
    return bsearch(pointer, values->items, values->count, sizeof *values->items, compare_value);
}
