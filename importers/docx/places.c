/* SPDX-License-Identifier: MIT */
/* Sorted lists of what stands where. */
#include "importers/docx/places.h"

#include "core/base/str.h"
#include "importers/docx/values.h"

#include <stdlib.h>
#include <string.h>

const char *cvx_docx_first_pointer(const struct cvx_docx_paragraph *paragraph)
{
    const struct cvx_docx_piece *piece = paragraph->first;
    while (piece && !piece->pointer)
        piece = piece->next;
    return piece ? piece->pointer : NULL;
}

const char *cvx_docx_last_pointer(const struct cvx_docx_paragraph *paragraph)
{
    const char *last = NULL;
    for (const struct cvx_docx_piece *at = paragraph->first; at; at = at->next)
        if (at->pointer)
            last = at->pointer;
    return last;
}

const char *cvx_docx_paragraph_text(const struct cvx_docx_paragraph *paragraph,
                                    struct cvx_arena *arena)
{
    struct cvx_str text;
    cvx_str_init(&text, arena);
    for (const struct cvx_docx_piece *at = paragraph->first; at; at = at->next)
        cvx_str_add(&text, at->text);
    const char *plain = cvx_docx_plain_text(cvx_str_get(&text), arena);
    return plain ? plain : "";
}

static int compare_places(const void *left, const void *right)
{
    const struct cvx_docx_place *a = left, *b = right;
    const int order = strcmp(a->pointer, b->pointer);
    return order ? order : (a->position > b->position) - (a->position < b->position);
}

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

struct cvx_docx_places cvx_docx_find_places(const struct cvx_docx_body *body,
                                            struct cvx_arena *arena)
{
    size_t count = 0;
    for (const struct cvx_docx_paragraph *at = body->first; at; at = at->next)
        count++;
    struct cvx_docx_places places = {
        .values = cvx_arena_alloc_array(arena, count + 1, sizeof *places.values),
        .texts = cvx_arena_alloc_array(arena, count + 1, sizeof *places.texts),
        .headings = cvx_arena_alloc_array(arena, count + 1, sizeof(void *)),
    };
    if (!places.values || !places.texts || !places.headings)
        return (struct cvx_docx_places){.value_count = 0};
    size_t position = 0;
    for (const struct cvx_docx_paragraph *at = body->first; at; at = at->next, position++) {
        const char *pointer = cvx_docx_first_pointer(at);
        if (at->heading)
            places.headings[places.heading_count++] = at;
        if (pointer)
            places.values[places.value_count++] = (struct cvx_docx_place){pointer, position, at};
        else
            places.texts[places.text_count++] = cvx_docx_paragraph_text(at, arena);
    }
    qsort(places.values, places.value_count, sizeof *places.values, compare_places);
    qsort(places.texts, places.text_count, sizeof *places.texts, compare_texts);
    return places;
}

const struct cvx_docx_paragraph *cvx_docx_next_place(const struct cvx_docx_places *places,
                                                     const char *pointer, size_t *position)
{
    const struct cvx_docx_place wanted = {pointer, *position, NULL};
    size_t low = 0, high = places->value_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (compare_places(&places->values[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == places->value_count || strcmp(places->values[low].pointer, pointer) != 0)
        return NULL;
    *position = places->values[low].position;
    return places->values[low].paragraph;
}

bool cvx_docx_has_text(const struct cvx_docx_places *places, const char *text)
{
    return places->text_count &&
           bsearch(&text, places->texts, places->text_count, sizeof *places->texts, compare_texts);
}
