/* SPDX-License-Identifier: MIT */
/* The JSON Resume importer, for every version from the drafts of 2014 to 1.3, in JSON and in YAML.
 * The readers, the cleaning and the reading of fields are elsewhere; here is what only this format
 * needs: telling it from other data, and the drafts' name in two halves. */
#include "importers/importer.h"

#include "importers/data.h"
#include "importers/sniff.h"

#include <string.h>

extern const struct cvx_importer cvx_jsonresume_importer;

/* Never 0: it is the format that everyone means, so its reader says best what is wrong with what is
 * in no format at all. */
static int probe(const struct cvx_source *source)
{
    static const char *const sections[] = {"basics", "work", "education", "bio", "skills"};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (cvx_data_has(source, sections[i]))
            return 80;
    return cvx_data_is_object(source) ? 20 : 1;
}

static bool has_parent(struct cvx_node *node, void *context)
{
    (void)context;
    return node->parent != NULL;
}

static bool is_text(const struct cvx_node *node)
{
    return node->kind == CVX_NODE_STRING && !cvx_node_blank(node);
}

/* The drafts had bio.firstName and bio.lastName: the first becomes the whole name. */
static void join_names(const struct cvx_node *root, struct cvx_arena *arena, struct cvx_diag *diag)
{
    struct cvx_node *basics = root->first;
    while (basics && strcmp(basics->key, "basics") != 0 && strcmp(basics->key, "bio") != 0)
        basics = basics->next;
    if (!basics || basics->kind != CVX_NODE_OBJECT ||
        !cvx_node_blank(cvx_node_find(basics, "name")))
        return;
    struct cvx_node *first = NULL;
    struct cvx_node *last = NULL;
    for (struct cvx_node *child = basics->first; child; child = child->next) {
        if (strcmp(child->key, "firstName") == 0 && is_text(child))
            first = child;
        if (strcmp(child->key, "lastName") == 0 && is_text(child))
            last = child;
    }
    if (!first || !last)
        return;
    const char *name = cvx_arena_printf(arena, "%s %s", first->text, last->text);
    if (!name)
        return;
    cvx_diag_add(diag, CVX_CODE_LEGACY_NAME, last, "\"lastName\" is joined with \"firstName\"");
    first->text = name;
    last->parent = NULL;
    cvx_node_filter(basics, has_parent, NULL);
}

/* In YAML a grade or a year needs no quotes to be a text. Only in meta are settings, which may be
 * numbers. */
static void numbers_to_texts(struct cvx_node *root)
{
    for (struct cvx_node *section = root->first; section; section = section->next)
        if (strcmp(section->key, "meta") != 0)
            cvx_data_quote_numbers(section);
}

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    enum cvx_status status = cvx_data_read(source, false, arena, diag, root);
    if (status == CVX_OK)
        status = cvx_sniff_expect(*root, cvx_jsonresume_importer.name, diag);
    if (status != CVX_OK)
        return status;
    join_names(*root, arena, diag);
    if (cvx_data_is_yaml(source))
        numbers_to_texts(*root);
    return status;
}

const struct cvx_importer cvx_jsonresume_importer = {
    .name = "jsonresume",
    .summary = "JSON Resume, from the drafts of 2014 to 1.3, as JSON or YAML",
    .probe = probe,
    .read = read,
};
