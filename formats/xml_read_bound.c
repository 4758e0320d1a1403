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
    int limit;
} pieces[] = {
    {"<!--", "-->", "bytes of a comment", CVX_LIMIT_PIECE},
    {"<![CDATA[", "]]>", "bytes of a CDATA section", CVX_LIMIT_PIECE},
    {"<?", "?>", "bytes of a processing instruction", CVX_LIMIT_TAG},
};

/* Past the piece that opens at `*at`. What closes it is looked for as far as the limit. */
static enum cvx_status measure(const struct measuring *measuring, const struct piece *piece,
                               const char **at)
{
    const char *start = *at;
    const char *last =
        measuring->end - start > piece->limit ? start + piece->limit : measuring->end;
    *at += strlen(piece->opening);
    while (*at < last && !begins(measuring, *at, piece->closing))
        ++*at;
    return *at - start >= piece->limit ? refuse(measuring, start, piece->what, piece->limit)
                                       : CVX_OK;
}

/* Past the tag that opens at `*at`, or to a < in it, which is a fault that libxml2 explains. */
static enum cvx_status measure_tag(const struct measuring *measuring, const char **at)
{
    const char *start = *at;
    const char *last =
        measuring->end - start > CVX_LIMIT_TAG ? start + CVX_LIMIT_TAG : measuring->end;
    char quote = '\0';
    int attributes = 0;
    for (++*at; *at < last && **at != '<' && (quote || **at != '>'); ++*at) {
        if (quote)
            quote = **at == quote ? '\0' : quote;
        else if (**at == '"' || **at == '\'')
            quote = **at;
        else if (**at == '=' && ++attributes > CVX_LIMIT_ATTRIBUTES)
            return refuse(measuring, start, "attributes of one element", CVX_LIMIT_ATTRIBUTES);
    }
    return *at - start == CVX_LIMIT_TAG ? refuse(measuring, start, "bytes of a tag", CVX_LIMIT_TAG)
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
