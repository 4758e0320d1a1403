/* SPDX-License-Identifier: MIT */
/* Grouping is one pass over the blocks of a section with one entry open at a time. */
#include "importers/outline/entries.h"

#include "importers/outline/entry_lines.h"
#include "importers/outline/words.h"

#include <string.h>

enum { GROUP_LINES = 4 };

struct grouping {
    struct cvx_outlining *out;
    const struct cvx_chapter *chapter;
    cvx_entry_make *make;
    struct cvx_entry entry;
    bool open;
    bool by_heading;      /* the open entry began with a heading */
    bool said;            /* the open entry has something below its head */
    bool headed;          /* some entry of the section began otherwise than with an item */
    unsigned group_level; /* of the heading over several entries; 0: there is none */
    const struct cvx_block_line *group[GROUP_LINES];
    size_t group_count;
    bool group_said; /* its lines were taken by an entry */
};

static bool is_one_of(const char *key, const char *keys)
{
    return key && strstr(keys, key);
}

/* Sections whose entries have two names: an employer and a position, a school and a degree. */
static bool has_two_names(const struct grouping *grouping)
{
    return is_one_of(grouping->chapter->key, "work education volunteer");
}

static void flush(struct grouping *grouping)
{
    if (!grouping->open)
        return;
    for (size_t i = 0; i < grouping->group_count; i++)
        cvx_head_add(grouping->out, &grouping->entry.head, grouping->group[i]->text,
                     grouping->group[i]);
    grouping->group_said = grouping->group_count > 0;
    grouping->make(grouping->out, &grouping->entry, grouping->chapter);
    grouping->open = false;
}

static void begin(struct grouping *grouping)
{
    flush(grouping);
    grouping->entry = (struct cvx_entry){.first = NULL};
    grouping->open = true;
    grouping->by_heading = false;
    grouping->said = false;
}

static void add_head(struct grouping *grouping, const struct cvx_block_line *line)
{
    cvx_head_add(grouping->out, &grouping->entry.head, line->text, line);
}

/* Facts on lines of their own are pieces of their own; returns the lines after them. */
static const struct cvx_block_line *add_fact_lines(struct grouping *grouping,
                                                   const struct cvx_block_line *lines);

static void add_piece(struct grouping *grouping, const struct cvx_block *block,
                      const struct cvx_block_line *lines)
{
    if (block->kind == CVX_BLOCK_PARAGRAPH)
        lines = add_fact_lines(grouping, lines);
    struct cvx_piece *piece = lines ? cvx_arena_alloc(grouping->out->arena, sizeof *piece) : NULL;
    if (!piece)
        return;
    if (!grouping->open)
        begin(grouping);
    *piece = (struct cvx_piece){
        .kind = block->kind, .level = block->level, .key = block->key, .lines = lines};
    if (grouping->entry.last)
        grouping->entry.last->next = piece;
    else
        grouping->entry.first = piece;
    grouping->entry.last = piece;
    grouping->said |= block->kind != CVX_BLOCK_PROPERTY;
}

static bool is_fact(struct grouping *grouping, const struct cvx_block_line *line)
{
    const char *fact;
    return line && cvx_fact_split(grouping->out, line->text, &fact);
}

static const struct cvx_block_line *add_fact_lines(struct grouping *grouping,
                                                   const struct cvx_block_line *lines)
{
    while (is_fact(grouping, lines) && is_fact(grouping, lines->next)) {
        struct cvx_block_line *own = cvx_arena_alloc(grouping->out->arena, sizeof *own);
        if (!own)
            break;
        *own = *lines;
        own->next = NULL;
        const struct cvx_block fact = {.kind = CVX_BLOCK_CODE};
        add_piece(grouping, &fact, own);
        lines = lines->next;
    }
    return lines;
}

/* True when the head says no occupation, or no school, and `text` does. */
static bool names_what_lacks(const struct grouping *grouping, const char *text)
{
    const bool school = is_one_of(grouping->chapter->key, "education");
    const enum cvx_word_class words = school ? CVX_WORDS_BODY : CVX_WORDS_ROLE;
    const struct cvx_head *head = &grouping->entry.head;
    for (size_t i = 0; i < head->count; i++)
        if (cvx_words_count(words, head->parts[i].text, strlen(head->parts[i].text)) > 0)
            return false;
    return has_two_names(grouping) && cvx_words_count(words, text, strlen(text)) > 0;
}

/* True when a line below the head's first still belongs to it. */
static bool continues_head(struct grouping *grouping, const struct cvx_block_line *line, bool close)
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
    return (close && has_two_names(grouping) && cvx_head_left(head) < 2) ||
           names_what_lacks(grouping, line->text);
}

/* Takes the lines of a block that go on with the head, from `line` on; returns the first that does
 * not. */
static const struct cvx_block_line *take_head_lines(struct grouping *grouping,
                                                    const struct cvx_block_line *line, bool close)
{
    if (grouping->said)
        return line;
    while (line && !(line->gap && !close) && continues_head(grouping, line, close)) {
        add_head(grouping, line);
        line = line->next;
    }
    return line;
}

/* True when a heading has headings below it that are the entries: it is over all of them. */
static bool is_group(const struct grouping *grouping, const struct cvx_block *block)
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

static void begin_group(struct grouping *grouping, struct cvx_block *block)
{
    flush(grouping);
    grouping->group_level = block->level;
    grouping->group_count = 0;
    grouping->group_said = false;
    if (block->first)
        grouping->group[grouping->group_count++] = block->first;
}

static void end_group(struct grouping *grouping)
{
    flush(grouping);
    grouping->group_level = 0;
    grouping->group_count = 0;
}

static void take_heading(struct grouping *grouping, struct cvx_block *block)
{
    const char *title = block->first ? block->first->text : "";
    const char *fact = cvx_fact_of_entry(title, strlen(title));
    if (grouping->open && fact && strcmp(fact, "highlights") == 0) {
        cvx_out_report(grouping->out, CVX_CODE_GUESSED, block->first,
                       "%s heads what is listed below it",
                       cvx_diag_quote(grouping->out->diag, title));
        return;
    }
    if (grouping->group_level && block->level <= grouping->group_level)
        end_group(grouping);
    if (is_group(grouping, block)) {
        begin_group(grouping, block);
        return;
    }
    begin(grouping);
    grouping->by_heading = true;
    grouping->headed = true;
    if (block->first)
        add_head(grouping, block->first);
}

/* How many lines of a paragraph are rows, and whether each has a date. */
static size_t count_rows(struct grouping *grouping, const struct cvx_block *block, bool *all_dated)
{
    size_t rows = 0;
    *all_dated = block->first != block->last;
    for (const struct cvx_block_line *line = block->first; line; line = line->next) {
        rows += cvx_line_is_row(grouping->out, line->text);
        *all_dated = *all_dated && strlen(line->text) <= CVX_LINE_HEAD &&
                     cvx_line_is_dated(grouping->out, line->text) &&
                     !cvx_line_ends_sentence(line->text);
    }
    return rows;
}

static void take_rows(struct grouping *grouping, const struct cvx_block *block, bool all)
{
    bool any = false;
    for (const struct cvx_block_line *line = block->first; line; line = line->next) {
        if (all || cvx_line_is_row(grouping->out, line->text) || !any) {
            begin(grouping);
            any = true;
        }
        add_head(grouping, line);
    }
    grouping->headed = true;
}

/* True when the second line of a paragraph is dated, or the last of three short ones. */
static bool is_dated_soon(struct grouping *grouping, const struct cvx_block_line *second)
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

/* True when a paragraph is the head of an entry, without a heading. */
static bool is_head(struct grouping *grouping, const struct cvx_block *block)
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
    const bool listed =
        block->next && block->next != grouping->chapter->end && block->next->kind == CVX_BLOCK_ITEM;
    return listed && !cvx_line_ends_sentence(line->text) && strlen(line->text) <= CVX_LINE_SHORT &&
           (!second || !second->next);
}

static void take_paragraph(struct grouping *grouping, struct cvx_block *block)
{
    const struct cvx_block_line *line = block->first;
    bool all;
    if (!line)
        return;
    if (grouping->group_level && !grouping->open && grouping->group_count < GROUP_LINES &&
        block->first == block->last) {
        grouping->group[grouping->group_count++] = line;
        return;
    }
    if (grouping->open && (grouping->by_heading || !is_head(grouping, block)))
        line = take_head_lines(grouping, line, block->close);
    if (line != block->first || grouping->by_heading) {
        add_piece(grouping, block, line);
        return;
    }
    const size_t rows = count_rows(grouping, block, &all);
    if (rows > 0 || all) {
        take_rows(grouping, block, all && rows == 0);
    } else if (is_head(grouping, block)) {
        begin(grouping);
        grouping->headed = true;
        add_head(grouping, line);
        line = take_head_lines(grouping, line->next, true);
        add_piece(grouping, block, line);
    } else {
        add_piece(grouping, block, line);
    }
}

static void take_item(struct grouping *grouping, struct cvx_block *block)
{
    if (!block->first)
        return;
    if (grouping->headed || block->level > 0 || grouping->chapter->own) {
        add_piece(grouping, block, block->first);
        return;
    }
    begin(grouping);
    add_head(grouping, block->first);
    const struct cvx_block_line *rest = take_head_lines(grouping, block->first->next, true);
    if (rest) {
        const struct cvx_block prose = {.kind = CVX_BLOCK_PARAGRAPH};
        add_piece(grouping, &prose, rest);
    }
}

static void take_row(struct grouping *grouping, struct cvx_block *block)
{
    if (block->level == 1) {
        cvx_out_report(grouping->out, CVX_CODE_GUESSED, block->first,
                       "the head of a table is not kept: %s",
                       cvx_diag_quote(grouping->out->diag, block->first->text));
        return;
    }
    begin(grouping);
    grouping->headed = true;
    add_head(grouping, block->first);
}

static void take_term(struct grouping *grouping, struct cvx_block *block)
{
    begin(grouping);
    grouping->headed = true;
    add_head(grouping, block->first);
}

/* The first paragraph of a definition whose term was only a date is the head. */
static void take_definition(struct grouping *grouping, struct cvx_block *block)
{
    const struct cvx_block_line *line = block->first;
    struct cvx_head *head = &grouping->entry.head;
    if (!line)
        return;
    if (grouping->open && !grouping->said && cvx_head_left(head) == 0 && head->dated) {
        struct cvx_str text;
        cvx_str_init(&text, grouping->out->arena);
        const struct cvx_block_line *from = line;
        for (; line && (line == from || !line->gap); line = line->next) {
            cvx_str_add(&text, line == from ? "" : " ");
            cvx_str_add(&text, line->text);
        }
        cvx_head_add(grouping->out, head, cvx_str_get(&text), from);
    }
    const struct cvx_block prose = {.kind = CVX_BLOCK_PARAGRAPH};
    add_piece(grouping, &prose, line);
}

static void take_piece(struct grouping *grouping, struct cvx_block *block)
{
    add_piece(grouping, block, block->first);
}

static void take_rule(struct grouping *grouping, struct cvx_block *block)
{
    (void)block;
    if (!grouping->by_heading)
        flush(grouping);
}

static void take_comment(struct grouping *grouping, struct cvx_block *block)
{
    (void)grouping;
    (void)block; /* reported once, for the whole outline */
}

static void (*const takes[])(struct grouping *grouping, struct cvx_block *block) = {
    [CVX_BLOCK_HEADING] = take_heading,
    [CVX_BLOCK_PARAGRAPH] = take_paragraph,
    [CVX_BLOCK_ITEM] = take_item,
    [CVX_BLOCK_TERM] = take_term,
    [CVX_BLOCK_DEFINITION] = take_definition,
    [CVX_BLOCK_ROW] = take_row,
    [CVX_BLOCK_RULE] = take_rule,
    [CVX_BLOCK_CODE] = take_piece,
    [CVX_BLOCK_PROPERTY] = take_piece,
    [CVX_BLOCK_COMMENT] = take_comment,
    [CVX_BLOCK_HIDDEN] = take_comment,
};

void cvx_entries_each(struct cvx_outlining *out, const struct cvx_chapter *chapter,
                      cvx_entry_make *make)
{
    struct grouping *grouping = cvx_arena_alloc(out->arena, sizeof *grouping);
    if (!grouping)
        return;
    *grouping = (struct grouping){.out = out, .chapter = chapter, .make = make};
    for (struct cvx_block *block = chapter->first; block && block != chapter->end;
         block = block->next)
        takes[block->kind](grouping, block);
    if (grouping->group_count > 0 && !grouping->group_said && !grouping->open)
        begin(grouping);
    flush(grouping);
}
