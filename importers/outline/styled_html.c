/* SPDX-License-Identifier: MIT */
/* What HTML puts into a line of Markdown: tags, and characters by their names. */
#include "importers/outline/styled_part.h"

#include "core/base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { TAG_MAX = 500 /* bytes of a tag */ };

/* A line break, unless one is there. */
static void put_break(struct cvx_styling *styling)
{
    const struct cvx_styled *styled = styling->styled;
    if (styled->len > 0 && styled->text[styled->len - 1] != '\n')
        cvx_styling_put(styling, '\n');
}

/* What a tag does to the text in it. */
static const struct tag {
    const char *name;
    unsigned mark;
} tags[] = {
    {"b", CVX_MARK_STRONG},
    {"strong", CVX_MARK_STRONG},
    {"i", CVX_MARK_EMPHASIS},
    {"em", CVX_MARK_EMPHASIS},
    {"code", CVX_MARK_CODE},
    {"div", CVX_MARK_BLOCK},
    {"p", CVX_MARK_BLOCK},
    {"li", CVX_MARK_BLOCK},
    {"ul", CVX_MARK_BLOCK},
    {"td", CVX_MARK_BLOCK},
    {"tr", CVX_MARK_BLOCK},
    {"table", CVX_MARK_BLOCK},
    {"h1", CVX_MARK_BLOCK},
    {"h2", CVX_MARK_BLOCK},
    {"h3", CVX_MARK_BLOCK},
    {"br", CVX_MARK_BLOCK},
    {"a", 0},
    {"span", 0},
    {"u", 0},
    {"sup", 0},
    {"sub", 0},
    {"small", 0},
    {"center", 0},
    {"font", 0},
    {"img", 0},
    {"section", CVX_MARK_BLOCK},
    {"header", CVX_MARK_BLOCK},
    {"article", CVX_MARK_BLOCK},
};

static const struct tag *find_tag(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (strlen(tags[i].name) == len && strncasecmp(tags[i].name, name, len) == 0)
            return &tags[i];
    return NULL;
}

/* The value of href or src inside a tag of `len` bytes. */
static const char *find_target(const char *tag, size_t len, size_t *target_len)
{
    for (size_t at = 0; at + 6 < len; at++) {
        const bool src = strncasecmp(tag + at, "src=", 4) == 0;
        if (!src && strncasecmp(tag + at, "href=", 5) != 0)
            continue;
        const char *value = tag + at + (src ? 4 : 5);
        const char quote = *value;
        if (quote != '"' && quote != '\'')
            return NULL;
        const char *end = memchr(value + 1, quote, (size_t)(tag + len - value - 1));
        *target_len = end ? (size_t)(end - value - 1) : 0;
        return end ? value + 1 : NULL;
    }
    return NULL;
}

static void apply_tag(struct cvx_styling *styling, const struct tag *tag, const char *text,
                      size_t len)
{
    const bool closing = text[1] == '/';
    size_t target_len = 0;
    const char *target = closing ? NULL : find_target(text, len, &target_len);
    if (tag->mark == CVX_MARK_BLOCK)
        put_break(styling);
    if (strcmp(tag->name, "br") == 0)
        return;
    if (closing)
        styling->marks &= ~tag->mark;
    else
        styling->marks |= tag->mark;
    if (target && !styling->link_end) {
        cvx_styling_open_link(styling, target, target_len, strcmp(tag->name, "img") == 0);
        if (strcmp(tag->name, "img") == 0)
            cvx_styling_close_link(styling);
    } else if (closing && strcmp(tag->name, "a") == 0) {
        cvx_styling_close_link(styling);
    }
}

bool cvx_styling_tag(struct cvx_styling *styling)
{
    const char *text = styling->source + styling->at;
    size_t len = 1;
    while (len < TAG_MAX && text[len] && text[len] != '>' && text[len] != '<')
        len++;
    if (text[len] != '>' || len < 2)
        return false;
    const size_t name = 1 + (text[1] == '/');
    size_t name_len = 0;
    while (isalnum((unsigned char)text[name + name_len]))
        name_len++;
    const char next = text[name + name_len];
    const struct tag *tag =
        next == '>' || next == ' ' || next == '/' ? find_tag(text + name, name_len) : NULL;
    styling->at += len + 1;
    if (tag) {
        apply_tag(styling, tag, text, len);
        return true;
    }
    if (memchr(text, ' ', len) || (!memchr(text, '@', len) && !memchr(text, ':', len))) {
        styling->at -= len + 1;
        return false;
    }
    cvx_styling_open_link(styling, text + 1, len - 1, false);
    for (size_t i = 1; i < len; i++)
        cvx_styling_put(styling, text[i]);
    cvx_styling_close_link(styling);
    return true;
}

bool cvx_styling_entity(struct cvx_styling *styling)
{
    static const struct {
        const char *name, *text;
    } entities[] = {
        {"&amp;", "&"},   {"&lt;", "<"},    {"&gt;", ">"},    {"&quot;", "\""},  {"&apos;", "'"},
        {"&nbsp;", " "},  {"&ndash;", "–"}, {"&mdash;", "—"}, {"&bull;", "•"},   {"&middot;", "·"},
        {"&emsp;", "  "}, {"&ensp;", "  "}, {"&copy;", "©"},  {"&hellip;", "…"}, {"&auml;", "ä"},
        {"&ouml;", "ö"},  {"&uuml;", "ü"},  {"&szlig;", "ß"}, {"&eacute;", "é"}, {"&egrave;", "è"},
    };
    const char *text = styling->source + styling->at;
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strncmp(text, entities[i].name, strlen(entities[i].name)) == 0) {
            cvx_styling_put_text(styling, entities[i].text);
            styling->at += strlen(entities[i].name);
            return true;
        }
    if (text[1] != '#')
        return false;
    const bool hex = text[2] == 'x' || text[2] == 'X';
    char *end;
    const unsigned long code = strtoul(text + 2 + hex, &end, hex ? 16 : 10);
    if (*end != ';' || end == text + 2 + hex || end - text > 9 || code < 32)
        return false;
    char bytes[CVX_UTF8_MAX + 1] = {0};
    cvx_utf8_encode((uint32_t)code, bytes);
    cvx_styling_put_text(styling, bytes);
    styling->at += (size_t)(end + 1 - text);
    return true;
}
