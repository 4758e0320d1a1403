/* SPDX-License-Identifier: MIT */
/* The Org importer. The blocks are read by formats/outline_org.c and understood by
 * importers/outline/; here it is told from other text. */
#include "importers/outline.h"

#include <string.h>
#include <strings.h>

extern const struct cvx_importer cvx_org_importer;

enum { PROBE_LEN = 8192 };

static bool has_suffix(const char *name)
{
    const size_t len = name ? strlen(name) : 0;
    return len > 4 && strcasecmp(name + len - 4, ".org") == 0;
}

/* Lines that only Org has: keywords and drawers; headings of one star are lists elsewhere. */
static int probe(const struct cvx_source *source)
{
    const size_t len = source->len < PROBE_LEN ? source->len : PROBE_LEN;
    int marks = 0;
    int headings = 0;
    if (!source->bytes || len == 0 || memchr(source->bytes, '\0', len))
        return 0;
    for (size_t at = 0; at + 3 < len; at++) {
        if (at > 0 && source->bytes[at - 1] != '\n')
            continue;
        marks += strncasecmp(source->bytes + at, "#+", 2) == 0;
        marks += len - at > 12 && strncasecmp(source->bytes + at, ":PROPERTIES:", 12) == 0;
        headings +=
            strncmp(source->bytes + at, "* ", 2) == 0 || strncmp(source->bytes + at, "** ", 3) == 0;
    }
    if (has_suffix(source->name))
        return headings + marks > 0 ? 90 : 60;
    return marks > 0 && headings > 0 ? 80 : 0;
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    struct cvx_outline outline = {.first = NULL};
    const enum cvx_status status =
        cvx_outline_read_org(source->bytes, source->len, arena, diag, &outline);
    return status == CVX_OK ? cvx_outline_arrange(&outline, arena, diag, root) : status;
}

const struct cvx_importer cvx_org_importer = {
    .name = "org",
    .summary = "a CV in Org: headings, drawers, tables",
    .probe = probe,
    .read = read,
};
