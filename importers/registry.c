/* SPDX-License-Identifier: MIT */
/* The input formats: one line each. */
#include "importers/importer.h"

#include "core/base/limits.h"
#include "importers/publications.h"

#include <string.h>

extern const struct cvx_importer cvx_europass_importer;
extern const struct cvx_importer cvx_jsonresume_importer;
extern const struct cvx_importer cvx_markdown_importer;
extern const struct cvx_importer cvx_org_importer;
extern const struct cvx_importer cvx_fresh_importer;
extern const struct cvx_importer cvx_reactiveresume_importer;
extern const struct cvx_importer cvx_visiky_importer;
extern const struct cvx_importer cvx_bibtex_importer;
extern const struct cvx_importer cvx_csl_importer;
extern const struct cvx_importer cvx_rendercv_importer;
extern const struct cvx_importer cvx_yamlresume_importer;
extern const struct cvx_importer cvx_linkedin_importer;
extern const struct cvx_importer cvx_pdf_importer;
extern const struct cvx_importer cvx_docx_importer;

/* clang-format off */
const struct cvx_importer *const cvx_importers[] = {
    &cvx_jsonresume_importer,
    &cvx_markdown_importer,
    &cvx_org_importer,
    &cvx_europass_importer,
    &cvx_fresh_importer,
    &cvx_reactiveresume_importer,
    &cvx_visiky_importer,
    &cvx_bibtex_importer,
    &cvx_csl_importer,
    &cvx_rendercv_importer,
    &cvx_yamlresume_importer,
    &cvx_linkedin_importer,
    &cvx_pdf_importer,
    &cvx_docx_importer,
    NULL,
};
/* clang-format on */

static const struct cvx_importer *by_name(const char *name, struct cvx_diag *diag)
{
    for (size_t i = 0; cvx_importers[i]; i++)
        if (strcmp(cvx_importers[i]->name, name) == 0)
            return cvx_importers[i];
    cvx_diag_add(diag, CVX_CODE_USAGE, NULL, "there is no input format %s",
                 cvx_diag_quote(diag, name));
    return NULL;
}

const struct cvx_importer *cvx_importer_find(const struct cvx_source *source, const char *from,
                                             struct cvx_diag *diag)
{
    if (from)
        return by_name(from, diag);
    const struct cvx_importer *surest = NULL;
    int most = 0;
    for (size_t i = 0; cvx_importers[i]; i++) {
        const int sure = cvx_importers[i]->probe(source);
        if (sure > most) {
            most = sure;
            surest = cvx_importers[i];
        }
    }
    if (!surest)
        cvx_diag_add(diag, CVX_CODE_NOT_A_RESUME, NULL, "it is in no format that cvexport reads");
    return surest;
}

enum cvx_status cvx_import(const struct cvx_source *source, const char *from,
                           struct cvx_arena *arena, struct cvx_diag *diag, struct cvx_node **root)
{
    if (source->nested > CVX_LIMIT_NESTED) {
        cvx_diag_add(diag, CVX_CODE_LIMIT, NULL, "files lie inside each other more than %d deep",
                     CVX_LIMIT_NESTED);
        return CVX_REJECTED;
    }
    const struct cvx_importer *importer = cvx_importer_find(source, from, diag);
    if (!importer)
        return from ? CVX_USAGE : CVX_REJECTED;
    return importer->read(source, arena, diag, root);
}

/* What else is in the file is not asked for. */
static void leave_others(const struct cvx_node *root, struct cvx_diag *diag)
{
    for (const struct cvx_node *member = root->first; member; member = member->next)
        if (strcmp(member->key, "publications") != 0 && !cvx_node_blank(member))
            cvx_diag_add(diag, CVX_CODE_LEFT_OUT, member,
                         "only the publications of this file are taken, not %s",
                         cvx_diag_quote(diag, member->key));
}

static enum cvx_status join(const struct cvx_source *source, struct cvx_node *root,
                            struct cvx_arena *arena, struct cvx_diag *diag)
{
    struct cvx_node *other = NULL;
    const enum cvx_status status = cvx_import(source, NULL, arena, diag, &other);
    if (status != CVX_OK)
        return status;
    other->key = cvx_arena_strdup(arena, source->name);
    if (source->name && !other->key)
        return cvx_diag_memory(diag);
    if (cvx_node_blank(cvx_node_find(other, "publications"))) {
        cvx_diag_add(diag, CVX_CODE_NOT_A_RESUME, NULL, "there are no publications in it");
        cvx_diag_hint(diag, "--publications takes BibTeX, CSL-JSON, or a CV that has some");
        return CVX_REJECTED;
    }
    leave_others(other, diag);
    return cvx_publications_join(root, other, arena, diag);
}

enum cvx_status cvx_import_publications(const struct cvx_source *source, struct cvx_node *root,
                                        struct cvx_arena *arena, struct cvx_diag *diag)
{
    const char *file = diag->file;
    diag->file = source->name;
    const enum cvx_status status = join(source, root, arena, diag);
    diag->file = file;
    return status;
}
