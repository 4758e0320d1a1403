/* SPDX-License-Identifier: MIT */
/* Measuring the pieces of XML. */
#include "formats/xml_read_bound.h"

#include "core/base/limits.h"
#include "formats/text.h"

#include <string.h>

struct measuring {
    const char *bytes, *end;
    struct cvx_diag *diag;
};

static enum cvx_status refuse(const struct measuring *measuring, const char *piece,
                              const char *what, int limit)
{
    const struct cvx_place at =
        cvx_text_place(measuring->bytes, (size_t)(piece - measuring->bytes));
    cvx_diag_add_at(measuring->diag, CVX_CODE_LIMIT, at, "%s: more than %d, the limit", what,
                    limit);
    return CVX_REJECTED;
}

static bool begins(const struct measuring *measuring, const char *at, const char *word)
{
    const size_t len = strlen(word);
    return (size_t)(measuring->end - at) >= len && memcmp(at, word, len) == 0;
}

static const struct piece {
    const char *opening, *closing, *what;
} pieces[] = {
    {"<!--", "-->", "bytes of a comment"},
    {"<![CDATA[", "]]>", "bytes of a CDATA section"},
    {"<?", "?>", "bytes of a processing instruction"},
};

/* Where to stop looking for the end of what opens at `start`. */
static const char *last_of(const struct measuring *measuring, const char *start)
{
    return measuring->end - start > CVX_LIMIT_PIECE ? start + CVX_LIMIT_PIECE : measuring->end;
}

/* Past the piece that opens at `*at`. */
static enum cvx_status measure(const struct measuring *measuring, const struct piece *piece,
                               const char **at)
{
    const char *start = *at;
    const char *last = last_of(measuring, start);
    *at += strlen(piece->opening);
    while (*at < last && !begins(measuring, *at, piece->closing))
        ++*at;
    return *at - start >= CVX_LIMIT_PIECE ? refuse(measuring, start, piece->what, CVX_LIMIT_PIECE)
                                          : CVX_OK;
}

/* Past the tag that opens at `*at`, or to a < in it, which is a fault that libxml2 explains. */
static enum cvx_status measure_tag(const struct measuring *measuring, const char **at)
{
    const char *start = *at;
    const char *last = last_of(measuring, start);
    char quote = '\0';
    int attributes = 0;
    int name = 0;
    for (++*at; *at < last && **at != '<' && (quote || **at != '>'); ++*at) {
        if (quote) {
            quote = **at == quote ? '\0' : quote;
            continue;
        }
        quote = **at == '"' || **at == '\'' ? **at : '\0';
        attributes += **at == '=';
        name = strchr(" \t\r\n=\"'", **at) ? 0 : name + 1;
        if (attributes > CVX_LIMIT_ATTRIBUTES)
            return refuse(measuring, start, "attributes of one element", CVX_LIMIT_ATTRIBUTES);
        if (name > CVX_LIMIT_NAME)
            return refuse(measuring, start, "bytes of a name", CVX_LIMIT_NAME);
    }
    return *at - start >= CVX_LIMIT_PIECE
               ? refuse(measuring, start, "bytes of a tag", CVX_LIMIT_PIECE)
               : CVX_OK;
}

enum cvx_status cvx_xml_bound(const char *bytes, size_t len, struct cvx_diag *diag)
{
    const struct measuring measuring = {bytes, bytes + len, diag};
    enum cvx_status status = CVX_OK;
    const char *at = bytes;
    while (status == CVX_OK && (at = memchr(at, '<', (size_t)(measuring.end - at))) != NULL) {
        size_t i = 0;
        while (i < sizeof pieces / sizeof *pieces && !begins(&measuring, at, pieces[i].opening))
            i++;
        if (i < sizeof pieces / sizeof *pieces)
            status = measure(&measuring, &pieces[i], &at);
        else if (begins(&measuring, at, "<!"))
            break;
        else
            status = measure_tag(&measuring, &at);
    }
    return status;
}
