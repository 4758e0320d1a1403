/* SPDX-License-Identifier: MIT */
/* A citation is three sentences, each of which may be missing: who, what, where and when. */
#include "core/doc/citation.h"

#include "core/base/utf8.h"
#include "core/doc/dates.h"
#include "core/doc/entry.h"
#include "core/doc/inline.h"
#include "core/doc/link.h"
#include "core/doc/owner.h"
#include "core/doc/rest.h"
#include "core/lang/detect.h"
#include "core/lang/fold.h"
#include "core/model/link.h"

#include <string.h>
#include <strings.h>

static bool same_name(const char *a, const char *b)
{
    char folded[2][256];
    const size_t len = cvx_fold_text(a, strlen(a), folded[0], sizeof folded[0]);
    cvx_fold_text(b, strlen(b), folded[1], sizeof folded[1]);
    return len > 0 ? strcmp(folded[0], folded[1]) == 0 : strcmp(a, b) == 0;
}

static bool contributed_equally(struct cvx_builder *builder,
                                const struct cvx_publication *publication, const char *author)
{
    bool equally = false;
    for (size_t i = 0; i < publication->equal_contribution.count; i++) {
        const struct cvx_text *name = &publication->equal_contribution.items[i];
        if (!same_name(name->s, author))
            continue;
        equally = true;
        cvx_builder_mark(builder, name->at,
                         strcmp(name->s, author) == 0 ? CVX_SEEN_SHOWN : CVX_SEEN_USED);
    }
    return equally;
}

static size_t find_owner(struct cvx_builder *builder, const struct cvx_texts *authors)
{
    const struct cvx_basics *basics = builder->resume->basics;
    const char **names = cvx_arena_alloc_array(builder->arena, authors->count, sizeof *names);
    if (!basics || !names)
        return authors->count;
    for (size_t i = 0; i < authors->count; i++)
        names[i] = authors->items[i].s;
    return cvx_owner_find(basics->name.s, basics->native_name.s, names, authors->count);
}

static void add_authors(struct cvx_builder *builder, struct cvx_runs *runs,
                        const struct cvx_publication *publication)
{
    const struct cvx_texts *authors = &publication->authors;
    const size_t owner = find_owner(builder, authors);
    for (size_t i = 0; i < authors->count; i++) {
        if (i > 0)
            cvx_runs_add_label(builder, runs, CVX_LABEL_COMMA, 0);
        cvx_runs_add_string(builder, runs, authors->items[i].s,
                            (struct cvx_ink){.style = i == owner ? CVX_STYLE_STRONG : 0,
                                             .at = authors->items[i].at});
        cvx_runs_trim(builder, runs);
        if (contributed_equally(builder, publication, authors->items[i].s))
            cvx_runs_add_string(builder, runs, CVX_EQUAL_MARK,
                                (struct cvx_ink){.style = CVX_STYLE_SUPERSCRIPT});
    }
}

/* Ends a sentence that another one follows. */
static void end_sentence(struct cvx_builder *builder, struct cvx_runs *runs)
{
    if (!runs->first)
        return;
    if (cvx_runs_end_sentence(runs))
        cvx_runs_separate(builder, runs, " ", 0);
    else
        cvx_runs_add_label(builder, runs, CVX_LABEL_FULL_STOP, 0);
}

/* American English closes the sentence before the quotation mark. */
static bool stop_inside(const struct cvx_builder *builder)
{
    return strcmp(builder->doc->lang, "en") == 0 || strcmp(builder->doc->lang, "en-US") == 0;
}

static void add_title(struct cvx_builder *builder, struct cvx_runs *runs,
                      const struct cvx_publication *publication, bool more)
{
    if (!publication->name.s)
        return;
    cvx_runs_add_label(builder, runs, CVX_LABEL_TITLE_OPEN, 0);
    cvx_inline_add(builder, runs, publication->name, 0);
    const bool ended = cvx_runs_end_sentence(runs);
    const bool inside = stop_inside(builder) && !ended;
    if (inside)
        cvx_runs_add_string(builder, runs, ".", (struct cvx_ink){0});
    cvx_runs_add_label(builder, runs, CVX_LABEL_TITLE_CLOSE, 0);
    if (!more)
        return;
    if (inside || ended)
        cvx_runs_separate(builder, runs, " ", 0);
    else
        cvx_runs_add_label(builder, runs, CVX_LABEL_FULL_STOP, 0);
}

/* "EuroSys 2026" needs no year behind it. */
static bool names_year(const char *venue, const struct cvx_date_value *date)
{
    if (!venue)
        return false;
    if (!cvx_date_is_known(date)) {
        const size_t venue_len = strlen(venue);
        const size_t len = date->text.s ? strlen(date->text.s) : 0;
        return len > 0 && len <= venue_len && strcmp(venue + venue_len - len, date->text.s) == 0;
    }
    char year[CVX_DATE_ISO_MAX];
    cvx_date_iso((struct cvx_date){.year = date->date.year}, year);
    return strstr(venue, year) != NULL;
}

static void add_comma(struct cvx_builder *builder, struct cvx_runs *runs)
{
    if (runs->first)
        cvx_runs_add_label(builder, runs, CVX_LABEL_COMMA, 0);
}

/* Where in the venue: " 14(4), 327–344". */
static void add_place(struct cvx_builder *builder, struct cvx_runs *venue,
                      const struct cvx_publication *publication)
{
    if (publication->volume.s || publication->issue.s)
        cvx_runs_separate(builder, venue, " ", 0);
    cvx_inline_add(builder, venue, publication->volume, 0);
    if (publication->issue.s) {
        cvx_runs_add_string(builder, venue, "(", (struct cvx_ink){0});
        cvx_inline_add(builder, venue, publication->issue, 0);
        cvx_runs_add_string(builder, venue, ")", (struct cvx_ink){0});
    }
    if (publication->pages.s) {
        add_comma(builder, venue);
        cvx_inline_add(builder, venue, publication->pages, 0);
    }
}

/* Italics are a habit of alphabets: beside Han, kana or hangul only the Latin letters would slant.
 */
static unsigned venue_style(const char *venue)
{
    while (venue && *venue) {
        const enum cvx_script script = cvx_script_of(cvx_utf8_next(&venue));
        if (script == CVX_SCRIPT_HAN || script == CVX_SCRIPT_KANA || script == CVX_SCRIPT_HANGUL)
            return 0;
    }
    return CVX_STYLE_EMPHASIS;
}

/* "EuroSys 2026 (Major Revision), CCF-A". */
static void add_venue(struct cvx_builder *builder, struct cvx_runs *runs,
                      const struct cvx_publication *publication)
{
    struct cvx_runs venue = {NULL, NULL};
    cvx_inline_add(builder, &venue, publication->publisher, venue_style(publication->publisher.s));
    add_place(builder, &venue, publication);
    if (names_year(publication->publisher.s, &publication->release_date)) {
        cvx_builder_mark(builder, publication->release_date.text.at, CVX_SEEN_SHOWN);
    } else if (publication->release_date.text.s) {
        add_comma(builder, &venue);
        cvx_dates_add(builder, &venue, &publication->release_date);
    }
    if (publication->status.s && venue.first) {
        cvx_runs_add_label(builder, &venue, CVX_LABEL_PAREN_OPEN, 0);
        cvx_inline_add(builder, &venue, publication->status, 0);
        cvx_runs_add_label(builder, &venue, CVX_LABEL_PAREN_CLOSE, 0);
    } else {
        cvx_inline_add(builder, &venue, publication->status, 0);
    }
    if (publication->rank.s) {
        add_comma(builder, &venue);
        cvx_inline_add(builder, &venue, publication->rank, 0);
    }
    for (size_t i = 0; i < publication->awards.count; i++) {
        if (i == 0)
            end_sentence(builder, &venue);
        else
            add_comma(builder, &venue);
        cvx_inline_add(builder, &venue, publication->awards.items[i], CVX_STYLE_STRONG);
    }
    cvx_runs_append(runs, &venue);
}

static bool has_venue(const struct cvx_publication *publication)
{
    return publication->publisher.s || publication->release_date.text.s || publication->status.s ||
           publication->rank.s || publication->awards.count > 0 || publication->volume.s ||
           publication->issue.s || publication->pages.s;
}

/* The DOI leads through the resolver; the URL, when it says the same, is only a link. */
static void add_links(struct cvx_builder *builder, struct cvx_runs *runs,
                      const struct cvx_publication *publication)
{
    const struct cvx_text written = publication->doi;
    const char *doi = written.s ? cvx_doi_find(written.s) : NULL;
    if (written.s) {
        end_sentence(builder, runs);
        struct cvx_ink ink = {.at = written.at};
        if (doi) {
            const char *url = cvx_arena_printf(builder->arena, "https://doi.org/%s", doi);
            ink.href = url ? cvx_link_target(builder->arena, url, strlen(url)) : NULL;
        }
        if (doi == written.s)
            cvx_runs_add_string(builder, runs, "doi:", (struct cvx_ink){.href = ink.href});
        cvx_runs_add_string(builder, runs, written.s, ink);
    }
    if (!publication->url.text.s)
        return;
    const char *address = doi ? cvx_doi_find(publication->url.text.s) : NULL;
    if (address && strcasecmp(address, doi) == 0) {
        cvx_builder_mark(builder, publication->url.text.at, CVX_SEEN_USED);
        return;
    }
    if (written.s)
        cvx_runs_separate(builder, runs, ", ", 0);
    else
        end_sentence(builder, runs);
    cvx_url_add(builder, runs, &publication->url);
}

/* A citation that ends in a link has no full stop behind it. */
static void close_citation(struct cvx_builder *builder, struct cvx_runs *runs)
{
    const bool link = runs->last && runs->last->href;
    if (link || cvx_runs_end_sentence(runs) || !runs->first)
        return;
    cvx_runs_add_label(builder, runs, CVX_LABEL_FULL_STOP, 0);
    cvx_runs_trim(builder, runs);
}

bool cvx_citation_add(struct cvx_builder *builder, struct cvx_block *parent,
                      const struct cvx_publication *publication, int number)
{
    struct cvx_block *block =
        cvx_block_add(builder, parent, CVX_BLOCK_PUBLICATION, publication->base.at);
    if (!block)
        return false;
    struct cvx_runs *runs = &block->text;
    block->number = number;
    add_authors(builder, runs, publication);
    end_sentence(builder, runs);
    add_title(builder, runs, publication, has_venue(publication));
    add_venue(builder, runs, publication);
    add_links(builder, runs, publication);
    close_citation(builder, runs);
    cvx_inline_prose(builder, block, publication->summary, 0);
    cvx_row_add_list(builder, block, CVX_LABEL_KEYWORDS, &publication->keywords);
    cvx_rest_add(builder, block, publication->base.at);
    if (!block->text.first && !block->first) {
        cvx_block_drop_last(parent);
        return false;
    }
    return true;
}
