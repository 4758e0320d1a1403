/* SPDX-License-Identifier: MIT */
/* What is told by its form alone: a telephone number, a photo. */
#include "importers/outline/contact.h"
#include "importers/outline/dates.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { PHONE_DIGITS = 6 };

/* A dash, a blank or a full-width sign; true inside of one too. */
static bool is_dash(const char *at)
{
    if (((unsigned char)*at & 0xC0) == 0x80)
        return true; /* what began it was asked about */
    return strncmp(at, "\xC2\xA0", 2) == 0 || strncmp(at, "\xE2\x80", 2) == 0 ||
           strncmp(at, "\xE2\x88", 2) == 0 || strncmp(at, "\xEF\xBC", 2) == 0;
}

bool cvx_contact_is_phone(const char *text)
{
    size_t digits = 0;
    for (const char *at = text; *at; at++) {
        if (isdigit((unsigned char)*at))
            digits++;
        else if (!strchr("+-() ./", *at) && !is_dash(at) &&
                 !(strncasecmp(at, "ext", 3) == 0 || strncasecmp(at, "xt", 2) == 0 || *at == 't'))
            return false;
    }
    return digits >= PHONE_DIGITS && !cvx_date_len(text);
}

/* True for pictures that are drawn from numbers or stand for a word. */
static bool is_badge(const char *url)
{
    static const char *const words[] = {"badge",         "shields.io", "komarev", "readme-stats",
                                        "profile-views", "visitor",    "streak",  "capsule-render",
                                        "typing-svg",    "skillicons", "devicon", "simpleicons"};
    const size_t len = strlen(url);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(url, words[i]))
            return true;
    return len > 4 && strcasecmp(url + len - 4, ".svg") == 0;
}

void cvx_contact_picture(struct cvx_outlining *out, const char *url,
                         const struct cvx_block_line *at)
{
    if (!is_badge(url) && !cvx_node_find(out->basics, "image"))
        cvx_out_text(out, out->basics, "image", url, at);
    else
        cvx_out_report(out, CVX_CODE_GUESSED, at, "the picture %s is no photo: left out",
                       cvx_diag_quote(out->diag, url));
}
