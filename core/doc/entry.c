/* SPDX-License-Identifier: MIT */
/* The look of heads and secondary lines is decided here, once for all sections. */
#include "core/doc/entry.h"

#include "core/doc/inline.h"
#include "core/doc/link.h"

#include <string.h>

/* Between the parts of a secondary line. */
#define MIDDLE_DOT " · "

static void set_style(struct cvx_runs *runs, unsigned style)
{
    for (struct cvx_run *run = runs->first; run; run = run->next)
        run->style |= style;
}

/* "Engineer, Employer"; in Chinese, Japanese and Korean "Employer Engineer". */
static void join_head(struct cvx_builder *builder, struct cvx_head *head, struct cvx_runs *text)
{
    const bool swap = head->who_first && builder->big_first && head->who.first;
    struct cvx_runs *first = swap ? &head->who : &head->what;
    struct cvx_runs *second = swap ? &head->what : &head->who;
    if (!first->first) {
        set_style(second, CVX_STYLE_STRONG);
        cvx_runs_append(text, second);
        return;
    }
    set_style(first, CVX_STYLE_STRONG);
    cvx_runs_append(text, first);
    if (!second->first)
        return;
    if (builder->big_first)
        cvx_runs_separate(builder, text, " ", 0);
    else
        cvx_runs_add_label(builder, text, CVX_LABEL_COMMA, 0);
    cvx_runs_append(text, second);
}

struct cvx_block *cvx_entry_open(struct cvx_builder *builder, struct cvx_block *parent,
                                 struct cvx_head *head)
{
    struct cvx_runs text = {NULL, NULL};
    join_head(builder, head, &text);
    if (!text.first)
        cvx_runs_append(&text, &head->when);
    if (!text.first)
        return parent;
    struct cvx_block *entry = cvx_block_add(builder, parent, CVX_BLOCK_ENTRY, head->at);
    if (!entry)
        return NULL;
    entry->level = parent->level + 1;
    entry->text = text;
    entry->aside = head->when;
    return entry;
}

bool cvx_head_add_place(struct cvx_builder *builder, struct cvx_head *head, struct cvx_text place)
{
    if (!place.s || !head->who.first || builder->big_first)
        return false;
    cvx_runs_add_label(builder, &head->who, CVX_LABEL_COMMA, 0);
    cvx_inline_add(builder, &head->who, place, 0);
    return true;
}

static void next_part(struct cvx_builder *builder, struct cvx_parts *parts)
{
    cvx_runs_separate(builder, &parts->runs, MIDDLE_DOT, 0);
}

void cvx_parts_add(struct cvx_builder *builder, struct cvx_parts *parts, struct cvx_text text)
{
    if (!text.s)
        return;
    next_part(builder, parts);
    cvx_inline_add(builder, &parts->runs, text, 0);
}

void cvx_label_add(struct cvx_builder *builder, struct cvx_runs *runs, const char *label,
                   unsigned style)
{
    cvx_runs_add_string(builder, runs, label, (struct cvx_ink){.style = style});
    cvx_runs_add_label(builder, runs, CVX_LABEL_COLON, style);
}

void cvx_parts_add_labelled(struct cvx_builder *builder, struct cvx_parts *parts,
                            enum cvx_label label, struct cvx_text text)
{
    cvx_parts_add_list(builder, parts, label,
                       &(struct cvx_texts){.items = &text, .count = text.s ? 1 : 0});
}

void cvx_parts_add_list(struct cvx_builder *builder, struct cvx_parts *parts, enum cvx_label label,
                        const struct cvx_texts *texts)
{
    if (texts->count == 0)
        return;
    next_part(builder, parts);
    cvx_label_add(builder, &parts->runs,
                  cvx_label_count_get(builder->language, label, texts->count), 0);
    cvx_list_add(builder, &parts->runs, texts);
}

void cvx_url_add(struct cvx_builder *builder, struct cvx_runs *runs,
                 const struct cvx_checked_text *url)
{
    const struct cvx_text text = url->text;
    if (!text.s)
        return;
    struct cvx_ink ink = {.at = text.at};
    if (url->valid)
        ink.href = cvx_link_target(builder->arena, url->valid, strlen(url->valid));
    size_t len = strlen(text.s);
    const char *shown = ink.href && !url->verbatim ? cvx_link_shown(text.s, &len) : text.s;
    cvx_runs_add(builder, runs, shown, len, ink);
    cvx_builder_mark_text(builder, text);
}

void cvx_parts_add_url(struct cvx_builder *builder, struct cvx_parts *parts,
                       const struct cvx_checked_text *url)
{
    if (!url->text.s)
        return;
    next_part(builder, parts);
    cvx_url_add(builder, &parts->runs, url);
}

void cvx_parts_close(struct cvx_builder *builder, struct cvx_block *parent, struct cvx_parts *parts,
                     const struct cvx_node *at)
{
    struct cvx_block *block =
        parts->runs.first ? cvx_block_add(builder, parent, CVX_BLOCK_META, at) : NULL;
    if (block)
        block->text = parts->runs;
    parts->runs = (struct cvx_runs){NULL, NULL};
}

void cvx_parts_close_first(struct cvx_builder *builder, struct cvx_block *parent,
                           struct cvx_parts *parts, const struct cvx_node *at)
{
    struct cvx_block *last = parent ? parent->last : NULL;
    cvx_parts_close(builder, parent, parts, at);
    if (!last || parent->last == last || parent->kind != CVX_BLOCK_ENTRY)
        return;
    struct cvx_block *line = parent->last;
    struct cvx_block *before = NULL;
    for (struct cvx_block *child = parent->first; child->kind == CVX_BLOCK_META && child != line;
         child = child->next)
        before = child;
    if (before == last)
        return;
    last->next = NULL;
    parent->last = last;
    line->next = before ? before->next : parent->first;
    if (before)
        before->next = line;
    else
        parent->first = line;
}

void cvx_list_add(struct cvx_builder *builder, struct cvx_runs *runs, const struct cvx_texts *texts)
{
    enum cvx_label separator = CVX_LABEL_COMMA;
    for (size_t i = 0; i < texts->count; i++)
        if (strpbrk(texts->items[i].s, ",;") || strstr(texts->items[i].s, "、"))
            separator = CVX_LABEL_SEMICOLON;
    for (size_t i = 0; i < texts->count; i++) {
        if (i > 0)
            cvx_runs_add_label(builder, runs, separator, 0);
        cvx_inline_add(builder, runs, texts->items[i], 0);
    }
}

void cvx_row_add_list(struct cvx_builder *builder, struct cvx_block *parent, enum cvx_label label,
                      const struct cvx_texts *texts)
{
    struct cvx_block *row =
        texts->count > 0 ? cvx_block_add(builder, parent, CVX_BLOCK_ROW, NULL) : NULL;
    if (!row)
        return;
    /* One keyword still stands under "Keywords". */
    const size_t count = label == CVX_LABEL_COURSES ? texts->count : 2;
    cvx_label_add(builder, &row->label, cvx_label_count_get(builder->language, label, count),
                  CVX_STYLE_STRONG);
    cvx_list_add(builder, &row->text, texts);
}
