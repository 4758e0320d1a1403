/* SPDX-License-Identifier: MIT */
/* The output formats: one row each. PDF and DOCX are modules, opened when they are first written.
 */
#include "exporters/exporter.h"

#include <string.h>

extern const struct cvx_exporter cvx_json_exporter;

const struct cvx_exporter *const cvx_exporters[] = {
    &cvx_json_exporter,
    NULL,
};

const struct cvx_exporter *cvx_exporter_find(const char *name)
{
    for (size_t i = 0; cvx_exporters[i]; i++)
        if (strcmp(cvx_exporters[i]->name, name) == 0)
            return cvx_exporters[i];
    return NULL;
}
