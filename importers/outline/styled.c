/* SPDX-License-Identifier: MIT */
/* Marks inside a line. What looks like a mark and has no partner is text. Every search forward is
 * bounded, or remembered when it fails, so that no line takes longer than its length. */
#include "importers/outline/styled.h"

#include "core/base/utf8.h"
#include "formats/markup.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    LINK_MAX = 2000, /* bytes of a link's text or address */
    TAG_MAX = 500,   /* bytes of a tag */
};

struct styling {
    const char *source;
    size_t at, len;
    struct cvx_arena *arena;
    struct cvx_styled *styled;
    char *text; /* that of `styled` */
    unsigned marks;
    char strong, emphasis; /* the mark that is open: '*', '_', or 0 */
    bool lonely[128];      /* marks of which no partner is left */
    size_t link_end;       /* where the text of the open link ends; 0: none is open */
    size_t link_after;     /* and where the text after the link goes on */
};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\0';
}

static bool is_mark_punct(char byte)
{
    return (unsigned char)byte < 0x80 && ispunct((unsigned char)byte);
}

static void put(struct styling *styling, char byte)
{
    struct cvx_styled *styled = styling->styled;
    styled->marks[styled->len] = (unsigned char)styling->marks;
    styling->text[styled->len++] = byte;
}

static void put_text(struct styling *styling, const char *text)
{
    while (*text)
        put(styling, *text++);
}

/* A line break, unless one is there. */
static void put_break(struct styling *styling)
{
    const struct cvx_styled *styled = styling->styled;
    if (styled->len > 0 && styled->text[styled->len - 1] != '\n')
        put(styling, '\n');
}

static void open_link(struct styling *styling, const char *url, size_t len, bool image)
{
    struct cvx_styled *styled = styling->styled;
    struct cvx_styled_link *link = &styled->links[styled->link_count++];
    *link = (struct cvx_styled_link){
        .from = styled->len,
        .to = styled->len,
        .url = cvx_arena_copy(styling->arena, url, len),
        .image = image,
    };
    styling->marks |= CVX_MARK_LINK | (image ? CVX_MARK_IMAGE : 0);
}

static void close_link(struct styling *styling)
{
    struct cvx_styled *styled = styling->styled;
    if (styled->link_count > 0)
        styled->links[styled->link_count - 1].to = styled->len;
    styling->marks &= ~(unsigned)(CVX_MARK_LINK | CVX_MARK_IMAGE);
}

/* Where a run of at least `count` marks closes what would open at `from`; 0 when nothing does. */
static size_t find_closer(struct styling *styling, size_t from, char mark, size_t count)
{
    for (size_t at = from; at < styling->len; at++) {
        if (styling->source[at] == '\\') {
            at++;
            continue;
        }
        if (styling->source[at] != mark || is_blank(styling->source[at - 1]))
            continue;
        size_t run = 1;
        while (at + run < styling->len && styling->source[at + run] == mark)
            run++;
        if (at > from && (run == count || run > 2))
            return at;
        at += run - 1;
    }
    return 0;
}

/* Opens strong (2) or emphasis (1) when something closes it. */
static bool open_mark(struct styling *styling, char mark, size_t count)
{
    char *open = count == 2 ? &styling->strong : &styling->emphasis;
    bool *lonely = &styling->lonely[count == 2 ? (mark == '*' ? 1 : 2) : (mark == '*' ? 3 : 4)];
    if (*open || *lonely)
        return false;
    if (!find_closer(styling, styling->at + count, mark, count)) {
        *lonely = true;
        return false;
    }
    *open = mark;
    styling->marks |= count == 2 ? CVX_MARK_STRONG : CVX_MARK_EMPHASIS;
    styling->at += count;
    return true;
}

static bool close_mark(struct styling *styling, char mark, size_t count)
{
    char *open = count == 2 ? &styling->strong : &styling->emphasis;
    if (*open != mark)
        return false;
    *open = 0;
    styling->marks &= ~(unsigned)(count == 2 ? CVX_MARK_STRONG : CVX_MARK_EMPHASIS);
    styling->at += count;
    return true;
}

/* "*", "**", "_" … by the flanking rules of CommonMark, as far as people rely on them. */
static bool take_star(struct styling *styling)
{
    const char mark = styling->source[styling->at];
    const char before = styling->at ? styling->source[styling->at - 1] : ' ';
    size_t run = 1;
    while (styling->source[styling->at + run] == mark)
        run++;
    const char after = styling->source[styling->at + run];
    const bool word =
        mark == '_' && isalnum((unsigned char)before) && isalnum((unsigned char)after);
    const bool left = !is_blank(after) && !word &&
                      (!is_mark_punct(after) || is_blank(before) || is_mark_punct(before));
    bool did = false;
    while (run > 0) {
        bool step = false;
        if (!is_blank(before) && !word)
            step = (run >= 2 && close_mark(styling, mark, 2)) || close_mark(styling, mark, 1);
        if (!step && left)
            step = (run >= 2 && open_mark(styling, mark, 2)) || open_mark(styling, mark, 1);
        if (!step)
            break;
        run = 0;
        while (styling->source[styling->at + run] == mark)
            run++;
        did = true;
    }
    if (did && run == 0)
        return true;
    while (run-- > 0)
        put(styling, styling->source[styling->at++]);
    return true;
}

static bool take_code(struct styling *styling)
{
    const char *start = styling->source + styling->at + 1;
    const char *end = styling->lonely['`'] ? NULL : strchr(start, '`');
    if (!end || end == start) {
        styling->lonely['`'] |= !end;
        return false;
    }
    const unsigned marks = styling->marks;
    styling->marks |= CVX_MARK_CODE;
    while (start < end)
        put(styling, *start++);
    styling->marks = marks;
    styling->at = (size_t)(end + 1 - styling->source);
    return true;
}

/* The length of the address in "(address "title")" at `at`; `after` is behind the bracket. */
static size_t address_len(const char *at, size_t *after)
{
    size_t len = 0;
    size_t depth = 0;
    while (len < LINK_MAX && at[len] && (at[len] != ')' || depth > 0) && !is_blank(at[len])) {
        depth += at[len] == '(';
        depth -= at[len] == ')';
        len++;
    }
    size_t end = len;
    while (end < LINK_MAX && at[end] && at[end] != ')')
        end++;
    *after = end + 1;
    return at[end] == ')' ? len : (size_t)-1;
}

/* "[text](address)" and "![text](address)". */
static bool take_link(struct styling *styling)
{
    const char *source = styling->source;
    const bool image = source[styling->at] == '!';
    const size_t text = styling->at + 1 + image;
    if (image && source[styling->at + 1] != '[')
        return false;
    size_t end = text;
    while (end - text < LINK_MAX && source[end] && !strchr("[]", source[end]))
        end++;
    size_t after;
    if (source[end] != ']' || source[end + 1] != '(' || styling->link_end)
        return false;
    const size_t len = address_len(source + end + 2, &after);
    if (len == (size_t)-1)
        return false;
    open_link(styling, source + end + 2, len, image);
    styling->link_end = end;
    styling->link_after = end + 2 + after;
    styling->at = text;
    return true;
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

static void apply_tag(struct styling *styling, const struct tag *tag, const char *text, size_t len)
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
        open_link(styling, target, target_len, strcmp(tag->name, "img") == 0);
        if (strcmp(tag->name, "img") == 0)
            close_link(styling);
    } else if (closing && strcmp(tag->name, "a") == 0) {
        close_link(styling);
    }
}

/* A tag of HTML, or "<address>" as a link. */
static bool take_tag(struct styling *styling)
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
    open_link(styling, text + 1, len - 1, false);
    for (size_t i = 1; i < len; i++)
        put(styling, text[i]);
    close_link(styling);
    return true;
}

static bool take_escape(struct styling *styling)
{
    const char next = styling->source[styling->at + 1];
    if (!next || !is_mark_punct(next))
        return false;
    put(styling, next);
    styling->at += 2;
    return true;
}

static bool take_entity(struct styling *styling)
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
            put_text(styling, entities[i].text);
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
    put_text(styling, bytes);
    styling->at += (size_t)(end + 1 - text);
    return true;
}

static void take_one(struct styling *styling)
{
    static const struct {
        char byte;
        bool (*take)(struct styling *styling);
    } takes[] = {
        {'*', take_star}, {'_', take_star}, {'`', take_code},    {'[', take_link},
        {'!', take_link}, {'<', take_tag},  {'\\', take_escape}, {'&', take_entity},
    };
    const char byte = styling->source[styling->at];
    for (size_t i = 0; i < sizeof takes / sizeof *takes; i++)
        if (takes[i].byte == byte && takes[i].take(styling))
            return;
    put(styling, styling->source[styling->at++]);
}

struct cvx_styled cvx_styled_read(const char *markdown, struct cvx_arena *arena)
{
    const size_t len = strlen(markdown);
    size_t links = 1;
    for (const char *at = markdown; (at = strpbrk(at, "[<")) != NULL; at++)
        links++;
    char *text = cvx_arena_alloc(arena, len * 2 + 1);
    struct cvx_styled styled = {
        .text = text,
        .marks = cvx_arena_alloc(arena, len * 2 + 1),
        .links = cvx_arena_alloc_array(arena, links, sizeof *styled.links),
    };
    if (arena->failed)
        return (struct cvx_styled){.text = ""};
    struct styling styling = {
        .source = markdown, .len = len, .arena = arena, .styled = &styled, .text = text};
    while (styling.at < len) {
        if (styling.link_end && styling.at >= styling.link_end) {
            close_link(&styling);
            styling.at = styling.link_after;
            styling.link_end = 0;
        } else if (len > CVX_MARKUP_LIMIT) {
            put(&styling, markdown[styling.at++]);
        } else {
            take_one(&styling);
        }
    }
    if (styling.link_end)
        close_link(&styling);
    text[styled.len] = '\0';
    return styled;
}

const char *cvx_styled_plain(const char *markdown, struct cvx_arena *arena)
{
    if (!strpbrk(markdown, "*_`[<\\&!"))
        return markdown;
    const struct cvx_styled styled = cvx_styled_read(markdown, arena);
    return cvx_styled_cut(&styled, 0, styled.len, arena).text;
}

struct cvx_styled cvx_styled_cut(const struct cvx_styled *styled, size_t from, size_t to,
                                 struct cvx_arena *arena)
{
    while (from < to && is_blank(styled->text[from]))
        from++;
    while (to > from && is_blank(styled->text[to - 1]))
        to--;
    struct cvx_styled cut = {
        .text = cvx_arena_copy(arena, styled->text + from, to - from),
        .marks = styled->marks + from,
        .len = to - from,
        .links = cvx_arena_alloc_array(arena, styled->link_count, sizeof *cut.links),
    };
    if (!cut.text || !cut.links)
        return (struct cvx_styled){.text = ""};
    for (size_t i = 0; i < styled->link_count; i++) {
        struct cvx_styled_link link = styled->links[i];
        if (link.from < from || link.from > to || (link.from == to && link.to > to))
            continue;
        link.from -= from;
        link.to = link.to > to ? to - from : link.to - from;
        cut.links[cut.link_count++] = link;
    }
    return cut;
}

bool cvx_styled_all(const struct cvx_styled *styled, unsigned mark)
{
    for (size_t i = 0; i < styled->len; i++)
        if ((isalnum((unsigned char)styled->text[i]) || (unsigned char)styled->text[i] >= 0x80) &&
            !(styled->marks[i] & mark))
            return false;
    return styled->len > 0;
}

const char *cvx_styled_url(const struct cvx_styled *styled)
{
    for (size_t i = 0; i < styled->link_count; i++)
        if (!styled->links[i].image && styled->links[i].url && *styled->links[i].url &&
            *styled->links[i].url != '#')
            return styled->links[i].url;
    return NULL;
}
