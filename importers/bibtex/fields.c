/* SPDX-License-Identifier: MIT */
/* Fields that are more than a text under another name, and the tables of all. */
#include "importers/bibtex/fields.h"

#include "core/model/date.h"
#include "formats/tex.h"
#include "importers/bibtex/names.h"
#include "importers/values.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Entry types, BibTeX's and biblatex's, as types of CSL; `genre` says what that leaves out. */
static const struct {
    const char *entry, *type, *genre;
} types[] = {
    {"article", "article-journal", NULL},
    {"book", "book", NULL},
    {"mvbook", "book", NULL},
    {"booklet", "pamphlet", NULL},
    {"collection", "book", NULL},
    {"proceedings", "book", NULL},
    {"reference", "book", NULL},
    {"inbook", "chapter", NULL},
    {"incollection", "chapter", NULL},
    {"suppbook", "chapter", NULL},
    {"inreference", "entry-encyclopedia", NULL},
    {"inproceedings", "paper-conference", NULL},
    {"conference", "paper-conference", NULL},
    {"manual", "report", NULL},
    {"mastersthesis", "thesis", "Master's thesis"},
    {"phdthesis", "thesis", "PhD thesis"},
    {"thesis", "thesis", NULL},
    {"techreport", "report", NULL},
    {"report", "report", NULL},
    {"patent", "patent", NULL},
    {"unpublished", "preprint", NULL},
    {"online", "webpage", NULL},
    {"electronic", "webpage", NULL},
    {"www", "webpage", NULL},
    {"software", "software", NULL},
    {"dataset", "dataset", NULL},
    {"misc", NULL, NULL},
    {"bookinbook", "chapter", NULL},
    {"suppcollection", "chapter", NULL},
    {"suppperiodical", "article-journal", NULL},
    {"periodical", "book", NULL},
    {"mvcollection", "book", NULL},
    {"mvproceedings", "book", NULL},
    {"mvreference", "book", NULL},
    {"review", "review", NULL},
    {"standard", "standard", NULL},
    {"letter", "personal_communication", NULL},
    {"audio", "song", NULL},
    {"music", "song", NULL},
    {"video", "motion_picture", NULL},
    {"movie", "motion_picture", NULL},
    {"artwork", "graphic", NULL},
    {"image", "graphic", NULL},
    {"performance", "performance", NULL},
    {"legislation", "legislation", NULL},
    {"jurisdiction", "legal_case", NULL},
};

/* Makers */

void cvx_bibtex_make_text(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    cvx_arrange_text(arranger, into, to, cvx_tex_text(from->text, false, arranger->arena), from);
}

/* The venue is the first that there is; the others keep names of their own. */
static void make_venue(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    if (cvx_node_find(into, to))
        to = strcmp(from->key, "publisher") == 0 ? "publishedBy" : from->key;
    cvx_bibtex_make_text(arranger, from, into, to);
}

/* "How published" may be an address. */
static void make_how(struct cvx_arranger *arranger, const struct cvx_node *from,
                     struct cvx_node *into, const char *to)
{
    const char *text = cvx_tex_text(from->text, true, arranger->arena);
    if (text && strncmp(text, "http", 4) == 0 && !strchr(text, ' '))
        to = cvx_node_find(into, "url") ? "howpublished" : "url";
    else if (cvx_node_find(into, to))
        to = "howpublished";
    cvx_arrange_text(arranger, into, to, text, from);
}

static void make_names(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    const struct cvx_bibtex_names names = cvx_bibtex_names_read(from->text, arranger->arena);
    struct cvx_node *array = cvx_arrange_array(arranger, into, to, from);
    for (size_t i = 0; i < names.count; i++)
        cvx_arrange_text(arranger, array, NULL, names.items[i], from);
    if (names.others)
        cvx_arrange_text(arranger, array, NULL, "et al.", from);
    cvx_arrange_settle(arranger, from);
}

/* A subtitle belongs to its title. */
static void make_title(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    const struct cvx_node *subtitle = cvx_arrange_take(arranger, from->parent, "subtitle");
    const char *title = cvx_tex_text(from->text, false, arranger->arena);
    const char *more = subtitle ? cvx_tex_text(subtitle->text, false, arranger->arena) : NULL;
    if (title && more)
        title = cvx_arena_printf(arranger->arena, "%s: %s", title, more);
    cvx_arrange_text(arranger, into, to, title, from);
}

/* biblatex's dates are EDTF. */
static void make_date(struct cvx_arranger *arranger, const struct cvx_node *from,
                      struct cvx_node *into, const char *to)
{
    if (strpbrk(from->text, "{}\\"))
        cvx_bibtex_make_text(arranger, from, into, to);
    else
        cvx_value_edtf(arranger, from, into, to);
}

/* Takes the day beside a month, unless the month has it not or several are named: "10--12". */
static void take_day(struct cvx_arranger *arranger, const struct cvx_node *entry,
                     struct cvx_date *date)
{
    const struct cvx_node *day = cvx_node_find(entry, "day");
    const size_t digits = day ? strspn(day->text, "0123456789") : 0;
    struct cvx_date whole = *date;
    if (date->day || digits == 0 || digits > 2 || day->text[digits])
        return;
    whole.day = (uint8_t)strtoul(day->text, NULL, 10);
    if (!whole.day || !cvx_date_exists(whole))
        return;
    *date = whole;
    cvx_arrange_settle(arranger, day);
}

/* The year, with the month and day where these can be read; a word for it is a status. */
static void make_year(struct cvx_arranger *arranger, const struct cvx_node *from,
                      struct cvx_node *into, const char *to)
{
    const char *year = cvx_tex_text(from->text, true, arranger->arena);
    const struct cvx_node *month = cvx_node_find(from->parent, "month");
    const char *text = month ? cvx_tex_text(month->text, true, arranger->arena) : NULL;
    const char *whole =
        text && year ? cvx_arena_printf(arranger->arena, "%s %s", text, year) : NULL;
    struct cvx_date date;
    if (whole && cvx_date_read(whole, &date) == CVX_DATE_LOOSE) {
        char iso[CVX_DATE_ISO_MAX];
        take_day(arranger, from->parent, &date);
        cvx_date_iso(date, iso);
        cvx_arrange_settle(arranger, month);
        cvx_arrange_text(arranger, into, to, cvx_arena_strdup(arranger->arena, iso), from);
        return;
    }
    const bool word = year && !strpbrk(year, "0123456789") && strcasecmp(year, "year") != 0;
    if (word)
        cvx_arrange_text(arranger, into, "status", year, from);
    else
        make_date(arranger, from, into, to);
}

/* An identifier with nothing of TeX in it. */
static void make_doi(struct cvx_arranger *arranger, const struct cvx_node *from,
                     struct cvx_node *into, const char *to)
{
    cvx_value_add_doi(arranger, cvx_tex_text(from->text, true, arranger->arena), from, into, to);
}

/* An address is no TeX, but for what TeX demands to be escaped. */
static void make_url(struct cvx_arranger *arranger, const struct cvx_node *from,
                     struct cvx_node *into, const char *to)
{
    const char *text = from->text;
    if (strncmp(text, "\\url{", 5) == 0)
        text += 5;
    char *url = cvx_arena_strdup(arranger->arena, text);
    char *out = url;
    for (const char *at = url; at && *at; at++)
        if (!strchr("{}\\", *at) && !isspace((unsigned char)*at))
            *out++ = *at;
    if (out)
        *out = '\0';
    cvx_arrange_text(arranger, into, to, url, from);
}

static bool says(const struct cvx_node *entry, const char *key, const char *text)
{
    const struct cvx_node *node = cvx_node_find(entry, key);
    return node && strcasecmp(node->text, text) == 0;
}

/* "2101.00001" and "hep-th/9901001", with a version or without: numbers that only arXiv has. */
static bool is_arxiv(const char *number)
{
    size_t digits = strspn(number, "0123456789");
    if (digits == 4 && number[4] == '.')
        return strspn(number + 5, "0123456789") >= 4;
    const size_t archive = strspn(number, "abcdefghijklmnopqrstuvwxyz-.ACGMNPRSTO");
    digits = number[archive] == '/' ? strspn(number + archive + 1, "0123456789") : 0;
    return archive > 0 && digits == 7;
}

/* Archives, by what biblatex calls them: the address of a number there. */
static const struct archive {
    const char *type, *name, *address;
} archives[] = {
    {"arxiv", "arXiv", "https://arxiv.org/abs/"},
    {"pubmed", "PubMed", "https://pubmed.ncbi.nlm.nih.gov/"},
    {"hal", "HAL", "https://hal.science/"},
    {"hdl", "Handle", "https://hdl.handle.net/"},
    {"jstor", "JSTOR", "https://www.jstor.org/stable/"},
};

static const struct archive *find_archive(const struct cvx_node *entry, const char *number)
{
    for (size_t i = 0; i < sizeof archives / sizeof *archives; i++)
        if (says(entry, "archiveprefix", archives[i].type) ||
            says(entry, "eprinttype", archives[i].type))
            return &archives[i];
    const bool named = cvx_node_find(entry, "archiveprefix") || cvx_node_find(entry, "eprinttype");
    return !named && is_arxiv(number) ? archives : NULL;
}

/* A number in an archive is an address; what is at arXiv and nowhere else is a preprint. */
static void make_eprint(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    const struct cvx_node *entry = from->parent;
    const char *number = cvx_tex_text(from->text, true, arranger->arena);
    if (number && strncasecmp(number, "arxiv:", 6) == 0)
        number += 6;
    const struct archive *archive = number ? find_archive(entry, number) : NULL;
    if (!archive) {
        cvx_bibtex_make_text(arranger, from, into, to);
        return;
    }
    const struct cvx_node *prefix = cvx_arrange_take(arranger, entry, "archiveprefix");
    prefix = prefix ? prefix : cvx_arrange_take(arranger, entry, "eprinttype");
    if (cvx_node_find(into, "url"))
        cvx_arrange_text(arranger, into, to,
                         cvx_arena_printf(arranger->arena, "%s:%s", archive->name, number), from);
    else
        cvx_arrange_text(arranger, into, "url",
                         cvx_arena_printf(arranger->arena, "%s%s", archive->address, number), from);
    if (archive != archives)
        return;
    if (!cvx_node_find(into, "publisher"))
        cvx_arrange_text(arranger, into, "publisher", archive->name, prefix ? prefix : from);
    if (!cvx_node_find(into, "type"))
        cvx_arrange_text(arranger, into, "type", "preprint", from);
}

static void make_type(struct cvx_arranger *arranger, const struct cvx_node *from,
                      struct cvx_node *into, const char *to)
{
    const char *type = from->text;
    const char *genre = NULL;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcasecmp(types[i].entry, from->text) == 0) {
            type = types[i].type;
            genre = types[i].genre;
        }
    cvx_arrange_text(arranger, into, to, type, from);
    if (genre && !cvx_node_find(from->parent, "type"))
        cvx_arrange_text(arranger, into, "genre", genre, from);
}

/* biblatex's own words for the kinds of a thesis or report. */
static void make_genre(struct cvx_arranger *arranger, const struct cvx_node *from,
                       struct cvx_node *into, const char *to)
{
    static const char *const words[][2] = {
        {"phdthesis", "PhD thesis"},        {"mathesis", "Master's thesis"},
        {"bathesis", "Bachelor's thesis"},  {"candthesis", "Candidate's thesis"},
        {"techreport", "Technical report"}, {"resreport", "Research report"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(from->text, words[i][0]) == 0) {
            cvx_arrange_text(arranger, into, to, words[i][1], from);
            return;
        }
    cvx_bibtex_make_text(arranger, from, into, to);
}

/* The number of a report or patent is its own. */
static void make_number(struct cvx_arranger *arranger, const struct cvx_node *from,
                        struct cvx_node *into, const char *to)
{
    const bool own = says(into, "type", "report") || says(into, "type", "patent") ||
                     says(into, "type", "standard");
    cvx_bibtex_make_text(arranger, from, into, own ? "number" : to);
}

static void make_keywords(struct cvx_arranger *arranger, const struct cvx_node *from,
                          struct cvx_node *into, const char *to)
{
    cvx_arrange_split(arranger, into, to, cvx_tex_text(from->text, false, arranger->arena), from);
}

/* In this order: what comes first decides where the rest goes. */
const struct cvx_arrange_row cvx_bibtex_rows[] = {
    {"@type", "type", make_type},
    {"title", "name", make_title},
    {"author", "authors", make_names},
    {"editor", "editors", make_names},
    {"translator", "translators", make_names},
    {"journaltitle", "publisher", make_venue},
    {"journal", "publisher", make_venue},
    {"booktitle", "publisher", make_venue},
    {"school", "publisher", make_venue},
    {"institution", "publisher", make_venue},
    {"publisher", "publisher", make_venue},
    {"organization", "publisher", make_venue},
    {"date", "releaseDate", make_date},
    {"year", "releaseDate", make_year},
    {"pubstate", "status", cvx_bibtex_make_text},
    {"url", "url", make_url},
    {"howpublished", "publisher", make_how},
    {"doi", "doi", make_doi},
    {"eprint", "eprint", make_eprint},
    {"number", "issue", make_number},
    {"issue", "issue", cvx_bibtex_make_text},
    {"type", "genre", make_genre},
    {"abstract", "summary", cvx_bibtex_make_text},
    {"primaryclass", "primaryClass", cvx_bibtex_make_text},
    {"eprintclass", "primaryClass", cvx_bibtex_make_text},
    {"urldate", "accessed", cvx_bibtex_make_text},
    {"keywords", "keywords", make_keywords},
    {NULL, NULL, NULL},
};

/* What an entry has from the one it refers to, a paper from its proceedings. */
const struct cvx_arrange_row cvx_bibtex_inherited[] = {
    {"booktitle", "publisher", make_venue},
    {"title", "publisher", make_venue},
    {"editor", "editors", make_names},
    {"date", "releaseDate", make_date},
    {"year", "releaseDate", make_year},
    {"publisher", "publishedBy", cvx_bibtex_make_text},
    {"series", "series", cvx_bibtex_make_text},
    {"volume", "volume", cvx_bibtex_make_text},
    {"address", "address", cvx_bibtex_make_text},
    {"location", "location", cvx_bibtex_make_text},
    {"isbn", "isbn", cvx_bibtex_make_text},
    {NULL, NULL, NULL},
};
