/* SPDX-License-Identifier: MIT */
/* Lists of authors. */
#include "importers/outline/citation.h"

#include <ctype.h>
#include <string.h>

enum {
    NAME_BYTES = 60,
    MARKED_MAX = 64, /* authors of one paper with a mark */
};

static const char *const marks[] = {"*", "†", "‡", "#", "§", "¹", "∗", "＊", "✉", "✝", "⁎"};

/* Bytes of a mark at the end of `name`; 0 when there is none. */
static size_t mark_len(const char *name, size_t len, size_t *which)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const size_t size = strlen(marks[i]);
        if (len > size && strncmp(name + len - size, marks[i], size) == 0) {
            *which = i;
            return size;
        }
    }
    return 0;
}

/* Bytes of what separates two authors at `text`. */
static size_t separator_len(const char *text)
{
    static const char *const words[] = {", and ", ", & ", " and ", " & ", " und ", " et ", " y ",
                                        ",",      ";",    "，",    "、",  "；",    "،"};
    if (!strchr(" ,;", *text) && (unsigned char)*text < 0x80)
        return 0; /* none begins with it */
    if (strncmp(text, " et al", 6) == 0)
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(text, words[i], strlen(words[i])) == 0)
            return strlen(words[i]);
    return 0;
}

/* "J.", "A. B.", "J.-P.": what belongs to the family name before it. */
static bool is_initials(const char *text)
{
    size_t letters = 0;
    for (const char *at = text; *at; at++) {
        if (isupper((unsigned char)*at) &&
            (at[1] == '.' || at[1] == '\0' || isupper((unsigned char)at[1])))
            letters++;
        else if (*at != '.' && *at != ' ' && *at != '-')
            return false;
    }
    return letters > 0 && letters < 5;
}

struct authors {
    struct cvx_outlining *out;
    struct cvx_node *node;
    const struct cvx_block_line *at;
    struct cvx_node *last; /* the author added last */
    struct {
        struct cvx_node *author;
        size_t mark;
    } marked[MARKED_MAX];
    size_t marked_count;
};

static void add_author(struct authors *authors, const char *text, size_t len)
{
    struct cvx_outlining *out = authors->out;
    size_t which = 0;
    bool marked = false;
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == ':'))
        len--;
    for (size_t size; (size = mark_len(text, len, &which)) > 0; len -= size)
        marked = true;
    const bool others = len > 7 && (strncmp(text + len - 7, " et al.", 7) == 0);
    const char *name = cvx_out_trim(out, text, others ? len - 7 : len);
    if (!name || !*name)
        return;
    if (authors->last && is_initials(name)) {
        const char *both = cvx_arena_printf(out->arena, "%s, %s", authors->last->text, name);
        authors->last->text = both ? both : authors->last->text;
    } else if (strncmp(name, "et al", 5) == 0) {
        cvx_out_item(out, authors->node, "authors", "et al.", authors->at);
    } else {
        cvx_out_item(out, authors->node, "authors", name, authors->at);
        struct cvx_node *list = authors->node->first;
        while (list && strcmp(list->key, "authors") != 0)
            list = list->next;
        authors->last = list ? list->last : NULL;
    }
    if (others)
        cvx_out_item(out, authors->node, "authors", "et al.", authors->at);
    if (marked && authors->last && authors->marked_count < MARKED_MAX) {
        authors->marked[authors->marked_count].author = authors->last;
        authors->marked[authors->marked_count++].mark = which;
    }
}

/* A mark that several have says that they contributed equally; one that one has says something
 * else, such as whom to write to. */
static void add_equals(struct authors *authors)
{
    size_t counts[sizeof marks / sizeof *marks] = {0};
    for (size_t i = 0; i < authors->marked_count; i++)
        counts[authors->marked[i].mark]++;
    for (size_t i = 0; i < authors->marked_count; i++)
        if (counts[authors->marked[i].mark] > 1)
            cvx_out_item(authors->out, authors->node, "equalContribution",
                         authors->marked[i].author->text, authors->at);
        else
            cvx_out_report(authors->out, CVX_CODE_GUESSED, authors->at,
                           "the mark %s behind %s is not kept", marks[authors->marked[i].mark],
                           cvx_diag_quote(authors->out->diag, authors->marked[i].author->text));
}

void cvx_citation_authors(struct cvx_outlining *out, struct cvx_node *node,
                          const struct cvx_styled *text, const struct cvx_block_line *at)
{
    struct authors *authors = cvx_arena_alloc(out->arena, sizeof *authors);
    if (!authors)
        return;
    *authors = (struct authors){.out = out, .node = node, .at = at};
    size_t start = 0;
    size_t len = text->len;
    while (len > 0 &&
           (text->text[len - 1] == ' ' || (text->text[len - 1] == '.' && len > 2 &&
                                           !isupper((unsigned char)text->text[len - 2]) &&
                                           (unsigned char)text->text[len - 2] < 0x80)))
        len--;
    for (size_t i = 0; i < len;) {
        size_t separator = separator_len(text->text + i);
        /* "**Jane Doe** John Roe": the comma was forgotten, the marks tell. */
        if (!separator && text->text[i] == ' ' && i > start && i + 1 < len &&
            (text->marks[i - 1] & CVX_MARK_STRONG) && !(text->marks[i + 1] & CVX_MARK_STRONG) &&
            isupper((unsigned char)text->text[i + 1]))
            separator = 1;
        if (separator) {
            add_author(authors, text->text + start, i - start);
            start = i + separator;
        }
        i += separator ? separator : 1;
    }
    add_author(authors, text->text + start, len > start ? len - start : 0);
    add_equals(authors);
}

bool cvx_citation_is_authors(const char *text, size_t len)
{
    size_t names = 0;
    size_t start = 0;
    size_t separators = 0;
    for (size_t i = 0; i <= len;) {
        const size_t separator = i < len ? separator_len(text + i) : 1;
        if (separator) {
            size_t words = 0;
            while (start < i && text[start] == ' ')
                start++;
            for (size_t c = start; c < i; c++)
                words += c == start || text[c - 1] == ' ';
            if (i - start > NAME_BYTES || words > 5 ||
                (i > start && islower((unsigned char)text[start]) &&
                 strncmp(text + start, "de ", 3) != 0 && strncmp(text + start, "van ", 4) != 0 &&
                 strncmp(text + start, "von ", 4) != 0 && strncmp(text + start, "et al", 5) != 0))
                return false;
            names += words > 0;
            separators += i < len;
            start = i + separator;
        }
        i += separator ? separator : 1;
    }
    return separators > 0 && names > 1;
}
