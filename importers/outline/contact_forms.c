/* SPDX-License-Identifier: MIT */
/* What is told by its form alone: where details end, a telephone number, a photo. */
#include "core/model/link.h"
#include "importers/outline/contact.h"
#include "importers/outline/dates.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { PHONE_DIGITS = 6, LABEL_MAX = 40 };

/* A dash, a blank or a full-width sign; true inside of one too. */
static bool is_dash(const char *at)
{
    if (((unsigned char)*at & 0xC0) == 0x80)
        return true; /* what began it was asked about */
    return strncmp(at, "\xC2\xA0", 2) == 0 || strncmp(at, "\xE2\x80", 2) == 0 ||
           strncmp(at, "\xE2\x88", 2) == 0 || strncmp(at, "\xEF\xBC", 2) == 0;
}

/* "01/02/2025": which of the two is the month cannot be told, but it is no telephone number. */
static bool is_numeric_date(const char *text)
{
    const size_t first = strspn(text, "0123456789");
    const char mark = text[first];
    if (first == 0 || first > 2 || !mark || !strchr("/.-", mark))
        return false;
    const char *second = text + first + 1;
    const size_t len = strspn(second, "0123456789");
    return len > 0 && len <= 2 && second[len] == mark &&
           strspn(second + len + 1, "0123456789") == 4 && !second[len + 5];
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
    return digits >= PHONE_DIGITS && !cvx_date_len(text) && !is_numeric_date(text);
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

size_t cvx_contact_label_len(const char *text)
{
    for (size_t i = 0; text[i] && i < LABEL_MAX; i++) {
        if (text[i] == ':' && text[i + 1] != '/')
            return i + 1;
        if (strncmp(text + i, "：", 3) == 0)
            return i + 3;
    }
    return 0;
}

size_t cvx_contact_name_len(const char *label, size_t len)
{
    return len - (label[len - 1] == ':' ? 1 : 3);
}

/* Between contact details; a comma is not, since addresses have them. */
static size_t separator_len(const char *text)
{
    static const char *const marks[] = {" | ",  "|",     " • ", "•",   " · ", "·",   "\t",
                                        "\n",   "  ",    "｜",  " – ", " — ", " / ", "; ",
                                        " -- ", " --- ", "　",  " ∙ ", "◦",   " ⋄ ", " ~ "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(text, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

/* Where a detail with its name begins right behind a sentence or a comma: "Accra. Phone: 1".
 * Returns the bytes of what separates it. */
static size_t before_label(const char *text)
{
    if ((*text != '.' && *text != ',') || text[1] != ' ')
        return 0;
    const size_t len = cvx_contact_label_len(text + 2);
    return len > 0 && cvx_fact_of_person(text + 2, cvx_contact_name_len(text + 2, len)) ? 2 : 0;
}

/* True when `len` bytes are an e-mail address, or a telephone number with its name or without. */
static bool is_detail(const char *text, size_t len)
{
    char token[80];
    while (len > 0 && *text == ' ') {
        text++;
        len--;
    }
    if (len == 0 || len >= sizeof token)
        return false;
    memcpy(token, text, len);
    token[len] = '\0';
    if (memchr(token, '@', len))
        return !strchr(token, ' ') && cvx_email_valid(token);
    const size_t word = strcspn(token, "+(0123456789");
    const char *fact = word > 0 ? cvx_fact_of_person(token, word) : NULL;
    return fact && strcmp(fact, "phone") == 0 && cvx_contact_is_phone(token + word);
}

/* "jane@doe.example, tel. 123 456, Berlin": a comma beside such a detail; else it is an address's.
 */
static size_t comma_len(const char *text, size_t i)
{
    if (text[i] != ',' || text[i + 1] != ' ')
        return 0;
    size_t start = i;
    while (start > 0 && text[start - 1] != ',' && text[start - 1] != '|' && i - start < LABEL_MAX)
        start--;
    return is_detail(text + start, i - start) || is_detail(text + i + 2, strcspn(text + i + 2, ","))
               ? 2
               : 0;
}

size_t cvx_contact_separator(const char *text, size_t i)
{
    const size_t len = separator_len(text + i);
    if (len == 3 && text[i + 1] == '/' && i > 0 && isdigit((unsigned char)text[i - 1]) &&
        isdigit((unsigned char)text[i + 3]))
        return 0;
    if (len)
        return len;
    const size_t comma = comma_len(text, i);
    return comma ? comma : before_label(text + i);
}
