/* SPDX-License-Identifier: MIT */
/* The JSON Resume importer, for every version from the drafts of 2014 to 1.3. The strict reader,
 * the cleaning and the reading of fields are elsewhere; here is what only this format needs:
 * telling it from other JSON, and the drafts' name in two halves. */
#include "importers/importer.h"

#include "formats/json.h"
#include "importers/jsonresume/sniff.h"

#include <string.h>

extern const struct cvx_importer cvx_jsonresume_importer;

/* Bytes that probe() looks at. */
enum { PROBE_LEN = 4096 };

static bool holds(const char *bytes, size_t len, const char *word)
{
    const size_t word_len = strlen(word);
    for (size_t i = 0; i + word_len <= len; i++)
        if (bytes[i] == word[0] && memcmp(bytes + i, word, word_len) == 0)
            return true;
    return false;
}

/* Never 0: it is the format that everyone means, so its reader says best what is wrong with what is
 * in no format at all. */
static int probe(const struct cvx_source *source)
{
    static const char *const words[] = {"\"basics\"", "\"work\"", "\"education\"", "\"bio\"",
                                        "\"skills\""};
    const size_t len = source->len < PROBE_LEN ? source->len : PROBE_LEN;
    size_t start = len >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (start < len && strchr(" \t\r\n", source->bytes[start]) && source->bytes[start])
        start++;
    if (start == len || source->bytes[start] != '{')
        return 1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (holds(source->bytes, len, words[i]))
            return 80;
    return 20;
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

static enum cvx_status read(const struct cvx_source *source, struct cvx_arena *arena,
                            struct cvx_diag *diag, struct cvx_node **root)
{
    enum cvx_status status = cvx_json_read(source->bytes, source->len, arena, diag, root);
    if (status == CVX_OK)
        status = cvx_jsonresume_sniff(*root, diag);
    if (status == CVX_OK)
        join_names(*root, arena, diag);
    return status;
}

const struct cvx_importer cvx_jsonresume_importer = {
    .name = "jsonresume",
    .summary = "JSON Resume, every version from the drafts of 2014 to 1.3",
    .probe = probe,
    .read = read,
};
