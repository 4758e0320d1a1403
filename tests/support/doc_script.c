/* SPDX-License-Identifier: MIT */
/* Documents for tests, written as text. */
#include "tests/support/doc_script.h"

#include <string.h>

enum { DEEPEST = 16 };

struct script {
    struct cvx_arena *arena;
    struct cvx_block *open[DEEPEST]; /* the last block at each depth; [0] is the root */
    int number;
};

static const struct {
    const char *name;
    enum cvx_block_kind kind;
} kinds[] = {
    {"title", CVX_BLOCK_TITLE},
    {"subtitle", CVX_BLOCK_SUBTITLE},
    {"photo", CVX_BLOCK_PHOTO},
    {"contact", CVX_BLOCK_CONTACT},
    {"item", CVX_BLOCK_CONTACT_ITEM},
    {"section", CVX_BLOCK_SECTION},
    {"group", CVX_BLOCK_GROUP},
    {"entry", CVX_BLOCK_ENTRY},
    {"meta", CVX_BLOCK_META},
    {"paragraph", CVX_BLOCK_PARAGRAPH},
    {"publication", CVX_BLOCK_PUBLICATION},
    {"row", CVX_BLOCK_ROW},
    {"note", CVX_BLOCK_NOTE},
    {"bullet", CVX_BLOCK_ITEM},
};

static void run_add(struct script *script, struct cvx_runs *runs, const char *text, size_t len,
                    char mark)
{
    struct cvx_run *run = cvx_arena_alloc(script->arena, sizeof *run);
    run->text = cvx_arena_copy(script->arena, text, len);
    run->style = mark == '*'   ? CVX_STYLE_STRONG
                 : mark == '_' ? CVX_STYLE_EMPHASIS
                 : mark == '`' ? CVX_STYLE_CODE
                 : mark == '{' ? CVX_STYLE_KEEP
                               : 0;
    if (mark == '<')
        run->href = cvx_arena_printf(script->arena, "https://%s", run->text);
    if (runs->last)
        ((struct cvx_run *)(uintptr_t)runs->last)->next = run;
    else
        runs->first = run;
    runs->last = run;
}

/* Runs of a text with marks. */
static void runs_read(struct script *script, struct cvx_runs *runs, const char *text, size_t len)
{
    static const char opening[] = "*_`{<", closing[] = "*_`}>";
    char mark = 0, end = 0;
    size_t start = 0;
    for (size_t i = 0; i <= len; i++) {
        const char *open = i < len && !mark && text[i] ? strchr(opening, text[i]) : NULL;
        if (i < len && !open && (!mark || text[i] != end))
            continue;
        if (i > start)
            run_add(script, runs, text + start, i - start, mark);
        mark = open ? text[i] : 0;
        end = (char)(open ? closing[open - opening] : 0);
        start = i + 1;
    }
}

static struct cvx_block *block_add(struct script *script, struct cvx_block *parent,
                                   enum cvx_block_kind kind)
{
    struct cvx_block *block = cvx_arena_alloc(script->arena, sizeof *block);
    block->kind = kind;
    block->parent = parent;
    if (parent && parent->last)
        parent->last->next = block;
    else if (parent)
        parent->first = block;
    if (parent)
        parent->last = block;
    return block;
}

static size_t trimmed(const char *text, size_t len)
{
    while (len && text[len - 1] == ' ')
        len--;
    return len;
}

static void texts_read(struct script *script, struct cvx_block *block, const char *text, size_t len)
{
    const char *tilde = memchr(text, '~', len);
    if (tilde) {
        runs_read(script, &block->label, text, (size_t)(tilde - text));
        len -= (size_t)(tilde + 1 - text);
        text = tilde + 1;
        while (len && *text == ' ')
            text++, len--;
    }
    const char *bar = memchr(text, '|', len);
    if (bar) {
        const char *aside = bar + 1 + strspn(bar + 1, " ");
        runs_read(script, &block->aside, aside, len - (size_t)(aside - text));
        len = (size_t)(bar - text);
    }
    runs_read(script, &block->text, text, trimmed(text, len));
}

static void line_read(struct script *script, const char *line, size_t len)
{
    const size_t indent = strspn(line, " ");
    const size_t depth = indent / 2;
    line += indent;
    len -= indent;
    const size_t name = strcspn(line, " \n");
    struct cvx_block *parent = script->open[depth];
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strlen(kinds[i].name) != name || memcmp(kinds[i].name, line, name) != 0)
            continue;
        if (kinds[i].kind == CVX_BLOCK_ITEM &&
            (!parent->last || parent->last->kind != CVX_BLOCK_LIST))
            block_add(script, parent, CVX_BLOCK_LIST);
        if (kinds[i].kind == CVX_BLOCK_ITEM)
            parent = parent->last;
        struct cvx_block *block = block_add(script, parent, kinds[i].kind);
        if (block->kind == CVX_BLOCK_PUBLICATION)
            block->number = ++script->number;
        else if (block->kind != CVX_BLOCK_ITEM)
            script->number = 0;
        block->level = block->kind == CVX_BLOCK_SECTION ? 1
                       : block->kind == CVX_BLOCK_ENTRY ? 2
                                                        : 0;
        script->open[depth + 1] = block;
        const size_t start = name < len ? name + 1 : name;
        texts_read(script, block, line + start, len - start);
    }
}

struct cvx_doc *cvx_doc_script(struct cvx_arena *arena, const char *tag, const char *text)
{
    struct cvx_doc *doc = cvx_arena_alloc(arena, sizeof *doc);
    struct script script = {.arena = arena};
    doc->language = cvx_language_find(tag);
    doc->lang = doc->language->tag;
    doc->rtl = doc->language->rtl;
    doc->info.title = "Test";
    doc->root = script.open[0] = block_add(&script, NULL, CVX_BLOCK_DOCUMENT);
    while (*text) {
        const size_t len = strcspn(text, "\n");
        if (len)
            line_read(&script, text, len);
        text += len + (text[len] == '\n');
    }
    return doc;
}
