/* SPDX-License-Identifier: MIT */
/* Entries with one name: awards, certificates, references, and those of sections that JSON Resume
 * does not know. */
#include "importers/outline/dates.h"
#include "importers/outline/kinds.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <string.h>

/* A full stop at the end of a name ends no sentence, unless it is that of an abbreviation. */
static const char *without_stop(struct cvx_outlining *out, const char *text)
{
    const size_t len = strlen(text);
    if (len < 4 || text[len - 1] != '.' || text[len - 2] == '.' || text[len - 3] == '.' ||
        text[len - 3] == ' ')
        return text;
    const char *last = strrchr(text, ' ');
    static const char *const words[] = {"Inc.", "Co.", "Ltd.", "Corp.", "Jr.", "e.V."};
    for (size_t i = 0; last && i < sizeof words / sizeof *words; i++)
        if (strcmp(last + 1, words[i]) == 0)
            return text;
    return cvx_out_trim(out, text, len - 1);
}

/* "National Fellowship of Shanghai Jiao Tong University": what, and who gave it, when that is
 * plainly an organization. Returns who; `what` is what is before. */
static const char *split_giver(struct cvx_outlining *out, const char *text, const char **what)
{
    static const char *const words[] = {" of the ", " of ",   " from the ", " from ",
                                        " by the ", " by ",   " der ",      " des ",
                                        " de la ",  " de l'", " du "};
    *what = text;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *word = strstr(text, words[i]);
        const char *giver = word ? word + strlen(words[i]) : NULL;
        size_t unused;
        if (!word || !isupper((unsigned char)*giver) ||
            cvx_words_count(CVX_WORDS_BODY, giver, strlen(giver)) == 0 ||
            cvx_words_find(CVX_WORDS_BODY, text, (size_t)(word - text), &unused) <
                (size_t)(word - text))
            continue;
        *what = cvx_out_trim(out, text, (size_t)(word - text));
        return giver;
    }
    return NULL;
}

/* Where the first sentence of a head ends and another text begins: ". " before a capital. */
static const char *split_sentence(struct cvx_outlining *out, const char *text, const char **rest)
{
    *rest = NULL;
    for (const char *stop = strstr(text, ". "); stop; stop = strstr(stop + 1, ". "))
        if (stop - text > 12 && isupper((unsigned char)stop[2]) &&
            islower((unsigned char)stop[-1]) && strchr(" ", stop[-3]) == NULL) {
            *rest = stop + 2;
            return cvx_out_trim(out, text, (size_t)(stop + 1 - text));
        }
    return text;
}

struct keys {
    const char *section, *name, *giver;
};

static void set_date(struct cvx_outlining *out, const struct cvx_head *head, struct cvx_node *node)
{
    if (head->range) {
        cvx_head_dates(out, head, node, false);
        return;
    }
    if (head->dated)
        cvx_out_text(out, node, "date", head->start ? head->start : head->end, head->dates_at);
}

/* "Thesis Prize 2021 of the Society": a year inside the name is its date too. */
static void set_inner_year(struct cvx_outlining *out, const struct cvx_head *head,
                           struct cvx_node *node, const char *key)
{
    const struct cvx_node *name = cvx_node_find(node, key);
    const char *found = NULL;
    for (const char *at = name && !head->dated ? name->text : ""; *at; at++) {
        const size_t digits = strspn(at, "0123456789");
        const bool year = digits == 4 && (strncmp(at, "19", 2) == 0 || strncmp(at, "20", 2) == 0);
        if (year && found)
            return; /* which one? */
        found = year ? at : found;
        at += digits > 1 ? digits - 1 : 0;
    }
    if (found)
        cvx_out_text(out, node, "date", cvx_out_trim(out, found, 4), head->at);
}

/* "Solutions Architect – Professional, Amazon": what a dash sets apart belongs to the name when the
 * giver comes behind it. */
static const char *take_name(struct cvx_outlining *out, struct cvx_head *head,
                             struct cvx_part *name, const char *section)
{
    const char *text = cvx_part_take(name);
    struct cvx_part *next = cvx_head_next(head);
    if (strcmp(section, "certificates") != 0 || !next || next != name + 1 ||
        next->joint != CVX_JOINT_BAR || next->at != name->at || cvx_head_left(head) < 2 ||
        next[1].joint != CVX_JOINT_COMMA ||
        cvx_words_count(CVX_WORDS_BODY, next->text, strlen(next->text)) > 0)
        return text;
    const char *both = cvx_arena_printf(out->arena, "%s – %s", text, cvx_part_take(next));
    return both ? both : text;
}

/* "Data Engineer (expires: January 2026)": until when it is valid is no part of its name. */
static const char *without_expiry(struct cvx_outlining *out, struct cvx_node *node,
                                  const char *text, const struct cvx_block_line *at)
{
    const char *name;
    const char *said = cvx_paren_split(out, text, &name);
    if (!said || !cvx_dates_expires(said))
        return text;
    cvx_out_text(out, node, "summary", said, at);
    return name;
}

static void make_named(struct cvx_outlining *out, struct cvx_entry *entry, const struct keys *keys)
{
    struct cvx_head *head = &entry->head;
    struct cvx_node *node = cvx_out_entry(out, keys->section, head->at);
    cvx_head_facts(out, head, node, keys->section);
    struct cvx_part *name = cvx_head_next(head);
    if (name) {
        const char *rest;
        const char *what;
        const char *text = split_sentence(out, take_name(out, head, name, keys->section), &rest);
        text = without_stop(out, text);
        text = without_expiry(out, node, text, name->at);
        struct cvx_part *next = cvx_head_next(head);
        const char *giver = split_giver(out, text, &what);
        cvx_out_text(out, node, keys->name, what, name->at);
        cvx_out_text(out, node, keys->giver, giver, name->at);
        cvx_out_text(out, node, "summary", rest, name->at);
        if (!giver && next && cvx_amount_len(next->text) == strlen(next->text))
            next = NULL; /* money is given, and gives nothing */
        if (!giver && next && next->joint != CVX_JOINT_MARK && strlen(next->text) < 100)
            cvx_out_text(
                out, node, keys->giver,
                without_expiry(out, node, without_stop(out, cvx_part_take(next)), next->at),
                next->at);
        else if (!giver && next && next->joint == CVX_JOINT_MARK &&
                 (cvx_styled_all(&next->styled, CVX_MARK_EMPHASIS) ||
                  !cvx_styled_all(&name->styled, CVX_MARK_EMPHASIS)) &&
                 cvx_words_count(CVX_WORDS_BODY, next->text, strlen(next->text)) > 0)
            cvx_out_text(out, node, keys->giver, cvx_part_take(next), next->at);
    }
    if (head->url)
        cvx_out_text(out, node, "url", head->url, head->url_at);
    const struct cvx_part *rest = cvx_head_next(head);
    cvx_out_text(out, node, "summary", cvx_head_rest(out, head), rest ? rest->at : head->at);
    set_date(out, head, node);
    if (strcmp(keys->section, "awards") == 0)
        set_inner_year(out, head, node, keys->name);
    cvx_entry_body(out, entry, node, keys->section, "summary");
}

void cvx_make_award(struct cvx_outlining *out, struct cvx_entry *entry,
                    const struct cvx_chapter *chapter)
{
    (void)chapter;
    make_named(out, entry, &(struct keys){"awards", "title", "awarder"});
}

void cvx_make_certificate(struct cvx_outlining *out, struct cvx_entry *entry,
                          const struct cvx_chapter *chapter)
{
    (void)chapter;
    make_named(out, entry, &(struct keys){"certificates", "name", "issuer"});
}

void cvx_make_reference(struct cvx_outlining *out, struct cvx_entry *entry,
                        const struct cvx_chapter *chapter)
{
    (void)chapter;
    struct cvx_head *head = &entry->head;
    struct cvx_node *node = cvx_out_entry(out, "references", head->at);
    struct cvx_part *name = cvx_head_next(head);
    if (name && strlen(name->text) < 60)
        cvx_out_text(out, node, "name", cvx_part_take(name), name->at);
    cvx_out_text(out, node, "reference", cvx_head_rest(out, head), head->at);
    if (head->url)
        cvx_out_text(out, node, "url", head->url, head->url_at);
    set_date(out, head, node);
    cvx_entry_body(out, entry, node, "references", "reference");
}

void cvx_make_other(struct cvx_outlining *out, struct cvx_entry *entry,
                    const struct cvx_chapter *chapter)
{
    struct cvx_head *head = &entry->head;
    struct cvx_node *node = cvx_out_entry(out, chapter->key, head->at);
    cvx_out_text(out, node, "name", cvx_head_rest(out, head), head->at);
    if (head->url)
        cvx_out_text(out, node, "url", head->url, head->url_at);
    set_date(out, head, node);
    cvx_entry_body(out, entry, node, "", "summary");
}
