/* SPDX-License-Identifier: MIT */
/* Projects, and funds, which are projects with money: "Title, University & Partner, 200K EUR,
 * Principal Investigator, … Programme (NUMBER)". */
#include "core/lang/fold.h"
#include "importers/outline/kinds.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static bool is_role(const char *text)
{
    const size_t len = strlen(text);
    return len < 60 && cvx_words_count(CVX_WORDS_ROLE, text, len) > 0;
}

/* True for the number of a grant: no blanks, a digit, five characters at least. */
static bool is_grant_number(const char *text)
{
    bool digit = false;
    for (const char *at = text; *at; at++) {
        if (*at == ' ' || (unsigned char)*at >= 0x80)
            return false;
        digit |= isdigit((unsigned char)*at) != 0;
    }
    return digit && strlen(text) >= 5;
}

/* Bytes of the word of `words` that `text` begins with, in any case; 0 when it begins with none. */
static size_t word_len(const char *text, const char *const words[], size_t count)
{
    size_t longest = 0;
    for (size_t i = 0; i < count; i++) {
        const size_t len = strlen(words[i]);
        if (len > longest && strncasecmp(text, words[i], len) == 0)
            longest = len;
    }
    return longest;
}

#define WORD_LEN(text, words) word_len(text, words, sizeof words / sizeof *words)

size_t cvx_amount_len(const char *text)
{
    static const char *const currencies[] = {
        "rmb", "cny", "eur", "euro", "euros", "usd",  "gbp",  "chf",  "jpy",     "krw", "sek",
        "nok", "dkk", "pln", "czk",  "hkd",   "sgd",  "cad",  "aud",  "inr",     "€",   "$",
        "£",   "¥",   "us$", "元",   "円",    "万元", "万円", "yuan", "dollars",
    };
    static const char *const scales[] = {"k",        "m",  "mio.", "mio",  "million",
                                         "thousand", "万", "亿",   "tsd.", "bn"};
    size_t at = WORD_LEN(text, currencies);
    bool money = at > 0;
    at += strspn(text + at, " ");
    if (!isdigit((unsigned char)text[at]))
        return 0;
    at += strspn(text + at, "0123456789.,'");
    while (text[at] == ' ' && strspn(text + at + 1, "0123456789") == 3)
        at += 4; /* "185 000 €" */
    const size_t scale_at = at + strspn(text + at, " ");
    const size_t scale = WORD_LEN(text + scale_at, scales);
    const size_t unit_at = scale_at + scale + strspn(text + scale_at + scale, " ");
    const size_t unit = WORD_LEN(text + unit_at, currencies);
    money = money || unit > 0;
    if (unit > 0)
        at = unit_at + unit;
    else if (scale > 0 && !isalpha((unsigned char)text[scale_at + scale]))
        at = scale_at + scale;
    return money && !isalnum((unsigned char)text[at]) ? at : 0;
}

/* "SJTU & ICT & Lenovo": the first is one's own. */
static void set_entities(struct cvx_outlining *out, struct cvx_node *node, const char *text,
                         const struct cvx_block_line *at)
{
    const char *mark = strstr(text, " & ");
    cvx_out_text(out, node, "entity",
                 cvx_out_trim(out, text, mark ? (size_t)(mark - text) : strlen(text)), at);
    while (mark) {
        const char *partner = mark + 3;
        mark = strstr(partner, " & ");
        cvx_out_item(out, cvx_out_object(out, node, "funding", at), "partners",
                     cvx_out_trim(out, partner, mark ? (size_t)(mark - partner) : strlen(partner)),
                     at);
    }
}

/* The part "Programme (NUMBER)", when there is one: then it is a fund. */
static bool take_program(struct cvx_outlining *out, struct cvx_head *head, struct cvx_node *node)
{
    for (size_t i = 1; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        const char *program;
        const char *number = part->text ? cvx_paren_split(out, part->text, &program) : NULL;
        if (number && cvx_amount_len(number) == strlen(number)) { /* "A title ($750,000)" */
            cvx_out_text(out, cvx_out_object(out, node, "funding", part->at), "amount", number,
                         part->at);
            part->text = program;
            continue;
        }
        if (!number || !is_grant_number(number))
            continue;
        struct cvx_node *funding = cvx_out_object(out, node, "funding", part->at);
        cvx_out_text(out, funding, "program", program, part->at);
        cvx_out_text(out, funding, "number", number, part->at);
        cvx_part_take(part);
        return true;
    }
    return false;
}

/* "200KRMB Principal Investigator": an amount, and perhaps a role behind it. */
static void take_amounts(struct cvx_outlining *out, struct cvx_head *head, struct cvx_node *node)
{
    for (size_t i = 1; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        const size_t len = part->text ? cvx_amount_len(part->text) : 0;
        if (!len)
            continue;
        cvx_out_text(out, cvx_out_object(out, node, "funding", part->at), "amount",
                     cvx_out_trim(out, part->text, len), part->at);
        part->text = cvx_out_trim(out, part->text + len, strlen(part->text + len));
        if (part->text && !*part->text)
            part->text = NULL;
    }
}

static bool ends_in(const char *text, const char *end)
{
    const size_t len = strlen(text);
    const size_t size = strlen(end);
    return len >= size && strcmp(text + len - size, end) == 0;
}

static void take_roles(struct cvx_outlining *out, struct cvx_head *head, struct cvx_node *node)
{
    for (size_t i = 0; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        /* "Marie Curie Fellowship, European Commission" is a fund, and no role in one */
        if (part->text && cvx_head_left(head) > 1 && is_role(part->text) &&
            !(i == 0 && ends_in(part->text, "ellowship")))
            cvx_out_item(out, node, "roles", cvx_part_take(part), part->at);
    }
}

/* Whether a project is a fund, and whose the organization is that is named with it. */
enum fund {
    FUND_NONE,
    FUND_NAMED,     /* its programme is told by its number: the organization is one's own */
    FUND_OF_OTHERS, /* it stands in a list of grants: the organization gives the money */
};

static bool heads_funds(const char *title)
{
    static const char *const words[] = {"grant",      "fund",        "förder", "drittmittel",
                                        "subvention", "financement", "finanz", "subsidi",
                                        "资助",       "基金",        "研究費", "助成"};
    char folded[120];
    if (!title || !cvx_fold_text(title, strlen(title), folded, sizeof folded))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(folded, words[i]) || strstr(title, words[i]))
            return true;
    return false;
}

/* "NSF DMS-1234567": who gives, and the number behind. */
static void set_funder(struct cvx_outlining *out, struct cvx_node *funding, const char *text,
                       const struct cvx_block_line *at)
{
    const char *last = strrchr(text, ' ');
    const bool numbered = last && is_grant_number(last + 1);
    cvx_out_text(out, funding, "program",
                 numbered ? cvx_out_trim(out, text, (size_t)(last - text)) : text, at);
    cvx_out_text(out, funding, "number", numbered ? last + 1 : NULL, at);
}

static void take_entity(struct cvx_outlining *out, struct cvx_head *head, struct cvx_node *node,
                        enum fund fund)
{
    for (size_t i = 1; i < head->count; i++) {
        struct cvx_part *part = &head->parts[i];
        const size_t len = part->text ? strlen(part->text) : 0;
        if (!len || !isupper((unsigned char)*part->text) ||
            (!strstr(part->text, " & ") && !(fund != FUND_NONE && len < 40) &&
             cvx_words_count(CVX_WORDS_BODY, part->text, len) == 0))
            continue;
        const char *text = cvx_part_take(part);
        if (fund == FUND_OF_OTHERS)
            set_funder(out, cvx_out_object(out, node, "funding", part->at), text, part->at);
        else
            set_entities(out, node, text, part->at);
        return;
    }
}

/* What was cut off a longer line begins a text of its own now. */
static const char *with_capital(struct cvx_outlining *out, const char *text)
{
    char *copy = text && islower((unsigned char)*text) ? cvx_arena_strdup(out->arena, text) : NULL;
    if (!copy)
        return text;
    *copy = (char)toupper((unsigned char)*copy);
    return copy;
}

void cvx_make_project(struct cvx_outlining *out, struct cvx_entry *entry,
                      const struct cvx_chapter *chapter)
{
    struct cvx_head *head = &entry->head;
    struct cvx_node *node = cvx_out_entry(out, "projects", head->at);
    cvx_head_facts(out, head, node, "projects");
    const enum fund fund = take_program(out, head, node) ? FUND_NAMED
                           : heads_funds(chapter->title) ? FUND_OF_OTHERS
                                                         : FUND_NONE;
    take_amounts(out, head, node);
    take_roles(out, head, node);
    struct cvx_part *name = cvx_head_next(head);
    if (name)
        cvx_out_text(out, node, "name", cvx_part_take(name), name->at);
    take_entity(out, head, node, fund);
    if (head->url)
        cvx_out_text(out, node, "url", head->url, head->url_at);
    const struct cvx_part *rest = cvx_head_next(head);
    const char *text = cvx_head_rest(out, head);
    cvx_out_text(out, node, "description", with_capital(out, text), rest ? rest->at : head->at);
    cvx_head_dates(out, head, node, false);
    cvx_entry_body(out, entry, node, "projects", "description");
}
