/* SPDX-License-Identifier: MIT */
/* The front matter of Markdown, as far as CVs have it: names and values, one a line. Structures of
 * YAML are not read; their lines are values of the name before them. */
#include "formats/outline_part.h"

#include <string.h>
#include <strings.h>

static bool starts(const struct cvx_source_line *line, const char *prefix)
{
    const size_t len = strlen(prefix);
    return line->len >= len && strncasecmp(line->text, prefix, len) == 0;
}

/* Front matter: "---" on the first line up to the next, with "key: value" lines between. */
static void add_property(struct cvx_outline_reading *reading)
{
    const struct cvx_source_line *line = &reading->line;
    const char *colon = line->len ? memchr(line->text, ':', line->len) : NULL;
    const char *key = NULL;
    size_t skip = 0;
    if (colon && *line->text != '-' && *line->text != '"') {
        skip = (size_t)(colon - line->text) + 1;
        key = cvx_arena_copy(reading->arena, line->text, skip - 1);
    } else if (reading->outline->last) {
        key = reading->outline->last->key;
        skip = cvx_outline_bullet(line->text, line->len);
    }
    if (skip >= line->len)
        skip = line->len;
    size_t len = line->len - skip;
    const char *value = line->text + skip;
    while (len > 0 && *value == ' ') {
        value++;
        skip++;
        len--;
    }
    if (len > 1 && (*value == '"' || *value == '\'') && value[len - 1] == *value) {
        skip++;
        len -= 2;
    }
    struct cvx_block *block = cvx_outline_add_block(reading, CVX_BLOCK_PROPERTY, line->indent);
    if (block)
        block->key = key ? key : "";
    if (len > 0)
        cvx_outline_add_line(reading, block, skip, len);
}

/* True when a line after this one ends the front matter. */
static bool has_end(const struct cvx_outline_reading *reading)
{
    struct cvx_outline_reading ahead = *reading;
    while (cvx_outline_next(&ahead)) {
        if (starts(&ahead.line, "---") || starts(&ahead.line, "..."))
            return true;
        if (ahead.line.len > 0 && !memchr(ahead.line.text, ':', ahead.line.len) &&
            ahead.line.indent == 0 && *ahead.line.text != '-' && *ahead.line.text != '#')
            return false;
    }
    return false;
}

bool cvx_outline_take_front_matter(struct cvx_outline_reading *reading)
{
    if (reading->number != 1 || reading->line.len != 3 || !starts(&reading->line, "---") ||
        !has_end(reading))
        return false;
    while (cvx_outline_next(reading) && !starts(&reading->line, "---") &&
           !starts(&reading->line, "..."))
        if (reading->line.len > 0 && *reading->line.text != '#')
            add_property(reading);
    reading->line.len = 0;
    return true;
}
