/* SPDX-License-Identifier: MIT */
/* Reading of URLs, addresses, DOIs and language tags. */
#include "core/model/link.h"

#include "core/base/str.h"
#include "core/model/punycode.h"

#include <string.h>

static bool is_alpha(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hex(char c)
{
    return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

/* unreserved / sub-delims of RFC 3986 */
static bool is_plain(char c)
{
    return is_alpha(c) || is_digit(c) || is_one_of(c, "-._~!$&'()*+,;=");
}

/* Bytes of the scheme at the start of `text`, without its colon; 0 when there is none. */
static size_t scheme_len(const char *text)
{
    size_t len = 0;
    if (!is_alpha(text[0]))
        return 0;
    while (is_alpha(text[len]) || is_digit(text[len]) || is_one_of(text[len], "+-."))
        len++;
    return text[len] == ':' ? len : 0;
}

/* Schemes that need a host, and those that are refused: what could run or reach into a machine, and
 * how "http" is misspelt. Others are valid if they hold no blank and
 * do not look like something else. */
static const struct scheme {
    const char *name;
    bool web, refused;
} schemes[] = {
    {"http", true, false},     {"https", true, false},  {"ftp", true, false},
    {"mailto", false, false},  {"tel", false, false},   {"javascript", false, true},
    {"vbscript", false, true}, {"data", false, true},   {"file", false, true},
    {"blob", false, true},     {"about", false, true},  {"htp", false, true},
    {"htps", false, true},     {"hhtp", false, true},   {"hhtps", false, true},
    {"htttp", false, true},    {"htttps", false, true}, {"httpp", false, true},
    {"httpss", false, true},   {"ttp", false, true},    {"ttps", false, true},
};

static const struct scheme *scheme_find(const char *text, size_t len)
{
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        const char *name = schemes[i].name;
        size_t at = 0;
        while (at < len && name[at] && lower(text[at]) == name[at])
            at++;
        if (at == len && !name[at])
            return &schemes[i];
    }
    return NULL;
}

/* Appends `len` bytes, with what is neither plain nor in `also` percent-encoded. */
static void add_encoded(struct cvx_str *out, const char *text, size_t len, const char *also)
{
    for (size_t i = 0; i < len; i++) {
        const char c = text[i];
        const bool escape = c == '%' && len - i > 2 && is_hex(text[i + 1]) && is_hex(text[i + 2]);
        if (escape || is_plain(c) || is_one_of(c, also))
            cvx_str_add_char(out, c);
        else
            cvx_str_add_format(out, "%%%02X", (unsigned)(unsigned char)c);
    }
}

/* Appends a host name; false when it is none. Letters beyond ASCII become punycode, label by label;
 * ASCII is kept as written. */
static bool add_host(struct cvx_str *out, const char *host, size_t len)
{
    if (len == 0 || host[0] == '.')
        return false;
    while (len) {
        size_t label = 0;
        bool ascii = true;
        while (label < len && host[label] != '.') {
            const char c = host[label++];
            ascii = ascii && (unsigned char)c < 0x80;
            if ((unsigned char)c < 0x80 && !is_alpha(c) && !is_digit(c) && !is_one_of(c, "-_"))
                return false;
        }
        if (ascii)
            cvx_str_add_bytes(out, host, label);
        else if (!cvx_punycode_add(out, host, label))
            return false;
        if (label < len) {
            cvx_str_add_char(out, '.');
            label++;
        }
        host += label;
        len -= label;
    }
    return true;
}

/* "[2001:db8::1]": only its characters are looked at. */
static bool add_ip_literal(struct cvx_str *out, const char *host, size_t len)
{
    if (len < 4 || host[len - 1] != ']')
        return false;
    for (size_t i = 1; i + 1 < len; i++)
        if (!is_hex(host[i]) && host[i] != ':' && host[i] != '.')
            return false;
    cvx_str_add_bytes(out, host, len);
    return true;
}

/* user@host:port */
static bool add_authority(struct cvx_str *out, const char *text, size_t len)
{
    const char *at = memchr(text, '@', len);
    if (at) {
        const size_t user = (size_t)(at - text);
        add_encoded(out, text, user, ":");
        cvx_str_add_char(out, '@');
        text += user + 1;
        len -= user + 1;
    }
    size_t port = len;
    while (port && is_digit(text[port - 1]))
        port--;
    const bool has_port = port && text[port - 1] == ':';
    const size_t host = has_port ? port - 1 : len;
    const bool added =
        host && text[0] == '[' ? add_ip_literal(out, text, host) : add_host(out, text, host);
    cvx_str_add_bytes(out, text + host, len - host);
    return added;
}

/* A URL with a blank inside is two, or words, unless the blank stands in its path or query and no
 * second scheme follows. */
static bool blank_inside(const char *text)
{
    const size_t head = strcspn(text, "/?#");
    const char *blank = strpbrk(text, " \t\n");
    return blank && (blank < text + head || strstr(blank, "://") || strchr(blank, '('));
}

/* "name: words", "C:\\cv", "host.example:8080" and "localhost:8080" look as if they had a scheme.
 */
static bool scheme_plausible(const char *text, size_t scheme)
{
    const char *rest = text + scheme + 1;
    const size_t port = strspn(rest, "0123456789");
    if (scheme == 1 || strpbrk(rest, " \t\n") || (port && strchr("/?#", rest[port])))
        return false;
    return !memchr(text, '.', scheme) || strncmp(rest, "//", 2) == 0;
}

static enum cvx_link_reading finish(struct cvx_str *out, const char *text, const char **valid)
{
    if (out->arena->failed)
        return CVX_LINK_BAD;
    const bool same = strcmp(cvx_str_get(out), text) == 0;
    *valid = cvx_str_get(out);
    return same ? CVX_LINK_OK : CVX_LINK_MENDED;
}

enum cvx_link_reading cvx_url_read(const char *text, struct cvx_arena *arena, const char **valid)
{
    *valid = NULL;
    const size_t scheme = scheme_len(text);
    const struct scheme *known = scheme_find(text, scheme);
    if (!scheme || (known && known->refused) || !text[scheme + 1])
        return CVX_LINK_BAD;
    const char *rest = text + scheme + 1;
    const bool hierarchical = strncmp(rest, "//", 2) == 0;
    if (!known && !scheme_plausible(text, scheme))
        return CVX_LINK_BAD;
    if (known && known->web && (!hierarchical || blank_inside(rest + 2)))
        return CVX_LINK_BAD;
    struct cvx_str out;
    cvx_str_init(&out, arena);
    cvx_str_add_bytes(&out, text, scheme + 1);
    if (hierarchical) {
        const size_t authority = strcspn(rest + 2, "/?#");
        cvx_str_add(&out, "//");
        if (!add_authority(&out, rest + 2, authority))
            return CVX_LINK_BAD;
        rest += 2 + authority;
    }
    const size_t path = strcspn(rest, "?#");
    add_encoded(&out, rest, path, ":@/");
    rest += path;
    const size_t query = strcspn(rest, "#");
    add_encoded(&out, rest, query, ":@/?");
    rest += query;
    if (*rest) {
        cvx_str_add_char(&out, '#');
        add_encoded(&out, rest + 1, strlen(rest + 1), ":@/?");
    }
    return finish(&out, text, valid);
}

static bool local_part_valid(const char *text, size_t len)
{
    if (len == 0 || text[0] == '.' || text[len - 1] == '.')
        return false;
    for (size_t i = 0; i < len; i++) {
        const bool double_dot = text[i] == '.' && text[i - 1] == '.';
        if (double_dot ||
            !(is_alpha(text[i]) || is_digit(text[i]) || is_one_of(text[i], ".!#$%&'*+/=?^_`{|}~-")))
            return false;
    }
    return true;
}

/* Labels of letters, digits and inner hyphens, at least two of them. */
static bool domain_valid(const char *text)
{
    size_t labels = 0;
    for (;;) {
        const size_t len = strcspn(text, ".");
        if (len == 0 || text[0] == '-' || text[len - 1] == '-')
            return false;
        for (size_t i = 0; i < len; i++)
            if (!is_alpha(text[i]) && !is_digit(text[i]) && text[i] != '-')
                return false;
        labels++;
        if (!text[len])
            return labels > 1;
        text += len + 1;
    }
}

bool cvx_email_valid(const char *text)
{
    const char *at = strchr(text, '@');
    return at && local_part_valid(text, (size_t)(at - text)) && domain_valid(at + 1);
}

enum cvx_link_reading cvx_email_read(const char *text, struct cvx_arena *arena, const char **valid)
{
    *valid = NULL;
    const char *address = text + (strncmp(text, "mailto:", 7) == 0 ? 7 : 0);
    const char *at = strchr(address, '@');
    if (!at || !local_part_valid(address, (size_t)(at - address)))
        return CVX_LINK_BAD;
    struct cvx_str out;
    cvx_str_init(&out, arena);
    cvx_str_add_bytes(&out, address, (size_t)(at - address) + 1);
    const size_t domain = out.len;
    if (!add_host(&out, at + 1, strlen(at + 1)) || arena->failed ||
        !domain_valid(out.bytes + domain))
        return CVX_LINK_BAD;
    return finish(&out, text, valid);
}

const char *cvx_doi_find(const char *text)
{
    static const char *const prefixes[] = {
        "",
        "doi:",
        "DOI:",
        "doi: ",
        "DOI: ",
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
        "doi.org/",
    };
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        const size_t len = strlen(prefixes[i]);
        if (strncmp(text, prefixes[i], len) != 0 || strncmp(text + len, "10.", 3) != 0)
            continue;
        const char *doi = text + len;
        const size_t registrant = 3 + strspn(doi + 3, "0123456789");
        const size_t sub = registrant + strspn(doi + registrant, ".0123456789");
        const bool valid = registrant >= 7 && registrant <= 12 && doi[sub] == '/' && doi[sub + 1] &&
                           doi[sub - 1] != '.' && !strpbrk(doi, " \t\n");
        return valid ? doi : NULL;
    }
    return NULL;
}

bool cvx_tag_valid(const char *text)
{
    size_t len = 0;
    while (is_alpha(text[len]))
        len++;
    if (len < 2 || len > 3)
        return false;
    for (text += len; *text == '-'; text += len + 1) {
        len = 0;
        while (is_alpha(text[1 + len]) || is_digit(text[1 + len]))
            len++;
        if (len < 1 || len > 8)
            return false;
    }
    return *text == '\0';
}
