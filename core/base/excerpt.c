/* SPDX-License-Identifier: MIT */
/* Places are found by marks, one every few thousand bytes, that are made as far as a place was ever
 * asked for. */
#include "core/base/excerpt.h"

#include "core/base/utf8.h"

#include <string.h>

enum { MARK_EVERY = 4096 };

/* A place in a text: an offset, and the line and column of what stands there. */
struct spot {
    size_t offset;
    uint32_t line, column;
};

struct cvx_diag_text {
    const char *name, *bytes;
    size_t len;
    struct spot *marks; /* in order; the first is the text's start */
    size_t count, room;
    struct cvx_diag_text *next;
};

void cvx_diag_keep_text(struct cvx_diag *diag, const char *name, const char *bytes, size_t len)
{
    static const char *const containers[] = {"PK\3\4", "%PDF-"};
    for (size_t i = 0; i < sizeof containers / sizeof *containers; i++)
        if (len > strlen(containers[i]) && memcmp(bytes, containers[i], strlen(containers[i])) == 0)
            return;
    struct cvx_diag_text *text = name ? cvx_arena_alloc(&diag->arena, sizeof *text) : NULL;
    if (!text)
        return;
    *text = (struct cvx_diag_text){.name = name, .bytes = bytes, .len = len, .next = diag->texts};
    diag->texts = text;
}

/* The text of that name, which is then the first: what comes next is mostly about the same. */
static struct cvx_diag_text *find_text(struct cvx_diag *diag, const char *name)
{
    struct cvx_diag_text **at = &diag->texts;
    while (*at && (*at)->name != name && strcmp((*at)->name, name) != 0)
        at = &(*at)->next;
    struct cvx_diag_text *text = *at;
    if (text && text != diag->texts) {
        *at = text->next;
        text->next = diag->texts;
        diag->texts = text;
    }
    return text;
}

static bool at_line_end(const struct cvx_diag_text *text, size_t offset)
{
    return offset == text->len || text->bytes[offset] == '\n' || text->bytes[offset] == '\r';
}

/* Moves over one code point, or one line end: LF, CR LF and CR. */
static void step(const struct cvx_diag_text *text, struct spot *spot)
{
    const char *at = text->bytes + spot->offset;
    const size_t rest = text->len - spot->offset;
    size_t size = 1;
    if (at_line_end(text, spot->offset)) {
        size = *at == '\r' && rest > 1 && at[1] == '\n' ? 2 : 1;
        spot->line++;
        spot->column = 1;
    } else {
        if ((unsigned char)*at >= 0x80)
            cvx_utf8_decode(at, rest, &size);
        spot->column++;
    }
    spot->offset += size;
}

static bool is_before(const struct spot *spot, uint32_t line, uint32_t column)
{
    return spot->line < line || (spot->line == line && spot->column < column);
}

static bool add_mark(struct cvx_diag_text *text, struct spot spot, struct cvx_arena *arena)
{
    if (text->count == text->room) {
        const size_t room = text->room ? 2 * text->room : 16;
        struct spot *marks =
            cvx_arena_grow(arena, text->marks, text->room * sizeof *marks, room * sizeof *marks);
        if (!marks)
            return false;
        text->marks = marks;
        text->room = room;
    }
    text->marks[text->count++] = spot;
    return true;
}

/* Makes marks until one is behind the place, or the text ends. False when memory is out. */
static bool mark_up_to(struct cvx_diag_text *text, uint32_t line, uint32_t column,
                       struct cvx_arena *arena)
{
    static const char bom[] = "\xEF\xBB\xBF";
    const size_t bom_len = strlen(bom);
    const bool has_bom = text->len >= bom_len && memcmp(text->bytes, bom, bom_len) == 0;
    if (!text->count && !add_mark(text, (struct spot){has_bom ? bom_len : 0, 1, 1}, arena))
        return false;
    struct spot spot = text->marks[text->count - 1];
    while (is_before(&spot, line, column) && spot.offset < text->len) {
        const size_t next = spot.offset + MARK_EVERY;
        while (spot.offset < next && spot.offset < text->len)
            step(text, &spot);
        if (!add_mark(text, spot, arena))
            return false;
    }
    return true;
}

/* Finds a place, or the end of the line when that is shorter. False when there is no such line. */
static bool find_place(struct cvx_diag_text *text, uint32_t line, uint32_t column,
                       struct cvx_arena *arena, struct spot *found)
{
    if (!mark_up_to(text, line, column, arena))
        return false;
    size_t low = 0; /* the last mark that is not behind the place */
    size_t high = text->count;
    while (high - low > 1) {
        const size_t middle = low + (high - low) / 2;
        const struct spot *mark = &text->marks[middle];
        if (is_before(mark, line, column) || (mark->line == line && mark->column == column))
            low = middle;
        else
            high = middle;
    }
    *found = text->marks[low];
    while (is_before(found, line, column) && found->offset < text->len &&
           !(found->line == line && at_line_end(text, found->offset)))
        step(text, found);
    return found->line == line;
}

bool cvx_diag_excerpt(struct cvx_diag *diag, const struct cvx_diagnostic *diagnostic,
                      struct cvx_excerpt *excerpt)
{
    struct cvx_diag_text *text =
        diagnostic->line && diagnostic->file ? find_text(diag, diagnostic->file) : NULL;
    const uint32_t column = diagnostic->column ? diagnostic->column : 1;
    const uint32_t first = column > CVX_EXCERPT_BEFORE ? column - CVX_EXCERPT_BEFORE : 1;
    struct spot spot;
    if (!text || !find_place(text, diagnostic->line, first, &diag->arena, &spot))
        return false;
    const size_t start = spot.offset;
    size_t at = start;
    while (spot.column < first + CVX_EXCERPT_COLUMNS && !at_line_end(text, spot.offset)) {
        step(text, &spot);
        if (spot.column <= column)
            at = spot.offset;
    }
    *excerpt = (struct cvx_excerpt){.bytes = text->bytes + start,
                                    .len = spot.offset - start,
                                    .at = at - start,
                                    .cut = first > 1,
                                    .more = !at_line_end(text, spot.offset)};
    return excerpt->len > 0;
}
