/* SPDX-License-Identifier: MIT */
/* What is inside a line of Org, written as Markdown writes it, so that what comes after knows one
 * notation: marks, links, dates, footnotes. */
#include "formats/outline_part.h"

#include <ctype.h>
#include <string.h>

enum { FIND_MAX = 2000 }; /* bytes of a link, a macro, a footnote */

static bool is_before(char byte)
{
    return byte == '\0' || strchr(" \t-({'\"|", byte);
}

static bool is_after(char byte)
{
    return byte == '\0' || strchr(" \t-.,:!?;'\")}[|\\", byte);
}

/* What a mark of Org is in Markdown: "*bold*", "/italic/", "=verbatim=", "~code~", "_underlined_",
 * "+struck+". */
static const struct {
    char org;
    const char *markdown;
} marks[] = {{'*', "**"}, {'/', "*"}, {'=', "`"}, {'~', "`"}, {'_', ""}, {'+', ""}};

/* Writes text between two marks; returns the bytes that it took, 0 when there are no two. */
static size_t add_marked(struct cvx_str *out, const char *text, size_t at, size_t len)
{
    if (at > 0 && !is_before(text[at - 1]))
        return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].org != text[at] || at + 2 >= len || text[at + 1] == ' ')
            continue;
        size_t end = at + 2;
        while (end < len && (text[end] != text[at] || text[end - 1] == ' ' ||
                             (end + 1 < len && !is_after(text[end + 1]))))
            end++;
        if (end >= len)
            return 0;
        cvx_str_add(out, marks[i].markdown);
        cvx_str_add_bytes(out, text + at + 1, end - at - 1);
        cvx_str_add(out, marks[i].markdown);
        return end + 1 - at;
    }
    return 0;
}

const char *cvx_outline_find(const char *text, size_t len, const char *what)
{
    const size_t size = strlen(what);
    const char *const end = text + (len < FIND_MAX ? len : FIND_MAX);
    for (; (size_t)(end - text) >= size; text++) {
        text = memchr(text, *what, (size_t)(end - text) - size + 1);
        if (!text || memcmp(text, what, size) == 0)
            return text;
    }
    return NULL;
}

/* "[[address][text]]" and "[[address]]". */
static size_t add_link(struct cvx_str *out, const char *text, size_t len)
{
    const char *end =
        len > 4 && text[0] == '[' && text[1] == '[' ? cvx_outline_find(text, len, "]]") : NULL;
    if (!end)
        return 0;
    const size_t inside = (size_t)(end - text) - 2;
    const char *middle = cvx_outline_find(text + 2, inside, "][");
    const size_t address = middle ? (size_t)(middle - text) - 2 : inside;
    cvx_str_add_char(out, '[');
    if (middle)
        cvx_str_add_bytes(out, middle + 2, (size_t)(end - middle) - 2);
    else
        cvx_str_add_bytes(out, text + 2, address);
    cvx_str_add(out, "](");
    cvx_str_add_bytes(out, text + 2, address);
    cvx_str_add_char(out, ')');
    return inside + 4;
}

/* "{{{date(Jan 2011 -- Current)}}}": what a macro is given, set apart. */
static size_t add_macro(struct cvx_str *out, const char *text, size_t len)
{
    const char *end =
        len > 6 && memcmp(text, "{{{", 3) == 0 ? cvx_outline_find(text, len, "}}}") : NULL;
    if (!end)
        return 0;
    const size_t inside = (size_t)(end - text) - 3;
    const char *open = memchr(text + 3, '(', inside);
    size_t given = open ? (size_t)(end - open) - 1 : 0;
    if (given > 0 && open[given] == ')')
        given--;
    if (given > 0) {
        cvx_str_add_char(out, '\t');
        cvx_str_add_bytes(out, open + 1, given);
    }
    return inside + 6;
}

/* "[fn:1]", and "[fn::text]" or "[fn:name:text]" with the text of the footnote in it. */
static size_t add_note(struct cvx_str *out, const char *text, size_t len)
{
    size_t end = 0;
    int depth = 0;
    if (len < 6 || memcmp(text, "[fn:", 4) != 0)
        return 0;
    len = len < FIND_MAX ? len : FIND_MAX;
    do {
        depth += (text[end] == '[') - (text[end] == ']');
        end++;
    } while (depth > 0 && end < len);
    if (depth > 0)
        return 0;
    const char *colon = memchr(text + 4, ':', end - 4);
    const char *said = colon ? colon + 1 : text + 4;
    cvx_str_add(out, colon ? "^[" : "[^");
    cvx_str_add_bytes(out, said, (size_t)(text + end - said));
    return end;
}

/* True when the bytes after a date are only what a timestamp has there: the day of the week, a
 * time, a repeater. "[2021-03 -- now]" has more. */
static bool ends_timestamp(const char *text, const char *end)
{
    while (text < end && *text == ' ')
        text++;
    while (text < end && (isalpha((unsigned char)*text) || *text == '.' || (*text & 0x80)))
        text++;
    for (; text < end; text++)
        if (!isdigit((unsigned char)*text) && !strchr(" :+.-hdwmy", *text))
            return false;
        else if (text[0] == '-' && text[1] == '-')
            return false;
    return true;
}

/* "<2014-09-01 Mon>" and "[2014-09]": a date without its day of the week. */
static size_t add_timestamp(struct cvx_str *out, const char *text, size_t len)
{
    const char close = *text == '<' ? '>' : *text == '[' ? ']' : '\0';
    const char *end = close && len > 6 && isdigit((unsigned char)text[1]) &&
                              isdigit((unsigned char)text[4]) && text[5] == '-'
                          ? memchr(text, close, len < 40 ? len : 40)
                          : NULL;
    if (!end)
        return 0;
    size_t date = 1;
    while (text + date < end && strchr("0123456789-", text[date]))
        date++;
    if (!ends_timestamp(text + date, end))
        return 0;
    cvx_str_add_bytes(out, text + 1, date - 1);
    return (size_t)(end - text) + 1;
}

const char *cvx_outline_org_inline(struct cvx_arena *arena, const char *text, size_t len)
{
    struct cvx_str out;
    cvx_str_init(&out, arena);
    bool lonely[128] = {false}; /* marks of which no partner is left */
    for (size_t at = 0; at < len;) {
        size_t took = add_link(&out, text + at, len - at);
        took = took ? took : add_note(&out, text + at, len - at);
        took = took ? took : add_macro(&out, text + at, len - at);
        took = took ? took : add_timestamp(&out, text + at, len - at);
        const unsigned char byte = (unsigned char)text[at];
        if (!took && byte < 128 && !lonely[byte] && strchr("*/=~_+", byte)) {
            took = add_marked(&out, text, at, len);
            lonely[byte] = !took && (at == 0 || is_before(text[at - 1]));
        }
        if (!took)
            cvx_str_add_char(&out, text[at]);
        at += took ? took : 1;
    }
    return cvx_str_get(&out);
}
