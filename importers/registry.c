/* SPDX-License-Identifier: MIT */
/* The input formats: one line each. */
#include "importers/importer.h"

#include <string.h>

extern const struct cvx_importer cvx_jsonresume_importer;

const struct cvx_importer *const cvx_importers[] = {
    &cvx_jsonresume_importer,
    NULL,
};

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
