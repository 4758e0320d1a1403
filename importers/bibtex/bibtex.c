/* SPDX-License-Identifier: MIT */
/* The BibTeX importer: each entry becomes a publication, of the kind that CSL calls it. Fields that
 * JSON Resume does not know stay under their own names. */
#include "importers/importer.h"

#include "formats/bibtex.h"
#include "importers/arrange.h"
#include "importers/bibtex/crossref.h"
#include "importers/bibtex/fields.h"

#include <string.h>

extern const struct cvx_importer cvx_bibtex_importer;

/* What reference managers note for themselves; a "*" stands for any end. */
static const char *const settings[] = {
    "@key",           "file",
    "owner",          "timestamp",
    "groups",         "bdsk-*",
    "date-*",         "mendeley-*",
    "username",       "ranking",
    "priority",       "readstatus",
    "qualityassured", "relevance",
    "printed",        "citeulike-*",
    "posted-at",      "biburl",
    "bibsource",      "__markedentry",
    "added-at",       "interhash",
    "intrahash",      "langid",
    "hyphenation",    "options",
    "presort",        "sortkey",
    "sortname",       "sortyear",
    "sorttitle",      "ids",
    "entryset",       "label",
    "shorthand",      "keywords-*",
    "creationdate",   "modificationdate",
};

static bool is_setting(const char *key)
{
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        const size_t len = strcspn(settings[i], "*");
        if (strncmp(key, settings[i], len) == 0 && (settings[i][len] == '*' || !key[len]))
            return true;
    }
    return false;
}

static void inherit(struct cvx_arranger *arranger, const struct cvx_node *parent,
                    struct cvx_node *into)
{
    for (const struct cvx_arrange_row *row = cvx_bibtex_inherited; row->from; row++) {
        const struct cvx_node *from = cvx_node_find(parent, row->from);
        if (from && !cvx_node_blank(from) && !cvx_node_find(into, row->to))
            row->make(arranger, from, into, row->to);
    }
}

static void arrange_entry(struct cvx_arranger *arranger, const struct cvx_node *entry,
                          const struct cvx_node *parent, struct cvx_node *publications)
{
    struct cvx_node *into = cvx_arrange_object(arranger, publications, NULL, entry);
    cvx_arrange_rows(arranger, entry, cvx_bibtex_rows, into);
    if (parent) {
        cvx_arrange_settle(arranger, cvx_node_find(entry, "crossref"));
        inherit(arranger, parent, into);
    }
    for (const struct cvx_node *rest = entry->first; rest && arranger->failed == CVX_OK;
         rest = rest->next) {
        if (cvx_node_blank(rest) || cvx_arrange_settled(arranger, rest))
            continue;
        if (is_setting(rest->key))
            cvx_arrange_leave(arranger, CVX_CODE_SETTING, rest);
        else
            cvx_bibtex_make_text(arranger, rest, into, rest->key);
    }
    cvx_arrange_settle(arranger, entry);
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_node *tree = NULL;
    const enum cvx_status status = cvx_bibtex_read(source->bytes, source->len, arena, diag, &tree);
    if (status != CVX_OK)
        return status;
    if (!tree->first) {
        cvx_diag_add(diag, CVX_CODE_NOT_A_RESUME, NULL, "there is no BibTeX entry in it");
        cvx_diag_hint(diag, "an entry looks like @article{key, title = {…}, year = 2020}");
        return CVX_REJECTED;
    }
    struct cvx_arranger arranger;
    struct cvx_node *into = cvx_arrange_open(&arranger, tree, arena, diag);
    struct cvx_node *publications = cvx_arrange_array(&arranger, into, "publications", tree);
    struct cvx_crossref crossref;
    cvx_crossref_init(&crossref, tree, arena);
    for (const struct cvx_node *entry = tree->first; entry; entry = entry->next) {
        if (entry->kind != CVX_NODE_OBJECT)
            cvx_arrange_leave(&arranger, CVX_CODE_SETTING, entry);
        else if (cvx_crossref_is_volume(&crossref, entry))
            cvx_arrange_settle(&arranger, cvx_node_find(entry, "@type"));
        else
            arrange_entry(&arranger, entry, cvx_crossref_find(&crossref, entry), publications);
    }
    return cvx_arrange_close(&arranger, root);
}

static int probe(const struct cvx_source *source)
{
    enum { LOOK = 65536 };
    const size_t len = source->len < LOOK ? source->len : LOOK;
    return source->bytes && cvx_bibtex_probe(source->bytes, len) ? 85 : 0;
}

const struct cvx_importer cvx_bibtex_importer = {
    .name = "bibtex",
    .summary = "publications from BibTeX or biblatex",
    .probe = probe,
    .read = read,
};
