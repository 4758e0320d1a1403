/* SPDX-License-Identifier: MIT */
/* Tokens and values of BibTeX, and the macros that values are made of. */
#include "formats/bibtex_part.h"

#include "core/base/hash.h"
#include "core/base/limits.h"
#include "core/base/str.h"
#include "formats/text.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Places and errors */

/* The place of a byte. Nearly always it lies after the one asked for before. */
struct cvx_place cvx_bibtex_place(struct cvx_bibtex_reader *reader, size_t offset)
{
    if (offset < reader->placed)
        return cvx_text_place(reader->bytes, offset);
    for (size_t i = reader->placed; i < offset; i++) {
        const char byte = reader->bytes[i];
        const bool pair = byte == '\r' && i + 1 < reader->len && reader->bytes[i + 1] == '\n';
        if (byte == '\n' || (byte == '\r' && !pair)) {
            reader->place.line++;
            reader->place.column = 1;
        } else if (((unsigned char)byte & 0xC0) != 0x80 && byte != '\r') {
            reader->place.column++;
        }
    }
    reader->placed = offset;
    return reader->place;
}

void cvx_bibtex_fail(struct cvx_bibtex_reader *reader, enum cvx_code code, size_t offset,
                     const char *message)
{
    if (!reader->failed && !reader->arena->failed) {
        cvx_diag_add_at(reader->diag, code, cvx_bibtex_place(reader, offset), "%s", message);
        cvx_diag_hint(reader->diag, "an entry looks like @article{key, title = {…}, year = 2020}");
    }
    reader->failed = true;
}

void cvx_bibtex_exceed(struct cvx_bibtex_reader *reader, struct cvx_place place, int most,
                       const char *what)
{
    if (!reader->failed && !reader->arena->failed)
        cvx_diag_add_at(reader->diag, CVX_CODE_LIMIT, place, "the input has more than %d %s", most,
                        what);
    reader->failed = true;
}

/* Tokens */

char cvx_bibtex_peek(const struct cvx_bibtex_reader *reader)
{
    return reader->at < reader->len ? reader->bytes[reader->at] : '\0';
}

void cvx_bibtex_skip_blanks(struct cvx_bibtex_reader *reader)
{
    while (isspace((unsigned char)cvx_bibtex_peek(reader)))
        reader->at++;
}

bool cvx_bibtex_take(struct cvx_bibtex_reader *reader, char sign)
{
    cvx_bibtex_skip_blanks(reader);
    if (cvx_bibtex_peek(reader) != sign)
        return false;
    reader->at++;
    return true;
}

/* 0xC2 leads to signs and control characters, not to letters. */
static bool is_name_byte(char byte)
{
    const unsigned char value = (unsigned char)byte;
    return value > ' ' && value != 0x7F && value != 0xC2 && !strchr("{}()\",=#%'\\@", byte);
}

/* A name, in lower case; "" when there is none. */
const char *cvx_bibtex_take_name(struct cvx_bibtex_reader *reader)
{
    cvx_bibtex_skip_blanks(reader);
    const size_t start = reader->at;
    while (is_name_byte(cvx_bibtex_peek(reader)))
        reader->at++;
    char *name = cvx_arena_copy(reader->arena, reader->bytes + start, reader->at - start);
    for (char *at = name; at && *at; at++)
        *at = (char)tolower((unsigned char)*at);
    return name ? name : "";
}

/* Values */

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

static size_t hash_of(const char *name)
{
    return cvx_hash_add(CVX_HASH_START, name, strlen(name)) % CVX_BIBTEX_BUCKETS;
}

static const char *find_macro(const struct cvx_bibtex_reader *reader, const char *name)
{
    const struct cvx_bibtex_macro *macro = reader->macros[hash_of(name)];
    for (; macro; macro = macro->next)
        if (strcmp(macro->name, name) == 0)
            return macro->value;
    for (size_t i = 0; strlen(name) == 3 && i < sizeof months / sizeof *months; i++)
        if (strncasecmp(months[i], name, 3) == 0)
            return months[i];
    return NULL;
}

/* A name that stands for a text. Macros may be made of macros, which must not multiply. */
static void take_macro(struct cvx_bibtex_reader *reader, struct cvx_str *value)
{
    const size_t start = reader->at;
    const char *name = cvx_bibtex_take_name(reader);
    const char *text = find_macro(reader, name);
    if (!*name) {
        cvx_bibtex_fail(reader, CVX_CODE_SYNTAX, start,
                        "a value is expected here: {…}, \"…\", a number or a name");
        return;
    }
    if (!text) {
        cvx_diag_add_at(reader->diag, CVX_CODE_COERCED, cvx_bibtex_place(reader, start),
                        "there is no @string %s; its name is used",
                        cvx_diag_quote(reader->diag, name));
        text = name;
    }
    reader->expanded += strlen(text);
    if (reader->expanded > CVX_LIMIT_EXPANDED) {
        cvx_bibtex_exceed(reader, cvx_bibtex_place(reader, start), CVX_LIMIT_EXPANDED,
                          "bytes that stand in @string");
        return;
    }
    cvx_str_add(value, text);
}

/* A text in braces or quotes, inside which braces balance. */
static void take_delimited(struct cvx_bibtex_reader *reader, struct cvx_str *value)
{
    const size_t open = reader->at;
    const char close = reader->bytes[reader->at++] == '{' ? '}' : '"';
    size_t start = reader->at;
    size_t depth = 0;
    for (; reader->at < reader->len; reader->at++) {
        const char byte = reader->bytes[reader->at];
        if (byte == '\\' && reader->at + 1 < reader->len)
            reader->at++;
        else if (byte == close && depth == 0)
            break;
        else if (byte == '{' && ++depth > CVX_LIMIT_DEPTH)
            break;
        else if (byte == '}')
            depth -= depth > 0;
    }
    if (depth > CVX_LIMIT_DEPTH) {
        cvx_bibtex_exceed(reader, cvx_bibtex_place(reader, reader->at), CVX_LIMIT_DEPTH,
                          "levels of braces");
    } else if (reader->at >= reader->len) {
        cvx_bibtex_fail(reader, CVX_CODE_SYNTAX, open,
                        close == '"' ? "this \" is never closed" : "this { is never closed");
    } else {
        cvx_str_add_bytes(value, reader->bytes + start, reader->at - start);
        reader->at++;
    }
}

static void take_number(struct cvx_bibtex_reader *reader, struct cvx_str *value)
{
    while (isdigit((unsigned char)cvx_bibtex_peek(reader)))
        cvx_str_add_char(value, reader->bytes[reader->at++]);
}

/* Pieces with "#" between them. */
const char *cvx_bibtex_take_value(struct cvx_bibtex_reader *reader)
{
    struct cvx_str value;
    cvx_str_init(&value, reader->arena);
    do {
        cvx_bibtex_skip_blanks(reader);
        const char first = cvx_bibtex_peek(reader);
        if (first == '{' || first == '"')
            take_delimited(reader, &value);
        else if (isdigit((unsigned char)first))
            take_number(reader, &value);
        else
            take_macro(reader, &value);
    } while (!reader->failed && cvx_bibtex_take(reader, '#'));
    return cvx_str_get(&value);
}

void cvx_bibtex_add_macro(struct cvx_bibtex_reader *reader, const char *name, const char *value)
{
    if (++reader->macro_count > CVX_LIMIT_MACROS) {
        cvx_bibtex_exceed(reader, reader->entry_place, CVX_LIMIT_MACROS, "@string macros");
        return;
    }
    const struct cvx_bibtex_macro **bucket = &reader->macros[hash_of(name)];
    struct cvx_bibtex_macro *macro = cvx_arena_alloc(reader->arena, sizeof *macro);
    if (!macro)
        return;
    *macro = (struct cvx_bibtex_macro){name, value, *bucket};
    *bucket = macro;
}
