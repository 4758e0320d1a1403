/* SPDX-License-Identifier: MIT */
/* An outline from its first block to its last. */
#include "importers/outline.h"

#include "core/base/limits.h"
#include "importers/outline/chapters.h"
#include "importers/outline/kinds.h"
#include "importers/section.h"

#include <string.h>

/* What each kind of section is made of. */
static const struct {
    const char *key;
    cvx_entry_make *entry;
    cvx_chapter_make *chapter;
} kinds[] = {
    {"work", cvx_make_work, NULL},
    {"volunteer", cvx_make_volunteer, NULL},
    {"education", cvx_make_education, NULL},
    {"projects", cvx_make_project, NULL},
    {"awards", cvx_make_award, NULL},
    {"certificates", cvx_make_certificate, NULL},
    {"references", cvx_make_reference, NULL},
    {"publications", NULL, cvx_make_publications},
    {"skills", NULL, cvx_make_skills},
    {"languages", NULL, cvx_make_languages},
    {"interests", NULL, cvx_make_interests},
    {"summary", NULL, cvx_make_summary},
    {"contact", NULL, cvx_make_contact},
    {"profiles", NULL, cvx_make_contact},
};

/* Comments, and parts that their owner has switched off, are reported line by line. */
static void report_unread(struct cvx_outlining *out, const struct cvx_block *block)
{
    const bool hidden = block->kind == CVX_BLOCK_HIDDEN;
    for (const struct cvx_block_line *line = block->first; line; line = line->next)
        cvx_out_report(out, hidden ? CVX_CODE_HIDDEN : CVX_CODE_SETTING, line,
                       hidden ? "%s is hidden by its owner: left out"
                              : "%s is a comment or a setting: left out",
                       cvx_diag_quote(out->diag, line->text));
}

/* What does not belong to any section, wherever it stands: it is taken, and its blocks are empty
 * afterwards. */
static enum cvx_status take_strays(struct cvx_outlining *out, struct cvx_outline *outline)
{
    size_t properties = 0;
    bool ruled = false;
    for (struct cvx_block *block = outline->first; block; block = block->next) {
        properties += block->kind == CVX_BLOCK_PROPERTY;
        if (properties > CVX_LIMIT_HEADINGS) {
            cvx_out_report(out, CVX_CODE_LIMIT, block->first, "there are more than %d properties",
                           CVX_LIMIT_HEADINGS);
            return CVX_REJECTED;
        }
        bool taken = block->kind == CVX_BLOCK_COMMENT || block->kind == CVX_BLOCK_HIDDEN;
        if (taken)
            report_unread(out, block);
        else if (block->kind == CVX_BLOCK_PARAGRAPH)
            taken = cvx_make_updated(out, block);
        if (!taken && block->kind == CVX_BLOCK_PARAGRAPH && ruled && !block->next && block->first &&
            strchr(block->first->text, '@')) {
            const struct cvx_chapter end = {.first = block};
            cvx_make_contact(out, &end);
            taken = true;
        }
        /* "that is all", under a Japanese CV */
        if (!taken && block->kind == CVX_BLOCK_PARAGRAPH && !block->next && block->first &&
            strcmp(block->first->text, "以上") == 0) {
            cvx_out_report(out, CVX_CODE_SETTING, block->first, "%s ends the CV: left out",
                           cvx_diag_quote(out->diag, block->first->text));
            taken = true;
        }
        ruled = block->kind == CVX_BLOCK_RULE;
        if (taken) {
            block->kind = CVX_BLOCK_COMMENT;
            block->first = NULL;
            block->last = NULL;
        }
    }
    return CVX_OK;
}

static const char *title_of(struct cvx_outlining *out, const struct cvx_chapter *chapter)
{
    const char *title = cvx_skip_icons(chapter->title);
    size_t len = strlen(title);
    while (len > 1 && strchr(".: ", title[len - 1]))
        len--;
    return cvx_out_trim(out, title, len);
}

/* The newest entry of a section; NULL when it has none. */
static struct cvx_node *last_entry(struct cvx_outlining *out, const char *key)
{
    struct cvx_node *list = out->root->first;
    while (list && strcmp(list->key, key) != 0)
        list = list->next;
    return list ? list->last : NULL;
}

/* Keeps the title of a section that came to something, or says what became of it. `before` is the
 * last entry of an earlier section of its kind; NULL: there was none. */
static void note_title(struct cvx_outlining *out, const struct cvx_chapter *chapter,
                       struct cvx_node *before)
{
    const char *title = title_of(out, chapter);
    const char *key = chapter->key;
    const bool summary = strcmp(key, "summary") == 0;
    const bool made = cvx_node_find(summary ? out->basics : out->root, key) != NULL;
    const char *said = made && chapter->type ? NULL : title;
    if (title && made && cvx_section_note(&out->arranger, key, said, NULL) && said)
        return;
    if (said && made && cvx_make_apart(out, chapter, before))
        return;
    cvx_out_report(out, CVX_CODE_GUESSED, chapter->at,
                   chapter->type ? "%s heads publications of the type \"%s\""
                                 : "what %s heads was put to \"%s\"",
                   cvx_diag_quote(out->diag, title ? title : ""),
                   chapter->type ? chapter->type : key);
}

/* Properties under the title of a section that is a list or a text. */
static void take_properties(struct cvx_outlining *out, const struct cvx_chapter *chapter)
{
    for (struct cvx_block *block = chapter->first; block && block != chapter->end;
         block = block->next)
        if (block->kind == CVX_BLOCK_PROPERTY) {
            if (block->first)
                cvx_out_report(out, CVX_CODE_SETTING, block->first,
                               "%s is a setting of the tool it comes from: left out",
                               cvx_diag_quote(out->diag, block->key));
            block->kind = CVX_BLOCK_COMMENT;
        }
}

static bool is_history(const char *key)
{
    return strcmp(key, "work") == 0 || strcmp(key, "education") == 0;
}

static void make_chapter(struct cvx_outlining *out, const struct cvx_chapter *chapter)
{
    for (size_t i = 0; chapter->key && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].key, chapter->key) == 0) {
            struct cvx_node *before = last_entry(out, chapter->key);
            if (!kinds[i].entry && kinds[i].chapter != cvx_make_contact)
                take_properties(out, chapter);
            const bool both = is_history(chapter->key) && cvx_take_milestones(out, chapter);
            if (kinds[i].entry)
                cvx_entries_each(out, chapter, kinds[i].entry);
            else
                kinds[i].chapter(out, chapter);
            if (both)
                cvx_out_report(out, CVX_CODE_GUESSED, chapter->at, "%s heads schools and work",
                               cvx_diag_quote(out->diag, chapter->title));
            else
                note_title(out, chapter, before);
            return;
        }
    cvx_make_own(out, chapter);
}

static bool is_cv(const struct cvx_outlining *out, const struct cvx_chapters *chapters)
{
    return chapters->known || cvx_node_find(out->basics, "email") ||
           cvx_node_find(out->basics, "phone");
}

static enum cvx_status arrange(struct cvx_outlining *out, struct cvx_outline *outline)
{
    struct cvx_chapters chapters;
    enum cvx_status status = take_strays(out, outline);
    if (status == CVX_OK)
        status = cvx_chapters_cut(out, outline, &chapters);
    if (status != CVX_OK)
        return status;
    cvx_make_properties(out, outline);
    cvx_make_header(out, chapters.first, chapters.name);
    for (const struct cvx_chapter *chapter = chapters.first->next; chapter; chapter = chapter->next)
        make_chapter(out, chapter);
    if (is_cv(out, &chapters) || out->arranger.failed != CVX_OK) /* told, and told when it closes */
        return CVX_OK;
    cvx_diag_add(out->diag, CVX_CODE_NOT_A_RESUME, NULL,
                 "this has no section that a CV has, and no address");
    cvx_diag_hint(out->diag, "headings such as \"Experience\" or \"Education\" tell what is what");
    return CVX_REJECTED;
}

enum cvx_status cvx_outline_arrange(struct cvx_outline *outline, struct cvx_arena *arena,
                                    struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_outlining out = {.arena = arena, .diag = diag};
    struct cvx_node *source = cvx_node_new(arena, CVX_NODE_OBJECT, NULL);
    if (!source)
        return cvx_diag_memory(diag);
    out.root = cvx_arrange_open(&out.arranger, source, arena, diag);
    out.basics = cvx_arrange_object(&out.arranger, out.root, "basics", NULL);
    if (!out.basics)
        return cvx_diag_memory(diag);
    out.root->origin = NULL;
    const enum cvx_status status = arrange(&out, outline);
    if (arena->failed && status != CVX_ENVIRONMENT)
        return cvx_diag_memory(diag);
    return status == CVX_OK ? cvx_arrange_close(&out.arranger, root) : status;
}
