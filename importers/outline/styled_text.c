/* SPDX-License-Identifier: MIT */
/* Styled text once it is read, or while it grows: putting bytes and links into it, cutting parts
 * out of it, asking how it is marked. */
#include "importers/outline/styled_part.h"

#include <ctype.h>
#include <string.h>

void cvx_styling_put(struct cvx_styling *styling, char byte)
{
    struct cvx_styled *styled = styling->styled;
    styled->marks[styled->len] = (unsigned char)styling->marks;
    styling->text[styled->len++] = byte;
}

void cvx_styling_put_text(struct cvx_styling *styling, const char *text)
{
    while (*text)
        cvx_styling_put(styling, *text++);
}

void cvx_styling_open_link(struct cvx_styling *styling, const char *url, size_t len, bool image)
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

void cvx_styling_close_link(struct cvx_styling *styling)
{
    struct cvx_styled *styled = styling->styled;
    if (styled->link_count > 0)
        styled->links[styled->link_count - 1].to = styled->len;
    styling->marks &= ~(unsigned)(CVX_MARK_LINK | CVX_MARK_IMAGE);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\0';
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
