/* SPDX-License-Identifier: MIT */
/* References of Markdown: addresses that are kept apart from the links to them. */
#include "formats/outline_part.h"

#include "core/base/limits.h"

#include <string.h>

enum {
    REFERENCES_MAX = 200, /* further ones stay text */
    LABEL_MAX = 100,
};

/* The address, and the title behind it in double quotes, whichever it was set in. */
static const char *read_address(struct cvx_arena *arena, const char *text, size_t len)
{
    size_t end = 0;
    while (end < len && text[end] != ' ')
        end++;
    const bool pointed = end > 2 && text[0] == '<' && text[end - 1] == '>';
    const char *address = cvx_arena_copy(arena, text + pointed, end - (pointed ? 2 : 0));
    size_t title = end;
    while (title < len && text[title] == ' ')
        title++;
    const size_t size = len - title;
    if (size < 3 || !strchr("\"'(", text[title]) || !strchr("\"')", text[len - 1]))
        return address;
    return cvx_arena_printf(arena, "%s \"%.*s\"", address ? address : "", (int)size - 2,
                            text + title + 1);
}

bool cvx_references_take(struct cvx_references *references, struct cvx_arena *arena,
                         const char *text, size_t len)
{
    const char *close = len > 4 && *text == '[' ? memchr(text, ']', len) : NULL;
    const size_t label = close ? (size_t)(close - text) - 1 : 0;
    if (label == 0 || label > LABEL_MAX || label + 4 >= len || close[1] != ':' || close[2] != ' ' ||
        text[1] == '^' || references->count == REFERENCES_MAX)
        return false;
    struct cvx_reference *reference = cvx_arena_alloc(arena, sizeof *reference);
    if (!reference)
        return false;
    const char *address = close + 3;
    reference->label = cvx_arena_copy(arena, text + 1, label);
    reference->address = read_address(arena, address, (size_t)(text + len - address));
    reference->next = references->first;
    references->first = reference;
    references->count++;
    return true;
}

/* The reference that "[label]" at `text` names, and its bytes. */
static struct cvx_reference *find(const struct cvx_references *references, const char *text,
                                  size_t *len)
{
    const size_t label = *text == '[' ? strcspn(text + 1, "[]") : 0;
    if (label == 0 || text[1 + label] != ']')
        return NULL;
    for (struct cvx_reference *at = references->first; at; at = at->next)
        if (cvx_label_is(at->label, text + 1, label)) {
            *len = label + 2;
            return at;
        }
    return NULL;
}

/* Appends what begins with "[" at `text`, behind the byte `before`; returns the bytes that it took
 * of it. */
static size_t resolve_one(struct cvx_references *references, const char *text, char before,
                          struct cvx_str *out)
{
    const size_t words = strcspn(text + 1, "[]") + 1;
    size_t len = 0;
    struct cvx_reference *reference = NULL;
    if (text[words] == ']') {
        const size_t space = text[words + 1] == ' ';
        reference = find(references, text + words + 1 + space, &len);
        len += reference ? words + 1 + space : 0;
        if (!reference && text[words + 1] != '(')
            reference = find(references, text, &len);
    }
    if (!reference) {
        cvx_str_add_char(out, *text);
        return 1;
    }
    reference->used = true;
    /* "[![picture](a)][label]": the text of the link is written already */
    const bool behind = before == ']' && len == words + 1;
    if (!behind)
        cvx_str_add_bytes(out, text, words + 1);
    references->expanded += strlen(reference->address);
    if (references->expanded <= CVX_LIMIT_EXPANDED)
        cvx_str_add_format(out, "(%s)", reference->address);
    return len;
}

static const char *resolve(struct cvx_references *references, struct cvx_arena *arena,
                           const char *text)
{
    const char *start = text;
    struct cvx_str out;
    cvx_str_init(&out, arena);
    while (*text) {
        const size_t plain = strcspn(text, "[");
        cvx_str_add_bytes(&out, text, plain);
        text += plain;
        if (*text)
            text += resolve_one(references, text, text > start ? text[-1] : ' ', &out);
    }
    return cvx_str_get(&out);
}

static bool is_own(const struct cvx_references *references, const struct cvx_block *block)
{
    for (const struct cvx_reference *at = references->first; at; at = at->next)
        if (at->block == block)
            return true;
    return false;
}

enum cvx_status cvx_references_resolve(struct cvx_references *references,
                                       struct cvx_outline_reading *reading)
{
    struct cvx_arena *arena = reading->arena;
    if (!references->first || arena->failed)
        return CVX_OK;
    for (struct cvx_block *block = reading->outline->first; block; block = block->next)
        for (struct cvx_block_line *line = block->first; line && !is_own(references, block);
             line = line->next)
            if (strchr(line->text, '['))
                line->text = resolve(references, arena, line->text);
    for (struct cvx_reference *at = references->first; at; at = at->next) {
        if (!at->block)
            continue;
        at->block->kind = CVX_BLOCK_COMMENT; /* of those that no one refers to */
        if (at->used) {
            at->block->first = NULL;
            at->block->last = NULL;
        }
    }
    if (references->expanded <= CVX_LIMIT_EXPANDED)
        return CVX_OK;
    cvx_diag_add(reading->diag, CVX_CODE_LIMIT, NULL,
                 "the references ([…]: address) stand for more than %d bytes", CVX_LIMIT_EXPANDED);
    return CVX_REJECTED;
}
