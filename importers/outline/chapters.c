/* SPDX-License-Identifier: MIT */
/* First, lines that stand as headings are made headings: only where a CV has no marked ones whose
 * titles we know, because there a plain "Languages" is more likely a group of skills. Then the
 * level at which most known titles stand is that of the sections. */
#include "importers/outline/chapters.h"

#include "core/base/limits.h"
#include "core/lang/fold.h"
#include "importers/outline/words.h"
#include "importers/section.h"

#include <ctype.h>
#include <string.h>

enum {
    LEVELS = 8,
    PLAIN_LEVEL = 2,   /* of a heading that was not marked */
    CONTACT_LEN = 110, /* bytes of a line; a longer one with a link is text */
    TITLE_LEN = 60,    /* bytes; a longer line is no title */
};

static const char *heading_title(struct cvx_outlining *out, const struct cvx_block *block)
{
    return block->first ? cvx_styled_plain(block->first->text, out->arena) : "";
}

bool cvx_is_cv_title(const char *title)
{
    static const char *const titles[] = {
        "cv",
        "curriculum vitae",
        "resume",
        "lebenslauf",
        "vita",
        "tabellarischer lebenslauf",
        "简历",
        "个人简历",
        "履歴書",
        "職務経歴書",
        "이력서",
        "резюме",
        "個人履歷",
        "履歷",
        "life",
        "curriculum",
        "academic cv",
        "履历",
        "özgeçmiş",
        "ozgecmis",
        "my resume",
        "my cv",
        "professional resume",
    };
    char folded[TITLE_LEN + 1];
    size_t len = cvx_fold_text(title, strnlen(title, TITLE_LEN + 1), folded, sizeof folded);
    if (!len)
        return false;
    if ((unsigned char)*folded >= 0xE0) { /* "履 歴 書", spaced out for looks */
        size_t used = 0;
        for (size_t i = 0; i < len; i++)
            if (folded[i] != ' ')
                folded[used++] = folded[i];
        folded[used] = '\0';
    }
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (strcmp(titles[i], folded) == 0)
            return true;
    return false;
}

/* What a title is, when all of it says so. */
static struct cvx_section sure_section(const char *title, size_t len)
{
    struct cvx_section section = {.key = NULL};
    if (len <= TITLE_LEN)
        section = cvx_section_find(title, len);
    return section.sure ? section : (struct cvx_section){.key = NULL};
}

/* Counts known titles by level. */
static size_t count_known(struct cvx_outlining *out, const struct cvx_outline *outline,
                          size_t known[LEVELS])
{
    size_t count = 0;
    for (const struct cvx_block *block = outline->first; block; block = block->next) {
        const char *title = block->kind == CVX_BLOCK_HEADING ? heading_title(out, block) : "";
        if (*title && sure_section(title, strlen(title)).key) {
            known[block->level < LEVELS ? block->level : LEVELS - 1]++;
            count++;
        }
    }
    return count;
}

static struct cvx_block *insert_after(struct cvx_outlining *out, struct cvx_outline *outline,
                                      struct cvx_block *block)
{
    struct cvx_block *rest = cvx_arena_alloc(out->arena, sizeof *rest);
    if (!rest)
        return NULL;
    *rest = (struct cvx_block){.kind = CVX_BLOCK_PARAGRAPH, .close = true, .next = block->next};
    block->next = rest;
    if (outline->last == block)
        outline->last = rest;
    return rest;
}

static void make_heading(struct cvx_block *block)
{
    block->kind = CVX_BLOCK_HEADING;
    block->level = PLAIN_LEVEL;
}

/* "BOARD MEMBERSHIPS": in capitals, up to three words are a title already when one of them is. */
static struct cvx_section capital_section(const char *title)
{
    size_t blanks = 0;
    bool letters = false;
    for (const char *at = title; *at; at++) {
        if (islower((unsigned char)*at) || (unsigned char)*at >= 0x80 ||
            strchr(",.:|0123456789", *at))
            return (struct cvx_section){.key = NULL};
        blanks += *at == ' ';
        letters |= isupper((unsigned char)*at) != 0;
    }
    const bool may = letters && blanks > 0 && blanks < 3 && strlen(title) < TITLE_LEN &&
                     cvx_words_count(CVX_WORDS_ROLE, title, strlen(title)) == 0;
    return may ? cvx_section_find(title, strlen(title)) : (struct cvx_section){.key = NULL};
}

/* "EDUCATION" on the first line of a paragraph, or alone. */
static bool split_title_line(struct cvx_outlining *out, struct cvx_outline *outline,
                             struct cvx_block *block)
{
    const char *title = cvx_styled_plain(block->first->text, out->arena);
    struct cvx_section section = sure_section(title, strlen(title));
    if (!section.key)
        section = capital_section(title);
    if (!section.key || strcmp(section.key, "updated") == 0)
        return false;
    if (block->first->next) {
        struct cvx_block *rest = insert_after(out, outline, block);
        if (!rest)
            return false;
        rest->first = block->first->next;
        rest->last = block->last;
        block->first->next = NULL;
        block->last = block->first;
    }
    make_heading(block);
    return true;
}

/* "Bio. I am …", "Skills: C, Rust" before the first section. */
static bool split_run_in(struct cvx_outlining *out, struct cvx_outline *outline,
                         struct cvx_block *block)
{
    struct cvx_block_line *line = block->first;
    const char *text = line->text;
    const size_t mark = strcspn(text, ".:");
    const size_t stars = strspn(text, "*_");
    size_t after = mark + 1 + strspn(text + mark + (text[mark] != '\0'), "*_");
    if (!text[mark] || mark > TITLE_LEN || mark <= stars || text[after] != ' ' ||
        cvx_fact_of_person(text + stars, mark - stars))
        return false;
    const struct cvx_section section = sure_section(text + stars, mark - stars);
    if (!section.key || strcmp(section.key, "updated") == 0 ||
        strcmp(section.key, "contact") == 0 || strcmp(section.key, "profiles") == 0)
        return false;
    struct cvx_block *rest = insert_after(out, outline, block);
    struct cvx_block_line *body = cvx_arena_alloc(out->arena, sizeof *body);
    const char *title = cvx_out_trim(out, text + stars, mark - stars);
    if (!rest || !body || !title)
        return false;
    *body = *line;
    body->text = text + after + strspn(text + after, " ");
    body->column += (uint32_t)(body->text - text);
    rest->first = body;
    rest->last = line->next ? block->last : body;
    line->text = title;
    line->next = NULL;
    block->last = line;
    make_heading(block);
    return true;
}

static void find_plain_titles(struct cvx_outlining *out, struct cvx_outline *outline, bool marked)
{
    bool before = true;
    for (struct cvx_block *block = outline->first; block; block = block->next) {
        if (block->kind == CVX_BLOCK_HEADING) {
            const char *title = heading_title(out, block);
            before = before && !sure_section(title, strlen(title)).key;
        }
        if (block->kind != CVX_BLOCK_PARAGRAPH || !block->first)
            continue;
        if (!marked && split_title_line(out, outline, block))
            before = false;
        else if (before)
            split_run_in(out, outline, block);
    }
}

/* The level that has most known titles, the outermost of several. */
static unsigned section_level(const size_t known[LEVELS])
{
    unsigned level = 0;
    for (unsigned i = 1; i < LEVELS; i++)
        if (known[i] > known[level])
            level = i;
    return level;
}

static struct cvx_chapter *add_chapter(struct cvx_outlining *out, struct cvx_chapter *before,
                                       struct cvx_block *heading)
{
    struct cvx_chapter *chapter = cvx_arena_alloc(out->arena, sizeof *chapter);
    if (!chapter)
        return NULL;
    if (before) {
        before->next = chapter;
        before->end = heading;
    }
    if (!heading)
        return chapter;
    const char *title = heading_title(out, heading);
    const size_t len = strlen(title);
    const struct cvx_section section = cvx_section_find(title, len);
    *chapter = (struct cvx_chapter){
        .key = section.key,
        .type = section.type,
        .title = title,
        .at = heading->first,
        .level = heading->level,
        .first = heading->next,
    };
    if (section.key && !section.sure)
        cvx_out_report(out, CVX_CODE_GUESSED, heading->first, "%s was taken for \"%s\"",
                       cvx_diag_quote(out->diag, title), section.key);
    return chapter;
}

/* True when a heading begins a section: by its level, or by its title where it does not lie inside
 * a section that we know. */
static bool begins_section(struct cvx_outlining *out, const struct cvx_block *block, unsigned level,
                           const struct cvx_chapter *inside)
{
    if (block->level <= level)
        return true;
    const char *title = heading_title(out, block);
    return !inside->key && inside->title && sure_section(title, strlen(title)).key;
}

/* True for the heading that is the person's name: the first, before any section. */
static bool is_name(struct cvx_outlining *out, const struct cvx_block *block)
{
    const char *title = heading_title(out, block);
    return *title && !sure_section(title, strlen(title)).key && !cvx_is_cv_title(title);
}

/* "# Jane Roe" and below it "## Product Designer": a heading that is no section, before another
 * heading or what has addresses, says what the person is. */
static bool is_subtitle(struct cvx_outlining *out, const struct cvx_block *name,
                        const struct cvx_block *block)
{
    const char *title = heading_title(out, block);
    if (!name || name->next != block || !*title || strlen(title) > TITLE_LEN ||
        cvx_section_find(title, strlen(title)).key || cvx_is_cv_title(title))
        return false;
    const struct cvx_block *next = block->next;
    if (!next || next->kind == CVX_BLOCK_RULE)
        return next != NULL;
    if (next->kind == CVX_BLOCK_HEADING) {
        const char *below = heading_title(out, next);
        return cvx_section_find(below, strlen(below)).key != NULL;
    }
    for (const struct cvx_block_line *line = next->first; line; line = line->next)
        if (strchr(line->text, '@') ||
            (strstr(line->text, "://") && strlen(line->text) < CONTACT_LEN))
            return true;
    return false;
}

enum cvx_status cvx_chapters_cut(struct cvx_outlining *out, struct cvx_outline *outline,
                                 struct cvx_chapters *chapters)
{
    size_t known[LEVELS] = {0};
    const bool marked = count_known(out, outline, known) > 1;
    find_plain_titles(out, outline, marked);
    memset(known, 0, sizeof known);
    *chapters = (struct cvx_chapters){.known = count_known(out, outline, known) > 0};
    unsigned level = section_level(known);
    struct cvx_chapter *chapter = add_chapter(out, NULL, NULL);
    chapters->first = chapter;
    size_t headings = 0;
    if (chapter)
        chapter->first = outline->first;
    for (struct cvx_block *block = outline->first; block && chapter; block = block->next) {
        if (block->kind != CVX_BLOCK_HEADING)
            continue;
        if (++headings > CVX_LIMIT_HEADINGS) {
            cvx_out_report(out, CVX_CODE_LIMIT, block->first, "there are more than %d headings",
                           CVX_LIMIT_HEADINGS);
            return CVX_REJECTED;
        }
        if (level == 0)
            level = block->level + (headings == 1);
        const bool before = chapter == chapters->first;
        if (before && !chapters->name && is_name(out, block))
            chapters->name = block;
        else if (!(before && (cvx_is_cv_title(heading_title(out, block)) ||
                              is_subtitle(out, chapters->name, block))) &&
                 begins_section(out, block, level, chapter))
            chapter = add_chapter(out, chapter, block);
    }
    return out->arena->failed ? cvx_diag_memory(out->diag) : CVX_OK;
}
