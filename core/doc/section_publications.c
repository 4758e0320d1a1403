/* SPDX-License-Identifier: MIT */
/* Publications, grouped by kind. What one citation looks like is in citation.c. */
#include "core/doc/citation.h"
#include "core/doc/rest.h"
#include "core/doc/sections.h"
#include "core/lang/fold.h"

#include <string.h>

/* Kinds by CSL's names (Citation Style Language 1.0.2, appendix III), and by what BibTeX and people
 * call them. Names are compared folded, without blanks and hyphens. */
static const struct {
    const char *names; /* separated by blanks, the CSL name first */
    enum cvx_label label;
} kinds[] = {
    {"preprint workingpaper arxiv unpublished submitted underreview", CVX_LABEL_PREPRINTS},
    {"paperconference conference conferencepaper inproceedings proceedings conferenceproceedings "
     "workshop workshoppaper",
     CVX_LABEL_CONFERENCE_PAPERS},
    {"articlejournal article journal journalarticle journalpaper articlemagazine",
     CVX_LABEL_JOURNAL_ARTICLES},
    {"book monograph", CVX_LABEL_BOOKS},
    {"chapter bookchapter inbook incollection", CVX_LABEL_CHAPTERS},
    {"thesis phdthesis mastersthesis dissertation", CVX_LABEL_THESES},
    {"report techreport technicalreport", CVX_LABEL_REPORTS},
    {"patent", CVX_LABEL_PATENTS},
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds, KIND_NONE = -1, KIND_OWN = -2 };

/* The type without case, blanks and hyphens. */
static void squeeze(const char *type, char squeezed[64])
{
    char folded[64];
    size_t len = 0;
    cvx_fold_text(type, strlen(type), folded, sizeof folded);
    for (const char *at = folded; *at; at++)
        if (*at != ' ' && *at != '-' && *at != '_')
            squeezed[len++] = *at;
    squeezed[len] = '\0';
}

static bool has_word(const char *words, const char *word)
{
    const size_t len = strlen(word);
    for (const char *at = words; len > 0 && (at = strstr(at, word)); at += len)
        if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
            return true;
    return false;
}

/* A row of kinds, KIND_NONE without a type, KIND_OWN for a type of the person's own. */
static int kind_of(const struct cvx_publication *publication)
{
    char type[64];
    if (!publication->type.s)
        return KIND_NONE;
    squeeze(publication->type.s, type);
    for (int i = 0; i < KIND_COUNT; i++)
        if (has_word(kinds[i].names, type))
            return i;
    return KIND_OWN;
}

static bool same_kind(const struct cvx_publication *a, const struct cvx_publication *b)
{
    const int kind = kind_of(a);
    if (kind != kind_of(b))
        return false;
    if (kind != KIND_OWN)
        return true;
    char types[2][64];
    squeeze(a->type.s, types[0]);
    squeeze(b->type.s, types[1]);
    return strcmp(types[0], types[1]) == 0;
}

/* A kind's heading. A type of the person's own is the heading itself, for all that have it. */
static void add_heading(struct cvx_builder *builder, struct cvx_block *group,
                        const struct cvx_publication *publication)
{
    const int kind = kind_of(publication);
    if (kind >= 0 || kind == KIND_NONE) {
        cvx_runs_add_label(builder, &group->text,
                           kind >= 0 ? kinds[kind].label : CVX_LABEL_OTHER_PUBLICATIONS, 0);
        return;
    }
    cvx_runs_add_string(builder, &group->text, cvx_key_title(builder->arena, publication->type.s),
                        (struct cvx_ink){.at = publication->type.at});
}

static void build_group(struct cvx_builder *builder, struct cvx_block *section,
                        const struct cvx_publication *first, bool headed)
{
    const struct cvx_resume *resume = builder->resume;
    struct cvx_block *parent = section;
    if (headed) {
        parent = cvx_block_add(builder, section, CVX_BLOCK_GROUP, NULL);
        if (!parent)
            return;
        parent->level = section->level + 1;
        add_heading(builder, parent, first);
    }
    int number = 0;
    for (size_t i = 0; i < resume->publications_count; i++) {
        const struct cvx_publication *publication = &resume->publications[i];
        if (!same_kind(publication, first))
            continue;
        cvx_builder_mark(builder, publication->type.at,
                         kind_of(publication) == KIND_OWN ? CVX_SEEN_SHOWN : CVX_SEEN_USED);
        if (cvx_citation_add(builder, parent, publication, number + 1))
            number++;
    }
    if (!parent->first && headed) {
        /* Nothing but a kind: a person's own word for it is still a word. */
        cvx_block_drop_last(section);
        struct cvx_block *row = kind_of(first) == KIND_OWN
                                    ? cvx_block_add(builder, section, CVX_BLOCK_ROW, NULL)
                                    : NULL;
        if (row)
            row->text = parent->text;
    }
}

/* What the mark at authors' names means. */
static void add_legend(struct cvx_builder *builder, struct cvx_block *section)
{
    bool marks = false;
    for (size_t i = 0; i < builder->resume->publications_count; i++)
        marks |= builder->resume->publications[i].equal_contribution.count > 0;
    struct cvx_block *legend = marks ? cvx_block_add(builder, section, CVX_BLOCK_META, NULL) : NULL;
    if (!legend)
        return;
    cvx_runs_add_string(builder, &legend->text, CVX_EQUAL_MARK,
                        (struct cvx_ink){.style = CVX_STYLE_SUPERSCRIPT});
    cvx_runs_add_label(builder, &legend->text, CVX_LABEL_EQUAL_CONTRIBUTION, 0);
}

void cvx_section_publications(struct cvx_builder *builder, struct cvx_block *section)
{
    const struct cvx_resume *resume = builder->resume;
    const size_t count = resume->publications_count;
    bool typed = false;
    for (size_t i = 0; i < count; i++)
        typed |= resume->publications[i].type.s != NULL;
    add_legend(builder, section);
    /* Groups in the order in which their first member comes; those without a type last. */
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < count; i++) {
            const struct cvx_publication *first = &resume->publications[i];
            bool seen = (kind_of(first) == KIND_NONE) != (pass == 1);
            for (size_t k = 0; k < i && !seen; k++)
                seen = same_kind(&resume->publications[k], first);
            if (!seen)
                build_group(builder, section, first, typed);
        }
}
