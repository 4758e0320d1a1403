/* SPDX-License-Identifier: MIT */
/* Finding links by their characters, and giving them a form that every reader of a document takes.
 */
#include "core/doc/link.h"

#include "core/base/str.h"
#include "core/model/link.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Schemes that may stand in a document; "//" says whether an authority follows. */
static const struct {
    const char *prefix;
    bool authority;
} schemes[] = {{"https://", true}, {"http://", true}, {"mailto:", false}, {"tel:", false}};

static bool is_local(char byte)
{
    return isalnum((unsigned char)byte) || (byte && strchr(".!#$%&'*+/=?^_`{|}~-", byte));
}

static bool is_domain(char byte)
{
    return isalnum((unsigned char)byte) || byte == '-' || byte == '.';
}

/* The length of a domain with at least one dot whose last label has two letters or more; 0: none.
 */
static size_t domain_len(const char *text, size_t len)
{
    size_t end = 0;
    while (end < len && is_domain(text[end]))
        end++;
    while (end > 0 && !isalnum((unsigned char)text[end - 1]))
        end--;
    size_t label = end;
    while (label > 0 && isalpha((unsigned char)text[label - 1]))
        label--;
    return end - label >= 2 && label >= 2 && text[label - 1] == '.' ? end : 0;
}

/* The e-mail address around the "@" at `at`. "@user@host" is an account, not an address. */
static struct cvx_link find_email(const char *text, size_t len, size_t at)
{
    size_t start = at;
    while (start > 0 && is_local(text[start - 1]))
        start--;
    while (start < at && !isalnum((unsigned char)text[start]))
        start++;
    const size_t domain = domain_len(text + at + 1, len - at - 1);
    if (start == at || domain == 0 || (start > 0 && text[start - 1] == '@'))
        return (struct cvx_link){0, 0};
    return (struct cvx_link){start, at + 1 + domain - start};
}

static bool in_url(char byte)
{
    return (unsigned char)byte > 0x20 && (unsigned char)byte < 0x7F && !strchr("<>\"`{}|\\^", byte);
}

/* Cuts what belongs to the sentence: ".", ",", and a ")" that was not opened inside. */
static size_t without_tail(const char *url, size_t len)
{
    for (; len > 0; len--) {
        const char last = url[len - 1];
        if (last == ')') {
            long open = 0;
            for (size_t i = 0; i < len; i++)
                open += (url[i] == '(') - (url[i] == ')');
            if (open >= 0)
                return len;
        } else if (!strchr(".,;:!?'*_]", last)) {
            return len;
        }
    }
    return 0;
}

static size_t url_len(const char *text, size_t len)
{
    size_t prefix = 0;
    if (len > 4 && strncasecmp(text, "www.", 4) == 0)
        prefix = 4;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        const size_t scheme = strlen(schemes[i].prefix);
        if (schemes[i].authority && len > scheme &&
            strncasecmp(text, schemes[i].prefix, scheme) == 0)
            prefix = scheme;
    }
    if (prefix == 0)
        return 0;
    size_t end = prefix;
    while (end < len && in_url(text[end]))
        end++;
    end = without_tail(text, end);
    return end > prefix && isalnum((unsigned char)text[prefix]) ? end : 0;
}

struct cvx_link cvx_link_find(const char *text, size_t len)
{
    for (size_t at = 0; at < len; at++) {
        const char byte = text[at];
        if (byte == '@') {
            const struct cvx_link link = find_email(text, len, at);
            if (link.len > 0)
                return link;
        } else if (strchr("hHwW", byte) && (at == 0 || !isalnum((unsigned char)text[at - 1]))) {
            const size_t url = url_len(text + at, len - at);
            if (url > 0)
                return (struct cvx_link){at, url};
        }
    }
    return (struct cvx_link){0, 0};
}

/* A mailto: link without an address leads nowhere, and readers of Office files choke on it. */
static bool has_addressee(struct cvx_arena *arena, const char *url)
{
    static const char scheme[] = "mailto:";
    if (strncmp(url, scheme, strlen(scheme)) != 0)
        return true;
    url += strlen(scheme);
    const char *address = cvx_arena_copy(arena, url, strcspn(url, "?,"));
    return address && cvx_email_valid(address);
}

const char *cvx_link_target(struct cvx_arena *arena, const char *text, size_t len)
{
    for (; len > 0 && isspace((unsigned char)*text); text++)
        len--;
    while (len > 0 && isspace((unsigned char)text[len - 1]))
        len--;
    struct cvx_str url;
    cvx_str_init(&url, arena);
    const struct cvx_link found = cvx_link_find(text, len);
    const char *prefix = NULL;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(text, schemes[i].prefix, strlen(schemes[i].prefix)) == 0)
            prefix = schemes[i].prefix;
    if (!prefix && (found.start != 0 || found.len != len || len == 0))
        return NULL;
    const size_t skip = prefix ? strlen(prefix) : 0;
    if (!prefix)
        prefix = memchr(text, '@', len) ? "mailto:" : "https://";
    if (skip >= len)
        return NULL;
    cvx_str_add(&url, prefix);
    cvx_str_add_bytes(&url, text + skip, len - skip);
    const char *valid = NULL;
    cvx_url_read(cvx_str_get(&url), arena, &valid);
    return valid && has_addressee(arena, valid) ? valid : NULL;
}

const char *cvx_link_shown(const char *url, size_t *len)
{
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncasecmp(url, schemes[i].prefix, strlen(schemes[i].prefix)) == 0) {
            url += strlen(schemes[i].prefix);
            break;
        }
    *len = strlen(url);
    if (*len > 1 && strchr(url, '/') == url + *len - 1)
        (*len)--;
    return url;
}
