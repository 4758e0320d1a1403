/* SPDX-License-Identifier: MIT */
/* What stands behind the title of a publication: pieces between commas and full stops, each told by
 * its words; what is told by none is the venue. */
#include "core/base/str.h"
#include "core/model/link.h"
#include "importers/outline/citation.h"
#include "importers/outline/dates.h"
#include "importers/outline/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { YEAR_MIN = 1900, YEAR_MAX = 2100, RANK_LEN = 24 };

/* Stages before publication: what is written before the venue, and the status it means. */
static const struct stage {
    const char *text, *status;
} stages[] = {
    {"submitted to", "Submitted"},
    {"submitted at", "Submitted"},
    {"submitted", "Submitted"},
    {"under review at", "Under review"},
    {"under review for", "Under review"},
    {"under review in", "Under review"},
    {"under review", "Under review"},
    {"in review at", "In review"},
    {"in review", "In review"},
    {"major revision at", "Major Revision"},
    {"major revision", "Major Revision"},
    {"minor revision at", "Minor Revision"},
    {"minor revision", "Minor Revision"},
    {"revise and resubmit at", "Revise and resubmit"},
    {"revise and resubmit", "Revise and resubmit"},
    {"accepted to", "Accepted"},
    {"accepted at", "Accepted"},
    {"accepted by", "Accepted"},
    {"accepted for publication in", "Accepted"},
    {"accepted", "Accepted"},
    {"to appear in", "To appear"},
    {"to appear at", "To appear"},
    {"to appear", "To appear"},
    {"in press", "In press"},
    {"forthcoming in", "Forthcoming"},
    {"forthcoming", "Forthcoming"},
    {"in preparation", "In preparation"},
    {"eingereicht bei", "Eingereicht"},
    {"eingereicht", "Eingereicht"},
    {"angenommen bei", "Angenommen"},
    {"angenommen", "Angenommen"},
    {"im druck", "Im Druck"},
    {"in begutachtung", "In Begutachtung"},
    {"soumis à", "Soumis"},
    {"soumis", "Soumis"},
    {"accepté à", "Accepté"},
    {"accepté", "Accepté"},
    {"à paraître", "À paraître"},
    {"sous presse", "Sous presse"},
    {"已录用", "已录用"},
    {"在投", "在投"},
    {"审稿中", "审稿中"},
    {"査読中", "査読中"},
    {"採択済", "採択済"},
    {"投稿中", "投稿中"},
};

static const char *const ranks[] = {"CCF",    "CORE ", "SCI",  "SSCI",    "CSSCI", "EI",
                                    "JCR",    "Q1",    "Q2",   "Q3",      "Q4",    "A*",
                                    "中科院", "IF",    "ERA ", "北大核心"};

struct tail {
    struct cvx_outlining *out;
    struct cvx_node *node;
    const struct cvx_block_line *at;
    struct cvx_str venue;
    char joint; /* what stood before the piece */
};

static bool take_rank(struct tail *tail, const char *piece)
{
    if (strlen(piece) > RANK_LEN)
        return false;
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        const size_t len = strlen(ranks[i]);
        if (strncmp(piece, ranks[i], len) == 0 &&
            (!isalpha((unsigned char)piece[len]) || ranks[i][len - 1] == ' ')) {
            cvx_out_text(tail->out, tail->node, "rank", piece, tail->at);
            return true;
        }
    }
    return false;
}

static bool take_prize(struct tail *tail, const char *piece)
{
    size_t unused;
    const size_t len = strlen(piece);
    if (tail->venue.len == 0 || cvx_words_find(CVX_WORDS_PRIZE, piece, len, &unused) == len)
        return false;
    cvx_out_item(tail->out, tail->node, "awards", piece, tail->at);
    return true;
}

static bool take_link(struct tail *tail, const char *piece)
{
    const char *doi = cvx_doi_find(piece);
    if (doi) {
        cvx_out_text(tail->out, tail->node, "doi", doi, tail->at);
        if (strncasecmp(piece, "http", 4) == 0 && !strchr(piece, ' ') &&
            !cvx_node_find(tail->node, "url"))
            cvx_out_text(tail->out, tail->node, "url", piece, tail->at);
        return true;
    }
    if (strncasecmp(piece, "http", 4) != 0 || strchr(piece, ' '))
        return false;
    cvx_out_text(tail->out, tail->node, "url", piece, tail->at);
    return true;
}

/* A piece that is nothing but a date. */
static bool take_date(struct tail *tail, const char *piece)
{
    const size_t open = *piece == '(';
    const size_t len = cvx_date_len(piece + open);
    if (!len || piece[open + len + (open && piece[open + len] == ')')] != '\0' ||
        cvx_node_find(tail->node, "releaseDate"))
        return false;
    cvx_out_text(tail->out, tail->node, "releaseDate", cvx_out_trim(tail->out, piece + open, len),
                 tail->at);
    return true;
}

/* A stage at the start of a piece; what is behind it is the venue. */
static const char *take_stage(struct tail *tail, const char *piece)
{
    const size_t open = *piece == '(';
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        const size_t len = strlen(stages[i].text);
        const char *rest = piece + open + len;
        if (strncasecmp(piece + open, stages[i].text, len) != 0 || isalpha((unsigned char)*rest))
            continue;
        cvx_out_text(tail->out, tail->node, "status", stages[i].status, tail->at);
        return rest + strspn(rest, " :)");
    }
    return piece;
}

static void add_venue(struct tail *tail, const char *piece)
{
    piece = cvx_citation_issue(tail->out, tail->node, piece, tail->at);
    static const char *const ins[] = {"In: ",          "in: ",          "In ",
                                      "in ",           "presented at ", "Presented at ",
                                      "published in ", "Published in "};
    for (size_t i = 0; tail->venue.len == 0 && i < sizeof ins / sizeof *ins; i++)
        if (strncmp(piece, ins[i], strlen(ins[i])) == 0) {
            piece += strlen(ins[i]);
            break;
        }
    if (!*piece)
        return;
    if (tail->venue.len > 0)
        cvx_str_add(&tail->venue, tail->joint == '.' ? ". " : ", ");
    cvx_str_add(&tail->venue, piece);
}

/* "The Cryosphere 16, 1021–1040": before pages, the number behind the venue is the volume. */
static void take_volume(struct tail *tail, const char *piece)
{
    const char *venue = cvx_str_get(&tail->venue);
    const char *last = strrchr(venue, ' ');
    const size_t digits = last ? strspn(last + 1, "0123456789") : 0;
    if (digits == 0 || digits > 3 || last[1 + digits] || !cvx_citation_is_pages(piece) ||
        cvx_node_find(tail->node, "volume"))
        return;
    cvx_out_text(tail->out, tail->node, "volume", cvx_out_trim(tail->out, last + 1, digits),
                 tail->at);
    const char *rest = cvx_out_trim(tail->out, venue, (size_t)(last - venue));
    cvx_str_reset(&tail->venue);
    cvx_str_add(&tail->venue, rest ? rest : "");
}

static void take_piece(struct tail *tail, const char *text, size_t len)
{
    while (len > 0 && strchr(" .,;:", text[len - 1]))
        len--;
    const char *piece = cvx_out_trim(tail->out, text, len);
    if (!piece || !*piece)
        return;
    piece = take_stage(tail, piece);
    if (tail->venue.len > 0)
        take_volume(tail, piece);
    if (tail->venue.len > 0)
        piece = cvx_citation_volume(tail->out, tail->node, piece, tail->at);
    if (!*piece || take_link(tail, piece) || take_rank(tail, piece) || take_date(tail, piece) ||
        take_prize(tail, piece))
        return;
    add_venue(tail, piece);
}

/* Where a piece ends: at a comma or a full stop before a blank, outside brackets. */
static bool is_end(const char *text, size_t at, int depth)
{
    if (depth > 0)
        return false;
    if (text[at] == ',' || text[at] == ';')
        return text[at + 1] == ' ';
    if (text[at] != '.' || text[at + 1] != ' ')
        return false;
    size_t word = at; /* "Proc. of", "vol. 3", "J. Foo": an abbreviation ends no sentence */
    while (word > 0 && isalpha((unsigned char)text[word - 1]))
        word--;
    return at - word > 4 || isdigit((unsigned char)text[at - (at > 0)]) ||
           text[at - (at > 0)] == ')';
}

/* The last year in a venue: "EuroSys 2026". */
static const char *find_year(struct cvx_outlining *out, const char *venue)
{
    const char *found = NULL;
    for (const char *at = venue; *at; at++) {
        if (!isdigit((unsigned char)*at) || (at > venue && isdigit((unsigned char)at[-1])))
            continue;
        char *end;
        const long value = strtol(at, &end, 10);
        if (end - at == 4 && value >= YEAR_MIN && value <= YEAR_MAX)
            found = at;
    }
    return found ? cvx_out_trim(out, found, 4) : NULL;
}

/* "TPDS 202": a year that was cut off, at the end of a venue; kept as it is written. */
static const char *find_broken_year(struct cvx_outlining *out, const char *venue)
{
    const char *last = strrchr(venue, ' ');
    if (!last || strlen(last + 1) != 3 || strspn(last + 1, "0123456789") != 3 ||
        (strncmp(last + 1, "20", 2) != 0 && strncmp(last + 1, "19", 2) != 0))
        return NULL;
    return cvx_out_trim(out, last + 1, 3);
}

/* "Angew. Chem. Int. Ed. 2021," before a volume: the year is no part of the journal's name. */
static const char *without_year(struct cvx_outlining *out, struct cvx_node *node, const char *venue,
                                const struct cvx_block_line *at)
{
    size_t len = strlen(venue);
    while (len > 0 && strchr(", ", venue[len - 1]))
        len--;
    if (len < 6 || venue[len - 5] != ' ' || !cvx_node_find(node, "volume"))
        return venue;
    const char *year = cvx_out_trim(out, venue + len - 4, 4);
    if (!year || !find_year(out, year))
        return venue;
    if (!cvx_node_find(node, "releaseDate"))
        cvx_out_text(out, node, "releaseDate", year, at);
    else if (strncmp(cvx_node_find(node, "releaseDate")->text, year, 4) != 0)
        return venue;
    return cvx_out_trim(out, venue, len - 5);
}

void cvx_citation_tail(struct cvx_outlining *out, struct cvx_node *node, const char *text,
                       const struct cvx_block_line *at)
{
    struct tail tail = {.out = out, .node = node, .at = at, .joint = ','};
    cvx_str_init(&tail.venue, out->arena);
    size_t start = 0;
    int depth = 0;
    size_t i = 0;
    for (; text[i]; i++) {
        depth += text[i] == '(';
        depth -= depth > 0 && text[i] == ')';
        if (!is_end(text, i, depth))
            continue;
        take_piece(&tail, text + start, i - start);
        tail.joint = text[i];
        start = i + 1;
    }
    take_piece(&tail, text + start, i - start);
    if (tail.venue.len == 0)
        return;
    const char *venue = without_year(out, node, cvx_str_get(&tail.venue), at);
    cvx_out_text(out, node, "publisher", venue, at);
    if (cvx_node_find(node, "releaseDate"))
        return;
    const char *year = find_year(out, venue);
    cvx_out_text(out, node, "releaseDate", year ? year : find_broken_year(out, venue), at);
}
