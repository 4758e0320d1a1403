/* SPDX-License-Identifier: MIT */
/* Putting texts into the CV. */
#include "importers/outline/outlining.h"

#include "importers/outline/notes.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { WRAPPED_MIN = 55 }; /* bytes that a line has at least when it was broken to fit a page */

static struct cvx_node *place(struct cvx_node *node, const struct cvx_block_line *at)
{
    if (node && at && !node->line) {
        node->line = at->line;
        node->column = at->column;
    }
    return node;
}

struct cvx_node *cvx_out_entry(struct cvx_outlining *out, const char *key,
                               const struct cvx_block_line *at)
{
    struct cvx_node *list = place(cvx_arrange_array(&out->arranger, out->root, key, NULL), at);
    return place(cvx_arrange_object(&out->arranger, list, NULL, NULL), at);
}

struct cvx_node *cvx_out_object(struct cvx_outlining *out, struct cvx_node *parent, const char *key,
                                const struct cvx_block_line *at)
{
    return place(cvx_arrange_object(&out->arranger, parent, key, NULL), at);
}

static bool is_blank(const char *text)
{
    return !text || text[strspn(text, " \t\n")] == '\0';
}

static bool is_prose(const char *key)
{
    return strcmp(key, "summary") == 0 || strcmp(key, "description") == 0 ||
           strcmp(key, "reference") == 0;
}

/* Adds to a text that is there. The builder is kept, so that a text of many parts is not copied for
 * each of them. */
static void join(struct cvx_outlining *out, struct cvx_node *child, const char *text)
{
    if (out->joined != child) {
        cvx_str_init(&out->joining, out->arena);
        cvx_str_add(&out->joining, child->text);
        out->joined = child;
    }
    cvx_str_add(&out->joining, is_prose(child->key) ? "\n\n" : ", ");
    cvx_str_add(&out->joining, text);
    child->text = cvx_str_get(&out->joining);
}

struct cvx_node *cvx_out_text(struct cvx_outlining *out, struct cvx_node *parent, const char *key,
                              const char *text, const struct cvx_block_line *at)
{
    if (!parent || is_blank(text))
        return NULL;
    struct cvx_node *child = parent->first;
    while (child && strcmp(child->key, key) != 0)
        child = child->next;
    if (!child)
        return place(cvx_arrange_text(&out->arranger, parent, key, text, NULL), at);
    if (child->kind == CVX_NODE_STRING && strcmp(child->text, text) != 0)
        join(out, child, text);
    return child;
}

void cvx_out_item(struct cvx_outlining *out, struct cvx_node *parent, const char *key,
                  const char *text, const struct cvx_block_line *at)
{
    if (!parent || is_blank(text))
        return;
    struct cvx_node *list = place(cvx_arrange_array(&out->arranger, parent, key, NULL), at);
    place(cvx_arrange_text(&out->arranger, list, NULL, text, NULL), at);
}

/* Bytes of a separator of lists at `text`; 0 when there is none. */
static size_t separator_len(const char *text)
{
    static const char *const marks[] = {", ",  ",",   ";",   "、",  "，", "；", "،",
                                        " | ", " · ", " • ", " / ", "\t", "\n"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

static int bracket(const char *text)
{
    if (*text == '(' || *text == '[' || strncmp(text, "（", 3) == 0)
        return 1;
    return *text == ')' || *text == ']' || strncmp(text, "）", 3) == 0 ? -1 : 0;
}

void cvx_out_list(struct cvx_outlining *out, struct cvx_node *parent, const char *key,
                  const char *text, const struct cvx_block_line *at)
{
    int depth = 0;
    size_t len = strlen(text);
    while (len > 0 && (text[len - 1] == ' ' || (text[len - 1] == '.' && len > 3)))
        len--;
    size_t start = 0;
    for (size_t i = 0; i <= len;) {
        depth += bracket(text + i);
        depth = depth < 0 ? 0 : depth;
        const size_t mark = i < len ? (depth ? 0 : separator_len(text + i)) : 1;
        if (mark) {
            cvx_out_item(out, parent, key, cvx_out_trim(out, text + start, i - start), at);
            start = i + mark;
        }
        i += mark ? mark : 1;
    }
}

void cvx_out_report(struct cvx_outlining *out, enum cvx_code code, const struct cvx_block_line *at,
                    const char *format, ...)
{
    char message[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    cvx_diag_add_at(out->diag, code,
                    (struct cvx_place){.line = at ? at->line : 0, .column = at ? at->column : 0},
                    "%s", message);
}

void cvx_out_report_titles(struct cvx_outlining *out, const struct cvx_styled *styled,
                           const struct cvx_block_line *at)
{
    for (size_t i = 0; i < styled->link_count; i++)
        if (styled->links[i].title)
            cvx_out_report(out, CVX_CODE_GUESSED, at, "the title of a link is not kept: %s",
                           cvx_diag_quote(out->diag, styled->links[i].title));
}

const char *cvx_out_plain(struct cvx_outlining *out, const char *markdown,
                          const struct cvx_block_line *at)
{
    if (!strpbrk(markdown, "[<")) /* there is no link */
        return cvx_styled_plain(markdown, out->arena);
    const struct cvx_styled styled = cvx_styled_read(markdown, out->arena);
    const struct cvx_styled whole = cvx_styled_cut(&styled, 0, styled.len, out->arena);
    cvx_out_report_titles(out, &whole, at);
    for (size_t i = 0; i < whole.link_count; i++) {
        const char *url = whole.links[i].url;
        if (url && *url && !strstr(whole.text, url))
            cvx_out_report(out, CVX_CODE_GUESSED, at, "there is no place for the link %s", url);
    }
    return whole.text;
}

const char *cvx_out_trim(struct cvx_outlining *out, const char *text, size_t len)
{
    while (len > 0 && strchr(" \t\n", *text)) {
        text++;
        len--;
    }
    while (len > 0 && strchr(" \t\n", text[len - 1]))
        len--;
    return cvx_arena_copy(out->arena, text, len);
}

/* True when the lines of a paragraph were broken by width: all but the last are long. */
static bool is_wrapped(const struct cvx_block_line *line)
{
    bool wrapped = true;
    for (; line->next && !line->next->gap; line = line->next)
        wrapped = wrapped && (line->hard || strlen(line->text) >= WRAPPED_MIN);
    return wrapped;
}

/* Adds a line without the tags that only arrange. */
static void add_untagged(struct cvx_str *text, const char *line)
{
    static const char *const tags[] = {
        "<div",     "</div",     "<span",    "</span",    "<center",  "</center",
        "<p>",      "</p>",      "<p ",      "<kbd>",     "<section", "</section",
        "<details", "</details", "<summary", "</summary", "</kbd"};
    while (*line) {
        size_t tag = 0;
        for (size_t i = 0; *line == '<' && !tag && i < sizeof tags / sizeof *tags; i++)
            if (strncmp(line, tags[i], strlen(tags[i])) == 0)
                tag = strcspn(line, ">");
        if (tag && line[tag]) {
            line += tag + 1;
            continue;
        }
        const size_t len = 1 + strcspn(line + 1, "<");
        cvx_str_add_bytes(text, line, len);
        line += len;
    }
}

const char *cvx_out_prose(struct cvx_outlining *out, const struct cvx_block_line *from)
{
    struct cvx_str text;
    cvx_str_init(&text, out->arena);
    bool wrapped = from && is_wrapped(from);
    for (const struct cvx_block_line *line = from; line; line = line->next) {
        if (line != from && line->gap) {
            cvx_str_add(&text, "\n\n");
            wrapped = is_wrapped(line);
        }
        add_untagged(&text, cvx_notes_inline(line->text, out->arena));
        if (line->next && !line->next->gap)
            cvx_str_add(&text, wrapped && !line->hard ? " " : "\n");
    }
    return cvx_str_get(&text);
}

const char *cvx_out_joined(struct cvx_outlining *out, const struct cvx_block_line *from)
{
    if (from && !from->next)
        return from->text;
    struct cvx_str text;
    cvx_str_init(&text, out->arena);
    for (const struct cvx_block_line *line = from; line; line = line->next) {
        cvx_str_add(&text, line->text);
        if (line->next)
            cvx_str_add_char(&text, ' ');
    }
    return cvx_str_get(&text);
}
