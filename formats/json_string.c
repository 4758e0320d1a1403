/* SPDX-License-Identifier: MIT */
/* JSON strings: RFC 8259, section 7. Runs without escapes are copied whole. */
#include "core/base/utf8.h"
#include "formats/json_part.h"

#include <string.h>

static bool fail(struct cvx_json_string *string, const char *at, enum cvx_json_fault fault)
{
    string->fault = fault;
    string->fault_at = at;
    return false;
}

static bool read_hex(const struct cvx_json_string *string, const char *at, int digits,
                     uint32_t *value)
{
    if (string->end - at < digits)
        return false;
    *value = 0;
    for (int i = 0; i < digits; i++) {
        const char c = at[i];
        const bool digit = c >= '0' && c <= '9';
        const char letter = (char)(c | 0x20);
        if (!digit && (letter < 'a' || letter > 'f'))
            return false;
        *value = *value << 4 | (uint32_t)(digit ? c - '0' : letter - 'a' + 10);
    }
    return true;
}

static const char *skip_hex(const struct cvx_json_string *string, const char *at)
{
    while (at < string->end && strchr("0123456789abcdefABCDEF", *at))
        at++;
    return at;
}

/* The code point of "\uXXXX", or of two that are a surrogate pair. */
static bool read_unicode(struct cvx_json_string *string)
{
    uint32_t code_point;
    uint32_t low;
    if (!read_hex(string, string->at + 2, 4, &code_point)) {
        const bool cut = skip_hex(string, string->at + 2) == string->end;
        return fail(string, string->at, cut ? CVX_JSON_CUT_STRING : CVX_JSON_BAD_HEX);
    }
    if (code_point == 0)
        return fail(string, string->at, CVX_JSON_ESCAPED_NUL);
    if (string->is_key && code_point < 0x20)
        return fail(string, string->at, CVX_JSON_CONTROL_KEY);
    const char *next = string->at + 6;
    const bool high = code_point >= 0xD800 && code_point < 0xDC00;
    if (high && string->end - next >= 6 && next[0] == '\\' && next[1] == 'u' &&
        read_hex(string, next + 2, 4, &low) && low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        next += 6;
    }
    string->lone += code_point >= 0xD800 && code_point < 0xE000;
    string->out += cvx_utf8_encode(code_point, string->out);
    string->at = next;
    return true;
}

/* A backslash before a line end continues the text on the next line; "\\x41" names a byte of
 * Latin-1; before anything else a backslash means nothing (JSON5, section 5.1). */
static bool read_odd_escape(struct cvx_json_string *string)
{
    const char c = string->at[1];
    uint32_t code_point;
    string->odd = true;
    if (c == 'x' && read_hex(string, string->at + 2, 2, &code_point)) {
        if (code_point == 0)
            return fail(string, string->at, CVX_JSON_ESCAPED_NUL);
        if (string->is_key && code_point < 0x20)
            return fail(string, string->at, CVX_JSON_CONTROL_KEY);
        string->out += cvx_utf8_encode(code_point, string->out);
        string->at += 4;
        return true;
    }
    if (c == '0')
        return fail(string, string->at, CVX_JSON_ESCAPED_NUL);
    if (c == 'x')
        return fail(string, string->at, CVX_JSON_BAD_ESCAPE);
    string->at++;
    if (c == '\r' || c == '\n')
        string->at += c == '\r' && string->end - string->at > 1 && string->at[1] == '\n' ? 2 : 1;
    else if (c == 'v')
        string->at++; /* a vertical tab: nothing that a text could show */
    else if ((unsigned char)c >= 0x20)
        *string->out++ = *string->at++;
    return true;
}

static bool read_escape(struct cvx_json_string *string)
{
    static const char names[] = "\"\\/bfnrt";
    static const char values[] = "\"\\/\b\f\n\r\t";
    if (string->end - string->at < 2)
        return fail(string, string->end, CVX_JSON_CUT_STRING);
    if (string->at[1] == 'u')
        return read_unicode(string);
    const char *name = string->at[1] ? strchr(names, string->at[1]) : NULL;
    if (!name && string->lenient)
        return read_odd_escape(string);
    if (!name)
        return fail(string, string->at, CVX_JSON_BAD_ESCAPE);
    const char value = values[name - names];
    if (string->is_key && (unsigned char)value < 0x20)
        return fail(string, string->at, CVX_JSON_CONTROL_KEY);
    *string->out++ = value;
    string->at += 2;
    return true;
}

bool cvx_json_string_read(struct cvx_json_string *string)
{
    const char *quote = string->at++;
    string->lone = 0;
    string->odd = false;
    for (;;) {
        const char *plain = string->at;
        const char *at = plain;
        while (at < string->end && *at != *quote && *at != '\\' && (unsigned char)*at >= 0x20)
            at++;
        memcpy(string->out, plain, (size_t)(at - plain));
        string->out += at - plain;
        string->at = at;
        if (at == string->end)
            return fail(string, quote, CVX_JSON_CUT_STRING);
        if (*at == *quote)
            break;
        if (*at == '\t' && string->lenient && !string->is_key) {
            *string->out++ = *string->at++;
            string->odd = true;
            continue;
        }
        if (*at == '\n' || *at == '\r')
            return fail(string, quote, CVX_JSON_OPEN_STRING);
        if (*at != '\\')
            return fail(string, at, *at == '\t' ? CVX_JSON_RAW_TAB : CVX_JSON_RAW_CONTROL);
        if (!read_escape(string))
            return false;
    }
    *string->out++ = '\0';
    string->at++;
    return true;
}
