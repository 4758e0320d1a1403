/* SPDX-License-Identifier: MIT */
/* The name of a document's element, without a parser: probes ask for it, and a parser takes longer
 * to load than a CV to read. Not in the module. */
#include "formats/xml_read.h"

#include <string.h>

/* Past `what`, which opens here, to what follows `end`; the bytes' end when it is not there. */
static const char *skip(const char *at, const char *end, const char *closing)
{
    const size_t len = strlen(closing);
    for (; (size_t)(end - at) >= len; at++)
        if (memcmp(at, closing, len) == 0)
            return at + len;
    return end;
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
            at = skip(at, end, ">");
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
