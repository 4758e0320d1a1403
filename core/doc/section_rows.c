/* SPDX-License-Identifier: MIT */
/* Skills, languages and interests: a name, a level, words, perhaps a sentence. Those with words are
 * rows; names alone stand in one row together. */
#include "core/base/utf8.h"
#include "core/doc/entry.h"
#include "core/doc/inline.h"
#include "core/doc/rest.h"
#include "core/doc/sections.h"

#include <string.h>

/* What the three records have in common. */
struct topic {
    const struct cvx_node *at;
    struct cvx_text name, level, summary;
    struct cvx_texts keywords;
};

/* A name with a level in parentheses that is short enough to stand beside others. */
static bool is_short(const struct topic *topic)
{
    enum { SHORT = 40 };
    const char *level = topic->level.s ? topic->level.s : "";
    return topic->name.s && !topic->summary.s && topic->keywords.count == 0 &&
           cvx_utf8_count(topic->name.s, strlen(topic->name.s)) <= SHORT &&
           cvx_utf8_count(level, strlen(level)) <= SHORT && !strpbrk(topic->name.s, ",;") &&
           !strpbrk(level, ",;()") && !strstr(level, "（") && !strstr(level, "、");
}

/* Whether a member is where a text stands or, in several languages, around it; or says the same. */
static bool holds(const struct cvx_node *member, struct cvx_text text)
{
    if (!text.s)
        return false;
    for (const struct cvx_node *at = text.at; at; at = at->parent)
        if (at == member)
            return true;
    return member->text && strcmp(member->text, text.s) == 0;
}

/* Whether there is more to say of a topic than its name and its level. */
static bool has_more(struct cvx_builder *builder, const struct topic *topic)
{
    for (const struct cvx_node *member = topic->at ? topic->at->first : NULL; member;
         member = member->next)
        if (!holds(member, topic->name) && !holds(member, topic->level) &&
            cvx_rest_is_wanted(builder, member))
            return true;
    return false;
}

static void add_level(struct cvx_builder *builder, struct cvx_runs *runs, struct cvx_text level)
{
    cvx_runs_add_label(builder, runs, CVX_LABEL_PAREN_OPEN, 0);
    cvx_inline_add(builder, runs, level, 0);
    cvx_runs_add_label(builder, runs, CVX_LABEL_PAREN_CLOSE, 0);
}

/* "Norwegian (native), English (C2)". */
static void add_flow(struct cvx_builder *builder, struct cvx_block *section,
                     const struct topic *topics, size_t count)
{
    struct cvx_block *row = cvx_block_add(builder, section, CVX_BLOCK_ROW, NULL);
    for (size_t i = 0; row && i < count; i++) {
        if (i > 0)
            cvx_runs_add_label(builder, &row->text, CVX_LABEL_COMMA, 0);
        cvx_inline_add(builder, &row->text, topics[i].name,
                       topics[i].level.s ? CVX_STYLE_STRONG : 0);
        if (topics[i].level.s)
            add_level(builder, &row->text, topics[i].level);
    }
    for (size_t i = 0; i < count; i++)
        cvx_rest_add(builder, section, topics[i].at);
}

static void add_summary(struct cvx_builder *builder, struct cvx_block *section,
                        struct cvx_block *row, const struct topic *topic)
{
    if (!topic->summary.s)
        return;
    if (strchr(topic->summary.s, '\n')) {
        cvx_inline_prose(builder, section, topic->summary, 0);
        return;
    }
    if (row->text.first)
        cvx_runs_add_label(builder, &row->text, CVX_LABEL_FULL_STOP, 0);
    cvx_inline_add(builder, &row->text, topic->summary, 0);
}

/* "Programming (expert): C, Rust". Without words the level takes their place. */
static void add_row(struct cvx_builder *builder, struct cvx_block *section,
                    const struct topic *topic)
{
    struct cvx_block *row = cvx_block_add(builder, section, CVX_BLOCK_ROW, topic->at);
    if (!row)
        return;
    const bool words = topic->keywords.count > 0 || topic->summary.s;
    if (topic->name.s && !words && !topic->level.s && !has_more(builder, topic)) {
        cvx_inline_add(builder, &row->text, topic->name, 0);
        cvx_rest_add(builder, section, topic->at);
        return;
    }
    cvx_inline_add(builder, &row->label, topic->name, CVX_STYLE_STRONG);
    if (words && topic->level.s && topic->name.s)
        add_level(builder, &row->label, topic->level);
    else
        cvx_inline_add(builder, &row->text, topic->level, 0);
    if (row->label.first)
        cvx_runs_add_label(builder, &row->label, CVX_LABEL_COLON, CVX_STYLE_STRONG);
    if (row->text.first && topic->keywords.count > 0)
        cvx_runs_add_label(builder, &row->text, CVX_LABEL_COLON, 0);
    cvx_list_add(builder, &row->text, &topic->keywords);
    add_summary(builder, section, row, topic);
    cvx_rest_add_inline(builder, &row->text, topic->at);
    if (!row->label.first && !row->text.first)
        cvx_block_drop_last(section);
    cvx_rest_add(builder, section, topic->at);
}

/* How many topics from the first on can flow. Facts that the standard has no field for belong to
 * one topic, and would lose it there. */
static size_t count_short(struct cvx_builder *builder, const struct topic *topics, size_t count)
{
    size_t run = 0;
    while (run < count && is_short(&topics[run]) && !has_more(builder, &topics[run]))
        run++;
    return run;
}

/* All flow, or all are rows: a few that flow between rows look like strays. Only many, which would
 * take many lines, flow there too. */
static void add_topics(struct cvx_builder *builder, struct cvx_block *section,
                       const struct topic *topics, size_t count)
{
    enum { MANY = 4 };
    for (size_t i = 0, run; i < count; i += run) {
        run = count_short(builder, &topics[i], count - i);
        if (run > 0 && (run == count || run >= MANY)) {
            add_flow(builder, section, &topics[i], run);
        } else {
            add_row(builder, section, &topics[i]);
            run = 1;
        }
    }
}

void cvx_section_skills(struct cvx_builder *builder, struct cvx_block *section)
{
    const struct cvx_resume *resume = builder->resume;
    struct topic *topics =
        cvx_arena_alloc_array(builder->arena, resume->skills_count, sizeof *topics);
    for (size_t i = 0; topics && i < resume->skills_count; i++) {
        const struct cvx_skill *skill = &resume->skills[i];
        topics[i] = (struct topic){skill->base.at, skill->name, skill->level, skill->summary,
                                   skill->keywords};
    }
    if (topics)
        add_topics(builder, section, topics, resume->skills_count);
}

void cvx_section_languages(struct cvx_builder *builder, struct cvx_block *section)
{
    const struct cvx_resume *resume = builder->resume;
    struct topic *topics =
        cvx_arena_alloc_array(builder->arena, resume->languages_count, sizeof *topics);
    for (size_t i = 0; topics && i < resume->languages_count; i++) {
        const struct cvx_spoken_language *language = &resume->languages[i];
        topics[i] = (struct topic){
            .at = language->base.at, .name = language->language, .level = language->fluency};
    }
    if (topics)
        add_topics(builder, section, topics, resume->languages_count);
}

void cvx_section_interests(struct cvx_builder *builder, struct cvx_block *section)
{
    const struct cvx_resume *resume = builder->resume;
    struct topic *topics =
        cvx_arena_alloc_array(builder->arena, resume->interests_count, sizeof *topics);
    for (size_t i = 0; topics && i < resume->interests_count; i++) {
        const struct cvx_interest *interest = &resume->interests[i];
        topics[i] = (struct topic){.at = interest->base.at,
                                   .name = interest->name,
                                   .summary = interest->summary,
                                   .keywords = interest->keywords};
    }
    if (topics)
        add_topics(builder, section, topics, resume->interests_count);
}
