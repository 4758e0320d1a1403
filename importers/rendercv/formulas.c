/* SPDX-License-Identifier: MIT */
/* RenderCV's formulas, "$$f(x) = x^2$$", as far as Unicode has them. */
#include "core/base/str.h"
#include "formats/tex.h"
#include "importers/rendercv/rendercv.h"

#include <string.h>

/* A formula as text; NULL when there is more of TeX in it, or what Markdown would read. */
static const char *read_formula(const char *tex, size_t len, struct cvx_arena *arena)
{
    const char *math = cvx_arena_printf(arena, "$%.*s$", (int)len, tex);
    const char *text = math ? cvx_tex_text(math, true, arena) : NULL;
    return text && *text && !strpbrk(text, "\\{}^_*`$") ? text : NULL;
}

static void tell(const struct cvx_node *node, const char *tex, size_t len, const char *formula,
                 struct cvx_diag *diag)
{
    char *source = cvx_arena_copy(&diag->arena, tex, len);
    if (source && strcmp(source, formula) != 0)
        cvx_diag_add(diag, CVX_CODE_CODE_READ, node, "the formula %s was read as %s",
                     cvx_diag_quote(diag, source), cvx_diag_quote(diag, formula));
}

/* The next "$$" that is no part of a longer row of them: "$$$" is much money. */
static const char *find_mark(const char *text)
{
    for (const char *at = text; (at = strchr(at, '$')) != NULL;) {
        const size_t len = strspn(at, "$");
        if (len == 2)
            return at;
        at += len;
    }
    return NULL;
}

static void read_text(struct cvx_node *node, struct cvx_arena *arena, struct cvx_diag *diag)
{
    struct cvx_str text;
    const char *at = node->text;
    bool read = false;
    cvx_str_init(&text, arena);
    for (const char *open; (open = find_mark(at)) != NULL;) {
        const char *const tex = open + 2;
        const char *const close = find_mark(tex);
        if (!close)
            break;
        const char *formula = read_formula(tex, (size_t)(close - tex), arena);
        if (formula)
            tell(node, tex, (size_t)(close - tex), formula, diag);
        cvx_str_add_bytes(&text, at, (size_t)((formula ? open : close + 2) - at));
        if (formula)
            cvx_str_add(&text, formula);
        read |= formula != NULL;
        at = close + 2;
    }
    if (!read || arena->failed)
        return;
    cvx_str_add(&text, at);
    node->text = cvx_str_get(&text);
}

void cvx_rendercv_formulas(struct cvx_node *node, struct cvx_arena *arena, struct cvx_diag *diag)
{
    struct cvx_node *const root = node;
    while (node) {
        if (node->kind == CVX_NODE_STRING && node->text && strstr(node->text, "$$"))
            read_text(node, arena, diag);
        if (node->first) {
            node = node->first;
            continue;
        }
        while (node != root && !node->next)
            node = node->parent;
        node = node == root ? NULL : node->next;
    }
}
