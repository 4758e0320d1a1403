/* SPDX-License-Identifier: MIT */
/* Puts libyaml's complaints into words. It says what its scanner missed; what a person did (a tab,
 * a colon inside a text, a quote that stays open) is told from its words and from what stands
 * there. */
#include "formats/yaml_part.h"

#include <string.h>

/* The first row that fits counts. */
static const struct words {
    const char *problem; /* how libyaml's words begin */
    const char *context; /* what its context holds; NULL: any */
    const char *at;      /* one of these bytes stands there or before it; NULL: any */
    bool begin;          /* the place is where the context begins */
    const char *message;
    const char *hint;
} words[] = {
    {"found character that cannot", NULL, "\t", false, "a tab stands where a value or key begins",
     "YAML is indented with spaces"},
    {"found a tab", NULL, NULL, false, "a tab stands in the indentation",
     "YAML is indented with spaces"},
    {"found character that cannot", NULL, "@`%", false, "a text cannot begin with this character",
     "put the text in quotes"},
    {"mapping values are not allowed", NULL, NULL, false, "a key cannot stand here",
     "check the indentation of this line; a text that holds \": \" must stand in quotes"},
    {"mapping keys are not allowed", NULL, NULL, false, "a key cannot stand here",
     "check the indentation of this line"},
    {"block sequence entries", NULL, NULL, false, "a list cannot begin here",
     "begin it on a line of its own, or put a text that begins with - in quotes"},
    {"could not find expected ':'", NULL, NULL, true, "this line has no colon after its key",
     "write \"key: value\", or indent the line under the text that it goes on"},
    {"found unexpected end of stream", "quoted", NULL, true, "this text in quotes is not closed",
     "add the closing quote; in '…', write an apostrophe as ''"},
    {"found unexpected document indicator", NULL, NULL, true, "this text in quotes is not closed",
     "add the closing quote before the line with --- or ..."},
    {"found unknown escape", NULL, NULL, false, "this escape does not exist",
     "in \"…\" a backslash itself is written as \\\\; in '…' it is itself"},
    {"did not find expected hex", NULL, NULL, false, "this escape is not complete",
     "\\x takes two hexadecimal digits, \\u four, \\U eight"},
    {"found invalid Unicode", NULL, NULL, false, "this escape names no character",
     "write the character itself, or its U+ number after \\U, with eight digits"},
    {"did not find expected key", NULL, "'\"", false, "the text in quotes has ended before this",
     "write '' for an apostrophe inside '…', and \\\" for a quote inside \"…\""},
    {"did not find expected key", NULL, NULL, false, "this does not go on with what stands above",
     "check its indentation, and that a text with quotes or \": \" in it stands in quotes"},
    {"did not find expected '-'", NULL, NULL, false, "this is no item of the list that it is in",
     "begin it with \"- \", or check its indentation"},
    {"did not find expected ',' or ']'", NULL, NULL, true,
     "the list that begins here is not closed", "a comma or ] is missing"},
    {"did not find expected ',' or '}'", NULL, NULL, true,
     "the object that begins here is not closed", "a comma or } is missing"},
    {"did not find expected node", NULL, NULL, false, "a value is missing before this",
     "write it, or put a text that begins with , ] or } in quotes"},
    {"did not find expected alphabetic", "alias", NULL, true,
     "* stands for a value with an anchor, and a name must follow",
     "a text that begins with * must stand in quotes"},
    {"did not find expected alphabetic", NULL, NULL, true,
     "& names a value, and a name must follow", "a text that begins with & must stand in quotes"},
    {"did not find expected comment", NULL, NULL, false,
     "only a comment may follow | or > on its line", "put the text on the next line, indented"},
    {"found an indentation indicator", NULL, NULL, false, "an indentation of 0 is none",
     "write 1 to 9 after | or >"},
    {"did not find expected <document start>", NULL, NULL, false, "the YAML has ended before this",
     "check its indentation: all keys of the CV begin in the same column"},
    {"found incompatible", NULL, NULL, false, "this version of YAML is not known",
     "remove the line with %YAML"},
    {"control characters", NULL, NULL, false, "the YAML holds a control character", "remove it"},
    {"did not find expected tag URI", NULL, NULL, true, "! names a type, and its name must follow",
     "a text that begins with ! must stand in quotes"},
    {"found undefined tag", NULL, NULL, false, "! names a type, and this one is not known",
     "a text that begins with ! must stand in quotes"},
};

static const char *find_place(const struct cvx_decoded *text, const struct cvx_yaml_mark *mark)
{
    const char *at = text->bytes;
    const char *end = text->bytes + text->len;
    for (uint32_t line = 1; at < end && line < mark->line; at++)
        line += *at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n'));
    for (uint32_t column = 1; at < end && column < mark->column; column++)
        do {
            at++;
        } while (at < end && ((unsigned char)*at & 0xC0) == 0x80);
    return at < end ? at : "";
}

/* `at`: the byte there and, unless it is the first, the one before it; "" at the end. */
static bool fits(const struct words *row, const struct cvx_yaml_fault *fault, const char *at)
{
    return strncmp(fault->problem, row->problem, strlen(row->problem)) == 0 &&
           (!row->context || (fault->context && strstr(fault->context, row->context))) &&
           (!row->at || at[strcspn(at, row->at)]);
}

enum cvx_status cvx_yaml_explain(const struct cvx_yaml_fault *fault, const struct cvx_decoded *text,
                                 struct cvx_diag *diag)
{
    const char *place = find_place(text, &fault->at);
    char at[3] = {*place};
    if (*place && place > text->bytes)
        at[1] = place[-1];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!fits(&words[i], fault, at))
            continue;
        const struct cvx_yaml_mark *mark = words[i].begin ? &fault->begin : &fault->at;
        const bool control = strncmp(fault->problem, "control", 7) == 0;
        cvx_diag_add_at(diag, control ? CVX_CODE_CONTROL : CVX_CODE_SYNTAX,
                        (struct cvx_place){.line = mark->line, .column = mark->column}, "%s",
                        words[i].message);
        if (words[i].hint)
            cvx_diag_hint(diag, "%s", words[i].hint);
        return CVX_REJECTED;
    }
    cvx_diag_add_at(diag, CVX_CODE_SYNTAX,
                    (struct cvx_place){.line = fault->at.line, .column = fault->at.column},
                    "this is no YAML: %s", fault->problem);
    return CVX_REJECTED;
}
