/* SPDX-License-Identifier: MIT */
/* Marks inside a line. What looks like a mark and has no partner is text. Every search forward is
 * bounded, or remembered when it fails, so that no line takes longer than its length. */
#include "formats/markup.h"
#include "importers/outline/notes.h"
#include "importers/outline/styled_part.h"

#include <ctype.h>
#include <string.h>

enum { LINK_MAX = 2000 /* bytes of a link's text or address */ };

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\0';
}

static bool is_mark_punct(char byte)
{
    return (unsigned char)byte < 0x80 && ispunct((unsigned char)byte);
}

/* Where a run of at least `count` marks closes what would open at `from`; 0 when nothing does. */
static size_t find_closer(struct cvx_styling *styling, size_t from, char mark, size_t count)
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
static bool open_mark(struct cvx_styling *styling, char mark, size_t count)
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

static bool close_mark(struct cvx_styling *styling, char mark, size_t count)
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
static bool take_star(struct cvx_styling *styling)
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
        cvx_styling_put(styling, styling->source[styling->at++]);
    return true;
}

static bool take_code(struct cvx_styling *styling)
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
        cvx_styling_put(styling, *start++);
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

/* What stands in quotes between an address of `len` bytes and the bracket before `after`. */
static const char *read_title(struct cvx_arena *arena, const char *at, size_t len, size_t after)
{
    size_t end = after - 1;
    while (len < end && is_blank(at[len]))
        len++;
    while (end > len && is_blank(at[end - 1]))
        end--;
    if (end - len < 3 || !strchr("\"'(", at[len]) || !strchr("\"')", at[end - 1]))
        return NULL;
    return cvx_arena_copy(arena, at + len + 1, end - len - 2);
}

/* "[![text](picture)](address)": a link whose text is what is said instead of a picture. */
static bool take_badge(struct cvx_styling *styling)
{
    const char *source = styling->source + styling->at;
    size_t end = 3;
    size_t inner_after;
    size_t outer_after;
    if (strncmp(source, "[![", 3) != 0 || styling->link_end)
        return false;
    while (end < LINK_MAX && source[end] && !strchr("[]", source[end]))
        end++;
    if (source[end] != ']' || source[end + 1] != '(')
        return false;
    const char *picture = source + end + 2;
    const size_t picture_len = address_len(picture, &inner_after);
    if (picture_len == (size_t)-1 || picture[inner_after] != ']' || picture[inner_after + 1] != '(')
        return false;
    const char *address = picture + inner_after + 2;
    const size_t len = address_len(address, &outer_after);
    if (len == (size_t)-1)
        return false;
    cvx_styling_open_link(styling, address, len, false);
    styling->marks |= CVX_MARK_IMAGE;
    for (size_t i = 3; i < end; i++)
        cvx_styling_put(styling, source[i]);
    cvx_styling_close_link(styling);
    cvx_styling_open_link(styling, picture, picture_len, true);
    cvx_styling_close_link(styling);
    styling->at = (size_t)(address + outer_after - styling->source);
    return true;
}

/* "[text](address)" and "![text](address)". */
static bool take_link(struct cvx_styling *styling)
{
    const char *source = styling->source;
    const bool image = source[styling->at] == '!';
    const size_t text = styling->at + 1 + image;
    if (image && source[styling->at + 1] != '[')
        return false;
    size_t end = text;
    int depth = 0; /* "[[PDF]](address)" */
    while (end - text < LINK_MAX && source[end] && (depth > 0 || source[end] != ']')) {
        depth += (source[end] == '[') - (source[end] == ']');
        end++;
    }
    size_t after;
    if (source[end] != ']' || source[end + 1] != '(' || styling->link_end)
        return false;
    const size_t len = address_len(source + end + 2, &after);
    if (len == (size_t)-1)
        return false;
    cvx_styling_open_link(styling, source + end + 2, len, image);
    styling->styled->links[styling->styled->link_count - 1].title =
        read_title(styling->arena, source + end + 2, len, after);
    styling->link_end = end;
    styling->link_after = end + 2 + after;
    styling->at = text;
    return true;
}

static bool take_escape(struct cvx_styling *styling)
{
    const char next = styling->source[styling->at + 1];
    if (!next || !is_mark_punct(next))
        return false;
    cvx_styling_put(styling, next);
    styling->at += 2;
    return true;
}

static void take_one(struct cvx_styling *styling)
{
    static const struct {
        char byte;
        bool (*take)(struct cvx_styling *styling);
    } takes[] = {
        {'*', take_star},       {'_', take_star},    {'`', take_code},
        {'[', take_badge},      {'[', take_link},    {'!', take_link},
        {'<', cvx_styling_tag}, {'\\', take_escape}, {'&', cvx_styling_entity},
    };
    const char byte = styling->source[styling->at];
    for (size_t i = 0; i < sizeof takes / sizeof *takes; i++)
        if (takes[i].byte == byte && takes[i].take(styling))
            return;
    cvx_styling_put(styling, styling->source[styling->at++]);
}

struct cvx_styled cvx_styled_read(const char *markdown, struct cvx_arena *arena)
{
    markdown = cvx_notes_inline(markdown, arena);
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
    struct cvx_styling styling = {
        .source = markdown, .len = len, .arena = arena, .styled = &styled, .text = text};
    while (styling.at < len) {
        if (styling.link_end && styling.at >= styling.link_end) {
            cvx_styling_close_link(&styling);
            styling.at = styling.link_after;
            styling.link_end = 0;
        } else if (len > CVX_MARKUP_LIMIT) {
            cvx_styling_put(&styling, markdown[styling.at++]);
        } else {
            take_one(&styling);
        }
    }
    if (styling.link_end)
        cvx_styling_close_link(&styling);
    text[styled.len] = '\0';
    return styled;
}
