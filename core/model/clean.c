/* SPDX-License-Identifier: MIT */
/* Cleaning of texts and trees. Most texts need none: one look at their bytes tells. */
#include "core/model/clean.h"

#include "core/base/str.h"
#include "core/base/utf8.h"

#include <string.h>

enum action { KEEP, REMOVE, HIDE, BREAK, ISOLATE, END_ISOLATE };

/* Sorted. */
static const struct range {
    uint32_t first, last;
    enum action action;
} ranges[] = {
    {0x00, 0x08, REMOVE},      {0x0B, 0x0D, BREAK},           {0x0E, 0x1F, REMOVE},
    {0x7F, 0x84, REMOVE},      {0x85, 0x85, BREAK},           {0x86, 0x9F, REMOVE},
    {0xAD, 0xAD, HIDE},        {0x180E, 0x180E, HIDE},        {0x200B, 0x200B, HIDE},
    {0x2028, 0x2029, BREAK},   {0x202A, 0x202E, HIDE},        {0x2060, 0x2064, HIDE},
    {0x2066, 0x2068, ISOLATE}, {0x2069, 0x2069, END_ISOLATE}, {0x206A, 0x206F, HIDE},
    {0xFDD0, 0xFDEF, REMOVE},  {0xFEFF, 0xFEFF, HIDE},        {0xFFF9, 0xFFFB, HIDE},
};

static enum action action_of(uint32_t code_point)
{
    if ((code_point & 0xFFFE) == 0xFFFE)
        return REMOVE;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code_point <= ranges[i].last)
            return code_point >= ranges[i].first ? ranges[i].action : KEEP;
    return KEEP;
}

/* Lead bytes of UTF-8 behind which something may need an action. */
static bool is_suspect(unsigned char byte)
{
    return byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte >= 0xEF || byte == 0x7F ||
           (byte < 0x20 && byte != '\n' && byte != '\t');
}

static bool has_action(const char *text)
{
    for (const char *at = text + cvx_utf8_print_len(text, strlen(text)); *at;) {
        if (!is_suspect((unsigned char)*at))
            at++;
        else if (action_of(cvx_utf8_next(&at)) != KEEP)
            return true;
    }
    return false;
}

/* Isolates are kept when each is closed, and none is closed that is not open. */
static bool isolates_balance(const char *text)
{
    int open = 0;
    for (const char *at = text; *at && open >= 0;) {
        const enum action action = action_of(cvx_utf8_next(&at));
        open += (action == ISOLATE) - (action == END_ISOLATE);
    }
    return open == 0;
}

static const char *apply_actions(const char *text, struct cvx_arena *arena,
                                 struct cvx_cleaning *cleaning)
{
    const bool balanced = isolates_balance(text);
    struct cvx_str out;
    cvx_str_init(&out, arena);
    for (const char *at = text; *at;) {
        const char *start = at;
        const uint32_t code_point = cvx_utf8_next(&at);
        enum action action = action_of(code_point);
        if (action == ISOLATE || action == END_ISOLATE)
            action = balanced ? KEEP : HIDE;
        if (action == KEEP)
            cvx_str_add_bytes(&out, start, (size_t)(at - start));
        else if (action == BREAK && !(code_point == '\r' && *at == '\n'))
            cvx_str_add_char(&out, '\n');
        cleaning->controls += action == REMOVE;
        cleaning->invisible += action == HIDE;
    }
    if (arena->failed)
        return NULL;
    return strcmp(cvx_str_get(&out), text) == 0 ? text : cvx_str_get(&out);
}

/* A text that was escaped twice says "\n" where a line ends. Something else is meant, or may be,
 * when it has real line breaks, other backslashes ("\alpha"), a drive ("C:\new"), or code quotes.
 */
static bool escaped_twice(const char *text)
{
    size_t len;
    if (!strstr(text, "\\n") || strchr(text, '`'))
        return false;
    const char *start = cvx_text_trim(text, &len);
    if (memchr(start, '\n', len)) /* not around it, as in YAML a text ends with one */
        return false;
    for (const char *at = strchr(text, '\\'); at; at = strchr(at + 2, '\\')) {
        if (at[1] != 'n')
            return false;
        if (at - text >= 2 && at[-1] == ':' && (at - text == 2 || at[-3] == ' '))
            return false;
    }
    return true;
}

static const char *unescape_breaks(const char *text, struct cvx_arena *arena,
                                   struct cvx_cleaning *cleaning)
{
    struct cvx_str out;
    cvx_str_init(&out, arena);
    for (const char *found; (found = strstr(text, "\\n")); text = found + 2) {
        cvx_str_add_bytes(&out, text, (size_t)(found - text));
        cvx_str_add_char(&out, '\n');
        cleaning->breaks++;
    }
    cvx_str_add(&out, text);
    return arena->failed ? NULL : cvx_str_get(&out);
}

const char *cvx_text_clean(const char *text, struct cvx_arena *arena, struct cvx_cleaning *cleaning)
{
    *cleaning = (struct cvx_cleaning){0};
    if (has_action(text))
        text = apply_actions(text, arena, cleaning);
    if (text && escaped_twice(text))
        text = unescape_breaks(text, arena, cleaning);
    return text;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

/* The start of the code point that ends before `at`. */
static const char *step_back(const char *at)
{
    do {
        at--;
    } while (((unsigned char)*at & 0xC0) == 0x80);
    return at;
}

const char *cvx_text_trim(const char *text, size_t *len)
{
    const char *start = text;
    for (const char *at = text; *at && is_space(cvx_utf8_next(&at));)
        start = at;
    const char *end = start + strlen(start);
    while (end > start) {
        const char *last = step_back(end);
        const char *at = last;
        if (!is_space(cvx_utf8_next(&at)))
            break;
        end = last;
    }
    *len = (size_t)(end - start);
    return start;
}

/* Trees */

struct cleaner {
    struct cvx_arena *arena;
    struct cvx_diag *diag;
};

static void report(struct cleaner *cleaner, const struct cvx_node *node,
                   const struct cvx_cleaning *cleaning)
{
    if (cleaning->controls)
        cvx_diag_add(cleaner->diag, CVX_CODE_TEXT_CLEANED, node,
                     "control characters were taken out of %s (%u)",
                     cvx_diag_quote(cleaner->diag, node->text), (unsigned)cleaning->controls);
    if (cleaning->invisible)
        cvx_diag_add(cleaner->diag, CVX_CODE_TEXT_CLEANED, node,
                     "invisible characters were taken out of %s (%u)",
                     cvx_diag_quote(cleaner->diag, node->text), (unsigned)cleaning->invisible);
    if (cleaning->breaks)
        cvx_diag_add(cleaner->diag, CVX_CODE_TEXT_CLEANED, node,
                     "\\n escaped twice was read as a line break in %s (%u)",
                     cvx_diag_quote(cleaner->diag, node->text), (unsigned)cleaning->breaks);
}

static bool is_true(const struct cvx_node *node)
{
    return node && node->kind == CVX_NODE_BOOL && node->text[0] == 't';
}

static bool is_switched_off(const struct cvx_node *node)
{
    return node->key && !node->parent->parent && (node->key[0] == '_' || node->key[0] == '-');
}

/* Cleans a node and what is in it; false when it is to be taken out. The nesting was limited when
 * it was read. */
static bool clean_node(struct cvx_node *node, void *context)
{
    struct cleaner *cleaner = context;
    if (node->kind == CVX_NODE_STRING) {
        struct cvx_cleaning cleaning;
        const char *text = cvx_text_clean(node->text, cleaner->arena, &cleaning);
        node->text = text ? text : "";
        report(cleaner, node, &cleaning);
        size_t len;
        cvx_text_trim(node->text, &len);
        return len > 0;
    }
    if (node->kind == CVX_NODE_BOOL)
        return !node->key || strcmp(node->key, "private") != 0;
    if (node->kind != CVX_NODE_ARRAY && node->kind != CVX_NODE_OBJECT)
        return node->kind != CVX_NODE_NULL;
    if (is_true(cvx_node_find(node, "private"))) {
        cvx_diag_add(cleaner->diag, CVX_CODE_PRIVATE, node, "marked private: left out");
        node->first = NULL;
        node->last = NULL;
        node->count = 0;
    } else {
        cvx_node_filter(node, clean_node, cleaner);
    }
    return node->count > 0;
}

static bool clean_member(struct cvx_node *node, void *context)
{
    struct cleaner *cleaner = context;
    const bool holds = node->kind == CVX_NODE_ARRAY || node->kind == CVX_NODE_OBJECT;
    const bool private = node->kind == CVX_NODE_OBJECT && is_true(cvx_node_find(node, "private"));
    if (!is_switched_off(node)) {
        const bool kept = clean_node(node, context);
        if (!kept && holds && !private && !node->origin)
            cvx_diag_add(cleaner->diag, CVX_CODE_EMPTY, node, "\"%s\" holds nothing: left out",
                         node->key);
        return kept;
    }
    cvx_diag_add(cleaner->diag, CVX_CODE_SWITCHED_OFF, node,
                 "its name begins with \"%c\": left out", node->key[0]);
    return false;
}

enum cvx_status cvx_tree_clean(struct cvx_node *root, struct cvx_arena *arena,
                               struct cvx_diag *diag)
{
    struct cleaner cleaner = {arena, diag};
    if (root->kind == CVX_NODE_OBJECT && !is_true(cvx_node_find(root, "private")))
        cvx_node_filter(root, clean_member, &cleaner);
    else
        clean_node(root, &cleaner);
    return arena->failed ? cvx_diag_memory(diag) : CVX_OK;
}
