/* SPDX-License-Identifier: MIT */
/* The links behind a publication, "[PDF] [Code] [Slides]": their words say where they lead, and are
 * no part of the venue. */
#include "core/model/link.h"
#include "importers/outline/citation.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LABEL_MAX = 24 };

/* Names of links that lead to the text itself, and of those that lead to what belongs to it. */
static const char *const texts[] = {
    "pdf",       "paper",   "link",    "url",  "html", "online", "doi", "arxiv",     "preprint",
    "full text", "article", "website", "論文", "论文", "リンク", "web", "publisher", "lien"};
static const char *const others[] = {"code",     "slides",   "video",   "poster",     "bibtex",
                                     "bib",      "data",     "dataset", "demo",       "talk",
                                     "abstract", "github",   "project", "supplement", "appendix",
                                     "代码",     "artifact", "blog",    "folien",     "recording"};

static bool is_one_of(const char *text, size_t len, const char *const words[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == len && strncasecmp(words[i], text, len) == 0)
            return true;
    return false;
}

/* The word of a link without its brackets. */
static const char *label_of(const struct cvx_styled *styled, const struct cvx_styled_link *link,
                            size_t *len)
{
    size_t from = link->from;
    size_t to = link->to;
    while (from < to && strchr("[( ", styled->text[from]))
        from++;
    while (to > from && strchr("]) .", styled->text[to - 1]))
        to--;
    *len = to - from;
    return styled->text + from;
}

static void set_link(struct cvx_outlining *out, struct cvx_node *node, const char *url,
                     const struct cvx_block_line *at)
{
    const char *doi = cvx_doi_find(url);
    if (doi && !cvx_node_find(node, "doi"))
        cvx_out_text(out, node, "doi", doi, at);
    const struct cvx_node *there = cvx_node_find(node, "url");
    if (doi && strncasecmp(url, "doi:", 4) == 0)
        url = cvx_arena_printf(out->arena, "https://doi.org/%s", doi);
    if (!url)
        return;
    if (!there)
        cvx_out_text(out, node, "url", url, at);
    else if (there && strcmp(there->text, url) != 0)
        cvx_out_report(out, CVX_CODE_GUESSED, at, "a publication has one link; left out: %s", url);
}

const char *cvx_citation_links(struct cvx_outlining *out, struct cvx_node *node,
                               const struct cvx_styled *styled, size_t from,
                               const struct cvx_block_line *at)
{
    struct cvx_str tail;
    cvx_str_init(&tail, out->arena);
    size_t done = from;
    for (size_t i = 0; i < styled->link_count; i++) {
        const struct cvx_styled_link *link = &styled->links[i];
        size_t len;
        const char *label = label_of(styled, link, &len);
        const bool text = is_one_of(label, len, texts, sizeof texts / sizeof *texts);
        if (link->from < done || link->image || !link->url || !*link->url || len > LABEL_MAX ||
            (!text && !is_one_of(label, len, others, sizeof others / sizeof *others)))
            continue;
        size_t end = link->from;
        while (end > done && strchr("[( ", styled->text[end - 1]))
            end--;
        cvx_str_add_bytes(&tail, styled->text + done, end - done);
        done = link->to + strspn(styled->text + link->to, "])");
        if (text)
            set_link(out, node, link->url, at);
        else
            cvx_out_report(out, CVX_CODE_GUESSED, at,
                           "a publication has one link; left out: %.*s, %s", (int)len, label,
                           link->url);
    }
    cvx_str_add(&tail, styled->text + done);
    return cvx_str_get(&tail);
}
