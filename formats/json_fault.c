/* SPDX-License-Identifier: MIT */
/* Guesses what is wrong with a JSON text, and says it. The reader knows only which token does not
 * fit; what people really do (trailing commas, missing commas, comments, other quotes, a file that
 * was cut) is told from what stands there and what stood before. */
#include "formats/json_fault.h"

#include "core/base/limits.h"
#include "core/base/utf8.h"
#include "formats/text.h"

#include <stdio.h>
#include <string.h>

#define TEXT_OF(number)  TEXT_OF_(number)
#define TEXT_OF_(number) #number

static const struct words {
    enum cvx_code code;
    const char *message;
    const char *hint;
} faults[CVX_JSON_FAULT_COUNT] = {
    [CVX_JSON_OPEN_STRING] = {CVX_CODE_SYNTAX, "this text is not closed on its line",
                              "add the closing quote; write a line break inside a text as \\n"},
    [CVX_JSON_CUT_STRING] = {CVX_CODE_SYNTAX, "the input ends inside this text",
                             "the file is cut, or a closing quote is missing"},
    [CVX_JSON_RAW_TAB] = {CVX_CODE_SYNTAX, "a text holds a tab character",
                          "write it as \\t, or read it with --lenient"},
    [CVX_JSON_RAW_CONTROL] = {CVX_CODE_CONTROL, "a text holds a control character", "remove it"},
    [CVX_JSON_ESCAPED_NUL] = {CVX_CODE_CONTROL, "\\u0000 is not allowed in a CV", "remove it"},
    [CVX_JSON_CONTROL_KEY] = {CVX_CODE_CONTROL, "a key holds a control character", "remove it"},
    [CVX_JSON_BAD_ESCAPE] = {CVX_CODE_SYNTAX, "this escape does not exist",
                             "a backslash itself is written as \\\\"},
    [CVX_JSON_BAD_HEX] = {CVX_CODE_SYNTAX, "\\u must be followed by four hexadecimal digits",
                          "a backslash itself is written as \\\\"},
    [CVX_JSON_BAD_NUMBER] = {CVX_CODE_SYNTAX, "this is no number",
                             "text must be in double quotes; --lenient reads what JSON5 has"},
    [CVX_JSON_LEADING_ZERO] = {CVX_CODE_SYNTAX, "a number must not begin with 0",
                               "if it is no quantity, put it in double quotes"},
    [CVX_JSON_TOO_DEEP] = {CVX_CODE_LIMIT,
                           "this is nested too deep: more than " TEXT_OF(CVX_LIMIT_DEPTH) " levels",
                           "is a bracket opened too often? No CV needs so many"},
    [CVX_JSON_TOO_MANY] = {CVX_CODE_LIMIT,
                           "the input holds more than " TEXT_OF(CVX_LIMIT_VALUES) " values",
                           "split it: no CV that people read needs so many"},
};

static enum cvx_status say(const char *begin, const char *at, const struct words *words,
                           struct cvx_diag *diag)
{
    cvx_diag_add_at(diag, words->code, cvx_text_place(begin, (size_t)(at - begin)), "%s",
                    words->message);
    if (words->hint)
        cvx_diag_hint(diag, "%s", words->hint);
    return CVX_REJECTED;
}

enum cvx_status cvx_json_reject(const char *begin, const char *at, enum cvx_json_fault fault,
                                struct cvx_diag *diag)
{
    return say(begin, at, &faults[fault], diag);
}

/* Adds a syntax error whose words need no filling in. */
static enum cvx_status syntax(const struct cvx_json_spot *spot, const char *at, const char *message,
                              const char *hint, struct cvx_diag *diag)
{
    const struct words words = {CVX_CODE_SYNTAX, message, hint};
    return say(spot->begin, at, &words, diag);
}

static bool is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_' || c == '$' ||
           (unsigned char)c >= 0x80;
}

static bool starts(const struct cvx_json_spot *spot, const char *prefix)
{
    const size_t len = strlen(prefix);
    return (size_t)(spot->end - spot->at) >= len && memcmp(spot->at, prefix, len) == 0;
}

static bool at_line_start(const struct cvx_json_spot *spot)
{
    return spot->at == spot->begin || spot->at[-1] == '\n' || spot->at[-1] == '\r';
}

/* The input ends while something is open. */
static enum cvx_status explain_end(const struct cvx_json_spot *spot, struct cvx_diag *diag)
{
    size_t open = 0;
    for (const struct cvx_node *node = spot->parent; node; node = node->parent)
        open++;
    const struct cvx_place place =
        cvx_text_place(spot->begin, (size_t)(spot->before - spot->begin));
    if (open == 0) {
        cvx_diag_add_at(diag, CVX_CODE_SYNTAX, place, "the input ends before it says anything");
        return CVX_REJECTED;
    }
    cvx_diag_add_at(diag, CVX_CODE_SYNTAX, place,
                    "the input ends too early: the %c at %u:%u is not closed",
                    spot->parent->kind == CVX_NODE_OBJECT ? '{' : '[', spot->parent->line,
                    spot->parent->column);
    cvx_diag_hint(diag, "the file is cut, or a closing bracket is missing (%zu %s open)", open,
                  open == 1 ? "is" : "are");
    return CVX_REJECTED;
}

/* What is wrong wherever it stands. */
static const struct sign {
    const char *prefix;
    bool line_start;
    const char *message;
    const char *hint;
} signs[] = {
    {"//", false, "JSON has no comments", "remove it, or read it with --lenient"},
    {"/*", false, "JSON has no comments", "remove it, or read it with --lenient"},
    {"#", false, "JSON has no comments", "remove it, or read it with --lenient"},
    {"<<<<<<<", true, "this is the mark of an unfinished merge", "resolve the conflict first"},
    {"=======", true, "this is the mark of an unfinished merge", "resolve the conflict first"},
    {">>>>>>>", true, "this is the mark of an unfinished merge", "resolve the conflict first"},
    {"'", false, "texts and keys must be in double quotes",
     "write \" instead of ', or read it with --lenient"},
    {"`", false, "texts and keys must be in double quotes", "write \" instead of `"},
    {"\xE2\x80\x9C", false, "typographic quotes do not enclose texts", "write \" instead of “"},
    {"\xE2\x80\x9D", false, "typographic quotes do not enclose texts", "write \" instead of ”"},
    {"\xE2\x80\x9E", false, "typographic quotes do not enclose texts", "write \" instead of „"},
    {"\xEF\xBB\xBF", false, "a byte order mark stands here", "remove the invisible character"},
    {"\xC2\xA0", false, "a no-break space stands here", "use a common space"},
};

static const struct sign *find_sign(const struct cvx_json_spot *spot)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (starts(spot, signs[i].prefix) && (!signs[i].line_start || at_line_start(spot)))
            return &signs[i];
    return NULL;
}

/* Words that other languages have for JSON's. */
static const struct word {
    const char *wrong, *right;
} wrong_words[] = {
    {"True", "true"},     {"TRUE", "true"}, {"yes", "true"},       {"False", "false"},
    {"FALSE", "false"},   {"no", "false"},  {"None", "null"},      {"NULL", "null"},
    {"Null", "null"},     {"nil", "null"},  {"undefined", "null"}, {"NaN", "null"},
    {"Infinity", "null"},
};

static enum cvx_status explain_word(const struct cvx_json_spot *spot, struct cvx_diag *diag)
{
    for (size_t i = 0; i < sizeof wrong_words / sizeof *wrong_words; i++) {
        const char *after = spot->at + strlen(wrong_words[i].wrong);
        if (!starts(spot, wrong_words[i].wrong) || (after < spot->end && is_letter(*after)))
            continue;
        syntax(spot, spot->at, "JSON does not know this word", NULL, diag);
        cvx_diag_hint(diag, "write %s, or put it in double quotes", wrong_words[i].right);
        return CVX_REJECTED;
    }
    return syntax(spot, spot->at, "a value without quotes", "put it in double quotes", diag);
}

/* The comma before a closing bracket is what should go: point at it. */
static enum cvx_status explain_closing(const struct cvx_json_spot *spot, struct cvx_diag *diag)
{
    const char last = spot->before > spot->begin ? spot->before[-1] : '\0';
    if (last == ',')
        return syntax(spot, spot->before - 1, "nothing follows this comma",
                      "remove the comma before the closing bracket, or read it with --lenient",
                      diag);
    if (last == ':')
        return syntax(spot, spot->at, "a value is missing after the colon",
                      "write \"\" or remove the key", diag);
    if (spot->want == CVX_JSON_COLON)
        return syntax(spot, spot->at, "the key before this has no value",
                      "write a colon and a value, or remove the key", diag);
    if (!spot->parent)
        return syntax(spot, spot->at, "this closes a bracket that was not opened", "remove it",
                      diag);
    const bool object = spot->parent->kind == CVX_NODE_OBJECT;
    cvx_diag_add_at(diag, CVX_CODE_SYNTAX,
                    cvx_text_place(spot->begin, (size_t)(spot->at - spot->begin)),
                    "%c does not close the %c at %u:%u", *spot->at, object ? '{' : '[',
                    spot->parent->line, spot->parent->column);
    cvx_diag_hint(diag, "a %c is missing before it, or it is one too many", object ? '}' : ']');
    return CVX_REJECTED;
}

static enum cvx_status explain_value(const struct cvx_json_spot *spot, struct cvx_diag *diag)
{
    const char *kind = NULL;
    if (!spot->parent)
        kind = cvx_text_kind_find(spot->begin, (size_t)(spot->end - spot->begin), false);
    if (kind) {
        cvx_diag_add_at(diag, CVX_CODE_SYNTAX, (struct cvx_place){.line = 1, .column = 1},
                        "this is no JSON: it looks like %s", kind);
        cvx_diag_hint(diag,
                      "if that is one of the formats in cvexport --help, name it with --from");
        return CVX_REJECTED;
    }
    if (*spot->at == ',')
        return syntax(spot, spot->at, "a value is missing before this comma",
                      "remove the comma, or write the value", diag);
    if (!spot->parent)
        return syntax(spot, spot->at, "this is no JSON", "a CV in JSON begins with {", diag);
    if (is_letter(*spot->at))
        return explain_word(spot, diag);
    if (*spot->at == '+' || *spot->at == '.')
        return cvx_json_reject(spot->begin, spot->at, CVX_JSON_BAD_NUMBER, diag);
    return syntax(spot, spot->at, "a value cannot begin with this", "put texts in double quotes",
                  diag);
}

static enum cvx_status explain_key(const struct cvx_json_spot *spot, struct cvx_diag *diag)
{
    if (*spot->at == ',')
        return syntax(spot, spot->at, "a key is missing before this comma", "remove the comma",
                      diag);
    if (*spot->at == '{' || *spot->at == '[')
        return syntax(spot, spot->at, "a key must stand here",
                      "is a } or ] missing before it, or its key?", diag);
    return syntax(spot, spot->at, "keys must be in double quotes",
                  "write \"key\": value, or read it with --lenient", diag);
}

static enum cvx_status explain_colon(const struct cvx_json_spot *spot, struct cvx_diag *diag)
{
    if (*spot->at == ',')
        return syntax(spot, spot->at, "the key before this has no value",
                      "write a colon and a value, or remove the key", diag);
    if (spot->at == spot->before && is_letter(*spot->at))
        return syntax(spot, spot->at, "the key ended before this",
                      "write a quote inside a text as \\\"", diag);
    return syntax(spot, spot->at, "a colon is missing before this", "write \"key\": value", diag);
}

static enum cvx_status explain_more(const struct cvx_json_spot *spot, struct cvx_diag *diag)
{
    const bool after_text = spot->before > spot->begin && spot->before[-1] == '"';
    const char *line_end = spot->before;
    while (line_end < spot->at && *line_end != '\n' && *line_end != '\r')
        line_end++;
    const bool same_line = line_end == spot->at;
    if (after_text && same_line && *spot->at != '"' && *spot->at != '{' && *spot->at != '[' &&
        *spot->at != ':')
        return syntax(spot, spot->at, "the text ended before this",
                      "write a quote inside a text as \\\"", diag);
    if (*spot->at == ':')
        return syntax(spot, spot->at, "a colon cannot stand here",
                      "is a comma missing before the key, or a { before it?", diag);
    if (strchr("\"{[-0123456789", *spot->at))
        return syntax(spot, spot->at, "a comma is missing before this",
                      same_line ? "add it" : "add it, or read it with --lenient", diag);
    return syntax(spot, spot->at, "a comma or a closing bracket is missing before this",
                  "or is this left over, and to be removed?", diag);
}

static enum cvx_status explain_rest(const struct cvx_json_spot *spot, struct cvx_diag *diag)
{
    return syntax(spot, spot->at, "the JSON has ended before this",
                  "is a bracket closed too early, or is this left over?", diag);
}

enum cvx_status cvx_json_explain(const struct cvx_json_spot *spot, struct cvx_diag *diag)
{
    static enum cvx_status (*const explain[])(const struct cvx_json_spot *spot,
                                              struct cvx_diag *diag) = {
        [CVX_JSON_VALUE] = explain_value, [CVX_JSON_ITEM] = explain_value,
        [CVX_JSON_MEMBER] = explain_key,  [CVX_JSON_KEY] = explain_key,
        [CVX_JSON_COLON] = explain_colon, [CVX_JSON_MORE] = explain_more,
        [CVX_JSON_END] = explain_rest,
    };
    if (spot->at == spot->end)
        return explain_end(spot, diag);
    const struct sign *sign = find_sign(spot);
    if (sign && (spot->parent || spot->want == CVX_JSON_END || *spot->at == '/'))
        return syntax(spot, spot->at, sign->message, sign->hint, diag);
    if (*spot->at == '}' || *spot->at == ']')
        return explain_closing(spot, diag);
    return explain[spot->want](spot, diag);
}
