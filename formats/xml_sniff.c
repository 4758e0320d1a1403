/* SPDX-License-Identifier: MIT */
/* What is known of XML without a parser, which takes longer to load than a CV to read: the name of
 * a document's element, for probes, and its encoding. Not in the module. */
#include "formats/xml_read.h"

#include "core/base/utf8.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Past `what`, which opens here, to what follows `end`; the bytes' end when it is not there. */
static const char *skip(const char *at, const char *end, const char *closing)
{
    const size_t len = strlen(closing);
    for (; (size_t)(end - at) >= len; at++)
        if (memcmp(at, closing, len) == 0)
            return at + len;
    return end;
}

/* Past a document type declaration, with the declarations in brackets that it may hold. */
static const char *skip_declaration(const char *at, const char *end)
{
    while (at < end && *at != '>' && *at != '[')
        at++;
    return skip(at < end && *at == '[' ? skip(at, end, "]") : at, end, ">");
}

static bool begins(const char *at, const char *end, const char *word)
{
    const size_t len = strlen(word);
    return (size_t)(end - at) >= len && memcmp(at, word, len) == 0;
}

void cvx_xml_sniff(const char *bytes, size_t len, char *name, size_t size)
{
    const char *at = bytes;
    const char *const end = bytes + len;
    *name = '\0';
    if (begins(at, end, "\xEF\xBB\xBF"))
        at += 3;
    while (at < end) {
        if (begins(at, end, "<?"))
            at = skip(at, end, "?>");
        else if (begins(at, end, "<!--"))
            at = skip(at, end, "-->");
        else if (begins(at, end, "<!"))
            at = skip_declaration(at, end);
        else if (*at && strchr(" \t\r\n", *at))
            at++;
        else
            break;
    }
    if (at == end || *at++ != '<')
        return;
    size_t room = 0;
    for (; at < end && *at && !strchr(" \t\r\n/><", *at) && room + 1 < size; at++) {
        if (*at == ':')
            room = 0;
        else
            name[room++] = *at;
    }
    name[room] = '\0';
}

/* Encodings other than UTF-8 that cvx_text_decode() can take: their declaration is no lie. */
static bool readable_encoding(const char *name, size_t len)
{
    static const char *const names[] = {"utf-8",      "utf8",         "us-ascii", "ascii",
                                        "iso-8859-1", "windows-1252", "latin1"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == len && strncasecmp(names[i], name, len) == 0)
            return true;
    return false;
}

/* A text that is no UTF-8 must be declared as what the decoder makes of it. */
enum cvx_status cvx_xml_check_encoding(const char *bytes, size_t len, struct cvx_diag *diag)
{
    char head[128];
    if (cvx_utf8_valid_len(bytes, len) == len)
        return CVX_OK;
    snprintf(head, sizeof head, "%.*s", (int)(len < sizeof head ? len : sizeof head - 1), bytes);
    const char *end = strstr(head, "?>");
    const char *value = strstr(head, "encoding=");
    if (!end || !value || value > end)
        return CVX_OK;
    value += strlen("encoding=");
    const char quote[] = {*value, '\0'};
    const size_t name = *value ? strcspn(value + 1, quote) : 0;
    if (readable_encoding(value + 1, name))
        return CVX_OK;
    cvx_diag_add_at(diag, CVX_CODE_SYNTAX, (struct cvx_place){.line = 1, .column = 1},
                    "the XML is encoded in %.*s, which is not read", (int)name, value + 1);
    cvx_diag_hint(diag, "save it as UTF-8");
    return CVX_REJECTED;
}
