/* SPDX-License-Identifier: MIT */
/* Facts that are written with their names: "GPA: 3.9/4.0", "Betreuer: Prof. X und Dr. Y". */
#include "importers/outline/head.h"

#include "core/lang/fold.h"
#include "importers/outline/dates.h"
#include "importers/outline/words.h"

#include <string.h>

static void set_text(struct cvx_outlining *out, struct cvx_node *entry, const char *key,
                     const char *value, const struct cvx_block_line *at)
{
    cvx_out_text(out, entry, key, cvx_out_plain(out, value, at), at);
}

static void set_url(struct cvx_outlining *out, struct cvx_node *entry, const char *key,
                    const char *value, const struct cvx_block_line *at)
{
    const struct cvx_styled styled = cvx_styled_read(value, out->arena);
    const char *url = cvx_styled_url(&styled);
    if (!url || !cvx_styled_all(&styled, CVX_MARK_LINK)) {
        set_text(out, entry, key, value, at);
        return;
    }
    cvx_out_report_titles(out, &styled, at);
    if (!strstr(url, styled.text))
        cvx_out_report(out, CVX_CODE_GUESSED, at, "%s is the text of a link",
                       cvx_diag_quote(out->diag, styled.text));
    cvx_out_text(out, entry, key, url, at);
}

static void set_prose(struct cvx_outlining *out, struct cvx_node *entry, const char *key,
                      const char *value, const struct cvx_block_line *at)
{
    cvx_out_text(out, entry, key, value, at);
}

static void set_degree(struct cvx_outlining *out, struct cvx_node *entry, const char *key,
                       const char *value, const struct cvx_block_line *at)
{
    const char *text = cvx_out_plain(out, value, at);
    cvx_out_text(out, entry, key, cvx_degree_without_score(out, entry, text, at), at);
}

static void set_list(struct cvx_outlining *out, struct cvx_node *entry, const char *key,
                     const char *value, const struct cvx_block_line *at)
{
    cvx_out_list(out, entry, key, cvx_out_plain(out, value, at), at);
}

/* Bytes of a word that joins two names at `text`; 0 when there is none. */
static size_t pair_len(const char *text)
{
    static const char *const pairs[] = {" and ", " und ", " et ", " & ",
                                        " y ",   " e ",   " i ",  " и "};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strncmp(text, pairs[i], strlen(pairs[i])) == 0)
            return strlen(pairs[i]);
    return 0;
}

/* Names of people, which "and" joins too. */
static void set_names(struct cvx_outlining *out, struct cvx_node *entry, const char *key,
                      const char *value, const struct cvx_block_line *at)
{
    const char *names = cvx_out_plain(out, value, at);
    size_t len = strlen(names);
    while (len > 0 && strchr(" .", names[len - 1]))
        len--;
    size_t start = 0;
    for (size_t i = 0; i < len; i++) {
        const size_t pair = pair_len(names + i);
        if (!pair)
            continue;
        cvx_out_list(out, entry, key, cvx_out_trim(out, names + start, i - start), at);
        start = i + pair;
    }
    cvx_out_list(out, entry, key, cvx_out_trim(out, names + start, len - start), at);
}

static void set_funding(struct cvx_outlining *out, struct cvx_node *entry, const char *key,
                        const char *value, const struct cvx_block_line *at)
{
    struct cvx_node *funding = cvx_out_object(out, entry, "funding", at);
    if (strcmp(key, "partners") == 0)
        set_list(out, funding, key, value, at);
    else
        set_text(out, funding, key, value, at);
}

/* Where each fact goes in each kind of section; sections are separated by blanks. */
static const struct {
    const char *fact, *sections, *key;
    void (*set)(struct cvx_outlining *out, struct cvx_node *entry, const char *key,
                const char *value, const struct cvx_block_line *at);
} places[] = {
    {"advisors", "work education", "advisors", set_names},
    {"department", "work education", "department", set_text},
    {"area", "education", "area", set_text},
    {"degree", "education", "studyType", set_degree},
    {"description", "projects", "description", set_prose},
    {"score", "education", "score", set_text},
    {"courses", "education", "courses", set_list},
    {"keywords", "work volunteer projects publications", "keywords", set_list},
    {"location", "work volunteer education projects", "location", set_text},
    {"url", "work volunteer education projects awards certificates publications", "url", set_url},
    {"roles", "projects", "roles", set_list},
    {"entity", "projects", "entity", set_text},
    {"amount", "projects", "amount", set_funding},
    {"number", "projects", "number", set_funding},
    {"program", "projects", "program", set_funding},
    {"partners", "projects", "partners", set_funding},
    {"awarder", "awards", "awarder", set_text},
    {"issuer", "certificates", "issuer", set_text},
    {"doi", "publications", "doi", set_text},
};

static bool lists(const char *words, const char *word)
{
    const size_t len = strlen(word);
    if (len == 0) /* a section of one's own has no places for facts */
        return false;
    for (const char *at = words; (at = strstr(at, word)) != NULL; at += len)
        if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
            return true;
    return false;
}

bool cvx_fact_has_place(const char *section, const char *fact)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (strcmp(places[i].fact, fact) == 0 && lists(places[i].sections, section))
            return true;
    return false;
}

bool cvx_fact_set(struct cvx_outlining *out, struct cvx_node *entry, const char *section,
                  const struct cvx_fact *fact)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (strcmp(places[i].fact, fact->name) == 0 && lists(places[i].sections, section)) {
            places[i].set(out, entry, places[i].key, fact->value, fact->at);
            return true;
        }
    return false;
}

/* Bytes of a colon, with the marks and blanks about it, at `text`. */
static size_t colon_len(const char *text)
{
    const size_t before = strspn(text, " *_");
    const size_t mark = text[before] == ':' ? 1 : strncmp(text + before, "：", 3) == 0 ? 3 : 0;
    return mark ? before + mark + strspn(text + before + mark, " *_") : 0;
}

const char *cvx_fact_split(struct cvx_outlining *out, const char *text, const char **fact)
{
    const size_t stars = strspn(text, "*_ ");
    size_t len = stars;
    while (text[len] && len < 80 && !colon_len(text + len))
        len++;
    const size_t colon = text[len] ? colon_len(text + len) : 0;
    if (!colon || len == stars)
        return NULL;
    *fact = cvx_fact_of_entry(text + stars, len - stars);
    if (!*fact)
        return NULL;
    /* What opened before the name may close behind the value: "*Advisor: X*". */
    const char *value = text + len + colon;
    size_t value_len = strlen(value);
    if (stars && strspn(text + len, " *_") == strspn(text + len, " "))
        while (value_len > 0 && strchr("*_ ", value[value_len - 1]))
            value_len--;
    return cvx_out_trim(out, value, value_len);
}

/* "Majors in Ocean Engineering": a name of a fact, and no colon. */
static const char *split_majors(const char *text, const char **fact)
{
    static const char *const names[] = {"Majors in ", "Major in ", "Majored in ", "Majoring in "};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(text, names[i], strlen(names[i])) == 0) {
            *fact = "area";
            return text + strlen(names[i]);
        }
    return NULL;
}

/* Puts the parts that a comma cut off a value back to it: they belong to it up to the next part
 * that is set apart otherwise. */
static const char *rejoin(struct cvx_outlining *out, struct cvx_head *head, size_t i,
                          const char *value)
{
    for (size_t next = i + 1; next < head->count; next++) {
        struct cvx_part *part = &head->parts[next];
        const char *fact;
        if (!part->text || part->joint != CVX_JOINT_COMMA || cvx_fact_split(out, part->text, &fact))
            break;
        const char *both = cvx_arena_printf(out->arena, "%s, %s", value, cvx_part_take(part));
        value = both ? both : value;
    }
    return value;
}

/* The value of the fact that part `i` names: behind its colon, or, set apart by its marks, in the
 * next part ("**GPA:** 3.9"). NULL when it names none that `section` has a place for. */
static const char *fact_at(struct cvx_outlining *out, struct cvx_head *head, size_t i,
                           const char *section, const char **fact)
{
    const struct cvx_part *part = &head->parts[i];
    const char *value = part->text ? cvx_fact_split(out, part->text, fact) : NULL;
    if (!value && part->text)
        value = split_majors(part->text, fact);
    if (!value || !cvx_fact_has_place(section, *fact))
        return NULL;
    if (*value)
        return value;
    return i + 1 < head->count ? head->parts[i + 1].text : NULL;
}

/* "Duration: April 2019 to date": what the dates are called. */
static bool names_period(const struct cvx_part *part)
{
    size_t len = part->text ? strlen(part->text) : 0;
    while (len > 0 && strchr(": ", part->text[len - 1]))
        len--;
    const char *fact = len > 0 ? cvx_fact_of_entry(part->text, len) : NULL;
    return fact && strcmp(fact, "period") == 0;
}

void cvx_head_facts(struct cvx_outlining *out, struct cvx_head *head, struct cvx_node *entry,
                    const char *section)
{
    for (size_t i = 0; i < head->count; i++) {
        if (names_period(&head->parts[i]))
            cvx_part_take(&head->parts[i]);
        struct cvx_fact fact = {.at = head->parts[i].at};
        const char *value = fact_at(out, head, i, section, &fact.name);
        if (!value)
            continue;
        const bool next = i + 1 < head->count && value == head->parts[i + 1].text;
        fact.value = rejoin(out, head, i + next, value);
        cvx_fact_set(out, entry, section, &fact);
        cvx_part_take(&head->parts[i]);
        if (next)
            cvx_part_take(&head->parts[i + 1]);
    }
}
