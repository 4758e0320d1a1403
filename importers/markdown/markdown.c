/* SPDX-License-Identifier: MIT */
/* The Markdown importer: a CV as people write it. The blocks are read by formats/outline_markdown.c
 * and understood by importers/outline/; here it is told from other text. */
#include "importers/outline.h"
#include "importers/section.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

extern const struct cvx_importer cvx_markdown_importer;

/* Bytes and lines that probe() looks at. */
enum { PROBE_LEN = 16384, PROBE_LINES = 400, TITLE_LEN = 60 };

static bool has_suffix(const char *name)
{
    static const char *const suffixes[] = {".md", ".markdown", ".mkd", ".mdown", ".txt"};
    const size_t len = name ? strlen(name) : 0;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        const size_t size = strlen(suffixes[i]);
        if (len > size && strcasecmp(name + len - size, suffixes[i]) == 0)
            return true;
    }
    return false;
}

/* True when a line is a title that CVs have, marked as a heading or standing alone. */
static bool is_title(const char *line, size_t len)
{
    if (len > 1 && line[len - 1] == ':' && islower((unsigned char)*line))
        return false; /* a key of YAML */
    while (len > 0 && strchr("#*_ \t>", *line)) {
        line++;
        len--;
    }
    while (len > 0 && strchr("*_#:. \t\r", line[len - 1]))
        len--;
    return len > 2 && len <= TITLE_LEN && cvx_section_find(line, len).sure;
}

/* True for other notations, by their first character: JSON, XML, and what is no text. */
static bool is_other(const char *bytes, size_t len)
{
    size_t start = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (start < len && isspace((unsigned char)bytes[start]))
        start++;
    if (start == len || memchr(bytes, '\0', len))
        return true;
    return bytes[start] == '{' ||
           strncmp(bytes + start, "%PDF", len - start < 4 ? len - start : 4) == 0 ||
           (len - start > 5 && memcmp(bytes + start, "<?xml", 5) == 0) ||
           (len - start > 1 && memcmp(bytes + start, "PK", 2) == 0);
}

/* How sure the text makes it: by its titles, and by what only Markdown has. */
static int probe(const struct cvx_source *source)
{
    const size_t len = source->len < PROBE_LEN ? source->len : PROBE_LEN;
    if (!source->bytes || is_other(source->bytes, len))
        return 0;
    int titles = 0;
    int marks = 0;
    size_t at = 0;
    for (int lines = 0; at < len && lines < PROBE_LINES; lines++) {
        size_t size = 0;
        while (at + size < len && source->bytes[at + size] != '\n')
            size++;
        const char *line = source->bytes + at;
        marks += size > 2 && (memcmp(line, "# ", 2) == 0 || memcmp(line, "## ", 3) == 0 ||
                              memcmp(line, "**", 2) == 0);
        titles += is_title(line, size);
        at += size + 1;
    }
    if (has_suffix(source->name))
        return titles > 0 ? 85 : 60;
    if (marks > 0 && titles > 0)
        return 60;
    return titles > 1 ? 40 : marks > 2 ? 15 : 0;
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_outline outline = {.first = NULL};
    const enum cvx_status status =
        cvx_outline_read_markdown(source->bytes, source->len, arena, diag, &outline);
    return status == CVX_OK ? cvx_outline_arrange(&outline, arena, diag, root) : status;
}

const struct cvx_importer cvx_markdown_importer = {
    .name = "markdown",
    .summary = "a CV as people write it in Markdown or plain text",
    .probe = probe,
    .read = read,
};
