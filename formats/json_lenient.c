/* SPDX-License-Identifier: MIT */
/* JSON5's tokens, and what people write besides. */
#include "formats/json_lenient.h"

#include "core/base/utf8.h"
#include "formats/text.h"

#include <string.h>

void cvx_json_allow(struct cvx_json_liberties *liberties, enum cvx_json_liberty liberty,
                    const char *begin, const char *at, struct cvx_diag *diag)
{
    static const char *const words[CVX_JSON_LIBERTY_COUNT] = {
        [CVX_JSON_COMMENT] = "comments are left out; JSON has none",
        [CVX_JSON_TRAILING_COMMA] = "a comma before a closing bracket is passed over",
        [CVX_JSON_NO_COMMA] = "a comma that is missing at the end of a line is supplied",
        [CVX_JSON_SINGLE_QUOTES] = "texts in single quotes are read as in double quotes",
        [CVX_JSON_BARE_KEY] = "keys without quotes are read as if they had them",
        [CVX_JSON_ODD_NUMBER] = "numbers that JSON does not have are kept as texts",
        [CVX_JSON_ODD_STRING] = "tabs, escapes and line ends that JSON does not have are read",
        [CVX_JSON_ODD_SPACE] = "white space that JSON does not have is passed over",
    };
    if (liberties->seen[liberty])
        return;
    liberties->seen[liberty] = true;
    cvx_diag_add_at(diag, CVX_CODE_LENIENT, cvx_text_place(begin, (size_t)(at - begin)), "%s",
                    words[liberty]);
}

static bool starts(const char *at, const char *end, const char *word)
{
    const size_t len = strlen(word);
    return (size_t)(end - at) >= len && memcmp(at, word, len) == 0;
}

static const char *line_end(const char *at, const char *end)
{
    while (at < end && *at != '\n' && *at != '\r')
        at++;
    return at;
}

/* White space of JSON5 (section 8) that is none of JSON's, and a byte order mark. */
static const char *space_end(const char *at, const char *end)
{
    static const char *const spaces[] = {
        "\v",           "\f",           "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80",
        "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85",
        "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A",
        "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80",
        "\xEF\xBB\xBF"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (starts(at, end, spaces[i]))
            return at + strlen(spaces[i]);
    return NULL;
}

const char *cvx_json_blank_end(const char *at, const char *end, enum cvx_json_liberty *liberty)
{
    *liberty = CVX_JSON_COMMENT;
    if (*at == '#' || starts(at, end, "//"))
        return line_end(at, end);
    if (starts(at, end, "/*")) {
        for (at += 2; at < end; at++)
            if (starts(at, end, "*/"))
                return at + 2;
        return end;
    }
    *liberty = CVX_JSON_ODD_SPACE;
    return space_end(at, end);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == '$' ||
           (unsigned char)c >= 0x80;
}

const char *cvx_json_bare_key_end(const char *at, const char *end)
{
    const char *start = at;
    while (at < end && (is_letter(*at) || (at > start && (is_digit(*at) || *at == '-'))) &&
           !space_end(at, end))
        at++;
    return at;
}
