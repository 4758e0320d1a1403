/* SPDX-License-Identifier: MIT */
/* Publications as people list them. The title is what stands in quotes, or is a link, or follows a
 * year in brackets, or is the second sentence; the halves about it are taken apart elsewhere. */
#include "importers/outline/citation.h"

#include "core/base/str.h"
#include "core/model/date.h"
#include "importers/outline/dates.h"
#include "importers/outline/kinds.h"
#include "importers/outline/notes.h"
#include "importers/section.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum {
    TITLE_WORDS = 3,
    CITATION_LEN = 5000, /* bytes; what is longer is no citation but text */
};

/* A stretch of a citation. */
struct stretch {
    size_t from, to; /* the title itself */
    size_t end;      /* where what is behind it begins */
    size_t authors;  /* where the authors end */
    bool found;
};

/* Bytes of a quotation mark that may open, or close, at `text`; 0 when there is none. */
static size_t quote_len(const char *text, bool closing)
{
    static const struct {
        const char *mark;
        bool opens, closes;
    } quotes[] = {
        {"“", true, true},   {"”", true, true},   {"\"", true, true},  {"„", true, false},
        {"«", true, false},  {"»", false, true},  {"「", true, false}, {"『", true, false},
        {"《", true, false}, {"」", false, true}, {"』", false, true}, {"》", false, true},
    };
    if ((unsigned char)*text < 0x80)
        return *text == '"';
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if ((closing ? quotes[i].closes : quotes[i].opens) &&
            strncmp(text, quotes[i].mark, strlen(quotes[i].mark)) == 0)
            return strlen(quotes[i].mark);
    return 0;
}

static struct stretch find_quoted(const char *text)
{
    struct stretch title = {.found = false};
    size_t open = 0;
    size_t at = 0;
    while (text[at] && !(open = quote_len(text + at, false)))
        at++;
    title.authors = at;
    title.from = at + open;
    for (at = title.from; open && text[at]; at++) {
        const size_t close = quote_len(text + at, true);
        const char *after = text + at + close;
        if (!close || at == title.from ||
            !(*after == '\0' || strchr(" .,;:)*(\n", *after) || (unsigned char)*after >= 0xE0))
            continue;
        title.to = at;
        title.end = at + close;
        title.found = true;
        return title;
    }
    return title;
}

static size_t count_blanks(const char *text, size_t len)
{
    size_t blanks = 0;
    for (size_t i = 0; i < len; i++)
        blanks += text[i] == ' ';
    return blanks;
}

/* The first stretch with one of these marks that has some words and is no list of authors. */
static struct stretch find_marked(const struct cvx_styled *styled, unsigned mark)
{
    for (size_t i = 0; i < styled->len;) {
        size_t end = i;
        while (end < styled->len && (styled->marks[end] & mark))
            end++;
        if (end > i && count_blanks(styled->text + i, end - i) + 1 >= TITLE_WORDS &&
            (mark == CVX_MARK_LINK || !cvx_citation_is_authors(styled->text + i, end - i)))
            return (struct stretch){.from = i, .to = end, .end = end, .authors = i, .found = true};
        i = end > i ? end : i + 1;
    }
    return (struct stretch){.found = false};
}

/* True when the full stop at `at` is behind a single letter. */
static bool is_initial(const char *text, size_t at)
{
    size_t start = at;
    while (start > 0 && ((unsigned char)text[--start] & 0xC0) == 0x80)
        continue;
    const bool upper = isupper((unsigned char)text[start]) || (unsigned char)text[start] == 0xC3 ||
                       (unsigned char)text[start] == 0xC5;
    return at > 0 && at - start <= 2 && upper &&
           (start == 0 ||
            !(isalpha((unsigned char)text[start - 1]) || (unsigned char)text[start - 1] >= 0x80));
}

static bool is_lower(const char *text)
{
    return islower((unsigned char)*text) != 0;
}

/* "Ice flow laws" behind "Dupont B.": a word in capitals and one that is not, which joins no name
 * to another ("Roe and B. Poe"). */
static bool begins_title(const char *text)
{
    static const char *const joints[] = {"and ", "und ", "et ",  "y ",  "e ",   "de ",
                                         "van ", "von ", "der ", "da ", "del ", "al-"};
    text += strspn(text, " ");
    const size_t word = strcspn(text, " ,.;:");
    if (word < 3 || is_lower(text) || text[word] != ' ' || !is_lower(text + word + 1))
        return false;
    const char *second = text + word + 1;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (strncmp(second, joints[i], strlen(joints[i])) == 0)
            return is_lower(second + strlen(joints[i])) && strncmp(second, "and others", 10) != 0;
    return true;
}

/* Where the sentence from `from` on ends: at a full stop before a capital that is no initial's. */
static size_t sentence_end(const char *text, size_t from)
{
    for (size_t i = from; text[i]; i++) {
        if ((text[i] == '?' || text[i] == '!') && text[i + 1] == ' ')
            return i + 1;
        if (text[i] != '.' || (text[i + 1] != ' ' && text[i + 1] != '\0'))
            continue;
        if (is_initial(text, i) && !begins_title(text + i + 1))
            continue;
        if (i > 2 && strncmp(text + i - 2, "al", 2) == 0 && text[i - 3] == ' ' && text[i + 1])
            return i;
        return i;
    }
    return strlen(text);
}

static size_t skip_marks(const char *text, size_t at)
{
    return at + strspn(text + at, " .,:;");
}

/* "Doe, J. (2019). Title. Venue": the year in brackets. */
static struct stretch find_after_year(const char *text)
{
    struct stretch title = {.found = false};
    for (const char *open = strchr(text, '('); open; open = strchr(open + 1, '(')) {
        const size_t year = cvx_date_len(open + 1);
        if (!year || open[1 + year] != ')' || !cvx_citation_is_authors(text, (size_t)(open - text)))
            continue;
        title.authors = (size_t)(open - text);
        title.from = skip_marks(text, (size_t)(open - text) + year + 2);
        title.to = sentence_end(text, title.from);
        title.end = title.to;
        title.found = title.to > title.from;
        return title;
    }
    return title;
}

/* "Park EJ, Lee S. 2023. Title. Venue": the year is a sentence of its own. */
static struct stretch find_after_year_sentence(const char *text)
{
    struct stretch title = {.found = false};
    for (const char *stop = strstr(text, ". "); stop; stop = strstr(stop + 1, ". ")) {
        const size_t digits = strspn(stop + 2, "0123456789");
        const size_t authors = (size_t)(stop - text);
        if (digits != 4 || strncmp(stop + 6, ". ", 2) != 0 || !cvx_date_len(stop + 2) ||
            !cvx_citation_is_authors(text, authors))
            continue;
        /* The full stop is an initial's where others have one. */
        title.authors = authors + (memchr(text, '.', authors) != NULL);
        title.from = authors + 8;
        title.to = sentence_end(text, title.from);
        title.end = title.to;
        title.found = title.to > title.from;
        return title;
    }
    return title;
}

/* "Doe J." */
static bool is_one_author(const char *text, size_t len)
{
    const char *blank = memchr(text, ' ', len);
    const size_t rest = blank ? len - (size_t)(blank - text) - 1 : 0;
    return blank && blank > text + 1 && rest > 0 && rest <= 2 && is_initial(text, len);
}

/* "A. Doe and B. Roe. Title. Venue" or "Title. Venue" or "Title, Venue 2019". */
static struct stretch find_by_sentences(const char *text)
{
    struct stretch title = {.found = true};
    const size_t colon = strcspn(text, ":");
    size_t end = sentence_end(text, 0);
    if (text[colon] && colon < end && cvx_citation_is_authors(text, colon))
        end = colon;
    if (text[end] && (cvx_citation_is_authors(text, end) || is_one_author(text, end))) {
        title.authors = end + is_initial(text, end);
        title.from = skip_marks(text, end);
        title.to = sentence_end(text, title.from);
    } else {
        title.to = end;
    }
    title.end = title.to;
    return title;
}

/* " : " is ": " wherever the title is not in a language that writes it so. */
static const char *clean_title(struct cvx_outlining *out, const char *text, size_t len)
{
    struct cvx_str title;
    cvx_str_init(&title, out->arena);
    while (len > 0 && strchr(" .,;", text[len - 1]))
        len--;
    bool french = false;
    for (size_t i = 0; i + 1 < len; i++)
        french |= (unsigned char)text[i] == 0xC3 && (unsigned char)text[i + 1] >= 0xA0;
    for (size_t i = 0; i < len; i++)
        if (french || strncmp(text + i, " : ", 3) != 0)
            cvx_str_add_char(&title, text[i]);
    return cvx_out_trim(out, cvx_str_get(&title), title.len);
}

/* The year in brackets between authors and title. */
static void set_year(struct cvx_outlining *out, struct cvx_node *node, const char *text,
                     const struct stretch *title, const struct cvx_block_line *at)
{
    const size_t open = title->authors + strspn(text + title->authors, " .(");
    const size_t len = open < title->from ? cvx_date_len(text + open) : 0;
    if (len)
        cvx_out_text(out, node, "releaseDate", cvx_out_trim(out, text + open, len), at);
}

/* "[1]", "[J12]", "(3)": the number in a list. */
static size_t number_len(const char *text)
{
    if (*text != '[' && *text != '(')
        return 0;
    size_t len = 1;
    while (len < 6 && isalnum((unsigned char)text[len]))
        len++;
    if ((text[len] != ']' && text[len] != ')') || len < 2 || cvx_date_len(text + 1))
        return 0;
    return len + 1 + strspn(text + len + 1, " ");
}

/* "Ice flow laws, *J. Glaciol.*": a title ends where the venue is marked behind a comma. */
static struct stretch end_before_marks(const struct cvx_styled *styled, struct stretch title)
{
    for (size_t i = title.from + 2; i < title.to; i++)
        if ((styled->marks[i] & CVX_MARK_EMPHASIS) && !(styled->marks[i - 1] & CVX_MARK_EMPHASIS) &&
            styled->text[i - 1] == ' ' && styled->text[i - 2] == ',') {
            title.to = i - 2;
            title.end = i - 2;
            break;
        }
    return title;
}

static struct stretch find_title(const struct cvx_styled *styled)
{
    struct stretch title = find_quoted(styled->text);
    if (!title.found)
        title = find_after_year(styled->text);
    if (!title.found)
        title = find_after_year_sentence(styled->text);
    if (!title.found)
        title = find_marked(styled, CVX_MARK_LINK);
    if (!title.found && cvx_citation_is_authors(styled->text, sentence_end(styled->text, 0)))
        title = end_before_marks(styled, find_by_sentences(styled->text));
    if (!title.found)
        title = find_marked(styled, CVX_MARK_STRONG);
    if (!title.found)
        title = find_marked(styled, CVX_MARK_EMPHASIS);
    return title.found ? title : end_before_marks(styled, find_by_sentences(styled->text));
}

void cvx_make_citation(struct cvx_outlining *out, const char *text, const char *type,
                       const struct cvx_block_line *at)
{
    struct cvx_node *node = cvx_out_entry(out, "publications", at);
    if (strlen(text) > CITATION_LEN) {
        cvx_out_text(out, node, "summary", text, at);
        return;
    }
    const char *notes;
    struct cvx_styled styled =
        cvx_styled_read(cvx_notes_split(text, out->arena, &notes), out->arena);
    struct cvx_dates dates;
    cvx_out_report_titles(out, &styled, at);
    const size_t number = number_len(styled.text);
    if (number)
        styled = cvx_styled_cut(&styled, number, styled.len, out->arena);
    if (cvx_dates_at_start(styled.text, out->arena, &dates) && !dates.range) {
        cvx_out_text(out, node, "releaseDate", dates.start, at);
        styled = cvx_styled_cut(&styled, dates.to + strspn(styled.text + dates.to, " .:,\t|-"),
                                styled.len, out->arena);
    }
    const struct stretch title = find_title(&styled);
    const char *name = clean_title(out, styled.text + title.from, title.to - title.from);
    cvx_out_text(out, node, "name", cvx_citation_kind(out, name, &type), at);
    const struct cvx_styled authors = cvx_styled_cut(&styled, 0, title.authors, out->arena);
    cvx_citation_authors(out, node, &authors, at);
    if (!cvx_node_find(node, "releaseDate"))
        set_year(out, node, styled.text, &title, at);
    cvx_out_text(out, node, "type", type, at);
    const size_t end = skip_marks(styled.text, title.end);
    const char *tail = cvx_citation_links(out, node, &styled, end, at);
    cvx_citation_tail(out, node, tail, at);
    const char *url = cvx_styled_url(&styled);
    if (url && !cvx_node_find(node, "url"))
        cvx_out_text(out, node, "url", url, at);
    cvx_out_text(out, node, "summary", notes, at);
}

/* An item that a page break cut: what is quoted in it does not end. */
static bool is_cut(const char *text)
{
    const struct stretch title = find_quoted(text);
    return !title.found && title.from > title.authors;
}

static struct cvx_node *last_publication(struct cvx_outlining *out)
{
    struct cvx_node *list = out->root->first;
    while (list && strcmp(list->key, "publications") != 0)
        list = list->next;
    return list ? list->last : NULL;
}

static void add_remark(struct cvx_outlining *out, const struct cvx_block *block)
{
    struct cvx_node *node = last_publication(out);
    if (!node)
        node = cvx_out_entry(out, "publications", block->first);
    cvx_out_text(out, node, "summary", cvx_out_prose(out, block->first), block->first);
}

struct listing {
    const char *type;
    bool headed;               /* the publication began with a heading: what comes is said of it */
    bool listed;               /* there are items: a paragraph is a remark */
    const char *year, *status; /* what a heading says of those below it */
};

/* "2024", "In preparation": a heading over several publications, and no title of one. The title of
 * one has more words, or what is listed below it is short. */
static bool heads_list(struct listing *listing, const struct cvx_block *block, const char *title)
{
    static const char *const states[] = {
        "in preparation", "under review", "submitted",      "in press",        "accepted",
        "forthcoming",    "to appear",    "in revision",    "in vorbereitung", "eingereicht",
        "soumis",         "à paraître",   "en preparación", "em preparação"};
    const struct cvx_block *next = block->next;
    const size_t len = strlen(title);
    struct cvx_date date;
    listing->year = cvx_date_parse_iso(title, &date) ? title : NULL;
    listing->status = NULL;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (strncasecmp(title, states[i], strlen(states[i])) == 0 && len < 40)
            listing->status = title;
    if (listing->year || listing->status)
        return true;
    size_t blanks = 0;
    for (const char *at = title; *at; at++)
        blanks += *at == ' ';
    return next && next->first && next->kind == CVX_BLOCK_ITEM && next->level == 0 && blanks < 4 &&
           !strpbrk(title, "0123456789,:\"") &&
           (strlen(next->first->text) > 80 || next->first->next);
}

/* Publishes one item of a list with what its heading says. */
static void make_listed(struct cvx_outlining *out, const struct listing *listing, const char *text,
                        const struct cvx_block_line *at)
{
    cvx_make_citation(out, text, listing->type, at);
    struct cvx_node *node = last_publication(out);
    if (listing->year && !cvx_node_find(node, "releaseDate"))
        cvx_out_text(out, node, "releaseDate", listing->year, at);
    if (listing->status && !cvx_node_find(node, "status"))
        cvx_out_text(out, node, "status", listing->status, at);
}

static void take_heading(struct cvx_outlining *out, struct listing *listing,
                         const struct cvx_block *block)
{
    const char *title = cvx_styled_plain(block->first->text, out->arena);
    const struct cvx_section section = cvx_section_find(title, strlen(title));
    if (section.key && strcmp(section.key, "publications") == 0) {
        listing->type = section.type ? section.type : listing->type;
        listing->headed = false;
        listing->year = NULL;
        listing->status = NULL;
        if (!section.type)
            cvx_out_report(out, CVX_CODE_GUESSED, block->first, "%s heads a list of publications",
                           cvx_diag_quote(out->diag, title));
        return;
    }
    if (heads_list(listing, block, title)) {
        listing->headed = false;
        cvx_out_report(out, CVX_CODE_GUESSED, block->first, "%s heads a list of publications",
                       cvx_diag_quote(out->diag, title));
        return;
    }
    cvx_make_citation(out, block->first->text, listing->type, block->first);
    listing->headed = true;
}

/* Lines that each are a publication: with a break meant between them, or each with its title in
 * quotes. */
static bool are_rows(const struct cvx_block *block)
{
    for (const struct cvx_block_line *line = block->first; line; line = line->next)
        if (line->next && !line->hard && !find_quoted(line->text).found && !number_len(line->text))
            return false;
    return block->first != block->last;
}

static const struct cvx_block *take_text(struct cvx_outlining *out, struct listing *listing,
                                         const struct cvx_block *block, const struct cvx_block *end)
{
    const char *text = cvx_out_joined(out, block->first);
    const struct cvx_block *next = block->next;
    if (block->kind == CVX_BLOCK_ITEM && next && next != end && next->kind == CVX_BLOCK_PARAGRAPH &&
        next->first && is_cut(text)) {
        text = cvx_arena_printf(out->arena, "%s %s", text, cvx_out_joined(out, next->first));
        block = next;
    }
    if (text)
        make_listed(out, listing, text, block->first);
    return block;
}

/* "*Peer-reviewed* († = student)": a short line right before the list, and no publication. */
static bool leads_list(const struct cvx_block *block, const struct cvx_block *end)
{
    const struct cvx_block *next = block->next;
    const char *text = block->first->text;
    return block->kind == CVX_BLOCK_PARAGRAPH && block->first == block->last && next &&
           next != end && next->kind == CVX_BLOCK_ITEM && strlen(text) < 60 &&
           !strpbrk(text, "0123456789,\"") && strchr("*_", *text);
}

void cvx_make_publications(struct cvx_outlining *out, const struct cvx_chapter *chapter)
{
    struct listing listing = {.type = chapter->type};
    for (const struct cvx_block *block = chapter->first; block && block != chapter->end;
         block = block->next) {
        if (!block->first || block->kind == CVX_BLOCK_COMMENT || block->kind == CVX_BLOCK_HIDDEN ||
            (block->kind == CVX_BLOCK_ROW && block->level == 1))
            continue;
        if (!listing.listed && !listing.headed && leads_list(block, chapter->end)) {
            cvx_out_report(out, CVX_CODE_GUESSED, block->first, "%s heads a list of publications",
                           cvx_diag_quote(out->diag, block->first->text));
            continue;
        }
        listing.listed |= block->kind == CVX_BLOCK_ITEM;
        if (block->kind == CVX_BLOCK_HEADING)
            take_heading(out, &listing, block);
        else if (listing.headed || (block->kind == CVX_BLOCK_ITEM && block->level > 0) ||
                 (block->kind == CVX_BLOCK_PARAGRAPH && listing.listed))
            add_remark(out, block);
        else if (block->kind == CVX_BLOCK_PARAGRAPH && are_rows(block))
            for (const struct cvx_block_line *line = block->first; line; line = line->next)
                make_listed(out, &listing, line->text, line);
        else
            block = take_text(out, &listing, block, chapter->end);
    }
}
