/* SPDX-License-Identifier: MIT */
/* Grouping is one pass over the blocks of a section with one entry open at a time. */
#include "importers/outline/entries_part.h"
#include "importers/outline/entry_lines.h"
#include "importers/outline/words.h"

#include <string.h>

static void flush(struct cvx_grouping *grouping)
{
    if (!grouping->open)
        return;
    for (size_t i = 0; i < grouping->group_count; i++)
        cvx_head_add_group(grouping->out, &grouping->entry.head, grouping->group[i],
                           !grouping->group_said);
    grouping->group_said = grouping->group_count > 0;
    grouping->make(grouping->out, &grouping->entry, grouping->chapter);
    grouping->open = false;
}

static void begin(struct cvx_grouping *grouping)
{
    flush(grouping);
    grouping->entry = (struct cvx_entry){.first = NULL};
    grouping->open = true;
    grouping->by_heading = false;
    grouping->heading = NULL;
    grouping->said = false;
}

static void add_head(struct cvx_grouping *grouping, const struct cvx_block_line *line)
{
    cvx_head_add(grouping->out, &grouping->entry.head, line->text, line);
}

/* Facts on lines of their own are pieces of their own; returns the lines after them. */
static const struct cvx_block_line *add_fact_lines(struct cvx_grouping *grouping,
                                                   const struct cvx_block_line *lines);

static void add_piece(struct cvx_grouping *grouping, const struct cvx_block *block,
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

static bool is_fact(struct cvx_grouping *grouping, const struct cvx_block_line *line)
{
    const char *fact;
    return line && cvx_fact_split(grouping->out, line->text, &fact);
}

static const struct cvx_block_line *add_fact_lines(struct cvx_grouping *grouping,
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

/* Takes the lines of a block that go on with the head, from `line` on; returns the first that does
 * not. */
static const struct cvx_block_line *take_head_lines(struct cvx_grouping *grouping,
                                                    const struct cvx_block_line *line, bool close)
{
    if (grouping->said)
        return line;
    while (line && !(line->gap && !close) && cvx_entry_continues_head(grouping, line, close)) {
        add_head(grouping, line);
        line = line->next;
    }
    return line;
}

static void begin_group(struct cvx_grouping *grouping, struct cvx_block *block)
{
    flush(grouping);
    grouping->group_level = block->level;
    grouping->group_count = 0;
    grouping->group_said = false;
    if (block->first)
        grouping->group[grouping->group_count++] = block->first;
}

static void end_group(struct cvx_grouping *grouping)
{
    flush(grouping);
    grouping->group_level = 0;
    grouping->group_count = 0;
}

static void take_heading(struct cvx_grouping *grouping, struct cvx_block *block)
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
    if (cvx_entry_is_group(grouping, block)) {
        begin_group(grouping, block);
        return;
    }
    begin(grouping);
    grouping->by_heading = true;
    grouping->headed = true;
    grouping->heading = block->first;
    grouping->employer = NULL;
    if (block->first)
        add_head(grouping, block->first);
}

/* A job at the employer that was named above it. */
static void begin_role(struct cvx_grouping *grouping, const struct cvx_block_line *line)
{
    begin(grouping);
    add_head(grouping, line);
    cvx_head_add_group(grouping->out, &grouping->entry.head, grouping->employer,
                       !grouping->employer_said);
    grouping->employer_said = true;
}

/* "- Cut scrap by half" and on the next line, without a blank line between, "Director (2016 -
 * 2019)": the line that begins another job at the same employer. NULL when there is none. */
static struct cvx_block_line *find_role(struct cvx_grouping *grouping,
                                        const struct cvx_block *block)
{
    struct cvx_block_line *line = grouping->employer ? block->first : NULL;
    while (line && line->next) {
        if (line->next->column < block->first->column && cvx_entry_is_role(grouping, line->next))
            return line;
        line = line->next;
    }
    return NULL;
}

static void take_rows(struct cvx_grouping *grouping, const struct cvx_block *block, bool all)
{
    bool any = false;
    grouping->employer = NULL;
    for (const struct cvx_block_line *line = block->first; line; line = line->next) {
        if (all && cvx_entry_heads_rows(grouping, line)) {
            grouping->employer = line;
            grouping->employer_said = false;
            continue;
        }
        if (all && grouping->employer && cvx_entry_is_role(grouping, line)) {
            begin_role(grouping, line);
            continue;
        }
        grouping->employer = NULL;
        if (all || cvx_line_is_row(grouping->out, line->text) || !any) {
            begin(grouping);
            any = true;
        }
        add_head(grouping, line);
    }
    grouping->headed = true;
}

/* "软件设计师、PMP": names joined on a line that is nothing but them. */
static bool take_joined(struct cvx_grouping *grouping, const struct cvx_block *block)
{
    const struct cvx_block_line *line = block->first;
    static const char joint[] = "、";
    enum { JOINT = sizeof joint - 1 };
    const size_t len = strlen(line->text);
    if (len > CVX_LINE_HEAD ||
        strcmp(grouping->chapter->key ? grouping->chapter->key : "", "certificates") != 0 ||
        line->next || !strstr(line->text, joint) || strpbrk(line->text, ":|") ||
        strstr(line->text, "：") || cvx_line_ends_sentence(line->text))
        return false;
    int depth = 0;
    size_t start = 0;
    for (size_t i = 0; i <= len;) {
        const char *at = line->text + i;
        depth +=
            (*at == '(' || strncmp(at, "（", 3) == 0) - (*at == ')' || strncmp(at, "）", 3) == 0);
        const bool ends = !*at || (depth <= 0 && strncmp(at, joint, JOINT) == 0);
        if (ends) {
            begin(grouping);
            cvx_head_add(grouping->out, &grouping->entry.head,
                         cvx_out_trim(grouping->out, line->text + start, i - start), line);
            start = i + JOINT;
        }
        i += ends && *at ? JOINT : 1;
    }
    grouping->headed = true;
    return true;
}

static void take_paragraph(struct cvx_grouping *grouping, struct cvx_block *block)
{
    const struct cvx_block_line *line = block->first;
    bool all;
    if (!line)
        return;
    if (grouping->group_level && !grouping->open && grouping->group_count < CVX_GROUP_LINES &&
        block->first == block->last) {
        grouping->group[grouping->group_count++] = line;
        return;
    }
    if (cvx_entry_repeats_role(grouping, line)) {
        const struct cvx_block_line *heading = grouping->heading;
        begin(grouping);
        grouping->by_heading = true;
        grouping->heading = heading;
        add_head(grouping, heading);
        add_head(grouping, line);
        line = take_head_lines(grouping, line->next, true);
        add_piece(grouping, block, line);
        return;
    }
    if (grouping->employer && line == block->last && cvx_entry_is_role(grouping, line)) {
        begin_role(grouping, line);
        return;
    }
    if (grouping->open && (grouping->by_heading || !cvx_entry_is_head(grouping, block)))
        line = take_head_lines(grouping, line, block->close);
    if (line != block->first || grouping->by_heading) {
        add_piece(grouping, block, line);
        return;
    }
    if (take_joined(grouping, block))
        return;
    const size_t rows = cvx_entry_count_rows(grouping, block, &all);
    if (rows > 0 || all) {
        take_rows(grouping, block, all && rows == 0);
    } else if (cvx_entry_is_head(grouping, block)) {
        begin(grouping);
        grouping->headed = true;
        add_head(grouping, line);
        line = take_head_lines(grouping, line->next, true);
        add_piece(grouping, block, line);
    } else {
        add_piece(grouping, block, line);
    }
}

static void take_item(struct cvx_grouping *grouping, struct cvx_block *block)
{
    if (!block->first)
        return;
    if (grouping->headed || block->level > 0 || grouping->chapter->own) {
        struct cvx_block_line *before = find_role(grouping, block);
        const struct cvx_block_line *role = before ? before->next : NULL;
        if (before)
            before->next = NULL;
        add_piece(grouping, block, block->first);
        if (role) {
            begin_role(grouping, role);
            const struct cvx_block prose = {.kind = CVX_BLOCK_PARAGRAPH};
            add_piece(grouping, &prose, role->next);
        }
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

/* A cell under a name. */
static void add_property(struct cvx_grouping *grouping, const char *key, const char *text,
                         const struct cvx_block_line *at)
{
    struct cvx_block_line *line = cvx_arena_alloc(grouping->out->arena, sizeof *line);
    if (!line)
        return;
    *line = *at;
    line->text = text;
    line->next = NULL;
    const struct cvx_block property = {.kind = CVX_BLOCK_PROPERTY, .key = key};
    add_piece(grouping, &property, line);
}

static void take_row(struct cvx_grouping *grouping, struct cvx_block *block)
{
    if (block->level == 1) {
        cvx_out_report(grouping->out, CVX_CODE_GUESSED, block->first,
                       "the head of a table is not kept: %s",
                       cvx_diag_quote(grouping->out->diag, block->first->text));
        cvx_columns_read(grouping->out, &grouping->columns, grouping->chapter->key,
                         block->first->text);
        return;
    }
    begin(grouping);
    grouping->headed = true;
    const char *cells[CVX_COLUMNS_MAX] = {NULL};
    struct cvx_block_line *line = block->first;
    line->text = cvx_columns_split(grouping->out, &grouping->columns, line->text, cells);
    add_head(grouping, line);
    for (size_t i = 0; i < grouping->columns.count; i++)
        if (cells[i] && *cells[i])
            add_property(grouping, grouping->columns.keys[i], cells[i], line);
}

static void take_term(struct cvx_grouping *grouping, struct cvx_block *block)
{
    begin(grouping);
    grouping->headed = true;
    add_head(grouping, block->first);
}

/* The first paragraph of a definition whose term was only a date is the head. */
static void take_definition(struct cvx_grouping *grouping, struct cvx_block *block)
{
    const struct cvx_block_line *line = block->first;
    struct cvx_head *head = &grouping->entry.head;
    if (!line)
        return;
    if (grouping->open && !grouping->said && cvx_head_left(head) == 0 && head->dated) {
        struct cvx_str text;
        cvx_str_init(&text, grouping->out->arena);
        const struct cvx_block_line *from = line;
        for (; line && (line == from || !(line->gap || is_fact(grouping, line)));
             line = line->next) {
            cvx_str_add(&text, line == from ? "" : " ");
            cvx_str_add(&text, line->text);
        }
        cvx_head_add(grouping->out, head, cvx_str_get(&text), from);
    }
    if (grouping->open && !head->dated)
        line = take_head_lines(grouping, line, true);
    const struct cvx_block prose = {.kind = CVX_BLOCK_PARAGRAPH};
    add_piece(grouping, &prose, line);
}

static void take_piece(struct cvx_grouping *grouping, struct cvx_block *block)
{
    add_piece(grouping, block, block->first);
}

static void take_rule(struct cvx_grouping *grouping, struct cvx_block *block)
{
    (void)block;
    if (!grouping->by_heading)
        flush(grouping);
}

static void take_comment(struct cvx_grouping *grouping, struct cvx_block *block)
{
    (void)grouping;
    (void)block; /* reported once, for the whole outline */
}

static void (*const takes[])(struct cvx_grouping *grouping, struct cvx_block *block) = {
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
    struct cvx_grouping *grouping = cvx_arena_alloc(out->arena, sizeof *grouping);
    if (!grouping)
        return;
    *grouping = (struct cvx_grouping){.out = out, .chapter = chapter, .make = make};
    for (struct cvx_block *block = chapter->first; block && block != chapter->end;
         block = block->next) {
        if (block->kind != CVX_BLOCK_ROW && block->kind != CVX_BLOCK_COMMENT)
            grouping->columns.count = 0; /* the table has ended, and its names with it */
        takes[block->kind](grouping, block);
    }
    if (grouping->group_count > 0 && !grouping->group_said && !grouping->open)
        begin(grouping);
    flush(grouping);
}
