/* SPDX-License-Identifier: MIT */
/* Volume, issue and pages, as journals are cited: "48(3):1120–1145", "vol. 12, no. 3, pp. 1–12". */
#include "importers/outline/citation.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* What the digits in a piece are. */
struct numbers {
    const char *volume, *issue, *pages;
    size_t volume_len, issue_len, pages_len;
};

/* Bytes of one of the words at `text`, with its full stop and blanks; 0 when there is none. */
static size_t word_len(const char *text, const char *const words[], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const size_t len = strlen(words[i]);
        if (strncasecmp(text, words[i], len) == 0 && !isalpha((unsigned char)text[len]))
            return len + strspn(text + len, ". :");
    }
    return 0;
}

#define WORD_LEN(text, words) word_len(text, words, sizeof words / sizeof *words)

static const char *const volumes[] = {"volume", "vol", "bd", "band", "tome"};
static const char *const issues[] = {"issue", "no", "nr", "number", "num", "n°", "heft"};
static const char *const pages[] = {"pages", "page", "pp", "p", "s", "seiten", "págs", "pág"};

static size_t dash_len(const char *text)
{
    static const char *const dashes[] = {"--", "-", "–", "—", "−"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (strncmp(text, dashes[i], strlen(dashes[i])) == 0)
            return strlen(dashes[i]);
    return 0;
}

/* "1120–1145", "S12-S20"; a single number only where `alone` is allowed. */
static size_t pages_len(const char *text, bool alone)
{
    size_t len = isalpha((unsigned char)*text) ? 1 : 0;
    const size_t first = strspn(text + len, "0123456789");
    if (first == 0)
        return 0;
    len += first;
    const size_t dash = dash_len(text + len);
    if (!dash)
        return alone ? len : 0;
    size_t end = len + dash;
    end += isalpha((unsigned char)text[end]) ? 1 : 0;
    const size_t second = strspn(text + end, "0123456789");
    return second ? end + second : 0;
}

bool cvx_citation_is_pages(const char *piece)
{
    const size_t len = pages_len(piece, false);
    return len > 0 && piece[len] == '\0';
}

static size_t read_volume(const char *text, struct numbers *numbers)
{
    const size_t word = WORD_LEN(text, volumes);
    const size_t len = strspn(text + word, "0123456789");
    const char *after = text + word + len;
    const size_t issue = *after == '(' ? strcspn(after + 1, ")") : 0;
    const bool issued =
        issue > 0 && issue < 8 && after[1 + issue] == ')' && isdigit((unsigned char)after[1]);
    if (len == 0 || len > 4 || (!word && !issued && *after != ':'))
        return 0;
    numbers->volume = text + word;
    numbers->volume_len = len;
    if (!issued)
        return word + len;
    numbers->issue = after + 1;
    numbers->issue_len = issue;
    return word + len + issue + 2;
}

/* Reads a piece to its end; false when it says something else too. */
static bool read_numbers(const char *text, bool volume_known, struct numbers *numbers)
{
    size_t at = read_volume(text, numbers);
    size_t word = WORD_LEN(text + at, issues);
    const size_t issue = word ? strspn(text + at + word, "0123456789") : 0;
    if (issue) {
        numbers->issue = text + at + word;
        numbers->issue_len = issue;
        at += word + issue;
    }
    if (at > 0)
        at += strspn(text + at, " :,");
    if (!text[at])
        return at > 0;
    word = WORD_LEN(text + at, pages);
    numbers->pages = text + at + word;
    numbers->pages_len = pages_len(numbers->pages, word > 0 || at > 0);
    at += word + numbers->pages_len;
    return numbers->pages_len > 0 && !text[at] && (word > 0 || numbers->volume || volume_known);
}

static void set(struct cvx_outlining *out, struct cvx_node *node, const struct numbers *numbers,
                const struct cvx_block_line *at)
{
    const struct {
        const char *key, *text;
        size_t len;
    } rows[] = {{"volume", numbers->volume, numbers->volume_len},
                {"issue", numbers->issue, numbers->issue_len},
                {"pages", numbers->pages, numbers->pages_len}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].text)
            cvx_out_text(out, node, rows[i].key, cvx_out_trim(out, rows[i].text, rows[i].len), at);
}

const char *cvx_citation_volume(struct cvx_outlining *out, struct cvx_node *node, const char *piece,
                                const struct cvx_block_line *at)
{
    struct numbers numbers = {.volume = NULL};
    const bool known = cvx_node_find(node, "volume") || cvx_node_find(node, "issue");
    if (cvx_node_find(node, "pages") || !read_numbers(piece, known, &numbers))
        return piece;
    set(out, node, &numbers, at);
    return "";
}

const char *cvx_citation_kind(struct cvx_outlining *out, const char *title, const char **type)
{
    static const struct {
        const char *mark, *type;
    } kinds[] = {{"[J]", "article-journal"}, {"[C]", "paper-conference"}, {"[M]", "book"},
                 {"[D]", "thesis"},          {"[P]", "patent"},           {"[R]", "report"}};
    const size_t len = title ? strlen(title) : 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (len > 3 && strcmp(title + len - 3, kinds[i].mark) == 0) {
            *type = *type ? *type : kinds[i].type;
            return cvx_out_trim(out, title, len - 3);
        }
    return title;
}

/* "Phonology 17": a number of up to three digits behind a name that has none. */
static const char *take_last_volume(struct cvx_outlining *out, struct cvx_node *node,
                                    const char *venue, const struct cvx_block_line *at)
{
    const char *last = strrchr(venue, ' ');
    const size_t digits = last ? strspn(last + 1, "0123456789") : 0;
    struct numbers numbers = {.volume = NULL};
    if (digits > 0 && last[1 + digits] == '(' && !cvx_node_find(node, "volume") &&
        read_numbers(last + 1, false, &numbers) && numbers.issue) { /* "Ecology 26(4)" */
        set(out, node, &numbers, at);
        return cvx_out_trim(out, venue, (size_t)(last - venue));
    }
    if (digits == 0 || digits > 3 || last[1 + digits] || cvx_node_find(node, "volume"))
        return venue;
    cvx_out_text(out, node, "volume", last + 1, at);
    return cvx_out_trim(out, venue, (size_t)(last - venue));
}

const char *cvx_citation_issue(struct cvx_outlining *out, struct cvx_node *node, const char *venue,
                               const struct cvx_block_line *at)
{
    struct numbers numbers = {.volume = NULL};
    const char *last = strrchr(venue, ' ');
    if (last && last > venue && last[-1] == ':' && cvx_citation_is_pages(last + 1) &&
        !cvx_node_find(node, "pages")) { /* "Proceedings of KDD: 12-20" */
        cvx_out_text(out, node, "pages", last + 1, at);
        const char *name = cvx_out_trim(out, venue, (size_t)(last - 1 - venue));
        return name ? take_last_volume(out, node, name, at) : name;
    }
    if (!last || last == venue || !strchr(last, '(') || cvx_node_find(node, "volume") ||
        !read_numbers(last + 1, false, &numbers) || !numbers.issue)
        return venue;
    set(out, node, &numbers, at);
    return cvx_out_trim(out, venue, (size_t)(last - venue));
}
