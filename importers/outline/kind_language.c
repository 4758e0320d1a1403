/* SPDX-License-Identifier: MIT */
/* Languages: "English (fluent), German – C1 and French: basic". */
#include "importers/outline/kinds.h"
#include "importers/outline/words.h"

#include <string.h>

enum { LANGUAGE_LEN = 100 };

/* Bytes of a separator between languages at `text`; 0 when there is none. */
static size_t separator_len(const char *text)
{
    static const char *const marks[] = {", ",  "; ", ";", "、",    "，",    "；",   " | ", " · ",
                                        " • ", "\n", "،", " and ", " und ", " et ", " y ", " e "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

/* Where the language ends and how well it is known begins; `skip` bytes are between. */
static size_t name_len(const char *text, size_t *skip)
{
    static const char *const marks[] = {" (",  "（",  ": ",  "：", ":",
                                        " – ", " — ", " - ", "\t", " — "};
    size_t first = strlen(text);
    *skip = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *at = strstr(text, marks[i]);
        if (at && (size_t)(at - text) < first && at > text) {
            first = (size_t)(at - text);
            *skip = strlen(marks[i]);
        }
    }
    return first;
}

/* "Japanese N2", "English C1": where the level begins; `len` when there is none. */
static size_t level_at(const char *text, size_t len)
{
    if (len < 4 || text[len - 3] != ' ')
        return len;
    const char letter = text[len - 2];
    const char digit = text[len - 1];
    const bool cefr = letter >= 'A' && letter <= 'C' && (digit == '1' || digit == '2');
    return cefr || (letter == 'N' && digit >= '1' && digit <= '5') ? len - 3 : len;
}

/* Adds a language; NULL when there is none. `before` is the one before it on the line: a piece that
 * begins with a level is what is said of that, as in "Spanish, fluent". */
static struct cvx_node *add_language(struct cvx_outlining *out, struct cvx_node *before,
                                     const char *text, const struct cvx_block_line *at)
{
    size_t skip;
    size_t len = strlen(text);
    while (len > 0 && strchr(" .", text[len - 1]))
        len--;
    text = cvx_out_trim(out, text, len);
    if (!text || !*text)
        return before;
    size_t unused;
    if (before && !cvx_node_find(before, "fluency") &&
        cvx_words_find(CVX_WORDS_LEVEL, text, strlen(text), &unused) == 0) {
        cvx_out_text(out, before, "fluency", text, at);
        return before;
    }
    struct cvx_node *node = cvx_out_entry(out, "languages", at);
    size_t name = name_len(text, &skip);
    if (!skip) {
        name = level_at(text, name);
        skip = text[name] == ' ';
    }
    const char *fluency = text + name + skip;
    size_t fluency_len = strlen(fluency);
    if (skip && text[name + skip - 1] == '(' && fluency_len > 0 && fluency[fluency_len - 1] == ')')
        fluency_len--;
    else if (skip == 3 && fluency_len >= 3 && strcmp(fluency + fluency_len - 3, "）") == 0)
        fluency_len -= 3;
    cvx_out_text(out, node, "language", cvx_out_trim(out, text, name), at);
    cvx_out_text(out, node, "fluency", cvx_out_trim(out, fluency, fluency_len), at);
    return node;
}

/* The same, and the flags before languages. */
static size_t separator_at(const char *text, size_t at)
{
    static const char flag[] = "\xF0\x9F\x87"; /* each has two letters of four bytes */
    const size_t len = separator_len(text + at);
    if (len || strncmp(text + at, flag, sizeof flag - 1) != 0)
        return len;
    return strncmp(text + at + 4, flag, sizeof flag - 1) == 0 ? 8 : 4;
}

static void add_languages(struct cvx_outlining *out, const char *markdown,
                          const struct cvx_block_line *at)
{
    const char *text = cvx_out_plain(out, markdown, at);
    if (strlen(text) > 3 * LANGUAGE_LEN) { /* that is no list but text */
        cvx_out_text(out, cvx_out_entry(out, "languages", at), "summary", markdown, at);
        return;
    }
    struct cvx_node *last = NULL;
    size_t start = 0;
    int depth = 0;
    for (size_t i = 0; text[i];) {
        depth += text[i] == '(' || strncmp(text + i, "（", 3) == 0;
        depth -= depth > 0 && (text[i] == ')' || strncmp(text + i, "）", 3) == 0);
        const size_t mark = depth ? 0 : separator_at(text, i);
        if (mark) {
            last = add_language(out, last, cvx_out_trim(out, text + start, i - start), at);
            start = i + mark;
        }
        i += mark ? mark : 1;
    }
    add_language(out, last, text + start, at);
}

void cvx_make_languages(struct cvx_outlining *out, const struct cvx_chapter *chapter)
{
    for (const struct cvx_block *block = chapter->first; block && block != chapter->end;
         block = block->next) {
        if (block->kind == CVX_BLOCK_COMMENT || block->kind == CVX_BLOCK_HIDDEN ||
            (block->kind == CVX_BLOCK_ROW && block->level == 1))
            continue;
        for (const struct cvx_block_line *line = block->first; line; line = line->next)
            add_languages(out, line->text, line);
    }
}
