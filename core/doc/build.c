/* SPDX-License-Identifier: MIT */
/* The steps, in order. What each section looks like is in section_*.c. */
#include "core/doc/build.h"

#include "core/doc/builder.h"
#include "core/doc/dates.h"
#include "core/doc/entry.h"
#include "core/doc/facts.h"
#include "core/doc/inline.h"
#include "core/doc/order.h"
#include "core/doc/rest.h"

#include <string.h>

static void count_nodes(struct cvx_builder *builder)
{
    const struct cvx_node *root = builder->resume->base.at;
    for (const struct cvx_node *at = root; at; at = cvx_node_next(at, root))
        if (at->id >= builder->seen_count)
            builder->seen_count = (size_t)at->id + 1;
    builder->seen = cvx_arena_alloc(builder->arena, builder->seen_count);
    if (!builder->seen)
        builder->seen_count = 0;
}

static void build_section(struct cvx_builder *builder, const struct cvx_section_plan *plan)
{
    struct cvx_block *root = builder->doc->root;
    struct cvx_block *section = cvx_block_add(builder, root, CVX_BLOCK_SECTION, plan->member);
    if (!section)
        return;
    section->name = plan->key;
    section->level = 1;
    section->page_break = plan->page_break;
    if (plan->build)
        plan->build(builder, section);
    else
        cvx_rest_section(builder, section, plan->member);
    if (plan->build && plan->member)
        cvx_rest_leftover(builder, section, plan->member);
    if (!section->first) {
        cvx_block_drop_last(root);
        return;
    }
    cvx_inline_add(builder, &section->text, (struct cvx_text){plan->title, plan->title_at}, 0);
}

static void build_note(struct cvx_builder *builder)
{
    const struct cvx_meta *meta = builder->resume->meta;
    struct cvx_date_value date = {.date = {0}};
    int64_t seconds;
    if (!meta || !meta->last_modified.s)
        return;
    date.text = meta->last_modified;
    if (!cvx_facts_read_time(date.text.s, &date.date, &seconds))
        return;
    struct cvx_block *note =
        cvx_block_add(builder, builder->doc->root, CVX_BLOCK_NOTE, meta->last_modified.at);
    if (!note)
        return;
    cvx_label_add(builder, &note->text, cvx_label_get(builder->language, CVX_LABEL_LAST_UPDATED),
                  0);
    cvx_dates_add(builder, &note->text, &date);
}

/* Skills by name. */
static const char *keywords_of(struct cvx_builder *builder)
{
    struct cvx_str keywords;
    cvx_str_init(&keywords, builder->arena);
    for (size_t i = 0; i < builder->resume->skills_count; i++) {
        const char *name = builder->resume->skills[i].name.s;
        if (!name)
            continue;
        if (keywords.len > 0)
            cvx_str_add(&keywords, ", ");
        cvx_str_add(&keywords, name);
    }
    return keywords.len > 0 ? cvx_str_get(&keywords) : NULL;
}

static const struct cvx_block *find_block(const struct cvx_block *root, enum cvx_block_kind kind)
{
    for (const struct cvx_block *child = root->first; child; child = child->next)
        if (child->kind == kind)
            return child;
    return NULL;
}

/* The name without its markup, as the title shows it, and the same for the label. */
static void fill_info(struct cvx_builder *builder)
{
    struct cvx_doc_info *info = &builder->doc->info;
    const struct cvx_block *title = find_block(builder->doc->root, CVX_BLOCK_TITLE);
    const struct cvx_block *subtitle = find_block(builder->doc->root, CVX_BLOCK_SUBTITLE);
    info->author = title ? cvx_runs_plain(builder, &title->text) : NULL;
    info->subject = subtitle ? cvx_runs_plain(builder, &subtitle->text) : NULL;
    info->title = info->author ? info->author : info->subject ? info->subject : "Curriculum Vitae";
    info->keywords = keywords_of(builder);
}

static void build_all(struct cvx_builder *builder)
{
    struct cvx_order order;
    cvx_order_make(builder, &order);
    cvx_header_build(builder, builder->doc->root);
    for (size_t i = 0; i < order.count; i++)
        build_section(builder, &order.plans[i]);
    build_note(builder);
    fill_info(builder);
    cvx_rest_report(builder);
}

enum cvx_status cvx_doc_build(const struct cvx_resume *resume,
                              const struct cvx_doc_options *options, struct cvx_arena *arena,
                              struct cvx_diag *diag, struct cvx_doc **doc)
{
    struct cvx_builder builder = {.arena = arena, .diag = diag, .resume = resume};
    *doc = NULL;
    builder.doc = cvx_arena_alloc(arena, sizeof *builder.doc);
    struct cvx_block *root = cvx_arena_alloc(arena, sizeof *root);
    if (!builder.doc || !root)
        return cvx_diag_memory(diag);
    root->kind = CVX_BLOCK_DOCUMENT;
    builder.doc->root = root;
    count_nodes(&builder);
    cvx_facts_language(&builder, options);
    builder.native = cvx_facts_native(&builder);
    builder.doc->letter = cvx_facts_letter(resume);
    builder.doc->modified = cvx_facts_modified(&builder, options);
    if (!arena->failed)
        build_all(&builder);
    if (arena->failed)
        return cvx_diag_memory(diag);
    if (builder.broken)
        return CVX_ENVIRONMENT;
    *doc = builder.doc;
    return CVX_OK;
}
