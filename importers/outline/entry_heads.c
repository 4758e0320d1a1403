/* SPDX-License-Identifier: MIT */
/* Where the head of an entry begins and how far it goes, by the looks of its lines. */
#include "core/lang/country.h"
#include "importers/outline/dates.h"
#include "importers/outline/entries_part.h"
#include "importers/outline/entry_lines.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <string.h>

enum { PLACE_LEN = 40 }; /* bytes */

static bool is_one_of(const char *key, const char *keys)
{
    return key && strstr(keys, key);
}

/* Sections whose entries have two names: an employer and a position, a school and a degree. */
static bool has_two_names(const struct cvx_grouping *grouping)
{
    return is_one_of(grouping->chapter->key, "work education volunteer");
}

/* True when the head says no occupation, or no school, and `text` does. */
static bool names_what_lacks(const struct cvx_grouping *grouping, const char *text)
{
    const bool school = is_one_of(grouping->chapter->key, "education");
    const enum cvx_word_class words = school ? CVX_WORDS_BODY : CVX_WORDS_ROLE;
    const struct cvx_head *head = &grouping->entry.head;
    for (size_t i = 0; i < head->count; i++)
        if (cvx_words_count(words, head->parts[i].text, strlen(head->parts[i].text)) > 0)
            return false;
    return has_two_names(grouping) && cvx_words_count(words, text, strlen(text)) > 0;
}

/* "Leeds, UK", "Portland, OR": a city, and a country or a state. */
static bool looks_like_place(const char *text)
{
    const char *comma = strstr(text, ", ");
    const char *last = comma ? comma + 2 : "";
    const size_t len = strlen(last);
    if (!comma || strlen(text) > PLACE_LEN || !isupper((unsigned char)*text) ||
        strpbrk(text, "0123456789.:*_[") || strchr(last, ','))
        return false;
    return cvx_country_find(last, len) ||
           (len == 2 && isupper((unsigned char)last[0]) && isupper((unsigned char)last[1]));
}

bool cvx_entry_continues_head(struct cvx_grouping *grouping, const struct cvx_block_line *line,
                              bool close)
{
    struct cvx_head *head = &grouping->entry.head;
    const char *fact;
    if (strlen(line->text) > CVX_LINE_HEAD)
        return false;
    if (!head->dated && cvx_line_is_dated(grouping->out, line->text) &&
        !cvx_line_ends_sentence(line->text))
        return true;
    if (cvx_fact_split(grouping->out, line->text, &fact))
        return false;
    if (cvx_line_ends_sentence(line->text))
        return false;
    if (cvx_line_is_marked(grouping->out, line->text, CVX_MARK_STRONG | CVX_MARK_EMPHASIS, true))
        return true;
    if (strlen(line->text) > CVX_LINE_SHORT)
        return false;
    if (close && !head->dated && line->next && !line->next->next && !line->next->gap &&
        strlen(line->next->text) <= CVX_LINE_SHORT &&
        cvx_line_is_dated(grouping->out, line->next->text))
        return true; /* "Dublin" between what and when */
    if (close && head->dated && !line->next && looks_like_place(line->text))
        return true;
    return (close && has_two_names(grouping) && cvx_head_left(head) < 2) ||
           names_what_lacks(grouping, line->text);
}

/* True when `text` has a period, and not only a date. */
static bool has_period(struct cvx_grouping *grouping, const char *text)
{
    struct cvx_dates dates;
    return strlen(text) <= CVX_LINE_HEAD && !cvx_line_ends_sentence(text) &&
           cvx_dates_find(text, grouping->out->arena, &dates) && dates.range;
}

bool cvx_entry_repeats_role(struct cvx_grouping *grouping, const struct cvx_block_line *line)
{
    const struct cvx_head *head = &grouping->entry.head;
    const unsigned marks = CVX_MARK_STRONG | CVX_MARK_EMPHASIS;
    return grouping->open && grouping->by_heading && grouping->said && grouping->heading &&
           is_one_of(grouping->chapter->key, "work volunteer") && head->range && head->dates_at &&
           head->dates_at != grouping->heading && *head->dates_at->text == *line->text &&
           cvx_line_is_marked(grouping->out, head->dates_at->text, marks, false) &&
           cvx_line_is_marked(grouping->out, line->text, marks, false) &&
           !cvx_line_is_row(grouping->out, head->dates_at->text) &&
           has_period(grouping, line->text);
}

bool cvx_entry_is_role(struct cvx_grouping *grouping, const struct cvx_block_line *line)
{
    const size_t len = strlen(line->text);
    return has_period(grouping, line->text) && !cvx_line_is_row(grouping->out, line->text) &&
           cvx_words_count(CVX_WORDS_ROLE, line->text, len) > 0 &&
           cvx_words_count(CVX_WORDS_BODY, line->text, len) == 0;
}

bool cvx_entry_heads_rows(struct cvx_grouping *grouping, const struct cvx_block_line *line)
{
    return line->next && is_one_of(grouping->chapter->key, "work") &&
           has_period(grouping, line->text) && !cvx_line_is_row(grouping->out, line->text) &&
           cvx_words_count(CVX_WORDS_ROLE, line->text, strlen(line->text)) == 0 &&
           cvx_entry_is_role(grouping, line->next);
}

bool cvx_entry_is_group(const struct cvx_grouping *grouping, const struct cvx_block *block)
{
    int paragraphs = 0;
    for (const struct cvx_block *at = block->next; at != grouping->chapter->end; at = at->next) {
        if (at->kind == CVX_BLOCK_HEADING)
            return at->level > block->level;
        if (at->kind != CVX_BLOCK_PARAGRAPH || ++paragraphs > 2 ||
            strlen(at->first->text) > CVX_LINE_HEAD)
            return false;
    }
    return false;
}

size_t cvx_entry_count_rows(struct cvx_grouping *grouping, const struct cvx_block *block,
                            bool *all_dated)
{
    size_t rows = 0;
    bool all_short = block->first != block->last &&
                     is_one_of(grouping->chapter->key, "certificates awards") &&
                     !cvx_line_is_marked(grouping->out, block->first->text, CVX_MARK_STRONG, false);
    *all_dated = block->first != block->last;
    for (const struct cvx_block_line *line = block->first; line; line = line->next) {
        rows += cvx_line_is_row(grouping->out, line->text);
        all_short = all_short && strlen(line->text) <= CVX_LINE_SHORT &&
                    !cvx_line_ends_sentence(line->text);
        *all_dated = *all_dated && strlen(line->text) <= CVX_LINE_HEAD &&
                     cvx_line_is_dated(grouping->out, line->text) &&
                     !cvx_line_ends_sentence(line->text);
    }
    *all_dated = *all_dated || (all_short && rows == 0);
    return rows;
}

/* True when the second line of a paragraph is dated, or the last of three short ones. */
static bool is_dated_soon(struct cvx_grouping *grouping, const struct cvx_block_line *second)
{
    if (!second || strlen(second->text) > CVX_LINE_HEAD)
        return false;
    if (cvx_line_is_dated(grouping->out, second->text))
        return true;
    const struct cvx_block_line *third = second->next;
    return third && !third->next && strlen(second->text) <= CVX_LINE_SHORT &&
           strlen(third->text) <= CVX_LINE_HEAD && !cvx_line_ends_sentence(second->text) &&
           cvx_line_is_dated(grouping->out, third->text);
}

bool cvx_entry_is_head(struct cvx_grouping *grouping, const struct cvx_block *block)
{
    const struct cvx_block_line *line = block->first;
    const char *fact;
    if (strlen(line->text) > CVX_LINE_HEAD || cvx_fact_split(grouping->out, line->text, &fact))
        return false;
    if (cvx_line_is_marked(grouping->out, line->text, CVX_MARK_STRONG, false) &&
        (!cvx_line_is_marked(grouping->out, line->text, CVX_MARK_STRONG, true) ||
         strlen(line->text) < CVX_LINE_SHORT))
        return true;
    const struct cvx_block_line *second = line->next;
    if (!cvx_line_ends_sentence(line->text) &&
        (cvx_line_is_dated(grouping->out, line->text) || is_dated_soon(grouping, second)))
        return true;
    /* "B.S. Physics, Example University, 2016. GPA: 3.7." */
    if (is_one_of(grouping->chapter->key, "education") && !second &&
        cvx_words_count(CVX_WORDS_DEGREE, line->text, strlen(line->text)) > 0 &&
        cvx_line_is_dated(grouping->out, line->text))
        return true;
    const bool listed =
        block->next && block->next != grouping->chapter->end && block->next->kind == CVX_BLOCK_ITEM;
    return listed && !cvx_line_ends_sentence(line->text) && strlen(line->text) <= CVX_LINE_SHORT &&
           (!second || !second->next);
}
