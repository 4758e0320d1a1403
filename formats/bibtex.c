/* SPDX-License-Identifier: MIT */
/* The grammar of BibTeX, by hand: it is small, and its libraries keep state for the whole process.
 * One function for each rule, none of which recurses. */
#include "formats/bibtex.h"

#include "core/base/limits.h"
#include "formats/bibtex_part.h"
#include "formats/text.h"

#include <ctype.h>
#include <string.h>

static struct cvx_node *add_node(struct cvx_bibtex_reader *reader, struct cvx_node *parent,
                                 struct cvx_node made, struct cvx_place place)
{
    if (++reader->values > CVX_LIMIT_VALUES) {
        cvx_bibtex_exceed(reader, place, CVX_LIMIT_VALUES, "values");
        return NULL;
    }
    struct cvx_node *node = cvx_node_new(reader->arena, made.kind, made.text);
    if (!node)
        return NULL;
    node->key = made.key;
    node->line = place.line;
    node->column = place.column;
    if (parent)
        cvx_node_append(parent, node);
    return node;
}

/* After a field: true when another may follow. */
static bool go_on(struct cvx_bibtex_reader *reader, char close)
{
    if (reader->failed)
        return false;
    const bool comma = cvx_bibtex_take(reader, ',');
    if (cvx_bibtex_take(reader, close))
        return false;
    if (reader->at >= reader->len)
        cvx_bibtex_fail(reader, CVX_CODE_SYNTAX, reader->entry, "this entry is never closed");
    else if (!comma)
        cvx_bibtex_fail(reader, CVX_CODE_SYNTAX, reader->at, "a comma is missing before this");
    return !reader->failed;
}

static void read_field(struct cvx_bibtex_reader *reader, struct cvx_node *entry, const char *name)
{
    if (!*name || !cvx_bibtex_take(reader, '=')) {
        cvx_bibtex_fail(reader, CVX_CODE_SYNTAX, reader->at,
                        reader->at >= reader->len ? "the file ends inside an entry"
                        : *name                   ? "\"=\" is missing before this"
                                                  : "the name of a field is expected here");
        return;
    }
    cvx_bibtex_skip_blanks(reader);
    const struct cvx_place place = cvx_bibtex_place(reader, reader->at);
    const char *value = cvx_bibtex_take_value(reader);
    if (!reader->failed)
        add_node(reader, entry,
                 (struct cvx_node){.kind = CVX_NODE_STRING, .key = name, .text = value}, place);
}

/* The citation key: everything up to the comma. */
static const char *take_key(struct cvx_bibtex_reader *reader, char close)
{
    cvx_bibtex_skip_blanks(reader);
    const size_t start = reader->at;
    while (reader->at < reader->len && !strchr(",=\"{}\n", reader->bytes[reader->at]) &&
           reader->bytes[reader->at] != close)
        reader->at++;
    size_t len = reader->at - start;
    while (len > 0 && isspace((unsigned char)reader->bytes[start + len - 1]))
        len--;
    return cvx_arena_copy(reader->arena, reader->bytes + start, len);
}

static void read_entry(struct cvx_bibtex_reader *reader, struct cvx_node *root, const char *type,
                       char close)
{
    const size_t start = reader->at;
    const char *key = take_key(reader, close);
    if (cvx_bibtex_peek(reader) == '=') { /* an entry without a key begins with a field */
        reader->at = start;
        key = "";
    } else if (!cvx_bibtex_take(reader, ',') && cvx_bibtex_peek(reader) != close) {
        cvx_bibtex_fail(reader, CVX_CODE_SYNTAX,
                        reader->at < reader->len ? reader->at : reader->entry,
                        reader->at < reader->len ? "a comma is missing before this"
                                                 : "this entry is never closed");
    }
    struct cvx_node *entry = add_node(
        reader, root, (struct cvx_node){.kind = CVX_NODE_OBJECT, .key = key}, reader->entry_place);
    if (!entry)
        return;
    add_node(reader, entry,
             (struct cvx_node){.kind = CVX_NODE_STRING, .key = "@type", .text = type},
             reader->entry_place);
    if (cvx_bibtex_take(reader, close))
        return;
    do {
        if (!reader->failed)
            read_field(reader, entry, cvx_bibtex_take_name(reader));
    } while (go_on(reader, close));
}

static void read_string(struct cvx_bibtex_reader *reader, char close)
{
    const char *name = cvx_bibtex_take_name(reader);
    if (!cvx_bibtex_take(reader, '=')) {
        cvx_bibtex_fail(reader, CVX_CODE_SYNTAX, reader->at, "\"=\" is missing before this");
        return;
    }
    const char *value = cvx_bibtex_take_value(reader);
    cvx_bibtex_add_macro(reader, name, value);
    if (!reader->failed && !cvx_bibtex_take(reader, close))
        cvx_bibtex_fail(reader, CVX_CODE_SYNTAX, reader->entry, "this @string is never closed");
}

static void read_preamble(struct cvx_bibtex_reader *reader, struct cvx_node *root, char close)
{
    cvx_bibtex_skip_blanks(reader);
    const struct cvx_place place = cvx_bibtex_place(reader, reader->at);
    const char *value = cvx_bibtex_take_value(reader);
    if (!reader->failed && !cvx_bibtex_take(reader, close))
        cvx_bibtex_fail(reader, CVX_CODE_SYNTAX, reader->entry, "this @preamble is never closed");
    if (!reader->failed)
        add_node(reader, root,
                 (struct cvx_node){.kind = CVX_NODE_STRING, .key = "@preamble", .text = value},
                 place);
}

/* An "@" begins an entry where a name and a bracket follow, and nothing stands before it on its
 * line; anything else between entries is a remark. */
static bool begins_entry(const char *bytes, size_t len, size_t at)
{
    for (size_t before = at; before > 0 && bytes[before - 1] != '\n'; before--)
        if (!isspace((unsigned char)bytes[before - 1]) && bytes[before - 1] != '}')
            return false;
    size_t name = at + 1;
    while (name < len && isalpha((unsigned char)bytes[name]))
        name++;
    size_t bracket = name;
    while (bracket < len && isspace((unsigned char)bytes[bracket]))
        bracket++;
    return name > at + 1 && bracket < len && (bytes[bracket] == '{' || bytes[bracket] == '(');
}

/* The rest of a remark in brackets, when these are closed; after one that is not, none is. */
static void skip_comment(struct cvx_bibtex_reader *reader)
{
    size_t depth = reader->remark_open ? 0 : 1;
    for (size_t at = reader->at; depth && at < reader->len; at++) {
        depth += reader->bytes[at] == '{';
        depth -= reader->bytes[at] == '}';
        if (depth == 0) {
            reader->at = at + 1;
            return;
        }
    }
    reader->remark_open = true;
}

static void read_at(struct cvx_bibtex_reader *reader, struct cvx_node *root)
{
    reader->entry = reader->at;
    reader->entry_place = cvx_bibtex_place(reader, reader->at++);
    const char *type = cvx_bibtex_take_name(reader);
    cvx_bibtex_skip_blanks(reader);
    const char close = reader->bytes[reader->at++] == '{' ? '}' : ')';
    if (strcmp(type, "string") == 0)
        read_string(reader, close);
    else if (strcmp(type, "preamble") == 0)
        read_preamble(reader, root, close);
    else if (strcmp(type, "comment") != 0)
        read_entry(reader, root, type, close);
    else if (close == '}')
        skip_comment(reader);
}

bool cvx_bibtex_probe(const char *bytes, size_t len)
{
    const bool marked = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    const char *end = bytes + len;
    bytes += marked ? 3 : 0;
    len -= marked ? 3 : 0;
    for (const char *at = memchr(bytes, '@', len); at;
         at = memchr(at + 1, '@', (size_t)(end - at - 1)))
        if (begins_entry(bytes, len, (size_t)(at - bytes)))
            return true;
    return false;
}

enum cvx_status cvx_bibtex_read(const char *bytes, size_t len, struct cvx_arena *arena,
                                struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_decoded text;
    const enum cvx_status status = cvx_text_decode(bytes, len, arena, diag, &text);
    if (status != CVX_OK)
        return status;
    struct cvx_bibtex_reader reader = {.bytes = text.bytes,
                                       .len = text.len,
                                       .arena = arena,
                                       .diag = diag,
                                       .place = {.line = 1, .column = 1}};
    *root = add_node(&reader, NULL, (struct cvx_node){.kind = CVX_NODE_OBJECT}, reader.place);
    while (*root && !reader.failed && !arena->failed && reader.at < reader.len) {
        const char *at = memchr(text.bytes + reader.at, '@', text.len - reader.at);
        reader.at = at ? (size_t)(at - text.bytes) : text.len;
        if (at && begins_entry(text.bytes, text.len, reader.at))
            read_at(&reader, *root);
        else
            reader.at += at != NULL;
    }
    if (arena->failed)
        return cvx_diag_memory(diag);
    if (reader.failed)
        return CVX_REJECTED;
    cvx_node_number(*root);
    return CVX_OK;
}
