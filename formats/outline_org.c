/* SPDX-License-Identifier: MIT */
/* Org to an outline: headings with tags, drawers, keywords, lists, tables. What marks text inside a
 * line is written as Markdown marks it, so that what comes after knows one notation. */
#include "formats/outline_part.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LISTS_MAX = 32 };

struct org {
    struct cvx_outline_reading reading;
    unsigned indents[LISTS_MAX]; /* of the items of the lists that are open */
    unsigned lists;
    unsigned hidden;    /* the level of the heading that is tagged :noexport:; 0: none */
    const char *states; /* of headings, as "#+TODO:" lists them; NULL: it does not */
    size_t endless;     /* offset up to which no drawer ends */
    struct cvx_notes notes;
};

typedef bool take(struct org *org);

static bool starts(const struct cvx_source_line *line, const char *prefix)
{
    const size_t len = strlen(prefix);
    return line->len >= len && strncasecmp(line->text, prefix, len) == 0;
}

static void close_block(struct org *org)
{
    org->reading.open = false;
    org->lists = 0;
}

static void add_line(struct org *org, struct cvx_block *block, size_t skip, size_t len)
{
    struct cvx_outline_reading *reading = &org->reading;
    while (len > 0 && reading->line.text[skip] == ' ') {
        skip++;
        len--;
    }
    const char *text = reading->line.text + skip;
    if (reading->line.hard) /* of the "\\\\" at the end one stroke is left */
        while (len > 0 && strchr("\\ ", text[len - 1]))
            len--;
    cvx_outline_add_text(reading, block, cvx_outline_org_inline(reading->arena, text, len), skip);
}

/* Adds a part of the line that is not meant to be read. */
static void add_aside(struct org *org, size_t skip, size_t len)
{
    if (len > 0)
        cvx_outline_add_line(&org->reading,
                             cvx_outline_add_block(&org->reading, CVX_BLOCK_COMMENT, 0), skip, len);
}

static void add_raw(struct org *org, enum cvx_block_kind kind)
{
    cvx_outline_add_line(&org->reading, cvx_outline_add_block(&org->reading, kind, 0), 0,
                         org->reading.line.len);
}

/* Bytes of ":tag:other:" at the end of a heading, with the blanks before. */
static size_t tags_len(const char *text, size_t len)
{
    size_t at = len;
    if (len == 0 || text[len - 1] != ':')
        return 0;
    while (at > 0 && text[at - 1] != ' ')
        at--;
    if (text[at] != ':' || len - at < 3)
        return 0;
    while (at > 0 && text[at - 1] == ' ')
        at--;
    return len - at;
}

/* Bytes of the word at `text`, and the blanks behind it. */
static size_t word_len(const char *text, size_t len, size_t *word)
{
    size_t at = 0;
    while (at < len && text[at] != ' ')
        at++;
    *word = at;
    while (at < len && text[at] == ' ')
        at++;
    return at;
}

/* The states of a heading that Org knows without being told, and those of "#+TODO:". */
static bool is_state(const struct org *org, const char *text, size_t len)
{
    const char *const lists[] = {"TODO DONE NEXT WAITING HOLD STARTED CANCELED CANCELLED",
                                 org->states};
    for (size_t i = 0; len > 1 && i < 2; i++)
        for (const char *at = lists[i]; at && *at;) {
            const size_t word = strcspn(at, " (|");
            if (word == len && memcmp(at, text, len) == 0)
                return true;
            at += strcspn(at, " ");
            at += strspn(at, " |");
        }
    return false;
}

/* Bytes of what tells the state and the priority of a heading: "TODO [#A] ". */
static size_t state_len(const struct org *org, const char *text, size_t len)
{
    size_t word;
    size_t at = word_len(text, len, &word);
    if (word == len || !is_state(org, text, word))
        at = 0;
    if (len - at > 5 && memcmp(text + at, "[#", 2) == 0 && text[at + 3] == ']')
        at += word_len(text + at, len - at, &word);
    return at;
}

/* True for a heading that is not to be shown, with all that is below it. */
static bool is_hidden(const char *text, size_t len, const char *tags, size_t tags_len)
{
    size_t word;
    word_len(text, len, &word);
    return cvx_outline_find(tags, tags_len, ":noexport:") ||
           cvx_outline_find(tags, tags_len, ":ARCHIVE:") ||
           (word == 7 && memcmp(text, "COMMENT", 7) == 0);
}

static bool take_heading(struct org *org)
{
    const struct cvx_source_line *line = &org->reading.line;
    size_t stars = 0;
    while (stars < line->len && line->text[stars] == '*')
        stars++;
    if (stars == 0 || line->indent > 0 || stars >= line->len || line->text[stars] != ' ')
        return false;
    close_block(org);
    if (org->hidden && stars <= org->hidden)
        org->hidden = 0;
    const size_t tags = tags_len(line->text, line->len);
    /* the blank after the stars may be that before the tags */
    const size_t end = line->len - tags > stars ? line->len - tags : stars + 1;
    const size_t start = stars + 1 + state_len(org, line->text + stars + 1, end - stars - 1);
    if (!org->hidden &&
        is_hidden(line->text + start, end - start, line->text + line->len - tags, tags))
        org->hidden = (unsigned)stars;
    if (org->hidden) {
        add_raw(org, CVX_BLOCK_HIDDEN);
        return true;
    }
    const char *text = cvx_outline_org_inline(org->reading.arena, line->text + start, end - start);
    if (!text || text[strspn(text, " \t")] == '\0') { /* "** {{{pagebreak()}}}" arranges pages */
        add_raw(org, CVX_BLOCK_COMMENT);
        return true;
    }
    add_aside(org, stars + 1, start - stars - 1);
    add_aside(org, line->len - tags, tags);
    cvx_outline_add_text(&org->reading,
                         cvx_outline_add_block(&org->reading, CVX_BLOCK_HEADING, (unsigned)stars),
                         text, start);
    return true;
}

static bool take_hidden(struct org *org)
{
    if (!org->hidden)
        return false;
    add_raw(org, CVX_BLOCK_HIDDEN);
    return true;
}

static void add_property(struct org *org, size_t key, size_t key_len)
{
    const struct cvx_source_line *line = &org->reading.line;
    struct cvx_block *block = cvx_outline_add_block(&org->reading, CVX_BLOCK_PROPERTY, 0);
    const char *name = cvx_arena_copy(org->reading.arena, line->text + key, key_len);
    if (block)
        block->key = name ? name : "";
    const size_t skip = key + key_len + 1;
    if (skip < line->len)
        add_line(org, block, skip, line->len - skip);
}

/* True when the drawer that begins on this line ends before the next heading. */
static bool has_end(struct org *org)
{
    struct cvx_outline_reading ahead = org->reading;
    if (ahead.at < org->endless)
        return false;
    while (cvx_outline_next(&ahead) && (ahead.line.indent > 0 || !starts(&ahead.line, "*")))
        if (starts(&ahead.line, ":END:"))
            return true;
    org->endless = ahead.at;
    return false;
}

static bool take_drawer(struct org *org)
{
    struct cvx_outline_reading *reading = &org->reading;
    if (!starts(&reading->line, ":PROPERTIES:") || !has_end(org))
        return false;
    close_block(org);
    while (cvx_outline_next(reading) && !starts(&reading->line, ":END:")) {
        const struct cvx_source_line *line = &reading->line;
        const char *end =
            line->len > 2 && *line->text == ':' ? memchr(line->text + 1, ':', line->len - 1) : NULL;
        if (end)
            add_property(org, 1, (size_t)(end - line->text) - 1);
        else if (line->len > 0)
            add_raw(org, CVX_BLOCK_COMMENT);
    }
    return true;
}

/* True for a word for a plan and the date behind it; "Deadline: never missed" is text. */
static bool is_planning(const struct cvx_source_line *line)
{
    static const char *const words[] = {"SCHEDULED:", "DEADLINE:", "CLOSED:", "CLOCK:"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = strlen(words[i]);
        if (!starts(line, words[i]))
            continue;
        while (at < line->len && line->text[at] == ' ')
            at++;
        return at < line->len && strchr("<[=", line->text[at]);
    }
    return false;
}

/* When a heading was planned and worked on: lines for its owner, not for the reader. */
static bool take_planning(struct org *org)
{
    struct cvx_outline_reading *reading = &org->reading;
    const bool logbook = starts(&reading->line, ":LOGBOOK:") && has_end(org);
    if (!logbook && !is_planning(&reading->line))
        return false;
    close_block(org);
    if (!logbook)
        add_raw(org, CVX_BLOCK_COMMENT);
    while (logbook && cvx_outline_next(reading) && !starts(&reading->line, ":END:"))
        if (reading->line.len > 0)
            add_raw(org, CVX_BLOCK_COMMENT);
    return true;
}

/* "[fn:1] text" at the start of a line */
static bool take_note(struct org *org)
{
    struct cvx_outline_reading *reading = &org->reading;
    const struct cvx_source_line *line = &reading->line;
    const char *close = starts(line, "[fn:") ? memchr(line->text, ']', line->len) : NULL;
    const size_t label = close ? (size_t)(close - line->text) - 4 : 0;
    if (!close || line->indent > 0 || memchr(line->text + 4, ':', label) ||
        !cvx_notes_take(&org->notes, reading->arena, line->text + 4, label))
        return false;
    close_block(org);
    struct cvx_block *block = cvx_outline_add_block(reading, CVX_BLOCK_PARAGRAPH, 0);
    add_line(org, block, label + 5, line->len - label - 5);
    org->notes.first->block = block;
    reading->open = true;
    return true;
}

/* "#+BEGIN_X" up to "#+END_X": comments, exports for other formats, sources; quotes are text. */
static bool take_begin(struct org *org)
{
    struct cvx_outline_reading *reading = &org->reading;
    if (!starts(&reading->line, "#+BEGIN_"))
        return false;
    close_block(org);
    const bool text = starts(&reading->line, "#+BEGIN_QUOTE") ||
                      starts(&reading->line, "#+BEGIN_CENTER") ||
                      starts(&reading->line, "#+BEGIN_VERSE");
    if (text)
        return true;
    while (cvx_outline_next(reading) && !starts(&reading->line, "#+END_"))
        if (reading->line.len > 0)
            add_raw(org, CVX_BLOCK_COMMENT);
    return true;
}

static bool take_keyword(struct org *org)
{
    const struct cvx_source_line *line = &org->reading.line;
    if (starts(line, "#+END_"))
        return true;
    if (line->len > 2 && memcmp(line->text, "#+", 2) == 0) {
        const char *end = memchr(line->text, ':', line->len);
        close_block(org);
        if (starts(line, "#+TODO:") || starts(line, "#+SEQ_TODO:")) {
            const size_t skip = (size_t)(end - line->text) + 1;
            org->states = cvx_arena_copy(org->reading.arena, end + 1, line->len - skip);
            end = NULL;
        }
        if (end && !starts(line, "#+ATTR_") && !starts(line, "#+MACRO") &&
            !starts(line, "#+LATEX") && !starts(line, "#+HTML") && !starts(line, "#+OPTIONS"))
            add_property(org, 2, (size_t)(end - line->text) - 2);
        else
            add_raw(org, CVX_BLOCK_COMMENT);
        return true;
    }
    if (*line->text != '#' || (line->len > 1 && line->text[1] != ' '))
        return false;
    add_raw(org, CVX_BLOCK_COMMENT);
    return true;
}

static bool take_row(struct org *org)
{
    struct cvx_outline_reading *reading = &org->reading;
    if (*reading->line.text != '|')
        return false;
    close_block(org);
    const char *cells = cvx_outline_cells(reading->arena, reading->line.text, reading->line.len);
    const struct cvx_source_line next = cvx_outline_peek(reading);
    const bool head = next.len > 2 && next.text[0] == '|' && next.text[1] == '-' &&
                      !(cells && strstr(cells, ":\t")); /* "Tools: | git" is no head */
    if (cells && cells[strspn(cells, " \t")])
        cvx_outline_add_text(reading, cvx_outline_add_block(reading, CVX_BLOCK_ROW, head),
                             cvx_outline_org_inline(reading->arena, cells, strlen(cells)),
                             cvx_outline_row_start(reading->line.text, reading->line.len));
    return true;
}

static unsigned item_level(struct org *org, unsigned indent)
{
    while (org->lists > 0 && indent < org->indents[org->lists - 1])
        org->lists--;
    if (org->lists == 0 || indent > org->indents[org->lists - 1]) {
        if (org->lists == LISTS_MAX)
            return LISTS_MAX - 1;
        org->indents[org->lists++] = indent;
    }
    return org->lists - 1;
}

/* "- term :: what is said of it" as people write it in Markdown: "**term**: what is said of it". */
static bool add_described(struct org *org, struct cvx_block *block, size_t skip)
{
    struct cvx_outline_reading *reading = &org->reading;
    const char *text = reading->line.text + skip;
    const size_t len = reading->line.len - skip;
    const char *mark = cvx_outline_find(text, len, " ::");
    const size_t term = mark ? (size_t)(mark - text) : 0;
    if (term == 0 || (term + 3 < len && mark[3] != ' '))
        return false;
    /* a date is set apart anyway, and what has marks of its own by these */
    bool plain = isdigit((unsigned char)*text) != 0;
    for (size_t i = 0; i < term; i++)
        plain |= strchr("*/=~_+<[", text[i]) != NULL;
    const char *said = cvx_outline_org_inline(reading->arena, mark + 3, len - term - 3);
    const char *name = cvx_outline_org_inline(reading->arena, text, term);
    if (said && name)
        cvx_outline_add_text(
            reading, block,
            cvx_arena_printf(reading->arena, plain ? "%s:%s" : "**%s**:%s", name, said), skip);
    return true;
}

static bool take_item(struct org *org)
{
    const struct cvx_source_line *line = &org->reading.line;
    const size_t mark = cvx_outline_bullet(line->text, line->len);
    if (mark == 0)
        return false;
    struct cvx_block *block =
        cvx_outline_add_block(&org->reading, CVX_BLOCK_ITEM, item_level(org, line->indent));
    if (!add_described(org, block, mark))
        add_line(org, block, mark, line->len - mark);
    org->reading.open = true;
    return true;
}

static bool take_text(struct org *org)
{
    struct cvx_outline_reading *reading = &org->reading;
    const struct cvx_block *last = reading->outline->last;
    const bool inside = org->lists > 0 && reading->line.indent > org->indents[org->lists - 1];
    if (!reading->open || !last || (reading->blank && !inside)) {
        close_block(org);
        cvx_outline_add_block(reading, CVX_BLOCK_PARAGRAPH, 0);
        reading->open = true;
    }
    add_line(org, reading->outline->last, 0, reading->line.len);
    return true;
}

enum cvx_status cvx_outline_read_org(const char *bytes, size_t len, struct cvx_arena *arena,
                                     struct cvx_diag *diag, struct cvx_outline *outline)
{
    static take *const takes[] = {take_heading, take_hidden, take_drawer, take_planning, take_begin,
                                  take_keyword, take_note,   take_row,    take_item,     take_text};
    struct org org = {.reading = {.arena = arena, .diag = diag, .outline = outline}};
    enum cvx_status status = cvx_outline_open(&org.reading, bytes, len);
    if (status != CVX_OK)
        return status;
    while (!arena->failed && cvx_outline_next(&org.reading))
        for (size_t i = 0; org.reading.line.len > 0 && !takes[i](&org); i++)
            continue;
    cvx_notes_resolve(&org.notes, arena, outline);
    return cvx_outline_close(&org.reading);
}
