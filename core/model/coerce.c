/* SPDX-License-Identifier: MIT */
/* Texts from whatever stands where a text is due. */
#include "core/base/str.h"
#include "core/lang/language.h"
#include "core/model/clean.h"
#include "core/model/value.h"

#include <string.h>

static const char *const kind_names[] = {
    [CVX_NODE_NULL] = "null",       [CVX_NODE_BOOL] = "true or false",
    [CVX_NODE_NUMBER] = "a number", [CVX_NODE_STRING] = "a text",
    [CVX_NODE_ARRAY] = "a list",    [CVX_NODE_OBJECT] = "an object",
};

void cvx_report_coerced(struct cvx_reader *reader, const struct cvx_node *node, const char *due)
{
    if (!reader->quiet)
        cvx_diag_add(reader->diag, reader->draft ? CVX_CODE_LEGACY_NAME : CVX_CODE_COERCED, node,
                     "%s where %s is due: read as that", kind_names[node->kind], due);
}

/* Languages */

static bool is_language_key(const char *key)
{
    return cvx_language_find(key) ||
           (strlen(key) == 2 && key[0] >= 'a' && key[0] <= 'z' && key[1] >= 'a' && key[1] <= 'z');
}

/* What normalized JSON leaves out, and so must make no difference. */
static bool goes_on(const struct cvx_node *node)
{
    struct cvx_date date;
    return strcmp(node->key, "endDate") == 0 && node->text &&
           cvx_date_read(node->text, &date) == CVX_DATE_PRESENT;
}

/* All keys are languages, at least one of them one of ours. */
static bool is_language_map(const struct cvx_node *node)
{
    if (node->kind != CVX_NODE_OBJECT)
        return false;
    bool known = false;
    for (const struct cvx_node *child = node->first; child; child = child->next) {
        if (goes_on(child))
            continue;
        if (!is_language_key(child->key))
            return false;
        known = known || cvx_language_find(child->key);
    }
    return known;
}

/* The member whose key is `lang`, or else of the same language ("de" for "de-AT"). */
static const struct cvx_node *find_language(const struct cvx_node *map, const char *lang)
{
    const struct cvx_node *exact = cvx_node_find(map, lang);
    if (exact)
        return exact;
    const struct cvx_language *wanted = cvx_language_find(lang);
    for (const struct cvx_node *child = map->first; child && wanted; child = child->next)
        if (cvx_language_find(child->key) == wanted)
            return child;
    return NULL;
}

const struct cvx_node *cvx_node_in_language(struct cvx_reader *reader, const struct cvx_node *node)
{
    if (!is_language_map(node))
        return node;
    const struct cvx_node *chosen = reader->lang ? find_language(node, reader->lang) : NULL;
    if (!chosen)
        chosen = goes_on(node->first) ? node->first->next : node->first;
    for (const struct cvx_node *child = node->first; child; child = child->next)
        if (child != chosen)
            cvx_diag_add(reader->diag, CVX_CODE_LANGUAGE_MAP, child,
                         "given in several languages: \"%s\" was taken, not \"%s\"", chosen->key,
                         child->key);
    return chosen;
}

/* Texts */

static void add_trimmed(struct cvx_str *out, const char *text)
{
    size_t len;
    text = cvx_text_trim(text, &len);
    cvx_str_add_bytes(out, text, len);
}

static const char *join(struct cvx_reader *reader, const struct cvx_node *node,
                        const char *separator)
{
    struct cvx_str out;
    cvx_str_init(&out, reader->arena);
    for (const struct cvx_node *at = node; at; at = cvx_node_next(at, node)) {
        if (!at->text)
            continue;
        if (out.len)
            cvx_str_add(&out, separator);
        add_trimmed(&out, at->text);
    }
    return cvx_str_get(&out);
}

static const char *trimmed(struct cvx_reader *reader, const char *text)
{
    size_t len;
    const char *start = cvx_text_trim(text, &len);
    return start == text && !start[len] ? text : cvx_arena_copy(reader->arena, start, len);
}

/* White space that breaks a line becomes one blank. */
static const char *join_lines(struct cvx_reader *reader, const char *text)
{
    struct cvx_str out;
    cvx_str_init(&out, reader->arena);
    while (*text) {
        const size_t run = strcspn(text, "\n\t");
        size_t keep = run;
        while (text[run] && keep && text[keep - 1] == ' ')
            keep--;
        cvx_str_add_bytes(&out, text, keep);
        text += run;
        if (*text)
            cvx_str_add_char(&out, ' ');
        text += *text ? strspn(text, "\n\t ") : 0;
    }
    return cvx_str_get(&out);
}

/* On one line. A "\n" of two characters beside real line breaks was none, but would be one when the
 * line is read again: it is one now. */
static const char *one_line(struct cvx_reader *reader, const struct cvx_node *node,
                            const char *text)
{
    struct cvx_cleaning cleaning;
    const char *line = join_lines(reader, text);
    const char *clean = cvx_text_clean(line, reader->arena, &cleaning);
    if (!clean || clean == line)
        return line;
    cvx_diag_add(reader->diag, CVX_CODE_TEXT_CLEANED, node,
                 "\\n escaped twice was read as a line break (%u)", (unsigned)cleaning.breaks);
    return trimmed(reader, join_lines(reader, clean));
}

struct cvx_text cvx_text_read(struct cvx_reader *reader, const struct cvx_node *node, bool prose)
{
    node = cvx_node_in_language(reader, node);
    const char *text = node->text;
    if (node->kind != CVX_NODE_STRING)
        cvx_report_coerced(reader, node, "a text");
    if (!text)
        text = join(reader, node, prose ? "\n\n" : ", ");
    text = trimmed(reader, text);
    if (text && !prose && strpbrk(text, "\n\t"))
        text = one_line(reader, node, text);
    return (struct cvx_text){text, node};
}
