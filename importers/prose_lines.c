/* SPDX-License-Identifier: MIT */
/* A description from lines, as people type them: bullets and numbers make items, what is indented
 * below an item belongs to it, what is not ends the list. */
#include "importers/prose_writer.h"

#include "core/base/utf8.h"
#include "formats/bullet.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct line {
    const char *text; /* after the indent */
    size_t len;       /* without blanks at the end */
    size_t indent;    /* columns */
    size_t marker;    /* bytes of the bullet or number; 0: none */
};

static bool next_line(const char **cursor, bool numbers, struct line *line)
{
    if (!**cursor)
        return false;
    size_t len = strcspn(*cursor, "\n");
    *line = (struct line){.text = *cursor};
    *cursor += len + ((*cursor)[len] == '\n');
    for (; len > 0 && (*line->text == ' ' || *line->text == '\t'); line->text++, len--)
        line->indent += *line->text == '\t' ? 4 : 1;
    while (len > 0 && isspace((unsigned char)line->text[len - 1]))
        len--;
    line->len = len;
    line->marker = cvx_bullet_len(line->text, len);
    if (!line->marker && numbers)
        line->marker = cvx_number_len(line->text, len);
    return true;
}

/* A single "1. FC" is no list, and a list begins with 1. */
static bool has_numbers(const char *text)
{
    struct line line;
    size_t count = 0;
    while (next_line(&text, true, &line)) {
        const bool number = line.marker > 0 && isdigit((unsigned char)*line.text);
        if (number && count == 0 && strtol(line.text, NULL, 10) > 1)
            return false;
        count += number;
    }
    return count > 1;
}

/* The list that lines stand in. */
struct run {
    bool open, blank; /* `blank`: a blank line came after what was written */
    size_t indent;    /* of its items */
    size_t width;     /* of the newest item's marker, and so of what continues it */
};

/* True when the line begins an item of a list at the top. */
static bool is_item(const struct run *run, const struct line *line)
{
    return line->marker > 0 && (!run->open || line->indent <= run->indent + 1);
}

static bool continues(const struct run *run, const struct line *line)
{
    return run->open && line->indent > run->indent;
}

static bool alternates(const char *text, bool numbers)
{
    struct cvx_alternation met = {false};
    struct run run = {false};
    struct line line;
    while (next_line(&text, numbers, &line)) {
        if (line.len == 0)
            continue;
        const bool item = is_item(&run, &line);
        if (item || !continues(&run, &line))
            cvx_alternation_meet(&met, item);
        if (item && !run.open)
            run.indent = line.indent;
        run.open = item || continues(&run, &line);
    }
    return met.list_after;
}

static void write_line(struct cvx_prose_writer *writer, struct run *run, const struct line *line)
{
    if (line->len == 0) {
        run->blank = true;
        return;
    }
    if (is_item(run, line)) {
        cvx_prose_start_item(writer);
        if (!run->open)
            run->indent = line->indent;
        run->open = true;
        run->width = line->indent - run->indent + cvx_utf8_count(line->text, line->marker);
        cvx_str_add_bytes(writer->out, line->text + line->marker, line->len - line->marker);
    } else {
        if (!continues(run, line)) {
            cvx_prose_end_item(writer);
            run->open = false;
        }
        if (writer->out->len > 0)
            cvx_str_add(writer->out, run->blank ? "\n\n" : "\n");
        const size_t margin = run->open ? run->indent + run->width : 0;
        for (size_t i = margin; run->open && i < line->indent; i++)
            cvx_str_add_char(writer->out, ' ');
        cvx_str_add_bytes(writer->out, line->text, line->len);
    }
    run->blank = false;
}

static void write_items(struct cvx_prose_writer *writer, const char *text, bool numbers)
{
    struct run run = {false};
    struct line line;
    while (next_line(&text, numbers, &line))
        write_line(writer, &run, &line);
}

static void write_whole(struct cvx_prose_writer *writer, const char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    size_t len = strlen(text);
    while (len > 0 && isspace((unsigned char)text[len - 1]))
        len--;
    cvx_str_add_bytes(&writer->summary, text, len);
}

void cvx_prose_write_lines(struct cvx_prose_writer *writer, const char *text, bool whole)
{
    const bool numbers = has_numbers(text);
    if (whole || alternates(text, numbers))
        write_whole(writer, text);
    else
        write_items(writer, text, numbers);
}
